internal import BonafideCore

/// What one applicant shares, counted by distinct others: two applicants are one pair, so counting pairs suffices.
struct LinkTally {
    /// What two applicants share that nothing explains, and how their homes and names stand to each other.
    ///
    /// Where the kinds alone are asked for, one stands for many.
    struct Sharing {
        let times: Int
        let other: UInt32
        /// Whether the two count as linked, and by how many millibans.
        let isLinked: Bool
        let weight: Int64
        /// The kinds of the shared keys, as bits.
        let kinds: UInt32
        /// Rooms of one house share a connection.
        let isOtherBuilding: Bool
        /// One claimed home, or one family name where a home is not known.
        let isOneHome: Bool
        /// One claimed home or one family name.
        let isOneHousehold: Bool
        /// Another family name, where a home to compare is not known.
        let isHomeUnknown: Bool
    }

    let row: UInt32
    private(set) var sharings: [Sharing] = []
    /// How many others share something that is explained.
    private(set) var explained = 0
    private(set) var explanations = SymbolSet()
    /// All kinds met, as bits.
    private(set) var kinds: UInt32 = 0

    init(row: UInt32, index: LinkIndex) {
        self.row = row
        if let plain = index.plainSharing(of: row) {
            explained = Int(plain.explained)
            explanations = SymbolSet(bits: UInt64(plain.reasons))
            guard plain.unexplained > 0 else { return }
            kinds = plain.kinds
            sharings = [Sharing(plain)]
            return
        }
        let own = index.declarations(of: row)
        var (sharings, explained, explanations, kinds): ([Sharing], Int, SymbolSet, UInt32) = ([], 0, SymbolSet(), 0)
        index.forEachOther(than: row) { other in
            if let reason = other.facts.explanation {
                explained += 1
                explanations.insert(reason)
            } else {
                kinds |= other.kinds
                if sharings.isEmpty { sharings.reserveCapacity(16) }
                sharings.append(Sharing(other, own, index.declarations(of: other)))
            }
        }
        self.sharings = sharings
        self.explained = explained
        self.explanations = explanations
        self.kinds = kinds
    }

    func has(_ kind: LinkKind) -> Bool { kinds & kind.bit != 0 }

    /// Others who share any of some kinds, given as bits.
    func count(_ bits: UInt32) -> Int { kinds & bits == 0 ? 0 : times { $0.kinds & bits != 0 } }

    private func count(_ kind: LinkKind, _ isCounted: (Sharing) -> Bool) -> Int {
        has(kind) ? times { $0.kinds & kind.bit != 0 && isCounted($0) } : 0
    }

    private func times(_ isCounted: (Sharing) -> Bool) -> Int {
        sharings.reduce(0) { $0 + (isCounted($1) ? $1.times : 0) }
    }

    /// Those who are linked with the applicant.
    var linked: [Sharing] { sharings.filter(\.isLinked) }

    /// The one other who shares a key of a kind, where there is exactly one.
    private func onlyOne(_ kind: LinkKind) -> Sharing? {
        guard count(kind.bit) == 1 else { return nil }
        return sharings.first { $0.kinds & kind.bit != 0 }
    }

    /// Others who share the payout account, but for one person of the same claimed home: a couple is two.
    var payoutOutsideHome: Int {
        let sharers = count(LinkKind.payoutAccount.bit)
        return count(.payoutAccount, \.isOneHome) == 1 ? sharers - 1 : sharers
    }

    /// Whether exactly one other shares the payout account, who may live with this applicant for all that is known.
    var isPayoutHomeUnknown: Bool { onlyOne(.payoutAccount)?.isHomeUnknown ?? false }

    /// Others of another family name and home whose machine went to the same address; one other alone who may live with
    /// this applicant, for all that is known, does not count.
    var shipToOthers: Int {
        if let one = onlyOne(.shipTo), one.isHomeUnknown { return 0 }
        return count(.shipTo) { !$0.isOneHousehold }
    }

    /// Others of another home who use one of the network addresses.
    var elsewhere: Int { count(.sessionAddress, \.isOtherBuilding) }

    /// Others with a number next to this applicant's who do not share a number.
    var phoneBlock: Int { count(.phoneBlock) { $0.kinds & LinkKind.phone.bit == 0 } }

    /// Applicants who are a reference of this one, or the other way round; those who share a mailbox, a phone or a
    /// reference share this key too and are not each other's.
    var references: Int {
        let others = [LinkKind.reference, .phone, .email, .emailCanonical].reduce(0) { $0 | $1.bit }
        return count(.referencePerson) { $0.kinds & others == 0 }
    }

    /// The shared network addresses, with how many others use each and whether one of another home does.
    func addresses(_ index: LinkIndex) -> [Int32: (others: Int, isElsewhere: Bool)] {
        let own = index.declarations(of: row)
        var found: [Int32: (others: Int, isElsewhere: Bool)] = [:]
        forEachUnexplained(index) { other in
            guard other.kinds & LinkKind.sessionAddress.bit != 0 else { return }
            let sharing = Sharing(other, own, index.declarations(of: other))
            for key in other.keys where index.shared.kind(key) == .sessionAddress {
                let known = found[key] ?? (0, false)
                found[key] = (known.others + 1, known.isElsewhere || sharing.isOtherBuilding)
            }
        }
        return found
    }

    /// The numbers of the keys that are shared, each once, ascending.
    func keys(_ index: LinkIndex) -> [Int32] {
        var keys: Set<Int32> = []
        forEachUnexplained(index) { keys.formUnion($0.keys) }
        return keys.sorted()
    }

    private func forEachUnexplained(_ index: LinkIndex, _ body: (PairFinder.Other) -> Void) {
        index.forEachOther(than: row) { if $0.facts.explanation == nil { body($0) } }
    }
}

extension LinkTally.Sharing {
    /// Compares two applicants who share something that nothing explains.
    @inline(__always)
    init(_ other: PairFinder.Other, _ own: LinkDeclarations, _ declared: LinkDeclarations) {
        let isOneName = own.familyName != 0 && own.familyName == declared.familyName
        let isOneAddress = own.home != 0 && own.home == declared.home
        let hasBothHomes = own.home != 0 && declared.home != 0
        self.init(
            times: 1, other: other.row, isLinked: other.facts.isLinked, weight: other.facts.weight, kinds: other.kinds,
            isOtherBuilding: own.building != 0 && declared.building != 0 && own.building != declared.building,
            isOneHome: hasBothHomes ? isOneAddress : isOneName, isOneHousehold: isOneAddress || isOneName,
            isHomeUnknown: !hasBothHomes && !isOneName)
    }

    /// Stands for all with whom somebody shares the same and is not linked.
    init(_ plain: PlainSharing) {
        self.init(
            times: Int(plain.unexplained), other: 0, isLinked: false, weight: 0, kinds: plain.kinds,
            isOtherBuilding: false, isOneHome: false, isOneHousehold: false, isHomeUnknown: false)
    }
}
