package import BonafideCore

/// Gathers what applicants may share in a first pass and measures what they do share in a second.
package struct LinkExtractor: Sendable {
    package static let family = SignalFamily.link
    package static let declarations = LinkSignals.declarations

    private let reader: LinkKeyReader
    private let hasher: LinkHasher
    private let slots: LinkSlots
    /// The kinds of key that bear on what is read, as bits.
    private let kinds: UInt32

    /// Binds the link signals to their columns; the salt of `hasher` changes no result.
    package init(catalog: SignalCatalog, reference: ReferenceData, hasher: LinkHasher = .salted()) {
        reader = LinkKeyReader(reference: reference)
        self.hasher = hasher
        slots = LinkSlots(catalog: catalog)
        kinds = .max
    }

    /// The same extractor with another way to hash.
    package func hashing(with hasher: LinkHasher) -> LinkExtractor {
        LinkExtractor(reader: reader, hasher: hasher, slots: slots, kinds: kinds)
    }

    /// The same extractor where some columns alone are read: a run then passes over keys that bear on none of them.
    package func reading(_ columns: [Int]) -> LinkExtractor {
        LinkExtractor(reader: reader, hasher: hasher, slots: slots, kinds: slots.kinds(of: columns))
    }

    private init(reader: LinkKeyReader, hasher: LinkHasher, slots: LinkSlots, kinds: UInt32) {
        self.reader = reader
        self.hasher = hasher
        self.slots = slots
        self.kinds = kinds
    }

    // MARK: - First pass

    /// The fields keys are read from.
    package static let fields: [FieldPath] = LinkFields.paths
    /// The fields names and declarations are read from, beside those of keys.
    package static let declaredFields: [FieldPath] =
        [RootField.basicsName, .basicsNamePartsFamily, .householdId, .agencyId].map(\.path)

    /// Adds the keys of one applicant, each once, and what the applicant declares.
    package func keys(of applicant: Applicant, row: UInt32, into keys: inout LinkKeys) {
        var kinds: UInt32 = 0
        forEachKey(of: applicant) { kind, hash in
            kinds |= 1 << UInt32(kind.rawValue)
            keys.add(LinkKeyEntry(hash: hash, row: row, kind: kind))
        }
        keys.note(row: row, kinds: kinds)
        if kinds >> UInt32(LinkKind.textSketch.rawValue) & 1 != 0 { keys.note(row: row, runs: runs(of: applicant)) }
        keys.facts.noteRate(of: applicant, row: row, hasher)
        keys.facts.noteTies(of: applicant, row: row, hasher)
        nameAndDeclare(applicant, row: row, into: &keys)
    }

    /// Adds what finds the keys of some applicants again, by their numbers, and gives the kinds of key each has, as bits.
    package func compactKeys(
        of applicants: [Applicant], rows: [UInt32], into keys: CompactKeys, unless filter: SeenKeys?,
        kinds note: (_ row: UInt32, _ kinds: UInt32) -> Void
    ) {
        applicants.withUnsafeBufferPointer { applicants in
            withExits(of: applicants, rows.count) { exits in
                for (lane, row) in rows.enumerated() {
                    var taker = CompactTaker(keys: keys, hasher: hasher, row: row, filter: filter)
                    reader.read(applicants[lane], kinds: kinds, exits: exits?(lane), &taker)
                    forEachID(of: applicants[lane]) {
                        taker.add(CompactTaker.idKind, hasher.quick(CompactTaker.idKind, $0))
                    }
                    note(row, taker.kinds)
                }
            }
        }
    }

    /// Looks the addresses of a block's sessions up, where they are read.
    private func withExits(
        of applicants: UnsafeBufferPointer<Applicant>, _ count: Int, _ body: (((_ lane: Int) -> SessionExits)?) -> Void
    ) {
        guard kinds & (LinkKind.device.bit | LinkKind.sessionAddress.bit) != 0 else { return body(nil) }
        SessionExits.find(of: applicants, count, in: reader.addresses) { exits in
            withoutActuallyEscaping(exits) { body($0) }
        }
    }

    /// Notes the rate one applicant asks, for the first of two rounds.
    package func noteRate(of applicant: Applicant, row: UInt32, into facts: inout PeerFacts) {
        facts.noteRate(of: applicant, row: row, hasher)
    }

    /// Gives an applicant's own id and those of the people it names, so that both ends of a tie are found.
    private func forEachID(of applicant: Applicant, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        func give(_ path: FieldPath, _ element: Int) {
            _ = applicant.read(path, at: element) { id -> Void? in
                body(id.trimmed)
                return ()
            }
        }
        give(RootField.id.path, 0)
        give(RootField.referrerId.path, 0)
        for element in 0..<applicant.count(of: .ratings) { give(RatingField.clientId.path, element) }
    }

    /// Adds the keys of one applicant that a few may share, and what it declares where it has one or others name it.
    package func sharedKeys(
        of applicant: Applicant, row: UInt32, _ candidates: CandidateKeys, into keys: inout LinkKeys
    ) {
        var taker = SharedTaker(hasher: hasher, candidates, row: row)
        reader.read(applicant, kinds: candidates.kinds(of: row), &taker)
        for (kind, hash) in taker.found { keys.add(LinkKeyEntry(hash: hash, row: row, kind: kind)) }
        if taker.found.contains(where: { $0.kind == .textSketch }) { keys.note(row: row, runs: runs(of: applicant)) }
        keys.facts.noteTies(of: applicant, row: row, hasher)
        if !taker.found.isEmpty || candidates.mayBeRepeated(row) { nameAndDeclare(applicant, row: row, into: &keys) }
    }

    /// Adds what one applicant is called and declares.
    package func nameAndDeclare(_ applicant: Applicant, row: UInt32, into keys: inout LinkKeys) {
        keys.declare(row: row, declarations(of: applicant))
        _ = applicant.read(RootField.id.path) { id -> Void? in
            keys.name(row: row, id.trimmed)
            return ()
        }
    }

    /// Notes the keys of some applicants, so that those seen before are told.
    package func see(_ applicants: [Applicant], count: Int, _ keys: inout [UInt64]) {
        var taker = SeeingTaker(hasher: hasher, keys: keys)
        keys = []
        applicants.withUnsafeBufferPointer { applicants in
            withExits(of: applicants, count) { exits in
                for lane in 0..<count {
                    reader.read(applicants[lane], kinds: kinds, exits: exits?(lane), &taker)
                    forEachID(of: applicants[lane]) { taker.keys.append(hasher.quick(CompactTaker.idKind, $0)) }
                }
            }
        }
        keys = taker.keys
    }

    /// Calls a function with every key of one applicant, each once.
    package func forEachKey(of applicant: Applicant, _ body: (LinkKind, LinkHash) -> Void) {
        var taker = DistinctTaker(hasher: hasher)
        reader.read(applicant, &taker)
        for (kind, hash) in taker.keys { body(kind, hash) }
    }

    /// The kinds of key one applicant has, as bits by kind.
    private func kinds(of applicant: Applicant) -> UInt32 {
        var taker = KindTaker()
        reader.read(applicant, &taker)
        return taker.kinds
    }

    private func hash(_ kind: LinkKind, _ text: String) -> LinkHash {
        var text = text
        return text.withUTF8 { hasher.hash(kind, $0) }
    }

    /// The runs of words of an applicant's account of jobs, disguised where keys are; empty where it is short.
    package func runs(of applicant: Applicant) -> [UInt32] {
        hasher.seal(TextRuns.of(LinkKeyReader.curriculum(of: applicant)))
    }

    /// What an applicant declares or claims that may explain shared identifiers, hashed.
    package func declarations(of applicant: Applicant) -> LinkDeclarations {
        func word(_ text: String?) -> UInt32 {
            guard let text, !text.isEmpty else { return 0 }
            return UInt32(truncatingIfNeeded: hash(.portfolio, text).first) | 1
        }
        let name = applicant.string(RootField.basicsName.path).value
        let family =
            applicant.string(RootField.basicsNamePartsFamily.path).value ?? name.flatMap { KeyText.familyName($0) }
        let home = LinkKeyReader.home(applicant)
        return LinkDeclarations(
            applicant: word(applicant.string(RootField.id.path).value),
            household: word(applicant.string(RootField.householdId.path).value),
            agency: word(applicant.string(RootField.agencyId.path).value),
            name: word(name.flatMap { KeyText.name($0) }),
            familyName: word(family.flatMap { KeyText.name($0) }),
            home: word(home), building: word(home.map { AddressText.building($0) }))
    }

    // MARK: - Second pass

    /// Measures what one applicant shares; with `row` as it was in the first pass.
    ///
    /// An index that is not complete holds only keys that are shared; the others are read from the applicant again. What
    /// the findings rest on is only said where it is asked for, or later by `cite`.
    package func extract(
        from applicant: Applicant, row: UInt32, index: LinkIndex, isComplete: Bool = true, cites: Bool = true,
        into findings: inout Findings
    ) {
        let kinds = isComplete ? index.kinds(of: row) : kinds(of: applicant)
        slots.peers.report(applicant, row: row, index, &findings)
        guard index.sharesAny(row) else {
            return slots.reportNothingShared(
                kinds: kinds, index.hubKinds(of: row), index.flaggedBefore != nil, &findings)
        }
        let tally = LinkTally(row: row, index: index)
        slots.report(tally, kinds: kinds, index: index, &findings)
        if tally.has(.sessionAddress) { reportDays(applicant, tally, index, &findings) }
        if cites { cite(applicant, tally, index, &findings) }
    }

    /// Points at the fields of one applicant that are shared.
    package func cite(_ applicant: Applicant, row: UInt32, index: LinkIndex, into findings: inout Findings) {
        if index.sharesAny(row) { cite(applicant, LinkTally(row: row, index: index), index, &findings) }
    }

    private func cite(_ applicant: Applicant, _ tally: LinkTally, _ index: LinkIndex, _ findings: inout Findings) {
        for key in found(tally.keys(index), tally.kinds, applicant, index) where key.isFirst {
            slots.cite(key, &findings)
        }
    }

    /// Counts the days on each shared address: chance meetings on many addresses of a carrier do not add up.
    private func reportDays(
        _ applicant: Applicant, _ tally: LinkTally, _ index: LinkIndex, _ findings: inout Findings
    ) {
        let addresses = tally.addresses(index)
        var days: [Int32: Set<Int32>] = [:]
        for key in found(addresses.keys.sorted(), LinkKind.sessionAddress.bit, applicant, index) {
            if let start = applicant.instant(SessionField.start.path, at: key.element).value {
                days[key.number, default: []].insert(start.day.number)
            }
        }
        slots.report(days: days.mapValues(\.count), tally, addresses, &findings)
    }

    /// Where an applicant gives some keys, which are of some kinds.
    private func found(
        _ numbers: [Int32], _ kinds: UInt32, _ applicant: Applicant, _ index: LinkIndex
    ) -> [FoundKey] {
        guard !numbers.isEmpty else { return [] }
        var taker = WantedTaker(hasher: hasher, numbers, of: index.shared)
        reader.read(applicant, kinds: kinds, &taker)
        return taker.found
    }
}
