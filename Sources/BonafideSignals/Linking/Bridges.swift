/// Finds the edges without which a graph falls apart (Tarjan 1974), without recursion.
package enum Bridges {
    /// For each edge the count of nodes on its smaller side where it is a bridge, and 0 where it is none.
    ///
    /// Parallel edges must be joined before.
    package static func smallerSides(of edges: [(a: UInt32, b: UInt32)]) -> [Int] {
        var search = Search(edges)
        for root in search.order.indices where search.order[root] < 0 { search.visit(root) }
        return search.smallerSides
    }

    /// One depth-first search over all nodes.
    private struct Search {
        var smallerSides: [Int]
        var order: [Int]
        private var lowest: [Int]
        private var below: [Int]
        private var neighbours: [[(node: Int, edge: Int)]]
        private var clock = 0

        init(_ edges: [(a: UInt32, b: UInt32)]) {
            smallerSides = Array(repeating: 0, count: edges.count)
            var places: [UInt32: Int] = [:]
            for edge in edges {
                for node in [edge.a, edge.b] where places[node] == nil { places[node] = places.count }
            }
            neighbours = Array(repeating: [], count: places.count)
            for (number, edge) in edges.enumerated() {
                guard let a = places[edge.a], let b = places[edge.b] else { continue }
                neighbours[a].append((b, number))
                neighbours[b].append((a, number))
            }
            order = Array(repeating: -1, count: places.count)
            lowest = order
            below = Array(repeating: 1, count: places.count)
        }

        private mutating func enter(_ node: Int) {
            order[node] = clock
            lowest[node] = clock
            clock += 1
        }

        mutating func visit(_ root: Int) {
            var stack: [(node: Int, by: Int, next: Int)] = [(root, -1, 0)]
            var bridges: [(edge: Int, below: Int)] = []
            enter(root)
            while let top = stack.last {
                if top.next < neighbours[top.node].count {
                    stack[stack.count - 1].next += 1
                    let (node, edge) = neighbours[top.node][top.next]
                    if edge == top.by { continue }
                    if order[node] >= 0 {
                        lowest[top.node] = min(lowest[top.node], order[node])
                    } else {
                        enter(node)
                        stack.append((node, edge, 0))
                    }
                } else {
                    stack.removeLast()
                    guard let parent = stack.last else { continue }
                    below[parent.node] += below[top.node]
                    lowest[parent.node] = min(lowest[parent.node], lowest[top.node])
                    if lowest[top.node] > order[parent.node] { bridges.append((top.by, below[top.node])) }
                }
            }
            for bridge in bridges { smallerSides[bridge.edge] = min(bridge.below, below[root] - bridge.below) }
        }
    }
}
