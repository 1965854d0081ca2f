internal import BonafideCore

/// Words that stand for no value at all; sharing one links nobody.
enum EmptyWords {
    private static let words = ByteWords([
        "", "na", "none", "null", "nil", "unknown", "undefined", "test", "testing", "example", "sample", "tbd", "todo",
        "notprovided", "notavailable", "notapplicable", "noreply", "donotreply", "nobody", "anonymous", "default",
        "xxx", "abc", "email", "phone", "device", "invalid", "missing", "unspecified", "deleted", "redacted", "hidden",
    ])

    /// Whether the letters and digits of a text are a word for nothing, one letter over and over, or counting up.
    static func contains(_ text: some StringProtocol) -> Bool {
        KeyText.lettersAndDigits(text).withUnsafeBufferPointer { isEmpty($0) }
    }

    /// The same of bytes.
    static func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, text.count)) { room in
            isEmpty(UnsafeBufferPointer(rebasing: room[..<KeyText.lettersAndDigits(text, into: room)]))
        }
    }

    /// The same of bytes that hold lower-case letters and digits alone.
    static func isEmpty(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = letters.first, let last = letters.last else { return true }
        var zeros = 0
        while zeros < letters.count, letters[zeros] == 0x30 { zeros += 1 }
        guard letters.count - zeros >= 3 else { return true }
        var (areFirst, areLast, counts) = (true, true, true)
        for index in letters.indices {
            let letter = letters[index]
            areFirst = areFirst && letter == first
            areLast = areLast && (index < zeros || letter == last)
            if index > 0 {
                let before = letters[index - 1]
                counts = counts && (letter == before &+ 1 || before == 0x39 && letter == 0x30)
            }
            if !areFirst, !areLast, !counts { return letters.count <= 16 && words.contains(letters) }
        }
        return true
    }
}

