internal import BonafideCore

/// The columns of the link signals.
final class LinkSlots: Sendable {
    private let counts: [(bits: UInt32, slot: Slot<Int64>)]
    private let slotOfKind: [Slot<Int64>?]
    private let payoutOutsideHome: Slot<Int64>
    private let shipTo, referencePerson, addressElsewhere, addressDays, explained, direct: Slot<Int64>
    private let elsewhereDays, crowdedDays, phoneBlock: Slot<Int64>
    private let payoutHomeUnknown: Slot<Bool>
    let peers: PeerSlots
    private let ringSize, ringKindCount: Slot<Int64>
    private let flaggedBefore: Slot<Int64>
    private let explanations, hubKinds, ringKinds: Slot<SymbolSet>
    private let ringEvidence: Slot<Double>
    private let ring, payoutSharers: Slot<String>

    init(catalog: SignalCatalog) {
        counts = LinkSignals.counts.map { ($0.bits, catalog.count($0.name)) }
        peers = PeerSlots(catalog: catalog)
        elsewhereDays = catalog.count(LinkSignals.elsewhereDays)
        crowdedDays = catalog.count(LinkSignals.crowdedDays)
        phoneBlock = catalog.count(LinkSignals.phoneBlock)
        payoutHomeUnknown = catalog.flag(LinkSignals.payoutHomeUnknown)
        shipTo = catalog.count(LinkSignals.shipTo)
        payoutOutsideHome = catalog.count(LinkSignals.payoutOutsideHome)
        referencePerson = catalog.count(LinkSignals.referencePerson)
        var slotOfKind = [Slot<Int64>?](repeating: nil, count: LinkKind.allCases.count)
        for (bits, slot) in counts {
            for kind in LinkKind.allCases where bits & kind.bit != 0 { slotOfKind[Int(kind.rawValue)] = slot }
        }
        slotOfKind[Int(LinkKind.shipTo.rawValue)] = shipTo
        slotOfKind[Int(LinkKind.referencePerson.rawValue)] = referencePerson
        slotOfKind[Int(LinkKind.phoneBlock.rawValue)] = phoneBlock
        self.slotOfKind = slotOfKind
        addressElsewhere = catalog.count(LinkSignals.addressElsewhere)
        addressDays = catalog.count(LinkSignals.addressDays)
        explained = catalog.count(LinkSignals.explained)
        direct = catalog.count(LinkSignals.direct)
        ringSize = catalog.count(LinkSignals.ringSize)
        ringKindCount = catalog.count(LinkSignals.ringKindCount)
        explanations = catalog.symbols(LinkSignals.explanations)
        hubKinds = catalog.symbols(LinkSignals.hubKinds)
        ringKinds = catalog.symbols(LinkSignals.ringKinds)
        ringEvidence = catalog.measure(LinkSignals.ringEvidence)
        flaggedBefore = catalog.count(LinkSignals.flaggedBefore)
        ring = catalog.label(LinkSignals.ring)
        payoutSharers = catalog.label(LinkSignals.payoutSharers)
    }

    /// The kinds of key some columns tell of, as bits; all where one of them depends on more than keys of its own.
    ///
    /// Counts also depend on shared homes, which may explain that something is shared.
    func kinds(of columns: [Int]) -> UInt32 {
        columns.reduce(0) { kinds, column in
            if peers.areKeyless(column) { return kinds }
            let count = counts.first { $0.slot.index == column }
            return kinds | (count.map { $0.bits | LinkKind.homeAddress.bit } ?? .max)
        }
    }

    /// Reports a tally; a kind the applicant has no key of stays unknown.
    func report(_ tally: LinkTally, kinds: UInt32, index: LinkIndex, _ findings: inout Findings) {
        guard kinds != 0 else { return }
        for (bits, slot) in counts where kinds & bits != 0 { findings.report(slot, tally.count(bits)) }
        if kinds & LinkKind.shipTo.bit != 0 { findings.report(shipTo, tally.shipToOthers) }
        if kinds & LinkKind.phoneBlock.bit != 0 { findings.report(phoneBlock, tally.phoneBlock) }
        if kinds & LinkKind.payoutAccount.bit != 0 {
            findings.report(payoutOutsideHome, tally.payoutOutsideHome)
            findings.report(payoutHomeUnknown, tally.isPayoutHomeUnknown)
        }
        if kinds & LinkKind.referencePerson.bit != 0 { findings.report(referencePerson, tally.references) }
        if kinds & LinkKind.sessionAddress.bit != 0 {
            if index.declarations(of: tally.row).home != 0 || tally.sharings.isEmpty {
                findings.report(addressElsewhere, tally.elsewhere)
                findings.report(elsewhereDays, 0)
            }
            findings.report(addressDays, 0)
            findings.report(crowdedDays, 0)
        }
        findings.report(explained, tally.explained)
        findings.report(explanations, tally.explanations)
        findings.report(hubKinds, SymbolSet(bits: index.hubKinds(of: tally.row)))
        let linked = tally.linked
        findings.report(direct, linked.count)
        if let flagged = index.flaggedBefore {
            findings.report(flaggedBefore, linked.count { flagged.contains($0.other) })
        }
        reportRing(tally, linked, index, &findings)
    }

