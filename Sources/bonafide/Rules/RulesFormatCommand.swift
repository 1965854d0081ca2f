import ArgumentParser
import BonafideCore
import BonafideRules
import Foundation

/// `bonafide rules fmt`
struct RulesFormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt", abstract: "Write the conditions of rule files with canonical spacing.",
        discussion: """
            Only the text of `when` changes: comments, line breaks and every other key stay as they are. Formatting
            what was formatted changes nothing. With --check nothing is written, and the exit code is 6 where a file
            would change.
            """)

    @Argument(help: ArgumentHelp("Rule files or pack folders.", valueName: "path"), completion: .file())
    var paths: [String]
    @Flag(help: "Only say which files would change.") var check = false

    func run() throws {
        var (changed, unreadable, all) = (0, 0, 0)
        for path in paths {
            let sources = RuleSources.read(path)
            guard !sources.rules.isEmpty else {
                throw CommandFailure(.usage, "\(path): error: there is no rule file here")
            }
            for file in sources.rules {
                all += 1
                switch RuleFormatter.format(file) {
                case .unchanged: continue
                case .unreadable:
                    unreadable += 1
                    Console.error("\(file.path): left alone: `rules check` says what is wrong with it")
                case .changed(let text):
                    changed += 1
                    Console.output(file.path)
                    if !check { try write(text, to: file.path) }
                }
            }
        }
        Console.error("\(changed) of \(all) files \(check ? "would change" : "changed")")
        if unreadable > 0 { throw CommandFailure(.badPack) }
        if check && changed > 0 { throw CommandFailure(.testFailure) }
    }

    private func write(_ text: String, to path: String) throws {
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw CommandFailure(.usage, "\(path): error: cannot be written")
        }
    }
}
