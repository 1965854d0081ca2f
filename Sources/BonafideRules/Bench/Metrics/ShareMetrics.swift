internal import Foundation

/// Intervals, ratios and distances of counts.
package enum ShareMetrics {
    /// The score interval of a share (Wilson 1927), by default of 95 %.
    package static func wilson(_ hits: Int, of total: Int, z: Double = 1.959963984540054) -> (
        low: Double, high: Double
    ) {
        guard total > 0 else { return (0, 1) }
        let n = Double(total)
        let share = Double(hits) / n
        let middle = share + z * z / (2 * n)
        let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        return (max(0, (middle - spread) / scale), min(1, (middle + spread) / scale))
    }

    /// `log10` of the likelihood ratio of firing, half a case added to every count so that none is 0.
    package static func likelihoodRatio(
        truePositives: Int, positives: Int, falsePositives: Int, negatives: Int
    ) -> Double {
        let sensitivity = (Double(truePositives) + 0.5) / (Double(positives) + 1)
        let alarm = (Double(falsePositives) + 0.5) / (Double(negatives) + 1)
        return log10(sensitivity / alarm)
    }

    /// The population stability index of two histograms over the same bins: `Σ (b − a)·ln(b/a)` over shares, bins that
    /// are empty on one side counted as half a case. Below 0.1 little has changed, above 0.25 much.
    package static func stability(_ before: [Int], _ after: [Int]) -> Double {
        let bins = min(before.count, after.count)
        let (first, second) = (before.prefix(bins).reduce(0, +), after.prefix(bins).reduce(0, +))
        guard first > 0, second > 0 else { return .nan }
        var sum = 0.0
        for bin in 0..<bins where before[bin] > 0 || after[bin] > 0 {
            let a = max(Double(before[bin]), 0.5) / Double(first)
            let b = max(Double(after[bin]), 0.5) / Double(second)
            sum += (b - a) * log(b / a)
        }
        return sum
    }

    /// McNemar's exact two-sided test: the chance of a split of `one + other` changes at least this uneven, if both
    /// ways are equally likely.
    package static func mcNemar(_ one: Int, _ other: Int) -> Double {
        let total = one + other
        guard total > 0 else { return 1 }
        let fewer = min(one, other)
        // Sums of binomial terms in logarithms, so that large counts do not underflow.
        let whole = Double(total)
        var sum = 0.0
        for count in 0...fewer {
            let term = lgamma(whole + 1) - lgamma(Double(count) + 1) - lgamma(whole - Double(count) + 1)
            sum += exp(term - whole * log(2))
        }
        return min(1, 2 * sum)
    }

    /// How alike two sets are: shared members over all members.
    package static func jaccard(shared: Int, first: Int, second: Int) -> Double {
        let all = first + second - shared
        return all == 0 ? 0 : Double(shared) / Double(all)
    }

    /// The correlation of two yes-or-no facts over `total` applicants.
    package static func phi(shared: Int, first: Int, second: Int, total: Int) -> Double {
        let (a, b, n) = (Double(first), Double(second), Double(total))
        let scale = (a * (n - a) * b * (n - b)).squareRoot()
        return scale == 0 ? 0 : (n * Double(shared) - a * b) / scale
    }
}
