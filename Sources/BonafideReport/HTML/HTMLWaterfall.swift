internal import BonafideCore

/// Draws the way from the prior to the exact score as a chart and as an equal table beside it.
struct HTMLWaterfall {
    private let waterfall: Waterfall
    private let context: ReportContext
    private let number: Int
    private let rowHeight = 26.0
    private let left = 70.0
    private let right = 424.0
    private let top = 30.0

    /// Takes the steps and the sheet's place in the page.
    init(_ waterfall: Waterfall, _ context: ReportContext, number: Int) {
        self.waterfall = waterfall
        self.context = context
        self.number = number
    }

    /// The section with chart and table.
    var markup: HTMLMarkup {
        """
        <section aria-labelledby="score-\(number)">
        <h3 id="score-\(number)">From prior to score</h3>
        <div class="split">
        \(chart)
        \(table)
        </div>
        </section>

        """
    }

    private var table: HTMLMarkup {
        let rows: [HTMLMarkup] = waterfall.steps.dropLast().map { step in
            let weight: HTMLMarkup =
                step.weight.map {
                    "<span class=\"value small soft\">of \(Wording.decibans($0)) written, after decay and caps</span>"
                } ?? ""
            return """
                <tr><td class="code">\(step.code)</td><th scope="row">\(step.title)\(weight)</th>\
                <td class="number">\(Wording.decibans(step.amount))</td><td class="number">\(Wording.decibans(step.end))</td></tr>

                """
        }
        let total = waterfall.steps.last?.amount ?? 0
        return """
            <table class="steps"><caption>Every step in decibans: 10 dB make the odds ten times higher</caption>
            <thead><tr><th scope="col">Code</th><th scope="col">Step</th><th scope="col" class="number">Adds</th>\
            <th scope="col" class="number">Runs to</th></tr></thead>
            <tbody>
            \(rows.joined())</tbody>
            <tfoot><tr><td></td><th scope="row">Score, \(Score.display(total)) of 100</th><td></td>\
            <td class="number">\(Wording.decibans(total))</td></tr></tfoot></table>
            """
    }

    private func x(_ value: Millibans) -> Double {
        let low = Double(waterfall.lowest)
        let range = max(1, Double(waterfall.highest) - low)
        return left + 4 + (Double(value) - low) / range * (right - left - 8)
    }

    private var chart: HTMLMarkup {
        let height = Int(top + rowHeight * Double(waterfall.steps.count) + 6)
        let total = waterfall.steps.last?.amount ?? 0
        let title = "Waterfall from \(Wording.decibans(context.pack.prior)) to \(Wording.decibans(total)) decibans"
        return """
            <figure><svg class="chart" viewBox="0 0 500 \(height)" role="img" aria-labelledby="chart-\(number)">
            <title id="chart-\(number)">\(title); the table beside it holds every step.</title>
            \(hatch)\
            \(gridLines(height))\(waterfall.steps.enumerated().map { row($0.element, $0.offset) }.joined())</svg></figure>
            """
    }

    /// The pattern of bars that lower the score; one for the whole page.
    private var hatch: HTMLMarkup {
        guard number == 1 else { return "" }
        return """
            <defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
            <line class="hatch" x1="0" x2="0" y1="0" y2="5" stroke-width="3"/></pattern></defs>
            """
    }

    private func gridLines(_ height: Int) -> HTMLMarkup {
        var lines: [HTMLMarkup] = []
        var lastLabel = -100.0
        for band in context.pack.bands {
            guard let from = band.from, from >= waterfall.lowest, from <= waterfall.highest else { continue }
            let place = x(from)
            lines.append(line(from == 0 ? "zero" : "grid", at: place, from: 20, to: Double(height)))
            guard place - lastLabel > 56 else { continue }
            lastLabel = place
            let anchor = place > right - 30 ? "end" : "middle"
            lines.append(
                "<text class=\"label\" x=\"\(text(place))\" y=\"14\" text-anchor=\"\(anchor)\">\(band.name)</text>")
        }
        if !context.pack.bands.contains(where: { $0.from == 0 }) {
            lines.append(line("zero", at: x(0), from: 20, to: Double(height)))
        }
        return lines.joined()
    }

