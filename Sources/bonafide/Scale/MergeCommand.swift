import ArgumentParser
import BonafidePipeline
import BonafideReport
import Foundation

/// `bonafide merge`
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Join the parts of a run that was scored with --shard.",
        discussion: """
            Each part is an output file with its manifest beside it. The result is, byte for byte, what one run over the
            whole export writes. Parts that are missing, changed, stopped early or of another run are refused.

            EXAMPLE:
              bonafide score export.csv --shard 1/2 --format ndjson --output part-1.ndjson
              bonafide score export.csv --shard 2/2 --format ndjson --output part-2.ndjson
              bonafide merge part-1.ndjson part-2.ndjson --output whole.ndjson
            """)

    @Argument(help: ArgumentHelp("Output files of all parts, in any order.", valueName: "part"))
    var parts: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("File for the result; - is standard output.", valueName: "FILE"))
    var output = "-"

    func run() throws {
        let found = try parts.map { try RunPart($0) }.sorted { $0.shard.number < $1.shard.number }
        try check(found)
        let pieces = try found.map { try $0.pieces() }
        guard let first = pieces.first, pieces.allSatisfy({ $0.head == first.head }) else {
            throw CommandFailure(.badInput, "the parts do not begin alike, so they are not of one run")
        }
        var tail: [UInt8] = []
        if found[0].format != .csv {
            let tails = zip(found, pieces).compactMap { PartTail($1.tail, shard: $0.shard.text) }
            guard tails.count == found.count, let joined = PartTail.joined(tails) else {
                throw CommandFailure(.badInput, "what the parts tell of their run does not fit together")
            }
            tail = joined
        }
        let file = try OutputFile(output, content: found[0].format.rawValue)
        _ = try file.write(Array(first.head))
        var hasWritten = false
        for piece in pieces where !piece.body.isEmpty {
            if hasWritten, found[0].format == .json { _ = try file.write(Array(",\n".utf8)) }
            hasWritten = true
            try write(piece.body, to: file)
        }
        _ = try file.write(tail)
    }

    /// Every part once, all of one run.
    private func check(_ found: [RunPart]) throws {
        guard let first = found.first else { throw CommandFailure(.usage, "name the parts of a run") }
        for part in found where part.stamps != first.stamps {
            throw CommandFailure(
                .badInput,
                "\(part.path): error: not of the same run as \(first.path): pack, data, --as-of, inputs, form or"
                    + " number of parts differ")
        }
        let numbers = found.map(\.shard.number)
        if let twice = zip(found, found.dropFirst()).first(where: { $0.shard == $1.shard }) {
            throw CommandFailure(.badInput, "\(twice.1.path): error: the part \(twice.1.shard.text) is given twice")
        }
        let missing = (1...first.shard.count).filter { !numbers.contains($0) }
        guard missing.isEmpty else {
            let list = missing.prefix(10).map { "\($0)/\(first.shard.count)" }.joined(separator: ", ")
            throw CommandFailure(.badInput, "error: parts are missing: \(list)")
        }
    }

    private func write(_ body: Data, to file: OutputFile) throws {
        var start = body.startIndex
        while start < body.endIndex {
            let end = min(start + (1 << 22), body.endIndex)
            _ = try file.write(Array(body[start..<end]))
            start = end
        }
    }
}
