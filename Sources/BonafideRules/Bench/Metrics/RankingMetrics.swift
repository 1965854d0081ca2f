/// How well a ranking puts positives before negatives.
extension RankedScores {
    /// The area under the ROC curve as an exact fraction: `(2·wins + ties) / (2·positives·negatives)` over all pairs
    /// of a positive and a negative (Mann and Whitney 1947). Its denominator is 0 where a kind of label is missing.
    package var areaUnderROC: ExactShare {
        var (area, above) = (0, 0)
        for step in steps {
            area += step.negatives * (2 * above + step.positives)
            above += step.positives
        }
        return ExactShare(area, of: 2 * positives * negatives)
    }

    /// Average precision: the sum over distinct scores of the recall gained times the precision there.
    package var averagePrecision: Double {
        guard positives > 0 else { return .nan }
        var (sum, hits, seen) = (0.0, 0, 0)
        for step in steps {
            hits += step.positives
            seen += step.positives + step.negatives
            sum += Double(step.positives) / Double(positives) * (Double(hits) / Double(seen))
        }
        return sum
    }

    /// The largest gap between the shares of positives and negatives above a threshold (Kolmogorov and Smirnov), and
    /// the threshold it stands at.
    package var largestGap: (gap: Double, score: Double) {
        guard isMeasurable else { return (.nan, .nan) }
        var best = (gap: 0.0, score: Double.infinity)
        for point in curve {
            let gap = abs(point.truePositiveRate - point.falsePositiveRate)
            if gap > best.gap { best = (gap, point.score) }
        }
        return best
    }

    /// The largest recall of any threshold whose false positive rate is at most `rate`.
    package func recall(atFalsePositiveRate rate: Double) -> Double {
        guard isMeasurable else { return .nan }
        var (hits, alarms, best) = (0, 0, 0)
        for step in steps {
            hits += step.positives
            alarms += step.negatives
            guard Double(alarms) <= rate * Double(negatives) else { break }
            best = hits
        }
        return Double(best) / Double(positives)
    }

    /// The share of positives among the `capacity` highest scores; those tied at the edge count in proportion.
    package func precision(atCapacity capacity: Int) -> Double {
        guard capacity > 0, count > 0 else { return .nan }
        var (left, hits) = (min(capacity, count), 0.0)
        let total = left
        for step in steps where left > 0 {
            let size = step.positives + step.negatives
            let taken = min(size, left)
            hits += Double(step.positives) * Double(taken) / Double(size)
            left -= taken
        }
        return hits / Double(total)
    }

    /// One threshold: who lies at or above it.
    package struct Point: Hashable, Sendable {
        /// The threshold.
        package let score: Double
        /// Positives at or above it.
        package let truePositives: Int
        /// Negatives at or above it.
        package let falsePositives: Int
        /// Share of all positives at or above it.
        package let truePositiveRate: Double
        /// Share of all negatives at or above it.
        package let falsePositiveRate: Double
        /// Share of positives among those at or above it.
        package let precision: Double
    }

    /// A point for each distinct score, highest first; the point where nobody lies above is left out.
    package var curve: [Point] {
        var points: [Point] = []
        points.reserveCapacity(steps.count)
        var (hits, alarms) = (0, 0)
        for step in steps {
            hits += step.positives
            alarms += step.negatives
            points.append(point(step.score, hits, alarms))
        }
        return points
    }

    /// Who lies at or above a threshold.
    package func point(atLeast threshold: Double) -> Point {
        var (hits, alarms) = (0, 0)
        for step in steps {
            guard step.score >= threshold else { break }
            hits += step.positives
            alarms += step.negatives
        }
        return point(threshold, hits, alarms)
    }

    private func point(_ score: Double, _ hits: Int, _ alarms: Int) -> Point {
        Point(
            score: score, truePositives: hits, falsePositives: alarms,
            truePositiveRate: ExactShare(hits, of: positives).value,
            falsePositiveRate: ExactShare(alarms, of: negatives).value,
            precision: ExactShare(hits, of: hits + alarms).value)
    }
}
