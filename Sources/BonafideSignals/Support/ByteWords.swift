/// A fixed set of short texts that is asked by bytes, so that no text need be made to ask.
package struct ByteWords: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = [0]
    /// Open addressing by hash; -1 where nothing lies.
    private var table: [Int32]
    private var longest = 0

    /// Takes the words.
    package init(_ words: some Collection<String>) {
        var size = 16
        while size < words.count * 4 { size *= 2 }
        table = Array(repeating: -1, count: size)
        for word in words {
            var word = word
            word.withUTF8 { text in
                var slot = Self.hash(text) & (size - 1)
                while table[slot] >= 0 { slot = (slot + 1) & (size - 1) }
                table[slot] = Int32(truncatingIfNeeded: ends.count - 1)
                bytes.append(contentsOf: text)
                ends.append(Int32(truncatingIfNeeded: bytes.count))
                longest = max(longest, text.count)
            }
        }
    }

    /// Whether a text is one of the words.
    package func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count <= longest else { return false }
        var slot = Self.hash(text) & (table.count - 1)
        while table[slot] >= 0 {
            let word = Int(table[slot])
            if holds(word, text) { return true }
            slot = (slot + 1) & (table.count - 1)
        }
        return false
    }

    /// Whether a text is one of the words.
    package func contains(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { contains($0) }
    }

    private func holds(_ word: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(ends[word])
        guard Int(ends[word + 1]) - start == text.count else { return false }
        return bytes.withUnsafeBytes { all in
            let word = UnsafeRawBufferPointer(rebasing: all[start..<start + text.count])
            return word.elementsEqual(UnsafeRawBufferPointer(text))
        }
    }

    /// FNV-1a over eight bytes at a time, then over those that are left, with a final mix.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var index = 0
        while index + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            hash = (hash ^ word) &* 0x100_0000_01b3
            // The product's low bits know of the word's low bits alone.
            hash ^= hash >> 32
            index += 8
        }
        while index < raw.count {
            hash = (hash ^ UInt64(raw[index])) &* 0x100_0000_01b3
            index += 1
        }
        return Int(truncatingIfNeeded: (hash ^ hash >> 29) & 0x7fff_ffff)
    }
}
