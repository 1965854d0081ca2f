import BonafideCore
import BonafideReport
import BonafideTestSupport
import Testing

@Suite("Text for a terminal")
struct TextReportTests {
    @Test("no line is wider than the terminal", arguments: [40, 48, 60, 72, 80, 100, 120, 200])
    func width(_ width: Int) {
        for layout in [ReportLayout.queue, .sheets] {
            let text = SampleReport.text(.text) {
                $0.style.width = width
                $0.layout = layout
            }
            for line in text.split(separator: "\n") {
                #expect(ReportEscaping.columns(of: String(line)) <= width, "\(line)")
            }
        }
    }

    @Test("nothing in it acts on the terminal but the colours that were asked for")
    func controls() {
        for usesColor in [false, true] {
            let text = SampleReport.text(.text) {
                $0.style.usesColor = usesColor
                $0.layout = .sheets
            }
            var rest = text
            for code in ["1", "2", "31", "32", "33", "1;31", "1;7;31", "0"] {
                rest = rest.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
            }
            #expect(rest.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F) })
            #expect(!rest.unicodeScalars.contains("\u{202E}"))
            #expect(usesColor || rest == text)
        }
    }

    @Test("with colour taken away the same is said")
    func colourAddsNothing() {
        let plain = SampleReport.text(.text) { $0.layout = .sheets }
        var coloured = SampleReport.text(.text) {
            $0.style.usesColor = true
            $0.layout = .sheets
        }
        for code in ["1", "2", "31", "32", "33", "1;31", "1;7;31", "0"] {
            coloured = coloured.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
        }
        let lines = coloured.split(separator: "\n", omittingEmptySubsequences: false)
        let trimmed = lines.map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        #expect(trimmed.joined(separator: "\n") == plain)
    }

    @Test("the waterfall ends in the exact score", arguments: SampleAssessments.all.indices)
    func waterfall(_ index: Int) {
        let assessment = SampleAssessments.all[index]
        let text = SampleReport.text(.text, of: [assessment])
        let total = assessment.score.total
        let cents = total.magnitude % 100
        let exact = "\(total < 0 ? "\u{2212}" : "+")\(total.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
        let last = text.split(separator: "\n").last { $0.contains("  Score ") }
        #expect(last?.contains("\(exact)  = \(Score.display(total)) of 100") == true)
        #expect(!text.contains("Not accounted for"))
    }

    @Test("parts that do not add up are shown as such")
    func unexplained() {
        var assessment = SampleAssessments.contradicted
        assessment.contributions.removeFirst()
        #expect(SampleReport.text(.text, of: [assessment]).contains("Not accounted for"))
    }

    @Test("the disclaimer is on every report for people", arguments: [ReportFormat.text, .markdown, .html])
    func disclaimer(_ format: ReportFormat) {
        for assessments in [SampleAssessments.all, [SampleAssessments.settled], []] {
            let text = SampleReport.text(format, of: assessments)
                .split(separator: "\n").joined(separator: " ")
            #expect(text.contains("Advice for a person, not a decision: contradictions, not proof."))
        }
    }
}
