internal import BonafideCore

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
