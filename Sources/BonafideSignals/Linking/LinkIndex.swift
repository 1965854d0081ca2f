/// What the first pass learnt of who shares what with whom.
package struct LinkIndex: Sendable {
    /// Keys at least two applicants share, hubs included.
    package let shared: [SharedKey]
    /// Pairs of applicants who share a key that is no hub.
    package let pairs: [LinkedPair]
    /// Rings of linked applicants.
    package let rings: [Ring]
    private let ringOfRow: [UInt32: Int32]
    private let pairsOfRow: [UInt32: [Int32]]
    private let hubsOfRow: [UInt32: UInt64]
    private let declared: [UInt32: LinkDeclarations]
    private let names: [UInt32: String]
    /// By applicant, the kinds of key it has, as bits.
    private let kindsOfRow: [UInt32]

    /// Builds the index from what the workers gathered.
    package init(_ gathered: [LinkKeys]) {
        let shared = SharedKeyFinder.find(gathered)
        let last = gathered.reduce(0) { largest, keys in keys.kinds.reduce(largest) { max($0, Int($1.row) + 1) } }
        var kindsOfRow = [UInt32](repeating: 0, count: last)
        for keys in gathered { for (row, kinds) in keys.kinds { kindsOfRow[Int(row)] |= kinds } }
        let sharers = Self.sharers(shared)
        var declared: [UInt32: LinkDeclarations] = [:]
        var names: [UInt32: String] = [:]
        for keys in gathered {
            for (row, declaration) in keys.declarations where sharers.contains(row) { declared[row] = declaration }
            keys.forEachName { row, id in
                if sharers.contains(row) { names[row] = String(decoding: id, as: UTF8.self) }
            }
        }
        pairs = PairFinder.pairs(of: shared) { declared[$0] ?? LinkDeclarations() }
        rings = RingFinder.rings(pairs, shared: shared)
        var ringOfRow: [UInt32: Int32] = [:]
        for (number, ring) in rings.enumerated() { for member in ring.members { ringOfRow[member] = Int32(number) } }
        var pairsOfRow: [UInt32: [Int32]] = [:]
        for (number, pair) in pairs.enumerated() {
            pairsOfRow[pair.a, default: []].append(Int32(number))
            pairsOfRow[pair.b, default: []].append(Int32(number))
        }
        var hubs: [UInt32: UInt64] = [:]
        for key in shared where key.isHub {
            for row in key.rows { hubs[row, default: 0] |= 1 << UInt64(key.kind.rawValue) }
        }
        self.shared = shared
        self.ringOfRow = ringOfRow
        self.pairsOfRow = pairsOfRow
        self.hubsOfRow = hubs
        self.declared = declared
        self.names = names
        self.kindsOfRow = kindsOfRow
    }

    private static func sharers(_ shared: [SharedKey]) -> Set<UInt32> {
        var sharers: Set<UInt32> = []
        for key in shared { sharers.formUnion(key.rows) }
        return sharers
    }

    /// What an applicant who shares any key declares.
    package func declarations(of row: UInt32) -> LinkDeclarations { declared[row] ?? LinkDeclarations() }
    /// The id of an applicant who shares any key; `row-N` where it has none.
    package func name(of row: UInt32) -> String { names[row] ?? "row-\(UInt64(row) + 1)" }
    /// The kinds of key an applicant has, as bits by kind.
    package func kinds(of row: UInt32) -> UInt32 { Int(row) < kindsOfRow.count ? kindsOfRow[Int(row)] : 0 }
    /// Whether an applicant shares any key.
    package func sharesAny(_ row: UInt32) -> Bool { pairsOfRow[row] != nil || hubsOfRow[row] != nil }
    /// A ring's id: the smallest id of its members, so that it depends neither on order nor on secrets.
    package func id(of ring: Ring) -> String { ring.members.map { name(of: $0) }.min() ?? "" }
    /// The rows that share any key and have an id.
    package func rows(named id: String) -> [UInt32] { names.filter { $0.value == id }.map(\.key).sorted() }

    /// The ring an applicant belongs to.
    package func ring(of row: UInt32) -> Ring? { ringOfRow[row].map { rings[Int($0)] } }
    /// The pairs an applicant takes part in.
    package func pairs(of row: UInt32) -> [LinkedPair] { (pairsOfRow[row] ?? []).map { pairs[Int($0)] } }
    /// The kinds of an applicant's keys that are hubs, as bits by kind.
    package func hubKinds(of row: UInt32) -> UInt64 { hubsOfRow[row] ?? 0 }

    /// The shortest chain of linked pairs between two applicants, by their pair numbers; ties by smallest numbers.
    package func path(from start: UInt32, to goal: UInt32) -> [LinkedPair]? {
        guard let number = ringOfRow[start], ringOfRow[goal] == number else { return nil }
        var neighbours: [UInt32: [(row: UInt32, pair: Int32)]] = [:]
        for pair in rings[Int(number)].pairs {
            let link = pairs[Int(pair)]
            neighbours[link.a, default: []].append((link.b, pair))
            neighbours[link.b, default: []].append((link.a, pair))
        }
        var cameBy: [UInt32: (row: UInt32, pair: Int32)] = [:]
        var queue = [start]
        var head = 0
        while head < queue.count, queue[head] != goal {
            let here = queue[head]
            head += 1
            for next in (neighbours[here] ?? []).sorted(by: { $0.row < $1.row })
            where next.row != start && cameBy[next.row] == nil {
                cameBy[next.row] = (here, next.pair)
                queue.append(next.row)
            }
        }
        var path: [LinkedPair] = []
        var here = goal
        while here != start, let step = cameBy[here] {
            path.append(pairs[Int(step.pair)])
            here = step.row
        }
        return here == start ? path.reversed() : nil
    }
}
