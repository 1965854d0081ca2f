/// The four edges of a bright card in a photograph, and the picture between them as if seen straight on.
struct CardFrame: Sendable {
    /// Size of the straightened picture, in the proportion of an ID-1 card.
    static let width = 320
    static let height = 202
    /// Grey levels by which the card must be brighter than what it lies on, along every edge.
    private static let contrast: Float = 10
    private static let steepest: Float = 25

    /// Maps a point of the straightened picture into the photograph: eight numbers of a projective map.
    private let map: [Float]

    /// Looks for a card in the plane; nothing where an edge is missing.
    init?(_ plane: GreyPlane) {
        let reduction = max(1, (max(plane.width, plane.height) + 160) / 320)
        let small = plane.scaled(to: plane.width / reduction, plane.height / reduction)
        guard small.width >= 80, small.height >= 60 else { return nil }
        let edges = [0, 4, 1, 6].map { Self.edge(small.oriented($0)) }
        guard edges.allSatisfy({ $0.contrast >= Self.contrast }) else { return nil }
        let (w, h) = (Float(small.width), Float(small.height))
        let left = edges[0]
        let top = edges[1]
        let right = Edge(at: w - 1 - edges[2].at, slope: -edges[2].slope, contrast: 0)
        let bottom = Edge(at: h - 1 - edges[3].at, slope: -edges[3].slope, contrast: 0)
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)].map {
            upright, level -> (Float, Float)
            in
            let x =
                (upright.at + upright.slope * (level.at - level.slope * w / 2 - h / 2))
                / (1 - upright.slope * level.slope)
            let y = level.at + level.slope * (x - w / 2)
            let (scale, shift) = (Float(reduction), Float(reduction - 1) / 2)
            return (x * scale + shift, y * scale + shift)
        }
        guard corners[1].0 - corners[0].0 > 120, corners[3].1 - corners[0].1 > 76,
            let map = Self.projection(onto: corners)
        else { return nil }
        self.map = map
    }

    /// Where a point of the straightened picture lies in the photograph.
    func point(_ x: Float, _ y: Float) -> (x: Float, y: Float) {
        let depth = map[6] * x + map[7] * y + 1
        return ((map[0] * x + map[1] * y + map[2]) / depth, (map[3] * x + map[4] * y + map[5]) / depth)
    }

    private struct Edge {
        /// Distance from the left at half the height, and how much it changes a row.
        let at: Float
        let slope: Float
        let contrast: Float
    }

    /// The line in the left two fifths along which the picture brightens most to the right.
    private static func edge(_ plane: GreyPlane) -> Edge {
        let (width, height) = (plane.width, plane.height)
        var rise = [Float](repeating: 0, count: width * height)
        for y in 0..<height {
            for x in 3..<(width - 3) {
                let at = y * width + x
                let right = plane.pixels[at + 1] + plane.pixels[at + 2] + plane.pixels[at + 3]
                let left = plane.pixels[at - 1] + plane.pixels[at - 2] + plane.pixels[at - 3]
                rise[at] = min(steepest, max(-steepest, (right - left) / 3))
            }
        }
        let rows = height / 5..<height * 4 / 5
        var best = Edge(at: 0, slope: 0, contrast: -1)
        for step in -12...12 {
            let slope = Float(step) / 100
            let offsets = rows.map { Int((slope * (Float($0) - Float(height) / 2)).rounded()) }
            let least = offsets.min() ?? 0
            for start in 4..<max(5, width * 2 / 5) where start + least >= 0 {
                var sum: Float = 0
                for (index, row) in rows.enumerated() {
                    sum += rise[row * width + min(width - 1, start + offsets[index])]
                }
                let mean = sum / Float(rows.count)
                if mean > best.contrast { best = Edge(at: Float(start), slope: slope, contrast: mean) }
            }
        }
        return best
    }

    /// The projective map from the straightened picture's corners onto four points.
    private static func projection(onto points: [(Float, Float)]) -> [Float]? {
        let own: [(Double, Double)] = [
            (0, 0), (Double(width), 0), (Double(width), Double(height)), (0, Double(height)),
        ]
        var rows: [[Double]] = []
        for (from, to) in zip(own, points) {
            let (u, v) = (Double(to.0), Double(to.1))
            rows.append([from.0, from.1, 1, 0, 0, 0, -u * from.0, -u * from.1, u])
            rows.append([0, 0, 0, from.0, from.1, 1, -v * from.0, -v * from.1, v])
        }
        for column in 0..<8 {
            let pivot = (column..<8).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            guard abs(rows[pivot][column]) > 1e-9 else { return nil }
            rows.swapAt(column, pivot)
            for row in 0..<8 where row != column {
                let factor = rows[row][column] / rows[column][column]
                for place in column..<9 { rows[row][place] -= factor * rows[column][place] }
            }
        }
        return (0..<8).map { Float(rows[$0][8] / rows[$0][$0]) }
    }
}
