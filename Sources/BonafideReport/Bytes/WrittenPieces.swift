/// Bytes with the places where the line of an applicant's record is put in.
struct LinedBytes: Sendable {
    var bytes: [UInt8] = []
    /// Ascending; counted without the lines that are put in.
    var gaps: [Int] = []

    /// Empties both, keeping the room.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        gaps.removeAll(keepingCapacity: true)
    }

    /// Appends a part to an output, the line put in where there is one.
    @inline(__always)
    func copy(_ part: Range<Int>, gaps parts: Range<Int>, line: UInt64, to out: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            var start = part.lowerBound
            if line > 0 {
                for gap in gaps[parts] {
                    out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<gap]))
                    out.append(raw: " (line ")
                    out.append(decimal: line)
                    out.append(UInt8(ascii: ")"))
                    start = gap
                }
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<part.upperBound]))
        }
    }

    /// Appends a part of others.
    mutating func append(_ part: Range<Int>, gaps parts: Range<Int>, of other: borrowing LinedBytes) {
        for gap in other.gaps[parts] { gaps.append(gap - part.lowerBound + bytes.count) }
        other.bytes.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[part])) }
    }
}

/// Pieces of output written before, found by the number of what they show, in bounded memory.
///
/// It only saves time: whoever asks must be able to write a piece anew, as the memory is emptied when it is full, and a
/// piece gives way to another whose number falls on the same place.
struct WrittenPieces: Sendable {
    /// A piece that is kept.
    struct Piece {
        fileprivate var number = 0
        fileprivate var bytes = 0..<0
        fileprivate var gaps = 0..<0
    }

    private static let mostPlaces = 32_768
    private let byteLimit: Int
    private(set) var kept = LinedBytes()
    private var pieces: [Piece] = []
    private var count = 0

    /// Makes an empty memory that keeps at most so many bytes.
    init(bytes: Int) { byteLimit = bytes }

    /// The piece of a number above 0.
    @inline(__always)
    func find(_ number: Int) -> Piece? {
        guard !pieces.isEmpty else { return nil }
        let piece = pieces[number & (pieces.count - 1)]
        return piece.number == number ? piece : nil
    }

    /// Appends a piece to an output.
    @inline(__always)
    func copy(_ piece: Piece, line: UInt64 = 0, to out: inout [UInt8]) {
        kept.copy(piece.bytes, gaps: piece.gaps, line: line, to: &out)
    }

    /// Appends a piece to a draft.
    func copy(_ piece: Piece, to draft: inout LinedBytes) { draft.append(piece.bytes, gaps: piece.gaps, of: kept) }

    /// Keeps a part of a draft as the piece of a number above 0.
    mutating func keep(_ number: Int, _ part: Range<Int>, gaps: Range<Int>, of draft: borrowing LinedBytes) {
        keep(number, part.count) { kept in kept.append(part, gaps: gaps, of: draft) }
    }

    /// Keeps a part of an output as the piece of a number above 0.
    mutating func keep(_ number: Int, _ part: Range<Int>, of out: borrowing [UInt8]) {
        keep(number, part.count) { kept in
            out.withUnsafeBufferPointer { kept.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[part])) }
        }
    }

    private mutating func keep(_ number: Int, _ size: Int, _ append: (inout LinedBytes) -> Void) {
        guard size <= byteLimit else { return }
        if kept.bytes.count + size > byteLimit { removeAll() }
        // Room that is not written to takes no memory; growing by and by would copy what is kept.
        if pieces.isEmpty { kept.bytes.reserveCapacity(byteLimit) }
        if count * 2 >= pieces.count, pieces.count < Self.mostPlaces { growPlaces() }
        let start = kept.bytes.count
        let firstGap = kept.gaps.count
        append(&kept)
        pieces[number & (pieces.count - 1)] = Piece(
            number: number, bytes: start..<kept.bytes.count, gaps: firstGap..<kept.gaps.count)
        count += 1
    }

    private mutating func removeAll() {
        kept.removeAll()
        for place in pieces.indices { pieces[place] = Piece() }
        count = 0
    }

    private mutating func growPlaces() {
        var more = [Piece](repeating: Piece(), count: max(64, pieces.count * 2))
        for piece in pieces where piece.number != 0 { more[piece.number & (more.count - 1)] = piece }
        pieces = more
    }
}
