/// A text that is the same for expressions that are the same but for spelling: spacing, parentheses, quotes, the
/// order of `&&`, `||`, `==` and `!=`, the side a comparison is written from, and doubled negation.
///
/// It serves the digest of a rule and the search for duplicates; it is not meant to be read.
package enum CanonicalExpression {
    /// The canonical text of a whole expression.
    package static func text(of tree: Expression) -> String { text(of: tree, tree.root) }

    /// The canonical text of one node.
    package static func text(of tree: Expression, _ id: Expression.NodeID) -> String {
        var renaming: [(String, String)] = []
        return text(tree, id, negated: false, &renaming)
    }

    /// The canonical texts of the parts joined by `&&` (or of the whole as one part), sorted, each once.
    package static func conjuncts(of tree: Expression) -> [String] {
        var renaming: [(String, String)] = []
        return parts(tree, tree.root, .and, negated: false, &renaming)
    }

    private static func text(
        _ tree: Expression, _ id: Expression.NodeID, negated: Bool, _ renaming: inout [(String, String)]
    ) -> String {
        let node = tree[id]
        switch node.kind {
        case .not: return text(tree, tree.child(0, of: id), negated: !negated, &renaming)
        case .and, .or:
            // De Morgan holds with unknowns and errors, so negation moves inwards.
            let isAnd = (node.kind == .and) != negated
            return "(" + parts(tree, id, node.kind, negated: negated, &renaming).joined(separator: isAnd ? "&&" : "||")
                + ")"
        case .binary: return binary(tree, id, negated: negated, &renaming)
        default: return (negated ? "!" : "") + plain(tree, id, &renaming)
        }
    }

    /// The parts of a chain of one kind, chains inside chains laid flat.
    private static func parts(
        _ tree: Expression, _ id: Expression.NodeID, _ kind: Expression.Kind, negated: Bool,
        _ renaming: inout [(String, String)]
    ) -> [String] {
        var found: Set<String> = []
        collect(tree, id, kind, negated: negated, &renaming, into: &found)
        return found.sorted()
    }

    private static func collect(
        _ tree: Expression, _ id: Expression.NodeID, _ kind: Expression.Kind, negated: Bool,
        _ renaming: inout [(String, String)], into found: inout Set<String>
    ) {
        let other: Expression.Kind = kind == .and ? .or : .and
        if tree[id].kind == kind {
            for child in tree.children(of: id) { collect(tree, child, kind, negated: negated, &renaming, into: &found) }
        } else if tree[id].kind == .not, [kind, other, .not].contains(tree[tree.child(0, of: id)].kind) {
            collect(tree, tree.child(0, of: id), other, negated: !negated, &renaming, into: &found)
        } else {
            found.insert(text(tree, id, negated: negated, &renaming))
        }
    }

    private static func binary(
        _ tree: Expression, _ id: Expression.NodeID, negated: Bool, _ renaming: inout [(String, String)]
    ) -> String {
        var sign = tree.binaryOperator(of: id)
        var left = text(tree, tree.child(0, of: id), negated: false, &renaming)
        var right = text(tree, tree.child(1, of: id), negated: false, &renaming)
        // Only equality may be turned round: `!(x < NaN)` is not `x >= NaN`.
        var isNegated = negated
        if negated, sign == .equal || sign == .notEqual, let opposite = sign.negated {
            sign = opposite
            isNegated = false
        }
        if sign == .greater || sign == .greaterOrEqual, let mirrored = sign.mirrored {
            (left, right, sign) = (right, left, mirrored)
        } else if sign == .equal || sign == .notEqual, right < left {
            swap(&left, &right)
        }
        return (isNegated ? "!" : "") + "(\(left) \(sign.symbol) \(right))"
    }

    private static func plain(
        _ tree: Expression, _ id: Expression.NodeID, _ renaming: inout [(String, String)]
    ) -> String {
        let node = tree[id]
        func child(_ index: Int, _ renaming: inout [(String, String)]) -> String {
            text(tree, tree.child(index, of: id), negated: false, &renaming)
        }
        switch node.kind {
        case .literal: return literal(tree.constant(of: id))
        case .identifier:
            let name = tree.name(of: id)
            return renaming.last { $0.0 == name }?.1 ?? name
        case .rootIdentifier: return "." + tree.name(of: id)
        case .select: return child(0, &renaming) + "." + tree.name(of: id)
        case .optionalSelect: return child(0, &renaming) + ".?" + tree.name(of: id)
        case .has: return "has(" + child(0, &renaming) + "." + tree.name(of: id) + ")"
        case .fold, .bind, .optionalMap, .optionalFlatMap: return scoped(tree, id, &renaming)
        default: break
        }
        var parts: [String] = []
        for (index, part) in tree.children(of: id).enumerated() {
            let isMarked =
                (node.kind == .list && tree.isOptional(id, entry: index))
                || ([.map, .message].contains(node.kind) && index % 2 == 0 && tree.isOptional(id, entry: index / 2))
            parts.append((isMarked ? "?" : "") + text(tree, part, negated: false, &renaming))
        }
        return head(tree, id) + "(" + parts.joined(separator: ",") + ")"
    }

    private static func head(_ tree: Expression, _ id: Expression.NodeID) -> String {
        switch tree[id].kind {
        case .call: tree.name(of: id)
        case .memberCall: "~" + tree.name(of: id)
        case .message: "message " + tree.messageName(of: id)
        case let kind: "\(kind)"
        }
    }

    /// A macro's variables are numbered, so that their names make no difference.
    private static func scoped(
        _ tree: Expression, _ id: Expression.NodeID, _ renaming: inout [(String, String)]
    ) -> String {
        let children = tree.children(of: id)
        let operand = text(tree, children[children.startIndex], negated: false, &renaming)
        var variables: [String] = []
        var head = "\(tree[id].kind)"
        if tree[id].kind == .fold {
            let fold = tree.fold(of: id)
            variables = [fold.first] + (fold.second.map { [$0] } ?? [])
            head = "\(fold.kind)\(variables.count)\(fold.hasPredicate ? "p" : "")"
        } else {
            variables = [tree.name(of: id)]
        }
        let depth = renaming.count
        for variable in variables { renaming.append((variable, "#\(renaming.count)")) }
        var parts = [operand]
        for child in children.dropFirst() { parts.append(text(tree, child, negated: false, &renaming)) }
        renaming.removeLast(renaming.count - depth)
        return head + "(" + parts.joined(separator: ",") + ")"
    }

    private static func literal(_ constant: Constant) -> String {
        switch constant {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .int(let value): "\(value)"
        case .uint(let value): "\(value)u"
        case .double(let value): "\(value)d"
        case .string(let value): "'" + value.unicodeScalars.map { $0.escaped(asASCII: false) }.joined() + "'"
        case .bytes(let value): "b" + value.map { String($0, radix: 16) }.joined(separator: ".")
        }
    }
}
