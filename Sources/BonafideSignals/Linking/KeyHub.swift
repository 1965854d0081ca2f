internal import Synchronization

/// A key so many applicants share that sharing it says nothing.
package struct KeyHub: Sendable {
    package let kind: LinkKind
    /// How many share it.
    package let count: Int
    private let first: UInt32
    /// The applicants who share it, ascending; empty once nobody needs them.
    package private(set) var rows: [UInt32]

    /// Takes applicants, ascending.
    init(_ kind: LinkKind, _ rows: [UInt32]) {
        self.kind = kind
        self.rows = rows
        count = rows.count
        first = rows.first ?? 0
    }

    /// The same without further records of applicants, where it is known who shares the key.
    func without(_ further: Set<UInt32>) -> KeyHub {
        rows.contains { further.contains($0) } ? KeyHub(kind, rows.filter { !further.contains($0) }) : self
    }

    /// The same without its sharers.
    var withoutRows: KeyHub {
        var hub = self
        hub.rows = []
        return hub
    }

    /// Orders hubs by their smallest sharer and kind, then by all sharers.
    static func inOrder(_ a: KeyHub, _ b: KeyHub) -> Bool {
        if a.first != b.first { return a.first < b.first }
        if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
        return a.rows.lexicographicallyPrecedes(b.rows)
    }

    /// Lets go of the sharers of those hubs of one kind whose order is told without them: no other hub has the same
    /// smallest sharer, or those that have are shared by the same applicants.
    static func forgetRows(of hubs: inout [KeyHub]) {
        let alike = Dictionary(grouping: hubs.indices) { [hubs] in hubs[$0].first }
        for places in alike.values where places.allSatisfy({ [hubs] in hubs[$0].rows == hubs[places[0]].rows }) {
            for place in places { hubs[place] = hubs[place].withoutRows }
        }
    }

    /// The same, with sharers in memory that others hold as well where they are the same.
    func sharing(_ pool: SharerPool) -> KeyHub {
        var hub = self
        hub.rows = pool.pooled(rows)
        return hub
    }
}

/// The sharers of hubs, each list held once: those of one picture share each of its twenty keys.
final class SharerPool: Sendable {
    private let lists = Mutex<[UInt32: [[UInt32]]]>([:])

    /// The list of the same applicants that came first.
    func pooled(_ rows: [UInt32]) -> [UInt32] {
        guard let first = rows.first else { return rows }
        return lists.withLock { lists in
            if let known = lists[first]?.first(where: { $0 == rows }) { return known }
            lists[first, default: []].append(rows)
            return rows
        }
    }
}
