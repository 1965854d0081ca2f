package import BonafideCore

/// Gathers what applicants may share in a first pass and measures what they do share in a second.
package struct LinkExtractor: Sendable {
    package static let family = SignalFamily.link
    package static let declarations = LinkSignals.declarations

    private let reader: LinkKeyReader
    private let hasher: LinkHasher
    private let slots: LinkSlots

    /// Binds the link signals to their columns; the salt of `hasher` changes no result.
    package init(catalog: SignalCatalog, reference: ReferenceData, hasher: LinkHasher = .salted()) {
        reader = LinkKeyReader(reference: reference)
        self.hasher = hasher
        slots = LinkSlots(catalog: catalog)
    }

    /// The same extractor with another way to hash.
    package func hashing(with hasher: LinkHasher) -> LinkExtractor {
        LinkExtractor(reader: reader, hasher: hasher, slots: slots)
    }

    private init(reader: LinkKeyReader, hasher: LinkHasher, slots: LinkSlots) {
        self.reader = reader
        self.hasher = hasher
        self.slots = slots
    }

    // MARK: - First pass

    /// Adds the keys of one applicant, each once, and what the applicant declares.
    package func keys(of applicant: Applicant, row: UInt32, into keys: inout LinkKeys) {
        var kinds: UInt32 = 0
        forEachKey(of: applicant) { kind, hash in
            kinds |= 1 << UInt32(kind.rawValue)
            keys.add(LinkKeyEntry(hash: hash, row: row, kind: kind))
        }
        keys.note(row: row, kinds: kinds)
        keys.declare(row: row, declarations(of: applicant))
        if kinds >> UInt32(LinkKind.textSketch.rawValue) & 1 != 0 { keys.note(row: row, runs: runs(of: applicant)) }
        keys.facts.note(applicant, row: row, hasher)
        _ = applicant.read(RootField.id.path) { id -> Void? in
            keys.name(row: row, id.trimmed)
            return ()
        }
    }

    /// Calls a function with every key of one applicant, each once.
    package func forEachKey(of applicant: Applicant, _ body: (LinkKind, LinkHash) -> Void) {
        // Most applicants have a dozen keys, which a list holds at less cost than a set.
        var few: [LinkHash] = []
        few.reserveCapacity(32)
        var many: Set<LinkHash> = []
        reader.forEach(of: applicant) { key in
            let hash = hash(key)
            if few.count < 64 {
                guard !few.contains(hash) else { return }
                few.append(hash)
            } else {
                guard !few.contains(hash), many.insert(hash).inserted else { return }
            }
            body(key.kind, hash)
        }
    }

    /// The kinds of key one applicant has, as bits by kind.
    private func kinds(of applicant: Applicant) -> UInt32 {
        var kinds: UInt32 = 0
        reader.forEach(of: applicant) { kinds |= 1 << UInt32($0.kind.rawValue) }
        return kinds
    }

    private func hash(_ key: LinkKeyText) -> LinkHash { hash(key.kind, key.text) }

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
    /// An index that is not complete holds only keys that are shared; the others are read from the applicant again.
    package func extract(
        from applicant: Applicant, row: UInt32, index: LinkIndex, isComplete: Bool = true,
        into findings: inout Findings
    ) {
        let tally = LinkTally(row: row, index: index)
        let kinds = isComplete ? index.kinds(of: row) : kinds(of: applicant)
        slots.report(tally, kinds: kinds, index: index, &findings)
        slots.peers.report(applicant, row: row, index, &findings)
        guard index.sharesAny(row) else { return }
        cite(applicant, tally, index, &findings)
    }

    /// Points at the fields that are shared, and counts the days on each shared address: chance meetings on many
    /// addresses of a carrier do not add up.
    private func cite(_ applicant: Applicant, _ tally: LinkTally, _ index: LinkIndex, _ findings: inout Findings) {
        var wanted: [LinkHash: Int32] = [:]
        var kinds: UInt64 = 0
        for key in tally.keys {
            wanted[index.shared[Int(key)].hash] = key
            kinds |= 1 << UInt64(index.shared[Int(key)].kind.rawValue)
        }
        guard !wanted.isEmpty else { return }
        var cited: [LinkHash: Int] = [:]
        var days: [Int32: Set<Int32>] = [:]
        reader.forEach(of: applicant, kinds: kinds) { key in
            let hash = LinkKeyEntry(hash: hash(key), row: 0, kind: key.kind).hash
            guard let number = wanted[hash] else { return }
            if key.kind == .sessionAddress,
                let start = applicant.instant(SessionField.start.path, at: key.element).value
            {
                days[number, default: []].insert(start.day.number)
            }
            cited[hash, default: 0] += 1
            if cited[hash] == 1 { slots.cite(key, &findings) }
        }
        if tally.has(.sessionAddress) { slots.report(days: days.mapValues(\.count), tally, &findings) }
    }
}

