/// Keccak-256 with the padding Ethereum uses, which SHA-3 changed; needed for EIP-55 and in no library at hand.
///
/// After the Keccak team's specification: 1,600 bits of state, rate 136 bytes, 24 rounds.
enum Keccak256 {
    private static let rate = 136
    private static let constants: [UInt64] = {
        // The round constants come from a linear feedback shift register (specification, section 1.2).
        var register: UInt8 = 1
        return (0..<24).map { _ in
            var constant: UInt64 = 0
            for bit in 0..<7 {
                if register & 1 != 0 { constant |= 1 << (UInt64(1 << bit) - 1) }
                register = register & 0x80 != 0 ? register << 1 ^ 0x71 : register << 1
            }
            return constant
        }
    }()

    /// Digests a message to 32 bytes.
    static func digest(_ message: [UInt8]) -> [UInt8] {
        var state = [UInt64](repeating: 0, count: 25)
        var padded = message
        padded.append(0x01)
        while padded.count % rate != 0 { padded.append(0) }
        padded[padded.count - 1] |= 0x80
        for block in stride(from: 0, to: padded.count, by: rate) {
            for lane in 0..<rate / 8 {
                var word: UInt64 = 0
                for byte in 0..<8 { word |= UInt64(padded[block + lane * 8 + byte]) << UInt64(8 * byte) }
                state[lane] ^= word
            }
            permute(&state)
        }
        return (0..<32).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> UInt64(8 * ($0 % 8))) }
    }

    private static func permute(_ state: inout [UInt64]) {
        for constant in constants {
            // theta
            var parity = [UInt64](repeating: 0, count: 5)
            for index in 0..<25 { parity[index % 5] ^= state[index] }
            for x in 0..<5 {
                let change = parity[(x + 4) % 5] ^ rotate(parity[(x + 1) % 5], 1)
                for y in stride(from: 0, to: 25, by: 5) { state[y + x] ^= change }
            }
            // rho and pi
            var (x, y) = (1, 0)
            var moving = state[1]
            for step in 0..<24 {
                (x, y) = (y, (2 * x + 3 * y) % 5)
                let kept = state[5 * y + x]
                state[5 * y + x] = rotate(moving, (step + 1) * (step + 2) / 2 % 64)
                moving = kept
            }
            // chi
            for row in stride(from: 0, to: 25, by: 5) {
                let plane = Array(state[row..<row + 5])
                for x in 0..<5 { state[row + x] = plane[x] ^ (~plane[(x + 1) % 5] & plane[(x + 2) % 5]) }
            }
            // iota
            state[0] ^= constant
        }
    }

    private static func rotate(_ word: UInt64, _ count: Int) -> UInt64 {
        count == 0 ? word : word << UInt64(count) | word >> UInt64(64 - count)
    }
}
