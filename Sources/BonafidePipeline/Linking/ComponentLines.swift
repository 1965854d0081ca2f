internal import BonafideCore
package import BonafideReport
internal import BonafideSignals

/// The last step of linking: from lines of edges to rings.
package struct ComponentLines {
    /// One applicant of an edge: its number in its keys file, then its id.
    private struct Node: Hashable, Comparable {
        var number: Int
        var id: String

        static func < (a: Node, b: Node) -> Bool { a.number != b.number ? a.number < b.number : a.id < b.id }
    }

    private struct Edge {
        /// Places of the applicants in the order they were met.
        let a: Int
        let b: Int
        let kinds: [(kind: LinkKind, sharers: Int)]
        let explained: LinkedPair.Explanation?
    }

    /// What a line holds.
    private struct Line {
        var a = Node(number: 0, id: "")
        var b = Node(number: 0, id: "")
        var kinds: [(kind: LinkKind, sharers: Int)] = []
        var explained: LinkedPair.Explanation?
    }

    private var places: [Node: Int] = [:]
    private var nodes: [Node] = []
    private var edges: [Edge] = []
    private var hubs: [RingReport.Hub] = []

    package init() {}

    /// Takes one line of edges; `place` is named in errors. What follows from the kinds is computed anew.
    package mutating func add(_ bytes: some Collection<UInt8>, place: LinePlace) throws(LinkLineError) {
        if let line = bytes.withContiguousStorageIfAvailable({ Self.plain($0) }) ?? nil {
            return try add(line, place)
        }
        let line = try LinkLine(bytes, place: place)
        if line.has("hub") {
            let kind = try Self.kind(try line.text("hub"), place)
            hubs.append(RingReport.Hub(kind: kind.word, sharers: try line.number("applicants")))
            return
        }
        try add(try Self.careful(line), place)
    }

    private mutating func add(_ line: Line, _ place: LinePlace) throws(LinkLineError) {
        guard line.a != line.b else {
            throw LinkLineError(text: "\(place): error: an edge joins two different applicants")
        }
        edges.append(Edge(a: number(of: line.a), b: number(of: line.b), kinds: line.kinds, explained: line.explained))
    }

    private mutating func number(of node: Node) -> Int {
        if let known = places[node] { return known }
        places[node] = nodes.count
        nodes.append(node)
        return nodes.count - 1
    }

    /// Reads a line of the form `bonafide edges` writes, its members in any order; nothing where it has another.
    private static func plain(_ bytes: LineCursor.Bytes) -> Line? {
        var line = Line()
        var seen = 0
        var cursor = LineCursor(bytes)
        let isWhole = cursor.object { name, cursor in
            func takes(_ bit: Int, _ isRead: Bool) -> Bool {
                // The last of two members of one name would count.
                defer { seen |= 1 << bit }
                return isRead && seen >> bit & 1 == 0
            }
            if name.isWord("a") { return takes(0, cursor.text().map { line.a.id = $0.string } != nil) }
            if name.isWord("row_a") { return takes(1, cursor.count().map { line.a.number = $0 } != nil) }
            if name.isWord("b") { return takes(2, cursor.text().map { line.b.id = $0.string } != nil) }
            if name.isWord("row_b") { return takes(3, cursor.count().map { line.b.number = $0 } != nil) }
            if name.isWord("kinds") { return takes(4, kinds(&cursor, &line)) }
            if name.isWord("explained") { return takes(5, explanation(&cursor, &line)) }
            if name.isWord("weight_millibans") { return cursor.count() != nil }
            return name.isWord("linked") && (cursor.takes(word: "true") || cursor.takes(word: "false"))
        }
        return isWhole && cursor.isAtEnd() && seen & 0b11111 == 0b11111 ? line : nil
    }

    private static func explanation(_ cursor: inout LineCursor, _ line: inout Line) -> Bool {
        if cursor.takes(word: "null") { return true }
        line.explained = cursor.text().flatMap { LinkedPair.Explanation(rawValue: $0.string) }
        return line.explained != nil
    }

    private static func kinds(_ cursor: inout LineCursor, _ line: inout Line) -> Bool {
        cursor.list { cursor in
            var kind: LinkKind?
            var sharers: Int?
            let isWhole = cursor.object { name, cursor in
                if name.isWord("kind"), kind == nil {
                    kind = cursor.text().flatMap { KindWords.kind($0) }
                    return kind != nil
                }
                guard name.isWord("applicants"), sharers == nil else { return false }
                sharers = cursor.count()
                return sharers != nil
            }
            guard isWhole, let kind, let sharers else { return false }
            line.kinds.append((kind, sharers))
            return true
        }
    }

    /// Reads any other line, and says what is wrong with it.
    private static func careful(_ read: LinkLine) throws(LinkLineError) -> Line {
        var line = Line()
        line.a = Node(number: try read.number("row_a"), id: try read.text("a"))
        line.b = Node(number: try read.number("row_b"), id: try read.text("b"))
        for key in try read.objects("kinds") {
            line.kinds.append((try kind(try key.text("kind"), read.place), try key.number("applicants")))
        }
        if read.has("explained") {
            line.explained = LinkedPair.Explanation(rawValue: try read.text("explained"))
            if line.explained == nil {
                throw LinkLineError(
                    text: "\(read.place): error: explained is one of "
                        + LinkedPair.Explanation.words.joined(separator: ", ") + ", or null")
            }
        }
        return line
    }

    private static func kind(_ word: String, _ place: LinePlace) throws(LinkLineError) -> LinkKind {
        guard let kind = LinkKind(word: word) else {
            let near = NearestName.of(word, among: LinkKind.allCases.map(\.word))
            throw LinkLineError(
                text: "\(place): error: unknown kind of key" + (near.map { "; did you mean \($0)?" } ?? ""))
        }
        return kind
    }

    /// The rings, as `bonafide rings` reports them.
    package func report() -> RingReport {
        let order = nodes.indices.sorted { nodes[$0] < nodes[$1] }
        var row = [UInt32](repeating: 0, count: nodes.count)
        for (number, place) in order.enumerated() { row[place] = UInt32(number) }
        let names = order.map { nodes[$0].id }
        let kinds = LinkKind.allCases
        let joined = edges.map { edge in
            let (a, b) = (row[edge.a], row[edge.b])
            return LinkedPair(
                a: min(a, b), b: max(a, b), keys: edge.kinds.map { Int32($0.kind.rawValue) }, sharing: edge.kinds,
                explained: edge.explained)
        }
        let pairs = LinkedPairs(joined.sorted { ($0.a, $0.b) < ($1.a, $1.b) })
        var explained: [LinkedPair.Explanation: Int] = [:]
        for pair in pairs { if let reason = pair.explained { explained[reason, default: 0] += 1 } }
        return RingReport(
            rings: RingFinder.rings(pairs) { kinds[Int($0)] }, pairs: pairs, explained: explained,
            kind: { kinds[Int($0)] },
            name: { names[Int($0)] }, hubs: hubs)
    }
}
