/// A line of a page: runs that share a baseline, left to right.
package struct PDFLine: Sendable {
    package var runs: [PDFTextRun]
    package var baseline: Double

    /// The runs' text, wide gaps shown as two spaces.
    package var text: String {
        var text = ""
        var right: Double?
        for run in runs {
            if let right, run.box.left - right > run.size * 0.15 {
                text += run.box.left - right > run.size * 1.2 ? "  " : " "
            }
            text += run.text
            right = run.box.right
        }
        return text
    }
}

extension PDFPage {
    /// The visible lines from top to bottom.
    package var lines: [PDFLine] {
        let runs = visibleText.filter { run in run.text.contains { !$0.isWhitespace } }
            .sorted { ($0.baseline, -$0.box.left) > ($1.baseline, -$1.box.left) }
        var lines: [PDFLine] = []
        for run in runs {
            if let last = lines.last, abs(last.baseline - run.baseline) <= max(1, run.size * 0.3) {
                lines[lines.count - 1].runs.append(run)
            } else {
                lines.append(PDFLine(runs: [run], baseline: run.baseline))
            }
        }
        for index in lines.indices { lines[index].runs.sort { $0.box.left < $1.box.left } }
        return lines
    }
}