    /// Reports an applicant who shares no key, but for those so many share: what `report` does for an empty tally.
    func reportNothingShared(kinds: UInt32, _ hubs: UInt64, _ knowsStore: Bool, _ findings: inout Findings) {
        guard kinds != 0 else { return }
        for (bits, slot) in counts where kinds & bits != 0 { findings.report(slot, 0) }
        if kinds & LinkKind.shipTo.bit != 0 { findings.report(shipTo, 0) }
        if kinds & LinkKind.phoneBlock.bit != 0 { findings.report(phoneBlock, 0) }
        if kinds & LinkKind.payoutAccount.bit != 0 {
            findings.report(payoutOutsideHome, 0)
            findings.report(payoutHomeUnknown, false)
        }
        if kinds & LinkKind.referencePerson.bit != 0 { findings.report(referencePerson, 0) }
        if kinds & LinkKind.sessionAddress.bit != 0 {
            for slot in [addressElsewhere, elsewhereDays, addressDays, crowdedDays] { findings.report(slot, 0) }
        }
        findings.report(explained, 0)
        findings.report(explanations, SymbolSet())
        findings.report(hubKinds, SymbolSet(bits: hubs))
        findings.report(direct, 0)
        if knowsStore { findings.report(flaggedBefore, 0) }
        findings.report(ringSize, 0)
        findings.report(ringKindCount, 0)
    }

    private func reportRing(
        _ tally: LinkTally, _ linked: [LinkTally.Sharing], _ index: LinkIndex, _ findings: inout Findings
    ) {
        let payouts = LinkKind.payoutAccount.bit | LinkKind.wallet.bit
        if tally.count(payouts) > 0 {
            let sharers = tally.sharings.filter { $0.kinds & payouts != 0 }
            findings.report(payoutSharers, Self.list(sharers.map { index.name(of: $0.other) }, most: 5))
        }
        guard let own = index.ring(of: tally.row) else {
            findings.report(ringSize, 0)
            findings.report(ringKindCount, 0)
            return
        }
        findings.report(ringSize, own.members.count)
        var kinds = SymbolSet()
        for kind in own.kinds { kinds.insert(Int(kind.rawValue)) }
        findings.report(ringKinds, kinds)
        findings.report(ringKindCount, Set(own.kinds.map(\.family)).count)
        if let strongest = linked.map(\.weight).max() { findings.report(ringEvidence, Double(strongest) / 100) }
        let members = own.members.map { index.name(of: $0) }
        findings.report(ring, "\(index.id(of: own)): \(Self.list(members, most: 8))")
    }

    private static func list(_ names: [String], most: Int) -> String {
        let sorted = Array(Set(names)).sorted()
        let rest = sorted.count - most
        return sorted.prefix(most).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    /// Reports how long this applicant stayed on addresses it shares, given the days on each and who else uses it.
    func report(
        days: [Int32: Int], _ tally: LinkTally, _ addresses: [Int32: (others: Int, isElsewhere: Bool)],
        _ findings: inout Findings
    ) {
        findings.report(addressDays, days.values.max() ?? 0)
        func most(_ isCounted: ((others: Int, isElsewhere: Bool)) -> Bool) -> Int {
            addresses.filter { isCounted($0.value) }.map { days[$0.key] ?? 0 }.max() ?? 0
        }
        findings.report(crowdedDays, most { $0.others >= 2 })
        if tally.elsewhere > 0 { findings.report(elsewhereDays, most(\.isElsewhere)) }
    }

    /// Points at the field a shared key was read from.
    func cite(_ key: FoundKey, _ findings: inout Findings) {
        if let slot = slotOfKind[Int(key.kind.rawValue)] { findings.cite(slot, key.path, at: key.element) }
        if key.kind == .payoutAccount { findings.cite(payoutOutsideHome, key.path, at: key.element) }
        if key.kind == .sessionAddress {
            findings.cite(addressElsewhere, key.path, at: key.element)
            findings.cite(elsewhereDays, key.path, at: key.element)
        }
        findings.cite(ringSize, key.path, at: key.element)
    }
}
