import BonafideCore
import BonafideSignals
import Testing

/// What is counted for many at once, and what is found for one alone, must be what the pairs say.
@Suite struct SharedCountsTests {
    /// Forty who share mailboxes under several forms, and some of them a phone, a home, an account or a device beside.
    private static let crowd: MadeApplicants = {
        var made = MadeApplicants()
        for number in 0..<40 {
            var root: [RootField: String] = [
                .id: "C-\(number)",
                .basicsName: "Ada \(["B", "C", "D", "E", "G"][number % 5]). \(["Fenn", "Ross"][number / 12 % 2])",
                .basicsEmail: number % 5 == 0 ? "ada.fenn\(number % 2)@gmail.com" : "adafenn\(number % 2)@gmail.com",
            ]
            if number % 7 == 0 { root[.basicsPhone] = "+12025550\(140 + number % 3)" }
            if number % 9 == 0 { root[.householdId] = "h\(number % 2)" }
            if number % 6 == 0 {
                root[.basicsLocationAddress] = "\(number % 4) Example Road"
                root[.basicsLocationPostalCode] = "37212"
            }
            var rows: [[(FieldPath, String)]] = []
            if number % 11 == 0 { rows.append([(PayoutField.iban.path, "DE89370400440532013000")]) }
            if number % 8 == 0 {
                rows.append([
                    (SessionField.deviceId.path, "dev-3bc8\(number % 3)"),
                    (SessionField.ip.path, "24.8.77.\(number % 4)"),
                    (SessionField.start.path, "2026-03-0\(1 + number % 5)T10:00:00Z"),
                ])
            }
            made.add(root, rows)
        }
        return made
    }()

    @Test(arguments: [
        (LinkSignals.email, [LinkKind.email, .emailCanonical]), (LinkSignals.phone, [.phone]),
        (LinkSignals.device, [.device]), (LinkSignals.address, [.sessionAddress]), (LinkSignals.home, [.homeAddress]),
        (LinkSignals.payout, [.payoutAccount]),
    ])
    func countsAreThoseOfThePairs(signal: String, kinds: [LinkKind]) throws {
        let index = Self.crowd.index(Self.crowd.extractor())
        var counted = 0
        for row in Self.crowd.all.indices.map(UInt32.init)
        where kinds.contains(where: { index.kinds(of: row) & $0.bit != 0 }) {
            let pairs = index.pairs(of: row)
            let others = pairs.count { pair in
                pair.explained == nil && pair.keys.contains { kinds.contains(index.shared[Int($0)].kind) }
            }
            #expect(try Self.crowd.state(signal, of: row) == .value(UInt64(others)))
            let explained = pairs.count { $0.explained != nil }
            #expect(try Self.crowd.state(LinkSignals.explained, of: row) == .value(UInt64(explained)))
            #expect(try Self.crowd.state(LinkSignals.direct, of: row) == .value(UInt64(pairs.count(where: \.isLinked))))
            counted += others
        }
        #expect(counted > 0)
    }

    @Test func eachPairIsFoundFromBothItsEnds() {
        let index = Self.crowd.index(Self.crowd.extractor())
        let all = Array(index.pairs)
        #expect(all.count > 300)
        #expect(all.filter(\.isLinked) == Array(index.linked))
        #expect(Set(all.map { UInt64($0.a) << 32 | UInt64($0.b) }).count == all.count)
        for row in Self.crowd.all.indices.map(UInt32.init) {
            #expect(
                index.pairs(of: row) == all.filter { $0.a == row || $0.b == row }.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
            )
        }
        let reasons = Dictionary(grouping: all.compactMap(\.explained)) { $0 }.mapValues(\.count)
        #expect(index.explained == reasons)
    }

    @Test func whatLinksRestOnMayBeNotedLater() {
        let extractor = Self.crowd.extractor()
        let index = Self.crowd.index(extractor)
        let block = SignalBlock(columns: MadeApplicants.catalog.count)
        var noted = 0
        for (row, applicant) in Self.crowd.all.enumerated() {
            func evidence(_ note: (inout Findings) -> Void) -> [Evidence] {
                var findings = Findings(
                    view: block.view, lane: row, columns: 0..<MadeApplicants.catalog.count, labels: [], evidence: [])
                note(&findings)
                return findings.evidence
            }
            let row = UInt32(row)
            let atOnce = evidence { extractor.extract(from: applicant, row: row, index: index, into: &$0) }
            let later = evidence {
                extractor.extract(from: applicant, row: row, index: index, cites: false, into: &$0)
                extractor.cite(applicant, row: row, index: index, into: &$0)
            }
            #expect(atOnce == later)
            noted += atOnce.count
        }
        #expect(noted > 100)
    }

    @Test(arguments: [
        ("0A1B2C3D4E5F60718293a4b5c6d7e8f9", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
        ("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
        ("0a1b2c3d4e5f60718", "0A1B2C3D4E5F60718"), ("0a1b2c3d4e5f6071829{", "0a1b2c3d4e5f6071829"),
        ("0a1b2c3d4e5f607182/:@`", "0a1b2c3d4e5f607182"),
    ])
    func digestsAreOneHoweverTheyAreWritten(first: String, second: String) {
        var made = MadeApplicants()
        for digest in [first, second] { made.add([.taxIdHash: digest]) }
        #expect(made.index(made.extractor()).shared.map(\.rows) == [[0, 1]])
    }

    @Test(arguments: [
        ("Ada O'Fenn", "fenn, ada", false), ("Ada O'Fenn", "OFenn, Ben", true), ("Ada B. Fenn'", "Ben Fenn", true),
        ("Ada Fénn", "Ben Fénn", true), ("Ada Fénn", "Ben Fenn", false), ("Ada Fenn-Ross", "Ross, Ben", true),
        ("Ada Fenn 3", "Ben 3 Fenn", false),
    ])
    func oneFamilyNameInOneHomeExplains(first: String, second: String, isOne: Bool) {
        var made = MadeApplicants()
        for name in [first, second] {
            made.add([
                .basicsName: name, .basicsLocationAddress: "12 Example Road", .basicsLocationPostalCode: "37212",
            ])
        }
        let index = made.index(made.extractor())
        #expect(index.pairs(of: 0).map(\.explained) == [isOne ? .household : nil])
    }
}
