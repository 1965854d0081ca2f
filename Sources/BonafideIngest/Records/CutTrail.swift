internal import CByteScan
internal import Synchronization

/// Where the chunks of inputs end, as the first pass over them found, so that later ones look for no quotation marks.
final class KnownCuts: Sendable {
    private let files = Mutex<[Int: (stamp: FileChange, steps: [CutTrail.Step])]>([:])

    /// The steps of a file that was read to its end and has not been written to since, else none.
    func steps(of file: Int, _ stamp: FileChange) -> [CutTrail.Step] {
        files.withLock { files in
            guard let known = files[file], known.stamp == stamp else { return [] }
            return known.steps
        }
    }

    /// Keeps the steps of a file that was read to its end, and when it had been written to last before it was read.
    func keep(_ steps: [CutTrail.Step], of file: Int, _ stamp: FileChange) {
        files.withLock { $0[file] = (stamp, steps) }
    }
}

/// The cuts of one file in order, noted by the first who reads it and followed by others: 16 bytes a chunk.
struct CutTrail {
    /// How many bytes were looked at, and what was found in them; no end where no record ends there.
    struct Step: Sendable {
        var filled: Int32
        var end: Int32
        var records: UInt32
        var lines: UInt32
    }

    private let known: KnownCuts
    private let file: Int
    private let stamp: FileChange
    private var steps: [Step]
    private var next = 0
    private var isFollowing: Bool

    init(_ known: KnownCuts, file: Int, _ stamp: FileChange) {
        self.known = known
        self.file = file
        self.stamp = stamp
        steps = known.steps(of: file, stamp)
        isFollowing = !steps.isEmpty
    }

    /// The cut of so many bytes, looked up or looked for.
    mutating func cut(_ text: UnsafePointer<UInt8>?, _ filled: Int, hasQuotes: Bool) -> bonafide_text_cut {
        if isFollowing, let text, let cut = followed(text, filled) { return cut }
        let cut = bonafide_cut_text(text, filled, hasQuotes ? 1 : 0)
        if !isFollowing {
            steps.append(
                Step(
                    filled: Int32(clamping: filled), end: Int32(clamping: cut.end),
                    records: UInt32(clamping: cut.records), lines: UInt32(clamping: cut.lines)))
        }
        return cut
    }

    private mutating func followed(_ text: UnsafePointer<UInt8>, _ filled: Int) -> bonafide_text_cut? {
        let step = next < steps.count ? steps[next] : Step(filled: 0, end: 0, records: 0, lines: 0)
        let end = Int(step.end)
        next += 1
        // A file that another program changed meanwhile is looked at anew from here on.
        guard Int(step.filled) == filled, end <= filled, end == 0 || text[end - 1] == 0x0a else {
            isFollowing = false
            steps = []
            return nil
        }
        guard end > 0 else { return nil }
        var cut = bonafide_text_cut()
        cut.end = end
        cut.records = UInt64(step.records)
        cut.lines = UInt64(step.lines)
        return cut
    }

    /// Keeps the cuts for others, once the file was read to its end.
    func finish() {
        if next == 0, !steps.isEmpty { known.keep(steps, of: file, stamp) }
    }
}
