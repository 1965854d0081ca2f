import BonafideCore
import BonafideIdentity
import BonafideIngest
import BonafidePipeline
import BonafideReport
import BonafideRules
import BonafideStore
import BonafideSignals
import Foundation

/// One `bonafide score` run: opens its outputs, runs the pipeline, seals the run, chooses the exit code.
struct ScoreRun {
    let command: ScoreCommand
    let settings: Settings
    let setup: ScoringSetup
    let plan: InputPlan
    let linked: LinkedRows?
    let keeper: RunKeeper?

    func perform() async throws {
        Interrupt.listen()
        let format = try reportFormat()
        var options = try scoringOptions()
        try checkScale(format)
        let journal = try journal()
        let (watch, budget) = (try command.scale.memoryWatch(), try command.scale.diskBudget())
        func open(_ name: String, _ content: String) throws -> OutputFile {
            try OutputFile(name, content: content, keeping: try journal?.length(of: name), budget: budget)
        }
        let main = try open(command.output, format.rawValue)
        var files = [main]
        var targets = [target(format, main)]
        if let html = command.html {
            let file = try open(html, "html")
            files.append(file)
            targets.append(target(.html, file))
        }
        let rejectFile = try command.rejects.map { try open($0, "rejects") }
        if let journal {
            let written = files + [rejectFile].compactMap { $0 }
            options.start = journal.start
            options.checkpoint = { try journal.note($0, written) }
        }
        let progress = ProgressLine(
            isOn: !command.quiet && (command.output != "-" || !Console.isTerminal(STDOUT_FILENO)))
        let shown = RejectNotes(isOn: !command.quiet)
        let isSealed =
            command.audit != nil || command.manifest != nil || files.contains(where: \.isFile) || rejectFile != nil
        let digests = inputDigests(isSealed: isSealed)
        let started = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        let run = ScoringRun(
            setup: setup, plan: plan, options: options, targets: targets,
            reject: { rejected, name in
                shown.show(rejected, name)
                if let rejectFile { _ = try rejectFile.write(Array((rejected.json(file: name) + "\n").utf8)) }
            },
            progress: { progress.show($0) },
            isCancelled: { Interrupt.hasCome || watch?.isExceeded() ?? false })
        let result: ScoringResult
        do { result = try await run.run() } catch let error as StoreError {
            progress.finish()
            throw CommandFailure(.badInput, "\(command.store ?? ""): error: \(error)")
        } catch {
            progress.finish()
            throw error
        }
        progress.finish()
        shown.finish()
        if let failure = setup.reference.watchlists?.failure {
            throw CommandFailure(.badInput, "nobody was screened: \(failure.message)")
        }
        if let rejectFile { files.append(rejectFile) }
        try seal(result, files.map(\.stamp).filter { $0.name != "-" }, await digests.value, started)
        if let failure = watch?.failure(after: result.records) { throw failure }
        if !result.wasInterrupted { journal?.remove() }
        try leave(result)
    }

    private func target(_ format: ReportFormat, _ file: OutputFile) -> ReportTarget {
        var options = ReportOptions()
        options.showsScores = settings.value("band-only").map { !["yes", "true", "1"].contains($0) } ?? true
        options.showsAnalysis = command.analyst
        options.shard = command.scale.shard ?? ""
        let color = ColorChoice(rawValue: settings.resolved("color").value) ?? .auto
        let isScreen = command.output == "-"
        options.style = TextStyle(
            usesColor: isScreen && color.isOn(), width: isScreen ? Console.width : 100, usesUnicode: true)
        return ReportTarget(format: format, options: options) { try file.write($0) }
    }

    private func reportFormat() throws -> ReportFormat {
        let name = settings.resolved("format").value
        guard let format = ReportFormat(rawValue: name) else {
            let near = NearestName.of(name, among: ReportFormat.allCases.map(\.rawValue))
            throw CommandFailure(
                .usage,
                "--format takes text, json, ndjson, csv, md or html" + (near.map { "; did you mean \($0)?" } ?? ""))
        }
        return format
    }

