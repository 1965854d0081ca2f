internal import BonafideCore

/// The columns of what referrals, ratings and rates of other applicants tell.
struct PeerSlots: Sendable {
    private let referrerRing, referralChain, ratingCircle, peers: Slot<Int64>
    private let referrerFlagged: Slot<Bool>
    private let rateToPeers: Slot<Double>

    init(catalog: SignalCatalog) {
        referrerRing = catalog.count(LinkSignals.referrerRing)
        referralChain = catalog.count(LinkSignals.referralChain)
        ratingCircle = catalog.count(LinkSignals.ratingCircle)
        peers = catalog.count(LinkSignals.peers)
        referrerFlagged = catalog.flag(LinkSignals.referrerFlagged)
        rateToPeers = catalog.measure(LinkSignals.rateToPeers)
    }

    /// Whether a column tells of ties and rates, which are no keys.
    func areKeyless(_ column: Int) -> Bool {
        [referralChain, ratingCircle, peers].contains { $0.index == column } || rateToPeers.index == column
    }

    /// Reports what the first pass learnt of one applicant's ties; without that pass all of it stays unknown.
    func report(_ applicant: Applicant, row: UInt32, _ index: LinkIndex, _ findings: inout Findings) {
        let facts = index.peers
        guard facts.isComplete else { return }
        if let rate = facts.rate(of: applicant) {
            findings.report(rateToPeers, rate.ratio)
            findings.report(peers, rate.peers)
            findings.cite(rateToPeers, RootField.compRateMinor.path)
        }
        if let referrer = facts.referrer(of: row) {
            findings.report(referrerRing, index.ring(of: referrer)?.members.count ?? 0)
            findings.cite(referrerRing, RootField.referrerId.path)
            if let flagged = index.flaggedBefore { findings.report(referrerFlagged, flagged.contains(referrer)) }
        }
        if let size = facts.chain(of: row) { findings.report(referralChain, size) }
        if applicant.isGivenAnywhere(RatingField.clientId.path) {
            findings.report(ratingCircle, facts.circle(of: row))
            findings.cite(ratingCircle, RatingField.clientId.path)
        }
    }
}