/// What one applicant shares, counted by distinct others.
struct LinkTally {
    let row: UInt32
    /// Pairs that nothing explains.
    private(set) var pairs: [LinkedPair] = []
    /// Numbers of the keys in those pairs.
    private(set) var keys: Set<Int32> = []
    /// How many others share each kind.
    private(set) var others: [Int: Set<UInt32>] = [:]
    private(set) var explained: Set<UInt32> = []
    private(set) var explanations = SymbolSet()
    private(set) var shipTo: Set<UInt32> = []
    private(set) var elsewhere: Set<UInt32> = []
    /// Others who share a payout account and claim this home, or this family name where a home is not known.
    private(set) var joint: Set<UInt32> = []
    /// Others of another family name, where a home to compare is not known.
    private var homeless: Set<UInt32> = []
    /// Others with a machine at the same address, whoever they are.
    private var atOneAddress: Set<UInt32> = []
    /// How many others use each shared network address.
    private var addressOthers: [Int32: Int] = [:]
    /// Shared network addresses that somebody of another home uses.
    private var elsewhereKeys: Set<Int32> = []
    /// Others with a number next to this applicant's.
    private(set) var phoneBlock: Set<UInt32> = []
    /// Applicants who are a reference of this one, or the other way round.
    private(set) var references: Set<UInt32> = []

    init(row: UInt32, index: LinkIndex) {
        self.row = row
        let own = index.declarations(of: row)
        for pair in index.pairs(of: row) {
            let other = pair.a == row ? pair.b : pair.a
            if let reason = pair.explained {
                explained.insert(other)
                if let word = LinkedPair.Explanation.words.firstIndex(of: reason.rawValue) { explanations.insert(word) }
                continue
            }
            pairs.append(pair)
            let declared = index.declarations(of: other)
            // Rooms of one house share a connection.
            let isOtherHome = own.building != 0 && declared.building != 0 && own.building != declared.building
            let hasBothHomes = own.home != 0 && declared.home != 0
            for key in pair.keys {
                keys.insert(key)
                let kind = index.shared[Int(key)].kind
                others[Int(kind.rawValue), default: []].insert(other)
                if kind == .sessionAddress {
                    addressOthers[key, default: 0] += 1
                    if isOtherHome {
                        elsewhere.insert(other)
                        elsewhereKeys.insert(key)
                    }
                }
                let isOneHome =
                    hasBothHomes
                    ? own.home == declared.home
                    : own.familyName != 0 && own.familyName == declared.familyName
                if kind == .payoutAccount, isOneHome { joint.insert(other) }
                if kind == .shipTo { atOneAddress.insert(other) }
                let isOneHousehold =
                    own.home != 0 && own.home == declared.home
                    || own.familyName != 0 && own.familyName == declared.familyName
                if kind == .shipTo, !isOneHousehold { shipTo.insert(other) }
            }
            if !hasBothHomes, own.familyName == 0 || own.familyName != declared.familyName { homeless.insert(other) }
            // Two who share a mailbox, a phone or a reference share this key too; only the rest are each other's.
            let kinds = Set(pair.keys.map { index.shared[Int($0)].kind })
            if kinds.contains(.phoneBlock), !kinds.contains(.phone) { phoneBlock.insert(other) }
            if kinds.contains(.referencePerson),
                kinds.isDisjoint(with: [.reference, .phone, .email, .emailCanonical])
            {
                references.insert(other)
            }
        }
    }

    func has(_ kind: LinkKind) -> Bool { others[Int(kind.rawValue)] != nil }

    /// Others who share a payout account, but for one person of the same claimed home: a couple is two.
    var payoutOutsideHome: Int {
        let sharers = count([.payoutAccount])
        return joint.count == 1 ? sharers - 1 : sharers
    }

    /// Whether exactly one other shares the payout account, who may live with this applicant for all that is known.
    var isPayoutHomeUnknown: Bool {
        let sharers = others[Int(LinkKind.payoutAccount.rawValue)] ?? []
        return sharers.count == 1 && sharers.isSubset(of: homeless)
    }

    /// Others of another family name and home whose machine went to the same address; one other alone who may live with
    /// this applicant, for all that is known, does not count.
    var shipToOthers: Int {
        atOneAddress.count == 1 && atOneAddress.isSubset(of: homeless) ? 0 : shipTo.count
    }

    /// Most days on one of the addresses that somebody of another home uses.
    func daysElsewhere(_ days: [Int32: Int]) -> Int { elsewhereKeys.map { days[$0] ?? 0 }.max() ?? 0 }
    /// Most days on one of the addresses that at least two others use.
    func daysInCrowd(_ days: [Int32: Int]) -> Int {
        addressOthers.filter { $0.value >= 2 }.map { days[$0.key] ?? 0 }.max() ?? 0
    }

    /// Distinct others who share any of some kinds.
    func count(_ kinds: [LinkKind]) -> Int {
        if kinds.count == 1 { return others[Int(kinds[0].rawValue)]?.count ?? 0 }
        return kinds.reduce(into: Set<UInt32>()) { $0.formUnion(others[Int($1.rawValue)] ?? []) }.count
    }
}