    private func scoringOptions() throws -> ScoringOptions {
        var options = ScoringOptions()
        let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let threads = settings.resolved("threads").value
        guard threads == "cores" || (Int(threads).map { (1...1024).contains($0) } ?? false) else {
            throw CommandFailure(.usage, "--threads takes a number from 1 to 1024, or cores")
        }
        options.threads = Int(threads) ?? cores
        if let name = settings.value("min-band") { options.minimumBand = try band(name, "--min-band") }
        if let name = settings.value("fail-on"), name != "none" { options.failOnBand = try band(name, "--fail-on") }
        if let text = settings.value("max-errors") {
            guard let policy = RejectPolicy(text) else {
                throw CommandFailure(.usage, "--max-errors takes a count or a percentage, such as 25 or 0.5%")
            }
            options.rejectPolicy = policy
        }
        options.limit = command.limit
        options.showsAnalysis = command.analyst
        options.shard = try command.scale.runShard()
        options.linked = linked
        options.keeper = keeper
        return options
    }

    private func band(_ name: String, _ flag: String) throws -> Int {
        let bands = setup.judge.pack.card.bands.map(\.name)
        guard let number = bands.firstIndex(of: name) else {
            let near = NearestName.of(name, among: bands).map { "; did you mean \($0)?" } ?? ""
            throw CommandFailure(.usage, "\(flag) takes one of \(bands.joined(separator: ", "))\(near)")
        }
        return number
    }

    /// The digests of the input files, taken while they are scored; empty where no manifest will hold them.
    private func inputDigests(isSealed: Bool) -> Task<[String], Never> {
        let paths = isSealed ? plan.inputs.map(\.path) : []
        return Task.detached { paths.map { FileStamp.digest($0) } }
    }

    /// Writes the manifest beside the output, and the audit record where one was asked for.
    private func seal(
        _ result: ScoringResult, _ outputs: [OutputStamp], _ digests: [String], _ started: Timestamp
    ) throws {
        let beside = outputs.first.map { $0.name + ".manifest.json" }
        guard command.audit != nil || command.manifest != nil || beside != nil else { return }
        var summary = result.summary
        let sizes = plan.inputs.map(\.size) + plan.sideReports.map(\.bytes)
        for index in summary.inputs.indices {
            let name = summary.inputs[index].name
            summary.inputs[index].digest = index < digests.count ? digests[index] : FileStamp.digest(name)
            summary.inputs[index].bytes = Int64(clamping: sizes[index])
        }
        var options = ReportOptions()
        options.shard = command.scale.shard ?? ""
        let manifest = RunManifest(
            context: setup.context(inputs: plan.inputs.map(\.path), options: options), summary: summary,
            outputs: outputs, started: started, finished: Timestamp(seconds: Int64(Date().timeIntervalSince1970)),
            isInterrupted: result.wasInterrupted || result.inputError != nil)
        var head: AuditHead?
        if let path = command.audit {
            do throws(AuditError) {
                head = try AuditLog(path: path).append(kind: "score", time: manifest.finished, content: manifest.json())
            } catch { throw CommandFailure(.badInput, error.sentence) }
        }
        if let path = command.manifest ?? beside {
            _ = try OutputFile(path, content: "manifest").write(manifest.json(audit: head) + [0x0a])
        }
    }

    private func leave(_ result: ScoringResult) throws {
        if Interrupt.hasCome {
            throw CommandFailure(
                .interrupted, "interrupted after \(result.records) records; what was written is complete")
        }
        if let error = result.inputError { throw CommandFailure(.badInput, error.text) }
        if result.isInputBad {
            let cause =
                result.hostile > 0
                ? "\(result.hostile) in a way no honest export shows, so the whole input is suspect"
                : "more than --max-errors allows"
            throw CommandFailure(
                .badInput,
                "\(result.rejected + result.sideRejected) of \(result.records + result.sideRecords) records"
                    + " were rejected, \(cause); the good ones were scored")
        }
        if result.findings > 0 { throw CommandFailure(.findings) }
    }
}
