internal import BonafideCore

/// Cuts the inputs of a plan into chunks of whole records, one after the other.
///
/// One source serves one pass over the inputs; it is the only sequential part of reading.
package final class RecordSource {
    private let inputs: [InputLayout]
    private let limits: IngestLimits
    private let known: KnownCuts
    private var current: (any RecordCutter)?
    private var file = -1
    private var number = 0

    init(inputs: [InputLayout], limits: IngestLimits, known: KnownCuts = KnownCuts()) {
        self.inputs = inputs
        self.known = known
        self.limits = limits
    }

    /// Fills a chunk with the next records; gives `false` at the end of the last input.
    ///
    /// An error ends its input; what earlier calls gave stays good, and the next call goes on with the next input.
    package func next(_ chunk: inout RawChunk) throws(IngestError) -> Bool {
        chunk.rejects.removeAll(keepingCapacity: true)
        chunk.lines.removeAll(keepingCapacity: true)
        chunk.count = 0
        while true {
            if current == nil {
                guard file + 1 < inputs.count else { return false }
                file += 1
                current = try inputs[file].makeCutter(file: file, limits: limits, known: known)
            }
            chunk.file = file
            do throws(IngestError) {
                if try current?.next(&chunk) ?? false {
                    chunk.number = number
                    number += 1
                    return true
                }
            } catch {
                current = nil
                throw error
            }
            current = nil
        }
    }
}

/// Bounds on what is held in memory at once.
package struct IngestLimits: Hashable, Sendable {
    /// Bytes of a chunk, unless one record is longer.
    package var chunkBytes = 1 << 20
    /// Bytes of the longest record that is read.
    package var recordBytes = 16 << 20
    /// Levels of nesting a JSON or XML record may have.
    package var depth = 64
    /// Bytes all side tables may take in memory.
    package var sideTableBytes = 2 << 30

    /// The usual bounds.
    package init() {}
}

/// Cuts one input into chunks.
protocol RecordCutter: AnyObject {
    /// Fills a chunk; gives `false` at the end.
    func next(_ chunk: inout RawChunk) throws(IngestError) -> Bool
}
