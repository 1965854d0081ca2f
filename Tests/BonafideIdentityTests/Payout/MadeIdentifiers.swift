import BonafideArchive

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &+ 0x9e37_79b9_7f4a_7c15 }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}

/// Makes valid identifiers from the published rules, written apart from the product's readers.
enum MadeIdentifiers {
    static let bitcoinLetters = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    static let rippleLetters = Array("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz".utf8)
    static let bech32Letters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    static let digits = Array("0123456789".utf8)
    static let capitals = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    // MARK: - Banks

    /// ISO 13616: country, two check digits that make the whole 1 modulo 97, and the national part.
    static func iban(_ country: String, letters: Int, digits count: Int, _ random: inout SeededGenerator) -> [UInt8] {
        let national = text(capitals, letters, &random) + text(digits, count, &random)
        var rest = 0
        for letter in national + Array(country.utf8) + Array("00".utf8) {
            let value = letter >= 0x41 ? Int(letter) - 55 : Int(letter) - 48
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97
        }
        let check = 98 - rest
        return Array(country.utf8) + [UInt8(48 + check / 10), UInt8(48 + check % 10)] + national
    }

    /// Nine digits whose sum with weights 3, 7, 1 is a multiple of ten.
    static func routing(_ random: inout SeededGenerator) -> [UInt8] {
        let front = [UInt8(ascii: "0"), digits[Int.random(in: 1...9, using: &random)]] + text(digits, 6, &random)
        let sum = zip(front, [3, 7, 1, 3, 7, 1, 3, 7]).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        return front + [UInt8(48 + (10 - sum % 10) % 10)]
    }

    /// Seventeen digits and a check digit from weights 3, 7, 1, each product modulo ten.
    static func clabe(_ random: inout SeededGenerator) -> [UInt8] {
        let front = text(digits, 17, &random)
        let sum = front.enumerated().reduce(0) { $0 + Int($1.element - 48) * [3, 7, 1][$1.offset % 3] % 10 }
        return front + [UInt8(48 + (10 - sum % 10) % 10)]
    }

    /// Sixteen digits by Luhn.
    static func card(_ random: inout SeededGenerator) -> [UInt8] {
        let front = [UInt8(ascii: "4")] + text(digits, 14, &random)
        let sum = front.reversed().enumerated().reduce(0) { sum, digit in
            let value = Int(digit.element - 48) * (digit.offset % 2 == 0 ? 2 : 1)
            return sum + (value > 9 ? value - 9 : value)
        }
        return front + [UInt8(48 + (10 - sum % 10) % 10)]
    }

    // MARK: - Chains

    /// Version bytes, a hash of twenty bytes and four bytes of its double SHA-256.
    static func base58Check(_ version: [UInt8], _ alphabet: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        let payload = version + bytes(20, &random)
        return base58(payload + Digest256(of: Digest256(of: payload).bytes).bytes.prefix(4), alphabet)
    }

    static func base58(_ bytes: [UInt8], _ alphabet: [UInt8]) -> [UInt8] {
        var places: [Int] = []
        for byte in bytes {
            var carry = Int(byte)
            for place in places.indices {
                carry += places[place] << 8
                places[place] = carry % 58
                carry /= 58
            }
            while carry > 0 {
                places.append(carry % 58)
                carry /= 58
            }
        }
        return bytes.prefix { $0 == 0 }.map { _ in alphabet[0] } + places.reversed().map { alphabet[$0] }
    }

    /// BIP-173 for version 0, BIP-350 above.
    static func segregated(_ prefix: String, version: Int, count: Int, _ random: inout SeededGenerator) -> [UInt8] {
        var values = [version]
        var (bits, held) = (0, 0)
        for byte in bytes(count, &random) {
            held = held << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                values.append(held >> bits & 31)
            }
            held &= (1 << bits) - 1
        }
        if bits > 0 { values.append(held << (5 - bits) & 31) }
        let expanded = prefix.utf8.map { Int($0) >> 5 } + [0] + prefix.utf8.map { Int($0) & 31 }
        let rest = polymod(expanded + values + [0, 0, 0, 0, 0, 0]) ^ (version == 0 ? 1 : 0x2bc8_30a3)
        let check = (0..<6).map { rest >> (5 * (5 - $0)) & 31 }
        return Array(prefix.utf8) + Array("1".utf8) + (values + check).map { bech32Letters[$0] }
    }

    private static func polymod(_ values: [Int]) -> Int {
        var rest = 1
        for value in values {
            let top = rest >> 25
            rest = (rest & 0x1ff_ffff) << 5 ^ value
            for (bit, word) in [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3].enumerated()
            where top >> bit & 1 == 1 { rest ^= word }
        }
        return rest
    }

    static func bytes(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    static func text(_ alphabet: [UInt8], _ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
        (0..<count).map { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] }
    }
}
