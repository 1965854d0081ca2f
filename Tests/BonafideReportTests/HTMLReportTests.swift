import BonafideArchive
import BonafideCore
import BonafideReport
import BonafideTestSupport
import Foundation
import Testing

@Suite("The HTML page")
struct HTMLReportTests {
    private func page(
        _ assessments: [Assessment] = SampleAssessments.all, _ change: (inout ReportOptions) -> Void = { _ in }
    ) throws -> HTMLElements { try HTMLElements(SampleReport.bytes(.html, of: assessments, change)) }

    @Test("it loads nothing and runs nothing but its own script")
    func isSelfContained() throws {
        let page = try page()
        let loading: Set = [
            "img", "iframe", "link", "object", "embed", "form", "base", "video", "audio", "image", "use",
        ]
        #expect(page.all.allSatisfy { !loading.contains($0.name) })
        for element in page.all {
            #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "style" && $0 != "src" })
        }
        #expect(page.values(of: "href").allSatisfy { $0.hasPrefix("#") })
        let style = try #require(page.named("style").first?.text)
        #expect(!style.contains("http") && !style.contains("@import") && !style.contains("url(http"))
        #expect(page.named("script").count == 1)
    }

    @Test("its policy forbids every load and names style and script by their digests")
    func policy() throws {
        let page = try page()
        let meta = page.named("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        let policy = try #require(meta?.attributes["content"])
        #expect(policy.contains("default-src 'none'"))
        for name in ["style", "script"] {
            let text = try #require(page.named(name).first?.text)
            let digest = Data(Digest256(of: Array(text.utf8)).bytes).base64EncodedString()
            #expect(policy.contains("\(name)-src 'sha256-\(digest)'"))
        }
    }

    @Test("hostile values stay text")
    func hostile() throws {
        let page = try page([SampleAssessments.hostile])
        #expect(page.named("script").isEmpty && page.named("img").isEmpty)
        let text = page.named("main").map(\.text).joined()
        #expect(text.contains("<script>alert('x')</script> <U+001B>[31mred"))
        #expect(text.contains("<U+202E>gnp.exe"))
        #expect(page.named("title").first?.text.contains("=HYPERLINK(\"http://example.com\",\"A\")") == true)
    }

    @Test("a screen reader finds its way")
    func landmarks() throws {
        let page = try page()
        #expect(page.named("html").first?.attributes["lang"] == "en")
        for name in ["main", "h1", "footer"] { #expect(page.named(name).count == 1) }
        #expect(page.all.first { $0.attributes["class"] == "skip" }?.attributes["href"] == "#main")
        let ids = page.values(of: "id")
        #expect(Set(ids).count == ids.count)
        for target in page.values(of: "aria-labelledby") { #expect(ids.contains(target)) }
        for link in page.values(of: "href") { #expect(ids.contains(String(link.dropFirst()))) }
        let tables = page.named("table").count
        #expect(page.named("caption").count == tables)
        #expect(page.named("th").allSatisfy { $0.attributes["scope"] != nil })
        for chart in page.named("svg") {
            let isNamed = chart.attributes["aria-label"] != nil || chart.attributes["aria-labelledby"] != nil
            #expect(chart.attributes["aria-hidden"] == "true" || (chart.attributes["role"] == "img" && isNamed))
        }
        let levels = page.all.compactMap { ["h1": 1, "h2": 2, "h3": 3][$0.name] }
        for (one, next) in zip(levels, levels.dropFirst()) { #expect(next <= one + 1) }
    }

    @Test("chart and table end in the exact score", arguments: SampleAssessments.all.indices)
    func waterfall(_ index: Int) throws {
        let assessment = SampleAssessments.all[index]
        let page = try page([assessment])
        let total = assessment.score.total
        let sign = total < 0 ? "\u{2212}" : "+"
        let cents = total.magnitude % 100
        let exact = "\(sign)\(total.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
        let chart = page.all.filter { $0.name == "text" && $0.attributes["class"] == "total" }.map(\.text)
        #expect(chart == ["Score", exact])
        #expect(page.named("tfoot").first?.text.hasSuffix("\(Score.display(total)) of 100\(exact)") == true)
        let steps = page.named("tbody").first { $0.text.contains("Prior, before any evidence") }
        #expect(steps?.text.contains("\u{2212}19.96") == true)
    }

    @Test("only bands are shown where scores are not wanted")
    func bandsOnly() throws {
        let page = try page { $0.showsScores = false }
        let main = try #require(page.named("main").first?.text)
        for word in ["of 100", " dB", "could be", "Could be", "Score"] { #expect(!main.contains(word)) }
        #expect(page.named("tfoot").isEmpty)
        #expect(!page.values(of: "data-key").contains("-2646"))
    }

    @Test("at most as many sheets as asked for, and the page says so")
    func limits() throws {
        let page = try page {
            $0.sheetLimit = 2
            $0.queueLimit = 4
        }
        #expect(page.named("article").count == 2)
        let caption = try #require(page.named("caption").first?.text)
        #expect(caption.contains("4 of 6 applicants are listed"))
        #expect(caption.contains("The first 2 have a sheet below"))
    }

    @Test("every rule has its outcome, and what was not checked is there")
    func outcomes() throws {
        let text = try #require(try page([SampleAssessments.contradicted]).named("main").first?.text)
        for rule in SamplePack.card.rules { #expect(text.contains(rule.id)) }
        for unknown in SampleAssessments.contradicted.unknowns {
            #expect(text.contains(SamplePack.declarations[unknown.column].name))
            #expect(text.contains(unknown.reason.phrase))
        }
        let readings = try #require(text.range(of: "Honest readings first"))
        let claims = try #require(text.range(of: "Claims against evidence"))
        #expect(readings.lowerBound < claims.lowerBound)
    }
}
