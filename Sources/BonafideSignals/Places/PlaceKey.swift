/// The form in which names of places are compared: lower-case letters and digits, accents, spaces and
/// punctuation left aside, as a 64-bit hash that is computed without making text.
package struct PlaceKey: Hashable, Sendable {
    /// FNV-1a over the folded UTF-8.
    package let hash: UInt64
    /// Bytes of the folded form.
    package let length: Int

    /// Base letters of U+00C0...U+017F, in order; a star stands for what has none.
    private static let bases: StaticString =
        """
        aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
        lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """

    /// Folds UTF-8 text; bytes that are no UTF-8 are passed over.
    package init(_ text: some Sequence<UInt8>) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var length = 0
        Self.forEachFolded(text) { byte in
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            length += 1
        }
        // Short names differ in few bits at the top; one more mixing step spreads them.
        hash = (hash ^ hash >> 32) &* 0x9e37_79b9_7f4a_7c15
        self.hash = hash
        self.length = length
    }

    /// The folded form as bytes.
    package static func folded(_ text: some Sequence<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        forEachFolded(text) { bytes.append($0) }
        return bytes
    }

    @inline(__always)
    private static func forEachFolded(_ text: some Sequence<UInt8>, _ add: (UInt8) -> Void) {
        var pending: UInt32 = 0
        var missing = 0
        for byte in text {
            if byte < 0x80 {
                missing = 0
                switch byte {
                case 0x41...0x5a: add(byte | 0x20)
                case 0x61...0x7a, 0x30...0x39: add(byte)
                default: continue
                }
            } else if byte >= 0xc0 {
                missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1
                pending = UInt32(byte) & (0x3f >> UInt32(missing))
            } else if missing > 0 {
                pending = pending << 6 | UInt32(byte & 0x3f)
                missing -= 1
                if missing == 0 { fold(pending, add) }
            }
        }
    }

    private static func fold(_ value: UInt32, _ add: (UInt8) -> Void) {
        switch value {
        case 0xc0..<0x180:
            let base = bases.utf8Start[Int(value - 0xc0)]
            if base != 0x2a { add(base) }
        case 0..<0xc0, 0x2b0...0x36f, 0x2000...0x206f, 0x3000...0x303f, 0xff00...0xff0f: return
        default:
            guard let scalar = UnicodeScalar(value) else { return }
            // Accented letters elsewhere lose their accents by decomposition of the Vietnamese block alone;
            // other scripts keep their letters.
            if let letter = vietnamese(value) { return add(letter) }
            for byte in scalar.properties.lowercaseMapping.utf8 { add(byte) }
        }
    }

    /// Base letter of the Vietnamese part of Latin Extended Additional, and of letters with horn.
    private static func vietnamese(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x1ea0...0x1eb7: 0x61
        case 0x1eb8...0x1ec7: 0x65
        case 0x1ec8...0x1ecb: 0x69
        case 0x1ecc...0x1ee3, 0x1a0, 0x1a1: 0x6f
        case 0x1ee4...0x1ef1, 0x1af, 0x1b0: 0x75
        case 0x1ef2...0x1ef9: 0x79
        case 0x1e0c...0x1e13: 0x64
        case 0x1e24...0x1e2b: 0x68
        case 0x1e5a...0x1e5f: 0x72
        case 0x1e62...0x1e69, 0x218, 0x219: 0x73
        case 0x1e6c...0x1e71, 0x21a, 0x21b: 0x74
        case 0x1e92...0x1e95: 0x7a
        default: nil
        }
    }
}
