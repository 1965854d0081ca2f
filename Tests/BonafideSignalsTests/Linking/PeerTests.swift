import BonafideCore
import BonafideSignals
import Testing

/// Rates, referrals, circles of ratings and numbers bought together.
@Suite struct PeerTests {
    private static func rated(_ client: String, _ score: String = "5") -> [(FieldPath, String)] {
        [(RatingField.clientId.path, client), (RatingField.score.path, score)]
    }

    @Test(arguments: [
        ("+493023125110", "+493023125111", 1), ("+493023125109", "+493023125111", 1),
        ("+493023125105", "+493023125110", 1), ("+493023125110", "+493023125110", 0),
        ("+493023125100", "+493023125110", 0), ("+493023125110", "+494023125111", 0),
        // Kept for films and examples, where numbers stand side by side.
        ("+16155550131", "+16155550132", 0), ("+447700900161", "+447700900162", 0),
    ])
    func neighbouringNumbers(first: String, second: String, others: UInt64) throws {
        var made = MadeApplicants()
        made.add([.id: "A", .basicsName: "Aaron Beck", .basicsPhone: first])
        made.add([.id: "B", .basicsName: "Colin Drury", .basicsPhone: second])
        let state = try made.state(LinkSignals.phoneBlock, of: 0)
        let isInvented = first.contains("5550") || first.contains("7700900")
        #expect(isInvented ? state == .unknown(.notCollected) : state == .value(others))
    }

