package import BonafideCore

/// Writes the coverage of published flags as a page and as lines.
package enum CoveragePage {
    /// The page `docs/coverage.md`.
    package static func markdown(_ coverage: FlagCoverage, pack: RulePack) -> String {
        var page = """
            # Published flags and what answers them

            Written by `bonafide rules coverage --format md` from `Rules/coverage.yaml` and the rules of
            \(pack.card.name) \(pack.card.version). A flag without a status, a row without a rule or a reason, and a rule
            without a source fail the tests.

            \(summary(coverage))


            """
        for document in coverage.file.documents { page += table(document, coverage) }
        return page + rows(coverage)
    }

    /// One line a flag, and the sums.
    package static func text(_ coverage: FlagCoverage) -> String {
        var lines: [String] = []
        for document in coverage.file.documents {
            lines.append("\(document.code)  \(document.title), \(document.date)")
            for flag in coverage.file.flags where flag.document == document.code {
                let id = flag.id.dropFirst(document.code.count + 1)
                let mark = flag.isMitigation ? "mitigation" : "flag"
                lines.append("  \(pad(String(id), 5)) \(pad(mark, 10)) \(pad(flag.status.rawValue, 11)) \(flag.what)")
                let rules = coverage.rules(of: flag)
                if !rules.isEmpty { lines.append("        rules: " + rules.joined(separator: ", ")) }
                if !flag.needs.isEmpty { lines.append("        needs: " + flag.needs) }
                if !flag.note.isEmpty { lines.append("        note: " + flag.note) }
            }
        }
        return lines.joined(separator: "\n") + "\n\n" + summary(coverage)
    }

    /// The sums over the advisory of May 2022 and over the catalogue.
    static func summary(_ coverage: FlagCoverage) -> String {
        let export = coverage.count([.export], of: "A22")
        let sessions = coverage.count([.export, .sessions], of: "A22")
        let feeds = coverage.count([.export, .sessions, .feed], of: "A22")
        let all = coverage.count(FlagStatus.allCases, of: "A22")
        let recorded = coverage.count([.observation], of: "A22")
        let rows = coverage.file.rows
        let ruled = rows.count { !(coverage.rules[$0.name] ?? []).isEmpty }
        let refused = rows.count { $0.status == .refused }
        return """
            Of the \(all) flags of May 2022, \(export) are told from ordinary exports, \(sessions) when sessions are given,
            \(feeds) with the optional feeds, and \(recorded) when a person records it. Of the \(rows.count) rows of the
            indicator catalogue \(ruled) have a rule and \(refused) are refused on grounds of fairness.
            """
    }

    private static func table(_ document: CoverageDocument, _ coverage: FlagCoverage) -> String {
        var text = "## \(document.title)\n\n\(document.publisher), \(document.date)\n\n"
        text += "| # | In our words | Answered by | Rules | Data needed |\n|---|---|---|---|---|\n"
        for flag in coverage.file.flags where flag.document == document.code {
            let id = flag.id.dropFirst(document.code.count + 1)
            let rules = coverage.rules(of: flag).map { "`\($0)`" }.joined(separator: ", ")
            let what =
                flag.what + (flag.isMitigation ? " (mitigation)" : "") + (flag.note.isEmpty ? "" : ". \(flag.note)")
            text += "| \(id) | \(what) | \(flag.status.phrase) | \(rules) | \(flag.needs) |\n"
        }
        return text + "\n"
    }

    private static func rows(_ coverage: FlagCoverage) -> String {
        var text = "## Rows of the indicator catalogue\n\n| Row | What | Rules, or why there is none |\n|---|---|---|\n"
        for row in coverage.file.rows {
            let rules = (coverage.rules[row.name] ?? []).map { "`\($0)`" }.joined(separator: ", ")
            let reason = row.status.map { rules.isEmpty || $0 == .covered ? "**\($0.phrase)**: \(row.why)" : "" } ?? ""
            let cell = [rules, reason].filter { !$0.isEmpty }.joined(separator: " ")
            text += "| `\(row.name)` | \(row.what) | \(cell) |\n"
        }
        return text
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
