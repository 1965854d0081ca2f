extension PDFInspector {
    mutating func checkPages() {
        for (index, page) in pages.enumerated() {
            let place = "page \(index + 1)"
            checkTouchUp(page, place)
            checkWhiteOut(page, place)
            checkScan(page, place)
            checkInvisible(page, place)
            checkOddText(page, place)
        }
        if claims.purpose == .issuerPaper, claims.periodEnd != nil, !pages.isEmpty,
            pages.allSatisfy({ $0.visibleText.isEmpty && !$0.images.isEmpty })
        {
            inspection.add(
                "pdf.image-only", .weak, value: "pictures and no text", at: "all pages",
                expected: "statements are born digital", innocent: "a scan of a printed statement")
        }
    }

    private mutating func checkTouchUp(_ page: PDFPage, _ place: String) {
        guard page.tags.contains("TouchUp_TextEdit") else { return }
        inspection.add(
            "pdf.touchup-textedit", claims.isGuarded ? .strong : .moderate, value: "/TouchUp_TextEdit", at: place,
            expected: "no text edited by hand on a finished page", innocent: "an issuer who mends masters in Acrobat")
    }

    /// White painted over text, and what was painted in its place.
    private mutating func checkWhiteOut(_ page: PDFPage, _ place: String) {
        let limit = page.box.area * 0.08
        let text = page.text.prefix(6_000)
        let fills = page.fills.lazy.filter { $0.isWhite && $0.box.area <= limit && $0.box.area > 4 }
        for fill in fills.prefix(400) {
            let hidden = text.filter {
                $0.order < fill.order && $0.renderMode != 3 && !$0.isWhite && $0.box.coverage(by: fill.box) > 0.55
                    && $0.text.contains { !$0.isWhitespace }
            }
            guard !hidden.isEmpty else { continue }
            let above = text.filter {
                $0.order > fill.order && $0.renderMode != 3 && !$0.isWhite && $0.box.coverage(by: fill.box) > 0.3
            }
            let old = hidden.map(\.text).joined(separator: " ")
            let new = above.map(\.text).joined(separator: " ")
            inspection.add(
                "pdf.whiteout-overlay", above.isEmpty ? .moderate : .strong,
                value: "«\(old)» lies under a white box" + (new.isEmpty ? "" : ", «\(new)» above it"), at: place,
                expected: "no text hidden below", innocent: "form backgrounds painted late")
            return
        }
    }

    /// Text or boxes over a picture that fills the page.
    private mutating func checkScan(_ page: PDFPage, _ place: String) {
        guard let scan = page.images.filter({ page.box.coverage(by: $0.box) > 0.8 }).min(by: { $0.order < $1.order })
        else {
            return
        }
        let margin = page.box.height * 0.05
        let text = page.visibleText.filter { run in
            run.order > scan.order && run.text.contains { $0.isLetter || $0.isNumber }
                && run.baseline > page.box.bottom + margin && run.baseline < page.box.top - margin
        }
        // A page set whole over a background picture is a letterhead, not a retyped field.
        let characters = text.reduce(0) { $0 + $1.text.count }
        guard !text.isEmpty, characters <= 200 else { return }
        let box = page.fills.contains { fill in
            fill.order > scan.order && text.contains { $0.box.coverage(by: fill.box) > 0.5 }
        }
        let hasOCR = page.text.contains { $0.renderMode == 3 }
        let isStamp = text.allSatisfy { run in
            ["copy", "kopie", "copia", "draft", "void", "confidential"].contains(run.text.lowercased())
        }
        guard !isStamp else { return }
        inspection.add(
            "pdf.scan-text-overlay",
            claims.purpose == .identity && (box || !hasOCR) ? .strong : .moderate,
            value: "«\(text.map(\.text).joined(separator: " "))» set over the scan" + (box ? " on a painted box" : ""),
            at: place,
            expected: "a scan holds its text in the picture", innocent: "a stamp, page number or fax header")
    }

    private mutating func checkInvisible(_ page: PDFPage, _ place: String) {
        let hidden = page.text.filter {
            ($0.renderMode == 3 || $0.renderMode == 7 || $0.size < 0.5) && !$0.text.isEmpty
        }
        guard !hidden.isEmpty else { return }
        let hasScan = page.images.contains { page.box.coverage(by: $0.box) > 0.5 }
        let text = hidden.map(\.text).joined(separator: " ")
        inspection.add(
            "pdf.invisible-text", hasScan ? .info : .moderate, value: "«\(DocumentInspection.short(text, limit: 120))»",
            at: place,
            expected: hasScan ? "–" : "no text a reader cannot see",
            innocent: "the text layer of a searchable scan")
        if PromptInjection.isPresent(in: text) {
            inspection.add(
                "text.prompt-injection", .strong, value: "«\(DocumentInspection.short(text, limit: 160))»", at: place,
                expected: "no hidden instructions to a machine that reads the file", innocent: "none known")
        }
    }

    /// Text that was set by another hand: another family or an odd size, painted out of turn.
    private mutating func checkOddText(_ page: PDFPage, _ place: String) {
        let runs = page.visibleText.filter { run in run.text.contains { !$0.isWhitespace } }
        let lines = page.lines
        guard runs.count >= 12, runs.count <= 3_000, lines.count >= 8 else { return }
        guard !page.images.contains(where: { page.box.coverage(by: $0.box) > 0.8 }) else { return }
        var families: [String: Int] = [:]
        var sizes: [Int: Int] = [:]
        var total = 0
        for run in runs {
            let count = run.text.count
            families[run.family, default: 0] += count
            sizes[Int((run.size * 100).rounded().clamped(to: 0...100_000)), default: 0] += count
            total += count
        }
        guard total > 0 else { return }
        for run in runs {
            let isRareFamily = families.count > 1 && (families[run.family] ?? 0) * 100 <= total * 12
            let size = Int((run.size * 100).rounded().clamped(to: 0...100_000))
            let isRareSize = (sizes[size] ?? 0) * 100 <= total * 12
            // Programs set whole or half points; fitting text into a box gives sizes like 10.57.
            let isOddSize = isRareSize && size % 25 != 0 && sizes.keys.filter { $0 % 25 != 0 }.count <= 2
            guard isRareFamily || isOddSize else { continue }
            let isLate = outOfTurn(run, runs)
            let isData = run.text.contains { $0.isNumber } || run.text.contains(":") || isBesideOthers(run, lines)
            let marks = [isRareFamily, isOddSize, isLate].filter { $0 }.count
            guard isRareFamily || isLate, isData else { continue }
            inspection.add(
                "pdf.font-odd-one-out",
                claims.isGuarded && marks >= 2 ? .strong : marks >= 2 ? .moderate : .weak,
                value: "«\(run.text)» in \(run.font) at \(PDFInspector.text(run.size)) pt"
                    + (isLate ? ", painted out of turn" : ""),
                at: "\(place), \(PDFInspector.text(run.box.left)), \(PDFInspector.text(run.baseline))",
                expected: "the family and size of the lines around it", innocent: "a logo, a bold caption, a stamp")
            return
        }
    }

    /// Painted after lines that stand lower on a page that is otherwise painted downwards.
    private func outOfTurn(_ run: PDFTextRun, _ runs: [PDFTextRun]) -> Bool {
        let lower = runs.filter { $0.order < run.order && $0.baseline < run.baseline - run.size * 0.8 }.count
        guard lower >= 3 else { return false }
        var inversions = 0
        for (a, b) in zip(runs, runs.dropFirst()) where b.baseline > a.baseline + a.size * 0.8 { inversions += 1 }
        return inversions <= max(2, runs.count / 15)
    }

    private func isBesideOthers(_ run: PDFTextRun, _ lines: [PDFLine]) -> Bool {
        lines.contains { line in
            abs(line.baseline - run.baseline) < run.size * 0.3 && line.runs.contains { $0.order != run.order }
        }
    }

    static func text(_ value: Double) -> String {
        let scaled = (value * 100).rounded().clamped(to: -1e9...1e9)
        return BalanceArithmetic.text(Int(scaled))
    }

    mutating func checkStatement() {
        guard claims.purpose != .identity, let outcome = BalanceArithmetic.check(lines) else { return }
        guard let first = outcome.breaks.first else {
            inspection.add(
                "pdf.balance-arithmetic", .info, value: "\(outcome.rows) rows follow from one another", at: "all pages",
                expected: "–", innocent: "–")
            return
        }
        inspection.add(
            "pdf.balance-arithmetic", .strong,
            value: "«\(first.row)»: balance \(first.printed)"
                + (outcome.breaks.count > 1 ? ", and \(outcome.breaks.count - 1) more" : ""),
            at: "\(outcome.rows) rows read", expected: first.expected,
            innocent: "pending rows, fees listed aside, columns misread")
    }
}

extension Comparable {
    func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
