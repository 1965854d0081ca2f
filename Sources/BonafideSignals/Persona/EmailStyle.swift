/// The parts of a mail address that say how it was made up, and never who made it.
package struct EmailStyle: Sendable, Equatable {
    /// Whether the local part ends in a month and day that is no year.
    package var endsInMonthDay = false
    /// Tokens of the trade found in it, by kind.
    package var tokenKinds = 0
    /// Digits in the local part.
    package var digits = 0

    private static let tokens: [[String]] = [
        ["dev", "developer", "coder", "code", "tech", "software", "engineer", "fullstack", "blockchain", "web3"],
        ["ninja", "master", "expert", "talent", "senior", "guru", "wizard", "hero"],
        ["star", "sun", "moon", "sky", "comet", "galaxy"],
        ["tiger", "wolf", "dragon", "eagle", "lion", "panda", "bear", "fox", "hawk"],
        ["red", "blue", "green", "silver", "golden", "black", "white", "purple"],
    ]

    /// Reads the local part of an address in lower case; anything behind a plus sign is left out.
    package init(localPart: some StringProtocol) {
        let local = Array(localPart.prefix { $0 != "+" }.utf8)
        digits = local.count { $0 >= 0x30 && $0 <= 0x39 }
        endsInMonthDay = Self.endsInMonthDay(local)
        let words = Self.words(local)
        for kind in Self.tokens where kind.contains(where: { token in Self.has(token, in: words) }) { tokenKinds += 1 }
    }

    /// Runs of letters of the local part.
    private static func words(_ local: [UInt8]) -> [String] {
        local.split { !($0 >= 0x61 && $0 <= 0x7a) }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// A short token must stand alone or at an end of a word; a long one may stand anywhere.
    private static func has(_ token: String, in words: [String]) -> Bool {
        words.contains { word in
            if word == token { return true }
            guard token.count >= 3, word.count > token.count else { return false }
            return token.count >= 5 ? word.contains(token) : word.hasSuffix(token) && word.count - token.count >= 3
        }
    }

    private static func endsInMonthDay(_ local: [UInt8]) -> Bool {
        let tail = local.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard tail.count == 4 else { return false }
        let digits = tail.reversed().map { Int($0) - 0x30 }
        let month = digits[0] * 10 + digits[1]
        let day = digits[2] * 10 + digits[3]
        let isYear = month == 19 || month == 20
        return !isYear && (1...12).contains(month) && (1...31).contains(day)
    }
}
