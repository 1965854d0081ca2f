import ArgumentParser
import BonafideCore
import BonafideRules
import Foundation

/// `bonafide rules new`
struct RulesNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write a first version of a rule, with examples that already pass.",
        discussion: """
            EXAMPLES:
              bonafide rules new network.many-exits --when 'network.named_vpn_sessions >= 3' --rules my-rules
            """)

    @OptionGroup var pack: PackOptions
    @Argument(help: "The rule's id, family.kebab-name.") var id: String
    @Option(help: "The condition.") var when: String?
    @Option(help: "The title.") var title: String?
    @Option(help: "The group of the pack.") var group: String?
    @Option(
        help: ArgumentHelp("Where to write (default: the pack's folder; - for standard output).", valueName: "file"))
    var output: String?

    func run() throws {
        let loaded = try pack.load()
        let today = Timestamp(seconds: Int64(Date().timeIntervalSince1970)).day.description
        let request = RuleStarter.Request(id: id, when: when, title: title, group: group, day: today)
        let text: String
        switch RuleStarter(loaded).text(request) {
        case .success(let written): text = written
        case .failure(let mistake): throw CommandFailure(.usage, mistake.message)
        }
        guard let path = try destination() else {
            Console.output(bytes: Array(text.utf8))
            return
        }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(.usage, "\(path): error: there is a file here already")
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } catch { throw CommandFailure(.usage, "\(path): error: cannot be written") }
        Console.output(path)
    }

    /// The file to write, or nothing for standard output, as with the pack that is built in.
    private func destination() throws -> String? {
        if let output { return output == "-" ? nil : output }
        guard let folder = try pack.folder() else { return nil }
        let parts = id.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        return "\(folder)/\(parts[0])/\(parts[1]).yaml"
    }
}
