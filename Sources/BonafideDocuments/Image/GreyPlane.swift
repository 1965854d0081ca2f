internal import Foundation

/// A plane of brightness values, 0–255.
package struct GreyPlane: Sendable {
    package let width: Int
    package let height: Int
    /// How much of width and height the picture really covers; the rest is padding of the last blocks.
    let extent: (width: Float, height: Float)
    package var pixels: [Float]

    /// Takes the values row by row.
    package init(width: Int, height: Int, pixels: [Float]) {
        self.width = width
        self.height = height
        self.pixels = pixels
        extent = (Float(width), Float(height))
    }

    /// One pixel a block: the mean brightness, which the DC coefficient holds.
    init(means coefficients: JPEGCoefficients) {
        width = coefficients.blocksWide
        height = coefficients.blocksHigh
        extent = (Float(coefficients.width) / 8, Float(coefficients.height) / 8)
        pixels = []
        pixels.reserveCapacity(width * height)
        let step = Float(coefficients.table[0]) / 8
        for y in 0..<height {
            for x in 0..<width {
                pixels.append(Float(coefficients.values[(y * coefficients.blocksWide + x) * 64]) * step + 128)
            }
        }
    }

    /// The whole luminance plane, cropped to whole blocks.
    init(full coefficients: JPEGCoefficients) {
        width = coefficients.blocksWide * 8
        height = coefficients.blocksHigh * 8
        extent = (Float(width), Float(height))
        var pixels = [Float](repeating: 0, count: width * height)
        let width = width
        coefficients.values.withUnsafeBufferPointer { values in
            pixels.withUnsafeMutableBufferPointer { output in
                var block = [Float](repeating: 0, count: 64)
                for row in 0..<coefficients.blocksHigh {
                    for column in 0..<coefficients.blocksWide {
                        let at = (row * coefficients.blocksWide + column) * 64
                        for index in 0..<64 {
                            block[index] = Float(values[at + index]) * Float(coefficients.table[index])
                        }
                        CosineTransform.inverse(&block)
                        for y in 0..<8 {
                            let line = (row * 8 + y) * width + column * 8
                            for x in 0..<8 { output[line + x] = min(255, max(0, block[y * 8 + x] + 128)) }
                        }
                    }
                }
            }
        }
        self.pixels = pixels
    }

    /// Brightness at a point, between the middles of its neighbours.
    func at(_ x: Float, _ y: Float) -> Float {
        let column = min(Float(width - 1), max(0, x - 0.5))
        let row = min(Float(height - 1), max(0, y - 0.5))
        let (left, top) = (Int(column), Int(row))
        let (right, bottom) = (min(width - 1, left + 1), min(height - 1, top + 1))
        let (u, v) = (column - Float(left), row - Float(top))
        let upper = pixels[top * width + left] * (1 - u) + pixels[top * width + right] * u
        let lower = pixels[bottom * width + left] * (1 - u) + pixels[bottom * width + right] * u
        return upper * (1 - v) + lower * v
    }

    /// The plane cropped.
    func cropped(width newWidth: Int, height newHeight: Int) -> GreyPlane {
        let (w, h) = (min(width, newWidth), min(height, newHeight))
        var result: [Float] = []
        result.reserveCapacity(w * h)
        for y in 0..<h { result.append(contentsOf: pixels[(y * width)..<(y * width + w)]) }
        return GreyPlane(width: w, height: h, pixels: result)
    }

    /// The plane scaled by area to another size.
    func scaled(to newWidth: Int, _ newHeight: Int) -> GreyPlane {
        var result = [Float](repeating: 0, count: newWidth * newHeight)
        let (stepX, stepY) = (extent.width / Float(newWidth), extent.height / Float(newHeight))
        for y in 0..<newHeight {
            let (top, bottom) = (Float(y) * stepY, Float(y + 1) * stepY)
            for x in 0..<newWidth {
                result[y * newWidth + x] = mean(Float(x) * stepX, top, Float(x + 1) * stepX, bottom)
            }
        }
        return GreyPlane(width: newWidth, height: newHeight, pixels: result)
    }

    private func mean(_ left: Float, _ top: Float, _ right: Float, _ bottom: Float) -> Float {
        var sum: Float = 0
        var weight: Float = 0
        var y = max(0, Int(top))
        while Float(y) < bottom, y < height {
            let tall = min(bottom, Float(y + 1)) - max(top, Float(y))
            var x = max(0, Int(left))
            while Float(x) < right, x < width {
                let area = tall * (min(right, Float(x + 1)) - max(left, Float(x)))
                sum += pixels[y * width + x] * area
                weight += area
                x += 1
            }
            y += 1
        }
        return weight > 0 ? sum / weight : 0
    }

    /// One of the eight orientations.
    func oriented(_ orientation: Int) -> GreyPlane {
        let swaps = orientation & 4 != 0
        let (w, h) = swaps ? (height, width) : (width, height)
        var result = [Float](repeating: 0, count: w * h)
        for y in 0..<h {
            for x in 0..<w {
                var (sx, sy) = swaps ? (y, x) : (x, y)
                if orientation & 1 != 0 { sx = width - 1 - sx }
                if orientation & 2 != 0 { sy = height - 1 - sy }
                result[y * w + x] = pixels[sy * width + sx]
            }
        }
        return GreyPlane(width: w, height: h, pixels: result)
    }
}

/// The 8 × 8 discrete cosine transform.
enum CosineTransform {
    private static let basis: [Float] = {
        var table = [Float](repeating: 0, count: 64)
        for frequency in 0..<8 {
            for place in 0..<8 {
                let scale = frequency == 0 ? (1.0 / 8).squareRoot() : 0.5
                table[frequency * 8 + place] = Float(
                    scale * cos((2 * Double(place) + 1) * Double(frequency) * .pi / 16))
            }
        }
        return table
    }()

    /// Coefficients to brightness, in place.
    static func inverse(_ block: inout [Float]) { transform(&block, forward: false) }
    /// Brightness to coefficients, in place.
    static func forward(_ block: inout [Float]) { transform(&block, forward: true) }

    /// The basis as rows by frequency, and as rows by place.
    private static let rows = (byFrequency: rows { $0 * 8 + $1 }, byPlace: rows { $1 * 8 + $0 })

    private static func rows(_ place: (Int, Int) -> Int) -> [SIMD8<Float>] {
        (0..<8).map { row in
            var values = SIMD8<Float>()
            for lane in 0..<8 { values[lane] = basis[place(row, lane)] }
            return values
        }
    }

    /// Eight sums at once, each in the order in which one alone would be added up.
    private static func transform(_ block: inout [Float], forward: Bool) {
        precondition(block.count >= 64)
        let across = forward ? rows.byPlace : rows.byFrequency
        across.withUnsafeBufferPointer { across in
            block.withUnsafeMutableBufferPointer { values in
                withUnsafeTemporaryAllocation(of: SIMD8<Float>.self, capacity: 8) { middle in
                    for row in 0..<8 {
                        var sum = SIMD8<Float>()
                        for from in 0..<8 { sum += values[row * 8 + from] * across[from] }
                        middle[row] = sum
                    }
                    for to in 0..<8 {
                        var sum = SIMD8<Float>()
                        for from in 0..<8 { sum += middle[from] * across[from][to] }
                        for column in 0..<8 { values[to * 8 + column] = sum[column] }
                    }
                }
            }
        }
    }
}
