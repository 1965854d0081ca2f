internal import BonafideCore

/// A backtest for a terminal.
package enum BacktestText {
    /// The whole report.
    package static func render(_ test: Backtest) -> String {
        var lines = test.warnings.map { "! " + $0 }
        if !lines.isEmpty { lines.append("") }
        let split = test.split
        lines.append(
            "\(split.total) applicants: \(split.confirmed) confirmed, \(split.cleared) cleared, "
                + "\(split.unresolved) unresolved, \(split.unreviewed) never reviewed; "
                + "\(Figures.percent(test.settled.value)) settled whatever is unknown")
        lines += [""] + metrics(test) + [""] + histogram(test) + [""] + bands(test) + [""] + thresholds(test)
        lines += [""] + rules(test)
        let redundant = test.overlaps.filter(\.isRedundant)
        if !redundant.isEmpty {
            lines += ["", "nearly the same"]
            lines += redundant.prefix(20).map {
                "  \($0.first) and \($0.second): \($0.shared) together, Jaccard \(Figures.fixed($0.jaccard, 2)), "
                    + "phi \(Figures.fixed($0.phi, 2))"
            }
        }
        if !test.drift.isEmpty {
            lines += ["", "drift (population stability index)"]
            lines += test.drift.map { "  \($0.name): \(Figures.fixed($0.index, 3)) \($0.verdict)" }
        }
        return lines.joined(separator: "\n")
    }

    private static func metrics(_ test: Backtest) -> [String] {
        let m = test.metrics
        let area = m.areaUnderROC
        return [
            "AUC               \(Figures.fixed(area.value, 6)) = \(area.numerator)/\(area.denominator)",
            "average precision \(Figures.fixed(m.averagePrecision, 4))    KS \(Figures.fixed(m.largestGap, 4))",
            "Brier \(Figures.fixed(m.brier, 4))    log-loss \(Figures.fixed(m.logLoss, 4))    "
                + "calibration error \(Figures.fixed(m.calibrationError, 4))",
            "recall at 1 % false positives \(Figures.percent(m.recallAtOnePercent)), at 5 % "
                + Figures.percent(m.recallAtFivePercent),
            "precision among the \(test.capacity) highest scores \(Figures.percent(m.precisionAtCapacity))",
        ]
            + (test.weighted.map {
                [
                    "by the weights of the labels: AUC \(Figures.fixed($0.areaUnderROC, 6)), above the lowest band recall "
                        + "\(Figures.percent($0.recall)), precision \(Figures.percent($0.precision))"
                ]
            } ?? [])
    }

    private static func histogram(_ test: Backtest) -> [String] {
        [
            "score     0         50        100",
            "confirmed " + Figures.spark(test.histogram.map(\.confirmed)),
            "cleared   " + Figures.spark(test.histogram.map(\.cleared)),
            "others    " + Figures.spark(test.histogram.map { $0.unresolved + $0.unreviewed }),
        ]
    }

    private static func bands(_ test: Backtest) -> [String] {
        ["band         confirmed  cleared  unresolved  unreviewed"]
            + test.bands.reversed().map {
                Figures.cell($0.name, 12, isNumber: false) + Figures.cell("\($0.split.confirmed)", 10)
                    + Figures.cell("\($0.split.cleared)", 9) + Figures.cell("\($0.split.unresolved)", 12)
                    + Figures.cell("\($0.split.unreviewed)", 12)
            }
    }

    private static func thresholds(_ test: Backtest) -> [String] {
        ["from score  flagged   recall  false positives  precision"]
            + test.thresholds.filter { $0.flagged > 0 }.map {
                Figures.cell("\($0.display)", 10) + Figures.cell("\($0.flagged)", 9)
                    + Figures.cell(Figures.percent($0.recall), 9)
                    + Figures.cell(Figures.percent($0.falsePositiveRate), 17)
                    + Figures.cell(Figures.percent($0.precision), 11) + ($0.band.isEmpty ? "" : "  \($0.band)")
            }
    }

    private static func rules(_ test: Backtest) -> [String] {
        let width = test.rules.map(\.id.count).max() ?? 4
        let head =
            Figures.cell("rule", width, isNumber: false)
            + "  weight   fired  unknown    TP     FP  precision (95 %)         recall   lift  evidence      ΔAUC  solo"
        return [head]
            + test.rules.sorted { $0.gain != $1.gain ? $0.gain > $1.gain : $0.id < $1.id }.map { row in
                let interval =
                    row.precision.denominator == 0
                    ? "" : " (\(Figures.percent(row.precisionLow))–\(Figures.percent(row.precisionHigh)))"
                let mark = row.status == "trial" ? "  trial, worth 0" : ""
                return Figures.cell(row.id, width, isNumber: false)
                    + Figures.cell(WrittenNumber.decibans(row.weight), 8) + Figures.cell("\(row.fired)", 8)
                    + Figures.cell(Figures.percent(row.unknown.value), 9) + Figures.cell("\(row.truePositives)", 6)
                    + Figures.cell("\(row.falsePositives)", 7)
                    + Figures.cell("  " + Figures.percent(row.precision.value) + interval, 25, isNumber: false)
                    + Figures.cell(Figures.percent(row.recall.value), 9) + Figures.cell(Figures.fixed(row.lift, 1), 7)
                    + Figures.cell(Figures.fixed(row.evidence * 10, 1), 10)
                    + Figures.cell(Figures.fixed(row.gain, 5), 10) + Figures.cell("\(row.soloCatches)", 6) + mark
            }
    }
}
