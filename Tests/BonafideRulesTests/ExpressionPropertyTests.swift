import BonafideCore
import BonafideRules
import Testing

/// Random conditions over the sample catalog, well formed by construction.
struct RandomSample {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func pick(_ words: [String]) -> String { words.randomElement(using: &generator) ?? "" }

    mutating func condition(_ depth: Int) -> String {
        if depth == 0 { return leaf() }
        switch Int.random(in: 0..<7, using: &generator) {
        case 0, 1: return "(\(condition(depth - 1)) && \(condition(depth - 1)))"
        case 2, 3: return "(\(condition(depth - 1)) || \(condition(depth - 1)))"
        case 4: return "!(\(condition(depth - 1)))"
        case 5: return "(\(condition(depth - 1)) ? \(condition(depth - 1)) : \(condition(depth - 1)))"
        default: return leaf()
        }
    }

    mutating func leaf() -> String {
        switch Int.random(in: 0..<9, using: &generator) {
        case 0:
            return
                "network.named_vpn_sessions \(pick(["<", "<=", ">", ">=", "==", "!="])) \(Int.random(in: 0..<4, using: &generator))"
        case 1: return "network.is_hosting"
        case 2: return "timezone.gap_hours \(pick(["<", ">"])) \(Double(Int.random(in: 0..<8, using: &generator)) / 2)"
        case 3: return "document.producer \(pick(["==", "!="])) '\(pick(["word", "acrobat"]))'"
        case 4: return "document.producer in ['word', 'unknown_editor']"
        case 5: return "document.tools.\(pick(["exists", "all"]))(t, t \(pick(["==", "!="])) 'editor')"
        case 6: return "known(timezone.gap_hours)"
        case 7: return "network.claimed_country == '\(pick(["US", "CA"]))'"
        default: return "orElse(network.named_vpn_sessions, 0) / \(Int.random(in: 0..<3, using: &generator)) > 0"
        }
    }

    /// Signals of which each is known, absent or unknown.
    mutating func signals() -> SignalValues {
        var values = SignalValues()
        let choices: [(Int, [CELValue])] = [
            (0, [.int(0), .int(1), .int(3)]), (1, [.bool(true), .bool(false)]), (4, [.double(0.5), .double(3)]),
            (3, [.string("US"), .string("DE")]), (6, [.string("word"), .string("acrobat")]),
            (7, [.list([]), .list([.string("editor"), .string("scanner")])]),
        ]
        for (column, options) in choices {
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: break
            case 1: values.setAbsent(column)
            default: values.set(column, options[Int.random(in: 0..<options.count, using: &generator)])
            }
        }
        return values
    }
}

@Suite("Properties of the expression language")
struct ExpressionPropertyTests {
    private static let lenient: ExpressionChecker = {
        var environment = ExpressionEnvironment(signals: SampleSignals.catalog)
        environment.lints = false
        return ExpressionChecker(environment)
    }()

    private func outcome(_ source: String, _ signals: SignalValues) throws -> String {
        let (checked, problems) = Self.lenient.check(source)
        let ready = try #require(checked, "\(source): \(problems.map(\.message))")
        let value = ExpressionEvaluator().evaluate(ready, signals)
        let (traced, _) = ExpressionEvaluator().trace(ready, signals)
        #expect(Self.letter(value) == Self.letter(traced), "\(source): tracing changes the outcome")
        return Self.letter(value)
    }

    private static func letter(_ value: CELValue) -> String {
        switch value {
        case .bool(let flag): flag ? "T" : "F"
        case .unknown: "U"
        case .error: "E"
        default: "?"
        }
    }

