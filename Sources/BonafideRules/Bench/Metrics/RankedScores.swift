/// Scores with what was later confirmed, sorted so that every ranking metric is one walk.
///
/// Equal scores form one step: no metric depends on the order in which ties stand. Scores that are not numbers count
/// as the lowest there is. Definitions agree with scikit-learn's.
package struct RankedScores: Sendable {
    /// One distinct score and who has it.
    package struct Step: Hashable, Sendable {
        /// The score.
        package let score: Double
        /// Positives with this score.
        package let positives: Int
        /// Negatives with this score.
        package let negatives: Int
    }

    /// The distinct scores, highest first.
    package let steps: [Step]
    /// How many labels are positive.
    package let positives: Int
    /// How many labels are negative.
    package let negatives: Int

    /// How many labels there are.
    package var count: Int { positives + negatives }

    /// Sorts scores with their labels; what has no partner at the end of the longer list is left out.
    package init(scores: [Double], labels: [Bool]) {
        let count = min(scores.count, labels.count)
        var keys: [(score: Double, label: Bool)] = []
        keys.reserveCapacity(count)
        for index in 0..<count { keys.append((scores[index].isNaN ? -.infinity : scores[index], labels[index])) }
        keys.sort { $0.score > $1.score }
        var steps: [Step] = []
        var (start, positives) = (0, 0)
        while start < count {
            var (end, hits) = (start, 0)
            while end < count, keys[end].score == keys[start].score {
                if keys[end].label { hits += 1 }
                end += 1
            }
            steps.append(Step(score: keys[start].score, positives: hits, negatives: end - start - hits))
            positives += hits
            start = end
        }
        self.steps = steps
        self.positives = positives
        negatives = count - positives
    }

    /// Takes steps, highest score first.
    package init(steps: [Step]) {
        self.steps = steps
        positives = steps.reduce(0) { $0 + $1.positives }
        negatives = steps.reduce(0) { $0 + $1.negatives }
    }

    /// Takes whole-number scores by counting, without sorting rows: for a million rows with few distinct scores.
    package init(wholeScores scores: [Int32], labels: [Bool]) {
        var counts: [Int32: (positives: Int, negatives: Int)] = [:]
        for index in 0..<min(scores.count, labels.count) {
            if labels[index] {
                counts[scores[index], default: (0, 0)].positives += 1
            } else {
                counts[scores[index], default: (0, 0)].negatives += 1
            }
        }
        self.init(
            steps: counts.keys.sorted(by: >).map { score in
                let both = counts[score] ?? (0, 0)
                return Step(score: Double(score), positives: both.positives, negatives: both.negatives)
            })
    }

    /// Whether there are labels of both kinds, without which no ranking can be measured.
    package var isMeasurable: Bool { positives > 0 && negatives > 0 }
}

/// A share as two whole numbers, so that it is the same on every machine.
package struct ExactShare: Hashable, Sendable {
    /// What is counted.
    package let numerator: Int
    /// Out of how many; 0 where there is nothing to count.
    package let denominator: Int

    /// Joins both numbers.
    package init(_ numerator: Int, of denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The share as a number from 0 to 1, or not a number where nothing could be counted.
    package var value: Double { denominator == 0 ? .nan : Double(numerator) / Double(denominator) }
}