    @Test func aCircleOfRatingsIsFoundAndAChainIsNone() throws {
        var made = MadeApplicants()
        // A rated B, B rated C, C rated A; D was rated by A and rated nobody; E and F rated each other badly.
        made.add([.id: "A"], [Self.rated("C")])
        made.add([.id: "B"], [Self.rated("A"), Self.rated("outside")])
        made.add([.id: "C"], [Self.rated("B")])
        made.add([.id: "D"], [Self.rated("A")])
        made.add([.id: "E"], [Self.rated("F", "2.0")])
        made.add([.id: "F"], [Self.rated("E", "2.0")])
        made.add([.id: "G"])
        for row in UInt32(0)...2 { #expect(try made.state(LinkSignals.ratingCircle, of: row) == .value(3)) }
        for row in UInt32(3)...5 { #expect(try made.state(LinkSignals.ratingCircle, of: row) == .value(0)) }
        #expect(try made.state(LinkSignals.ratingCircle, of: 6) == .unknown(.notCollected))
    }

    @Test func theSmallestCircleCounts() throws {
        var made = MadeApplicants()
        made.add([.id: "A"], [Self.rated("B"), Self.rated("C")])
        made.add([.id: "B"], [Self.rated("A")])
        made.add([.id: "C"], [Self.rated("B")])
        #expect(try made.state(LinkSignals.ratingCircle, of: 0) == .value(2))
        #expect(try made.state(LinkSignals.ratingCircle, of: 2) == .value(3))
    }

    @Test func circlesBeyondFourAreNone() throws {
        var made = MadeApplicants()
        let ids = ["A", "B", "C", "D", "E"]
        for (place, id) in ids.enumerated() { made.add([.id: id], [Self.rated(ids[(place + 4) % 5])]) }
        #expect(try made.state(LinkSignals.ratingCircle, of: 0) == .value(0))
    }

    @Test func theReferrersRingIsTold() throws {
        var made = MadeApplicants()
        for (id, name) in [("A", "Aaron Beck"), ("B", "Colin Drury"), ("C", "Ewan Foss")] {
            made.add([.id: id, .basicsName: name], [[(PayoutField.iban.path, "DE89370400440532013000")]])
        }
        made.add([.id: "D", .basicsName: "Gil Hart", .referrerId: "A"])
        made.add([.id: "E", .basicsName: "Ivo Jung", .referrerId: "D"])
        made.add([.id: "F", .basicsName: "Kai Lund", .referrerId: "somebody of the firm"])
        #expect(try made.state(LinkSignals.referrerRing, of: 3) == .value(3))
        #expect(try made.state(LinkSignals.referrerRing, of: 4) == .value(0))
        #expect(try made.state(LinkSignals.referralChain, of: 4) == .value(3))
        #expect(try made.state(LinkSignals.referralChain, of: 0) == .value(3))
        #expect(try made.state(LinkSignals.referrerRing, of: 5) == .unknown(.notCollected))
        // One step only, and nothing without a store about earlier runs.
        #expect(try made.state(LinkSignals.referrerFlagged, of: 3) == .unknown(.notCollected))
    }

    private static func asking(_ cents: Int, _ country: String = "US", negotiated: String = "") -> [RootField: String] {
        [
            .compRateMinor: "\(cents)", .compRole: "Developer", .compCurrency: "USD", .compUnit: "hour",
            .basicsLocationCountryCode: country, .compNegotiated: negotiated,
        ]
    }

    @Test func ratesAreComparedWithinOneClaimedCountry() throws {
        var made = MadeApplicants()
        for step in 0..<10 { made.add(Self.asking(4_000 + 10 * step)) }
        let low = made.add(Self.asking(2_000))
        let abroad = made.add(Self.asking(2_000, "PH"))
        let agreed = made.add(Self.asking(2_000, negotiated: "yes"))
        // The median of eleven rates, its own among them, is the fifth of the ten.
        guard case .value(let bits) = try made.state(LinkSignals.rateToPeers, of: low) else {
            Issue.record("the rate is not compared")
            return
        }
        #expect(Double(bitPattern: bits) == 2_000.0 / 4_040.0)
        #expect(try made.state(LinkSignals.peers, of: low) == .value(11))
        #expect(try made.state(LinkSignals.rateToPeers, of: abroad) == .unknown(.notCollected))
        #expect(try made.state(LinkSignals.rateToPeers, of: agreed) == .unknown(.notCollected))
    }

    @Test func nineRatesAreTooFew() throws {
        var made = MadeApplicants()
        for step in 0..<9 { made.add(Self.asking(4_000 + 10 * step)) }
        #expect(try made.state(LinkSignals.rateToPeers, of: 0) == .unknown(.notCollected))
    }

    /// Chance meetings on many addresses of a carrier do not make one of them a home.
    @Test func daysCountOnTheAddressThatIsShared() throws {
        func session(_ ip: String, _ day: Int) -> [(FieldPath, String)] {
            [(SessionField.ip.path, ip), (SessionField.start.path, "2026-08-0\(day)T09:00:00Z")]
        }
        func home(_ number: Int) -> [RootField: String] {
            [
                .id: "P-\(number)", .basicsName: "Person Number\(number)",
                .basicsLocationAddress: "\(number) Wren Street",
                .basicsLocationPostalCode: "37206", .basicsLocationCountryCode: "US",
            ]
        }
        var made = MadeApplicants()
        // A flatmate on the home line for five days; strangers of other homes once each, elsewhere.
        let own = made.add(
            home(1), (1...5).map { session("198.18.0.1", $0) } + [session("198.19.0.1", 6), session("198.19.0.2", 7)])
        made.add(home(1).merging([.id: "P-9", .basicsName: "Ute Voss"]) { $1 }, [session("198.18.0.1", 1)])
        made.add(home(2), [session("198.19.0.1", 6)])
        made.add(home(3), [session("198.19.0.2", 7), session("198.19.0.1", 8)])
        #expect(try made.state(LinkSignals.addressDays, of: own) == .value(5))
        #expect(try made.state(LinkSignals.addressElsewhere, of: own) == .value(2))
        #expect(try made.state(LinkSignals.elsewhereDays, of: own) == .value(1))
        #expect(try made.state(LinkSignals.crowdedDays, of: own) == .value(1))
    }

    /// Two people, one account, and no homes to compare: not a couple, and not two strangers either.
    @Test(arguments: [
        ("1 Wren Street", "2 Wren Street", 1, false), ("1 Wren Street", "1 Wren Street", 0, false),
        ("1 Wren Street", "", 1, true), ("", "", 1, true),
    ])
    func oneAccountOfTwo(first: String, second: String, outside: UInt64, isOpen: Bool) throws {
        var made = MadeApplicants()
        for (id, name, street) in [("A", "Aaron Beck", first), ("B", "Colin Drury", second)] {
            made.add(
                [
                    .id: id, .basicsName: name, .basicsLocationAddress: street, .basicsLocationPostalCode: "37206",
                    .basicsLocationCountryCode: "US",
                ], [[(PayoutField.accountKey.path, "acct-77")]])
        }
        #expect(try made.state(LinkSignals.payoutOutsideHome, of: 0) == .value(outside))
        #expect(try made.state(LinkSignals.payoutHomeUnknown, of: 0) == .value(isOpen ? 1 : 0))
    }
}
