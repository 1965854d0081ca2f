package import BonafideCore

/// Looks for examples: values of the signals a condition reads under which it does what is wanted.
///
/// The values tried are the ones at which the condition can change its mind: thresholds and their neighbours, the words
/// it names and one it does not, true and false, unknown. Few conditions read so many signals that not all of their
/// combinations can be tried.
package struct ExampleSearch {
    /// Combinations tried before the search gives up.
    static let limit = 20_000

    private let catalog: SignalCatalog
    private let condition: CheckedExpression
    private let choices: [(column: Int, states: [ExampleValues.State])]

    /// Gathers the values to try for a condition.
    package init(_ condition: CheckedExpression, catalog: SignalCatalog) {
        self.catalog = catalog
        self.condition = condition
        choices = condition.signals.map { column in
            (column, Candidates(condition.expression, catalog.declarations[column]).states)
        }
    }

    /// Values under which a condition ends in `outcome`, as few of them known as possible; nothing where none is found.
    package func example(_ outcome: RuleOutcome) -> [ExampleValue]? {
        if outcome == .unknown, value([:]) == .unknown { return [] }
        return first { value($0) == outcome }
    }

    /// Values under which two conditions over the same signals end differently, neither with an error.
    package func difference(from other: CheckedExpression) -> (values: [ExampleValue], outcome: RuleOutcome)? {
        var outcome = RuleOutcome.unknown
        let values = first { states in
            let mine = self.value(states)
            guard mine != .failed, Self.value(other, states, catalog) != mine else { return false }
            outcome = mine
            return true
        }
        return values.map { ($0, outcome) }
    }

    private func first(_ isWanted: ([Int: ExampleValues.State]) -> Bool) -> [ExampleValue]? {
        var places = [Int](repeating: 0, count: choices.count)
        for _ in 0..<Self.limit {
            var states: [Int: ExampleValues.State] = [:]
            for (choice, place) in zip(choices, places) where choice.states[place] != .unknown {
                states[choice.column] = choice.states[place]
            }
            if isWanted(states) { return written(states) }
            guard advance(&places) else { return nil }
        }
        return nil
    }

    private func advance(_ places: inout [Int]) -> Bool {
        for index in places.indices {
            places[index] += 1
            if places[index] < choices[index].states.count { return true }
            places[index] = 0
        }
        return false
    }

    private func value(_ states: [Int: ExampleValues.State]) -> RuleOutcome { Self.value(condition, states, catalog) }

    private static func value(
        _ condition: CheckedExpression, _ states: [Int: ExampleValues.State], _ catalog: SignalCatalog
    ) -> RuleOutcome {
        var values = SignalValues()
        for (column, state) in states {
            switch state {
            case .payload(let payload):
                values.set(column, CELValue(payload: payload, of: catalog.declarations[column].type))
            case .text(let text): values.set(column, .string(text))
            case .absent: values.setAbsent(column)
            case .unknown: break
            }
        }
        return ExampleRunner.outcome(ExpressionEvaluator().evaluate(condition, values))
    }

    private func written(_ states: [Int: ExampleValues.State]) -> [ExampleValue] {
        let nowhere = SourceLocation(file: "")
        return states.keys.sorted().map { column in
            let declaration = catalog.declarations[column]
            let words = states[column].map { ExampleText.words($0, declaration.type) } ?? []
            var isList = false
            if case .symbols = declaration.type { isList = words != ["absent"] }
            return ExampleValue(
                signal: declaration.name, words: words, isList: isList, nameLocation: nowhere, location: nowhere)
        }
    }
}

/// The values of one signal at which a condition can change its mind.
private struct Candidates {
    private(set) var states: [ExampleValues.State]

