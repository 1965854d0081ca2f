import BonafideCore
import BonafideReport
import BonafideTestSupport
import Testing

@Suite("The drawing of the rhythm")
struct HTMLActivityTests {
    @Test("a sheet with a rhythm has the dial, the plot and a table beside each")
    func drawn() throws {
        let page = try HTMLElements(SampleReport.bytes(.html, of: [SampleAssessments.contradicted]))
        let titles = page.named("title").map(\.text)
        #expect(titles.contains { $0.contains("UTC\u{2212}6") && $0.contains("UTC+8") })
        let captions = page.named("caption").map(\.text)
        #expect(captions.contains("Active half hours by time of day"))
        #expect(captions.contains("The most probable offsets"))
        let bars = page.all.filter { $0.name == "rect" && $0.attributes["transform"]?.hasPrefix("rotate") == true }
        let halfHours = try #require(SampleAssessments.contradicted.activity?.halfHours)
        #expect(bars.count == halfHours.count { $0 > 0 })
    }

    @Test("the table of the day holds every half hour, on the claimed clock and on the one that fits")
    func counted() throws {
        let page = try HTMLElements(SampleReport.bytes(.html, of: [SampleAssessments.contradicted]))
        let text = page.named("main").map(\.text).joined()
        // Chicago's evening is the morning in China.
        #expect(text.contains("18:00 to 21:00"))
        #expect(text.contains("08:00 to 11:00"))
        let picture = try #require(SampleAssessments.contradicted.activity)
        let shown = page.named("tbody").first { $0.text.contains("18:00 to 21:00") }?.text ?? ""
        #expect(!shown.isEmpty)
        #expect(picture.halfHours.reduce(0, +) > 0)
    }

    @Test("a sheet without a rhythm has neither")
    func absent() throws {
        let page = try HTMLElements(SampleReport.bytes(.html, of: [SampleAssessments.settled]))
        #expect(!page.named("caption").map(\.text).contains("The most probable offsets"))
    }

    @Test("a picture survives its text, and other texts are refused")
    func coding() throws {
        let picture = try #require(SampleAssessments.contradicted.activity)
        #expect(ActivityPicture(text: picture.text) == picture)
        for text in ["", "1,2|3", picture.text + "|1", picture.text.replacing("9", with: "99999")] {
            #expect(ActivityPicture(text: text) == nil)
        }
    }
}
