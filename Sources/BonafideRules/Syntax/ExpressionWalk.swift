/// What a guard or a search sees of an expression: every name, text and pattern, inside macros too.
package enum ExpressionPart: Sendable, Hashable {
    /// A dotted name as written, such as `network.claimed_country`, or a plain one.
    case name(String)
    /// A field asked for with `.field`, `.?field` or `has(….field)` on something that is not a dotted name.
    case field(String)
    /// A function or macro.
    case function(String)
    /// A text literal; `isPattern` where it is the pattern of `matches`.
    case text(String, isPattern: Bool)
    /// A variable that a macro binds.
    case variable(String)
}

extension Expression {
    /// Visits every node that counts, parents before children. A chain of fields that spells a name is visited once,
    /// as a whole; macros' variables are not visited.
    package func walk(_ visit: (NodeID) -> Void) { walk(root, visit) }

    private func walk(_ id: NodeID, _ visit: (NodeID) -> Void) {
        visit(id)
        if nodes[Int(id)].kind == .select, dottedName(of: id) != nil { return }
        for child in children(of: id) { walk(child, visit) }
    }

    /// Every name, text and pattern with the bytes it covers, in the order of the source.
    package func parts() -> [(part: ExpressionPart, span: Range<Int>)] {
        var found: [(part: ExpressionPart, span: Range<Int>)] = []
        var patterns: Set<NodeID> = []
        walk { id in
            switch nodes[Int(id)].kind {
            case .literal:
                if case .string(let text) = constant(of: id) {
                    found.append((.text(text, isPattern: patterns.contains(id)), span(of: id)))
                }
            case .identifier, .rootIdentifier: found.append((.name(name(of: id)), span(of: id)))
            case .select:
                let part = dottedName(of: id).map { ExpressionPart.name($0) } ?? .field(name(of: id))
                found.append((part, span(of: id)))
            case .has:
                let operand = child(0, of: id)
                let part = dottedName(of: operand).map { ExpressionPart.name($0 + "." + name(of: id)) }
                found.append((part ?? .field(name(of: id)), span(of: id)))
            case .optionalSelect: found.append((.field(name(of: id)), markSpan(of: id)))
            case .call, .memberCall:
                found.append((.function(name(of: id)), markSpan(of: id)))
                if name(of: id) == "matches", let last = children(of: id).last { patterns.insert(last) }
            case .fold:
                let fold = fold(of: id)
                found.append((.function(fold.name), markSpan(of: id)))
                for variable in [fold.first] + (fold.second.map { [$0] } ?? []) {
                    found.append((.variable(variable), markSpan(of: id)))
                }
            case .bind, .optionalMap, .optionalFlatMap: found.append((.variable(name(of: id)), span(of: id)))
            default: break
            }
        }
        return found.sorted { ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound) }
    }

    /// The dotted name a chain of fields spells, or nothing where it is no plain chain.
    package func dottedName(of id: NodeID) -> String? {
        switch nodes[Int(id)].kind {
        case .identifier, .rootIdentifier: name(of: id)
        case .select: dottedName(of: child(0, of: id)).map { $0 + "." + name(of: id) }
        default: nil
        }
    }
}
