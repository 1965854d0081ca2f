internal import BonafideCore

/// Findings about a condition that is well typed but is surely not what was meant: words outside a vocabulary,
/// units that do not go together, and parts that are always true or always false.
struct ConditionLint {
    let checked: CheckedExpression
    let catalog: SignalCatalog
    /// For nodes whose value is a word of a signal's vocabulary: the signal's column; else -1.
    let columns: [Int32]
    var problems: [ExpressionProblem] = []

    typealias NodeID = Expression.NodeID

    init(_ checked: CheckedExpression, _ catalog: SignalCatalog, columns: [Int32]) {
        self.checked = checked
        self.catalog = catalog
        self.columns = columns
    }

    var tree: Expression { _read { yield checked.expression } }

    mutating func run() {
        visit(checked.expression.root)
        _ = unit(of: checked.expression.root)
        findMissingDataAlone()
    }

    mutating func report(
        _ code: ExpressionCode, _ severity: Severity, _ message: String, _ id: NodeID, hint: String = ""
    ) {
        problems.append(
            ExpressionProblem(code, message, at: tree.span(of: id), severity: severity, hint: hint))
    }

    // MARK: Words

    private mutating func visit(_ id: NodeID) {
        guard checked.operation(of: id) != .none else { return }
        if foundConstant(id) { return }
        switch checked.operation(of: id) {
        case .binary(let sign) where sign.isComparison: comparison(id, sign)
        case .namespacedCall(.setsIntersects), .namespacedCall(.setsContains), .namespacedCall(.setsEquivalent):
            let arguments = checked.arguments(of: id)
            if arguments.count == 2 { words(arguments[arguments.startIndex], arguments[arguments.endIndex - 1]) }
        default: break
        }
        if tree[id].kind == .and || tree[id].kind == .or { findRanges(id) }
        if case .signal = checked.operation(of: id) { return }
        for child in tree.children(of: id) { visit(child) }
    }

    private mutating func comparison(_ id: NodeID, _ sign: BinaryOperator) {
        let left = tree.child(0, of: id)
        let right = tree.child(1, of: id)
        if sign == .equal || sign == .notEqual || sign == .in {
            words(left, right)
            words(right, left)
        }
        if sign != .in, isSame(left, right) {
            let holds = sign == .equal || sign == .lessOrEqual || sign == .greaterOrEqual
            report(
                holds ? .alwaysTrue : .alwaysFalse, .warning,
                "both sides are the same, so this is always \(holds ? "true" : "false")", id)
        } else {
            findRange(id)
        }
    }

    private func isSame(_ a: NodeID, _ b: NodeID) -> Bool {
        tree[a].kind != .literal && tree[a].kind == tree[b].kind
            && CanonicalExpression.text(of: tree, a) == CanonicalExpression.text(of: tree, b)
    }

    /// Checks literals that meet a signal with a vocabulary.
    private mutating func words(_ signal: NodeID, _ other: NodeID) {
        let column = columns[Int(signal)]
        guard column >= 0 else { return }
        let literals = tree[other].kind == .list ? Array(tree.children(of: other)) : [other]
        for literal in literals where tree[literal].kind == .literal {
            guard case .string(let word) = tree.constant(of: literal) else { continue }
            word.isEmpty ? () : check(word, catalog.declarations[Int(column)], literal)
        }
    }

    private mutating func check(_ word: String, _ declaration: SignalDeclaration, _ literal: NodeID) {
        switch declaration.type {
        case .symbol(let vocabulary), .symbols(let vocabulary):
            guard !vocabulary.contains(word) else { return }
            let nearest = NearestName.of(word, among: vocabulary)
            let known = vocabulary.prefix(12).joined(separator: ", ") + (vocabulary.count > 12 ? ", …" : "")
            report(
                .unknownWord, .error, "`\(word)` is no word of `\(declaration.name)`", literal,
                hint: nearest.map { "did you mean `\($0)`?" } ?? "its words are \(known)")
        case .country:
            let isCode = word.utf8.count == 2 && word.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5a }
            guard !isCode else { return }
            let capital = word.utf8.count == 2 ? word.uppercased() : ""
            report(
                .unknownWord, .error, "`\(word)` is no country code", literal,
                hint: capital.isEmpty ? "write two capital letters of ISO 3166, such as `US`" : "write `\(capital)`")
        default: break
        }
    }

    // MARK: Constants

    /// Reports a part that reads no signal and so is always the same.
    private mutating func foundConstant(_ id: NodeID) -> Bool {
        guard checked.type(of: id) == .bool, tree[id].kind != .literal, tree[id].kind != .has, readsNothing(id) else {
            return false
        }
        var part = checked
        part.expression.root = id
        switch ExpressionEvaluator().evaluate(part, NamedValues()) {
        case .bool(let value):
            report(value ? .alwaysTrue : .alwaysFalse, .warning, "this is always \(value)", id)
        case .error(let reason): report(.alwaysFails, .error, "this always fails: \(reason.message)", id)
        default: break
        }
        return true
    }

    private func readsNothing(_ id: NodeID) -> Bool {
        if checked.type(of: id) == .error { return false }
        switch checked.operation(of: id) {
        case .signal, .hasSignal, .variable, .dynamicName, .local, .unresolvedCall: return false
        case .none: return true
        default: return tree.children(of: id).allSatisfy { readsNothing($0) }
        }
    }

    /// Warns where nothing but missing data makes the condition true.
    private mutating func findMissingDataAlone() {
        let root = tree.root
        let parts = tree[root].kind == .and ? Array(tree.children(of: root)) : [root]
        let isMissing = parts.allSatisfy { part in
            guard tree[part].kind == .not else { return false }
            return checked.operation(of: tree.child(0, of: part)) == .call(.known)
        }
        if isMissing {
            report(
                .negatedUnknown, .warning, "this is true of missing data alone", root,
                hint: "unknown is not guilty: join it with something that was observed")
        }
    }
}
