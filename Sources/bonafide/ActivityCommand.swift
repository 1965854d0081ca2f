import ArgumentParser
import BonafideArchive
import BonafideCore
import BonafideSignals
import Foundation

/// `bonafide activity`
struct ActivityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activity",
        abstract: "Infer the clock each author lives by from the times of their acts.",
        discussion: """
            FILE is a table with the columns author_id, t0_unix and deltas_10min (plain or gzip), or the
            output of `git log`; - reads standard input. Addresses in a git log are not printed: the
            author_id is the first 14 hexadecimal digits of their SHA-256.

            Needs 40 events of an author. The prior over offsets is flat: where people live plays no part.
            A clock that does not fit a claim is a question, not an answer: people work at night, travel,
            care for others, and serve clients on other continents.

            EXAMPLES:
              bonafide activity commits.csv.gz --claim America/Chicago
              git log --format='%ae %aI' | bonafide activity - --last 100 --format ndjson
            """)

    /// The forms of output.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, ndjson
    }

    @Argument(help: "Table of activity or output of git log; - for standard input.", completion: .file())
    var file: String

    @Option(help: "Claimed zone (IANA or Windows name) or offset (UTC+5:30).")
    var claim: String?

    @Option(help: "Look at the last N events of each author only.")
    var last: Int?

    @Option(help: "text, json or ndjson.")
    var format: Format = .text

    func run() throws {
        if let last, last < 1 { throw CommandFailure(.usage, "--last: error: expected a count of at least 1") }
        let zones = try ActivityTables.zones()
        let model = try ActivityTables.activityModel()
        let clock = try claim.map { try claimedClock($0, zones) }
        let log = ActivityLog(try content()) { String(Digest256(of: Array($0)).description.prefix(14)) }
        for problem in log.problems {
            Console.error("\(file):\(problem.line): warning: expected \(problem.expected); the line is passed over")
        }
        guard !log.authors.isEmpty else {
            throw CommandFailure(
                .badInput,
                "\(file): error: no activity found; expected author_id,t0_unix,deltas_10min or git log output")
        }
        let readings = log.authors.map { author in
            let times = author.times.suffix(last ?? ActivityModel.maximumEvents)
            return ActivityReading(
                author: author.author, events: times.count, posterior: model.infer(ascending: times), claim: clock,
                claimText: claim, lastEvent: times.last, zones: zones)
        }
        switch format {
        case .text: Console.output(ActivityReading.table(readings, claim: claim))
        case .json: Console.output("[\n" + readings.map { "  " + $0.json }.joined(separator: ",\n") + "\n]")
        case .ndjson: Console.output(readings.map(\.json).joined(separator: "\n"))
        }
    }

    private func claimedClock(_ text: String, _ zones: ZoneTable) throws -> ClaimedClock {
        if let clock = ClaimedClock(text, zones: zones) { return clock }
        let near = NearestName.of(text, among: zones.names).map { "; did you mean \($0)?" } ?? ""
        throw CommandFailure(.usage, "--claim: error: no zone or offset `\(text)`\(near)")
    }

    private func content() throws -> [UInt8] {
        let data: Data?
        if file == "-" {
            data = try FileHandle.standardInput.readToEnd()
        } else {
            data = FileManager.default.contents(atPath: file)
        }
        guard let data else { throw CommandFailure(.badInput, "\(file): error: the file cannot be read") }
        guard data.starts(with: [0x1f, 0x8b]) else { return Array(data) }
        let (bytes, error) = data.withUnsafeBytes { Inflater.inflate($0, as: .gzip, limit: 4 << 30) }
        if let error { Console.error("\(file): warning: the gzip stream is damaged (\(error)); reading what there is") }
        return bytes
    }
}
