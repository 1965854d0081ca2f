/// An IP address of either version, held as 128 bits; version 4 addresses use the low 32.
public struct IPAddress: Hashable, Sendable {
    /// The high 64 bits; 0 for version 4.
    public let high: UInt64
    /// The low 64 bits; a version 4 address is in the low 32 of them.
    public let low: UInt64
    /// Whether the address is of version 4.
    public let isVersion4: Bool

    /// Makes a version 4 address from its 32 bits.
    public init(version4 bits: UInt32) {
        high = 0
        low = UInt64(bits)
        isVersion4 = true
    }

    /// Makes a version 6 address from its two halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
        isVersion4 = false
    }

    /// The 32 bits of a version 4 address.
    public var version4: UInt32 { UInt32(truncatingIfNeeded: low) }

    /// The version 4 address carried inside a mapped, NAT64, 6to4 or Teredo version 6 address, else the address itself.
    public var unwrapped: IPAddress {
        guard !isVersion4 else { return self }
        if high == 0 && low >> 32 == 0xffff { return IPAddress(version4: UInt32(truncatingIfNeeded: low)) }
        if high == 0x0064_ff9b_0000_0000 && low >> 32 == 0 {
            return IPAddress(version4: UInt32(truncatingIfNeeded: low))
        }
        if high >> 48 == 0x2002 { return IPAddress(version4: UInt32(truncatingIfNeeded: high >> 16)) }
        if high >> 32 == 0x2001_0000 { return IPAddress(version4: ~UInt32(truncatingIfNeeded: low)) }
        return self
    }
}

extension IPAddress {
    /// Reads an address from text.
    public init?(_ text: String) {
        var text = text
        guard let address = text.withUTF8({ IPAddress.read($0) }) else { return nil }
        self = address
    }

    /// Reads dotted or colon text; leading zeros, zones and ports are refused.
    public static func read(_ text: UnsafeBufferPointer<UInt8>) -> IPAddress? {
        if let bits = readVersion4(text) { return IPAddress(version4: bits) }
        return readVersion6(text)
    }

    private static func readVersion4(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard text.count >= 7, text.count <= 15 else { return nil }
        var bits: UInt32 = 0
        var index = 0
        for part in 0..<4 {
            if part > 0 {
                guard index < text.count, text[index] == 0x2e else { return nil }
                index += 1
            }
            guard index < text.count else { return nil }
            var value = UInt32(text[index] &- 0x30)
            guard value < 10 else { return nil }
            index += 1
            // A leading zero stands alone.
            var more = value == 0 ? 0 : 2
            while more > 0, index < text.count, text[index] &- 0x30 < 10 {
                value = value &* 10 &+ UInt32(text[index] &- 0x30)
                index += 1
                more -= 1
            }
            guard value <= 255 else { return nil }
            bits = bits << 8 | value
        }
        return index == text.count ? bits : nil
    }

    private static func readVersion6(_ text: UnsafeBufferPointer<UInt8>) -> IPAddress? {
        guard text.count >= 2, text.count <= 45 else { return nil }
        var groups = GroupReader()
        var index = 0
        if text[0] == 0x3a {
            guard text[1] == 0x3a else { return nil }
            groups.gap = 0
            index = 2
        }
        while index < text.count {
            var end = index
            while end < text.count, text[end] != 0x3a { end += 1 }
            let piece = text[index..<end]
            if piece.contains(0x2e) {
                guard end == text.count, let bits = readVersion4(UnsafeBufferPointer(rebasing: piece)),
                    groups.take(UInt16(bits >> 16)), groups.take(UInt16(truncatingIfNeeded: bits))
                else { return nil }
                break
            }
            guard let group = hexadecimal(piece), groups.take(group) else { return nil }
            if end == text.count { break }
            index = end + 1
            guard index < text.count else { return nil }
            if text[index] == 0x3a {
                guard groups.gap == nil else { return nil }
                groups.gap = groups.count
                index += 1
            }
        }
        return groups.address
    }

    /// The groups of a version 6 address as they are read, without an array.
    private struct GroupReader {
        var bits: UInt128 = 0
        var count = 0
        /// How many groups stand before `::`.
        var gap: Int?

        mutating func take(_ group: UInt16) -> Bool {
            guard count < 8 else { return false }
            bits = bits << 16 | UInt128(group)
            count += 1
            return true
        }

        var address: IPAddress? {
            var whole = bits
            if let gap {
                guard count < 8 else { return nil }
                let tail = (count - gap) * 16
                let tailMask = (UInt128(1) << UInt128(tail)) - 1
                whole = (bits >> UInt128(tail)) << UInt128((8 - gap) * 16) | bits & tailMask
            } else if count != 8 {
                return nil
            }
            return IPAddress(
                high: UInt64(truncatingIfNeeded: whole >> 64), low: UInt64(truncatingIfNeeded: whole))
        }
    }

    private static func hexadecimal(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt16? {
        guard (1...4).contains(text.count) else { return nil }
        var value: UInt16 = 0
        for byte in text {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt16(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt16(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt16(byte - 0x57)
            default: return nil
            }
        }
        return value
    }
}

extension IPAddress: CustomStringConvertible {
    /// Dotted text for version 4; RFC 5952 text for version 6.
    public var description: String {
        if isVersion4 { return (0..<4).map { "\(version4 >> (24 - $0 * 8) & 255)" }.joined(separator: ".") }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: ($0 < 4 ? high : low) >> (48 - $0 % 4 * 16)) }
        var best = (start: 0, length: 0)
        var start = 0
        while start < 8 {
            var end = start
            while end < 8, groups[end] == 0 { end += 1 }
            if end - start > best.length && end - start > 1 { best = (start, end - start) }
            start = max(end, start + 1)
        }
        func text(_ part: ArraySlice<UInt16>) -> String { part.map { String($0, radix: 16) }.joined(separator: ":") }
        guard best.length > 0 else { return text(groups[...]) }
        return text(groups[..<best.start]) + "::" + text(groups[(best.start + best.length)...])
    }
}
