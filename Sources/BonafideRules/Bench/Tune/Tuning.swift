package import BonafideCore
internal import Foundation

/// Finds the weights the labelled outcomes of a pack's rules support.
package struct Tuning: Sendable {
    /// What is asked for.
    package struct Options: Sendable {
        /// Penalty on squared weights in nats; nothing to choose it by cross-validation.
        package var ridge: Double?
        /// Whether the penalty is on absolute instead of squared weights.
        package var isLasso = false
        /// Parts of the cross-validation.
        package var folds = 5
        /// Whether parts are cut by time of review instead of by group.
        package var splitsByTime = false
        /// Resamples for the deviations.
        package var resamples = 50
        /// Seed of folds and resamples.
        package var seed: UInt64 = 1
        /// Fewest confirmed cases for each weight that may move.
        package var casesPerWeight = 10

        package init() {}
    }

    /// One weight before and after.
    package struct Weight: Hashable, Sendable {
        package let id: String
        package let before: Millibans
        package let after: Millibans
        /// Deviation over bootstrap resamples, in millibans.
        package let deviation: Double
        /// Why the weight stayed, such as `locked`; empty where it was free.
        package let kept: String
        /// Confirmed and cleared applicants for whom the rule fired.
        package let positives: Int
        package let negatives: Int
    }

    /// Why nothing was tuned.
    package struct Refusal: Error, Hashable, Sendable {
        /// One sentence with a remedy.
        package let message: String
    }

    /// A penalty that was tried, with its mean log-loss over the parts and the deviation of that mean.
    package struct Trial: Hashable, Sendable {
        package let penalty: Double
        package let loss: Double
        package let deviation: Double
    }

    package let weights: [Weight]
    /// The prior that goes with the new weights, in millibans.
    package let prior: Millibans
    package let penalty: Double
    package let trials: [Trial]
    /// Areas under the ROC curve of the labelled applicants with old and new weights as plain sums.
    package let areaBefore: Double
    package let areaAfter: Double
    /// Slope and intercept of log-odds on the tuned score; 1 and 0 where the score is calibrated.
    package let calibration: (slope: Double, intercept: Double)
    package let warnings: [String]

    /// Millibans in a nat: `1000 / ln 10`.
    static let millibansPerNat = 434.294_481_903_251_8
    static let penalties: [Double] = [0.1, 0.3, 1, 3, 10, 30, 100]

    /// Tunes a pack over a table with labels.
    package static func run(
        _ table: OutcomeTable, _ labels: LabelTable, pack: RulePack, options: Options
    ) async throws(Refusal) -> Tuning {
        let sample = TuningSample(table, labels, pack)
        let free = sample.free.count
        guard sample.positives > 0, sample.positives < sample.labels.count else {
            throw Refusal(message: "Tuning needs both confirmed and cleared applicants.")
        }
        guard free > 0 else { throw Refusal(message: "Every weight is locked or belongs to a rule with a bound.") }
        guard sample.positives >= options.casesPerWeight * free else {
            throw Refusal(
                message: "\(sample.positives) confirmed cases are too few for \(free) free weights: "
                    + "\(options.casesPerWeight) each are needed. Lock weights (`locked: true`) or label more cases.")
        }
        return await Tuning(sample, options)
    }

    private init(_ sample: TuningSample, _ options: Options) async {
        let chosen: Double
        if let ridge = options.ridge {
            (chosen, trials) = (ridge, [])
        } else {
            trials = await sample.crossValidation(options)
            chosen = Self.oneDeviation(trials)
        }
        penalty = chosen
        let fit = SignedLogistic(sample.problem(sample.all, chosen, options.isLasso))
        let deviations = await sample.deviations(chosen, options, around: fit)
        var weights: [Weight] = []
        for (feature, id) in sample.names.enumerated() {
            let (hits, alarms) = sample.counts(feature)
            let after =
                sample.kept[feature].isEmpty
                ? Millibans((fit.weights[feature] * Self.millibansPerNat).rounded()) : sample.weights[feature]
            weights.append(
                Weight(
                    id: id, before: sample.weights[feature], after: max(-6000, min(6000, after)),
                    deviation: deviations[feature] * Self.millibansPerNat, kept: sample.kept[feature], positives: hits,
                    negatives: alarms))
        }
        self.weights = weights
        prior = max(-6000, min(6000, Millibans((fit.intercept * Self.millibansPerNat).rounded())))
        areaBefore = sample.area(sample.weights.map(Double.init))
        areaAfter = sample.area(weights.map { Double($0.after) })
        calibration = sample.calibration(weights.map(\.after), prior: prior)
        warnings = sample.warnings(weights)
    }

    /// The largest penalty whose mean loss lies within one deviation of the best (Breiman et al. 1984).
    static func oneDeviation(_ trials: [Trial]) -> Double {
        guard let best = trials.min(by: { $0.loss < $1.loss }) else { return 1 }
        return trials.filter { $0.loss <= best.loss + best.deviation }.map(\.penalty).max() ?? best.penalty
    }
}
