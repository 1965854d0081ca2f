import BonafideRules
import Foundation
import Testing

/// Every metric agrees with scikit-learn's, and keeps its own laws.
@Suite struct MetricsTests {
    struct Case: Decodable {
        let scores: [Double]
        let probabilities: [Double]
        let labels: [Int]
        let auc: Double
        let average_precision: Double
        let ks: Double
        let recall_1: Double
        let recall_5: Double
        let brier: Double
        let log_loss: Double
        let calibration_error: Double
    }

    static func cases() throws -> [Case] {
        try FixtureFolder.lines("metrics/cases.jsonl").map {
            try JSONDecoder().decode(Case.self, from: Data($0.utf8))
        }
    }

    private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 }

    @Test func agreeWithScikitLearn() throws {
        let cases = try Self.cases()
        #expect(cases.count >= 60)
        for (number, item) in cases.enumerated() {
            let labels = item.labels.map { $0 == 1 }
            let ranked = RankedScores(scores: item.scores, labels: labels)
            #expect(isNear(ranked.areaUnderROC.value, item.auc), "auc of case \(number)")
            #expect(isNear(ranked.averagePrecision, item.average_precision), "average precision of case \(number)")
            #expect(isNear(ranked.largestGap.gap, item.ks), "ks of case \(number)")
            #expect(isNear(ranked.recall(atFalsePositiveRate: 0.01), item.recall_1), "recall at 1 % of case \(number)")
            #expect(isNear(ranked.recall(atFalsePositiveRate: 0.05), item.recall_5), "recall at 5 % of case \(number)")
            #expect(isNear(ProbabilityMetrics.brierScore(item.probabilities, labels), item.brier), "\(number)")
            #expect(isNear(ProbabilityMetrics.logLoss(item.probabilities, labels), item.log_loss), "\(number)")
            let bins = ProbabilityMetrics.calibration(item.probabilities, labels)
            #expect(isNear(ProbabilityMetrics.calibrationError(bins), item.calibration_error), "\(number)")
        }
    }

    @Test func orderDoesNotMatter() throws {
        for (number, item) in try Self.cases().prefix(20).enumerated() {
            var generator = SeededGenerator(seed: UInt64(number))
            let order = item.scores.indices.shuffled(using: &generator)
            let labels = item.labels.map { $0 == 1 }
            let one = RankedScores(scores: item.scores, labels: labels)
            let other = RankedScores(scores: order.map { item.scores[$0] }, labels: order.map { labels[$0] })
            #expect(one.steps == other.steps)
            let bins = ProbabilityMetrics.calibration(item.probabilities, labels)
            let again = ProbabilityMetrics.calibration(
                order.map { item.probabilities[$0] }, order.map { labels[$0] })
            for (a, b) in zip(bins, again) {
                #expect(a.count == b.count && isNear(a.expected, b.expected) && a.observed == b.observed)
            }
        }
    }

    @Test func exactAreaIsAFraction() {
        let ranked = RankedScores(scores: [3, 2, 2, 1], labels: [true, true, false, false])
        #expect(ranked.areaUnderROC == ExactShare(7, of: 8))
        let whole = RankedScores(wholeScores: [3, 2, 2, 1], labels: [true, true, false, false])
        #expect(whole.steps == ranked.steps)
    }

    @Test func oneKindOfLabelGivesNoRanking() {
        let ranked = RankedScores(scores: [1, 2], labels: [true, true])
        #expect(ranked.areaUnderROC.value.isNaN)
        #expect(ranked.largestGap.gap.isNaN)
        #expect(RankedScores(scores: [], labels: []).averagePrecision.isNaN)
    }

    @Test func tiesAtTheEdgeOfCapacityCountInProportion() {
        let ranked = RankedScores(scores: [9, 5, 5, 1], labels: [true, true, false, false])
        #expect(ranked.precision(atCapacity: 1) == 1)
        #expect(ranked.precision(atCapacity: 2) == 0.75)
        #expect(ranked.precision(atCapacity: 100) == 0.5)
    }

    /// Values of Wilson's paper's interval and of the binomial test, worked out by hand.
    @Test func intervalsAndTests() {
        let interval = ShareMetrics.wilson(8, of: 10)
        #expect(abs(interval.low - 0.4901624715) < 1e-9)
        #expect(abs(interval.high - 0.9433178485) < 1e-9)
        #expect(ShareMetrics.wilson(0, of: 0) == (0, 1))
        #expect(abs(ShareMetrics.mcNemar(1, 9) - 22.0 / 1024) < 1e-12)
        #expect(ShareMetrics.mcNemar(0, 0) == 1)
        #expect(ShareMetrics.mcNemar(5, 5) == 1)
        #expect(ShareMetrics.stability([10, 20, 30], [10, 20, 30]) == 0)
        #expect(abs(ShareMetrics.stability([50, 50], [25, 75]) - 0.25 * 1.0986122886681098) < 1e-12)
    }

    @Test func bootstrapIsTheSameForASeed() async {
        let scores = (0..<200).map { Double($0 % 17) }
        let labels = (0..<200).map { $0 % 3 == 0 }
        let (order, steps) = Bootstrap.ranking(scores)
        let estimate = RankedScores(scores: scores, labels: labels).areaUnderROC.value
        let all = [Int32](repeating: 1, count: 200)
        #expect(Bootstrap.areaUnderROC(order, steps, labels, all) == estimate)
        func run() async -> Bootstrap.Interval {
            await Bootstrap.interval(size: 200, resamples: 200, seed: 7, estimate: estimate) {
                Bootstrap.areaUnderROC(order, steps, labels, $0)
            }
        }
        let (one, other) = (await run(), await run())
        #expect(one == other)
        #expect(one.low < estimate && estimate < one.high)
    }
}
