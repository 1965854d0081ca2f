import BonafideCore
import BonafideSignals
import Testing

@Suite struct TextSketchTests {
    private static let words = """
        built the billing pipeline that settles invoices for nine markets and cut the nightly batch from four hours to \
        eleven minutes by replacing row locks with a ledger of deltas; led three engineers through the move from a shared \
        database to owned schemas, wrote the playbook for rollbacks, and kept the error budget above its floor for seven \
        quarters while traffic tripled and two regions were added without a maintenance window
        """.split(separator: " ").map(String.init)

    /// A text in which every so many words one is another.
    private static func text(changing every: Int, by other: String) -> String {
        words.enumerated().map { ($0.offset + 3) % every == 0 ? other + "\($0.offset)" : $0.element }.joined(
            separator: " ")
    }

    private static func sharers(_ texts: [String]) throws -> SignalState {
        var made = MadeApplicants()
        for (number, text) in texts.enumerated() {
            made.add([.basicsName: "Name\(number) Other\(number)"], [[(WorkField.summary.path, text)]])
        }
        return try made.state(LinkSignals.curriculum, of: 0)
    }

    @Test func nearDuplicatesAreSeenAndOtherTextsAreNot() throws {
        let original = Self.text(changing: 1_000, by: "")
        #expect(try Self.sharers([original, original.uppercased()]) == .value(1))
        #expect(try Self.sharers([original, Self.text(changing: 30, by: "x")]) == .value(1))
        #expect(try Self.sharers([original, Self.text(changing: 4, by: "x")]) == .value(0))
        #expect(try Self.sharers([original, Self.words.reversed().joined(separator: " ")]) == .value(0))
    }

    /// Where the sketches meet, the texts decide: at least six in ten of all runs of three words must be in both.
    @Test func theLikenessIsExact() throws {
        func runs(_ text: String) -> Set<String> {
            let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
            return Set((0..<(words.count - 2)).map { words[$0..<($0 + 3)].joined(separator: " ") })
        }
        let original = Self.text(changing: 1_000, by: "")
        var (near, far) = (0, 0)
        for changed in 0...14 {
            // The first words are others, so that each further one costs exactly one run.
            let text = Self.words.enumerated().map { $0.offset < changed ? "z\($0.offset)" : $0.element }
                .joined(separator: " ")
            let (a, b) = (runs(original), runs(text))
            let isNear = a.intersection(b).count * 10 >= a.union(b).count * 6
            #expect(try Self.sharers([original, text]) == .value(isNear ? 1 : 0), "\(changed) words")
            if isNear { near += 1 } else { far += 1 }
        }
        #expect(near > 0)
        for changed in [18, 22, 26] {
            let text = Self.words.enumerated().map { $0.offset < changed ? "z\($0.offset)" : $0.element }
                .joined(separator: " ")
            #expect(try Self.sharers([original, text]) == .value(0), "\(changed) words")
            far += 1
        }
        #expect(far > 0)
    }

    /// Texts of words at random, of which another has a share.
    private static func proposal(_ number: Int, changing every: Int, by other: String) -> String {
        (0..<150).map { word in
            word % every == every - 1 ? "\(other)\(word)" : "w\((number * 7919 + word * 104_729) % 9973)"
        }.joined(separator: " ")
    }

    private static func proposals(_ all: [[String]]) throws -> SignalState {
        var made = MadeApplicants()
        for (number, texts) in all.enumerated() {
            made.add([.basicsName: "Name\(number) Other\(number)"], texts.map { [(BidField.text.path, $0)] })
        }
        return try made.state(LinkSignals.proposal, of: 0)
    }

    /// One word in forty changes seven runs in a hundred, one in six every second run.
    @Test(arguments: [(40, 29, 30), (6, 0, 3)])
    func nearDuplicateProposalsAreSeen(every: Int, least: Int, most: Int) throws {
        var seen = 0
        for number in 0..<30 {
            let two = ["x", "y"].map { [Self.proposal(number, changing: every, by: $0)] }
            if try Self.proposals(two) == .value(1) { seen += 1 }
        }
        #expect((least...most).contains(seen), "\(seen) of 30")
    }

    /// Of many proposals the longest are compared, in whatever order they come.
    @Test func theLongestProposalsAreCompared() throws {
        let long = Self.proposal(1, changing: 40, by: "x") + " and then some more words at its end"
        let others = (2..<8).map { Self.proposal($0, changing: 40, by: "x") }
        let near = [Self.proposal(1, changing: 40, by: "y")]
        #expect(try Self.proposals([others + [long], near]) == .value(1))
        #expect(try Self.proposals([[long] + others, near]) == .value(1))
        #expect(try Self.proposals([others, near]) == .value(0))
    }

    @Test func textsManyShareLinkNobody() throws {
        let notice = (0..<30).map { Self.text(changing: 40, by: "w\($0)w") }
        #expect(try Self.sharers(notice) == .value(0))
    }

    @Test func shortTextsHaveNoSketch() throws {
        var made = MadeApplicants()
        for (name, end) in [("Ada Fenn", "a"), ("Bo Hurst", "b")] {
            made.add([.basicsName: name], [[(WorkField.summary.path, "kept the servers running " + end)]])
        }
        #expect(try made.state(LinkSignals.curriculum, of: 0) == .unknown(.notCollected))
    }

    @Test(arguments: [
        ("mill.example.com", "Mill Works", 0), ("gmail.com", "Mill Works", 1), ("mill.example.com", "Other", 1),
    ])
    func aFormerManagerLinksNobody(domain: String, employer: String, sharers: Int) throws {
        var made = MadeApplicants()
        for name in ["Ada Fenn", "Bo Hurst"] {
            made.add(
                [.basicsName: name],
                [
                    [
                        (ReferenceField.email.path, "lee.boss@\(domain)"), (ReferenceField.employer.path, "Mill Works"),
                        (ReferenceField.employerDomain.path, "mill.example.com"),
                    ],
                    [(WorkField.name.path, employer)],
                ])
        }
        let state = try made.state(LinkSignals.reference, of: 0)
        #expect(state == (sharers == 0 ? .unknown(.notCollected) : .value(UInt64(sharers))))
    }
}
