internal import BonafideCore

/// A comparison of two packs as Markdown, JSON or HTML.
package struct ComparisonReport {
    private let comparison: PackComparison
    /// Applicants shown by name in Markdown and HTML before the rest is only counted.
    private static let shown = 50

    /// Takes a comparison.
    package init(_ comparison: PackComparison) { self.comparison = comparison }

    private var sets: [(title: String, movers: [PackComparison.Mover])] {
        [
            ("Newly above the lowest band", comparison.swappedIn), ("No longer above it", comparison.swappedOut),
            ("Other moves", comparison.moved),
        ]
    }

    private var verdict: [String] {
        let gain = comparison.areaGain
        return [
            "AUC \(Figures.fixed(comparison.areaBefore.value, 5)) → \(Figures.fixed(comparison.areaAfter.value, 5)), "
                + "difference \(Figures.fixed(gain.estimate, 5)) (95 % \(Figures.fixed(gain.low, 5)) to "
                + "\(Figures.fixed(gain.high, 5)), paired bootstrap)",
            "Judged rightly by the champion alone: \(comparison.rightBefore); by the challenger alone: "
                + "\(comparison.rightAfter) (McNemar p = \(Figures.fixed(comparison.chance, 4)))",
            "\(comparison.swappedIn.count) newly above the lowest band, \(comparison.swappedOut.count) no longer, "
                + "\(comparison.moved.count) other moves",
        ]
    }

    // MARK: - Markdown

    /// For a pull request.
    package var markdown: String {
        var lines = ["## Champion and challenger", ""] + verdict.map { "- " + $0 }
        let changes = comparison.difference.changes
        if !changes.isEmpty {
            lines += [
                "", "### Changes (\(comparison.difference.bump.rawValue))", "", "| What | Change | Before | After |",
            ]
            lines.append("| --- | --- | --- | --- |")
            lines += changes.map { "| \($0.subject) | \($0.what) | \(cell($0.before)) | \(cell($0.after)) |" }
        }
        for label in ReviewLabel.allCases where total(label) > 0 {
            lines += ["", "### Bands: \(label.word)", ""]
            lines.append("| champion \\ challenger | " + comparison.bands.after.joined(separator: " | ") + " |")
            lines.append("| --- |" + String(repeating: " ---: |", count: comparison.bands.after.count))
            for (row, name) in comparison.bands.before.enumerated() {
                let counts = comparison.migration[label]?[row] ?? []
                lines.append("| \(name) | " + counts.map { "\($0)" }.joined(separator: " | ") + " |")
            }
        }
        for set in sets where !set.movers.isEmpty {
            lines += ["", "### \(set.title)", "", "| Applicant | Label | Band | Score | Hinges on | What changed |"]
            lines.append("| --- | --- | --- | --- | --- | --- |")
            lines += set.movers.prefix(Self.shown).map { "| " + row($0).map(cell).joined(separator: " | ") + " |" }
            if set.movers.count > Self.shown { lines.append("\n… and \(set.movers.count - Self.shown) more") }
        }
        return lines.joined(separator: "\n")
    }

    private func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("\n", with: " ") }

    private func total(_ label: ReviewLabel) -> Int {
        (comparison.migration[label] ?? []).reduce(0) { $0 + $1.reduce(0, +) }
    }

    private func row(_ mover: PackComparison.Mover) -> [String] {
        [
            mover.id, mover.label.word,
            "\(comparison.bands.before[mover.bandBefore]) → \(comparison.bands.after[mover.bandAfter])",
            "\(Score.display(mover.before)) → \(Score.display(mover.after))", mover.hinges.joined(separator: ", "),
            mover.changes.map { "\($0.rule) \($0.before) → \($0.after) mb" }.joined(separator: "; "),
        ]
    }

    // MARK: - JSON

    /// For machines.
    package var json: String {
        let text = RuleFileSchema.text
        let number = BacktestJSON.number
        func mover(_ mover: PackComparison.Mover) -> String {
            let steps = mover.waterfall.map {
                "{\"rule\": \(text($0.rule)), \"before\": \($0.before), \"after\": \($0.after)}"
            }
            return "{\"id\": \(text(mover.id)), \"label\": \"\(mover.label.word)\", \"before\": \(mover.before), "
                + "\"after\": \(mover.after), \"bandBefore\": \(text(comparison.bands.before[mover.bandBefore])), "
                + "\"bandAfter\": \(text(comparison.bands.after[mover.bandAfter])), "
                + "\"hinges\": [\(mover.hinges.map(text).joined(separator: ", "))], "
                + "\"waterfall\": [\(steps.joined(separator: ", "))]}"
        }
        func set(_ movers: [PackComparison.Mover]) -> String {
            "[" + movers.map(mover).joined(separator: ",\n    ") + "]"
        }
        let migration = ReviewLabel.allCases.map { label in
            "\"\(label.word)\": ["
                + (comparison.migration[label] ?? []).map {
                    "[" + $0.map { "\($0)" }.joined(separator: ", ") + "]"
                }.joined(separator: ", ") + "]"
        }
        let gain = comparison.areaGain
        return """
            {
              "bump": "\(comparison.difference.bump.rawValue)",
              "bandsBefore": [\(comparison.bands.before.map(text).joined(separator: ", "))],
              "bandsAfter": [\(comparison.bands.after.map(text).joined(separator: ", "))],
              "migration": {\(migration.joined(separator: ", "))},
              "aucBefore": \(number(comparison.areaBefore.value)), "aucAfter": \(number(comparison.areaAfter.value)),
              "aucGain": {"estimate": \(number(gain.estimate)), "low": \(number(gain.low)), "high": \(number(gain.high))},
              "mcNemar": {"before": \(comparison.rightBefore), "after": \(comparison.rightAfter), "p": \(number(comparison.chance))},
              "swappedIn": \(set(comparison.swappedIn)),
              "swappedOut": \(set(comparison.swappedOut)),
              "moved": \(set(comparison.moved))
            }
            """
    }

    // MARK: - HTML

    /// One page.
    package func html(title: String) -> String {
        var sections = [
            "<section><ul>" + verdict.map { "<li>\(Figures.escaped($0))</li>" }.joined() + "</ul></section>"
        ]
        if !comparison.difference.changes.isEmpty {
            sections.append(
                "<section><h2>Changes</h2>"
                    + Drawing.table(
                        ["what", "change", "before", "after"],
                        comparison.difference.changes.map { [$0.subject, $0.what, $0.before, $0.after] }) + "</section>"
            )
        }
        for label in ReviewLabel.allCases where total(label) > 0 {
            let rows = comparison.bands.before.enumerated().map { row, name in
                [name] + (comparison.migration[label]?[row] ?? []).map { "\($0)" }
            }
            sections.append(
                "<section><h2>Bands: \(label.word)</h2>"
                    + Drawing.matrix(
                        "\(label.word): champion down, challenger across", comparison.bands.before,
                        comparison.bands.after, comparison.migration[label] ?? [])
                    + Drawing.table(["champion \\ challenger"] + comparison.bands.after, rows) + "</section>")
        }
        for set in sets where !set.movers.isEmpty {
            sections.append(
                "<section><h2>\(set.title)</h2>"
                    + Drawing.table(
                        ["applicant", "label", "band", "score", "hinges on", "what changed"],
                        set.movers.prefix(Self.shown * 4).map(row)) + "</section>")
        }
        return Drawing.page(title, sections)
    }
}
