package import BonafideCore

/// Signals with values as a person writes them: a YAML or JSON map of names to values.
package struct SignalSheet: Sendable {
    /// The values in the order they are written.
    package let values: [ExampleValue]
    /// What is wrong with them.
    package let diagnostics: [Diagnostic]
    /// The text, for showing places.
    package let source: SourceText
    private let catalog: SignalCatalog

    /// Reads a sheet. JSON is read as YAML, which it is part of.
    package init(_ file: RuleSources.File, catalog: SignalCatalog) {
        var diagnostics = DiagnosticList()
        let source = SourceText(path: file.path, text: file.text)
        var values: [ExampleValue] = []
        for entry in YAMLDocument(source, &diagnostics).entries {
            if let value = ExampleReader.value(entry, source, &diagnostics) { values.append(value) }
        }
        let example = RuleExample(kind: .fire, values: values, location: source.location(1, 1))
        ExampleValues.check(example, catalog, &diagnostics)
        self.values = values
        self.diagnostics = diagnostics.sorted
        self.source = source
        self.catalog = catalog
    }

    /// What an expression says over the signals of a sheet.
    package func evaluate(_ condition: CheckedExpression) -> Evaluation {
        let example = RuleExample(kind: .fire, values: values, location: source.location(1, 1))
        let block = ExampleRunner.block(example, catalog)
        let lane = BlockLane(block.view, lane: 0, catalog: catalog, labels: block.labels)
        let (value, observations) = ExpressionEvaluator().trace(condition, lane)
        var signals: [Evaluation.Signal] = []
        for column in condition.signals {
            let declaration = catalog.declarations[column]
            var text = "unknown"
            switch block.view.state(column: column, lane: 0) {
            case .value: text = lane.signal(column).display
            case .absent: text = "absent"
            case .unknown: break
            }
            signals.append(
                Evaluation.Signal(
                    name: declaration.name, type: ExpressionEnvironment.type(of: declaration.type).description,
                    value: text)
            )
        }
        var waits: [String] = []
        if case .unknown(let trail) = value {
            waits = trail.columns.map { catalog.declarations[$0].name } + trail.names
        }
        return Evaluation(
            value: value.display, type: condition.resultType.description, signals: signals,
            leaves: observations.map {
                Evaluation.Leaf(
                    text: CanonicalForm.spaced(condition.expression.text(of: $0.node)), value: $0.result.display,
                    operands: $0.operands.filter { condition.expression[$0.node].kind != .literal }.map {
                        CanonicalForm.spaced(condition.expression.text(of: $0.node)) + " = " + $0.value.display
                    })
            }, waitsFor: waits, steps: condition.cost)
    }
}

/// What one expression gave, for a person.
package struct Evaluation: Hashable, Sendable {
    /// A signal that was read.
    package struct Signal: Hashable, Sendable {
        package let name: String
        package let type: String
        package let value: String
    }

    /// A comparison or test and what it saw.
    package struct Leaf: Hashable, Sendable {
        package let text: String
        package let value: String
        package let operands: [String]
    }

    /// The result as it would be written in the language.
    package let value: String
    /// Its type.
    package let type: String
    /// The signals the expression reads.
    package let signals: [Signal]
    /// The leaves in the order they were looked at.
    package let leaves: [Leaf]
    /// Names the result waits for where it is unknown.
    package let waitsFor: [String]
    /// The most steps an evaluation can take.
    package let steps: Int
}

extension CELValue {
    /// The value as it would be written in the language; unknown and error by their names.
    package var display: String {
        switch self {
        case .null: return "null"
        case .bool(let value): return "\(value)"
        case .int(let value): return "\(value)"
        case .uint(let value): return "\(value)u"
        case .double(let value): return "\(value)"
        case .string(let text): return RuleFileSchema.text(text)
        case .bytes(let bytes):
            return "b\"" + bytes.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
        case .list(let values): return "[" + values.map(\.display).joined(separator: ", ") + "]"
        case .map(let map):
            return "{" + zip(map.keys, map.values).map { $0.display + ": " + $1.display }.joined(separator: ", ") + "}"
        case .error(let failure): return "error: \(failure.message)"
        case .unknown: return "unknown"
        case .optional(let inner): return inner.value.map { "optional.of(\($0.display))" } ?? "optional.none()"
        case .type(let type): return type.description
        case .timestamp, .duration, .ip, .cidr:
            if case .string(let text) = Function.string.apply([self]) { return RuleFileSchema.text(text) }
            return "?"
        }
    }
}
