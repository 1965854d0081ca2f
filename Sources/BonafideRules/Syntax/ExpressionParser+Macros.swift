extension ExpressionParser {
    /// A call, or the macro it spells.
    mutating func call(_ name: String, target: Expression.NodeID?, _ start: Int, mark: Int) -> Expression.NodeID {
        let isFold = options.macros && target != nil && Self.foldNames[name] != nil
        if isFold { foldNesting += 1 }
        defer { if isFold { foldNesting -= 1 } }
        if isFold, foldNesting > options.limits.macroNesting {
            stop(
                .macroNesting, "macros are nested more than \(options.limits.macroNesting) deep",
                mark..<mark + name.utf8.count)
        }
        let open = token.start
        advance()
        var arguments: [Expression.NodeID] = []
        while token.kind != .closeParenthesis, token.kind != .end {
            arguments.append(expression())
            guard take(.comma) else { break }
        }
        close(.closeParenthesis, openedAt: open)
        checkCount(arguments.count, "the call", mark)
        if options.macros, !isStopped, let node = macro(name, target, arguments, start, mark) { return node }
        if let target {
            return add(.memberCall, start, mark: mark, payload: addName(name), [target] + arguments)
        }
        return add(.call, start, mark: mark, payload: addName(name), arguments)
    }

    private static let foldNames: [String: Expression.FoldKind] = [
        "all": .all, "exists": .exists, "exists_one": .existsOne, "existsOne": .existsOne, "map": .map,
        "filter": .filter, "transformList": .transformList, "transformMap": .transformMap,
        "transformMapEntry": .transformMapEntry,
    ]

    private mutating func macro(
        _ name: String, _ target: Expression.NodeID?, _ arguments: [Expression.NodeID], _ start: Int, _ mark: Int
    ) -> Expression.NodeID? {
        guard let target else { return name == "has" ? has(arguments, start, mark) : nil }
        if let kind = Self.foldNames[name] { return fold(kind, name, target, arguments, start, mark) }
        switch name {
        case "optMap", "optFlatMap":
            guard arguments.count == 2 else { return nil }
            guard let variable = variable(arguments[0], of: name) else { return target }
            return add(
                name == "optMap" ? .optionalMap : .optionalFlatMap, start, mark: mark, payload: addName(variable),
                CollectionOfTwo(target, arguments[1]))
        case "bind", "block", "index", "iterVar", "accuVar":
            guard tree[target].kind == .identifier, tree.name(of: target) == "cel" else { return nil }
            return celMacro(name, arguments, start, mark)
        default: return nil
        }
    }

    private mutating func has(_ arguments: [Expression.NodeID], _ start: Int, _ mark: Int) -> Expression.NodeID? {
        guard arguments.count == 1 else { return nil }
        let argument = arguments[0]
        guard tree[argument].kind == .select else {
            report(
                .macroForm, "`has` asks for a field", tree.span(of: argument),
                hint: "write `has(family.signal)` or `has(map.key)`")
            return argument
        }
        return add(
            .has, start, mark: mark, payload: tree[argument].payload, CollectionOfOne(tree.child(0, of: argument)))
    }

    private mutating func fold(
        _ kind: Expression.FoldKind, _ name: String, _ target: Expression.NodeID, _ arguments: [Expression.NodeID],
        _ start: Int, _ mark: Int
    ) -> Expression.NodeID? {
        // Variables, and whether a predicate and a transformation follow them, by the number of arguments.
        let shape: (variables: Int, predicate: Bool, transform: Bool)
        switch (kind, arguments.count) {
        case (.all, 2), (.exists, 2), (.existsOne, 2), (.filter, 2): shape = (1, true, false)
        case (.all, 3), (.exists, 3), (.existsOne, 3): shape = (2, true, false)
        case (.map, 2): shape = (1, false, true)
        case (.map, 3): shape = (1, true, true)
        case (.transformList, 3), (.transformMap, 3), (.transformMapEntry, 3): shape = (2, false, true)
        case (.transformList, 4), (.transformMap, 4), (.transformMapEntry, 4): shape = (2, true, true)
        default: return nil
        }
        guard let first = variable(arguments[0], of: name) else { return target }
        var second: String?
        if shape.variables == 2 {
            second = variable(arguments[1], of: name)
            guard let second else { return target }
            guard second != first else {
                report(.macroForm, "both variables of `\(name)` are called `\(first)`", tree.span(of: arguments[1]))
                return target
            }
        }
        tree.folds.append(
            Expression.Fold(
                kind: kind, name: name, first: first, second: second, hasPredicate: shape.predicate,
                hasTransform: shape.transform))
        return add(
            .fold, start, mark: mark, payload: Int32(truncatingIfNeeded: tree.folds.count - 1),
            [target] + arguments[shape.variables...])
    }

    /// The plain name a macro's variable must be.
    private mutating func variable(_ id: Expression.NodeID, of macro: String) -> String? {
        guard tree[id].kind == .identifier else {
            report(
                .macroForm, "the variable of `\(macro)` must be a plain name", tree.span(of: id),
                hint: "such as `x` in `list.\(macro)(x, …)`")
            return nil
        }
        return tree.name(of: id)
    }

    private mutating func celMacro(
        _ name: String, _ arguments: [Expression.NodeID], _ start: Int, _ mark: Int
    ) -> Expression.NodeID? {
        switch (name, arguments.count) {
        case ("bind", 3):
            guard let variable = variable(arguments[0], of: "cel.bind") else { return arguments[2] }
            return add(
                .bind, start, mark: mark, payload: addName(variable), CollectionOfTwo(arguments[1], arguments[2]))
        case ("block", 2):
            let slots = arguments[0]
            guard tree[slots].kind == .list, tree[slots].payload < 0 else {
                report(.macroForm, "`cel.block` begins with a list of values", tree.span(of: slots))
                return arguments[1]
            }
            return add(.block, start, mark: mark, Array(tree.children(of: slots)) + [arguments[1]])
        case ("index", 1), ("iterVar", 2), ("accuVar", 2):
            var spelled = "@" + name
            for argument in arguments {
                guard tree[argument].kind == .literal, case .int(let number) = tree.constant(of: argument), number >= 0
                else {
                    report(.macroForm, "`cel.\(name)` takes whole numbers", tree.span(of: argument))
                    return argument
                }
                spelled += ":\(number)"
            }
            return add(.identifier, start, mark: mark, payload: addName(spelled), EmptyCollection())
        default: return nil
        }
    }
}
