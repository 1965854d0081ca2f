import BonafideCore
import BonafideReport
import BonafideTestSupport
import Foundation
import Testing

@Suite("JSON and NDJSON")
struct JSONReportTests {
    @Test("prior, contributions and adjustments add up to the score")
    func sums() throws {
        let list = try #require(try SampleReport.json()["assessments"] as? [[String: Any]])
        #expect(list.count == SampleAssessments.all.count)
        for item in list {
            let score = try #require(item["score"] as? [String: Int])
            let parts = try #require(item["contributions"] as? [[String: Any]])
            let holds = try #require(item["adjustments"] as? [[String: Any]])
            let sum = (parts + holds).reduce(score["prior"] ?? 0) { $0 + ($1["contribution"] as? Int ?? 0) }
            #expect(sum == score["millibans"])
        }
    }

    @Test("every rule of the pack has an outcome")
    func outcomes() throws {
        let list = try #require(try SampleReport.json()["assessments"] as? [[String: Any]])
        let ids = SamplePack.card.rules.map(\.id)
        for (item, assessment) in zip(list, SampleAssessments.all) {
            let outcomes = try #require(item["outcomes"] as? [String: [String]])
            #expect(Set(outcomes.keys) == Set(RuleOutcome.allCases.map(\.word)))
            #expect(outcomes.values.joined().sorted() == ids.sorted())
            for (rule, outcome) in zip(SamplePack.card.rules, assessment.outcomes) {
                #expect(outcomes[outcome.word]?.contains(rule.id) == true)
            }
        }
    }

    @Test("every unknown signal stands under its reason, and the run tells which rules wait for it")
    func unknowns() throws {
        let document = try SampleReport.json()
        let list = try #require(document["assessments"] as? [[String: Any]])
        let run = try #require(document["run"] as? [String: Any])
        let reads = try #require(run["reads"] as? [String: [String]])
        let names = SamplePack.catalog.declarations.map(\.name)
        #expect(SampleAssessments.all.contains { Set($0.unknowns.map(\.reason)).count > 1 })
        for (item, assessment) in zip(list, SampleAssessments.all) {
            let unknowns = try #require(item["unknowns"] as? [String: [String]])
            let outcomes = try #require(item["outcomes"] as? [String: [String]])
            #expect(unknowns.values.joined().count == assessment.unknowns.count)
            for unknown in assessment.unknowns {
                let name = names[unknown.column]
                #expect(unknowns[unknown.reason.word]?.contains(name) == true)
                let waiting = outcomes["unknown"]?.filter { reads[$0]?.contains(name) == true }
                #expect(waiting == unknown.rules.map { SamplePack.card.rules[$0].id })
            }
        }
    }

    @Test("a line of NDJSON is the element of the array, and the last line is the run")
    func lines() throws {
        let document = SampleReport.text(.json)
        let all = SampleReport.text(.ndjson).split(separator: "\n")
        let run = try #require(all.last)
        let lines = all.dropLast()
        #expect(run.hasPrefix("{\"run\":{"))
        #expect(lines.count == SampleAssessments.all.count)
        for line in lines { #expect(document.contains(line)) }
        let without = SampleReport.text(.ndjson) { $0.endsWithRunLine = false }
        #expect(without == lines.map { $0 + "\n" }.joined())
    }

    @Test("hostile text is read back unchanged, and nothing active is in the file")
    func hostile() throws {
        let bytes = SampleReport.bytes(.ndjson, of: [SampleAssessments.hostile])
        #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A })
        #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{202E}"))
        let list = try #require(
            try SampleReport.json(of: [SampleAssessments.hostile])["assessments"] as? [[String: Any]])
        #expect(list[0]["id"] as? String == SampleAssessments.hostile.applicant)
        let reasons = try #require(list[0]["reasons"] as? [[String: Any]])
        #expect(reasons[0]["sentence"] as? String == SampleAssessments.hostile.reasons[0].sentence)
    }

    @Test("parts of several writers join to the bytes of one", arguments: [ReportFormat.json, .ndjson, .csv])
    func parts(_ format: ReportFormat) {
        let context = SampleReport.context()
        let all = SampleAssessments.all
        var main = ReportWriter(format: format, context: context)
        var workers = [main, main]
        var out: [UInt8] = []
        main.begin(into: &out)
        var isFirst = true
        for (number, range) in [0..<2, 2..<2, 2..<3, 3..<all.count].enumerated() {
            var part: [UInt8] = []
            workers[number % 2].startPart()
            for assessment in all[range] { workers[number % 2].add(assessment, into: &part) }
            guard !part.isEmpty else { continue }
            if !isFirst { out.append(contentsOf: main.separator) }
            isFirst = false
            out.append(contentsOf: part)
        }
        main.end(summary: SampleReport.summary(of: all), into: &out)
        #expect(out == SampleReport.bytes(format))
    }

    @Test("a run of nobody is a whole document")
    func empty() throws {
        let list = try #require(try SampleReport.json(of: [])["assessments"] as? [Any])
        #expect(list.isEmpty)
    }

    @Test("without scores no weight of evidence is written")
    func bandsOnly() {
        let text = SampleReport.text(.ndjson) {
            $0.showsScores = false
            $0.endsWithRunLine = false
        }
        for key in ["\"score\"", "\"millibans\"", "\"contribution\"", "\"weight\"", "\"reduction\"", "\"low\":"] {
            #expect(!text.contains(key + (key.hasSuffix(":") ? "" : ":")))
        }
    }
}
