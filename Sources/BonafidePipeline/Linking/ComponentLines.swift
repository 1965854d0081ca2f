internal import BonafideCore
package import BonafideReport
internal import BonafideSignals

/// The last step of linking: from lines of edges to rings.
package struct ComponentLines {
    /// One applicant of an edge: its number in its keys file, then its id.
    private struct Node: Hashable, Comparable {
        let number: Int
        let id: String

        static func < (a: Node, b: Node) -> Bool { a.number != b.number ? a.number < b.number : a.id < b.id }
    }

    private struct Edge {
        let a: Node
        let b: Node
        let kinds: [(kind: LinkKind, sharers: Int)]
        let explained: LinkedPair.Explanation?
    }

    private var edges: [Edge] = []
    private var hubs: [RingReport.Hub] = []

    package init() {}

    /// Takes one line of edges; `place` is named in errors. What follows from the kinds is computed anew.
    package mutating func add(_ bytes: some Collection<UInt8>, place: String) throws(LinkLineError) {
        let line = try LinkLine(bytes, place: place)
        if line.has("hub") {
            let kind = try Self.kind(try line.text("hub"), place)
            hubs.append(RingReport.Hub(kind: kind.word, sharers: try line.number("applicants")))
            return
        }
        let a = Node(number: try line.number("row_a"), id: try line.text("a"))
        let b = Node(number: try line.number("row_b"), id: try line.text("b"))
        guard a != b else { throw LinkLineError(text: "\(place): error: an edge joins two different applicants") }
        var kinds: [(LinkKind, Int)] = []
        for key in try line.objects("kinds") {
            kinds.append((try Self.kind(try key.text("kind"), place), try key.number("applicants")))
        }
        var explained: LinkedPair.Explanation?
        if line.has("explained") {
            let word = try line.text("explained")
            explained = LinkedPair.Explanation(rawValue: word)
            if explained == nil {
                throw LinkLineError(
                    text: "\(place): error: explained is one of "
                        + LinkedPair.Explanation.words.joined(separator: ", ") + ", or null")
            }
        }
        edges.append(Edge(a: a < b ? a : b, b: a < b ? b : a, kinds: kinds, explained: explained))
    }

    private static func kind(_ word: String, _ place: String) throws(LinkLineError) -> LinkKind {
        guard let kind = LinkKind(word: word) else {
            let near = NearestName.of(word, among: LinkKind.allCases.map(\.word))
            throw LinkLineError(
                text: "\(place): error: unknown kind of key" + (near.map { "; did you mean \($0)?" } ?? ""))
        }
        return kind
    }

    /// The rings, as `bonafide rings` reports them.
    package func report() -> RingReport {
        let nodes = Set(edges.flatMap { [$0.a, $0.b] }).sorted()
        var row: [Node: UInt32] = [:]
        for (number, node) in nodes.enumerated() { row[node] = UInt32(number) }
        let kinds = LinkKind.allCases
        let joined = edges.compactMap { edge -> LinkedPair? in
            guard let a = row[edge.a], let b = row[edge.b] else { return nil }
            return LinkedPair(
                a: a, b: b, keys: edge.kinds.map { Int32($0.kind.rawValue) }, sharing: edge.kinds,
                explained: edge.explained)
        }
        let pairs = LinkedPairs(joined.sorted { ($0.a, $0.b) < ($1.a, $1.b) })
        let shared = kinds.map { SharedKey(kind: $0, hash: LinkHash(first: 0, second: 0), rows: []) }
        return RingReport(
            rings: RingFinder.rings(pairs, shared: shared), pairs: pairs, kind: { kinds[Int($0)] },
            name: { nodes[Int($0)].id }, hubs: hubs)
    }
}
