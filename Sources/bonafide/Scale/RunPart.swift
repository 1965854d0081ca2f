import BonafidePipeline
import BonafideReport
import Foundation

/// One part of a run: its output, and what its manifest says of it.
struct RunPart {
    let path: String
    let shard: RunShard
    let format: ReportFormat
    /// What must be equal in all parts of a run.
    let stamps: [String]
    private let digest: String

    /// What of a manifest is read.
    private struct Manifest: Decodable {
        struct Output: Decodable { var content, digest: String }
        struct Input: Decodable { var name, digest: String }
        struct Run: Decodable {
            var engine, packDigest, catalogDigest, dataDigest, asOf: String
            var shard: String?
            var inputs: [Input]
        }
        var interrupted: Bool
        var outputs: [Output]
        var run: Run
    }

    /// Reads the manifest beside a part.
    init(_ path: String) throws {
        self.path = path
        let manifestPath = path + ".manifest.json"
        func refuse(_ reason: String) -> CommandFailure {
            CommandFailure(.badInput, "\(manifestPath): error: \(reason)")
        }
        guard let data = FileManager.default.contents(atPath: manifestPath) else {
            throw refuse("no manifest lies beside the part; 'bonafide score --shard i/n --output FILE' writes one")
        }
        let manifest: Manifest
        do { manifest = try JSONDecoder().decode(Manifest.self, from: data) } catch {
            throw refuse("not the manifest of a run")
        }
        guard !manifest.interrupted else { throw refuse("the run was stopped before its end; run the part again") }
        guard let text = manifest.run.shard, let shard = RunShard(text) else {
            throw refuse("the run was not one part of several; score with --shard i/n")
        }
        guard let output = manifest.outputs.first, let format = ReportFormat(rawValue: output.content),
            format.isStreamed
        else { throw refuse("the run wrote no ndjson, json or csv") }
        self.shard = shard
        self.format = format
        digest = output.digest
        let run = manifest.run
        stamps =
            [run.engine, run.packDigest, run.catalogDigest, run.dataDigest, run.asOf, "\(shard.count)", output.content]
            + run.inputs.flatMap { [$0.name, $0.digest] }
    }

    /// The part in three pieces; refuses a file that is not the one the run wrote.
    func pieces() throws -> (head: Data, body: Data, tail: Data) {
        func refuse(_ reason: String) -> CommandFailure { CommandFailure(.badInput, "\(path): error: \(reason)") }
        guard let whole = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else {
            throw refuse("cannot be read")
        }
        guard FileStamp.digest(path) == digest else {
            throw refuse("its digest is not the one its manifest names; the file was changed or cut off")
        }
        let cut: (head: Int, tail: Int)?
        switch format {
        case .csv:
            cut = whole.range(of: Data("\r\n".utf8)).map { ($0.upperBound, whole.count) }
        case .json:
            let head = whole.range(of: Data("[\n".utf8))?.upperBound
            let tail = whole.range(of: Data("\n],\"run\":".utf8), options: .backwards)?.lowerBound
            cut = head.flatMap { head in tail.map { (head, max(head, $0)) } }
        default:
            let last = whole.dropLast().range(of: Data("\n".utf8), options: .backwards)?.upperBound ?? 0
            cut = (0, last)
        }
        guard let cut else { throw refuse("not a report of this program") }
        return (whole[..<cut.head], whole[cut.head..<cut.tail], whole[cut.tail...])
    }
}
