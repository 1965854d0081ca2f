/// Evaluates the network on every hypothesis of one author.
///
/// All sums run in one fixed order and no multiplication is fused with an addition, so results are the
/// same on every machine. Eight hypotheses are worked at a time.
struct ShiftNetwork {
    /// One number of eight hypotheses.
    private typealias Lanes = SIMD8<Float>
    private static let lanes = 8
    private static let profile = 96
    private static let rows = ActivityModel.inputs - 1
    private static let wide = ActivityModel.hidden1
    private static let narrow = ActivityModel.hidden2
    private static let leak: Float = 0.05
    /// Weights of the circular smoothing of a day profile, in ninths.
    private static let kernel: [Int32] = [1, 2, 3, 2, 1]

    let model: ActivityModel

    /// Temperature of the shares one offset is chosen from; chosen on held-out scores.
    private static let pointTemperature = 3.0

    /// The posterior share of each hypothesis, averaged over the copies of the network; the same under the higher
    /// temperature; and the mean score of each hypothesis before the softmax.
    func evaluate(_ histogram: WeekHistogram) -> (shares: [Double], tempered: [Double], scores: [Double]) {
        let count = model.hypotheses.count
        let blocks = (count + Self.lanes - 1) / Self.lanes
        var shares = [Double](repeating: 0, count: count)
        var tempered = [Double](repeating: 0, count: count)
        var means = [Double](repeating: 0, count: count)
        let logPriors = Self.logPriors(model.hypotheses)
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: blocks * Self.rows) { inputs in
            inputs.initialize(repeating: .zero)
            fillInputs(histogram, inputs)
            let size = Float(Double(max(1, histogram.total)).squareRoot() / 10)
            var scores = [Double](repeating: 0, count: blocks * Self.lanes)
            for copy in model.copies {
                Self.forward(copy, inputs, blocks: blocks, size: size, scores: &scores)
                for index in 0..<count { scores[index] += logPriors[index] }
                Self.addSoftmax(scores, count: count, temperature: model.temperature, to: &shares)
                Self.addSoftmax(scores, count: count, temperature: Self.pointTemperature, to: &tempered)
                for index in 0..<count { means[index] += scores[index] }
            }
        }
        let copies = Double(model.copies.count)
        return (shares.map { $0 / copies }, tempered.map { $0 / copies }, means.map { $0 / copies })
    }

    /// A flat prior: every offset weighs the same, shared by the families that occur at it.
    private static func logPriors(_ hypotheses: [ClockHypothesis]) -> [Double] {
        hypotheses.map { one in
            -Elementary.logarithm(Double(hypotheses.reduce(0) { $0 + ($1.halfHours == one.halfHours ? 1 : 0) }))
        }
    }

    /// Fills [block][input] with the inputs of eight hypotheses side by side.
    private func fillInputs(_ histogram: WeekHistogram, _ inputs: UnsafeMutableBufferPointer<Lanes>) {
        let scale = 1 / (9 * Float(max(1, histogram.total)))
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.profile) { days in
            guard let folded = days.baseAddress else { return }
            for (index, hypothesis) in model.hypotheses.enumerated() {
                histogram.fold(hypothesis, into: folded)
                let base = index / Self.lanes * Self.rows
                let lane = index % Self.lanes
                for half in stride(from: 0, to: Self.profile, by: 48) {
                    for slot in 0..<48 {
                        var ninths: Int32 = 0
                        for step in 0..<5 { ninths += Self.kernel[step] * folded[half + (slot + 50 - step) % 48] }
                        let share = (Float(ninths) * scale).squareRoot() * 5
                        inputs[base + half + slot][lane] = share
                        inputs[base + Self.profile + half + slot][lane] = model.logarithm(ninths: Int(ninths))
                    }
                }
            }
        }
    }

    /// Runs one copy of the network over all blocks.
    private static func forward(
        _ copy: ActivityModel.Copy, _ inputs: UnsafeMutableBufferPointer<Lanes>, blocks: Int, size: Float,
        scores: inout [Double]
    ) {
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: blocks * wide + blocks * narrow) { memory in
            memory.initialize(repeating: .zero)
            guard let base = memory.baseAddress, let source = inputs.baseAddress else { return }
            let middle = base + blocks * wide
            var bias = copy.firstBias
            for output in 0..<wide { bias[output] += size * copy.sizeRow[output] }
            layer(copy.first, bias, source, base, blocks: blocks, rows: rows, columns: wide)
            layer(copy.second, copy.secondBias, base, middle, blocks: blocks, rows: wide, columns: narrow)
            for block in 0..<blocks {
                var sum = Lanes(repeating: copy.thirdBias)
                for input in 0..<narrow { sum += middle[block * narrow + input] * copy.third[input] }
                for lane in 0..<lanes { scores[block * lanes + lane] = Double(sum[lane]) }
            }
        }
    }

    /// One layer with leaky rectifiers: [block][rows] to [block][columns], four outputs at a time.
    @inline(__always)
    private static func layer(
        _ weights: [Float], _ bias: [Float], _ input: UnsafeMutablePointer<Lanes>,
        _ output: UnsafeMutablePointer<Lanes>, blocks: Int, rows: Int, columns: Int
    ) {
        weights.withUnsafeBufferPointer { weights in
            for tile in 0..<columns / 4 {
                guard let packed = weights.baseAddress.map({ $0 + tile * rows * 4 }) else { return }
                for block in 0..<blocks {
                    let x = input + block * rows
                    let y = output + block * columns + tile * 4
                    var sums = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
                    for row in 0..<rows {
                        let w = packed + row * 4
                        let value = x[row]
                        sums.0 += value * w[0]
                        sums.1 += value * w[1]
                        sums.2 += value * w[2]
                        sums.3 += value * w[3]
                    }
                    y[0] = rectified(sums.0 + bias[tile * 4])
                    y[1] = rectified(sums.1 + bias[tile * 4 + 1])
                    y[2] = rectified(sums.2 + bias[tile * 4 + 2])
                    y[3] = rectified(sums.3 + bias[tile * 4 + 3])
                }
            }
        }
    }

    @inline(__always)
    private static func rectified(_ x: Lanes) -> Lanes {
        x.replacing(with: x * leak, where: x .< .zero)
    }

    private static func addSoftmax(
        _ scores: [Double], count: Int, temperature: Double, to shares: inout [Double]
    ) {
        var top = -Double.infinity
        for index in 0..<count { top = max(top, scores[index]) }
        var weights = [Double](repeating: 0, count: count)
        var sum = 0.0
        for index in 0..<count {
            weights[index] = Elementary.exponential((scores[index] - top) / temperature)
            sum += weights[index]
        }
        for index in 0..<count { shares[index] += weights[index] / sum }
    }
}
