import ArgumentParser
import BonafideCore
import BonafideIdentity
import Foundation

/// `bonafide lists suppress`
struct ListsSuppress: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress", abstract: "Set aside a match somebody looked at, with author, reason and end.",
        discussion: """
            The match is set aside for one name and, where given, one birth date; an equal identifier is never set aside.

            EXAMPLE:
              bonafide lists suppress set-aside.yaml --list ofac-sdn --id 43377 --name "Kim Sang-man" --born 1979-04-25 \\
                --author reviewer@example.com --reason "passport seen, another person" --expires 2027-06-30
            """)

    @Argument(help: ArgumentHelp("File of suppressions; made where there is none.", valueName: "file"))
    var file: String
    @Option(help: ArgumentHelp("Name of the list, as `lists status` shows it.", valueName: "LIST"))
    var list: String
    @Option(help: ArgumentHelp("Number of the entry on the list.", valueName: "ID"))
    var id: String
    @Option(help: ArgumentHelp("The name that was screened.", valueName: "NAME"))
    var name: String
    @Option(help: ArgumentHelp("Birth date of the person who was screened.", valueName: "DATE"))
    var born: String?
    @Option(help: ArgumentHelp("Who decided.", valueName: "WHO"))
    var author: String
    @Option(help: ArgumentHelp("Why it is not the listed party.", valueName: "TEXT"))
    var reason: String
    @Option(help: ArgumentHelp("Last day it holds.", valueName: "YYYY-MM-DD"))
    var expires: String

    func run() throws {
        let suppression = SuppressionList.Suppression(
            list: list, id: id, name: name, birthDate: try born.map { try DayText.partial($0, "--born") },
            author: author, reason: reason, expires: try DayText.read(expires, "--expires"))
        if let missing = suppression.missing { throw CommandFailure(.usage, "--\(missing) must not be empty") }
        var text = ""
        if FileManager.default.fileExists(atPath: file) {
            guard let known = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw CommandFailure(.badInput, "\(file): error: cannot be read as UTF-8 text")
            }
            let read = SuppressionList(yaml: known, file: file)
            if let diagnostic = read.diagnostics.first { throw CommandFailure(.badInput, diagnostic.text) }
            text = known.isEmpty || known.hasSuffix("\n") ? known : known + "\n"
        }
        do { try (text + suppression.yaml).write(toFile: file, atomically: true, encoding: .utf8) } catch {
            throw CommandFailure(.badInput, "\(file): error: cannot be written")
        }
        Console.output("\(file): \(list) \(id) is set aside until \(suppression.expires)")
    }
}
