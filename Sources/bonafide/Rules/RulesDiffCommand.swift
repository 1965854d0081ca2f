import ArgumentParser
import BonafideCore
import BonafideRules
import Foundation

/// `bonafide rules diff`
struct RulesDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare two packs by what they mean, and propose the next version.",
        discussion: """
            Spacing, comments and the order of keys do not count. A rule that went away, a changed reason code, band or
            prior asks for a new major version; rules added, conditions, weights and groups for a minor one; words and
            examples for a patch. With --check the exit code is 6 where the newer pack's version is lower than that.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, md, json }

    @Argument(help: "Folder of the older pack, or built-in.") var before: String
    @Argument(help: "Folder of the newer pack, or built-in.") var after: String
    @Option(help: "text, md or json.") var format = Format.text
    @Flag(help: "Fail where the newer version is too low.") var check = false

    func run() throws {
        let difference = PackDifference(from: try load(before), to: try load(after))
        switch format {
        case .text: Console.output(text(difference))
        case .md: Console.output(markdown(difference))
        case .json: Console.output(try json(difference))
        }
        guard check, !difference.isVersionEnough else { return }
        throw CommandFailure(
            .testFailure,
            "The changes ask for version \(difference.proposedVersion) at least; the pack says \(difference.after).")
    }

    private func load(_ path: String) throws -> RulePack {
        var options = PackOptions()
        options.rules = path
        return try options.load()
    }

    private func verdict(_ difference: PackDifference) -> String {
        difference.bump == .none
            ? "Nothing changed in meaning."
            : "\(difference.bump.rawValue): \(difference.before) should become \(difference.proposedVersion)"
                + (difference.isVersionEnough ? "" : " (the pack says \(difference.after))")
    }

    private func text(_ difference: PackDifference) -> String {
        var lines: [String] = []
        for change in difference.changes {
            lines.append("\(change.subject): \(change.what) [\(change.bump.rawValue)]")
            if !change.before.isEmpty { lines.append("  - \(change.before)") }
            if !change.after.isEmpty { lines.append("  + \(change.after)") }
            if !change.note.isEmpty { lines.append("  \(change.note)") }
        }
        return (lines + [verdict(difference)]).joined(separator: "\n")
    }

    private func markdown(_ difference: PackDifference) -> String {
        func cell(_ text: String) -> String {
            text.replacing("|", with: "\\|").replacing("\n", with: " ")
        }
        var lines = ["**\(verdict(difference))**"]
        if !difference.changes.isEmpty {
            lines += ["", "| What | Change | Before | After | Bump |", "| --- | --- | --- | --- | --- |"]
        }
        for change in difference.changes {
            let note = change.note.isEmpty ? "" : " (\(change.note))"
            lines.append(
                "| \(change.subject) | \(change.what)\(cell(note)) | \(cell(change.before)) | \(cell(change.after)) | "
                    + "\(change.bump.rawValue) |")
        }
        return lines.joined(separator: "\n")
    }

    private struct Report: Encodable {
        struct Item: Encodable {
            let subject: String
            let what: String
            let before: String
            let after: String
            let bump: String
            let note: String
        }
        let changes: [Item]
        let bump: String
        let before: String
        let after: String
        let proposed: String
    }

    private func json(_ difference: PackDifference) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let items = difference.changes.map {
            Report.Item(
                subject: $0.subject, what: $0.what, before: $0.before, after: $0.after, bump: $0.bump.rawValue,
                note: $0.note)
        }
        let report = Report(
            changes: items, bump: difference.bump.rawValue, before: difference.before, after: difference.after,
            proposed: difference.proposedVersion)
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }
}
