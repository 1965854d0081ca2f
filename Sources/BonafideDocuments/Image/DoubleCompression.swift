/// Tells whether a picture was compressed before with another table, decoded, and compressed again.
///
/// A second quantisation combs the histograms of the coefficients. The same picture shifted by four
/// pixels has no such comb and serves as its own measure: the difference of both roughnesses counts
/// (after the calibration of Fridrich and Lukáš).
package enum DoubleCompression {
    /// Blocks below which histograms are noise.
    static let blockLimit = 4_000

    /// How much rougher the histograms are than the shifted picture's; nothing for small pictures.
    package static func score(_ coefficients: JPEGCoefficients, plane: GreyPlane) -> Double? {
        guard coefficients.blocksWide * coefficients.blocksHigh >= blockLimit else { return nil }
        let places = [1, 8, 16, 9, 2, 3, 10, 17, 24]
        var own = [[Int]](repeating: [Int](repeating: 0, count: 2 * reach + 1), count: places.count)
        var shifted = own
        for block in 0..<(coefficients.blocksWide * coefficients.blocksHigh) {
            for (index, place) in places.enumerated() {
                count(Int(coefficients.values[block * 64 + place]), in: &own[index])
            }
        }
        var block = [Float](repeating: 0, count: 64)
        for row in 0..<(coefficients.blocksHigh - 1) {
            for column in 0..<(coefficients.blocksWide - 1) {
                for y in 0..<8 {
                    let line = (row * 8 + 4 + y) * plane.width + column * 8 + 4
                    for x in 0..<8 { block[y * 8 + x] = plane.pixels[line + x] - 128 }
                }
                CosineTransform.forward(&block)
                for (index, place) in places.enumerated() {
                    count(Int((block[place] / Float(coefficients.table[place])).rounded()), in: &shifted[index])
                }
            }
        }
        let gains = places.indices.compactMap { index -> Double? in
            guard let a = roughness(own[index]), let b = roughness(shifted[index]) else { return nil }
            return a - b
        }.sorted(by: >)
        guard gains.count >= 4 else { return nil }
        return (gains[1] + gains[2]) / 2
    }

    private static let reach = 24

    private static func count(_ value: Int, in histogram: inout [Int]) {
        if value >= -reach, value <= reach { histogram[value + reach] += 1 }
    }

    /// Energy of second differences of the histogram without its peak at zero, by its own size.
    private static func roughness(_ histogram: [Int]) -> Double? {
        var total = 0.0
        var energy = 0.0
        for value in 2..<(2 * reach - 1) where abs(value - reach) >= 2 {
            let second = Double(histogram[value - 1] - 2 * histogram[value] + histogram[value + 1])
            // Beside the peak at zero the curve bends by itself.
            if abs(value - 1 - reach) < 1 || abs(value + 1 - reach) < 1 { continue }
            energy += abs(second)
            total += Double(histogram[value])
        }
        return total >= 300 ? energy / total : nil
    }
}
