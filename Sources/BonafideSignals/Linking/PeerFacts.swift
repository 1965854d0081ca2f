package import BonafideCore

/// What one worker notes in the first pass beside keys: asked rates, and who referred or rated whom.
///
/// People named by others are known by a hash of their id until the pass is over.
package struct PeerFacts: Sendable {
    /// A rate and whom it is compared with.
    struct Rate: Sendable {
        let row: UInt32
        let peers: UInt64
        let amount: Int64
    }

    /// An applicant and somebody it names.
    struct Tie: Sendable {
        let row: UInt32
        let other: UInt64
    }

    private(set) var rates: [Rate] = []
    /// Applicants with the one who referred them.
    private(set) var referrals: [Tie] = []
    /// Applicants with each client who rated them at the top.
    private(set) var ratings: [Tie] = []
    /// Hashes ids and groups of peers; nothing where no applicant was read here.
    private(set) var hasher: LinkHasher?

    package init() {}

    /// Notes the rate one applicant asks.
    mutating func noteRate(of applicant: Applicant, row: UInt32, _ hasher: LinkHasher) {
        self.hasher = hasher
        if let rate = Self.rate(of: applicant, hasher) {
            rates.append(Rate(row: row, peers: rate.peers, amount: rate.amount))
        }
    }

    /// Notes who referred one applicant, and who rated it.
    mutating func noteTies(of applicant: Applicant, row: UInt32, _ hasher: LinkHasher) {
        self.hasher = hasher
        if let referrer = applicant.string(RootField.referrerId.path).value {
            referrals.append(Tie(row: row, other: Self.hash(referrer, hasher)))
        }
        var clients: Set<UInt64> = []
        for element in 0..<applicant.count(of: .ratings) {
            guard let client = applicant.string(RatingField.clientId.path, at: element).value,
                let score = applicant.decimal(RatingField.score.path, at: element).value, score >= 4.5
            else { continue }
            clients.insert(Self.hash(client, hasher))
        }
        // Whoever is rated by more clients than this is no circle's member by these ratings.
        guard clients.count <= 64 else { return }
        for client in clients { ratings.append(Tie(row: row, other: client)) }
    }

    /// Takes out what was noted of these rows.
    mutating func leaveOut(_ rows: Set<UInt32>) {
        rates.removeAll { rows.contains($0.row) }
        referrals.removeAll { rows.contains($0.row) }
        ratings.removeAll { rows.contains($0.row) }
    }

    /// The rate an applicant asks, where it was not negotiated, with the group it belongs to: role, claimed country,
    /// currency and unit.
    static func rate(of applicant: Applicant, _ hasher: LinkHasher) -> (peers: UInt64, amount: Int64)? {
        guard let amount = applicant.integer(RootField.compRateMinor.path).value, amount > 0,
            let role = applicant.string(RootField.compRole.path).value,
            let currency = applicant.string(RootField.compCurrency.path).value,
            let unit = applicant.string(RootField.compUnit.path).value,
            let country = applicant.country(RootField.basicsLocationCountryCode.path).value,
            applicant.flag(RootField.compNegotiated.path).value != true
        else { return nil }
        let group = [role, currency, unit].map { String(decoding: KeyText.lettersAndDigits($0), as: UTF8.self) }
        return (hash((group + [country.description]).joined(separator: "|"), hasher), amount)
    }

    /// A hash of an id or a group.
    static func hash(_ text: String, _ hasher: LinkHasher) -> UInt64 {
        var text = text
        return text.withUTF8 { hasher.hash(.portfolio, $0).first }
    }
}
