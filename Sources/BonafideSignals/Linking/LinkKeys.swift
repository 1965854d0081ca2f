/// One key of one applicant, 16 bytes.
package struct LinkKeyEntry: Sendable {
    let first: UInt64
    /// Number of the applicant in the run.
    package let row: UInt32
    /// The kind in the low byte, 24 bits of the verification word above it.
    let tail: UInt32

    init(first: UInt64, row: UInt32, tail: UInt32) { (self.first, self.row, self.tail) = (first, row, tail) }

    package init(hash: LinkHash, row: UInt32, kind: LinkKind) {
        first = hash.first
        self.row = row
        tail = UInt32(truncatingIfNeeded: hash.second) & 0xffff_ff00 | UInt32(kind.rawValue)
    }

    /// The hash, with 24 bits of its verification word.
    package var hash: LinkHash { LinkHash(first: first, second: UInt64(tail & 0xffff_ff00)) }
    /// What kind of identifier it is.
    package var kind: LinkKind { LinkKind(rawValue: UInt8(truncatingIfNeeded: tail)) ?? .device }

    /// Which of so many buckets the key belongs to, by the bits below those that part gathered keys.
    @inline(__always)
    func bucket(of count: Int) -> Int { Int((first << 6).multipliedFullWidth(by: UInt64(count)).high) }

    /// Whether two entries stand for one key.
    @inline(__always)
    func isSameKey(_ other: LinkKeyEntry) -> Bool { first == other.first && tail == other.tail }

    /// Ascending by key, then by applicant.
    @inline(__always)
    static func inOrder(_ a: LinkKeyEntry, _ b: LinkKeyEntry) -> Bool {
        if a.first != b.first { return a.first < b.first }
        return a.tail != b.tail ? a.tail < b.tail : a.row < b.row
    }
}

/// What two applicants may declare that makes shared identifiers unremarkable.
package struct LinkDeclarations: Equatable, Sendable {
    /// Hash of the applicant's id, 0 where there is none.
    package var applicant: UInt32 = 0
    /// Hash of the declared household, 0 where there is none.
    package var household: UInt32 = 0
    /// Hash of the declared agency, 0 where there is none.
    package var agency: UInt32 = 0
    /// Hash of the name's sorted tokens, 0 where there is none.
    package var name: UInt32 = 0
    /// Hash of the family name, 0 where there is none.
    package var familyName: UInt32 = 0
    /// Hash of the claimed home address, 0 where there is none.
    package var home: UInt32 = 0
    /// Hash of the claimed home address without its unit, 0 where there is none.
    package var building: UInt32 = 0

    package init(
        applicant: UInt32 = 0, household: UInt32 = 0, agency: UInt32 = 0, name: UInt32 = 0,
        familyName: UInt32 = 0, home: UInt32 = 0, building: UInt32 = 0
    ) {
        self.applicant = applicant
        self.building = building
        self.household = household
        self.agency = agency
        self.name = name
        self.familyName = familyName
        self.home = home
    }
}

/// The keys one worker gathers in the first pass, parted by the top bits of their hashes.
package struct LinkKeys: Sendable {
    package static let partitions = 64
    package private(set) var parts: [[LinkKeyEntry]] = Array(repeating: [], count: LinkKeys.partitions)
    /// Declarations by applicant, for applicants that declare any.
    package private(set) var declarations: [(row: UInt32, LinkDeclarations)] = []
    /// For each applicant, the kinds of key it has, as bits.
    package private(set) var kinds: [(row: UInt32, kinds: UInt32)] = []
    /// The runs of words of applicants whose texts have a sketch.
    package private(set) var texts: [(row: UInt32, runs: [UInt32])] = []
    /// What is noted beside keys.
    package var facts = PeerFacts()
    private var names: [UInt8] = []
    private var nameEnds: [(row: UInt32, end: UInt32)] = []

    package init() {}

    /// Starts with what was noted beside keys.
    package init(facts: PeerFacts) { self.facts = facts }

    /// Adds a key.
    package mutating func add(_ entry: LinkKeyEntry) {
        parts[Int(entry.hash.first >> 58)].append(entry)
    }

    /// Notes what an applicant declares.
    package mutating func declare(row: UInt32, _ declaration: LinkDeclarations) {
        if declaration != LinkDeclarations() { declarations.append((row, declaration)) }
    }

    /// Notes which kinds of key an applicant has, as bits by kind.
    package mutating func note(row: UInt32, kinds bits: UInt32) {
        if bits != 0 { kinds.append((row, bits)) }
    }

    /// Notes the runs of words of an applicant's text.
    package mutating func note(row: UInt32, runs: [UInt32]) {
        if !runs.isEmpty { texts.append((row, runs)) }
    }

    /// One more than the largest number of an applicant that has a key or an id.
    package var rowEnd: Int {
        let named = nameEnds.reduce(0) { max($0, Int($1.row) + 1) }
        return kinds.reduce(named) { max($0, Int($1.row) + 1) }
    }

    /// Notes an applicant's id; ids beyond 4 GB together are left out.
    package mutating func name(row: UInt32, _ id: UnsafeBufferPointer<UInt8>) {
        guard names.count + id.count < Int(UInt32.max) else { return }
        names.append(contentsOf: id)
        nameEnds.append((row, UInt32(names.count)))
    }

    /// Calls a function with each applicant's number and id.
    package func forEachName(_ body: (UInt32, UnsafeBufferPointer<UInt8>) -> Void) {
        names.withUnsafeBufferPointer { all in
            var start = 0
            for (row, end) in nameEnds {
                body(row, UnsafeBufferPointer(rebasing: all[start..<Int(end)]))
                start = Int(end)
            }
        }
    }
}

extension LinkKeys {
    /// Gives the memory of the keys back, once it is known which are shared.
    package mutating func forgetKeys() { parts = Array(repeating: [], count: Self.partitions) }

    /// Hands over what applicants declare, keeping none of it.
    mutating func takeDeclarations() -> [(row: UInt32, LinkDeclarations)] {
        defer { declarations = [] }
        return declarations
    }

    /// Takes out what was gathered of these rows: further records of an applicant who has a row already.
    package mutating func leaveOut(_ rows: Set<UInt32>) {
        guard !rows.isEmpty else { return }
        for part in parts.indices { parts[part].removeAll { rows.contains($0.row) } }
        declarations.removeAll { rows.contains($0.row) }
        kinds.removeAll { rows.contains($0.row) }
        texts.removeAll { rows.contains($0.row) }
        facts.leaveOut(rows)
    }
}
