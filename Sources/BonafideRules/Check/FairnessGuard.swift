internal import BonafideCore

/// Refuses rules that read who a person is instead of what contradicts their claims.
///
/// It runs on every rule of every pack and cannot be switched off. It follows values through macros, bound variables,
/// `orElse` and functions: a place or a name may be held against another signal, never against a written text.
struct FairnessGuard {
    /// What flows into a value.
    private struct Flow {
        var hasPlace = false
        var hasName = false
        var hasText = false

        mutating func join(_ other: Flow) {
            hasPlace = hasPlace || other.hasPlace
            hasName = hasName || other.hasName
            hasText = hasText || other.hasText
        }
    }

    /// One refusal, by the bytes of the condition.
    private struct Refusal: Hashable {
        let code: PackCode
        let message: String
        let hint: String
        let span: Range<Int>
    }

    private let tree: Expression
    private let catalog: SignalCatalog
    private var refusals: [Refusal] = []
    private var scope: [(name: String, flow: Flow)] = []

    private typealias NodeID = Expression.NodeID

    /// Reports every way in which a condition reads a protected trait.
    static func check(
        _ file: RuleFile, _ expression: Expression, _ catalog: SignalCatalog, _ diagnostics: inout DiagnosticList
    ) {
        var walk = FairnessGuard(expression, catalog)
        _ = walk.flow(expression.root)
        var seen: Set<Refusal> = []
        for refusal in walk.refusals where seen.insert(refusal).inserted {
            diagnostics.add(refusal.code, refusal.message, at: file.whenPlace(refusal.span), hint: refusal.hint)
        }
    }

    private init(_ tree: Expression, _ catalog: SignalCatalog) {
        self.tree = tree
        self.catalog = catalog
    }

    private mutating func refuse(_ code: PackCode, _ id: NodeID, _ message: String, hint: String) {
        refusals.append(Refusal(code: code, message: message, hint: hint, span: tree.span(of: id)))
    }

    private mutating func flow(_ id: NodeID) -> Flow {
        switch tree[id].kind {
        case .literal: return literal(id)
        case .identifier, .rootIdentifier, .select, .optionalSelect, .has: return name(id)
        case .binary: return binary(id)
        case .call, .memberCall: return call(id)
        case .index, .optionalIndex: return index(id)
        case .fold: return fold(id)
        case .bind, .optionalMap, .optionalFlatMap: return bind(id)
        case .not, .negate, .and, .or:
            for child in tree.children(of: id) { _ = flow(child) }
            return Flow()
        case .conditional:
            _ = flow(tree.child(0, of: id))
            return union([tree.child(1, of: id), tree.child(2, of: id)])
        case .list, .map, .message, .block: return union(Array(tree.children(of: id)))
        }
    }

    private mutating func union(_ ids: [NodeID]) -> Flow {
        var result = Flow()
        for id in ids { result.join(flow(id)) }
        return result
    }

    private mutating func literal(_ id: NodeID) -> Flow {
        guard case .string(let text) = tree.constant(of: id) else { return Flow() }
        if let trait = ProtectedWords.trait(ofText: text) {
            refuse(
                .protectedLiteral, id, "a rule may not look for \(trait.phrase)",
                hint: "score contradictions between claim and evidence, never characteristics of people")
        }
        return Flow(hasText: true)
    }

    // MARK: - Names

    private func dotted(_ id: NodeID) -> String? {
        switch tree[id].kind {
        case .identifier, .rootIdentifier: tree.name(of: id)
        case .select, .optionalSelect, .has: dotted(tree.child(0, of: id)).map { $0 + "." + tree.name(of: id) }
        case .index, .optionalIndex:
            // A field may also be written `record["field"]`.
            if tree[tree.child(1, of: id)].kind == .literal,
                case .string(let key) = tree.constant(of: tree.child(1, of: id))
            {
                dotted(tree.child(0, of: id)).map { $0 + "." + key }
            } else {
                nil
            }
        default: nil
        }
    }

    private mutating func name(_ id: NodeID) -> Flow {
        guard let name = dotted(id) else { return union(Array(tree.children(of: id))) }
        if let variable = scope.last(where: { $0.name == name || name.hasPrefix($0.name + ".") }) {
            return variable.flow
        }
        if let trait = ProtectedWords.trait(ofSignal: name) {
            refuse(
                .protectedTrait, id, "a rule may not read `\(name)`: it tells the \(trait.phrase) of a person",
                hint: "score contradictions between claim and evidence, never characteristics of people")
            return Flow()
        }
        guard tree[id].kind != .has else { return Flow() }
        return value(of: name)
    }

