package import BonafideCore

/// Invented assessments whose parts add up, for tests of reports.
package enum SampleAssessments {
    /// Everyone of the sample run, in the order of the input.
    package static var all: [Assessment] { [settled, lookalike, contradicted, listed, unknown, hostile] }

    /// An applicant whose sessions agree with the claim; no unknown can change the band.
    package static let settled = make(
        "A-1007", record: 1, fired: [(2, -300), (9, -350)], unknown: [13: .notCollected],
        reasons: [
            Reason(
                rule: 9, sentence: "26 months of payments went to one verified account.",
                fields: [field("payout.paid_months", "26", ["payments[0].date (line 12)"])]),
            Reason(
                rule: 2, sentence: "Sessions came from PT, the country the applicant claims.",
                fields: [claim("network.claimed_country", "PT"), field("network.top_country", "PT", sessions)]),
        ])

    /// A traveller behind a VPN with a long history: raised, then lowered again.
    package static let lookalike = make(
        "A-1013", record: 2, fired: [(6, 800), (3, 350), (10, 147), (9, -300)],
        unknown: [1: .notApplicable, 6: .tooFew, 9: .notCollected], reasons: [vpn, mismatch, phone, history],
        next: [
            NextCheck(
                columns: [9], action: "Export the endpoint table of the work device.", reduction: 700, cost: .export),
            NextCheck(
                columns: [6], action: "Export sessions of at least two weeks.", reduction: 600, cost: .export),
        ])

    /// Several contradictions of one story.
    package static let contradicted: Assessment = {
        var one = contradictedWithoutRhythm
        one.activity = rhythm
        return one
    }()

    /// A day in China under a claim of Chicago.
    private static let rhythm = ActivityPicture(
        halfHours: (0..<48).map { slot in
            let local = (slot + 16) % 48
            return local < 17 || local > 40 ? 0 : local == 24 ? 2 : 9 - abs(local - 28) / 2
        },
        shares: (0..<48).map { cell in [36: 40, 37: 150, 38: 420, 39: 210, 40: 90, 41: 40, 42: 20, 8: 10][cell] ?? 0 },
        claimedMinutes: [-360], inferredMinutes: 480)

    private static let contradictedWithoutRhythm = make(
        "A-1042", record: 3, fired: [(8, 1_200), (6, 560), (7, 490), (12, 300), (3, 124)],
        unknown: [0: .tooFew, 1: .notCollected, 14: .noReference], failed: [5],
        reasons: [
            Reason(
                rule: 8, sentence: "2 other applicants are paid to the account that the applicant calls their own.",
                fields: [
                    claim("payout.claimed_holder", "own name", ["payouts[0].holder (line 4)"]),
                    field(
                        "payout.account_sharers", "2", ["payouts[0].account (line 4)", "payouts[0].account (line 9)"]),
                ]),
            vpn,
            Reason(
                rule: 7, sentence: "The work device shows traces of remote control.",
                fields: [field("network.remote_desktop", "yes", ["endpoints[0].software (line 31)"])]),
            Reason(
                rule: 12, sentence: "Activity fits a zone 8 hours from the claimed America/Chicago.",
                fields: [
                    claim("timezone.claimed_zone", "America/Chicago"),
                    field("timezone.gap_hours", "8.0", ["activity[0].at (line 71)"]),
                ]),
            mismatch,
        ],
        next: [
            NextCheck(
                columns: [14], action: "Supply a wallet watchlist and run again.", reduction: 2_000, cost: .export),
            NextCheck(columns: [1], action: "Ask the issuer for a copy.", reduction: 1_000, cost: .inquiry),
        ])

    /// A listed wallet whose floor holds the score.
    package static let listed = make(
        "A-1099", record: 4, fired: [(11, 2_000)], adjustments: [(.floor, 11, 1_496)],
        unknown: [5: .notCollected, 6: .tooFew, 7: .notCollected], suppressed: [12],
        reasons: [
            Reason(
                rule: 11, sentence: "1 payout wallet is on a watchlist of 2026-05-27.",
                fields: [
                    field(
                        "sanctions.listed_wallets", "1", ["payouts[0].wallet (line 5)"],
                        source: "sample-watchlist 2026-05-27")
                ])
        ])

    /// An applicant of whom next to nothing was exported.
    package static let unknown = make(
        "A-1120", record: 5, fired: [],
        unknown: Dictionary(uniqueKeysWithValues: (0..<17).map { ($0, UnknownReason.notCollected) }), reasons: [],
        dropped: 2)

    /// Names that try to act on whoever reads them.
    package static let hostile = make(
        "=HYPERLINK(\"http://example.com\",\"A\")", record: 6, fired: [(6, 800)], unknown: [14: .noReference],
        reasons: [
            Reason(
                rule: 6,
                sentence:
                    "3 sessions of <script>alert('x')</script> \u{1B}[31mred\u{1B}[0m \u{202E}gnp.exe | **bold** `tick`",
                fields: [
                    field(
                        "network.named_vpn_brand", "</td><img src=x onerror=alert(1)>",
                        ["sessions[0].ip \u{7}\r\n(line 6)"]),
                    claim("network.claimed_country", "@SUM(A1)\u{2066}\u{0}"),
                ])
        ])
}

