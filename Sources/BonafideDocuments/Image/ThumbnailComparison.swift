/// Compares the picture with the small copy its camera left in the metadata.
package struct ThumbnailComparison: Sendable {
    /// Largest difference of a patch, in units of the typical one.
    package let ratio: Double
    /// The largest difference itself, in grey levels after exposure was fitted.
    package let peak: Double
    /// Correlation of the two over all.
    package let correlation: Double
    /// Where the largest difference lies, as shares of width and height from the left and the top.
    package let place: (x: Double, y: Double)

    /// Compares in the orientation that fits best; nothing where the copy is too small or shows another crop.
    package init?(picture: JPEGCoefficients, thumbnail: [UInt8]) {
        guard let small = JPEGFile(thumbnail), let coefficients = JPEGCoefficients(small), coefficients.width >= 64,
            coefficients.height >= 48, coefficients.width <= 1_024
        else { return nil }
        let plane = GreyPlane(full: coefficients).cropped(width: coefficients.width, height: coefficients.height)
        let means = GreyPlane(means: picture)
        guard means.width >= 40, means.height >= 30 else { return nil }
        var best: ThumbnailComparison?
        for orientation in 0..<8 {
            let turned = plane.oriented(orientation)
            // Turned copies of another shape are no copies of this picture.
            let shapeA = Double(turned.width) / Double(turned.height)
            let shapeB = Double(means.extent.width) / Double(means.extent.height)
            guard abs(shapeA / shapeB - 1) < 0.06 else { continue }
            let result = ThumbnailComparison(means, turned)
            if result.correlation > (best?.correlation ?? -2) { best = result }
        }
        guard let best else { return nil }
        self = best
    }

    private init(_ means: GreyPlane, _ small: GreyPlane) {
        // A common grid that neither has to be enlarged for.
        let width = min(Int(means.extent.width), small.width)
        let height = min(Int(means.extent.height), small.height)
        let a = means.scaled(to: width, height)
        let b = small.scaled(to: width, height)
        let fit = Self.fit(b, a)
        correlation = fit.correlation
        let fitted = fit.fitted
        let (columns, rows) = (width / 4, height / 4)
        var differences: [Double] = []
        var largest = (value: 0.0, x: 0, y: 0)
        for row in 1..<max(2, rows - 1) {
            for column in 1..<max(2, columns - 1) {
                var sum = 0.0
                for y in 0..<4 {
                    for x in 0..<4 {
                        let at = (row * 4 + y) * width + column * 4 + x
                        guard at < a.pixels.count else { continue }
                        sum += abs(Double(a.pixels[at]) - fitted[at])
                    }
                }
                differences.append(sum / 16)
                if sum / 16 > largest.value { largest = (sum / 16, column, row) }
            }
        }
        differences.sort()
        // The typical difference of detailed patches: blank paper differs by nothing.
        let typical = max(1, differences[differences.count * 9 / 10])
        ratio = largest.value / typical
        peak = largest.value
        place = (Double(largest.x) * 4 / Double(width), Double(largest.y) * 4 / Double(height))
    }

    /// Fits exposure and sharpness, `y ≈ gain · x + blur · Δx + offset`, and gives what the copy should show.
    ///
    /// Cameras scale their copies with filters of their own; the Laplacian takes that difference up, so
    /// that what is left over at letters is due to the letters.
    private static func fit(_ x: GreyPlane, _ y: GreyPlane) -> (fitted: [Double], correlation: Double) {
        let (width, height) = (x.width, x.height)
        var bend = [Double](repeating: 0, count: width * height)
        for row in 1..<max(2, height - 1) {
            for column in 1..<max(2, width - 1) where (row + 1) * width + column < x.pixels.count {
                let at = row * width + column
                let sum = x.pixels[at - 1] + x.pixels[at + 1] + x.pixels[at - width] + x.pixels[at + width]
                bend[at] = Double(sum - 4 * x.pixels[at])
            }
        }
        let count = Double(max(1, x.pixels.count))
        let meanX = x.pixels.reduce(0.0) { $0 + Double($1) } / count
        let meanY = y.pixels.reduce(0.0) { $0 + Double($1) } / count
        let meanB = bend.reduce(0, +) / count
        var (xx, yy, bb, xy, xb, by) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for at in bend.indices {
            let (u, v, w) = (Double(x.pixels[at]) - meanX, bend[at] - meanB, Double(y.pixels[at]) - meanY)
            xx += u * u
            bb += v * v
            yy += w * w
            xy += u * w
            xb += u * v
            by += v * w
        }
        guard xx > 1e-6, yy > 1e-6 else { return (y.pixels.map { Double($0) }, 0) }
        let determinant = xx * bb - xb * xb
        let (gain, blur) =
            determinant > 1e-6 * xx * max(bb, 1)
            ? ((xy * bb - by * xb) / determinant, (by * xx - xy * xb) / determinant) : (xy / xx, 0)
        let fitted = bend.indices.map { gain * (Double(x.pixels[$0]) - meanX) + blur * (bend[$0] - meanB) + meanY }
        return (fitted, xy / (xx * yy).squareRoot())
    }
}
