package import BonafideCore

/// Mutated expressions and rule files, each round from a seed of its own, so that a round that fails can be run again
/// alone.
package struct RuleFuzz {
    /// What became of one round.
    package struct Round: Hashable, Sendable {
        /// `expression` or `file`.
        package let kind: String
        /// How the input ended, such as `refusedByParser`.
        package let outcome: String
        /// A law that was broken, or empty.
        package let complaint: String
        /// The input.
        package let input: [UInt8]
    }

    private let expressions: [[UInt8]]
    private let files: [[UInt8]]
    private let catalog: SignalCatalog
    private let pack: RuleSources.File

    private static let tokens = [
        "(", ")", "[", "]", "{", "}", "&&", "||", "?", ":", ".", "?.", "'", "\"\"\"", "\\", "-", "!", "1u", "0x", "1e9",
        ".map(x, ", ".matches('(a*)*b')", "cel.bind(x, ", "\u{0}", "💥", "//", "\n", "b'\\xff'", "9223372036854775807",
        "\n  ", ": ", "- ", "|", ">", "#", " #", "&a ", "*a", "!t ", "\t", "\r\n", "{}", "~", "%YAML", "---\n", "when:",
        "\u{feff}", "e\u{301}", "size(", ".exists(a, a.all(b, b", "format([", "timestamp('2026-01-01T00:00:00Z')",
    ]

    /// Takes texts to start from; the pack that is built in is always among them.
    package init(expressions: [String] = [], files: [String] = [], catalog: SignalCatalog) {
        let embedded = RuleSources.embedded
        var conditions = expressions
        for file in embedded.rules {
            var diagnostics = DiagnosticList()
            let source = SourceText(path: file.path, text: file.text)
            if let rule = RuleFileReader.read(source, &diagnostics) { conditions.append(rule.when) }
        }
        self.expressions = conditions.map { Array($0.utf8) }
        self.files = (embedded.rules.map(\.text) + files).map { Array($0.utf8) }
        self.catalog = catalog
        pack = embedded.pack ?? RuleSources.File(path: "pack.yaml", text: "")
    }

    /// Runs one round; it returns for every input.
    package func round(_ number: Int, seed: UInt64) -> Round {
        var numbers = SeededNumbers(seed: seed, stream: UInt64(number))
        let isFile = number % 2 == 1 && !files.isEmpty
        let seeds = isFile ? files : expressions
        guard !seeds.isEmpty else { return Round(kind: "", outcome: "nothing", complaint: "", input: []) }
        var bytes = seeds[numbers.below(seeds.count)]
        for _ in 0..<numbers.below(8) { mutate(&bytes, seeds, &numbers) }
        return isFile ? file(bytes) : expression(bytes)
    }

    private func mutate(_ bytes: inout [UInt8], _ seeds: [[UInt8]], _ numbers: inout SeededNumbers) {
        let place = numbers.below(bytes.count + 1)
        switch numbers.below(5) {
        case 0: bytes.insert(contentsOf: Self.tokens[numbers.below(Self.tokens.count)].utf8, at: place)
        case 1 where place < bytes.count:
            bytes.removeSubrange(place..<min(bytes.count, place + 1 + numbers.below(12)))
        case 2 where place < bytes.count: bytes[place] = UInt8(numbers.below(256))
        case 3:
            let end = min(bytes.count, place + numbers.below(40))
            let piece = bytes[place..<end]
            for _ in 0..<numbers.below(20) { bytes.insert(contentsOf: piece, at: place) }
        default:
            let other = seeds[numbers.below(seeds.count)]
            bytes.replaceSubrange(place..<bytes.count, with: other.suffix(numbers.below(other.count + 1)))
        }
    }

    private func expression(_ bytes: [UInt8]) -> Round {
        let outcome = ExpressionFuzz.run(bytes, signals: catalog)
        var complaint = ""
        let source = String(decoding: bytes, as: UTF8.self)
        if let tree = ExpressionParser.parse(source).0 {
            if let once = ExpressionFormatter.format(source) {
                if ExpressionFormatter.format(once) != once {
                    complaint = "formatting twice changes the text"
                } else if ExpressionParser.parse(once).0.map({ CanonicalExpression.text(of: $0) })
                    != CanonicalExpression.text(of: tree)
                {
                    complaint = "formatting changes the meaning"
                }
            } else {
                complaint = "an expression that parses cannot be formatted"
            }
        }
        return Round(kind: "expression", outcome: outcome.rawValue, complaint: complaint, input: bytes)
    }

    private func file(_ bytes: [UInt8]) -> Round {
        let text = String(decoding: bytes, as: UTF8.self)
        let file = RuleSources.File(path: "network/example.yaml", text: text)
        var (outcome, complaint) = ("loaded", "")
        switch RulePack.load(RuleSources(pack: pack, rules: [file]), catalog: catalog) {
        case .success(let loaded): _ = ExampleRunner(loaded).run()
        case .failure(let refusal):
            outcome = "refused"
            if !refusal.diagnostics.contains(where: { $0.severity == .error }) {
                complaint = "refused without an error"
            }
            let lines = SourceText(path: file.path, text: text).lines.count
            for diagnostic in refusal.diagnostics where diagnostic.location.file == file.path {
                let place = diagnostic.location
                if place.line > lines || place.length < 1 { complaint = "\(diagnostic.code) lies outside the file" }
            }
            _ = DiagnosticText.render(refusal.diagnostics, sources: refusal.sources)
        }
        if case .changed(let once) = RuleFormatter.format(file) {
            if RuleFormatter.format(RuleSources.File(path: file.path, text: once)) != .unchanged {
                complaint = "formatting the file twice changes it"
            }
        }
        return Round(kind: "file", outcome: outcome, complaint: complaint, input: bytes)
    }
}
