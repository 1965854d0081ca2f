/// The mean blue and red difference of every block of a colour picture: what its first coefficients hold.
struct BlockColours: Sendable {
    /// Blocks a row and rows of blocks.
    let wide: Int
    let high: Int
    /// Pixels of the picture a block spans across and down.
    let span: (across: Float, down: Float)
    private let steps: (blue: Float, red: Float)
    private var blue: [Float]
    private var red: [Float]

    /// Room for the colours of a picture of three components; nothing for others.
    init?(_ picture: JPEGFile, _ frame: JPEGFile.Frame, columns: Int, rows: Int) {
        guard frame.components.count == 3, let first = picture.tables[frame.components[1].table]?.first,
            let second = picture.tables[frame.components[2].table]?.first,
            frame.components[1].horizontal == frame.components[2].horizontal,
            frame.components[1].vertical == frame.components[2].vertical,
            let widest = frame.components.map(\.horizontal).max(), let tallest = frame.components.map(\.vertical).max()
        else { return nil }
        let (across, down) = (frame.components[1].horizontal, frame.components[1].vertical)
        wide = columns * across
        high = rows * down
        span = (8 * Float(widest) / Float(across), 8 * Float(tallest) / Float(down))
        // A mean is an eighth of the first coefficient.
        steps = (Float(first) / 8, Float(second) / 8)
        blue = [Float](repeating: 0, count: wide * high)
        red = blue
    }

    /// Takes the first coefficient of a block of component 1 or 2.
    @inline(__always)
    mutating func set(_ coefficient: Int32, of component: Int, x: Int, y: Int) {
        if component == 1 {
            blue[y * wide + x] = Float(coefficient) * steps.blue
        } else {
            red[y * wide + x] = Float(coefficient) * steps.red
        }
    }

    /// Both differences at a point of the picture, between the middles of its neighbouring blocks.
    func at(x: Float, y: Float) -> (blue: Float, red: Float) {
        let column = min(Float(wide - 1), max(0, x / span.across - 0.5))
        let row = min(Float(high - 1), max(0, y / span.down - 0.5))
        return (Self.between(blue, wide, high, column, row), Self.between(red, wide, high, column, row))
    }

    private static func between(_ plane: [Float], _ wide: Int, _ high: Int, _ x: Float, _ y: Float) -> Float {
        let (left, top) = (Int(x), Int(y))
        let (right, bottom) = (min(wide - 1, left + 1), min(high - 1, top + 1))
        let (u, v) = (x - Float(left), y - Float(top))
        let upper = plane[top * wide + left] * (1 - u) + plane[top * wide + right] * u
        let lower = plane[bottom * wide + left] * (1 - u) + plane[bottom * wide + right] * u
        return upper * (1 - v) + lower * v
    }
}
