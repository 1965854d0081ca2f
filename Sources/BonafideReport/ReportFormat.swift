/// The forms a report can take.
package enum ReportFormat: String, CaseIterable, Sendable {
    case text
    case json
    case ndjson
    case csv
    case markdown = "md"
    case html

    /// Whether each assessment is written as it comes; the others keep the most urgent ones and write at the end.
    package var isStreamed: Bool {
        switch self {
        case .json, .ndjson, .csv: true
        case .text, .markdown, .html: false
        }
    }
}

/// What a terminal can show; decided by the command line, never guessed here.
package struct TextStyle: Hashable, Sendable {
    /// Whether colours and bold may be used.
    package var usesColor: Bool
    /// Columns of the terminal; at least 40 are used.
    package var width: Int
    /// Whether characters beyond ASCII may be used for bars and rules.
    package var usesUnicode: Bool

    /// Takes what the terminal can show.
    package init(usesColor: Bool = false, width: Int = 80, usesUnicode: Bool = true) {
        self.usesColor = usesColor
        self.width = width
        self.usesUnicode = usesUnicode
    }
}

/// Which parts of a digest are shown.
package enum ReportLayout: Hashable, Sendable {
    /// One applicant as a sheet, many as a queue.
    case automatic
    /// Only the queue.
    case queue
    /// The queue, if there are several, and the sheets.
    case sheets
}

/// What the reader of a report asked for.
package struct ReportOptions: Hashable, Sendable {
    /// Whether scores, intervals and contributions are shown, or only bands and reasons.
    package var showsScores = true
    /// Whether the smallest change that would move the band is shown; for analysts alone.
    package var showsAnalysis = false
    /// What the terminal can show.
    package var style = TextStyle()
    /// Which parts a text or Markdown report shows.
    package var layout = ReportLayout.automatic
    /// How many applicants have a full sheet in a text, Markdown or HTML report.
    package var sheetLimit = 200
    /// How many applicants the queue of a text, Markdown or HTML report lists.
    package var queueLimit = 1000
    /// Whether NDJSON ends with a line about the run.
    package var endsWithRunLine = true
    /// Which part of a run the report is, such as `2/5`; empty for a whole one.
    package var shard = ""

    /// Takes the defaults.
    package init() {}
}
