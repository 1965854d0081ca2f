internal import BonafideCore

/// The result of tuning for a terminal.
package enum TuningText {
    /// Weights before and after with their deviations, the penalties tried, prior, calibration and warnings.
    package static func render(_ tuning: Tuning, pack: RulePack) -> String {
        var lines = tuning.warnings.map { "! " + $0 }
        if !lines.isEmpty { lines.append("") }
        let width = tuning.weights.map(\.id.count).max() ?? 4
        lines.append(Figures.cell("rule", width, isNumber: false) + "   before    after      ±     TP     FP")
        for weight in tuning.weights.sorted(by: { ($0.kept.isEmpty ? 0 : 1, $0.id) < ($1.kept.isEmpty ? 0 : 1, $1.id) })
        {
            let after = weight.kept.isEmpty ? WrittenNumber.decibans(weight.after) : weight.kept
            lines.append(
                Figures.cell(weight.id, width, isNumber: false) + Figures.cell(WrittenNumber.decibans(weight.before), 9)
                    + Figures.cell(after, 9)
                    + Figures.cell(weight.kept.isEmpty ? Figures.fixed(weight.deviation / 100, 1) : "", 7)
                    + Figures.cell("\(weight.positives)", 7) + Figures.cell("\(weight.negatives)", 7))
        }
        lines.append("")
        for trial in tuning.trials {
            let mark = trial.penalty == tuning.penalty ? "  chosen" : ""
            lines.append(
                "penalty \(Figures.cell(Figures.fixed(trial.penalty, 1), 6)): log-loss \(Figures.fixed(trial.loss, 5)) "
                    + "± \(Figures.fixed(trial.deviation, 5))\(mark)")
        }
        lines += [
            "AUC \(Figures.fixed(tuning.areaBefore, 5)) → \(Figures.fixed(tuning.areaAfter, 5)) on the labelled applicants, "
                + "weights summed plainly",
            "prior \(pack.settings.prior) mb → \(tuning.prior) mb, the share of fraud among the labelled",
            "calibration: slope \(Figures.fixed(tuning.calibration.slope, 3)), intercept "
                + "\(Figures.fixed(tuning.calibration.intercept, 3)) (1 and 0 where stated chances are right)",
        ]
        return lines.joined(separator: "\n")
    }
}
