internal import CByteScan
internal import Synchronization

/// Where the chunks of inputs end, as the first pass over them found, so that later ones look for no quotation marks.
final class KnownCuts: Sendable {
    private let files = Mutex<[Int: [CutTrail.Step]]>([:])

    /// The steps of a file that was read to its end, none where none was.
    func steps(of file: Int) -> [CutTrail.Step] { files.withLock { $0[file] ?? [] } }

    /// Keeps the steps of a file that was read to its end.
    func keep(_ steps: [CutTrail.Step], of file: Int) { files.withLock { $0[file] = steps } }
}

/// The cuts of one file in order, noted by the first who reads it and followed by others: 24 bytes a chunk.
struct CutTrail {
    /// How many bytes were looked at, and what was found in them; no end where no record ends there.
    struct Step: Sendable {
        var filled: Int32
        var end: Int32
        var records: UInt32
        var lines: UInt32
        /// The last bytes before the end, to see that the text is still the same.
        var mark: UInt64
    }

    private let known: KnownCuts
    private let file: Int
    private var steps: [Step]
    private var next = 0
    private var isFollowing: Bool

    init(_ known: KnownCuts, file: Int) {
        self.known = known
        self.file = file
        steps = known.steps(of: file)
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
                    records: UInt32(clamping: cut.records), lines: UInt32(clamping: cut.lines),
                    mark: Self.mark(text, Int(cut.end))))
        }
        return cut
    }

    private mutating func followed(_ text: UnsafePointer<UInt8>, _ filled: Int) -> bonafide_text_cut? {
        let step = next < steps.count ? steps[next] : Step(filled: 0, end: 0, records: 0, lines: 0, mark: 0)
        let end = Int(step.end)
        next += 1
        // A file that another program changed meanwhile is looked at anew from here on.
        guard Int(step.filled) == filled, end <= filled, step.mark == Self.mark(text, end) else {
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

    private static func mark(_ text: UnsafePointer<UInt8>?, _ end: Int) -> UInt64 {
        guard let text, end >= 8 else { return 0 }
        return UnsafeRawPointer(text + end - 8).loadUnaligned(as: UInt64.self)
    }

    /// Keeps the cuts for others, once the file was read to its end.
    func finish() {
        if next == 0, !steps.isEmpty { known.keep(steps, of: file) }
    }
}