    private func row(_ step: Waterfall.Step, _ place: Int) -> HTMLMarkup {
        let y = top + rowHeight * Double(place)
        let from = x(min(step.start, step.end))
        let width = max(1.5, x(max(step.start, step.end)) - from)
        let kind =
            switch step.kind {
            case .prior: "prior"
            case .adverse: "adverse"
            case .mitigating: "mitigating"
            case .floor, .ceiling, .unexplained: "hold"
            case .score: "score"
            }
        let label =
            switch step.kind {
            case .prior: "Prior"
            case .score: "Score"
            case .unexplained: "?"
            case .floor, .ceiling, .adverse, .mitigating: step.code
            }
        let tie: HTMLMarkup =
            place + 1 < waterfall.steps.count
            ? line("tie", at: x(step.end), from: y + 18, to: y + 28) : ""
        let weight: HTMLMarkup = step.kind == .score ? " class=\"total\"" : ""
        return """
            <text\(weight) x="0" y="\(text(y + 14))">\(label)</text>\
            <rect class="bar-\(kind)" x="\(text(from))" y="\(text(y + 2))" width="\(text(width))" height="16" rx="2"/>\(tie)\
            <text\(weight) x="500" y="\(text(y + 14))" text-anchor="end">\(Wording.decibans(step.amount))</text>

            """
    }

    /// An upright line of a class.
    private func line(_ name: String, at x: Double, from top: Double, to bottom: Double) -> HTMLMarkup {
        "<line class=\"\(name)\" x1=\"\(text(x))\" x2=\"\(text(x))\" y1=\"\(text(top))\" y2=\"\(text(bottom))\"/>"
    }

    /// A coordinate with one decimal.
    private func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}

/// Draws the score on the 0–100 scale with its interval and the bands.
struct HTMLScale {
    private let sheet: Sheet
    private let context: ReportContext

    /// Takes an arranged assessment.
    init(_ sheet: Sheet, _ context: ReportContext) {
        self.sheet = sheet
        self.context = context
    }

    /// The figure and the number beside it.
    var markup: HTMLMarkup {
        let score = sheet.assessment.score
        let (low, high, total) = (Score.display(score.low), Score.display(score.high), Score.display(score.total))
        let label = "Score \(total) of 100 in band \(sheet.band.name); unknowns could make it \(low) to \(high)"
        return """
            <div class="verdict"><p class="figure">\(total)<small>of 100, exactly \(Wording.decibans(score.total)) dB</small></p>
            <figure><svg class="chart" viewBox="-8 0 516 58" role="img" aria-label="\(label)">\(zones)\
            <rect class="span" x="\(low * 5)" y="31" width="\(max(2, (high - low) * 5))" height="2"/>\
            <line class="cap" x1="\(low * 5)" x2="\(low * 5)" y1="28" y2="36"/>\
            <line class="cap" x1="\(high * 5)" x2="\(high * 5)" y1="28" y2="36"/>\
            <circle class="dot" cx="\(total * 5)" cy="15" r="8"/></svg></figure></div>
            <p class="could small soft">Could be \(low) \u{2026} \(high) once the unknowns are settled.</p>
            """
    }

    private var zones: HTMLMarkup {
        var parts: [HTMLMarkup] = []
        for (number, band) in context.pack.bands.enumerated() {
            let start = band.from.map { Score.display($0) } ?? 0
            let next = context.pack.bands.indices.contains(number + 1) ? context.pack.bands[number + 1].from : nil
            let end = next.map { Score.display($0) } ?? 100
            guard end > start else { continue }
            let level = context.level(ofBand: number)
            let width = max(1, (end - start) * 5 - 2)
            parts.append(
                "<rect class=\"zone-\(level)\" x=\"\(start * 5)\" y=\"9\" width=\"\(width)\" height=\"12\" rx=\"3\"/>")
            parts.append("<text class=\"label\" x=\"\(start * 5 + 2)\" y=\"52\">\(band.name)</text>")
        }
        return parts.joined()
    }
}
