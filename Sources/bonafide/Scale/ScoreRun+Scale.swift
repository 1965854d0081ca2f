import BonafideIngest
import BonafidePipeline
import BonafideReport
import Foundation

extension ScoreRun {
    /// Parts and journals need a form that is written record by record.
    func checkScale(_ format: ReportFormat) throws {
        let scale = command.scale
        guard scale.shard != nil || scale.resume else { return }
        let flag = scale.shard != nil ? "--shard" : "--resume"
        guard format.isStreamed else {
            throw CommandFailure(.usage, "\(flag) needs a form written record by record: --format ndjson, json or csv")
        }
        guard command.html == nil else {
            throw CommandFailure(.usage, "\(flag) cannot be used with --html, whose page needs all records at once")
        }
        guard command.output != "-" else { throw CommandFailure(.usage, "\(flag) needs --output FILE") }
        guard !scale.resume || !plan.inputs.contains(where: { $0.path == "-" }) else {
            throw CommandFailure(.usage, "--resume needs inputs that can be read again, not standard input")
        }
        guard !scale.resume || (keeper == nil && command.audit == nil) else {
            throw CommandFailure(.usage, "--resume cannot be used with --store, which goes on by itself, or --audit")
        }
    }

    /// The journal beside the output, where one is asked for.
    func journal() throws -> RunJournal? {
        guard command.scale.resume else { return nil }
        let words = [command.output, command.rejects ?? "", command.scale.shard ?? "", command.keys ?? ""]
        let set = ["format", "min-band", "band-only", "map", "fail-on"].map { settings.value($0) ?? "" }
        let inputs = plan.inputs.map(\.path) + plan.sideReports.map(\.path)
        return try RunJournal(
            beside: command.output,
            identity: RunJournal.identity(
                of: setup, inputs, words + set + ["\(command.analyst)", "\(command.limit ?? -1)"]))
    }
}
