/// A reference source: where a datum came from, with its date and licence.
public struct SourceStamp: Hashable, Sendable {
    /// Short name, such as `x4bnet-vpn`.
    public let name: String
    /// Day the source was taken.
    public let date: Day
    /// Licence, as an SPDX id where there is one.
    public let licence: String
    /// SHA-256 of the source file, 64 hexadecimal digits.
    public let digest: String
    /// Days after which the source counts as stale.
    public let maximumAgeDays: Int

    /// Takes all parts.
    public init(name: String, date: Day, licence: String, digest: String, maximumAgeDays: Int) {
        self.name = name
        self.date = date
        self.licence = licence
        self.digest = digest
        self.maximumAgeDays = maximumAgeDays
    }
}

/// Digests and versions that make an assessment reproducible.
public struct RunStamp: Hashable, Sendable {
    /// Version of the engine.
    public var engine: String
    /// `name version` of the pack.
    public var pack: String
    /// Digest of the pack.
    public var packDigest: String
    /// Digest of the signal catalog.
    public var catalogDigest: String
    /// Digest of the reference data.
    public var dataDigest: String
    /// The moment the run pretends to happen at.
    public var asOf: Timestamp

    /// Takes all parts.
    public init(
        engine: String, pack: String, packDigest: String, catalogDigest: String, dataDigest: String, asOf: Timestamp
    ) {
        self.engine = engine
        self.pack = pack
        self.packDigest = packDigest
        self.catalogDigest = catalogDigest
        self.dataDigest = dataDigest
        self.asOf = asOf
    }
}
