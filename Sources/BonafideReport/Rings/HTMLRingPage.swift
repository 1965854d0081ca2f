internal import BonafideArchive
package import BonafideCore

/// Draws rings as one HTML page that loads nothing: for each ring what holds it together, its graph, its members with
/// their assessments and its links.
package struct HTMLRingPage {
    /// Rings drawn at most, the largest first.
    private static let mostRings = 200

    private let report: RingReport
    private let context: ReportContext
    private let assessments: [String: Assessment]

    /// Takes the rings and the assessments of their members; members without one are shown without.
    package init(_ report: RingReport, context: ReportContext, assessments: [Assessment]) {
        self.report = report
        self.context = context
        var byID: [String: Assessment] = [:]
        for assessment in assessments { byID[assessment.applicant] = assessment }
        self.assessments = byID
    }

    /// The page.
    package func bytes() -> [UInt8] {
        var out: [UInt8] = []
        writeHead(to: &out)
        var body = masthead
        body += "<main id=\"main\">\n"
        if report.rings.isEmpty { body += "<p>No ring was found.</p>\n" }
        if report.rings.count > 1 { body += contents }
        for (index, ring) in report.rings.prefix(Self.mostRings).enumerated() { body += section(ring, index + 1) }
        if !report.hubs.isEmpty || !report.explained.isEmpty { body += leftAside }
        body += "</main>\n</div>\n"
        out.append(contentsOf: body.bytes)
        out.append(raw: "<script>")
        out.append(text: RingPageStyle.script)
        out.append(raw: "</script>\n</body>\n</html>\n")
        return out
    }

    private func writeHead(to out: inout [UInt8]) {
        let sheet = HTMLStyleSheet.text + "\n" + RingPageStyle.text
        let style = Base64.string(Digest256(of: Array(sheet.utf8)).bytes)
        let script = Base64.string(Digest256(of: Array(RingPageStyle.script.utf8)).bytes)
        let policy =
            "default-src 'none'; style-src 'sha256-\(style)'; script-src 'sha256-\(script)'; "
            + "base-uri 'none'; form-action 'none'"
        let head: HTMLMarkup = """
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="\(policy)"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="referrer" content="no-referrer"/>
            <meta name="robots" content="noindex"/>
            <title>Rings · bonafide</title>
            <style>
            """
        out.append(raw: "<!DOCTYPE html>\n")
        out.append(contentsOf: head.bytes)
        out.append(text: sheet)
        out.append(raw: "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the rings</a>\n")
        out.append(raw: "<div class=\"page\">\n")
    }

    private var masthead: HTMLMarkup {
        let inputs = context.inputs.count > 3 ? "\(context.inputs.count) files" : context.inputs.joined(separator: ", ")
        let count = Wording.count(Int64(report.rings.count), "ring")
        let members = report.rings.reduce(0) { $0 + $1.members.count }
        return """
            <header class="masthead">
            <p class="wordmark">bonafide</p>
            <h1>Rings of linked applicants</h1>
            <p class="soft">\(count) with \(Wording.count(Int64(members), "member")) in \(inputs), \
            as of \("\(context.stamp.asOf.day)"), judged with pack \(context.stamp.pack)</p>
            <p class="notice">A ring is a reason to look, not a verdict: relatives, agencies and shared rooms link \
            people too.</p>
            </header>

            """
    }

    private var contents: HTMLMarkup {
        let shown = report.rings.prefix(Self.mostRings).enumerated().map { index, ring -> HTMLMarkup in
            """
            <tr><th scope="row"><a href="#ring-\(index + 1)"><bdi>\(ring.id)</bdi></a></th>\
            <td class="number">\(ring.members.count)</td><td class="number">\(ring.links.count)</td>\
            <td>\(HTMLRingGraph.words(ring.kinds))</td></tr>

            """
        }
        let rest = report.rings.count - shown.count
        let caption = rest > 0 ? "The \(shown.count) largest; \(rest) more are in the JSON form." : "Largest first."
        return """
            <section aria-labelledby="contents"><h2 id="contents">All rings</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="contents">
            <table><caption>\(caption)</caption>
            <thead><tr><th scope="col">Ring</th><th scope="col" class="number">Members</th>\
            <th scope="col" class="number">Links</th><th scope="col">Held together by</th></tr></thead>
            <tbody>
            \(shown.joined())</tbody></table></div></section>

            """
    }

    private func section(_ ring: RingReport.Ring, _ number: Int) -> HTMLMarkup {
        var levels: [String: (level: Int, band: String)] = [:]
        for member in ring.members {
            guard let found = assessments[member] else { continue }
            levels[member] = (context.level(ofBand: found.band), context.band(found.band).name)
        }
        let graph = HTMLRingGraph(ring, number: number, levels: levels)
        return """
            <article class="sheet" id="ring-\(number)" aria-labelledby="ring-\(number)-title">
            <h2 id="ring-\(number)-title">Ring <bdi>\(ring.id)</bdi></h2>
            <p class="advice">\(sentence(ring))</p>
            \(graph.markup())\
            \(members(ring, number))\(links(ring, graph.drawnLinks))</article>

            """
    }

    /// What holds a ring together, for a person.
    private func sentence(_ ring: RingReport.Ring) -> String {
        let possible = ring.members.count * (ring.members.count - 1) / 2
        let bridges = ring.links.count { $0.isBridge }
        var text = "\(ring.members.count) applicants share \(HTMLRingGraph.words(ring.kinds))."
        text += " \(Wording.count(Int64(ring.links.count), "link")) of \(Wording.grouped(Int64(possible))) possible"
        if let heaviest = ring.links.first {
            text += "; the strongest joins \(heaviest.a) and \(heaviest.b)"
            text += " by \(HTMLRingGraph.words(heaviest.kinds)) (+\(RingReport.decibans(heaviest.weight)))"
        }
        text += "."
        if bridges > 0 {
            text += " Without \(Wording.count(Int64(bridges), "bridge")) it would fall into smaller ones."
        }
        return text
    }

    private func members(_ ring: RingReport.Ring, _ number: Int) -> HTMLMarkup {
        var counts: [String: Int] = [:]
        for link in ring.links {
            counts[link.a, default: 0] += 1
            counts[link.b, default: 0] += 1
        }
        let rows = ring.members.enumerated().map { index, member -> HTMLMarkup in
            """
            <tr id="ring-\(number)-member-\(index)" tabindex="-1"><th scope="row"><bdi>\(member)</bdi></th>\
            \(judged(member))<td class="number">\(counts[member] ?? 0)</td></tr>

            """
        }
        let score: HTMLMarkup = context.options.showsScores ? "<th scope=\"col\" class=\"number\">Score</th>" : ""
        return """
            <section aria-labelledby="ring-\(number)-members"><h3 id="ring-\(number)-members">Members</h3>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="ring-\(number)-members">
            <table><thead><tr><th scope="col">Applicant</th><th scope="col">Band</th>\(score)\
            <th scope="col">Reasons</th><th scope="col">Next best check</th><th scope="col" class="number">Links</th>\
            </tr></thead>
            <tbody>
            \(rows.joined())</tbody></table></div></section>

            """
    }

    private func judged(_ member: String) -> HTMLMarkup {
        guard let found = assessments[member] else {
            let columns = context.options.showsScores ? 4 : 3
            return "<td colspan=\"\(columns)\" class=\"soft\">not in this input</td>"
        }
        let badge = HTMLBand(context).badge(found.band, context.band(found.band).name)
        let total = Score.display(found.score.total)
        let score: HTMLMarkup = context.options.showsScores ? "<td class=\"number\"><strong>\(total)</strong></td>" : ""
        let leading = Sheet(found, context).leadingReason
        let reason = leading.map { $0.more > 0 ? "\($0.title) +\($0.more)" : $0.title } ?? "\u{2013}"
        return """
            <td>\(badge)</td>\(score)<td>\(reason)</td>\
            <td dir="auto">\(found.nextChecks.first?.action ?? "\u{2013}")</td>
            """
    }

    /// The links the graph draws, as a table.
    private func links(_ ring: RingReport.Ring, _ drawn: [RingReport.Link]) -> HTMLMarkup {
        let rows = drawn.map { link -> HTMLMarkup in
            """
            <tr><th scope="row"><bdi>\(link.a)</bdi></th><td><bdi>\(link.b)</bdi></td>\
            <td>\(HTMLRingGraph.words(link.kinds))</td><td class="number">+\(RingReport.decibans(link.weight))</td>\
            <td>\(link.isBridge ? "bridge" : "")</td></tr>

            """
        }
        let rest = ring.links.count - rows.count
        let caption =
            rest > 0
            ? "Those that are drawn, heaviest first; \(Wording.grouped(Int64(rest))) more are in the JSON form."
            : "Heaviest first."
        return """
            <section><details><summary>\(Wording.count(Int64(ring.links.count), "link"))</summary>
            <div class="scroll" tabindex="0" role="region" aria-label="Links of ring \(ring.id)">
            <table><caption>\(caption)</caption><thead><tr><th scope="col">Applicant</th><th scope="col">Linked with</th>\
            <th scope="col">By the same</th><th scope="col" class="number">Weight</th><th scope="col">Role</th></tr></thead>
            <tbody>
            \(rows.joined())</tbody></table></div></details></section>

            """
    }

    private var leftAside: HTMLMarkup {
        let explained = report.explained.map { reason, pairs -> HTMLMarkup in
            "<li>\(Wording.count(Int64(pairs), "pair")): \(reason.replacingUnderscores)</li>"
        }
        let hubs = report.hubs.prefix(50).map { hub -> HTMLMarkup in
            "<li>one \(hub.kind.replacingUnderscores) shared by \(Wording.grouped(Int64(hub.sharers))) applicants</li>"
        }
        return """
            <section aria-labelledby="aside"><h2 id="aside">Left aside</h2>
            <p class="soft">Sharing that a declaration or a shared home explains, and identifiers so many share that they \
            say nothing.</p>
            <ul>\(explained.joined())\(hubs.joined())</ul></section>

            """
    }
}
