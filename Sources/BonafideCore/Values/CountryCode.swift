/// An ISO 3166-1 alpha-2 country code, packed into two bytes.
public struct CountryCode: Hashable, Comparable, Sendable {
    /// Both letters, the first in the high byte; 0 stands for no country.
    public let packed: UInt16

    /// Takes both letters packed, the first in the high byte.
    public init(packed: UInt16) { self.packed = packed }

    /// Reads two ASCII letters of either case.
    public init?(_ text: String) {
        var text = text
        guard let code = text.withUTF8({ CountryCode.read($0) }) else { return nil }
        self = code
    }

    /// Reads two ASCII letters of either case from bytes.
    public static func read(_ text: UnsafeBufferPointer<UInt8>) -> CountryCode? {
        guard text.count == 2 else { return nil }
        let first = text[0] & 0xdf
        let second = text[1] & 0xdf
        guard (0x41...0x5a).contains(first), (0x41...0x5a).contains(second) else { return nil }
        return CountryCode(packed: UInt16(first) << 8 | UInt16(second))
    }

    public static func < (a: CountryCode, b: CountryCode) -> Bool { a.packed < b.packed }

    /// The code's number in `0..<676`, for use as an index.
    public var ordinal: Int { (Int(packed >> 8) - 0x41) * 26 + Int(packed & 0xff) - 0x41 }

    /// The code at a number in `0..<676`.
    public init(ordinal: Int) {
        self.packed = UInt16(0x41 + ordinal / 26) << 8 | UInt16(0x41 + ordinal % 26)
    }
}

extension CountryCode: CustomStringConvertible {
    /// The two capital letters.
    public var description: String {
        String(decoding: [UInt8(packed >> 8), UInt8(packed & 0xff)], as: UTF8.self)
    }
}
