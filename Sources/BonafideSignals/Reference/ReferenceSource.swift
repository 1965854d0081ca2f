package import BonafideCore

/// What a source says of the things it lists.
package enum SourceKind: UInt8, Sendable, CaseIterable {
    /// Country by registry delegation.
    case registryCountry
    /// Country by whois records.
    case whoisCountry
    case vpn, hosting, tor, publicProxy, residentialProxy, privateRelay, cloud, watchList, traces, places
    /// Country, ASN and flags in the columns of the source itself.
    case mixed
    /// Clocks of the world, or of a person.
    case clocks
    case phones
    /// Addresses that receive for others.
    case post

    /// The word used in manifests.
    package var word: String {
        switch self {
        case .registryCountry: "country_registry"
        case .whoisCountry: "country_whois"
        case .vpn: "vpn"
        case .hosting: "hosting"
        case .tor: "tor_exit"
        case .publicProxy: "public_proxy"
        case .residentialProxy: "residential_proxy"
        case .privateRelay: "private_relay"
        case .cloud: "cloud"
        case .watchList: "watch_list"
        case .traces: "traces"
        case .places: "places"
        case .mixed: "mixed"
        case .clocks: "clocks"
        case .phones: "phones"
        case .post: "post"
        }
    }

    /// The kind a manifest's word names.
    package init?(word: String) {
        guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = kind
    }
}

/// A source of a reference file, with what it is for.
package struct ReferenceSource: Hashable, Sendable {
    /// Name, date, licence, digest and greatest age.
    package var stamp: SourceStamp
    /// What the source says.
    package var kind: SourceKind
    /// Where it was published.
    package var url: String

    /// Takes all parts.
    package init(stamp: SourceStamp, kind: SourceKind, url: String) {
        self.stamp = stamp
        self.kind = kind
        self.url = url
    }

    static func write(_ sources: [ReferenceSource]) -> [UInt8] {
        var writer = ByteWriter()
        writer.integer(UInt32(sources.count))
        for source in sources {
            writer.integer(source.kind.rawValue)
            writer.text(source.stamp.name)
            writer.text(source.stamp.licence)
            writer.text(source.stamp.digest)
            writer.text(source.url)
            writer.integer(source.stamp.date.number)
            writer.integer(Int32(clamping: source.stamp.maximumAgeDays))
        }
        return writer.bytes
    }

    static func read(_ bytes: UnsafeRawBufferPointer) -> [ReferenceSource]? {
        var reader = ByteReader(bytes)
        guard let count = reader.integer(UInt32.self), count <= 4096 else { return nil }
        var sources: [ReferenceSource] = []
        for _ in 0..<count {
            guard let kind = reader.integer(UInt8.self).flatMap(SourceKind.init), let name = reader.text(),
                let licence = reader.text(), let digest = reader.text(), let url = reader.text(),
                let day = reader.day(), let age = reader.integer(Int32.self)
            else { return nil }
            let stamp = SourceStamp(
                name: name, date: Day(number: day), licence: licence, digest: digest, maximumAgeDays: Int(age))
            sources.append(ReferenceSource(stamp: stamp, kind: kind, url: url))
        }
        return sources
    }
}