    @Test("the laws of logic hold whatever is unknown", arguments: 0..<40)
    func laws(seed: Int) throws {
        var random = RandomSample(seed: UInt64(seed))
        for _ in 0..<10 {
            let (a, b, c) = (random.condition(2), random.condition(2), random.condition(1))
            let signals = random.signals()
            func same(_ one: String, _ other: String) throws {
                #expect(try outcome(one, signals) == outcome(other, signals), "\(one) and \(other)")
            }
            try same("(\(a)) && (\(b))", "(\(b)) && (\(a))")
            try same("(\(a)) || (\(b))", "(\(b)) || (\(a))")
            try same("!((\(a)) && (\(b)))", "!(\(a)) || !(\(b))")
            try same("((\(a)) && (\(b))) && (\(c))", "(\(a)) && ((\(b)) && (\(c)))")
            try same("!!(\(a))", "(\(a))")
        }
    }

    @Test("formatting keeps the meaning and does nothing twice", arguments: 0..<40)
    func formatting(seed: Int) throws {
        var random = RandomSample(seed: UInt64(seed) + 1000)
        for _ in 0..<20 {
            let source = random.condition(3)
            let cramped = source.replacingSpaces(with: "\t ", &random.generator)
            let formatted = try #require(ExpressionFormatter.format(cramped))
            #expect(ExpressionFormatter.format(formatted) == formatted)
            let before = try #require(ExpressionParser.parse(source).0)
            let after = try #require(ExpressionParser.parse(formatted).0)
            #expect(CanonicalExpression.text(of: before) == CanonicalExpression.text(of: after))
        }
    }

    @Test("what implies holds wherever both are known", arguments: 0..<20)
    func implication(seed: Int) throws {
        var random = RandomSample(seed: UInt64(seed) + 2000)
        for _ in 0..<40 {
            let (a, b) = (random.condition(1), random.condition(1))
            guard let one = Self.lenient.check(a).0, let other = Self.lenient.check(b).0,
                ConditionImplication.holds(one, other)
            else { continue }
            for _ in 0..<20 {
                let signals = random.signals()
                if try outcome(a, signals) == "T" {
                    #expect(try outcome(b, signals) == "T", "\(a) should imply \(b)")
                }
            }
        }
    }

    @Test("mutated expressions neither crash nor hang", arguments: 0..<8)
    func mutations(seed: Int) throws {
        var random = RandomSample(seed: UInt64(seed) + 3000)
        var seen: Set<ExpressionFuzz.Outcome> = []
        var seeds = try FixtureFolder.lines("cel/fuzz-seeds.txt")
        for _ in 0..<20 { seeds.append(random.condition(3)) }
        for _ in 0..<500 {
            var bytes = Array((seeds.randomElement(using: &random.generator) ?? "").utf8)
            for _ in 0..<Int.random(in: 0..<6, using: &random.generator) { mutate(&bytes, seeds, &random.generator) }
            seen.insert(ExpressionFuzz.run(bytes, signals: SampleSignals.catalog))
        }
        #expect(seen.contains(.refusedByParser) && seen.contains(.refusedByChecker) && seen.count >= 4)
    }

    private func mutate(_ bytes: inout [UInt8], _ seeds: [String], _ generator: inout SeededGenerator) {
        let tokens = [
            "(", ")", "[", "]", "{", "}", "&&", "||", "?", ":", ".", "?.", "'", "\"\"\"", "\\", "-", "!", "1u", "0x",
            "1e9",
            ".map(x, ", ".matches('(a*)*b')", "cel.bind(x, ", "\u{0}", "💥", "//", "\n", "b'\\xff'",
            "9223372036854775807",
        ]
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.insert(contentsOf: (tokens.randomElement(using: &generator) ?? "").utf8, at: place)
        case 1 where place < bytes.count: bytes.remove(at: place)
        case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        default:
            let other = Array((seeds.randomElement(using: &generator) ?? "").utf8)
            bytes.replaceSubrange(
                place..<bytes.count, with: other.suffix(Int.random(in: 0...other.count, using: &generator)))
        }
    }
}

extension String {
    fileprivate func replacingSpaces(with spaces: String, _ generator: inout SeededGenerator) -> String {
        var result = ""
        for character in self {
            result += character == " " && Bool.random(using: &generator) ? spaces : String(character)
        }
        return result
    }
}
