/// Bech32 (BIP-173), Bech32m (BIP-350) and the related code of Bitcoin Cash addresses.
package enum Bech32 {
    /// Which check a text carries.
    package enum Variant: Sendable { case bech32, bech32m }

    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let values: [Int8] = {
        var values = [Int8](repeating: -1, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = Int8(value) }
        return values
    }()

    /// Splits a text into its prefix and five-bit digits, the check taken off; nothing where it is not valid.
    package static func decode(_ text: [UInt8], limit: Int = 90) -> (
        prefix: [UInt8], digits: [UInt8], variant: Variant
    )? {
        guard text.count >= 8, text.count <= limit, text.allSatisfy({ (33...126).contains($0) }) else { return nil }
        let hasUpper = text.contains { (0x41...0x5a).contains($0) }
        let hasLower = text.contains { (0x61...0x7a).contains($0) }
        guard !(hasUpper && hasLower) else { return nil }
        let lower = text.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
        guard let split = lower.lastIndex(of: 0x31), split >= 1, split + 7 <= lower.count else { return nil }
        let prefix = Array(lower[..<split])
        guard let digits = digits(lower[(split + 1)...]) else { return nil }
        let expanded = prefix.map { $0 >> 5 } + [0] + prefix.map { $0 & 31 } + digits
        switch checksum(expanded) {
        case 1: return (prefix, Array(digits.dropLast(6)), .bech32)
        case 0x2bc8_30a3: return (prefix, Array(digits.dropLast(6)), .bech32m)
        default: return nil
        }
    }

    /// The witness version and program of a segregated-witness address.
    package static func witness(_ text: [UInt8]) -> (prefix: [UInt8], version: Int, program: [UInt8])? {
        guard let (prefix, digits, variant) = decode(text), let version = digits.first, version <= 16,
            let program = bytes(digits.dropFirst()), (2...40).contains(program.count)
        else { return nil }
        guard variant == (version == 0 ? .bech32 : .bech32m) else { return nil }
        guard version != 0 || program.count == 20 || program.count == 32 else { return nil }
        return (prefix, Int(version), program)
    }

    /// The type (0 key hash, 1 script hash) and hash of a Bitcoin Cash address, with or without its prefix.
    static func cashAddress(_ text: [UInt8]) -> (type: Int, hash: [UInt8])? {
        let lower = text.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
        guard lower == text || !text.contains(where: { (0x61...0x7a).contains($0) }) else { return nil }
        var prefix = Array("bitcoincash".utf8)
        var body = lower[...]
        if let colon = lower.firstIndex(of: 0x3a) {
            prefix = Array(lower[..<colon])
            body = lower[(colon + 1)...]
        }
        guard body.count >= 34, body.count <= 112, let digits = digits(body) else { return nil }
        guard cashChecksum(prefix.map { $0 & 31 } + [0] + digits) == 0 else { return nil }
        guard let payload = bytes(digits.dropLast(8)), let version = payload.first else { return nil }
        return (Int(version >> 3 & 15), Array(payload.dropFirst()))
    }

    private static func digits(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var digits: [UInt8] = []
        for letter in text {
            guard values[Int(letter)] >= 0 else { return nil }
            digits.append(UInt8(values[Int(letter)]))
        }
        return digits
    }

    private static func checksum(_ digits: [UInt8]) -> UInt32 {
        let generators: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
        var check: UInt32 = 1
        for digit in digits {
            let top = check >> 25
            check = (check & 0x1ff_ffff) << 5 ^ UInt32(digit)
            for (bit, generator) in generators.enumerated() where top >> UInt32(bit) & 1 != 0 { check ^= generator }
        }
        return check
    }

    private static func cashChecksum(_ digits: [UInt8]) -> UInt64 {
        let generators: [UInt64] = [0x98_f2bc_8e61, 0x79_b76d_99e2, 0xf3_3e5f_b3c4, 0xae_2eab_e2a8, 0x1e_4f43_e470]
        var check: UInt64 = 1
        for digit in digits {
            let top = check >> 35
            check = (check & 0x07_ffff_ffff) << 5 ^ UInt64(digit)
            for (bit, generator) in generators.enumerated() where top >> UInt64(bit) & 1 != 0 { check ^= generator }
        }
        return check ^ 1
    }

    /// Regroups five-bit digits into bytes; the padding must be fewer than five zero bits.
    static func bytes(_ digits: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (rest, bits): (UInt32, UInt32) = (0, 0)
        for digit in digits {
            rest = (rest << 5 | UInt32(digit)) & 0xfff
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: rest >> bits))
            }
        }
        guard bits < 5, rest & ((1 << bits) - 1) == 0 else { return nil }
        return bytes
    }
}
