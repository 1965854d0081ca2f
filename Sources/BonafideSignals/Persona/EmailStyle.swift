/// The parts of a mail address that say how it was made up, and never who made it.
package struct EmailStyle: Sendable, Equatable {
    /// Whether the local part ends in a month and day that is no year.
    package var endsInMonthDay = false
    /// Tokens of the trade found in it, by kind.
    package var tokenKinds = 0
    /// Digits in the local part.
    package var digits = 0

    /// A word of the trade, its kind, and the letters it is made of as bits.
    private struct Token {
        let bytes: [UInt8]
        let kind: Int
    }

    private static let tokens: [Token] = [
        ["dev", "developer", "coder", "code", "tech", "software", "engineer", "fullstack", "blockchain", "web3"],
        ["ninja", "master", "expert", "talent", "senior", "guru", "wizard", "hero"],
        ["star", "sun", "moon", "sky", "comet", "galaxy"],
        ["tiger", "wolf", "dragon", "eagle", "lion", "panda", "bear", "fox", "hawk"],
        ["red", "blue", "green", "silver", "golden", "black", "white", "purple"],
    ].enumerated().flatMap { kind, words in words.map { Token(bytes: Array($0.utf8), kind: kind) } }

    /// For each token the letters it is made of: a word that lacks one need not be compared.
    private static let tokenLetters = tokens.map { token in token.bytes.reduce(0) { $0 | letter($1) } }

    /// A bit for each small letter, and one more for all else.
    @inline(__always)
    private static func letter(_ byte: UInt8) -> UInt32 { 1 << UInt32(min(byte &- 0x61, 26)) }

    /// Reads the local part of an address in lower case; anything behind a plus sign is left out.
    package init(localPart: some StringProtocol) {
        self = Array(localPart.utf8).withUnsafeBufferPointer { EmailStyle(bytes: $0) }
    }

    /// Reads the bytes of a local part in lower case.
    init(bytes text: UnsafeBufferPointer<UInt8>) {
        let local = UnsafeBufferPointer(rebasing: text[..<(text.firstIndex(of: 0x2b) ?? text.count)])
        for byte in local where byte >= 0x30 && byte <= 0x39 { digits += 1 }
        endsInMonthDay = Self.endsInMonthDay(local)
        tokenKinds = Self.kinds(in: local).nonzeroBitCount
    }

    /// The kinds of the tokens that any word, a run of letters, holds, as bits.
    private static func kinds(in local: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var kinds: UInt32 = 0
        var start = 0
        while start < local.count {
            var end = start
            var letters: UInt32 = 0
            while end < local.count, local[end] >= 0x61, local[end] <= 0x7a {
                letters |= letter(local[end])
                end += 1
            }
            if end > start {
                let word = UnsafeBufferPointer(rebasing: local[start..<end])
                for number in tokenLetters.indices where tokenLetters[number] & ~letters == 0 {
                    if has(tokens[number].bytes, in: word) { kinds |= 1 << UInt32(tokens[number].kind) }
                }
            }
            start = end + 1
        }
        return kinds
    }

    /// A short token must stand alone or at an end of a word; a long one may stand anywhere.
    private static func has(_ token: [UInt8], in word: UnsafeBufferPointer<UInt8>) -> Bool {
        let (count, length) = (token.count, word.count)
        guard length >= count else { return false }
        if length == count { return word.elementsEqual(token) }
        guard count >= 5 else {
            return count >= 3 && length - count >= 3 && word[(length - count)...].elementsEqual(token)
        }
        for start in 0...(length - count) where word[start] == token[0] {
            if word[start..<start + count].elementsEqual(token) { return true }
        }
        return false
    }

    private static func endsInMonthDay(_ local: UnsafeBufferPointer<UInt8>) -> Bool {
        var count = 0
        while count < local.count, local[local.count - 1 - count] >= 0x30, local[local.count - 1 - count] <= 0x39 {
            count += 1
        }
        guard count == 4 else { return false }
        func digit(_ place: Int) -> Int { Int(local[local.count - 4 + place]) - 0x30 }
        let month = digit(0) * 10 + digit(1)
        let day = digit(2) * 10 + digit(3)
        let isYear = month == 19 || month == 20
        return !isYear && (1...12).contains(month) && (1...31).contains(day)
    }
}
