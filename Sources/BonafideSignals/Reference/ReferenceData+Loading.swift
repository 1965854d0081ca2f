import BonafideArchive
public import BonafideCore

/// Which reference files a run opens.
public struct ReferenceOptions: Sendable {
    /// The moment the run pretends to happen at.
    public var asOf: Timestamp
    /// Compiled reference files, the most trusted first.
    public var files: [String]
    /// MaxMind-format databases the user owns.
    public var databases: [String]

    /// Takes all parts.
    public init(asOf: Timestamp, files: [String] = [], databases: [String] = []) {
        self.asOf = asOf
        self.files = files
        self.databases = databases
    }
}

extension ReferenceData {
    /// Opens compiled files and the user's databases; throws `ReferenceError` naming the file that is at fault.
    public static func load(_ options: ReferenceOptions) throws(ReferenceError) -> ReferenceData {
        var data = ReferenceData(asOf: options.asOf)
        for path in options.files { try data.open(path) }
        for path in options.databases { try data.openDatabase(path) }
        return data
    }

    /// Adds the tables of a compiled file.
    package mutating func open(_ path: String) throws(ReferenceError) {
        let file = try ReferenceFile(path: path)
        let first = sources.count
        sources += file.sources.map(\.stamp)
        if let table = try AddressReference(file, firstSource: first) { addresses.append(table) }
        if let table = try PlaceTable(file) { places = table }
        traces += try file.traces()
        try openClocks(file)
        joinDigest(file.digest)
    }

    /// Adds a database the user owns; its digest is taken over the whole file.
    package mutating func openDatabase(_ path: String) throws(ReferenceError) {
        let database = try MaxMindDatabase(path: path)
        let digest = database.digest.description
        sources.append(
            SourceStamp(
                name: database.type, date: database.builtAt.day, licence: "user's own", digest: digest,
                maximumAgeDays: 365))
        databases.append(DatabaseReference(database: database, source: sources.count - 1, path: path))
        joinDigest(digest)
    }

    mutating func joinDigest(_ more: String) {
        digest = Digest256(of: Array((digest + more).utf8)).description
    }
}