/// Brings texts into the form they are compared in.
package enum KeyText {
    /// Lower-case letters and digits; bytes of other scripts are kept as they are.
    static func lettersAndDigits(_ text: some StringProtocol) -> [UInt8] {
        text.utf8.withContiguousStorageIfAvailable { lettersAndDigits($0) }
            ?? Array(text.utf8).withUnsafeBufferPointer { lettersAndDigits($0) }
    }

    /// The same of bytes.
    static func lettersAndDigits(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: text.count) { letters, count in
            count = lettersAndDigits(text, into: letters)
        }
    }

    /// The same, written where the caller has room for as many bytes as the text has; gives their count.
    @inline(__always)
    static func lettersAndDigits(
        _ text: UnsafeBufferPointer<UInt8>, into letters: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        // Without branches: every byte is written, and the next one over it where it is none to keep.
        for byte in text {
            let isLetter = (byte | 0x20) &- 0x61 < 26
            letters[count] = isLetter ? byte | 0x20 : byte
            count += isLetter || byte &- 0x30 < 10 || byte >= 0x80 ? 1 : 0
        }
        return count
    }

    /// Whether a text holds lower-case letters and digits alone, so that it is their own `lettersAndDigits`.
    static func isLettersAndDigits(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(text)
        let (each, top): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        var place = 0
        while place + 8 <= text.count {
            let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            // Of bytes below 0x80 none carries into the next; the top bits tell which are at least a bound.
            func atLeast(_ bound: UInt64) -> UInt64 { word &+ each &* (0x80 - bound) }
            let isKept = atLeast(0x30) & ~atLeast(0x3a) | atLeast(0x61) & ~atLeast(0x7b)
            guard (isKept & ~word) & top == top else { return false }
            place += 8
        }
        while place < text.count {
            guard text[place] &- 0x30 < 10 || text[place] &- 0x61 < 26 else { return false }
            place += 1
        }
        return true
    }

    /// The words of a text: runs of letters and digits, in lower case.
    static func words(_ text: some StringProtocol) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5a: word.append(byte | 0x20)
            case 0x30...0x39, 0x61...0x7a, 0x80...: word.append(byte)
            case 0x27: continue
            default:
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// A name's words in ascending order, so that the order they are written in does not matter.
    package static func name(_ text: String) -> String? {
        var text = text
        if let sorted = text.withUTF8({ plainName($0) }) { return sorted.isEmpty ? nil : sorted }
        let words = words(text)
        guard !words.isEmpty, !EmptyWords.contains(words.joined()) else { return nil }
        return words.sorted().joined(separator: " ")
    }

    /// The same for up to eight words of ASCII, without a string for each; empty where there is no name, nothing where
    /// the text is not so plain.
    private static func plainName(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        guard text.count <= 128 else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { room -> String? in
            // The words one behind the other, then the sorted words with spaces.
            var count = 0
            var ends = (0, 0, 0, 0, 0, 0, 0, 0)
            return withUnsafeMutableBytes(of: &ends) { raw -> String? in
                let ends = raw.bindMemory(to: Int.self)
                var words = 0
                var isInside = false
                for byte in text {
                    let isLetter = (byte | 0x20) &- 0x61 < 26
                    if byte >= 0x80 { return nil }
                    if isLetter || byte &- 0x30 < 10 {
                        if !isInside, words == ends.count { return nil }
                        isInside = true
                        room[count] = isLetter ? byte | 0x20 : byte
                        count += 1
                    } else if byte != 0x27, isInside {
                        ends[words] = count
                        words += 1
                        isInside = false
                    }
                }
                if isInside {
                    ends[words] = count
                    words += 1
                }
                let letters = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<count])
                guard words > 0, !EmptyWords.isEmpty(letters) else { return "" }
                return join(letters, ends, words, UnsafeMutableBufferPointer(rebasing: room[count...]))
            }
        }
    }

    /// Joins words in ascending order; there are few, so the smallest left is looked for each time.
    private static func join(
        _ letters: UnsafeBufferPointer<UInt8>, _ ends: UnsafeMutableBufferPointer<Int>, _ words: Int,
        _ room: UnsafeMutableBufferPointer<UInt8>
    ) -> String {
        func word(_ number: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
            letters[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
        }
        var used: UInt8 = 0
        var count = 0
        for place in 0..<words {
            var smallest = -1
            for number in 0..<words where used >> UInt8(number) & 1 == 0 {
                if smallest < 0 || word(number).lexicographicallyPrecedes(word(smallest)) { smallest = number }
            }
            used |= 1 << UInt8(smallest)
            if place > 0 {
                room[count] = 0x20
                count += 1
            }
            for byte in word(smallest) {
                room[count] = byte
                count += 1
            }
        }
        return String(decoding: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<count]), as: UTF8.self)
    }

    /// The family name of a whole name: what stands before a comma, else the last word.
    static func familyName(_ text: String) -> String? {
        var text = text
        if let last = text.withUTF8({ plainLastWord($0) }) { return last.isEmpty ? nil : last }
        if let comma = text.firstIndex(of: ",") { return words(text[..<comma]).joined(separator: " ") }
        return words(text).last
    }

    /// The last word of ASCII without a comma, read from the end; empty where there is none, nothing where the text is
    /// not so plain.
    private static func plainLastWord(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        guard text.count <= 128, text.allSatisfy({ $0 < 0x80 && $0 != 0x2c }) else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { room in
            var start = room.count
            for byte in text.reversed() where byte != 0x27 {
                let isLetter = (byte | 0x20) &- 0x61 < 26
                if isLetter || byte &- 0x30 < 10 {
                    start -= 1
                    room[start] = isLetter ? byte | 0x20 : byte
                } else if start < room.count {
                    break
                }
            }
            return String(decoding: room[start...], as: UTF8.self)
        }
    }

    /// Free text without white space, case and marks; nothing where it is too short to be anyone's own words.
    static func prose(_ text: String, atLeast count: Int) -> String? {
        let letters = lettersAndDigits(text)
        return letters.count >= count ? String(decoding: letters, as: UTF8.self) : nil
    }
}
