/// Finds short circles of accounts each of which rated the next.
enum RatingCircles {
    /// Longest circle that is looked for.
    static let longest = 4
    /// An account that rated more than this many others is a client like many, not a member of a circle.
    static let mostRated = 20

    /// For each account in a circle the size of the smallest one.
    static func smallest(_ edges: [(from: UInt32, to: UInt32)]) -> [UInt32: Int] {
        var next: [UInt32: [UInt32]] = [:]
        for edge in edges { next[edge.from, default: []].append(edge.to) }
        for (node, others) in next {
            let distinct = Array(Set(others)).sorted()
            next[node] = distinct.count > mostRated ? nil : distinct
        }
        var sizes: [UInt32: Int] = [:]
        for start in next.keys { sizes[start] = length(from: start, next) }
        return sizes
    }

    /// Steps of the shortest way from an account back to itself, breadth first.
    private static func length(from start: UInt32, _ next: [UInt32: [UInt32]]) -> Int? {
        var reached: Set<UInt32> = []
        var edge = [start]
        for step in 1...longest {
            var further: [UInt32] = []
            for node in edge {
                for other in next[node] ?? [] {
                    if other == start { return step }
                    if reached.insert(other).inserted { further.append(other) }
                }
            }
            edge = further
        }
        return nil
    }
}
