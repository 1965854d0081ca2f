internal import BonafideCore

/// A backtest for machines.
package enum BacktestJSON {
    /// One JSON object; numbers that do not exist are null.
    package static func render(_ test: Backtest) -> String {
        let m = test.metrics
        var parts = ["\"split\": \(split(test.split))"]
        parts.append("\"warnings\": [\(test.warnings.map(RuleFileSchema.text).joined(separator: ", "))]")
        parts.append(
            "\"metrics\": {\"auc\": \(number(m.areaUnderROC.value)), \"aucNumerator\": \(m.areaUnderROC.numerator), "
                + "\"aucDenominator\": \(m.areaUnderROC.denominator), \"averagePrecision\": \(number(m.averagePrecision)), "
                + "\"ks\": \(number(m.largestGap)), \"brier\": \(number(m.brier)), \"logLoss\": \(number(m.logLoss)), "
                + "\"calibrationError\": \(number(m.calibrationError)), "
                + "\"recallAtFpr1\": \(number(m.recallAtOnePercent)), \"recallAtFpr5\": \(number(m.recallAtFivePercent)), "
                + "\"capacity\": \(test.capacity), \"precisionAtCapacity\": \(number(m.precisionAtCapacity)), "
                + "\"settled\": \(number(test.settled.value))}")
        if let weighted = test.weighted {
            parts.append(
                "\"weighted\": {\"auc\": \(number(weighted.areaUnderROC)), \"recall\": \(number(weighted.recall)), "
                    + "\"precision\": \(number(weighted.precision))}")
        }
        parts.append(
            "\"bands\": ["
                + test.bands.map {
                    "{\"name\": \(RuleFileSchema.text($0.name)), \"split\": \(split($0.split))}"
                }.joined(separator: ", ") + "]")
        parts.append(
            "\"thresholds\": ["
                + test.thresholds.map {
                    "{\"total\": \($0.total), \"score\": \($0.display), \"band\": \(RuleFileSchema.text($0.band)), "
                        + "\"flagged\": \($0.flagged), \"recall\": \(number($0.recall)), "
                        + "\"fpr\": \(number($0.falsePositiveRate)), \"precision\": \(number($0.precision))}"
                }.joined(separator: ",\n    ") + "]")
        parts.append("\"histogram\": [" + test.histogram.map(split).joined(separator: ", ") + "]")
        parts.append(
            "\"calibration\": ["
                + test.calibration.map {
                    "{\"count\": \($0.count), \"expected\": \(number($0.expected)), \"observed\": \(number($0.observed))}"
                }.joined(separator: ", ") + "]")
        parts.append("\"rules\": [\n    " + test.rules.map(rule).joined(separator: ",\n    ") + "]")
        parts.append(
            "\"overlaps\": ["
                + test.overlaps.map {
                    "{\"first\": \(RuleFileSchema.text($0.first)), \"second\": \(RuleFileSchema.text($0.second)), "
                        + "\"shared\": \($0.shared), \"jaccard\": \(number($0.jaccard)), \"phi\": \(number($0.phi)), "
                        + "\"redundant\": \($0.isRedundant)}"
                }.joined(separator: ",\n    ") + "]")
        parts.append(
            "\"drift\": ["
                + test.drift.map {
                    "{\"name\": \(RuleFileSchema.text($0.name)), \"applicants\": \($0.applicants), "
                        + "\"psi\": \(number($0.index)), \"verdict\": \"\($0.verdict)\"}"
                }.joined(separator: ", ") + "]")
        return "{\n  " + parts.joined(separator: ",\n  ") + "\n}"
    }

    private static func rule(_ row: RuleRow) -> String {
        "{\"id\": \(RuleFileSchema.text(row.id)), \"status\": \"\(row.status)\", \"millibans\": \(row.weight), "
            + "\"fired\": \(row.fired), \"unknown\": \(number(row.unknown.value)), \"tp\": \(row.truePositives), "
            + "\"fp\": \(row.falsePositives), \"precision\": \(number(row.precision.value)), "
            + "\"precisionLow\": \(number(row.precisionLow)), \"precisionHigh\": \(number(row.precisionHigh)), "
            + "\"recall\": \(number(row.recall.value)), \"lift\": \(number(row.lift)), "
            + "\"log10LR\": \(number(row.evidence)), \"aucGain\": \(number(row.gain)), "
            + "\"soloCatches\": \(row.soloCatches)}"
    }

    static func split(_ split: Backtest.Split) -> String {
        "{\"confirmed\": \(split.confirmed), \"cleared\": \(split.cleared), \"unresolved\": \(split.unresolved), "
            + "\"unreviewed\": \(split.unreviewed)}"
    }

    /// A number with all its digits, or null.
    static func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "null" }
}
