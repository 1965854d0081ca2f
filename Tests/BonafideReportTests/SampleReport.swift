import BonafideCore
import BonafideReport
import BonafideTestSupport
import Foundation

/// Renders the sample run.
enum SampleReport {
    /// What the sample run is, with the options a test asks for.
    static func context(_ change: (inout ReportOptions) -> Void = { _ in }) -> ReportContext {
        var options = ReportOptions()
        change(&options)
        return ReportContext(
            pack: SamplePack.card, catalog: SamplePack.catalog, stamp: SamplePack.stamp, sources: SamplePack.sources,
            inputs: SamplePack.inputs, options: options)
    }

    /// The counts of a run over some assessments.
    static func summary(of assessments: [Assessment]) -> RunSummary {
        var summary = RunSummary(pack: SamplePack.card)
        for assessment in assessments { summary.count(assessment) }
        summary.inputs = [
            InputStamp(
                name: "profiles.csv", digest: SamplePack.digest("f1"), bytes: 4_096,
                records: Int64(assessments.count) + 1, rejected: 1)
        ]
        return summary
    }

    /// The whole report of some assessments.
    static func bytes(
        _ format: ReportFormat, of assessments: [Assessment] = SampleAssessments.all,
        _ change: (inout ReportOptions) -> Void = { _ in }
    ) -> [UInt8] {
        var writer = ReportWriter(format: format, context: context(change))
        var out: [UInt8] = []
        writer.begin(into: &out)
        for assessment in assessments { writer.add(assessment, into: &out) }
        writer.end(summary: summary(of: assessments), into: &out)
        return out
    }

    /// The whole report as text.
    static func text(
        _ format: ReportFormat, of assessments: [Assessment] = SampleAssessments.all,
        _ change: (inout ReportOptions) -> Void = { _ in }
    ) -> String { String(decoding: bytes(format, of: assessments, change), as: UTF8.self) }

    /// The whole report read as JSON.
    static func json(
        of assessments: [Assessment] = SampleAssessments.all, _ change: (inout ReportOptions) -> Void = { _ in }
    ) throws -> [String: Any] {
        let data = Data(bytes(.json, of: assessments, change))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
}
