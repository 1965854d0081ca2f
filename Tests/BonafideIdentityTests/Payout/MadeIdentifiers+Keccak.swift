/// Identifiers checked with Keccak or with the checksum of cash addresses, written from the published rules apart from
/// the product's readers.
extension MadeIdentifiers {
    /// Keccak-256 with the first padding, bit 1 to bit 1, on 25 lanes in the order of the specification's walk.
    static func keccak(_ message: [UInt8]) -> [UInt8] {
        var padded = message + [1]
        while padded.count % 136 != 0 { padded.append(0) }
        padded[padded.count - 1] |= 0x80
        var lanes = [[UInt64]](repeating: [UInt64](repeating: 0, count: 5), count: 5)
        for start in stride(from: 0, to: padded.count, by: 136) {
            for word in 0..<17 {
                let bytes = padded[(start + word * 8)..<(start + word * 8 + 8)]
                lanes[word % 5][word / 5] ^= bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
            permute(&lanes)
        }
        return (0..<32).map { UInt8(truncatingIfNeeded: lanes[$0 / 8 % 5][$0 / 40] >> UInt64($0 % 8 * 8)) }
    }

    private static func turned(_ word: UInt64, _ count: Int) -> UInt64 {
        count % 64 == 0 ? word : word << UInt64(count % 64) | word >> UInt64(64 - count % 64)
    }

    private static func permute(_ lanes: inout [[UInt64]]) {
        var register = 1
        for _ in 0..<24 {
            let sums = (0..<5).map { x in lanes[x].reduce(0, ^) }
            for x in 0..<5 { for y in 0..<5 { lanes[x][y] ^= sums[(x + 4) % 5] ^ turned(sums[(x + 1) % 5], 1) } }
            var (x, y, held) = (1, 0, lanes[1][0])
            for step in 0..<24 {
                (x, y) = (y, (2 * x + 3 * y) % 5)
                let next = lanes[x][y]
                lanes[x][y] = turned(held, (step + 1) * (step + 2) / 2)
                held = next
            }
            for y in 0..<5 {
                let row = (0..<5).map { lanes[$0][y] }
                for x in 0..<5 { lanes[x][y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]) }
            }
            for bit in 0..<7 {
                if register & 1 != 0 { lanes[0][0] ^= 1 << UInt64((1 << bit) - 1) }
                register = register << 1 ^ (register >> 7) * 0x171
            }
        }
    }

    // MARK: - Addresses

    static let hexadecimal = Array("0123456789abcdef".utf8)

    /// EIP-55: a letter is a capital where the digit of the hash at its place is eight or more.
    static func ethereum(_ random: inout SeededGenerator) -> [UInt8] {
        let lower = text(hexadecimal, 40, &random)
        let hash = keccak(lower)
        let mixed = lower.enumerated().map { place, letter in
            letter >= 0x61 && (place % 2 == 0 ? hash[place / 2] / 16 : hash[place / 2] % 16) >= 8
                ? letter - 0x20 : letter
        }
        return Array("0x".utf8) + mixed
    }

    /// A network byte, two keys, a payment number if any, and four bytes of their Keccak; eleven digits for eight bytes.
    static func monero(_ network: UInt8, payment: Int = 0, _ random: inout SeededGenerator) -> [UInt8] {
        let payload = [network] + bytes(64 + payment, &random)
        let whole = payload + keccak(payload).prefix(4)
        return stride(from: 0, to: whole.count, by: 8).flatMap { start -> [UInt8] in
            let block = whole[start..<min(start + 8, whole.count)]
            var value = block.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            var digits: [UInt8] = []
            for _ in 0..<(block.count == 8 ? 11 : 7) {
                digits.append(bitcoinLetters[Int(value % 58)])
                value /= 58
            }
            return digits.reversed()
        }
    }

    /// A cash address: a version byte and twenty bytes in groups of five bits, and forty bits of a BCH code.
    static func cash(_ version: UInt8, _ random: inout SeededGenerator) -> [UInt8] {
        let bits = ([version] + bytes(20, &random)).flatMap { byte in (0..<8).map { byte >> (7 - UInt8($0)) & 1 } }
        let values = stride(from: 0, to: 170, by: 5).map { start in
            (start..<start + 5).reduce(0 as UInt64) { $0 << 1 | UInt64($1 < bits.count ? bits[$1] : 0) }
        }
        let prefix = "bitcoincash"
        let words: [UInt64] = [0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470]
        var rest: UInt64 = 1
        for value in prefix.utf8.map({ UInt64($0 & 31) }) + [0] + values + [UInt64](repeating: 0, count: 8) {
            let top = rest >> 35
            rest = (rest & 0x7_ffff_ffff) << 5 ^ value
            for bit in 0..<5 where top >> UInt64(bit) & 1 == 1 { rest ^= words[bit] }
        }
        rest ^= 1
        let check = (0..<8).map { rest >> UInt64(5 * (7 - $0)) & 31 }
        return Array((prefix + ":").utf8) + (values + check).map { bech32Letters[Int($0)] }
    }

    /// Thirty-two bytes in Base58, without a check.
    static func solana(_ random: inout SeededGenerator) -> [UInt8] { base58(bytes(32, &random), bitcoinLetters) }
}
