internal import BonafideCore

/// A backtest as one HTML page with pictures.
package enum BacktestHTML {
    /// The whole page.
    package static func render(_ test: Backtest, title: String) -> String {
        var sections = test.warnings.map { "<p class=\"warning\">\(Figures.escaped($0))</p>" }
        sections.append(figures(test))
        sections.append("<section><div class=\"row\">\(pictures(test))</div></section>")
        sections.append("<section><h2>Bands</h2>\(bands(test))</section>")
        sections.append("<section><h2>Thresholds</h2>\(thresholds(test))</section>")
        sections.append("<section><h2>Rules</h2>\(rules(test))</section>")
        let overlap = heat(test)
        if !overlap.isEmpty { sections.append("<section><h2>Rules that fire together</h2>\(overlap)</section>") }
        if !test.drift.isEmpty {
            sections.append(
                "<section><h2>Drift</h2>"
                    + Drawing.table(
                        ["part", "applicants", "PSI", ""],
                        test.drift.map { [$0.name, "\($0.applicants)", Figures.fixed($0.index, 3), $0.verdict] })
                    + "</section>")
        }
        return Drawing.page(title, sections)
    }

    private static func figures(_ test: Backtest) -> String {
        let m = test.metrics
        let split = test.split
        return "<section>"
            + Drawing.table(
                ["figure", "value"],
                [
                    ["applicants", "\(split.total)"], ["confirmed", "\(split.confirmed)"],
                    ["cleared", "\(split.cleared)"],
                    ["unresolved", "\(split.unresolved)"], ["never reviewed", "\(split.unreviewed)"],
                    [
                        "AUC",
                        "\(Figures.fixed(m.areaUnderROC.value, 6)) = \(m.areaUnderROC.numerator)/\(m.areaUnderROC.denominator)",
                    ],
                    ["average precision", Figures.fixed(m.averagePrecision, 4)],
                    ["KS", Figures.fixed(m.largestGap, 4)],
                    ["Brier score", Figures.fixed(m.brier, 4)], ["log-loss", Figures.fixed(m.logLoss, 4)],
                    ["calibration error", Figures.fixed(m.calibrationError, 4)],
                    ["recall at 1 % false positives", Figures.percent(m.recallAtOnePercent)],
                    ["recall at 5 % false positives", Figures.percent(m.recallAtFivePercent)],
                    ["precision among the \(test.capacity) highest", Figures.percent(m.precisionAtCapacity)],
                    ["settled whatever is unknown", Figures.percent(test.settled.value)],
                ]) + "</section>"
    }

    private static func pictures(_ test: Backtest) -> String {
        let curve = test.ranked.curve
        let roc = [(x: 0.0, y: 0.0)] + curve.map { (x: $0.falsePositiveRate, y: $0.truePositiveRate) }
        let pr = curve.map { (x: $0.truePositiveRate, y: $0.precision) }
        return Drawing.curve("ROC", thin(roc), x: "false positive rate", y: "recall", hasDiagonal: true)
            + Drawing.curve("Precision and recall", thin(pr), x: "recall", y: "precision", hasDiagonal: false)
            + Drawing.bars(
                "Scores by label", test.histogram.map(\.confirmed), test.histogram.map(\.cleared),
                names: ("confirmed", "cleared"))
            + Drawing.dots(
                "Calibration", test.calibration.map { ($0.expected, $0.observed, $0.count) }, x: "stated chance",
                y: "share confirmed")
    }

    /// At most 400 points of a curve, its ends among them.
    private static func thin(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
        let clean = points.filter { $0.x.isFinite && $0.y.isFinite }
        guard clean.count > 400 else { return clean }
        return (0..<400).map { clean[$0 * (clean.count - 1) / 399] }
    }

    private static func bands(_ test: Backtest) -> String {
        Drawing.table(
            ["band", "confirmed", "cleared", "unresolved", "never reviewed"],
            test.bands.reversed().map {
                [
                    $0.name, "\($0.split.confirmed)", "\($0.split.cleared)", "\($0.split.unresolved)",
                    "\($0.split.unreviewed)",
                ]
            })
    }

    private static func thresholds(_ test: Backtest) -> String {
        Drawing.table(
            ["from score", "flagged", "recall", "false positive rate", "precision", "band"],
            test.thresholds.filter { $0.flagged > 0 }.map {
                [
                    "\($0.display)", "\($0.flagged)", Figures.percent($0.recall), Figures.percent($0.falsePositiveRate),
                    Figures.percent($0.precision), $0.band,
                ]
            })
    }

    private static func rules(_ test: Backtest) -> String {
        Drawing.table(
            [
                "rule", "weight (dB)", "fired", "unknown", "TP", "FP", "precision", "95 %", "recall", "lift",
                "evidence (dB)", "ΔAUC", "solo",
            ],
            test.rules.sorted { $0.gain != $1.gain ? $0.gain > $1.gain : $0.id < $1.id }.map { row in
                [
                    row.id + (row.status == "trial" ? " (trial)" : ""), WrittenNumber.decibans(row.weight),
                    "\(row.fired)",
                    Figures.percent(row.unknown.value), "\(row.truePositives)", "\(row.falsePositives)",
                    Figures.percent(row.precision.value),
                    "\(Figures.percent(row.precisionLow))–\(Figures.percent(row.precisionHigh))",
                    Figures.percent(row.recall.value), Figures.fixed(row.lift, 1), Figures.fixed(row.evidence * 10, 1),
                    Figures.fixed(row.gain, 5), "\(row.soloCatches)",
                ]
            })
    }

    /// The rules that overlap most, as a heat map of their Jaccard indices.
    private static func heat(_ test: Backtest) -> String {
        var names: [String] = []
        for overlap in test.overlaps.prefix(40) {
            for name in [overlap.first, overlap.second] where !names.contains(name) && names.count < 30 {
                names.append(name)
            }
        }
        guard names.count > 1 else { return "" }
        var values: [String: Double] = [:]
        for overlap in test.overlaps {
            values[overlap.first + " " + overlap.second] = overlap.jaccard
            values[overlap.second + " " + overlap.first] = overlap.jaccard
        }
        return Drawing.heat("Jaccard index", names) { $0 == $1 ? 1 : values[names[$0] + " " + names[$1]] ?? 0 }
    }
}
