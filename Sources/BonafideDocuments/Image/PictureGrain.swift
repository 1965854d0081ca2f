/// The finest grain of a picture by squares of sixteen pixels, and rectangles in which it breaks off.
///
/// A camera lays one grain over the whole of a picture. A patch from another picture that was compressed harder has
/// lost it: inside the patch there is less grain than in the smoothest places of the picture around it, and it comes
/// back within three squares on every side.
package struct PictureGrain: Sendable {
    /// A rectangle without the picture's grain.
    package struct Break: Sendable {
        /// Left, top, width and height in pixels.
        package let x: Int, y: Int, width: Int, height: Int
        /// Grain in the rectangle, and the grain that nineteen of twenty squares outside exceed, in grey levels.
        package let inside: Float, floor: Float
    }

    static let side = 16
    /// Grain below which a picture is too clean to tell.
    static let least: Float = 0.6
    private static let shareInside: Float = 0.85
    private static let shareAround: Float = 0.05
    private static let belowFloor: Float = 0.8

    let columns: Int
    let rows: Int
    private(set) var grain: [Float] = []
    /// Squares that are neither burnt out nor black, where any camera shows its grain.
    private var tells: [Bool] = []

    /// Measures a plane.
    package init(_ plane: GreyPlane) {
        columns = max(0, (plane.width - 2) / Self.side)
        rows = max(0, (plane.height - 2) / Self.side)
        grain.reserveCapacity(columns * rows)
        var histogram = [Int32](repeating: 0, count: 1_024)
        for row in 0..<rows {
            for column in 0..<columns { measure(plane, column, row, &histogram) }
        }
    }

    /// The mean of the lower six tenths of the differences a bend-free picture has none of, so that edges do not count.
    private mutating func measure(_ plane: GreyPlane, _ column: Int, _ row: Int, _ histogram: inout [Int32]) {
        for index in histogram.indices { histogram[index] = 0 }
        var brightness: Float = 0
        let wide = plane.width
        plane.pixels.withUnsafeBufferPointer { p in
            for y in 0..<Self.side {
                for x in 0..<Self.side {
                    let at = (row * Self.side + y + 1) * wide + column * Self.side + x + 1
                    brightness += p[at]
                    let cross = p[at - 1] + p[at + 1] + p[at - wide] + p[at + wide]
                    let corners = p[at - wide - 1] + p[at - wide + 1] + p[at + wide - 1] + p[at + wide + 1]
                    histogram[min(1_023, Int(abs(4 * p[at] - 2 * cross + corners) * 2))] += 1
                }
            }
        }
        let wanted = Int32(Self.side * Self.side * 6 / 10)
        var (taken, sum): (Int32, Float) = (0, 0)
        for (bin, count) in histogram.enumerated() where count > 0 {
            let part = min(count, wanted - taken)
            sum += Float(part) * (Float(bin) + 0.5) / 2
            taken += part
            if taken >= wanted { break }
        }
        // For Gaussian grain of one grey level these differences are six levels wide; the lower part has a third of it.
        grain.append(sum / Float(wanted) / 6 / 0.33)
        let mean = brightness / Float(Self.side * Self.side)
        tells.append(mean > 30 && mean < 225)
    }

    /// The rectangle that lacks the grain of all that surrounds it, where there is one.
    package func brokenRectangle() -> Break? {
        let valid = grain.indices.filter { tells[$0] }.map { grain[$0] }.sorted()
        guard valid.count >= 200, columns >= 14, rows >= 14 else { return nil }
        let middle = valid[valid.count / 2]
        guard middle >= Self.least else { return nil }
        let low = SummedArea(columns, rows, grain.map { $0 < 0.45 * middle ? 1 : 0 })
        let known = SummedArea(columns, rows, tells.map { $0 ? 1 : 0 })
        var best: (value: Float, x: Int, y: Int, w: Int, h: Int)?
        for h in 6...min(20, rows - 7) {
            for w in 6...min(16, columns - 7) {
                for y in 3..<(rows - h - 2) {
                    for x in 3..<(columns - w - 2) {
                        let inside = Float(low.sum(x, y, w, h)) / Float(w * h)
                        guard inside >= Self.shareInside, known.sum(x, y, w, h) * 5 > w * h * 4 else { continue }
                        let ring = low.sum(x - 3, y - 3, w + 6, h + 6) - low.sum(x - 1, y - 1, w + 2, h + 2)
                        let around = Float(ring) / Float((w + 6) * (h + 6) - (w + 2) * (h + 2))
                        guard around <= Self.shareAround else { continue }
                        let value = inside - 2 * around + Float(w * h) * 0.0005
                        if value > best?.value ?? 0 { best = (value, x, y, w, h) }
                    }
                }
            }
        }
        return best.flatMap { judged(x: $0.x, y: $0.y, w: $0.w, h: $0.h) }
    }

    /// Holds the rectangle against the smoothest places outside.
    private func judged(x: Int, y: Int, w: Int, h: Int) -> Break? {
        var (inside, outside): ([Float], [Float]) = ([], [])
        for row in 0..<rows {
            for column in 0..<columns {
                let value = grain[row * columns + column]
                if (x..<x + w).contains(column), (y..<y + h).contains(row) {
                    inside.append(value)
                } else if tells[row * columns + column],
                    !(x - 1..<x + w + 1).contains(column) || !(y - 1..<y + h + 1).contains(row)
                {
                    outside.append(value)
                }
            }
        }
        guard !inside.isEmpty, outside.count >= 100 else { return nil }
        inside.sort()
        outside.sort()
        let (own, floor) = (inside[inside.count / 2], outside[outside.count / 20])
        guard own <= Self.belowFloor * floor else { return nil }
        return Break(
            x: x * Self.side, y: y * Self.side, width: w * Self.side, height: h * Self.side, inside: own, floor: floor)
    }
}

/// Sums over rectangles of a small grid.
private struct SummedArea {
    private let stride: Int
    private var sums: [Int]

    init(_ columns: Int, _ rows: Int, _ values: [Int]) {
        stride = columns + 1
        sums = [Int](repeating: 0, count: (columns + 1) * (rows + 1))
        for row in 0..<rows {
            for column in 0..<columns {
                sums[(row + 1) * stride + column + 1] =
                    values[row * columns + column] + sums[row * stride + column + 1]
                    + sums[(row + 1) * stride + column] - sums[row * stride + column]
            }
        }
    }

    @inline(__always)
    func sum(_ x: Int, _ y: Int, _ w: Int, _ h: Int) -> Int {
        sums[(y + h) * stride + x + w] - sums[y * stride + x + w] - sums[(y + h) * stride + x] + sums[y * stride + x]
    }
}
