public import BonafideCore
package import BonafideDocuments
package import BonafideIdentity

/// The tables extractors consult: immutable, dated, shared by all workers.
public struct ReferenceData: Sendable {
    /// The moment the run pretends to happen at; ages of tables and of facts are measured against it.
    public var asOf: Timestamp
    /// Every source any table was made from, in a fixed order; evidence names them by number.
    public var sources: [SourceStamp] = []
    /// SHA-256 over the digests of all tables, 64 hexadecimal digits.
    public var digest: String = ""
    /// Compiled tables of addresses, the first the most trusted.
    package var addresses: [AddressReference] = []
    /// Countries and cities.
    package var places: PlaceTable?
    /// Offsets of every time zone.
    package var zones: ZoneTable?
    /// Places with the clocks kept there.
    package var gazetteer: Gazetteer?
    /// The reader of activity times.
    package var activityModel: ActivityModel?
    /// The world's telephone numbering plans.
    package var phones: PhonePlan?
    /// Number ranges that are tied to no place.
    package var phoneMarks: [PhoneMark] = []
    /// Addresses that receive for others.
    package var postalMarks: [PostalMark] = []
    /// Programs and devices told by their names.
    package var traces: [Trace] = []
    /// The user's own databases in the order given.
    package var databases: [DatabaseReference] = []
    /// The caller's own list of contacts, where one was given.
    package var blocklist: Blocklist?
    /// The sanctions lists in force; none are screened where it is not given.
    package private(set) var watchlists: Watchlists?
    /// The folder `documents[].file` is looked for in; files are not read where it is not given.
    public var documentFolder: String?
    /// Reads a file of that folder in another process, as an inspector would; files are read in this one where left out.
    package var documentReader: (@Sendable (String, DocumentClaims, FileInspector) -> DocumentInspection)?

    /// Starts with no tables.
    public init(asOf: Timestamp) { self.asOf = asOf }

    /// Adds sanctions lists; each becomes a source of the run, stale after 30 days where its publisher adds to it daily.
    package mutating func add(_ watchlists: Watchlists) {
        self.watchlists = watchlists
        for version in watchlists.versions {
            let card = version.card
            let licence = card.source.isTreasury ? "US government work" : "publisher's own"
            sources.append(
                SourceStamp(
                    name: card.name, date: card.date, licence: licence, digest: card.digest,
                    maximumAgeDays: card.source == .local ? 3650 : 30))
            joinDigest(card.digest)
        }
    }
}
