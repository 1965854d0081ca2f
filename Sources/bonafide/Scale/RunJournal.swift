import BonafideArchive
import BonafideCore
import BonafidePipeline
import BonafideReport
import Foundation

/// The journal of a run that can be taken up again: which run it is, how far it came, how long its outputs were then.
///
/// It lies beside the output, is replaced as a whole, and is gone when the run has ended.
final class RunJournal: @unchecked Sendable {
    /// What the file holds.
    private struct Entry: Codable {
        var version = 1
        var identity: String
        var lengths: [String: Int64]
        var checkpoint: Checkpoint
    }

    private let path: String
    private let identity: String
    /// Where an earlier run stood.
    let start: Checkpoint?
    private let lengths: [String: Int64]

    /// Opens the journal beside an output; refuses that of another run.
    init(beside output: String, identity: String) throws {
        path = output + ".journal"
        self.identity = identity
        guard let data = FileManager.default.contents(atPath: path) else {
            start = nil
            lengths = [:]
            return
        }
        guard let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.version == 1 else {
            throw CommandFailure(.usage, "\(path): error: not a journal of this version; remove it to start anew")
        }
        guard entry.identity == identity else {
            throw CommandFailure(
                .usage,
                "\(path): error: the journal is of another run: inputs, pack, data, --as-of and options must be those it"
                    + " was begun with; remove the journal to start anew")
        }
        start = entry.checkpoint
        lengths = entry.lengths
    }

    /// How much of an output an earlier run wrote up to where it stood; nothing where it starts anew.
    func length(of name: String) throws -> Int64? {
        guard start != nil else { return nil }
        guard let length = lengths[name] else {
            throw CommandFailure(.usage, "\(path): error: the earlier run wrote no \(name); remove it to start anew")
        }
        return length
    }

    /// Notes where the run stands; what stands there is written already.
    func note(_ checkpoint: Checkpoint, _ files: [OutputFile]) throws {
        let lengths = Dictionary(files.map { ($0.name, $0.length) }) { first, _ in first }
        let data = try JSONEncoder().encode(Entry(identity: identity, lengths: lengths, checkpoint: checkpoint))
        let draft = path + ".new"
        guard FileManager.default.createFile(atPath: draft, contents: data), rename(draft, path) == 0 else {
            throw CommandFailure(.internalError, "\(path): error: the journal cannot be written")
        }
    }

    /// Removes the journal of a run that has ended.
    func remove() { unlink(path) }

    /// What must be equal for a run to go on: everything the bytes of its outputs depend on.
    static func identity(of setup: ScoringSetup, _ inputs: [String], _ words: [String]) -> String {
        let stamp = setup.stamp
        var texts = [
            stamp.engine, stamp.pack, stamp.packDigest, stamp.catalogDigest, stamp.dataDigest, stamp.asOf.description,
        ]
        for path in inputs {
            let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            guard let found = try? FileManager.default.attributesOfItem(atPath: file) else { continue }
            let moment = (found[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            texts.append("\(path) \(found[.size] as? Int ?? 0) \(moment)")
        }
        return Digest256(of: Array((texts + words).joined(separator: "\u{0}").utf8)).description
    }
}
