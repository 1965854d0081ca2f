import ArgumentParser
import BonafidePipeline
import Foundation

/// The options of runs that are shared between machines, taken up again, or kept within bounds.
struct ScaleOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Score the i-th of n parts of the records; 'bonafide merge' joins the parts.", valueName: "i/n"))
    var shard: String?

    @Flag(
        help:
            "Keep a journal beside the output, and go on where a run of the same command was killed.")
    var resume = false

    @Option(
        help: ArgumentHelp("Stop with an error where the run holds more memory, such as 512M or 2G.", valueName: "SIZE")
    )
    var maxMemory: String?

    @Option(help: ArgumentHelp("Stop with an error before more than this is written.", valueName: "SIZE"))
    var maxDisk: String?

    /// The shard that is asked for.
    func runShard() throws -> RunShard? {
        guard let shard else { return nil }
        guard let found = RunShard(shard) else {
            throw CommandFailure(.usage, "--shard takes a part and a number of parts, such as 2/5; not '\(shard)'")
        }
        return found
    }

    /// Watches the memory of the run, where a bound is given.
    func memoryWatch() throws -> MemoryWatch? {
        try maxMemory.map { MemoryWatch(limit: try Self.bytes($0, "--max-memory"), text: $0) }
    }

    /// Counts what the run writes, where a bound is given.
    func diskBudget() throws -> DiskBudget? {
        try maxDisk.map { DiskBudget(limit: try Self.bytes($0, "--max-disk"), text: $0) }
    }

    /// Reads `800`, `64K`, `512M`, `2G`; steps of 1,024.
    private static func bytes(_ text: String, _ flag: String) throws -> Int {
        let units: [Character: Int] = ["K": 10, "M": 20, "G": 30, "T": 40]
        let shift = text.last.flatMap { units[Character($0.uppercased())] }
        guard let number = Int(shift == nil ? text[...] : text.dropLast()), number > 0, number < 1 << 20 || shift == nil
        else { throw CommandFailure(.usage, "\(flag) takes a size, such as 512M or 2G; not '\(text)'") }
        return number << (shift ?? 0)
    }
}

/// Tells whether the run holds more anonymous memory than it may; asked between chunks.
final class MemoryWatch: @unchecked Sendable {
    private let limit: Int
    private let text: String
    /// The most that was seen when the bound was passed.
    private var seen = 0

    init(limit: Int, text: String) {
        self.limit = limit
        self.text = text
    }

    /// Whether the bound is passed; stays so.
    func isExceeded() -> Bool {
        if seen == 0, let held = Self.anonymousBytes(), held > limit { seen = held }
        return seen > 0
    }

    /// What to say where the bound was passed.
    func failure(after records: Int) -> CommandFailure? {
        guard seen > 0 else { return nil }
        return CommandFailure(
            .internalError,
            "the run held \(seen >> 20) MB, more than --max-memory \(text), after \(records) scored records; raise it,"
                + " use fewer --threads, or a pack that reads fewer shared identifiers")
    }

    /// Resident pages of the process less those of files.
    private static func anonymousBytes() -> Int? {
        guard let file = fopen("/proc/self/statm", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { return nil }
        let pages = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            .split(separator: " ").compactMap { Int($0) }
        return pages.count > 2 ? (pages[1] - pages[2]) * Int(getpagesize()) : nil
    }
}

/// Counts the bytes all outputs of a run take; used by the one task that writes.
final class DiskBudget: @unchecked Sendable {
    private let limit: Int
    private let text: String
    private var used = 0

    init(limit: Int, text: String) {
        self.limit = limit
        self.text = text
    }

    /// Takes what is about to be written, or throws before it is.
    func take(_ count: Int, for name: String) throws {
        guard used + count <= limit else {
            throw CommandFailure(
                .internalError,
                "\(name): error: the outputs would take more than --max-disk \(text); what was written is complete up to"
                    + " a record, and --min-band writes less")
        }
        used += count
    }
}