    private func value(of name: String) -> Flow {
        switch catalog.declaration(of: name)?.type {
        case .flag, .count, .measure, .instant: return Flow()
        case .country: return Flow(hasPlace: true)
        case .symbol(let words), .symbols(let words):
            let places = words.count { ProtectedWords.isPlaceText($0) }
            return Flow(hasPlace: places * 2 > words.count)
        case .label, nil:
            return Flow(hasPlace: ProtectedWords.isPlace(name), hasName: ProtectedWords.isName(name))
        }
    }

    // MARK: - Operations

    private mutating func compare(_ left: Flow, _ right: Flow, _ id: NodeID) {
        if (left.hasPlace || right.hasPlace) && (left.hasText || right.hasText) { refusePlace(id) }
        if (left.hasName || right.hasName) && (left.hasText || right.hasText) { refuseName(id) }
    }

    private mutating func refusePlace(_ id: NodeID) {
        refuse(
            .countryAlone, id, "a place, language or zone alone says nothing about a claim",
            hint: "hold it against the claim, as in `network.egress_country != network.claimed_country`")
    }

    private mutating func refuseName(_ id: NodeID) {
        refuse(
            .protectedLiteral, id, "a rule may not look into the name of a person",
            hint: "compare two names with each other, or use a mismatch signal")
    }

    private mutating func binary(_ id: NodeID) -> Flow {
        let left = flow(tree.child(0, of: id))
        let right = flow(tree.child(1, of: id))
        let sign = tree.binaryOperator(of: id)
        guard sign.isComparison else {
            var joined = left
            joined.join(right)
            return joined
        }
        compare(left, right, id)
        if [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(sign) {
            if left.hasName || right.hasName { refuseName(id) }
        }
        return Flow()
    }

    private mutating func call(_ id: NodeID) -> Flow {
        let function = tree.name(of: id)
        let flows = tree.children(of: id).map { ($0, flow($0)) }
        if function == "known" || function == "hasValue" { return Flow() }
        var joined = Flow()
        for (_, flow) in flows { joined.join(flow) }
        switch function {
        case "orElse", "orValue", "or", "dyn", "string", "of", "optional.of", "value", "lowerAscii", "upperAscii",
            "trim":
            return joined
        case "contains", "startsWith", "endsWith", "matches", "indexOf", "lastIndexOf", "charAt", "substring",
            "replace",
            "split", "size", "format", "join", "reverse", "quote", "bytes", "intersects", "equivalent":
            if joined.hasName { refuseName(id) }
            if joined.hasPlace, joined.hasText || function != "size" { refusePlace(id) }
            return joined
        default: return joined
        }
    }

    private mutating func index(_ id: NodeID) -> Flow {
        if let name = dotted(id), catalog.column(of: name) != nil || ProtectedWords.trait(ofSignal: name) != nil {
            return self.name(id)
        }
        let operand = flow(tree.child(0, of: id))
        let key = flow(tree.child(1, of: id))
        if operand.hasText, key.hasPlace { refusePlace(id) }
        if operand.hasText, key.hasName { refuseName(id) }
        return operand
    }

    private mutating func fold(_ id: NodeID) -> Flow {
        let macro = tree.fold(of: id)
        let children = Array(tree.children(of: id))
        let range = flow(children[0])
        scope.append((macro.first, range))
        if let second = macro.second { scope.append((second, range)) }
        var result = Flow()
        for child in children.dropFirst() { result.join(flow(child)) }
        scope.removeLast(macro.second == nil ? 1 : 2)
        switch macro.kind {
        case .all, .exists, .existsOne: return Flow()
        case .filter: return range
        default: return result
        }
    }

    private mutating func bind(_ id: NodeID) -> Flow {
        let children = Array(tree.children(of: id))
        guard children.count >= 2 else { return union(children) }
        let value = flow(children[0])
        scope.append((tree.name(of: id), value))
        var result = Flow()
        for child in children.dropFirst() { result.join(flow(child)) }
        scope.removeLast()
        return result
    }
}
