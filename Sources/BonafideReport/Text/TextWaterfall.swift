internal import BonafideCore

/// Draws the way from the prior to the score with one bar a step.
struct TextWaterfall {
    private let waterfall: Waterfall

    /// Takes the steps.
    init(_ waterfall: Waterfall) { self.waterfall = waterfall }

    /// Writes heading, steps and the exact score.
    func write(to page: inout TextPage) {
        page.heading("From prior to score", note: "decibans: 10 dB make the odds ten times higher")
        let titleWidth = min(40, max(8, page.width / 2 - 10), page.width - 32)
        let barWidth = max(0, page.width - titleWidth - 21)
        for step in waterfall.steps {
            if step.kind == .score {
                page.space(2)
                page.rule(titleWidth + 17)
            }
            write(step, titleWidth: titleWidth, barWidth: barWidth, to: &page)
        }
    }

    private func write(_ step: Waterfall.Step, titleWidth: Int, barWidth: Int, to page: inout TextPage) {
        let role: TextRole =
            switch step.kind {
            case .adverse, .floor: .adverse
            case .mitigating, .ceiling: .mitigating
            case .score, .unexplained: .strong
            case .prior: .plain
            }
        page.space(2)
        page.put(TextWidth.pad(VisibleText.of(step.code), to: 7), .quiet)
        page.put(TextWidth.pad(TextWidth.cut(VisibleText.of(step.title), to: titleWidth), to: titleWidth + 1))
        page.put(TextWidth.pad(Wording.decibans(step.amount), to: 8, isRight: true), role)
        page.space(2)
        if step.kind == .score {
            page.put("= \(Score.display(step.amount)) of 100", .strong)
        } else if barWidth >= 10 {
            page.put(bar(of: step, width: barWidth, isUnicode: page.style.usesUnicode), role)
        }
        page.endLine()
        guard let weight = step.weight else { return }
        page.paragraph("of \(Wording.decibans(weight)) dB written, after decay and caps", indent: 9, .quiet)
    }

    /// The step's stretch of the axis from the lowest to the highest running score.
    private func bar(of step: Waterfall.Step, width: Int, isUnicode: Bool) -> String {
        let lowest = Double(waterfall.lowest)
        let range = max(1, Double(waterfall.highest) - lowest)
        func column(_ value: Millibans) -> Int { Int((Double(value) - lowest) / range * Double(width - 1)) }
        let from = min(column(step.start), column(step.end))
        let to = max(column(step.start), column(step.end))
        let zero = column(0)
        let full = mark(of: step, isUnicode: isUnicode)
        let axis = isUnicode ? "\u{2502}" : "|"
        var text = ""
        for place in 0..<width {
            let isInside = place >= from && place <= to && step.amount != 0
            text += isInside ? full : place == zero ? axis : " "
        }
        return text
    }

    /// The mark a bar is made of: light for the prior, full where the step raises, hatched where it lowers.
    private func mark(of step: Waterfall.Step, isUnicode: Bool) -> String {
        switch (step.kind, step.amount < 0) {
        case (.prior, _): isUnicode ? "\u{2591}" : "."
        case (_, true): isUnicode ? "\u{2592}" : "-"
        case (_, false): isUnicode ? "\u{2588}" : "#"
        }
    }
}
