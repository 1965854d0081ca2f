import BonafideCore
import BonafideReport
import BonafideTestSupport
import Foundation
import Testing

@Suite("Explanations of rules")
struct ExplanationTests {
    private static let traces: [RuleTrace] = [
        RuleTrace(
            rule: 1, outcome: .unknown,
            comparisons: [
                LeafComparison(
                    text: "document.template_twins >= 1", observed: "", threshold: "1", result: .unknown,
                    note: "not in the export")
            ]),
        RuleTrace(
            rule: 5, outcome: .failed,
            comparisons: [
                LeafComparison(
                    text: "network.travel_speed > 1000.0", observed: "", threshold: "1000 km_per_hour",
                    result: .failed, note: "division by zero")
            ], note: "a comparison failed; it is scored like unknown"),
        RuleTrace(
            rule: 6, outcome: .fired,
            comparisons: [
                LeafComparison(
                    text: "network.named_vpn_sessions >= 1", observed: "3", threshold: "1", result: .holds,
                    evidence: ["sessions[0].ip (line 2)", "sessions[1].ip (line 3)"],
                    source: "sample-ranges 2026-08-20"),
                LeafComparison(
                    text: "known(network.named_vpn_brand)", observed: "Example \u{1B}[2JVPN", threshold: "",
                    result: .holds),
            ]),
        RuleTrace(
            rule: 10, outcome: .quiet,
            comparisons: [
                LeafComparison(
                    text: "persona.phone_kind == 'virtual'", observed: "mobile", threshold: "virtual", result: .fails)
            ]),
        RuleTrace(rule: 13, outcome: .disabled, comparisons: [], note: "the rule is a draft"),
    ]

    @Test("comparisons are shown with what was seen and the threshold", arguments: [true, false])
    func text(_ showsScores: Bool) throws {
        let report = ExplanationReport(SampleReport.context { $0.showsScores = showsScores })
        var out: [UInt8] = []
        report.writeText(SampleAssessments.contradicted, Self.traces, into: &out)
        #expect(!out.contains(0x1B))
        try Golden.expect(out, is: showsScores ? "explain.text" : "explain-bands-only.text")
    }

    @Test("JSON holds every comparison in the order given")
    func json() throws {
        let report = ExplanationReport(SampleReport.context())
        var out: [UInt8] = []
        report.writeJSON(SampleAssessments.contradicted, Self.traces, into: &out)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(out)) as? [String: Any])
        let list = try #require(object["explanations"] as? [[String: Any]])
        #expect(list.map { $0["outcome"] as? String } == ["unknown", "failed", "fired", "quiet", "disabled"])
        let comparisons = try #require(list[2]["comparisons"] as? [[String: Any]])
        #expect(comparisons[0]["observed"] as? String == "3")
        #expect(comparisons[1]["observed"] as? String == "Example \u{1B}[2JVPN")
        #expect(list[2]["contribution"] as? Int == 560)
    }
}
