import ArgumentParser
import BonafideCore
import BonafideIdentity
import BonafideReport
import Foundation

/// `bonafide screen`
struct ScreenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen", abstract: "Screen names and identifiers against sanctions lists.",
        discussion: """
            A name alone is never a match: give the birth date, and address countries, to tell namesakes apart.

            EXAMPLES:
              bonafide screen "Kim Sang Man" --dob 1979
              bonafide screen --wallet 0x098B716B8Aaf21512996dC57EB0615e2383E2f96
              bonafide screen --batch people.csv --format ndjson

            A batch is a CSV file with a header (name; and, where known, dob, country, kind, wallet, email, phone,
            passport, bic, domain), NDJSON with the same keys, or one name a line; - is standard input.

            RESULTS, from the strongest:
              identifier_match · strong_match · possible · weak_alias · homonym_cleared · none
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, ndjson }
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case person, organisation, any
        var nameKind: NameKind { self == .person ? .person : self == .organisation ? .organisation : .unstated }
    }

    @Argument(help: ArgumentHelp("Names to screen.", valueName: "name"))
    var names: [String] = []
    @Option(help: ArgumentHelp("File of names, one query a row.", valueName: "FILE"))
    var batch: String?
    @Option(help: ArgumentHelp("Birth date, or its year.", valueName: "DATE"))
    var dob: String?
    @Option(help: ArgumentHelp("Country of an address; may be given again.", valueName: "CC"))
    var country: [String] = []
    @Option(help: ArgumentHelp("Crypto-asset address; may be given again.", valueName: "ADDRESS"))
    var wallet: [String] = []
    @Option(help: ArgumentHelp("Mail address; may be given again.", valueName: "ADDRESS"))
    var email: [String] = []
    @Option(help: ArgumentHelp("Phone number; may be given again.", valueName: "NUMBER"))
    var phone: [String] = []
    @Option(help: ArgumentHelp("Passport or document number, with :CC for its country.", valueName: "NUMBER"))
    var passport: [String] = []
    @Option(help: ArgumentHelp("Bank identifier code.", valueName: "BIC"))
    var bic: [String] = []
    @Option(help: ArgumentHelp("Domain name; may be given again.", valueName: "DOMAIN"))
    var domain: [String] = []
    @Option(help: "Whose names they are.")
    var kind: Kind = .any
    @Option(name: .shortAndLong, help: "How results are written.")
    var format: Format = .text
    @Option(help: ArgumentHelp("Most candidates shown a query.", valueName: "N"))
    var limit = 5
    @Option(
        name: .customLong("as-of"), help: ArgumentHelp("Screen against the lists in force then.", valueName: "DATE"))
    var asOf: String?
    @Option(help: ArgumentHelp("Folder of the lists held.", valueName: "DIR"))
    var lists: String?
    @Option(help: ArgumentHelp("Matches set aside, with author, reason and end.", valueName: "FILE"))
    var suppressions: String?
    @Option(help: ArgumentHelp("Hash-chained file every screening is recorded in.", valueName: "FILE"))
    var audit: String?
    @Flag(help: "Record nothing.")
    var noAudit = false
    @Option(help: ArgumentHelp("Exit 1 when a query comes to this result or a stronger one.", valueName: "RESULT"))
    var failOn: String?

    func validate() throws {
        guard !names.isEmpty || batch != nil || !identifiers.isEmpty else {
            throw ValidationError("give a name, --batch FILE or an identifier such as --wallet")
        }
        guard (1...100).contains(limit) else { throw ValidationError("--limit takes 1 to 100") }
        guard audit == nil || !noAudit else { throw ValidationError("--audit and --no-audit exclude each other") }
    }

    func run() throws {
        let moment = try AsOf.moment(asOf)
        let least = try failOn.map(result)
        var settings = try Settings.load()
        settings.override("lists", with: lists)
        settings.override("suppressions", with: suppressions)
        let watchlists = try WatchlistFolder.open(
            settings, on: moment.day, suppressions: try WatchlistFolder.suppressions(settings))
        guard !watchlists.versions.isEmpty else {
            throw CommandFailure(
                .badInput, "no list was in force on \(moment.day); import one with `bonafide lists import`")
        }
        let session: ScreeningSession
        do throws(IndexError) {
            session = ScreeningSession(
                screener: try watchlists.screener(), watchlists: watchlists, limit: limit, moment: moment,
                record: noAudit ? nil : ScreeningRecord(path: audit))
        } catch { throw CommandFailure(.badInput, error.message) }
        session.warn()
        let queries = try readQueries()
        let strongest = try session.run(queries.queries, format: format)
        if queries.rejected > 0 {
            throw CommandFailure(
                .badInput, "\(queries.rejected) of \(queries.rejected + queries.queries.count) rows were left out")
        }
        if let least, strongest >= least { throw CommandFailure(.findings) }
    }

    private func result(_ word: String) throws -> ScreeningResult {
        if let known = ScreeningResult(rawValue: word) { return known }
        let words = ScreeningResult.allCases.map(\.rawValue)
        let near = NearestName.of(word, among: words).map { "; did you mean \($0)?" } ?? ""
        throw CommandFailure(.usage, "--fail-on takes one of \(words.joined(separator: ", "))\(near)")
    }

    private var identifiers: [(IdentifierKind, String)] {
        wallet.map { (.wallet, $0) } + email.map { (.email, $0) } + phone.map { (.phone, $0) }
            + passport.map { (.passport, $0) } + bic.map { (.bankCode, $0) } + domain.map { (.domain, $0) }
    }

    private func readQueries() throws -> (queries: [ScreeningQuery], rejected: Int) {
        var row = QueryRow()
        row.values = ["country": country]
        if let dob { row.values["dob"] = [dob] }
        for (kind, text) in identifiers { row.values[kind.word, default: []].append(text) }
        guard let batch else {
            let queries = try (names.isEmpty ? [""] : names).map { name in
                row.values["name"] = [name]
                do throws(QueryRow.Trouble) { return try row.query(kind.nameKind) } catch {
                    throw CommandFailure(.usage, error.sentence)
                }
            }
            return (queries, 0)
        }
        var queries: [ScreeningQuery] = []
        var rejected = 0
        for row in QueryRow.rows(try InputBytes.read(batch)) {
            do throws(QueryRow.Trouble) { queries.append(try row.get().query(kind.nameKind)) } catch {
                rejected += 1
                Console.error("\(batch):\(error.line): error: \(error.sentence); the row was left out")
            }
        }
        return (queries, rejected)
    }
}
