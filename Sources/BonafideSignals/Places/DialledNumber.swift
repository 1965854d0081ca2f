import BonafideCore

/// The digits of a telephone number as somebody wrote it, kept without making text.
struct DialledNumber {
    private var digits = SIMD32<UInt8>()
    private(set) var count = 0
    /// Whether it was written with a plus.
    private(set) var isInternational = false

    /// Reads digits, passing over marks between them; an extension or a letter behind digits ends the number.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var hasEnded = false
        for byte in text {
            switch byte {
            case 0x30...0x39:
                guard count < 24 else { return nil }
                digits[count] = byte - 0x30
                count += 1
            case 0x2b:
                guard count == 0 else { return nil }
                isInternational = true
            case 0x41...0x5a, 0x61...0x7a, 0x23, 0x3b, 0x2c:
                // `tel:`, `ext`, `x12`, `;ext=`: before digits a scheme, behind them an extension.
                if count > 0 { hasEnded = true }
            default: continue
            }
            if hasEnded { break }
        }
        guard count >= 4 else { return nil }
        stripDoubleZero()
    }

    /// `00` before a long number stands for the plus in most of the world.
    private mutating func stripDoubleZero() {
        guard !isInternational, count > 10, digits[0] == 0, digits[1] == 0 else { return }
        remove(first: 2)
        isInternational = true
    }

    subscript(index: Int) -> UInt8 { digits[index] }

    /// The digits as a decimal number, at most 19 of them.
    var value: UInt64 { (0..<min(19, count)).reduce(UInt64(0)) { $0 * 10 + UInt64(digits[$1]) } }

    private mutating func remove(first removed: Int) {
        for index in removed..<count { digits[index - removed] = digits[index] }
        count -= removed
    }

    private func begins(with text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count < count else { return false }
        return zip(text.utf8, 0..<count).allSatisfy { digits[$1] + 0x30 == $0 }
    }

    /// Turns a number dialled in a country into the international one.
    mutating func complete(with dialling: PhonePlan.Dialling) {
        isInternational = true
        if begins(with: dialling.international), count > 10 { return remove(first: dialling.international.utf8.count) }
        if begins(with: dialling.national), count > 6 { remove(first: dialling.national.utf8.count) }
        let code = Array("\(dialling.code)".utf8)
        guard count + code.count <= 24 else {
            count = 0
            return
        }
        for index in stride(from: count - 1, through: 0, by: -1) { digits[index + code.count] = digits[index] }
        for (index, byte) in code.enumerated() { digits[index] = byte - 0x30 }
        count += code.count
    }
}
