internal import Foundation

/// How well probabilities agree with what was later confirmed.
package enum ProbabilityMetrics {
    /// The mean squared distance of probability and label (Brier 1950).
    package static func brierScore(_ probabilities: [Double], _ labels: [Bool]) -> Double {
        mean(probabilities, labels) { probability, label in
            let gap = probability - (label ? 1 : 0)
            return gap * gap
        }
    }

    /// The mean of `−ln` of the probability given to what happened; probabilities are kept one machine epsilon away
    /// from 0 and 1, as scikit-learn does.
    package static func logLoss(_ probabilities: [Double], _ labels: [Bool]) -> Double {
        mean(probabilities, labels) { probability, label in
            let kept = min(max(probability, Double.ulpOfOne), 1 - Double.ulpOfOne)
            return -log(label ? kept : 1 - kept)
        }
    }

    /// One bin of a calibration curve.
    package struct Bin: Hashable, Sendable {
        /// Applicants in the bin.
        package let count: Int
        /// Their mean probability.
        package let expected: Double
        /// The share of positives among them.
        package let observed: Double
    }

    /// Bins of equal mass: the applicants by rising probability, cut into `count` parts whose sizes differ by at most
    /// one. Equal probabilities keep the order they came in, positives last, so that the bins are the same for any
    /// order of the input.
    package static func calibration(_ probabilities: [Double], _ labels: [Bool], bins count: Int = 10) -> [Bin] {
        let total = min(probabilities.count, labels.count)
        guard total > 0, count > 0 else { return [] }
        let order = (0..<total).sorted {
            probabilities[$0] != probabilities[$1]
                ? probabilities[$0] < probabilities[$1] : !labels[$0] && labels[$1]
        }
        let bins = min(count, total)
        return (0..<bins).map { bin in
            let part = order[bin * total / bins..<(bin + 1) * total / bins]
            let sum = part.reduce(0.0) { $0 + probabilities[$1] }
            let hits = part.count { labels[$0] }
            return Bin(
                count: part.count, expected: sum / Double(part.count), observed: Double(hits) / Double(part.count))
        }
    }

    /// Expected calibration error: the mean over applicants of the gap between probability and share of their bin.
    package static func calibrationError(_ bins: [Bin]) -> Double {
        let total = bins.reduce(0) { $0 + $1.count }
        guard total > 0 else { return .nan }
        return bins.reduce(0.0) { $0 + Double($1.count) / Double(total) * abs($1.expected - $1.observed) }
    }

    private static func mean(
        _ probabilities: [Double], _ labels: [Bool], _ loss: (Double, Bool) -> Double
    ) -> Double {
        let total = min(probabilities.count, labels.count)
        guard total > 0 else { return .nan }
        var sum = 0.0
        for index in 0..<total { sum += loss(probabilities[index], labels[index]) }
        return sum / Double(total)
    }
}
