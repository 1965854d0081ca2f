/// A key of a stored applicant: its kind and 128 bits of HMAC-SHA-256.
package struct StoredKey: Hashable, Sendable {
    /// Number of the kind.
    package let kind: UInt8
    package let first: UInt64
    package let second: UInt64

    package init(kind: UInt8, first: UInt64, second: UInt64) {
        self.kind = kind
        self.first = first
        self.second = second
    }
}

/// One applicant as one export showed it; equal profiles of later exports are the same.
package struct StoredProfile: Sendable, Equatable {
    /// The id in the export.
    package var applicant: String
    /// SHA-256 of the canonical profile.
    package var digest: [UInt8]
    /// Seven keyed hashes of what was declared or claimed.
    package var declared: [UInt32]
    package var keys: [StoredKey]
    /// Disguised runs of words of a text, ascending; empty where there is no text, or where it was stored before runs were.
    package var runs: [UInt32]

    package init(
        applicant: String, digest: [UInt8], declared: [UInt32], keys: [StoredKey], runs: [UInt32] = []
    ) {
        self.applicant = applicant
        self.digest = digest
        self.declared = declared
        self.keys = keys
        self.runs = runs
    }
}

/// What a run found for one applicant.
package struct StoredAssessment: Sendable, Equatable {
    package var band: String
    /// The score and the ends of its interval, in millibans.
    package var total, low, high: Int64
    package var coveragePermille: Int
    /// Reason codes of the rules that fired, ascending, with blanks between.
    package var codes: String

    package init(band: String, total: Int64, low: Int64, high: Int64, coveragePermille: Int, codes: String) {
        self.band = band
        (self.total, self.low, self.high) = (total, low, high)
        self.coveragePermille = coveragePermille
        self.codes = codes
    }
}

/// What makes a run the run it is: equal runs continue each other.
package struct StoredRun: Sendable, Equatable {
    /// SHA-256 over everything the result depends on.
    package var identity: [UInt8]
    package var engine: String
    package var pack: String
    /// The moment the run pretends to happen at, seconds since 1970.
    package var asOf: Int64

    package init(identity: [UInt8], engine: String, pack: String, asOf: Int64) {
        self.identity = identity
        self.engine = engine
        self.pack = pack
        self.asOf = asOf
    }
}

/// A ring as it is stored.
package struct StoredRing: Sendable, Equatable {
    /// The smallest id of its members.
    package var name: String
    /// Words of the kinds that hold it together.
    package var kinds: [String]
    /// The members' numbers in the store, ascending.
    package var members: [Int64]

    package init(name: String, kinds: [String], members: [Int64]) {
        self.name = name
        self.kinds = kinds
        self.members = members
    }
}

/// Packs keys and hashes into the bytes they are stored as, little end first.
enum StoredBytes {
    static func pack(_ keys: [StoredKey]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(keys.count * 17)
        for key in keys {
            bytes.append(key.kind)
            append(key.first, to: &bytes)
            append(key.second, to: &bytes)
        }
        return bytes
    }

    static func keys(_ bytes: [UInt8]) -> [StoredKey] {
        stride(from: 0, to: bytes.count - bytes.count % 17, by: 17).map { start in
            StoredKey(kind: bytes[start], first: word(bytes, start + 1), second: word(bytes, start + 9))
        }
    }

    static func pack(_ words: [UInt32]) -> [UInt8] {
        words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32($0 * 8)) } }
    }

    static func words(_ bytes: [UInt8]) -> [UInt32] {
        stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
            (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32($1 * 8) }
        }
    }

    private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift * 8))) }
    }

    private static func word(_ bytes: [UInt8], _ start: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
    }
}
