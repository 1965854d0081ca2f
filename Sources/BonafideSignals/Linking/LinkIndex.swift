/// What the first pass learnt of who shares what with whom.
///
/// A class, as it is handed on for every applicant and holds many columns; nothing changes once it is handed to several
/// tasks.
package final class LinkIndex: @unchecked Sendable {
    /// Finds the pairs of applicants who share a key that is no hub.
    private let finder: PairFinder
    /// By the places of the sharers, what they share in counts.
    private let plain: [PlainSharing]
    /// Pairs that count as linked; all others are found where they are asked for.
    package let linked: LinkedPairs
    /// Rings of linked applicants, their pairs by the numbers of those that are linked.
    package let rings: [Ring]
    /// Keys so many share that they say nothing; parts of texts are boilerplate then, and not listed.
    package let hubKeys: [KeyHub]
    /// How many keys at least two applicants share.
    package let sharedCount: Int
    /// Rates, referrals and ratings.
    let peers: PeerIndex
    private let names: ApplicantNames
    /// By applicant, the kinds of key it has, as bits.
    private let kindsOfRow: RowKinds
    /// The applicants who share a key that is no hub; the lists below go by their places among each other.
    private let sharers: RowBits
    private let hubs: RowKinds
    private let ringNumbers: [Int32]
    /// Rows of applicants of earlier runs whose latest score was at least even odds; nothing without a store.
    package var flaggedBefore: Set<UInt32>?

    /// Builds the index from what the workers gathered; the same for any number of threads.
    ///
    /// With `found`, `kinds` and `hubs`, what was gathered is of some applicants alone, and these are the shared keys, the
    /// kinds of key and the kinds that too many share of all.
    package init(
        _ all: consuming [LinkKeys], found: FoundKeys? = nil, kinds: RowKinds? = nil, hubs known: RowKinds? = nil,
        threads: Int = 1
    ) {
        var gathered = consume all
        let found = found ?? FoundKeys(&gathered, threads: threads)
        kindsOfRow = kinds ?? Self.kinds(gathered)
        hubs = known ?? RowKinds()
        hubKeys = found.hubs.filter { $0.kind != .textSketch }.map(\.withoutRows)
        sharedCount = found.keys.count + found.hubs.count
        var pen = RowKinds.Pen(hubs)
        for hub in found.hubs { for row in hub.rows { pen.note(row, hub.kind.bit) } }
        let places = found.keys.sharers
        let count = places.count
        func place(_ row: UInt32) -> Int? { places.place(of: row) }
        var declared = [LinkDeclarations](repeating: LinkDeclarations(), count: count)
        for worker in gathered.indices {
            for (row, declaration) in gathered[worker].takeDeclarations() {
                if let at = place(row) { declared[at] = declaration }
            }
        }
        var texts: [UInt32: [UInt32]] = [:]
        for keys in gathered { for text in keys.texts where place(text.row) != nil { texts[text.row] = text.runs } }
        var finder = PairFinder(found.keys, among: places, declared: declared)
        linked = finder.findLinked(texts: texts, threads: threads)
        plain = finder.countPlain(threads: threads)
        rings = RingFinder.rings(linked) { found.keys.kind($0) }
        var ringNumbers = [Int32](repeating: -1, count: count)
        for (number, ring) in rings.enumerated() {
            for member in ring.members { if let at = place(member) { ringNumbers[at] = Int32(number) } }
        }
        names = ApplicantNames(gathered, places, count: count)
        peers = PeerIndex(gathered)
        self.finder = finder
        sharers = places
        self.ringNumbers = ringNumbers
    }

    private static func kinds(_ gathered: [LinkKeys]) -> RowKinds {
        let all = RowKinds()
        var pen = RowKinds.Pen(all)
        for keys in gathered { for (row, kinds) in keys.kinds { pen.note(row, kinds) } }
        return all
    }

    private func place(_ row: UInt32) -> Int? { sharers.place(of: row) }

    /// Keys a few applicants share.
    package var shared: SharedKeys { finder.shared }

    /// What an applicant who shares a key with few declares.
    package func declarations(of row: UInt32) -> LinkDeclarations {
        place(row).map { finder.declared[$0] } ?? LinkDeclarations()
    }
    /// What somebody declares who shares something with another applicant.
    @inline(__always)
    func declarations(of other: PairFinder.Other) -> LinkDeclarations { finder.declared[other.place] }
    /// The id of an applicant; `row-N` where it has none.
    package func name(of row: UInt32) -> String { place(row).flatMap { names[$0] } ?? "row-\(UInt64(row) + 1)" }
    /// The kinds of key an applicant has, as bits by kind.
    package func kinds(of row: UInt32) -> UInt32 { kindsOfRow[row] }
    /// Whether an applicant shares a key that is no hub.
    package func sharesAny(_ row: UInt32) -> Bool { place(row) != nil }
    /// A ring's id: the smallest id of its members, so that it depends neither on order nor on secrets.
    package func id(of ring: Ring) -> String { ring.members.map { name(of: $0) }.min() ?? "" }
    /// The rows of an id that share a key with few.
    package func rows(named id: String) -> [UInt32] {
        var rows: [UInt32] = []
        sharers.forEach { row in if place(row).flatMap({ names[$0] }) == id { rows.append(row) } }
        return rows
    }

    /// The ring an applicant belongs to.
    package func ring(of row: UInt32) -> Ring? { ringNumber(of: row).map { rings[$0] } }
    /// What an applicant shares in counts, where they tell all of it.
    @inline(__always)
    func plainSharing(of row: UInt32) -> PlainSharing? {
        place(row).map { plain[$0] }.flatMap { $0.kinds == 0 ? nil : $0 }
    }
    /// Calls a function with everyone who shares a key that says something with an applicant, ascending.
    @inline(__always)
    func forEachOther(than row: UInt32, _ body: (PairFinder.Other) -> Void) {
        if let place = place(row) { finder.forEachOther(of: place, body) }
    }
    /// The pairs an applicant takes part in, linked or not, ascending.
    package func pairs(of row: UInt32) -> [LinkedPair] {
        var pairs: [LinkedPair] = []
        forEachOther(than: row) { other in
            pairs.append(
                LinkedPair(
                    a: min(row, other.row), b: max(row, other.row), keys: Array(other.keys)[...], facts: other.facts))
        }
        return pairs
    }
    /// How many pairs each explanation holds for.
    package var explained: [LinkedPair.Explanation: Int] {
        var counts: [Int: Int] = [:]
        for row in finder.rows {
            forEachOther(than: row) { other in
                if other.row > row, let reason = other.facts.explanation { counts[reason, default: 0] += 1 }
            }
        }
        return Dictionary(uniqueKeysWithValues: counts.map { (LinkedPair.Explanation.allCases[$0.key], $0.value) })
    }
    /// All pairs, ascending, each made when it is reached; there may be many more of them than are linked.
    package var pairs: some Sequence<LinkedPair> {
        finder.rows.lazy.flatMap { [self] row in pairs(of: row).filter { $0.a == row } }
    }
    /// The kinds of an applicant's keys that are hubs, as bits by kind.
    package func hubKinds(of row: UInt32) -> UInt64 { UInt64(hubs[row]) }

    private func ringNumber(of row: UInt32) -> Int? {
        guard let place = place(row), ringNumbers[place] >= 0 else { return nil }
        return Int(ringNumbers[place])
    }

    /// The shortest chain of linked pairs between two applicants; ties by the smallest ids.
    package func path(from start: UInt32, to goal: UInt32) -> [LinkedPair]? {
        guard let number = ringNumber(of: start), ringNumber(of: goal) == number else { return nil }
        var neighbours: [UInt32: [(row: UInt32, name: String, pair: Int32)]] = [:]
        for pair in rings[number].pairs {
            let link = linked[Int(pair)]
            neighbours[link.a, default: []].append((link.b, name(of: link.b), pair))
            neighbours[link.b, default: []].append((link.a, name(of: link.a), pair))
        }
        var cameBy: [UInt32: (row: UInt32, pair: Int32)] = [:]
        var queue = [start]
        var head = 0
        while head < queue.count, queue[head] != goal {
            let here = queue[head]
            head += 1
            let nearest = (neighbours[here] ?? []).sorted { $0.name != $1.name ? $0.name < $1.name : $0.row < $1.row }
            for next in nearest where next.row != start && cameBy[next.row] == nil {
                cameBy[next.row] = (here, next.pair)
                queue.append(next.row)
            }
        }
        var path: [LinkedPair] = []
        var here = goal
        while here != start, let step = cameBy[here] {
            path.append(linked[Int(step.pair)])
            here = step.row
        }
        return here == start ? path.reversed() : nil
    }
}
