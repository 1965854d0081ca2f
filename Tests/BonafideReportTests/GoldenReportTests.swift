import BonafideReport
import BonafideTestSupport
import Testing

@Suite("Recorded reports")
struct GoldenReportTests {
    @Test(
        "every format is byte for byte what was recorded", arguments: ReportFormat.allCases)
    func format(_ format: ReportFormat) throws {
        try Golden.expect(SampleReport.bytes(format), is: "sample.\(format.rawValue)")
    }

    @Test(
        "no score is shown where only bands are asked for", arguments: ReportFormat.allCases)
    func bandsOnly(_ format: ReportFormat) throws {
        let bytes = SampleReport.bytes(format) {
            $0.showsScores = false
            $0.layout = .sheets
        }
        try Golden.expect(bytes, is: "bands-only.\(format.rawValue)")
    }

    @Test("a sheet fits the terminal", arguments: [48, 80, 120])
    func sheet(_ width: Int) throws {
        let bytes = SampleReport.bytes(.text, of: [SampleAssessments.contradicted]) { $0.style.width = width }
        try Golden.expect(bytes, is: "sheet-\(width).text")
    }

    @Test("one applicant has a page without a queue")
    func single() throws {
        try Golden.expect(SampleReport.bytes(.html, of: [SampleAssessments.contradicted]), is: "single.html")
    }

    @Test("colour and plain ASCII are the reader's choice")
    func styles() throws {
        let colour = SampleReport.bytes(.text) {
            $0.style.usesColor = true
            $0.layout = .sheets
        }
        try Golden.expect(colour, is: "colour.text")
        let plain = SampleReport.bytes(.text) {
            $0.style.usesUnicode = false
            $0.layout = .sheets
        }
        #expect(plain.allSatisfy { $0 < 0x7F })
        try Golden.expect(plain, is: "ascii.text")
    }
}
