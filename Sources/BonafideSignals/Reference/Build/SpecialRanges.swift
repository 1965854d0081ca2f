import BonafideCore

/// Ranges that are set aside by the IANA special-purpose registries (RFC 6890 and its updates).
enum SpecialRanges {
    /// Each range with what it is; narrower ones come last.
    static let all: [(block: String, flag: AddressFlags)] = [
        ("0.0.0.0/8", .reserved), ("10.0.0.0/8", .privateUse), ("100.64.0.0/10", .sharedAddressSpace),
        ("127.0.0.0/8", .privateUse), ("169.254.0.0/16", .privateUse), ("172.16.0.0/12", .privateUse),
        ("192.0.0.0/24", .reserved), ("192.0.2.0/24", .documentation), ("192.88.99.0/24", .reserved),
        ("192.168.0.0/16", .privateUse), ("198.18.0.0/15", .documentation), ("198.51.100.0/24", .documentation),
        ("203.0.113.0/24", .documentation), ("224.0.0.0/4", .reserved), ("240.0.0.0/4", .reserved),
        ("2001::/23", .reserved), ("2001:db8::/32", .documentation), ("2002::/16", .reserved),
        ("3fff::/20", .documentation),
    ]

    /// What an address outside `2000::/3` is; the compiled tables leave that space out.
    @inline(__always)
    static func flag(high: UInt64, low: UInt64) -> AddressFlags {
        if high >> 57 == 0x7e { return .privateUse }
        if high >> 54 == 0x3fa { return .privateUse }
        if high == 0 && low == 1 { return .privateUse }
        return .reserved
    }
}
