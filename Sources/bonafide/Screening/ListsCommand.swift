import ArgumentParser
import BonafideCore
import BonafideIdentity
import Foundation

/// `bonafide lists`
struct ListsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists",
        abstract: "Import sanctions lists, show what is held, compare versions, set matches aside.",
        subcommands: [ListsImport.self, ListsStatus.self, ListsDiff.self, ListsSuppress.self])
}

/// `bonafide lists import`
struct ListsImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read a published list and keep it as the version of its day.",
        discussion: """
            Known are OFAC simple and advanced XML, OFAC CSV (the main file with its alt, add and comments parts), UN, EU
            and UK XML, hand-written YAML, and wallet addresses one a line. gzip is unfolded.

            EXAMPLES:
              bonafide lists import sdn.xml
              bonafide lists import sdn.csv alt.csv add.csv sdn_comments.csv --date 2026-11-20
            """)

    @Argument(help: ArgumentHelp("List files.", valueName: "file"))
    var files: [String]
    @Option(help: ArgumentHelp("Day of publication where the file does not say.", valueName: "YYYY-MM-DD"))
    var date: String?
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Which list it is, where the file does not tell.", valueName: "list"))
    var source: String?
    @Option(help: ArgumentHelp("Folder of the lists held.", valueName: "DIR"))
    var lists: String?
    @Flag(help: "Take a list that lost more than a tenth of its records.")
    var force = false
    @Option(
        help: ArgumentHelp("Write the compiled list, packed, to this file instead of keeping it.", valueName: "FILE"))
    var pack: String?

    func run() throws {
        let source = try namedSource()
        let date = try date.map { try DayText.read($0, "--date") }
        var contents: [(name: String, bytes: [UInt8])] = []
        for file in files { contents.append((file, try InputBytes.read(file))) }
        let store = ListStore(folder: try WatchlistFolder.user(lists))
        do throws(ListError) {
            guard pack == nil else { return try write(try ListCompilation(contents, as: source, dated: date)) }
            let (held, diagnostics) = try store.add(contents, as: source, dated: date, force: force)
            tell(held.card, diagnostics)
        } catch { throw CommandFailure(.badInput, error.diagnostic.text) }
    }

    private func namedSource() throws -> ListSource? {
        guard let source else { return nil }
        if let known = ListSource(rawValue: source) { return known }
        let words = ListSource.allCases.map(\.rawValue)
        let near = NearestName.of(source, among: words).map { "; did you mean \($0)?" } ?? ""
        throw CommandFailure(.usage, "--as takes one of \(words.joined(separator: ", "))\(near)")
    }

    private func write(_ compilation: ListCompilation) throws(ListError) {
        try compilation.writePacked(to: pack ?? "")
        tell(compilation.card, compilation.diagnostics)
    }

    /// Shows the first of each kind of trouble and counts the rest, so that a broken file does not fill the screen.
    private func tell(_ card: ListCard, _ diagnostics: [Diagnostic]) {
        var counts: [String: Int] = [:]
        for diagnostic in diagnostics {
            counts[diagnostic.code, default: 0] += 1
            if counts[diagnostic.code, default: 0] <= 5 { Console.error(diagnostic.text) }
        }
        for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > 5 {
            Console.error("\(count - 5) more like \(code)")
        }
        let declared = card.declaredCount.map { ", \($0) declared" } ?? ""
        Console.output(
            "\(card.name) \(card.date): \(card.entryCount) records read\(declared), \(card.nameCount) names,"
                + " sha256 \(card.digest)")
    }
}

/// `bonafide lists status`
struct ListsStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show the versions held, their digests and their age.")

    @Option(help: ArgumentHelp("Folder of the lists held.", valueName: "DIR"))
    var lists: String?
    @Option(name: .customLong("as-of"), help: ArgumentHelp("Day the age is counted to.", valueName: "DATE"))
    var asOf: String?

    func run() throws {
        let day = try AsOf.moment(asOf).day
        let folder = try WatchlistFolder.user(lists)
        let (held, unreadable) = ListStore(folder: folder).versions()
        let bundled = ListStore.cards(WatchlistFolder.bundled())
        let inForce = Set(ListStore.inForce(held + bundled.held, on: day).map(\.path))
        for version in bundled.held { show(version, day, inForce, "bundled") }
        for version in held { show(version, day, inForce, "imported") }
        if held.isEmpty { Console.error("no list was imported into \(folder) yet; see `bonafide lists import --help`") }
        for (path, reason) in unreadable + bundled.unreadable { Console.error("\(path): warning: \(reason)") }
    }

    private func show(_ version: ListStore.Held, _ day: Day, _ inForce: Set<String>, _ origin: String) {
        let card = version.card
        let days = Int(day.number) - Int(card.date.number)
        let age =
            ListAge(card, on: day).warning.map { "WARNING \($0)" } ?? (days < 0 ? "not yet out" : "\(days) days old")
        Console.output(
            "\(inForce.contains(version.path) ? "*" : " ") \(card.name)  \(card.date)  \(card.entryCount) records"
                + "  \(card.nameCount) names  sha256 \(card.digest.prefix(16))  \(origin)  \(age)"
                + (card.source.isUntested ? "  WARNING read by a reader no real file has tested" : ""))
    }
}

/// `bonafide lists diff`
struct ListsDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show which parties two versions of a list do not share.")

    @Argument(help: ArgumentHelp("Older version: a list file or a compiled one.", valueName: "a"))
    var first: String
    @Argument(help: ArgumentHelp("Newer version: a list file or a compiled one.", valueName: "b"))
    var second: String

    func run() throws {
        let difference = ListDifference(from: try open(first), to: try open(second))
        for party in difference.added { Console.output("+ \(party.id)  \(party.name)") }
        for party in difference.removed { Console.output("- \(party.id)  \(party.name)") }
        for party in difference.changed { Console.output("~ \(party.id)  \(party.name)") }
        Console.output(
            "\(difference.added.count) added, \(difference.removed.count) removed, \(difference.changed.count) changed")
    }

    private func open(_ path: String) throws -> WatchlistIndex {
        do throws(IndexError) {
            if WatchlistIndex.isFile(path) { return try WatchlistIndex.open(path) }
        } catch { throw CommandFailure(.badInput, "\(path): error: \(error.message)") }
        let bytes = try InputBytes.read(path)
        do throws(ListError) {
            let compilation = try ListCompilation([(path, bytes)], dated: try undated(path, bytes))
            guard let index = try? WatchlistIndex(bytes: compilation.bytes) else {
                throw ListError(unreadable: path)
            }
            return index
        } catch { throw CommandFailure(.badInput, error.diagnostic.text) }
    }

    /// A day for a file that gives none; for a comparison any will do.
    private func undated(_ path: String, _ bytes: [UInt8]) throws(ListError) -> Day? {
        try ListFileReader.read([(path, bytes)]).date ?? Day(number: 0)
    }
}
