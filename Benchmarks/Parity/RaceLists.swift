internal import BonafideCore
internal import BonafideSignals
internal import Foundation

/// The generator's lists beside the export.
struct RaceLists: Sendable {
    /// Domains of disposable mail.
    var disposable = ByteWords([String]())
    /// Listed wallets.
    var wallets = ByteWords([String]())
    /// Prefixes of VoIP numbers, plus sign first.
    var voip = PrefixSet([])
    /// By country, how its numbers begin.
    var dial = [PackedPrefix?](repeating: nil, count: 676)

    init() {}

    /// Reads the lists of a folder.
    init(folder: String) throws {
        func lines(_ name: String) throws -> [String] {
            try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)).split(separator: 0x0a)
                .map { String(decoding: $0, as: UTF8.self) }
        }
        disposable = ByteWords(try lines("disposable.txt"))
        wallets = ByteWords(try lines("wallets.txt"))
        voip = PrefixSet(try lines("voip.txt"))
        for line in try lines("dial.csv").dropFirst() {
            let cells = line.split(separator: ",")
            guard cells.count == 2, let country = CountryCode(String(cells[0])) else { continue }
            dial[country.ordinal] = PackedPrefix(String(cells[1]))
        }
    }
}

/// The beginning of a text of at most eight bytes, in one word.
struct PackedPrefix: Sendable {
    let word: UInt64
    let mask: UInt64

    init(_ text: String) {
        var word: UInt64 = 0
        for (place, byte) in text.utf8.prefix(8).enumerated() { word |= UInt64(byte) << UInt64(place * 8) }
        self.word = word
        mask = Self.mask(min(8, text.utf8.count))
    }

    /// The bits of so many bytes.
    @inline(__always)
    static func mask(_ count: Int) -> UInt64 { count >= 8 ? .max : (1 << UInt64(count * 8)) - 1 }

    /// The first eight bytes of a text, zeros behind its end.
    @inline(__always)
    static func head(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let start = text.baseAddress else { return 0 }
        if text.count >= 8 { return UnsafeRawPointer(start).loadUnaligned(as: UInt64.self) }
        var word: UInt64 = 0
        for place in 0..<text.count { word |= UInt64(start[place]) << UInt64(place * 8) }
        return word
    }
}

/// Prefixes of six to eight bytes, asked by the head of a text.
struct PrefixSet: Sendable {
    private var table: [UInt64]
    private let shift: UInt64

    init(_ words: [String]) {
        var bits: UInt64 = 4
        while 1 << bits < words.count * 4 { bits += 1 }
        shift = 64 - bits
        table = Array(repeating: 0, count: 1 << Int(bits))
        for word in words {
            let packed = PackedPrefix(word).word
            var slot = place(packed)
            while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = packed
        }
    }

    /// Whether a listed prefix begins the text with this head.
    @inline(__always)
    func matches(_ head: UInt64) -> Bool {
        contains(head & PackedPrefix.mask(6)) || contains(head & PackedPrefix.mask(7)) || contains(head)
    }

    @inline(__always)
    private func contains(_ word: UInt64) -> Bool {
        var slot = place(word)
        while table[slot] != 0 {
            if table[slot] == word { return true }
            slot = (slot + 1) & (table.count - 1)
        }
        return false
    }

    @inline(__always)
    private func place(_ word: UInt64) -> Int { Int((word &* 0x9e37_79b9_7f4a_7c15) >> shift) }
}
