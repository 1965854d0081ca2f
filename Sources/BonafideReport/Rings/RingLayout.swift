/// Places the members of a ring on a plane so that linked ones lie near each other.
///
/// Spring forces after Fruchterman and Reingold (1991), from a sunflower of the members in their order, by a fixed
/// number of steps and with plain arithmetic alone: the same ring is always drawn the same.
struct RingLayout {
    /// The members' places, each coordinate from 0 to 1.
    private(set) var places: [SIMD2<Double>]

    /// Lays out so many members; an edge names two of them.
    init(count: Int, edges: [(a: Int, b: Int)]) {
        places = Self.sunflower(count)
        guard count > 2 else { return }
        let ideal = (1 / Double(count)).squareRoot()
        var degrees = [Double](repeating: 0, count: count)
        for (a, b) in edges {
            degrees[a] += 1
            degrees[b] += 1
        }
        // Members with many links would be drawn into one point; their links pull less.
        let pulls = edges.map { 1 / (degrees[$0.a] * degrees[$0.b]).squareRoot() }
        let steps = max(40, min(240, 40_000_000 / (count * count)))
        var moves = [SIMD2<Double>](repeating: .zero, count: count)
        for step in 0..<steps {
            for place in moves.indices { moves[place] = .zero }
            repel(&moves, ideal)
            for ((a, b), share) in zip(edges, pulls) {
                let gap = places[a] - places[b]
                let pull = gap * (Self.length(gap) / ideal * share)
                moves[a] -= pull
                moves[b] += pull
            }
            let most = 0.12 * (1 - Double(step) / Double(steps))
            for place in places.indices {
                // A slight pull to the middle keeps loose ends near.
                let move = moves[place] - (places[place] - SIMD2(0.5, 0.5)) * (ideal * 2)
                let length = Self.length(move)
                if length > 0 { places[place] += move * (min(length, most) / length) }
            }
        }
        stretch()
    }

    private func repel(_ moves: inout [SIMD2<Double>], _ ideal: Double) {
        for a in places.indices {
            for b in (a + 1)..<max(places.count, a + 1) {
                let gap = places[a] - places[b]
                let square = max(1e-9, gap.x * gap.x + gap.y * gap.y)
                let push = gap * (ideal * ideal / square)
                moves[a] += push
                moves[b] -= push
            }
        }
    }

    private static func length(_ gap: SIMD2<Double>) -> Double { (gap.x * gap.x + gap.y * gap.y).squareRoot() }

    /// Points turned by the golden angle, each a little further out.
    private static func sunflower(_ count: Int) -> [SIMD2<Double>] {
        let (cosine, sine) = (-0.737_368_878_078_320, 0.675_490_294_261_524)
        var direction = SIMD2(1.0, 0.0)
        return (0..<count).map { number in
            let radius = 0.45 * ((Double(number) + 0.5) / Double(count)).squareRoot()
            let place = SIMD2(0.5, 0.5) + direction * radius
            direction = SIMD2(
                direction.x * cosine - direction.y * sine, direction.x * sine + direction.y * cosine)
            return place
        }
    }

    /// Fills the square from edge to edge.
    private mutating func stretch() {
        guard let first = places.first else { return }
        var (low, high) = (first, first)
        for place in places {
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
        }
        let span = pointwiseMax(high - low, SIMD2(1e-6, 1e-6))
        for place in places.indices { places[place] = (places[place] - low) / span }
    }
}
