/// The runs of three words of a text as a set of 32-bit hashes: what the sketch estimates, told exactly.
///
/// Only where the sketches of two texts meet are the sets compared.
package enum TextRuns {
    /// Of longer texts, the runs with the smallest hashes stand for all.
    static let most = 4_096
    /// Two texts are near-duplicates where at least six in ten of the runs either has are runs of both.
    private static let (least, of) = (6, 10)

    /// The set of a text, ascending; empty where the text is short.
    static func of(_ text: String) -> [UInt32] {
        var runs: [UInt32] = []
        var text = text
        let words = text.withUTF8 { bytes in TextSketch.forEachRun(bytes) { runs.append(UInt32($0 >> 32)) } }
        guard words >= TextSketch.leastWords else { return [] }
        return Array(ordered(runs).prefix(most))
    }

    /// The hashes ascending, each once.
    static func ordered(_ runs: [UInt32]) -> [UInt32] {
        var unique: [UInt32] = []
        unique.reserveCapacity(runs.count)
        for run in runs.sorted() where unique.last != run { unique.append(run) }
        return unique
    }

    /// Whether the Jaccard likeness of two sets makes them near-duplicates.
    package static func areNearDuplicates(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        var (i, j, common) = (0, 0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                common += 1
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return common * of >= (a.count + b.count - common) * least && common > 0
    }
}

/// Disguises runs of words with a secret, one to one, so that likeness stays exact and no run can be guessed back.
///
/// A Feistel network of six rounds over 32 bits; its round function is SipHash under a key that HMAC-SHA-256 draws from
/// the organisation's secret.
struct RunCipher: Sendable {
    private let hasher: LinkHasher

    init(secret: LinkSecret) {
        let key = Array("runs of words".utf8).withUnsafeBufferPointer { secret.hash(.textSketch, $0) }
        hasher = LinkHasher(key.first, key.second)
    }

    /// The disguised set, ascending.
    func seal(_ runs: [UInt32]) -> [UInt32] { runs.map { seal($0) }.sorted() }

    private func seal(_ run: UInt32) -> UInt32 {
        var (left, right) = (UInt16(truncatingIfNeeded: run >> 16), UInt16(truncatingIfNeeded: run))
        for round in UInt8(0)..<6 { (left, right) = (right, left ^ mixed(right, round)) }
        return UInt32(left) << 16 | UInt32(right)
    }

    private func mixed(_ half: UInt16, _ round: UInt8) -> UInt16 {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3) { room in
            (room[0], room[1], room[2]) = (round, UInt8(half >> 8), UInt8(half & 0xff))
            return UInt16(truncatingIfNeeded: hasher.hash(.textSketch, UnsafeBufferPointer(room)).first)
        }
    }
}

extension TextRuns {
    /// Appends a set as hexadecimal digits, eight a run.
    package static func append(hexadecimal runs: [UInt32], to text: inout [UInt8]) {
        for run in runs { HexadecimalWord.append(run, to: &text) }
    }

    /// Reads hexadecimal digits, eight a run; nothing where they are none.
    package static func read(hexadecimal digits: UnsafeBufferPointer<UInt8>) -> [UInt32]? {
        guard digits.count % 8 == 0, digits.count <= most * 8 else { return nil }
        var runs: [UInt32] = []
        runs.reserveCapacity(digits.count / 8)
        for start in stride(from: 0, to: digits.count, by: 8) {
            guard let run = HexadecimalWord.read(digits, from: start, count: 8) else { return nil }
            runs.append(UInt32(run))
        }
        return ordered(runs)
    }
}
