/// A small generator whose numbers depend on its seed alone (SplitMix64, Steele, Lea and Flood 2014).
package struct SeededNumbers: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Takes a seed and a stream; each stream of a seed has numbers of its own.
    package init(seed: UInt64, stream: UInt64 = 0) {
        state = seed
        state = next() ^ (stream &* 0xd134_2543_de82_ef95)
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return z ^ z >> 31
    }

    /// A whole number below `bound`, without bias worth measuring (multiply and shift, Lemire 2019).
    package mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
}

/// Resampling of whole applicants with replacement (Efron 1979).
///
/// Every resample has a stream of its own numbers, so a run gives the same values at any number of threads.
package enum Bootstrap {
    /// A percentile interval with the estimate it belongs to.
    package struct Interval: Hashable, Sendable {
        /// The value on the whole sample.
        package let estimate: Double
        /// The lower end, 2.5th percentile.
        package let low: Double
        /// The upper end, 97.5th percentile.
        package let high: Double
    }

    /// How often each applicant stands in one resample.
    package static func counts(_ size: Int, seed: UInt64, resample: Int) -> [Int32] {
        var numbers = SeededNumbers(seed: seed, stream: UInt64(resample) + 1)
        var counts = [Int32](repeating: 0, count: size)
        for _ in 0..<size { counts[numbers.below(size)] += 1 }
        return counts
    }

    /// The interval of a value over resamples, worked out on all cores; values that are not numbers are left out.
    package static func interval(
        size: Int, resamples: Int, seed: UInt64, estimate: Double, _ value: @escaping @Sendable ([Int32]) -> Double
    ) async -> Interval {
        guard size > 0, resamples > 0 else { return Interval(estimate: estimate, low: .nan, high: .nan) }
        let values = await withTaskGroup(of: Double.self) { group in
            for resample in 0..<resamples {
                group.addTask { value(counts(size, seed: seed, resample: resample)) }
            }
            var values: [Double] = []
            for await value in group where !value.isNaN { values.append(value) }
            return values.sorted()
        }
        return Interval(
            estimate: estimate, low: percentile(values, 0.025), high: percentile(values, 0.975))
    }

    /// The value below which a share of sorted values lies, read off between neighbours.
    package static func percentile(_ sorted: [Double], _ share: Double) -> Double {
        guard let first = sorted.first else { return .nan }
        let place = share * Double(sorted.count - 1)
        let lower = Int(place)
        guard lower + 1 < sorted.count else { return sorted.last ?? first }
        return sorted[lower] + (sorted[lower + 1] - sorted[lower]) * (place - Double(lower))
    }

    /// The area under the ROC curve of a resample, from the ranks of the whole sample.
    ///
    /// - Parameters:
    ///   - order: The applicants by falling score.
    ///   - steps: Where each run of equal scores ends in `order`.
    package static func areaUnderROC(_ order: [Int32], _ steps: [Int32], _ labels: [Bool], _ counts: [Int32]) -> Double
    {
        var (area, above, below, start) = (0, 0, 0, 0)
        for end in steps {
            var (hits, misses) = (0, 0)
            for place in start..<Int(end) {
                let row = Int(order[place])
                if labels[row] { hits += Int(counts[row]) } else { misses += Int(counts[row]) }
            }
            area += misses * (2 * above + hits)
            above += hits
            below += misses
            start = Int(end)
        }
        return ExactShare(area, of: 2 * above * below).value
    }

    /// The order and the runs of equal scores that `areaUnderROC` walks.
    package static func ranking(_ scores: [Double]) -> (order: [Int32], steps: [Int32]) {
        let order = scores.indices.map(Int32.init).sorted {
            let (a, b) = (scores[Int($0)], scores[Int($1)])
            return a != b ? a > b : $0 < $1
        }
        var steps: [Int32] = []
        for place in order.indices
        where place + 1 == order.count || scores[Int(order[place])] != scores[Int(order[place + 1])] {
            steps.append(Int32(place + 1))
        }
        return (order, steps)
    }
}
