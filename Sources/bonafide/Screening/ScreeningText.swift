import BonafideCore
import BonafideIdentity
import Foundation

/// One screening as text for people.
enum ScreeningText {
    /// A heading, then each candidate with its comparison laid out word by word.
    static func render(_ report: ScreeningReport) -> String {
        let asked = report.names.filter { !$0.isEmpty }
        let heading =
            asked.isEmpty ? report.identifiers.map(\.kind).joined(separator: ", ") : asked.joined(separator: " / ")
        var lines = ["\(heading): \(verdict(report))"]
        for candidate in report.candidates { lines += show(candidate) }
        return lines.joined(separator: "\n")
    }

    private static func verdict(_ report: ScreeningReport) -> String {
        switch report.result {
        case "none":
            report.clear ? "none (clear on the lists below)" : "none (lists too old to call it clear)"
        default: report.result
        }
    }

    private static func show(_ candidate: ScreeningReport.Candidate) -> [String] {
        var lines = [
            "  \(candidate.result)  \(candidate.list) \(candidate.id)  \(candidate.name)"
                + (candidate.programs.isEmpty ? "" : "  [\(candidate.programs)]")
        ]
        if let identifier = candidate.identifier {
            lines.append("    the \(identifier.replacingOccurrences(of: "_", with: " ")) is on the list")
        } else {
            lines.append(
                "    \(candidate.matched)\(candidate.weak ? " (weak alias)" : ""): likeness \(number(candidate.score))"
                    + ", by the name alone \(number(candidate.scoreAlone))"
                    + (candidate.koreanScore.map { ", as Korean \(number($0))" } ?? ""))
            let width = candidate.words.map(\.asked.count).max() ?? 0
            let other = candidate.words.map(\.listed.count).max() ?? 0
            for words in candidate.words {
                lines.append(
                    "      \(padded(words.asked, width))  \(padded(words.listed, other))  \(number(words.likeness))")
            }
        }
        for qualifier in candidate.qualifiers {
            let fact = qualifier.fact.replacingOccurrences(of: "_", with: " ")
            let effect = qualifier.effect.replacingOccurrences(of: "_", with: " ")
            lines.append("    \(fact): \(effect) (listed: \(qualifier.listed.isEmpty ? "none" : qualifier.listed))")
        }
        if !candidate.wouldClear.isEmpty {
            lines.append("    would clear it: \(candidate.wouldClear.joined(separator: "; "))")
        }
        if let source = candidate.source { lines.append("    source: \(source)") }
        if let note = candidate.suppressedBy { lines.append("    set aside by \(note)") }
        return lines
    }

    private static func number(_ value: Double) -> String { String(format: "%.2f", value) }
    private static func padded(_ text: String, _ width: Int) -> String {
        let shown = text.isEmpty ? "·" : text
        return shown + String(repeating: " ", count: max(0, width - shown.count))
    }

    /// The lists screened against, for the end of the page.
    static func lists(_ screener: Screener, _ watchlists: Watchlists) -> String {
        let names = screener.lists.map { "\($0.card.name) \($0.card.date)" }.joined(separator: ", ")
        return "lists: \(names). Ownership by listed parties (50 % rule) is not assessed."
    }
}
