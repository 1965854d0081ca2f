import ArgumentParser
import BonafideCore
import BonafideIdentity
import BonafideReport
import Foundation

/// Screens queries one after another, shows each result and records it.
struct ScreeningSession {
    let screener: Screener
    let watchlists: Watchlists
    let limit: Int
    let moment: Timestamp
    let record: ScreeningRecord?

    /// Tells of lists that are no longer fresh.
    func warn() {
        for version in watchlists.versions {
            guard let warning = ListAge(version.card, on: watchlists.day).warning else { continue }
            Console.error("warning: \(version.card.name) of \(version.card.date) is \(warning)")
        }
    }

    /// Screens all queries; gives the strongest result.
    func run(_ queries: [ScreeningQuery], format: ScreenCommand.Format) throws -> ScreeningResult {
        var strongest = ScreeningResult.none
        var reports: [ScreeningReport] = []
        var batch: [[UInt8]] = []
        for query in queries {
            let outcome = screener.screen(query, limit: limit, asOf: watchlists.day, countsAll: true)
            strongest = max(strongest, outcome.result)
            let report = ScreeningReport(query, outcome, screener, allowsClear: watchlists.allowsClear)
            let json = try report.json()
            if record != nil { batch.append(json) }
            if batch.count == 512 { try keep(&batch) }
            switch format {
            case .text: Console.output(ScreeningText.render(report))
            case .ndjson: Console.output(bytes: json + [0x0a])
            case .json: reports.append(report)
            }
        }
        try keep(&batch)
        if format == .json { Console.output(bytes: try ScreeningReport.json(of: reports) + [0x0a]) }
        if format == .text { Console.output(ScreeningText.lists(screener, watchlists)) }
        return strongest
    }

    private func keep(_ batch: inout [[UInt8]]) throws {
        guard let record, !batch.isEmpty else { return }
        try record.append(batch, at: moment)
        batch.removeAll(keepingCapacity: true)
    }
}

/// The hash-chained file screenings are recorded in.
struct ScreeningRecord {
    let path: String
    private let isChosen: Bool

    /// Takes the file asked for, or the one in the user's state folder.
    init(path: String?) {
        isChosen = path != nil
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "."
        let state = environment["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.local/state"
        self.path = path ?? state + "/bonafide/screenings.jsonl"
    }

    /// Adds records in order; a file nobody asked for that cannot be written is told of once and stops nothing.
    func append(_ contents: [[UInt8]], at time: Timestamp) throws {
        if !isChosen {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        do throws(AuditError) {
            _ = try AuditLog(path: path).append(kind: "screening", time: time, contents: contents)
        } catch {
            guard !isChosen else { throw CommandFailure(.badInput, error.sentence) }
            Console.error("warning: the screening was not recorded: \(error.sentence); name a file with --audit")
        }
    }
}
