internal import BonafideCore

/// Finds rules that say the same as another rule, or that can fire only where another fires.
enum Implication {
    /// One of the parts a condition joins with `&&`.
    private struct Part: Hashable {
        /// What is compared, or the whole part.
        var operand: String
        /// The comparison with a constant, where it is one.
        var sign: BinaryOperator?
        var number: Double = 0

        /// Whether this part cannot hold without the other holding as well.
        func implies(_ other: Part) -> Bool {
            if self == other { return true }
            guard operand == other.operand, let sign, let otherSign = other.sign else { return false }
            switch otherSign {
            case .greater:
                return sign == .greater && number >= other.number
                    || (sign == .greaterOrEqual || sign == .equal) && number > other.number
            case .greaterOrEqual:
                return [.greater, .greaterOrEqual, .equal].contains(sign) && number >= other.number
            case .less:
                return sign == .less && number <= other.number
                    || (sign == .lessOrEqual || sign == .equal) && number < other.number
            case .lessOrEqual: return [.less, .lessOrEqual, .equal].contains(sign) && number <= other.number
            default: return false
            }
        }
    }

    static func check(_ rules: [Rule], _ diagnostics: inout DiagnosticList) {
        let live = rules.filter { $0.file.status.isJudged }
        let parts = live.map { Set(conjuncts(of: $0.condition.expression, $0.condition.expression.root)) }
        for (place, rule) in live.enumerated() {
            for (other, candidate) in live.enumerated() where other != place && candidate.file.id != rule.file.id {
                let isNarrower = parts[other].allSatisfy { wanted in parts[place].contains { $0.implies(wanted) } }
                guard isNarrower else { continue }
                let isSame = parts[place].allSatisfy { wanted in parts[other].contains { $0.implies(wanted) } }
                if isSame {
                    if other < place { reportSame(rule, candidate, &diagnostics) }
                } else {
                    reportNarrower(rule, than: candidate, &diagnostics)
                }
            }
        }
    }

    private static func reportSame(_ rule: Rule, _ other: Rule, _ diagnostics: inout DiagnosticList) {
        diagnostics.add(
            .duplicateCondition, "the condition says the same as that of `\(other.file.id)`",
            at: rule.file.whenPlace(0..<max(1, rule.file.when.utf8.count)), severity: .warning,
            hint: "one fact should count once; retire one of the two")
    }

    /// A narrower rule of the same group is a step of a ladder; elsewhere the same fact would count twice.
    private static func reportNarrower(_ rule: Rule, than other: Rule, _ diagnostics: inout DiagnosticList) {
        let (weight, wider) = (rule.file.weight, other.file.weight)
        guard (weight > 0) == (wider > 0), weight != 0, wider != 0 else { return }
        let isLadder = rule.file.group == other.file.group && weight.magnitude > wider.magnitude
        guard !isLadder else { return }
        let why =
            rule.file.group == other.file.group
            ? "which weighs as much, so it adds little" : "which stands in another group, so one fact counts twice"
        diagnostics.add(
            .subsumedRule, "the rule fires only where `\(other.file.id)` fires, \(why)",
            at: rule.file.whenPlace(0..<max(1, rule.file.when.utf8.count)), severity: .warning,
            hint: "put both in one group with the stronger weight on the narrower rule, or join them")
    }

    private static func conjuncts(of tree: Expression, _ id: Expression.NodeID) -> [Part] {
        if tree[id].kind == .and { return tree.children(of: id).flatMap { conjuncts(of: tree, $0) } }
        guard tree[id].kind == .binary, tree.binaryOperator(of: id).isComparison else {
            return [Part(operand: compact(tree.text(of: id)))]
        }
        let sign = tree.binaryOperator(of: id)
        let (left, right) = (tree.child(0, of: id), tree.child(1, of: id))
        if let number = number(tree, right) {
            return [Part(operand: compact(tree.text(of: left)), sign: sign, number: number)]
        }
        if let number = number(tree, left), sign != .in {
            return [Part(operand: compact(tree.text(of: right)), sign: mirrored(sign), number: number)]
        }
        return [Part(operand: compact(tree.text(of: id)))]
    }

    private static func mirrored(_ sign: BinaryOperator) -> BinaryOperator {
        switch sign {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: sign
        }
    }

    private static func number(_ tree: Expression, _ id: Expression.NodeID) -> Double? {
        if tree[id].kind == .negate { return number(tree, tree.child(0, of: id)).map { -$0 } }
        guard tree[id].kind == .literal else { return nil }
        switch tree.constant(of: id) {
        case .int(let value): return Double(value)
        case .double(let value): return value
        default: return nil
        }
    }

    private static func compact(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
    }
}
