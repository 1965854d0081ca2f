import ArgumentParser
import Foundation

/// `bonafide manual`
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Write a manual page for each command, from the same words as --help.")

    @Option(help: "Folder to write the pages into.", completion: .directory)
    var output: String

    func run() throws {
        let tool: HelpTool
        do {
            tool = try JSONDecoder().decode(HelpTool.self, from: Data(Bonafide._dumpHelp().utf8))
        } catch { throw CommandFailure(.internalError, "the help text could not be turned into manual pages") }
        do {
            try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
            for (name, page) in ManualPage.pages(of: tool.command) {
                try Data(page.utf8).write(to: URL(fileURLWithPath: "\(output)/\(name).1"))
            }
        } catch { throw CommandFailure(.usage, "\(output): error: the manual pages cannot be written here") }
    }
}

/// The part of ArgumentParser's help description that a page needs.
struct HelpTool: Decodable {
    let command: HelpCommand
}

/// One command of the help description.
struct HelpCommand: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let subcommands: [HelpCommand]?
    let arguments: [HelpArgument]?
}

/// One argument of the help description.
struct HelpArgument: Decodable {
    struct Name: Decodable {
        let kind: String
        let name: String
    }
    let kind: String
    let shouldDisplay: Bool?
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let discussion: String?
}

/// Writes roff.
enum ManualPage {
    /// The pages of a command and all below it, by name.
    static func pages(of command: HelpCommand, path: [String] = []) -> [(name: String, text: String)] {
        let path = path + [command.commandName]
        let children = (command.subcommands ?? []).filter { $0.commandName != "help" }
        return [(path.joined(separator: "-"), text(of: command, path: path, children: children))]
            + children.flatMap { pages(of: $0, path: path) }
    }

    private static func text(of command: HelpCommand, path: [String], children: [HelpCommand]) -> String {
        let name = path.joined(separator: "-")
        var lines = [
            ".TH \(name.uppercased()) 1 \"\" \"bonafide \(Engine.version)\"",
            ".SH NAME", "\(name) \\- \(escape(command.abstract ?? ""))",
            ".SH SYNOPSIS", ".B \(escape(path.joined(separator: " ")))",
        ]
        if let discussion = command.discussion, !discussion.isEmpty {
            lines +=
                [".SH DESCRIPTION", ".nf"]
                + discussion.split(separator: "\n", omittingEmptySubsequences: false).map { escape(String($0)) }
                + [".fi"]
        }
        let arguments = (command.arguments ?? []).filter { $0.shouldDisplay ?? true }
        if !arguments.isEmpty {
            lines.append(".SH OPTIONS")
            for argument in arguments {
                lines += [
                    ".TP", heading(argument),
                    escape([argument.abstract, argument.discussion].compactMap { $0 }.joined(separator: " ")),
                ]
            }
        }
        if !children.isEmpty {
            lines.append(".SH COMMANDS")
            for child in children {
                lines += [".TP", ".B \(escape(name + "-" + child.commandName))(1)", escape(child.abstract ?? "")]
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func heading(_ argument: HelpArgument) -> String {
        let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
        let value = argument.valueName.map { "<\($0)>" } ?? ""
        switch argument.kind {
        case "positional": return ".I \(escape(value))"
        case "option": return ".B \(escape(names.joined(separator: ", "))) \(escape(value))"
        default: return ".B \(escape(names.joined(separator: ", ")))"
        }
    }

    private static func escape(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\\\").replacing("-", with: "\\-")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}
