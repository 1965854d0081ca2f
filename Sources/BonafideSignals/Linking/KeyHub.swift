/// A key so many applicants share that sharing it says nothing.
package struct KeyHub: Sendable {
    package let kind: LinkKind
    /// How many share it.
    package let count: Int
    private let first: UInt32
    /// The applicants who share it, ascending; empty once nobody needs them.
    private(set) var rows: [UInt32]

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

    /// Lets go of the sharers of those hubs of one kind whose order is told by their smallest sharers.
    static func forgetRows(of hubs: inout [KeyHub]) {
        let times = Dictionary(hubs.map { ($0.first, 1) }, uniquingKeysWith: +)
        for place in hubs.indices where times[hubs[place].first] == 1 { hubs[place] = hubs[place].withoutRows }
    }
}
