internal import BonafideCore

/// Findings on one or several files as a self-contained page that reads well on a screen, on paper and aloud.
package struct InspectionHTML {
    private let pages: [InspectionPage]

    /// Takes the files in the order they are to be shown.
    package init(_ pages: [InspectionPage]) { self.pages = pages }

    /// The whole page.
    package var text: String {
        let title = pages.count == 1 ? pages[0].name : "\(pages.count) files"
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>How \(Self.escaped(title)) was made</title>
            <style>\(Self.style)</style></head><body><main>
            <p class="notice">A finding is a question to ask, not a verdict. Each one has innocent readings.</p>
            \(pages.map(article).joined(separator: "\n"))
            </main></body></html>

            """
    }

    private func article(_ page: InspectionPage) -> String {
        let counted = page.ordered.filter { $0.strength != .info }
        let told = page.ordered.filter { $0.strength == .info }
        var parts = ["<h1>\(Self.escaped(page.name)) <small>\(Self.escaped(page.format))</small></h1>"]
        if counted.isEmpty {
            parts.append("<p>Nothing was found that contradicts what is claimed.</p>")
        } else {
            parts.append("<h2>Findings</h2>\n" + counted.map(finding).joined(separator: "\n"))
        }
        if !page.timeline.isEmpty {
            let steps = page.timeline.map { event in
                "<li><time>\(Self.escaped(event.date.text))</time> \(Self.escaped(event.what))"
                    + " <span class=\"place\">\(Self.escaped(event.at))</span></li>"
            }
            parts.append("<h2>History of the file</h2>\n<ol class=\"line\">\n\(steps.joined(separator: "\n"))\n</ol>")
        }
        if !told.isEmpty {
            parts.append("<h2>Also seen, never counted</h2>\n" + told.map(finding).joined(separator: "\n"))
        }
        if !page.metadata.isEmpty {
            let rows = page.metadata.map {
                "<tr><th scope=\"row\">\(Self.escaped($0.name))</th><td>\(Self.escaped($0.value))</td></tr>"
            }
            parts.append("<h2>Metadata</h2>\n<table><tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>")
        }
        return "<article>\n\(parts.joined(separator: "\n"))\n</article>"
    }

    private func finding(_ finding: DocumentFinding) -> String {
        var rows = [("found", finding.value), ("where", finding.at)]
        if finding.strength != .info {
            rows += [("expected", finding.expected), ("innocent readings", finding.innocent)]
        }
        let list = rows.filter { !$0.1.isEmpty }.map { "<dt>\($0.0)</dt><dd>\(Self.escaped($0.1))</dd>" }
        return """
            <section class="\(finding.strength.rawValue)"><h3><span class="strength">\(finding.strength.rawValue)</span> \
            \(Self.escaped(finding.id))</h3><dl>\(list.joined())</dl></section>
            """
    }

    /// Text for an element or an attribute; what could change how a line reads is shown as a mark.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t": result += " "
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7f ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }

    private static let style = """
        :root{color-scheme:light dark;--line:#767676;--strong:#8f1d14;--moderate:#7a4a00;--weak:#2d5470}
        @media(prefers-color-scheme:dark){:root{--line:#9a9a9a;--strong:#ff9d92;--moderate:#f0b660;--weak:#9cc7e8}}
        body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:52rem;padding:1rem;overflow-wrap:anywhere}
        h1{font-size:1.4rem}h1 small{font-weight:400}h2{font-size:1.1rem;margin-top:1.6rem}h3{font-size:1rem;margin:0}
        section{border-left:.3rem solid var(--line);margin:.8rem 0;padding:.2rem .8rem}
        .strong{border-color:var(--strong)}.moderate{border-color:var(--moderate)}.weak{border-color:var(--weak)}
        .strength{border:1px solid;border-radius:.2rem;padding:0 .3rem;font-weight:400}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.3rem 0}dt{font-weight:600}dd{margin:0}
        .line{border-left:2px solid var(--line);list-style:none;padding-left:1rem}
        .line li{margin:.5rem 0;position:relative}
        .line li::before{background:var(--line);border-radius:50%;content:"";height:.6rem;left:-1.35rem;position:absolute;\
        top:.5rem;width:.6rem}
        time{font-variant-numeric:tabular-nums;font-weight:600}.place{opacity:.85}
        table{border-collapse:collapse}th,td{border-bottom:1px solid var(--line);padding:.2rem .6rem;text-align:left}
        .notice{border:1px solid var(--line);padding:.4rem .8rem}
        @media(max-width:34rem){dl{display:block}dd{margin-bottom:.4rem}}
        @media print{body{max-width:none}section,li{break-inside:avoid}}
        """
}
