internal import BonafideArchive

/// Base58 text, plain and with the four-byte check of Bitcoin addresses.
package enum Base58 {
    /// The alphabet of Bitcoin and most coins.
    static let bitcoin = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    /// The alphabet of the XRP ledger.
    static let ripple = Array("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz".utf8)

    /// Decodes at most 128 digits, or gives nothing.
    static func decode(_ text: [UInt8], alphabet: [UInt8] = bitcoin) -> [UInt8]? {
        guard !text.isEmpty, text.count <= 128 else { return nil }
        var values = [Int8](repeating: -1, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = Int8(value) }
        var bytes: [UInt8] = []
        for letter in text {
            guard values[Int(letter)] >= 0 else { return nil }
            var carry = Int(values[Int(letter)])
            for index in bytes.indices {
                carry += Int(bytes[index]) * 58
                bytes[index] = UInt8(carry & 255)
                carry >>= 8
            }
            while carry > 0 {
                bytes.append(UInt8(carry & 255))
                carry >>= 8
            }
        }
        let zeros = text.prefix { $0 == alphabet[0] }.count
        return [UInt8](repeating: 0, count: zeros) + bytes.reversed()
    }

    /// Decodes text whose last four bytes are the double SHA-256 of the rest; gives the rest, or nothing.
    package static func decodeChecked(_ text: String) -> [UInt8]? { decodeChecked(Array(text.utf8), alphabet: bitcoin) }

    static func decodeChecked(_ text: [UInt8], alphabet: [UInt8]) -> [UInt8]? {
        guard let bytes = decode(text, alphabet: alphabet), bytes.count > 4 else { return nil }
        let payload = Array(bytes.dropLast(4))
        let check = Digest256(of: Digest256(of: payload).bytes).bytes.prefix(4)
        return check.elementsEqual(bytes.suffix(4)) ? payload : nil
    }
}
