import BonafideCore
import BonafideReport
import BonafideTestSupport
import Testing

@Suite("The page of rings")
struct RingPageTests {
    /// A ring in which every member is linked with the next few.
    private static func ring(_ count: Int, reach: Int = 2, prefix: String = "M") -> RingReport.Ring {
        let members = (0..<count).map { "\(prefix)-\(1000 + $0)" }
        var links: [RingReport.Link] = []
        for a in 0..<count {
            for b in (a + 1)..<min(count, a + 1 + reach) where b > a {
                links.append(.init(a: members[a], b: members[b], kinds: ["wallet", "ship_to"], weight: 3_400))
            }
        }
        return RingReport.Ring(members: members, kinds: ["wallet", "ship_to"], links: links)
    }

    private static func page(_ rings: [RingReport.Ring], assessments: [Assessment] = []) -> String {
        let report = RingReport(rings: rings, hubs: [.init(kind: "device", sharers: 40)], explained: [("same_name", 2)])
        let page = HTMLRingPage(report, context: SampleReport.context(), assessments: assessments)
        return String(decoding: page.bytes(), as: UTF8.self)
    }

    private static func count(_ text: String, _ piece: String) -> Int { text.split(separator: piece).count - 1 }

    @Test(arguments: [2, 3, 12, 500])
    func everyMemberStandsInTheGraphAndInTheTable(count: Int) {
        let page = Self.page([Self.ring(count)])
        #expect(Self.count(page, "class=\"member ") == count)
        #expect(Self.count(page, "<tr id=\"ring-1-member-") == count)
        #expect(Self.count(page, "tabindex=\"0\" data-place=\"0\"") == 1)
        #expect(Self.count(page, "<circle r=") == count)
    }

    @Test func thePageIsTheSameEveryTime() {
        #expect(Self.page([Self.ring(60, reach: 5)]) == Self.page([Self.ring(60, reach: 5)]))
    }

    @Test func placesLieInsideThePicture() throws {
        let page = Self.page([Self.ring(200)])
        for piece in page.split(separator: "transform=\"translate(").dropFirst() {
            let numbers = piece.prefix { $0 != ")" }.split(separator: " ").compactMap { Double($0) }
            #expect(numbers.count == 2)
            #expect((0...1000).contains(numbers[0]) && (0...900).contains(numbers[1]))
        }
    }

    /// Where not all links can be drawn, no member stands alone.
    @Test func everyMemberOfACrowdedRingHasALine() {
        let page = Self.page([Self.ring(500, reach: 14)])
        #expect(Self.count(page, "<line") == 3_000)
        var seen: Set<Int> = []
        for piece in page.split(separator: "<line").dropFirst() {
            for name in ["data-a=\"", "data-b=\""] {
                let rest = piece.split(separator: name, maxSplits: 1).dropFirst().first ?? ""
                if let member = Int(rest.prefix { $0 != "\"" }) { seen.insert(member) }
            }
        }
        #expect(seen.count == 500)
        // The table tells the very links that are drawn.
        let table = page.split(separator: "Links of ring").last.map(String.init) ?? ""
        #expect(Self.count(table, "<tr><th scope=\"row\">") == 3_000)
    }

    @Test func valuesNeverBecomeMarkup() {
        let evil = "<script>alert(1)</script>\"'&"
        let ring = RingReport.Ring(
            members: [evil, "B"], kinds: ["wallet"],
            links: [.init(a: evil, b: "B", kinds: ["wallet"], weight: 2_200, isBridge: true)])
        let page = Self.page([ring])
        #expect(!page.contains("<script>alert"))
        #expect(page.contains("&lt;script&gt;alert(1)"))
        #expect(Self.count(page, "<script") == 1)
    }

    @Test func loadsNothingAndNamesItsParts() {
        let page = Self.page([Self.ring(5), Self.ring(4, prefix: "N")])
        #expect(page.contains("default-src &#39;none&#39;"))
        #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("src=\""))
        #expect(page.contains("href=\"#ring-2\""))
        #expect(page.contains("Left aside") && page.contains("one device shared by 40"))
        #expect(Self.page([]).contains("No ring was found."))
    }

    @Test func membersShowTheirAssessments() throws {
        let first = try #require(SampleAssessments.all.first)
        let ring = RingReport.Ring(
            members: [first.applicant, "Z-9"], kinds: ["wallet"],
            links: [.init(a: first.applicant, b: "Z-9", kinds: ["wallet"], weight: 2_200)])
        let page = Self.page([ring], assessments: [first])
        let band = SampleReport.context().pack.bands[first.band].name
        #expect(page.contains(", \(band)\""))
        #expect(page.contains("not in this input"))
    }
}
