import ArgumentParser
import BonafideCore
import BonafideSignals
import Foundation

/// `bonafide blocklist`
struct BlocklistCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blocklist", abstract: "Keep contacts of your own cases as keyed digests.",
        subcommands: [BlocklistImportCommand.self])
}

/// `bonafide blocklist import`
struct BlocklistImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Add contacts to a blocklist; only keyed digests of them are kept.",
        discussion: """
            EXAMPLES:
              bonafide blocklist import cases.csv --list blocklist.csv --source "own cases 2026" --expires 2027-11-01
              bonafide score export/ --blocklist blocklist.csv

            INPUT has one contact a line, or the columns kind,value with kind one of email, phone, handle, domain,
            wallet. The list lies beside its secret, LIST.key: who has one without the other learns nothing. Names are
            never listed: a name alone accuses strangers.
            """)

    @Argument(help: ArgumentHelp("File of contacts, or -.", valueName: "input")) var input: String
    @Option(help: ArgumentHelp("The list; made where it is not there.", valueName: "FILE")) var list: String
    @Option(help: ArgumentHelp("Who says so; shown in every reason.", valueName: "TEXT")) var source: String
    @Option(help: ArgumentHelp("Last day the entries count.", valueName: "DATE")) var expires: String
    @Option(help: ArgumentHelp("Day the entries were added; today where left out.", valueName: "DATE"))
    var added: String?

    func run() throws {
        guard let expires = Blocklist.day(expires) else {
            throw CommandFailure(.usage, "--expires takes a day such as 2027-11-01")
        }
        let today = Timestamp(seconds: Int64(Date().timeIntervalSince1970)).day
        guard let added = added.map(Blocklist.day) ?? today else {
            throw CommandFailure(.usage, "--added takes a day such as 2026-11-01")
        }
        guard source.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw CommandFailure(.usage, "--source names who says so, such as \"own cases 2026\"")
        }
        guard expires.number > added.number else {
            throw CommandFailure(.usage, "--expires lies before the day the entries were added")
        }
        let data =
            input == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: input)
        guard let data, let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure(.badInput, "\(input): error: cannot be read as UTF-8 text")
        }
        let file = BlocklistFile(list)
        var kept = file.exists ? try file.read() : try file.create()
        var taken = 0
        var refused: [Int] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            guard !line.isEmpty, !(number == 0 && line == "kind,value") else { continue }
            let (kind, value) = Self.parts(line)
            guard let entry = kept.entry(kind, value, source: source, added: added, expires: expires) else {
                refused.append(number + 1)
                continue
            }
            kept.add(entry)
            taken += 1
        }
        try file.write(kept)
        for line in refused.prefix(20) {
            Console.error("\(input):\(line): left out: no contact of a kind that is known")
        }
        Console.error(
            "\(taken) contacts added, \(refused.count) lines left out; \(list) holds \(kept.entries.count) entries")
        if taken == 0, !refused.isEmpty { throw CommandFailure(.badInput, "\(input): error: nothing could be taken") }
    }

    private static func parts(_ line: String) -> (Blocklist.Kind, String) {
        if let comma = line.firstIndex(of: ","),
            let kind = Blocklist.Kind(rawValue: String(line[..<comma]).lowercased())
        {
            return (kind, String(line[line.index(after: comma)...]))
        }
        return (Blocklist.Kind.guessed(line), line)
    }
}
