import ArgumentParser
import BonafideCore
import BonafidePipeline
import BonafideRules
import Foundation

/// `bonafide rules watch`
struct RulesWatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Check, test and backtest a pack whenever one of its files is saved.",
        discussion: """
            EXAMPLES:
              bonafide rules watch export.csv --labels reviews.csv --rules my-rules

            The export is measured once; after that only conditions and scores are worked out again. A version with
            mistakes or failing examples is told and set aside: the last good one stays in force.
            """)

    @OptionGroup var bench: BenchOptions
    @Option(help: "End after so many changes, for tests.") var changes: Int?

    func run() async throws {
        guard let folder = try bench.judging.settings().value("rules"), folder != "built-in" else {
            throw CommandFailure(.usage, "Name the folder of a pack with --rules.")
        }
        let setup = try bench.setup()
        let labels = try bench.labelTable()
        let reloader = PackReloader(setup.judge.pack)
        // A version whose examples fail is never put in force, the first one included.
        if case .refused(let mistakes, let sources) = reloader.reload(RuleSources.read(folder)) {
            Console.output(DiagnosticText.render(mistakes.filter { $0.severity == .error }, sources: sources))
            throw CommandFailure(.testFailure, "The pack to start with fails its examples; mend it and start again.")
        }
        let result = bench.inputs.isEmpty ? nil : try await bench.run([], setup, keepsSignals: true)
        var watcher = FolderWatcher(folder)
        var before = await measure(setup.judge.pack, result?.signals, labels)
        Console.output("watching \(folder): \(summary(before))")
        Interrupt.listen()
        var seen = 0
        while !Interrupt.hasCome, changes.map({ seen < $0 }) ?? true {
            guard watcher.hasChanged() else {
                try await Task.sleep(for: .milliseconds(100))
                continue
            }
            seen += 1
            let clock = ContinuousClock()
            let start = clock.now
            switch reloader.reload(RuleSources.read(folder)) {
            case .unchanged: Console.output("nothing changed in meaning")
            case .refused(let mistakes, let sources):
                Console.output(DiagnosticText.render(mistakes.filter { $0.severity == .error }, sources: sources))
                Console.output("the last good version stays in force")
            case .swapped(let pack):
                let after = await measure(pack, result?.signals, labels)
                let spent = Int((clock.now - start) / .milliseconds(1))
                Console.output("\(summary(after)) in \(spent) ms")
                for line in delta(before, after) { Console.output("  " + line) }
                before = after
            }
        }
    }

    /// What is shown of one version.
    private struct Version {
        let pack: RulePack
        let table: OutcomeTable?
        let scores: BacktestScores?
        let area: Double
        let flagged: Int
    }

    private func measure(_ pack: RulePack, _ signals: SignalArchive?, _ labels: LabelTable) async -> Version {
        guard let signals else { return Version(pack: pack, table: nil, scores: nil, area: .nan, flagged: 0) }
        let table = await signals.outcomes(Judge(pack: pack), threads: bench.workers)
        let scores = await BacktestScores.of(table, pack, threads: bench.workers)
        var (values, known): ([Double], [Bool]) = ([], [])
        for (index, id) in table.ids.enumerated() {
            switch labels.entries[id]?.label {
            case .confirmed:
                values.append(Double(scores.totals[index]))
                known.append(true)
            case .cleared:
                values.append(Double(scores.totals[index]))
                known.append(false)
            default: continue
            }
        }
        let alarm = pack.card.bands.compactMap(\.from).first ?? 0
        return Version(
            pack: pack, table: table, scores: scores,
            area: RankedScores(scores: values, labels: known).areaUnderROC.value,
            flagged: scores.totals.count { Millibans($0) >= alarm })
    }

    private func summary(_ version: Version) -> String {
        var text = "\(version.pack.rules.count) rules"
        if let table = version.table { text += ", \(version.flagged) of \(table.count) applicants flagged" }
        if version.area.isFinite { text += ", AUC \(String(format: "%.5f", version.area))" }
        return text
    }

    private func delta(_ before: Version, _ after: Version) -> [String] {
        var lines = PackDifference(from: before.pack, to: after.pack).changes.filter { $0.bump > .patch }.map {
            "\($0.subject): \($0.what) \($0.before) → \($0.after)" + ($0.note.isEmpty ? "" : " (\($0.note))")
        }
        guard let old = before.scores, let new = after.scores, old.totals.count == new.totals.count else {
            return lines
        }
        var moves: [String: Int] = [:]
        for index in old.totals.indices where old.totals[index] != new.totals[index] {
            let (from, to) = (
                before.pack.card.bands[before.pack.card.band(of: Millibans(old.totals[index]))].name,
                after.pack.card.bands[after.pack.card.band(of: Millibans(new.totals[index]))].name
            )
            if from != to { moves["\(from) → \(to)", default: 0] += 1 }
        }
        lines += moves.keys.sorted().map { "\($0): \(moves[$0] ?? 0)" }
        if before.area.isFinite, after.area.isFinite {
            lines.append("AUC \(String(format: "%+.5f", after.area - before.area))")
        }
        return lines
    }
}

/// Notices that a file of a folder was saved, by times and sizes.
private struct FolderWatcher {
    private let folder: String
    private var last: [String: String]

    init(_ folder: String) {
        self.folder = folder
        last = Self.state(folder)
    }

    mutating func hasChanged() -> Bool {
        let now = Self.state(folder)
        defer { last = now }
        return now != last
    }

    private static func state(_ folder: String) -> [String: String] {
        var state: [String: String] = [:]
        guard let files = FileManager.default.enumerator(atPath: folder) else { return state }
        for case let name as String in files where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
            guard let values = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name) else { continue }
            let time = (values[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            state[name] = "\(time) \(values[.size] as? Int ?? 0)"
        }
        return state
    }
}