    init(_ tree: Expression, _ signal: SignalDeclaration) {
        var numbers: Set<Double> = []
        var words: Set<String> = []
        for id in tree.nodes.indices where tree.nodes[id].kind == .literal {
            switch tree.constant(of: Expression.NodeID(id)) {
            case .int(let value) where value.magnitude < 1 << 40: numbers.insert(Double(value))
            case .double(let value) where value.isFinite: numbers.insert(value)
            case .string(let text): words.insert(text)
            default: break
            }
        }
        switch signal.type {
        case .flag: states = [.payload(1), .payload(0), .unknown]
        case .count:
            let near = Set(numbers.flatMap { [$0 - 1, $0, $0 + 1].map { Int64($0.rounded(.down)) } } + [0, 1])
            states = near.filter { $0 >= 0 }.sorted().map { .payload(UInt64(bitPattern: $0)) } + [.unknown]
        case .measure:
            // Shares end at 1, and where no threshold is below 0 no value needs to be.
            let lowest: Double = numbers.contains { $0 < 0 } ? -.infinity : 0
            let highest: Double = signal.type == .measure(unit: "share") ? 1 : .infinity
            var near: Set<Double> = [0]
            for number in numbers {
                near.formUnion([number - 1, number * 0.95, number, number * 1.05, number + 1])
            }
            near = near.filter { $0 >= lowest && $0 <= highest }
            states = near.sorted().map { .payload($0.bitPattern) } + [.unknown]
        case .symbol(let vocabulary):
            let named = vocabulary.indices.filter { words.contains(vocabulary[$0]) }
            let other = vocabulary.indices.first { !words.contains(vocabulary[$0]) }
            states = (named + [other].compactMap { $0 }).map { .payload(UInt64($0)) } + [.unknown]
        case .symbols(let vocabulary):
            let named = vocabulary.indices.filter { words.contains(vocabulary[$0]) }
            let all = named.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
            let other =
                vocabulary.indices.first { !words.contains(vocabulary[$0]) }.map { UInt64(1) << UInt64($0) } ?? 0
            states = ([0, other, all] + named.map { 1 << UInt64($0) }).map { .payload($0) } + [.unknown]
        case .country:
            let named = words.compactMap { CountryCode($0) } + ["US", "DE"].compactMap { CountryCode($0) }
            states = Set(named.map { UInt64($0.packed) }).sorted().map { .payload($0) } + [.unknown]
        case .instant:
            let moments = words.compactMap { Timestamp(written: $0)?.seconds } + [1_767_225_600]
            let near = Set(moments.flatMap { [$0 - 86_400, $0, $0 + 86_400] })
            states = near.sorted().map { .payload(UInt64(bitPattern: $0)) } + [.unknown]
        case .label: states = [.text("a text"), .unknown]
        }
        states.append(.absent)
    }
}

/// Writes states the way examples in rule files do.
package enum ExampleText {
    /// The words of a state.
    static func words(_ state: ExampleValues.State, _ type: SignalType) -> [String] {
        switch state {
        case .absent: return ["absent"]
        case .unknown: return ["unknown"]
        case .text(let text): return [text]
        case .payload(let payload): return words(payload, type)
        }
    }

    private static func words(_ payload: UInt64, _ type: SignalType) -> [String] {
        switch type {
        case .flag: [payload == 0 ? "false" : "true"]
        case .count: ["\(Int64(bitPattern: payload))"]
        case .measure:
            ["\((Double(bitPattern: payload) * 10_000).rounded() / 10_000)"]
        case .symbol(let words): [words.indices.contains(Int(payload)) ? words[Int(payload)] : ""]
        case .symbols(let words): words.indices.filter { payload >> UInt64($0) & 1 != 0 }.map { words[$0] }
        case .country: [CountryCode(packed: UInt16(truncatingIfNeeded: payload)).description]
        case .instant: [Timestamp(seconds: Int64(bitPattern: payload)).description]
        case .label: [""]
        }
    }

    /// A YAML line of an example: `fire: { signal: value }`.
    package static func line(_ kind: ExampleKind, _ values: [ExampleValue]) -> String {
        let parts = values.map { value in
            let words = value.words.map(quoted)
            return "\(value.signal): " + (value.isList ? "[" + words.joined(separator: ", ") + "]" : words.first ?? "")
        }
        return parts.isEmpty ? "\(kind.rawValue): {}" : "\(kind.rawValue): { \(parts.joined(separator: ", ")) }"
    }

    private static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
                    || [0x2e, 0x5f, 0x2d].contains($0)
            }
        return isPlain ? word : "\"\(word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
