package import BonafideCore

/// What lists say of an address, as bits; the names follow MaxMind's Anonymous Plus fields where it has them.
package struct AddressFlags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let anonymousVPN = AddressFlags(rawValue: 1 << 0)
    package static let hostingProvider = AddressFlags(rawValue: 1 << 1)
    package static let torExitNode = AddressFlags(rawValue: 1 << 2)
    package static let publicProxy = AddressFlags(rawValue: 1 << 3)
    package static let residentialProxy = AddressFlags(rawValue: 1 << 4)
    package static let privateRelay = AddressFlags(rawValue: 1 << 5)
    package static let satellite = AddressFlags(rawValue: 1 << 6)
    package static let anycast = AddressFlags(rawValue: 1 << 7)
    package static let mobile = AddressFlags(rawValue: 1 << 8)
    /// Carrier-grade network address translation (RFC 6598).
    package static let sharedAddressSpace = AddressFlags(rawValue: 1 << 9)
    /// Private use (RFC 1918, RFC 4193), loopback and link-local.
    package static let privateUse = AddressFlags(rawValue: 1 << 10)
    /// Documentation and benchmarking ranges.
    package static let documentation = AddressFlags(rawValue: 1 << 11)
    /// Multicast, unspecified, and space no registry has given out.
    package static let reserved = AddressFlags(rawValue: 1 << 12)
    package static let watchlisted = AddressFlags(rawValue: 1 << 13)
    package static let allocatedToDPRK = AddressFlags(rawValue: 1 << 14)
    package static let leasedToDPRK = AddressFlags(rawValue: 1 << 15)
    package static let adjacentToDPRK = AddressFlags(rawValue: 1 << 16)
    package static let namedVPN = AddressFlags(rawValue: 1 << 17)
    package static let cloudProvider = AddressFlags(rawValue: 1 << 18)

    /// An address that cannot be seen on the public network.
    package static let bogon: AddressFlags = [.sharedAddressSpace, .privateUse, .documentation, .reserved]
    /// An address that stands in for somebody elsewhere.
    package static let anonymous: AddressFlags = [
        .anonymousVPN, .hostingProvider, .torExitNode, .publicProxy, .residentialProxy, .namedVPN, .cloudProvider,
    ]
    /// An address whose place is only roughly where the person is.
    package static let softPlace: AddressFlags = [.satellite, .mobile, .sharedAddressSpace, .anycast]

    /// Each bit with the name it is shown by, in the order of the bits.
    package static let names: [(flag: AddressFlags, name: String)] = [
        (.anonymousVPN, "is_anonymous_vpn"), (.hostingProvider, "is_hosting_provider"),
        (.torExitNode, "is_tor_exit_node"), (.publicProxy, "is_public_proxy"),
        (.residentialProxy, "is_residential_proxy"), (.privateRelay, "is_private_relay"),
        (.satellite, "is_satellite"), (.anycast, "is_anycast"), (.mobile, "is_mobile"),
        (.sharedAddressSpace, "is_shared_address_space"), (.privateUse, "is_private_use"),
        (.documentation, "is_documentation"), (.reserved, "is_reserved"), (.watchlisted, "is_watchlisted"),
        (.allocatedToDPRK, "is_dprk_allocated"), (.leasedToDPRK, "is_dprk_leased"),
        (.adjacentToDPRK, "is_dprk_adjacent"), (.namedVPN, "is_named_vpn"), (.cloudProvider, "is_cloud_provider"),
    ]

    /// The names of the bits that are set.
    package var words: [String] { Self.names.filter { contains($0.flag) }.map(\.name) }
}

/// All that the compiled tables say of one range of addresses.
package struct AddressAttributes: Hashable, Sendable {
    /// Bytes of a record in the file.
    static let length = 24

    /// Country by registry delegation; 0 where none is known.
    package var registryCountry: UInt16 = 0
    /// Country by whois record; 0 where none is known or the record was found not to be trustworthy.
    package var whoisCountry: UInt16 = 0
    /// What the lists say.
    package var flags: AddressFlags = []
    /// Bit `n` is set where source `n` of the file lists the range.
    package var sources: UInt32 = 0
    /// One-based number of the provider, 0 for none.
    package var provider: UInt16 = 0
    /// One-based number of the watch-list entry, 0 for none.
    package var watch: UInt16 = 0
    /// Number of the autonomous system, 0 where no source gives it.
    package var autonomousSystem: UInt32 = 0

    /// Nothing known.
    package init() {}

    /// Reads a record; the caller has checked the bounds.
    @inline(__always)
    init(reading record: UnsafeRawPointer) {
        registryCountry = UInt16(littleEndian: record.loadUnaligned(as: UInt16.self))
        whoisCountry = UInt16(littleEndian: record.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
        flags = AddressFlags(rawValue: UInt32(littleEndian: record.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
        sources = UInt32(littleEndian: record.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        provider = UInt16(littleEndian: record.loadUnaligned(fromByteOffset: 12, as: UInt16.self))
        watch = UInt16(littleEndian: record.loadUnaligned(fromByteOffset: 14, as: UInt16.self))
        autonomousSystem = UInt32(littleEndian: record.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    }

    func write(to writer: inout ByteWriter) {
        writer.integer(registryCountry)
        writer.integer(whoisCountry)
        writer.integer(flags.rawValue)
        writer.integer(sources)
        writer.integer(provider)
        writer.integer(watch)
        writer.integer(autonomousSystem)
        writer.integer(UInt32(0))
    }
}

extension AddressAttributes {
    /// The country both tables give together: whois where it answers, else the registry's.
    @inline(__always)
    package var country: CountryCode? {
        let packed = whoisCountry != 0 ? whoisCountry : registryCountry
        return packed == 0 ? nil : CountryCode(packed: packed)
    }
}
