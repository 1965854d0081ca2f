internal import Foundation

extension RankedScores {
    /// Brier score and log-loss where every score stands for one probability.
    package func losses(_ probability: (Double) -> Double) -> (brier: Double, logLoss: Double) {
        guard count > 0 else { return (.nan, .nan) }
        var (brier, loss) = (0.0, 0.0)
        for step in steps {
            let p = probability(step.score)
            let kept = min(max(p, Double.ulpOfOne), 1 - Double.ulpOfOne)
            brier += Double(step.positives) * (1 - p) * (1 - p) + Double(step.negatives) * p * p
            loss -= Double(step.positives) * log(kept) + Double(step.negatives) * log(1 - kept)
        }
        return (brier / Double(count), loss / Double(count))
    }

    /// The calibration curve over bins of equal mass, as `ProbabilityMetrics.calibration` cuts them.
    package func calibration(_ probability: (Double) -> Double, bins wanted: Int = 10) -> [ProbabilityMetrics.Bin] {
        guard count > 0, wanted > 0 else { return [] }
        let bins = min(wanted, count)
        var result: [ProbabilityMetrics.Bin] = []
        var (bin, seen, sum, hits, size) = (0, 0, 0.0, 0, 0)
        func add(_ number: Int, _ p: Double, _ isPositive: Bool) {
            var left = number
            while left > 0 {
                let end = (bin + 1) * count / bins
                let taken = min(left, end - seen)
                seen += taken
                size += taken
                left -= taken
                sum += Double(taken) * p
                if isPositive { hits += taken }
                guard seen == end else { continue }
                if size > 0 {
                    result.append(
                        ProbabilityMetrics.Bin(
                            count: size, expected: sum / Double(size), observed: Double(hits) / Double(size)))
                }
                (bin, sum, hits, size) = (bin + 1, 0, 0, 0)
            }
        }
        for step in steps.reversed() {
            let p = probability(step.score)
            add(step.negatives, p, false)
            add(step.positives, p, true)
        }
        return result
    }
}
