/// Inline SVG pictures for reports: no script, no network, dark lines on white that survive printing.
enum Drawing {
    /// A line through points of the unit square, with a diagonal to compare with where wanted.
    static func curve(
        _ title: String, _ points: [(x: Double, y: Double)], x: String, y: String, hasDiagonal: Bool
    ) -> String {
        var svg = frame(title, x: x, y: y)
        if hasDiagonal { svg += "<line x1=\"40\" y1=\"240\" x2=\"280\" y2=\"20\" class=\"faint\"/>" }
        let path = points.enumerated().map { index, point in
            "\(index == 0 ? "M" : "L")\(Figures.fixed(40 + 240 * point.x, 2)) \(Figures.fixed(240 - 220 * point.y, 2))"
        }.joined()
        return svg + "<path d=\"\(path)\" class=\"line\"/></svg>"
    }

    /// Points of the unit square with circles whose area grows with their count.
    static func dots(_ title: String, _ points: [(x: Double, y: Double, count: Int)], x: String, y: String) -> String {
        var svg = frame(title, x: x, y: y)
        svg += "<line x1=\"40\" y1=\"240\" x2=\"280\" y2=\"20\" class=\"faint\"/>"
        let most = Double(max(1, points.map(\.count).max() ?? 1))
        for point in points {
            let radius = 3 + 5 * (Double(point.count) / most).squareRoot()
            svg +=
                "<circle cx=\"\(Figures.fixed(40 + 240 * point.x, 2))\" cy=\"\(Figures.fixed(240 - 220 * point.y, 2))\" "
                + "r=\"\(Figures.fixed(radius, 1))\" class=\"dot\"><title>\(point.count)</title></circle>"
        }
        return svg + "</svg>"
    }

    /// Bars side by side for two rows of counts, each row against its own sum.
    static func bars(_ title: String, _ first: [Int], _ second: [Int], names: (String, String)) -> String {
        var svg = frame(title, x: "score", y: "share", end: "100")
        let sums = (Double(max(1, first.reduce(0, +))), Double(max(1, second.reduce(0, +))))
        let highest = max(
            0.01, zip(first, second).map { max(Double($0) / sums.0, Double($1) / sums.1) }.max() ?? 0.01)
        let width = 240.0 / Double(max(1, first.count))
        for (index, counts) in zip(first, second).enumerated() {
            for (row, share) in [Double(counts.0) / sums.0, Double(counts.1) / sums.1].enumerated() {
                let height = 220 * share / highest
                let x = 40 + width * Double(index) + (row == 0 ? 0 : width / 2)
                svg +=
                    "<rect x=\"\(Figures.fixed(x, 2))\" y=\"\(Figures.fixed(240 - height, 2))\" "
                    + "width=\"\(Figures.fixed(width / 2 - 0.5, 2))\" height=\"\(Figures.fixed(height, 2))\" "
                    + "class=\"\(row == 0 ? "bad" : "good")\"/>"
            }
        }
        svg +=
            "<text x=\"200\" y=\"34\" class=\"bad\">\(names.0)</text><text x=\"200\" y=\"50\" class=\"good\">\(names.1)</text>"
        return svg + "</svg>"
    }

    /// A square of cells, darker where the value from 0 to 1 is higher.
    static func heat(_ title: String, _ names: [String], _ value: (Int, Int) -> Double) -> String {
        let cell = 16
        let margin = 220
        let size = margin + cell * names.count + 10
        var svg = "<svg viewBox=\"0 0 \(size) \(cell * names.count + 40)\" role=\"img\" aria-label=\"\(title)\">"
        svg += "<text x=\"0\" y=\"14\" class=\"title\">\(title)</text>"
        for (row, name) in names.enumerated() {
            svg +=
                "<text x=\"\(margin - 6)\" y=\"\(30 + row * cell + 12)\" text-anchor=\"end\">\(Figures.escaped(name))</text>"
            for column in 0...row {
                let share = max(0, min(1, value(row, column)))
                svg +=
                    "<rect x=\"\(margin + column * cell)\" y=\"\(30 + row * cell)\" width=\"\(cell - 1)\" "
                    + "height=\"\(cell - 1)\" fill=\"#1d3557\" fill-opacity=\"\(Figures.fixed(share, 2))\" stroke=\"#ccc\">"
                    + "<title>\(Figures.escaped(name)) and \(Figures.escaped(names[column])): \(Figures.fixed(share, 2))"
                    + "</title></rect>"
            }
        }
        return svg + "</svg>"
    }

