import BonafideCore
import BonafideReport
import BonafideTestSupport
import Testing

@Suite("The queue of a long run")
struct QueueTests {
    /// Many assessments with many equal scores.
    private static let many: [Assessment] = (0..<600).map { number in
        SampleAssessments.make(
            "B-\(number)", record: UInt64(number), fired: number % 7 == 0 ? [(8, Millibans(number % 5) * 700)] : [],
            reasons: [])
    }

    private func render(_ parts: [[Assessment]], _ change: (inout ReportOptions) -> Void = { _ in }) -> [UInt8] {
        let context = SampleReport.context {
            $0.queueLimit = 50
            $0.sheetLimit = 3
            change(&$0)
        }
        var main = ReportWriter(format: .html, context: context)
        var out: [UInt8] = []
        main.begin(into: &out)
        for part in parts {
            var worker = ReportWriter(format: .html, context: context)
            for assessment in part { worker.add(assessment, into: &out) }
            main.absorb(worker)
        }
        main.end(summary: SampleReport.summary(of: Self.many), into: &out)
        return out
    }

    @Test("the order of arrival and the number of workers change nothing")
    func order() {
        let whole = render([Self.many])
        #expect(render([Self.many.reversed()]) == whole)
        let thirds = (0..<3).map { third in Self.many.filter { Int($0.origin.record) % 3 == third } }
        #expect(render(thirds) == whole)
        #expect(render(thirds.reversed()) == whole)
    }

    @Test("the most urgent come first, and without scores the order tells none")
    func urgency() throws {
        let page = try HTMLElements(render([Self.many]))
        let numbers = page.all.filter { $0.name == "td" && $0.attributes["class"] == "number" }
            .compactMap { $0.attributes["data-key"] }.compactMap(Int.init)
        let scores = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
        #expect(scores.count == 50)
        #expect(scores == scores.sorted(by: >))
        let bare = try HTMLElements(render([Self.many]) { $0.showsScores = false })
        let ids = bare.all.filter { $0.name == "th" && $0.attributes["scope"] == "row" }
            .compactMap { $0.attributes["data-key"] }.compactMap { Int($0.dropFirst(2)) }
        let byID = Dictionary(uniqueKeysWithValues: Self.many.map { (Int($0.origin.record), $0.band) })
        let bands = ids.compactMap { byID[$0] }
        #expect(bands == bands.sorted(by: >))
        for band in Set(bands) {
            let inBand = ids.filter { byID[$0] == band }
            #expect(inBand == inBand.sorted())
        }
    }

    @Test("counts of several workers join to the counts of one")
    func summaries() {
        var joined = RunSummary(pack: SamplePack.card)
        for part in [Self.many[..<100], Self.many[100..<350], Self.many[350...]] {
            joined.merge(SampleReport.summary(of: Array(part)))
        }
        var whole = SampleReport.summary(of: Self.many)
        whole.inputs = joined.inputs
        #expect(joined == whole)
        #expect(whole.bands.reduce(0, +) == 600)
    }
}
