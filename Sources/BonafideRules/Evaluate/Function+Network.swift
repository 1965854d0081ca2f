internal import BonafideCore

extension Function {
    /// `ip`, `cidr` and what can be asked of them, or nothing where the arguments' types do not fit.
    func applyToNetwork(_ arguments: [CELValue]) -> CELValue? {
        switch (arguments.first, arguments.count) {
        case (.string(let text), 1): ofText(text)
        case (.ip(let address), 1): ofAddress(address)
        case (.cidr(let range), 1): ofRange(range)
        case (.cidr(let range), 2): within(range, arguments[1])
        default: nil
        }
    }

    private func ofText(_ text: String) -> CELValue? {
        switch self {
        case .ip: IPRange.readAddress(text).map { .ip($0) } ?? Self.noAddress
        case .cidr: IPRange.read(text).map { .cidr($0) } ?? Self.noRange
        case .isIP: .bool(IPRange.readAddress(text) != nil)
        case .isCIDR: .bool(IPRange.read(text) != nil)
        case .isCanonical:
            IPRange.readAddress(text).map { .bool($0.description.hasSameBytes(as: text)) } ?? Self.noAddress
        default: nil
        }
    }

    private static var noAddress: CELValue { .failure(.invalidArgument, "this text is no IP address") }
    private static var noRange: CELValue { .failure(.invalidArgument, "this text is no IP range") }

    private func ofAddress(_ address: IPAddress) -> CELValue? {
        switch self {
        case .family: .int(address.isVersion4 ? 4 : 6)
        case .isUnspecified: .bool(address.high == 0 && address.low == 0)
        case .isLoopback: .bool(address.isLoopback)
        case .isLinkLocalMulticast: .bool(address.isLinkLocalMulticast)
        case .isLinkLocalUnicast: .bool(address.isLinkLocalUnicast)
        case .isGlobalUnicast: .bool(address.isGlobalUnicast)
        default: nil
        }
    }

    private func ofRange(_ range: IPRange) -> CELValue? {
        switch self {
        case .ip: .ip(range.address)
        case .prefixLength: .int(Int64(range.prefix))
        case .masked: .cidr(range.masked)
        default: nil
        }
    }

    private func within(_ range: IPRange, _ argument: CELValue) -> CELValue? {
        switch (self, argument) {
        case (.containsIP, .ip(let address)): return .bool(range.contains(address))
        case (.containsIP, .string(let text)):
            return IPRange.readAddress(text).map { .bool(range.contains($0)) } ?? Self.noAddress
        case (.containsCIDR, .cidr(let other)): return .bool(range.contains(other))
        case (.containsCIDR, .string(let text)):
            return IPRange.read(text).map { .bool(range.contains($0)) } ?? Self.noRange
        default: return nil
        }
    }
}

extension IPAddress {
    fileprivate var isLoopback: Bool { isVersion4 ? version4 >> 24 == 127 : high == 0 && low == 1 }
    fileprivate var isLinkLocalMulticast: Bool {
        isVersion4 ? version4 >> 8 == 0xe00000 : high >> 48 & 0xff0f == 0xff02
    }
    fileprivate var isLinkLocalUnicast: Bool { isVersion4 ? version4 >> 16 == 0xa9fe : high >> 54 == 0x3fa }
    private var isMulticast: Bool { isVersion4 ? version4 >> 28 == 0xe : high >> 56 == 0xff }
    fileprivate var isGlobalUnicast: Bool {
        if isVersion4, version4 == 0 || version4 == .max { return false }
        if high == 0, low == 0 { return false }
        return !isLoopback && !isMulticast && !isLinkLocalUnicast
    }
}

extension IPRange: CustomStringConvertible {
    /// The address and the length of its network part, such as `192.0.2.0/24`.
    package var description: String { "\(address)/\(prefix)" }

    /// Reads an address. Version 4 inside dotted version 6 text is refused; in hexadecimal text it is taken out.
    static func readAddress(_ text: String) -> IPAddress? {
        guard let address = IPAddress(text) else { return nil }
        if !address.isVersion4, text.utf8.contains(0x2e) { return nil }
        if !address.isVersion4, address.high == 0, address.low >> 32 == 0xffff {
            return IPAddress(version4: UInt32(truncatingIfNeeded: address.low))
        }
        return address
    }

    /// Reads `address/length`.
    static func read(_ text: String) -> IPRange? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(String(parts[0])) else { return nil }
        if !address.isVersion4, parts[0].utf8.contains(0x2e) { return nil }
        let digits = parts[1].utf8
        guard (1...3).contains(digits.count), digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            digits.count == 1 || digits.first != 0x30, let prefix = Int(parts[1]),
            prefix <= (address.isVersion4 ? 32 : 128)
        else { return nil }
        return IPRange(address: address, prefix: prefix)
    }

    /// The range with its host bits cleared.
    var masked: IPRange { IPRange(address: Self.mask(address, prefix), prefix: prefix) }

    private static func mask(_ address: IPAddress, _ prefix: Int) -> IPAddress {
        if address.isVersion4 {
            return IPAddress(version4: prefix == 0 ? 0 : address.version4 & (UInt32.max << UInt32(32 - prefix)))
        }
        let high = prefix >= 64 ? UInt64.max : prefix == 0 ? 0 : UInt64.max << UInt64(64 - prefix)
        let low = prefix >= 128 ? UInt64.max : prefix <= 64 ? 0 : UInt64.max << UInt64(128 - prefix)
        return IPAddress(high: address.high & high, low: address.low & low)
    }

    /// Whether an address of the same version lies in the range.
    func contains(_ other: IPAddress) -> Bool {
        other.isVersion4 == address.isVersion4 && Self.mask(other, prefix) == Self.mask(address, prefix)
    }

    /// Whether a range of the same version lies in this one whole.
    func contains(_ other: IPRange) -> Bool { other.prefix >= prefix && contains(other.address) }
}
