internal import BonafideArchive
internal import BonafideCore

/// Draws a run as one HTML page that loads nothing and is whole without its script.
struct HTMLReport {
    private let context: ReportContext

    /// Takes what is the same for every applicant.
    init(_ context: ReportContext) { self.context = context }

    /// Appends the page.
    func write(_ kept: [Assessment], _ summary: RunSummary, to out: inout [UInt8]) {
        let sheets = kept.prefix(context.options.sheetLimit)
        let isSingle = summary.applicants == 1 && sheets.count == 1
        let title = isSingle ? "Assessment of \(kept[0].applicant)" : "Review queue"
        writeHead(title, to: &out)
        write(masthead(title, summary), to: &out)
        out.append(raw: "<main id=\"main\">\n")
        if !isSingle {
            write(tally(summary), to: &out)
            let queue = HTMLQueue(context, sheets: sheets.count)
            write(queue.markup(kept.prefix(context.options.queueLimit), total: summary.applicants), to: &out)
        }
        for (number, assessment) in sheets.enumerated() {
            write(HTMLSheet(assessment, context, number: number + 1, isSingle: isSingle).markup, to: &out)
        }
        out.append(raw: "</main>\n")
        write(HTMLStamps(context).markup(summary), to: &out)
        out.append(raw: "</div>\n")
        if !isSingle {
            out.append(raw: "<script>")
            out.append(text: HTMLStyleSheet.script)
            out.append(raw: "</script>\n")
        }
        out.append(raw: "</body>\n</html>\n")
    }

    private func write(_ markup: HTMLMarkup, to out: inout [UInt8]) { out.append(contentsOf: markup.bytes) }

    /// The head forbids every load; the style and the script are named by their digests.
    private func writeHead(_ title: String, to out: inout [UInt8]) {
        let style = Base64.string(Digest256(of: Array(HTMLStyleSheet.text.utf8)).bytes)
        let script = Base64.string(Digest256(of: Array(HTMLStyleSheet.script.utf8)).bytes)
        let policy =
            "default-src 'none'; style-src 'sha256-\(style)'; script-src 'sha256-\(script)'; "
            + "base-uri 'none'; form-action 'none'"
        out.append(raw: "<!DOCTYPE html>\n")
        write(
            """
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="\(policy)"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="referrer" content="no-referrer"/>
            <meta name="robots" content="noindex"/>
            <title>\(title) · bonafide</title>
            <style>
            """, to: &out)
        out.append(text: HTMLStyleSheet.text)
        out.append(raw: "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the assessments</a>\n")
        out.append(raw: "<div class=\"page\">\n")
    }

    private func masthead(_ title: String, _ summary: RunSummary) -> HTMLMarkup {
        let asOf = "\(context.stamp.asOf.day)"
        let inputs = context.inputs.count > 3 ? "\(context.inputs.count) files" : context.inputs.joined(separator: ", ")
        return """
            <header class="masthead">
            <p class="wordmark">bonafide</p>
            <h1 dir="auto">\(title)</h1>
            <p class="soft">\(Wording.count(summary.applicants, "applicant")) from \(inputs.isEmpty ? "one input" : inputs), \
            as of \(asOf), judged with pack \(context.stamp.pack)</p>
            <p class="notice">\(Wording.disclaimer)</p>
            </header>

            """
    }

    private func tally(_ summary: RunSummary) -> HTMLMarkup {
        var cells: [HTMLMarkup] = []
        for (number, band) in context.pack.bands.enumerated().reversed() where number < summary.bands.count {
            let count = Wording.grouped(summary.bands[number])
            cells.append("<div><dt>\(HTMLBand(context).badge(number, band.name))</dt><dd>\(count)</dd></div>")
        }
        cells.append("<div><dt>settled</dt><dd>\(Wording.grouped(summary.settled))</dd></div>")
        cells.append("<div><dt>records refused</dt><dd>\(Wording.grouped(summary.rejected))</dd></div>")
        return "<dl class=\"tally\">\(cells.joined())</dl>\n"
    }
}

/// Draws a band as a word and a row of filled marks, so that colour adds nothing but comfort.
struct HTMLBand {
    private let context: ReportContext

    /// Takes what is the same for every applicant.
    init(_ context: ReportContext) { self.context = context }

    /// The badge of a band.
    func badge(_ number: Int, _ name: String) -> HTMLMarkup {
        let count = max(1, context.pack.bands.count)
        let marks: [HTMLMarkup] = (0..<count).map { place in
            let height = 4 + 6 * (place + 1) / count
            let state: HTMLMarkup = place <= number ? "" : " class=\"off\""
            return "<rect\(state) x=\"\(place * 5)\" y=\"\(10 - height)\" width=\"3\" height=\"\(height)\"/>"
        }
        let level = context.level(ofBand: number)
        return """
            <span class="band level-\(level)"><svg viewBox="0 0 \(count * 5 - 2) 10" aria-hidden="true">\
            \(marks.joined())</svg>\(name)</span>
            """
    }
}

/// Writes bytes as base-64 text, as digests in a content security policy are written.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The padded text.
    static func string(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let triple = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
            let word = triple[0] << 16 | triple[1] << 8 | triple[2]
            for (place, shift) in [18, 12, 6, 0].enumerated() {
                let isPadding = start + place > bytes.count
                text.append(isPadding ? UInt8(ascii: "=") : digits[Int(word >> UInt32(shift)) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