extension SampleAssessments {
    private static let sessions = ["sessions[0].ip (line 2)", "sessions[1].ip (line 3)"]

    private static let vpn = Reason(
        rule: 6, sentence: "3 sessions came from exits of Example VPN while the applicant claims to be in US.",
        fields: [
            claim("network.claimed_country", "US"), field("network.named_vpn_sessions", "3", sessions),
            field("network.named_vpn_brand", "Example VPN", sessions, source: "sample-ranges 2026-08-20"),
        ])

    private static let mismatch = Reason(
        rule: 3, sentence: "Most sessions came from SG while the applicant claims to be in US.",
        fields: [
            claim("network.claimed_country", "US"),
            field("network.top_country", "SG", sessions, source: "sample-ranges 2026-08-20"),
        ])

    private static let phone = Reason(
        rule: 10, sentence: "The phone number given belongs to a virtual number service.",
        fields: [field("persona.phone_kind", "virtual", ["phones[0].number (line 3)"])])

    private static let history = Reason(
        rule: 9, sentence: "19 months of payments went to one verified account.",
        fields: [field("payout.paid_months", "19", ["payments[0].date (line 12)"])])

    private static func claim(
        _ signal: String, _ text: String, _ evidence: [String] = ["basics.location.country (line 2)"]
    ) -> ReasonField { ReasonField(signal: signal, text: text, evidence: evidence, side: .claim) }

    private static func field(
        _ signal: String, _ text: String, _ evidence: [String], source: String = ""
    ) -> ReasonField { ReasonField(signal: signal, text: text, evidence: evidence, source: source, side: .evidence) }

    /// Makes an assessment whose prior, contributions and adjustments add up to its score.
    package static func make(
        _ id: String, record: UInt64, fired: [(Int, Millibans)],
        adjustments: [(Adjustment.Kind, Int, Millibans)] = [], unknown: [Int: UnknownReason] = [:],
        failed: [Int] = [], suppressed: [Int] = [], reasons: [Reason], next: [NextCheck] = [], dropped: Int = 0
    ) -> Assessment {
        let rules = SamplePack.card.rules
        let firedRules = Set(fired.map(\.0))
        let outcomes = rules.indices.map { rule -> RuleOutcome in
            if rules[rule].status == "draft" { return .disabled }
            if firedRules.contains(rule) { return .fired }
            if suppressed.contains(rule) { return .suppressed }
            if failed.contains(rule) { return .failed }
            return rules[rule].signals.contains { unknown[$0] != nil } ? .unknown : .quiet
        }
        let open = rules.indices.filter { outcomes[$0] == .unknown || outcomes[$0] == .failed }.map { rules[$0].weight }
        let total = SamplePack.card.prior + fired.reduce(0) { $0 + $1.1 } + adjustments.reduce(0) { $0 + $1.2 }
        let low = total + open.filter { $0 < 0 }.reduce(0, +)
        let high = total + open.filter { $0 > 0 }.reduce(0, +)
        let all = rules.reduce(0) { $0 + $1.weight.magnitude }
        let judged = all - open.reduce(0) { $0 + $1.magnitude }
        return Assessment(
            applicant: id, origin: RecordOrigin(file: 0, record: record, line: record + 1),
            profileDigest: SamplePack.digest("a\(record)"),
            score: Score(total: total, low: low, high: high, coveragePermille: Int(judged * 1_000 / all)),
            band: SamplePack.card.band(of: total),
            isSettled: SamplePack.card.band(of: low) == SamplePack.card.band(of: high), outcomes: outcomes,
            contributions: fired.map { Contribution(rule: $0.0, millibans: $0.1) },
            adjustments: adjustments.map { Adjustment(kind: $0.0, rule: $0.1, millibans: $0.2) }, reasons: reasons,
            unknowns: unknown.keys.sorted().map { column in
                let waiting = rules.indices.filter { outcomes[$0] == .unknown && rules[$0].signals.contains(column) }
                return UnknownSignal(column: column, reason: unknown[column] ?? .notCollected, rules: waiting)
            }, nextChecks: next, droppedColumns: dropped)
    }
}
