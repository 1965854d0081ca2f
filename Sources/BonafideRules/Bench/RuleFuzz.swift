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
    /// Rule files with the group each belongs to; a mutated one is loaded into a pack of that group alone.
    private let files: [(path: String, group: String, text: [UInt8])]
    private let catalog: SignalCatalog
    private let pack: RuleSources.File

    private static let tokens = [
        "(", ")", "[", "]", "{", "}", "&&", "||", "?", ":", ".", "?.", "'", "\"\"\"", "\\", "-", "!", "1u", "0x", "1e9",
        ".map(x, ", ".matches('(a*)*b')", "cel.bind(x, ", "\u{0}", "💥", "//", "\n", "b'\\xff'", "9223372036854775807",
        "\n  ", ": ", "- ", "|", ">", "#", " #", "&a ", "*a", "!t ", "\t", "\r\n", "{}", "~", "%YAML", "---\n", "when:",
        "\u{feff}", "e\u{301}", "size(", ".exists(a, a.all(b, b", "format([", "timestamp('2026-01-01T00:00:00Z')",
    ]

    /// Takes expressions to start from; the pack that is built in is always among the seeds.
    package init(expressions: [String] = [], catalog: SignalCatalog) {
        let embedded = RuleSources.embedded
        var conditions = expressions
        var files: [(String, String, [UInt8])] = []
        for file in embedded.rules {
            var diagnostics = DiagnosticList()
            let source = SourceText(path: file.path, text: file.text)
            guard let rule = RuleFileReader.read(source, &diagnostics) else { continue }
            conditions.append(rule.when)
            files.append((file.path, rule.group, Array(file.text.utf8)))
        }
        self.expressions = conditions.map { Array($0.utf8) }
        self.files = files
        self.catalog = catalog
        pack = embedded.pack ?? RuleSources.File(path: "pack.yaml", text: "")
    }

    /// Runs one round; it returns for every input.
    package func round(_ number: Int, seed: UInt64) -> Round {
        var numbers = SeededNumbers(seed: seed, stream: UInt64(number))
        guard !files.isEmpty, !expressions.isEmpty else {
            return Round(kind: "", outcome: "nothing", complaint: "", input: [])
        }
        let changes = numbers.below(numbers.below(2) == 0 ? 3 : 8)
        if number % 2 == 0 {
            var bytes = expressions[numbers.below(expressions.count)]
            for _ in 0..<changes { mutate(&bytes, expressions, &numbers) }
            return expression(bytes)
        }
        let seed = files[numbers.below(files.count)]
        let isPack = numbers.below(16) == 0
        var bytes = isPack ? Array(pack.text.utf8) : seed.text
        let others = (0..<4).map { _ in files[numbers.below(files.count)].text }
        for _ in 0..<changes { mutate(&bytes, others, &numbers) }
        let mutated = String(decoding: bytes, as: UTF8.self)
        let rule = isPack ? String(decoding: seed.text, as: UTF8.self) : mutated
        return file(
            RuleSources.File(path: seed.path, text: rule),
            RuleSources.File(path: pack.path, text: isPack ? mutated : Self.pack(seed.group)), bytes)
    }

    /// A pack of one group.
    private static func pack(_ group: String) -> String {
        """
        name: fuzz
        version: 1.0.0
        prior: -1996mb
        groups:
          \(group): {}
        bands:
          - { name: low, advice: go on }
          - { name: high, from: 0mb, advice: read }
        """
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

    private func file(_ file: RuleSources.File, _ pack: RuleSources.File, _ bytes: [UInt8]) -> Round {
        var (outcome, complaint) = ("loaded", "")
        switch RulePack.load(RuleSources(pack: pack, rules: [file]), catalog: catalog) {
        case .success(let loaded): _ = ExampleRunner(loaded).run()
        case .failure(let refusal):
            outcome = "refused"
            if !refusal.diagnostics.contains(where: { $0.severity == .error }) {
                complaint = "refused without an error"
            }
            for source in [file, pack] {
                let lines = SourceText(path: source.path, text: source.text).lines.count
                for diagnostic in refusal.diagnostics where diagnostic.location.file == source.path {
                    let place = diagnostic.location
                    if place.line > lines || place.length < 1 { complaint = "\(diagnostic.code) lies outside the file" }
                }
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
