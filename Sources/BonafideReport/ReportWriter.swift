package import BonafideCore

/// Renders a run in one format: `begin`, then `add` for each assessment, then `end`.
///
/// JSON, NDJSON and CSV are written as assessments come, in the order given; text, Markdown and HTML
/// keep the most urgent assessments in bounded memory and are written by `end`. For several workers, give
/// each its own copy, call `startPart()` before a part, put `separator` between parts that are not empty,
/// and `absorb` every copy before `end`.
package struct ReportWriter: Sendable {
    /// The form that is written.
    package let format: ReportFormat
    /// What the report says for all applicants.
    package let context: ReportContext
    private var json: JSONAssessment?
    private let csv: CSVReport?
    private var queue: UrgencyQueue
    private var isPartEmpty = true

    /// Prepares everything that does not depend on an applicant; of what was written, at most so many bytes are kept
    /// to be written again.
    package init(format: ReportFormat, context: ReportContext, keeping bytes: Int = 16 << 20) {
        self.format = format
        self.context = context
        json = format == .json || format == .ndjson ? JSONAssessment(context, keeping: bytes) : nil
        csv = format == .csv ? CSVReport(context) : nil
        let capacity = max(context.options.queueLimit, context.options.sheetLimit)
        queue = UrgencyQueue(capacity: capacity, usesScores: context.options.showsScores)
    }

    /// What stands between two parts, each of one or more assessments.
    package var separator: [UInt8] { format == .json ? [UInt8(ascii: ","), UInt8(ascii: "\n")] : [] }

    /// Appends what comes before the first assessment.
    package mutating func begin(into out: inout [UInt8]) {
        isPartEmpty = true
        switch format {
        case .json:
            out.append(raw: "{\"schemaVersion\":")
            out.append(decimal: AssessmentSchema.version)
            out.append(raw: ",\"assessments\":[\n")
        case .csv: csv?.begin(into: &out)
        case .ndjson, .text, .markdown, .html: break
        }
    }

    /// Begins a part that will be joined to others with `separator`.
    package mutating func startPart() { isPartEmpty = true }

    /// Whether an assessment with this place would be written or kept; one that would not need not be worked out.
    package func wants(_ place: QueuePlace) -> Bool { format.isStreamed || queue.wants(place) }

    /// Appends an assessment, or keeps it where the format is written at the end.
    package mutating func add(_ assessment: Assessment, into out: inout [UInt8]) {
        switch format {
        case .json:
            if !isPartEmpty { out.append(raw: ",\n") }
            json?.write(assessment, to: &out)
        case .ndjson:
            json?.write(assessment, to: &out)
            out.append(UInt8(ascii: "\n"))
        case .csv: csv?.write(assessment, to: &out)
        case .text, .markdown, .html: queue.insert(assessment)
        }
        isPartEmpty = false
    }

    /// Takes the assessments another worker's writer kept.
    package mutating func absorb(_ other: ReportWriter) {
        for assessment in other.queue.kept { queue.insert(assessment) }
    }

    /// Appends what comes after the last assessment.
    package mutating func end(summary: RunSummary, into out: inout [UInt8]) {
        switch format {
        case .json:
            out.append(raw: "\n],\"run\":")
            JSONRun(context).write(summary, to: &out)
            out.append(raw: "}\n")
        case .ndjson:
            guard context.options.endsWithRunLine else { return }
            out.append(raw: "{\"run\":")
            JSONRun(context).write(summary, to: &out)
            out.append(raw: "}\n")
        case .csv: break
        case .text:
            var report = TextReport(context)
            report.write(queue.kept, summary, to: &out)
        case .markdown:
            var report = MarkdownReport(context)
            report.write(queue.kept, summary, to: &out)
        case .html: HTMLReport(context).write(queue.kept, summary, to: &out)
        }
    }
}
