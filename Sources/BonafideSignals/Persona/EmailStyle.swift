/// The parts of a mail address that say how it was made up, and never who made it.
package struct EmailStyle: Sendable, Equatable {
    /// Whether the local part ends in a month and day that is no year.
    package var endsInMonthDay = false
    /// Tokens of the trade found in it, by kind.
    package var tokenKinds = 0
    /// Digits in the local part.
    package var digits = 0

    private static let tokens: [[[UInt8]]] = [
        ["dev", "developer", "coder", "code", "tech", "software", "engineer", "fullstack", "blockchain", "web3"],
        ["ninja", "master", "expert", "talent", "senior", "guru", "wizard", "hero"],
        ["star", "sun", "moon", "sky", "comet", "galaxy"],
        ["tiger", "wolf", "dragon", "eagle", "lion", "panda", "bear", "fox", "hawk"],
        ["red", "blue", "green", "silver", "golden", "black", "white", "purple"],
    ].map { $0.map { Array($0.utf8) } }

    /// Reads the local part of an address in lower case; anything behind a plus sign is left out.
    package init(localPart: some StringProtocol) {
        self = Array(localPart.utf8).withUnsafeBufferPointer { EmailStyle(bytes: $0) }
    }

    /// Reads the bytes of a local part in lower case.
    init(bytes text: UnsafeBufferPointer<UInt8>) {
        let local = UnsafeBufferPointer(rebasing: text[..<(text.firstIndex(of: 0x2b) ?? text.count)])
        for byte in local where byte >= 0x30 && byte <= 0x39 { digits += 1 }
        endsInMonthDay = Self.endsInMonthDay(local)
        for kind in Self.tokens where Self.has(kind, in: local) { tokenKinds += 1 }
    }

    /// Whether any word, a run of letters, holds any token of a kind.
    private static func has(_ kind: [[UInt8]], in local: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start < local.count {
            var end = start
            while end < local.count, local[end] >= 0x61, local[end] <= 0x7a { end += 1 }
            if end > start {
                let word = UnsafeBufferPointer(rebasing: local[start..<end])
                for token in kind where has(token, in: word) { return true }
            }
            start = end + 1
        }
        return false
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