    /// A table of counts as squares, darker where more applicants stand; the diagonal is outlined.
    static func matrix(_ title: String, _ rows: [String], _ columns: [String], _ counts: [[Int]]) -> String {
        let (width, height, margin) = (84, 34, 110)
        let total = Double(max(1, counts.reduce(0) { $0 + $1.reduce(0, +) }))
        let size = (margin + width * columns.count + 4, 48 + height * rows.count)
        var svg = "<svg viewBox=\"0 0 \(size.0) \(size.1)\" width=\"\(size.0)\" role=\"img\" "
        svg += "aria-label=\"\(Figures.escaped(title))\">"
        for (column, name) in columns.enumerated() {
            svg += "<text x=\"\(margin + width * column + width / 2)\" y=\"36\" text-anchor=\"middle\">"
            svg += "\(Figures.escaped(name))</text>"
        }
        for (row, name) in rows.enumerated() {
            let y = 44 + height * row
            svg += "<text x=\"\(margin - 8)\" y=\"\(y + 21)\" text-anchor=\"end\">\(Figures.escaped(name))</text>"
            for column in columns.indices {
                let count = row < counts.count && column < counts[row].count ? counts[row][column] : 0
                let share = count == 0 ? 0 : 0.08 + 0.6 * (Double(count) / total).squareRoot()
                let line = name == columns[column] ? "#555" : "#ccc"
                svg +=
                    "<rect x=\"\(margin + width * column)\" y=\"\(y)\" width=\"\(width - 2)\" height=\"\(height - 2)\" "
                    + "fill=\"#1d3557\" fill-opacity=\"\(Figures.fixed(share, 2))\" stroke=\"\(line)\"/>"
                    + "<text x=\"\(margin + width * column + width / 2)\" y=\"\(y + 21)\" text-anchor=\"middle\""
                    + (share > 0.4 ? " fill=\"#fff\"" : "") + ">\(count)</text>"
            }
        }
        return svg + "<text x=\"0\" y=\"14\" class=\"title\">\(Figures.escaped(title))</text></svg>"
    }

    private static func frame(_ title: String, x: String, y: String, end: String = "1") -> String {
        "<svg viewBox=\"0 0 300 280\" role=\"img\" aria-label=\"\(title)\"><text x=\"40\" y=\"12\" class=\"title\">\(title)</text>"
            + "<rect x=\"40\" y=\"20\" width=\"240\" height=\"220\" class=\"frame\"/>"
            + "<text x=\"40\" y=\"254\" text-anchor=\"middle\">0</text>"
            + "<text x=\"280\" y=\"254\" text-anchor=\"middle\">\(end)</text>"
            + "<text x=\"160\" y=\"268\" text-anchor=\"middle\">\(x)</text>"
            + "<text x=\"14\" y=\"130\" text-anchor=\"middle\" transform=\"rotate(-90 14 130)\">\(y)</text>"
    }

    /// A whole page around sections.
    static func page(_ title: String, _ sections: [String]) -> String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>\(Figures.escaped(title))</title>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <style>
        body{font:14px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1a1a1a;background:#fff}
        table{border-collapse:collapse;margin:1rem 0}th,td{padding:.2rem .6rem;border-bottom:1px solid #ddd;text-align:right}
        th:first-child,td:first-child{text-align:left}.row{display:flex;flex-wrap:wrap;gap:1rem}.row svg{width:300px}
        svg{font:11px system-ui,sans-serif;max-width:100%}.title{font-weight:600}.frame{fill:none;stroke:#999}
        .line{fill:none;stroke:#1d3557;stroke-width:2}.faint{stroke:#bbb;stroke-dasharray:4 3}.dot{fill:#1d3557;fill-opacity:.7}
        rect.bad,text.bad{fill:#b3261e}rect.good,text.good{fill:#457b9d}.warning{border-left:4px solid #b3261e;padding:.3rem .8rem}
        @media print{body{margin:0;max-width:none}section{break-inside:avoid}}
        </style></head><body>
        <h1>\(Figures.escaped(title))</h1>
        \(sections.joined(separator: "\n"))
        </body></html>

        """
    }

    /// A table; the first column is text.
    static func table(_ head: [String], _ rows: [[String]]) -> String {
        "<table><thead><tr>" + head.map { "<th>\(Figures.escaped($0))</th>" }.joined() + "</tr></thead><tbody>"
            + rows.map { "<tr>" + $0.map { "<td>\(Figures.escaped($0))</td>" }.joined() + "</tr>" }.joined(
                separator: "\n")
            + "</tbody></table>"
    }
}
