/// A stretch of text painted by one operator.
package struct PDFTextRun: Sendable {
    /// The text as far as the font's maps give it.
    package var text: String
    /// The box the text covers, from the baseline's descent to its ascent.
    package var box: PDFBox
    /// Height of the baseline.
    package let baseline: Double
    /// Size in points as painted.
    package let size: Double
    /// Name of the font without subset prefix, and with it.
    package let font: String
    package let fontName: String
    /// Family of the font in lower case.
    package let family: String
    /// Whether a font file is embedded.
    package let isEmbedded: Bool
    /// Text render mode; 3 paints nothing.
    package let renderMode: Int
    /// Whether it is painted in near-white.
    package let isWhite: Bool
    /// Place in the order of painting.
    package let order: Int
    /// Which of the page's content streams painted it.
    package let stream: Int
}

/// A filled area.
package struct PDFFill: Sendable {
    package let box: PDFBox
    /// Whether the paint is near-white.
    package let isWhite: Bool
    package let order: Int
}

/// A picture painted on the page.
package struct PDFImageUse: Sendable {
    package let box: PDFBox
    package let order: Int
    /// Number of the image object, or -1 for an inline one.
    package let number: Int
}

/// What a page paints, in order.
package struct PDFPage: Sendable {
    /// The media box.
    package var box = PDFBox(left: 0, bottom: 0, right: 612, top: 792)
    package var text: [PDFTextRun] = []
    package var fills: [PDFFill] = []
    package var images: [PDFImageUse] = []
    /// Tags of marked content.
    package var tags: Set<String> = []
    /// Numbers of the objects that hold its content.
    package var contents: [Int] = []
    /// Number of the page object.
    package var number = 0

    /// Text that is visible.
    package var visibleText: [PDFTextRun] { text.filter { $0.renderMode != 3 && $0.renderMode != 7 } }
}

extension PDFFile {
    /// The page objects of a state in order, at most `limit`.
    package func pageObjects(in revision: PDFRevision, limit: Int = 40) -> [(number: Int, page: PDFDictionary)] {
        var found: [(number: Int, page: PDFDictionary)] = []
        var visited: Set<Int> = []
        let root = revision.sections.lazy.compactMap { $0.trailer["Root"] }.first
        guard let catalog = resolve(root, in: revision)?.dictionary, let pages = catalog["Pages"]?.reference else {
            return []
        }
        var stack: [(number: Int, inherited: PDFDictionary)] = [(pages.number, PDFDictionary())]
        while let (number, inherited) = stack.popLast(), found.count < limit, budget.step() {
            guard visited.insert(number).inserted, var node = object(number, in: revision)?.value.dictionary else {
                continue
            }
            var passed = PDFDictionary()
            for key in ["Resources", "MediaBox", "Rotate"] {
                if let value = node[key] ?? inherited[key] { passed.pairs.append((key, value)) }
            }
            if let kids = resolve(node["Kids"], in: revision)?.array {
                for kid in kids.prefix(4_096).reversed() {
                    if let target = kid.reference { stack.append((target.number, passed)) }
                }
            } else {
                for pair in passed.pairs where node[pair.key] == nil { node.pairs.append(pair) }
                found.append((number, node))
            }
        }
        return found
    }

    /// Interprets the pages of a state.
    package func pages(in revision: PDFRevision, limit: Int = 12) -> [PDFPage] {
        guard !isEncrypted else { return [] }
        var fonts: [Int: PDFFont] = [:]
        return pageObjects(in: revision, limit: limit).map { number, dictionary in
            var interpreter = PDFInterpreter(file: self, revision: revision, fonts: fonts)
            interpreter.page.number = number
            interpreter.run(page: dictionary)
            fonts = interpreter.fonts
            return interpreter.page
        }
    }
}
