package import BonafideCore

/// Tells for one applicant why every rule ended as it did, with what each comparison saw.
package struct Explainer: Sendable {
    private let pack: RulePack

    /// Takes the pack in force.
    package init(_ pack: RulePack) { self.pack = pack }

    /// The trace of every rule, in the order of the pack.
    package func traces(
        lane: Int, block: borrowing SignalBlock, judged: borrowing JudgedBlock, origin: RecordOrigin = RecordOrigin(),
        sources: [SourceStamp] = []
    ) -> [RuleTrace] {
        var traces: [RuleTrace] = []
        for rule in pack.rules.indices {
            traces.append(
                trace(rule: rule, lane: lane, block: block, judged: judged, origin: origin, sources: sources))
        }
        return traces
    }

    /// The trace of one rule, whether or not it fired.
    package func trace(
        rule: Int, lane: Int, block: borrowing SignalBlock, judged: borrowing JudgedBlock,
        origin: RecordOrigin = RecordOrigin(), sources: [SourceStamp] = []
    ) -> RuleTrace {
        let outcome = judged.outcome(rule: rule, lane: lane)
        let condition = pack.rules[rule].condition
        let source = BlockLane(block.view, lane: lane, catalog: pack.catalog, labels: block.labels)
        var writer = ReasonWriter(pack)
        writer.begin(
            view: block.view, labels: block.labels, lane: lane, origin: origin,
            evidence: block.evidence.indices.contains(lane) ? block.evidence[lane] : [], sources: sources)
        let (value, observations) = ExpressionEvaluator().trace(condition, source)
        var leaves = LeafWriter(condition: condition, writer: writer)
        return RuleTrace(
            rule: rule, outcome: outcome, comparisons: observations.map { leaves.leaf($0) },
            note: note(rule, outcome, value))
    }

    private func note(_ rule: Int, _ outcome: RuleOutcome, _ value: CELValue) -> String {
        switch outcome {
        case .disabled: return "the rule is \(pack.rules[rule].file.status.rawValue), so it is not judged"
        case .suppressed: return "a written exception sets the rule aside"
        case .failed:
            if case .error(let failure) = value { return failure.message }
            return "the condition met an error"
        default:
            return pack.rules[rule].file.status == .trial ? "on trial: judged and counted, worth 0" : ""
        }
    }
}

/// Turns what a leaf saw into texts.
private struct LeafWriter: ~Copyable {
    let condition: CheckedExpression
    var writer: ReasonWriter

    mutating func leaf(_ observation: Observation) -> LeafComparison {
        let columns = columns(below: observation.node)
        var observed: [String] = []
        var threshold: [String] = []
        for (node, value) in observation.operands {
            if isConstant(node) {
                threshold.append(CanonicalForm.spaced(condition.expression.text(of: node)))
            } else {
                observed.append(text(node, value))
            }
        }
        if observation.operands.isEmpty { observed = [text(observation.node, observation.result)] }
        // Two signals held against each other: the first was observed, the second is what it was held against.
        if threshold.isEmpty, observed.count == 2 { threshold = [observed.removeLast()] }
        var places: [String] = []
        var source = ""
        for column in columns {
            for place in writer.places(column) where !places.contains(place) { places.append(place) }
            if source.isEmpty { source = writer.source(column) }
        }
        return LeafComparison(
            text: CanonicalForm.spaced(condition.expression.text(of: observation.node)),
            observed: observed.joined(separator: " and "), threshold: threshold.joined(separator: " and "),
            result: result(observation.result), note: note(observation.result), evidence: places,
            source: source)
    }

    private func result(_ value: CELValue) -> ComparisonResult {
        switch value {
        case .bool(true): .holds
        case .bool(false): .fails
        case .unknown: .unknown
        default: .failed
        }
    }

    private func note(_ value: CELValue) -> String {
        switch value {
        case .unknown(let trail):
            let signals = trail.columns.map { column in
                var why = "none in the source"
                if case .unknown(let reason) = writer.view?.state(column: column, lane: writer.lane) {
                    why = reason.phrase
                }
                return "\(writer.pack.catalog.declarations[column].name): \(why)"
            }
            return signals.joined(separator: "; ")
        case .error(let failure): return failure.message
        default: return ""
        }
    }

    private mutating func text(_ node: Expression.NodeID, _ value: CELValue) -> String {
        if case .signal(let column) = condition.operation(of: node) { return writer.text(Int(column)) }
        return value.shown
    }

    private func isConstant(_ node: Expression.NodeID) -> Bool { columns(below: node).isEmpty && !readsLocal(node) }

    private func readsLocal(_ node: Expression.NodeID) -> Bool {
        if case .local = condition.operation(of: node) { return true }
        return condition.expression.children(of: node).contains { readsLocal($0) }
    }

    private func columns(below node: Expression.NodeID) -> [Int] {
        var columns: [Int] = []
        func visit(_ id: Expression.NodeID) {
            switch condition.operation(of: id) {
            case .signal(let column), .hasSignal(let column):
                if !columns.contains(Int(column)) { columns.append(Int(column)) }
            default: for child in condition.expression.children(of: id) { visit(child) }
            }
        }
        visit(node)
        return columns
    }
}

extension CELValue {
    /// The value as it is shown to a person.
    package var shown: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "yes" : "no"
        case .int(let value): ValueText.grouped(value)
        case .uint(let value): String(value)
        case .double(let value): ValueText.decimal(value)
        case .string(let text): text
        case .bytes(let bytes): "\(bytes.count) bytes"
        case .list(let values): "[" + values.map(\.shown).joined(separator: ", ") + "]"
        case .unknown: "unknown"
        case .error: "an error"
        default: type.map { "a \($0)" } ?? ""
        }
    }
}
