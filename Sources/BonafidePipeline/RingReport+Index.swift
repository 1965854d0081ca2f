package import BonafideReport
package import BonafideSignals

extension RingReport {
    /// Names the members of the rings of an index and marks the links they hang by.
    package init(_ index: LinkIndex) {
        let rings = index.rings.map { ring in
            let pairs = ring.pairs.map { index.pairs[Int($0)] }
            let bridges = Bridges.of(pairs.map { ($0.a, $0.b) })
            return RingReport.Ring(
                members: ring.members.map { index.name(of: $0) }, kinds: ring.kinds.map(\.word),
                links: zip(pairs, bridges).map { index.link($0, isBridge: $1) })
        }
        var reasons: [String: Int] = [:]
        for pair in index.pairs { if let reason = pair.explained { reasons[reason.rawValue, default: 0] += 1 } }
        self.init(
            rings: rings,
            hubs: index.shared.filter(\.isHub).map { Hub(kind: $0.kind.word, sharers: $0.rows.count) },
            explained: reasons.map { ($0.key, $0.value) })
    }
}

extension LinkIndex {
    /// A pair with the names of its applicants and kinds.
    package func link(_ pair: LinkedPair, isBridge: Bool = false) -> RingReport.Link {
        let kinds = Set(pair.keys.map { shared[Int($0)].kind }).sorted {
            $0.weight != $1.weight ? $0.weight > $1.weight : $0.rawValue < $1.rawValue
        }
        return RingReport.Link(
            a: name(of: pair.a), b: name(of: pair.b), kinds: kinds.map(\.word), weight: pair.weight, isBridge: isBridge)
    }
}

/// Finds the edges without which a graph falls apart (Tarjan 1974), without recursion.
enum Bridges {
    /// For each edge whether it is a bridge; parallel edges must be joined before.
    static func of(_ edges: [(a: UInt32, b: UInt32)]) -> [Bool] {
        var isBridge = [Bool](repeating: false, count: edges.count)
        var places: [UInt32: Int] = [:]
        for edge in edges { for node in [edge.a, edge.b] where places[node] == nil { places[node] = places.count } }
        var neighbours = [[(node: Int, edge: Int)]](repeating: [], count: places.count)
        for (number, edge) in edges.enumerated() {
            guard let a = places[edge.a], let b = places[edge.b] else { continue }
            neighbours[a].append((b, number))
            neighbours[b].append((a, number))
        }
        var order = [Int](repeating: -1, count: places.count)
        var lowest = order
        var clock = 0
        for root in order.indices where order[root] < 0 {
            var stack: [(node: Int, by: Int, next: Int)] = [(root, -1, 0)]
            order[root] = clock
            lowest[root] = clock
            clock += 1
            while let top = stack.last {
                if top.next < neighbours[top.node].count {
                    stack[stack.count - 1].next += 1
                    let (node, edge) = neighbours[top.node][top.next]
                    if edge == top.by { continue }
                    if order[node] >= 0 {
                        lowest[top.node] = min(lowest[top.node], order[node])
                    } else {
                        order[node] = clock
                        lowest[node] = clock
                        clock += 1
                        stack.append((node, edge, 0))
                    }
                } else {
                    stack.removeLast()
                    guard let parent = stack.last else { continue }
                    lowest[parent.node] = min(lowest[parent.node], lowest[top.node])
                    if lowest[top.node] > order[parent.node] { isBridge[top.by] = true }
                }
            }
        }
        return isBridge
    }
}
