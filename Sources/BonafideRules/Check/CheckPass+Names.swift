internal import BonafideCore

extension CheckPass {
    private func local(_ name: String) -> Int? { scope.lastIndex { $0.name == name } }

    /// The leftmost plain name of a chain of fields, or nothing where the chain starts otherwise.
    private func leftmost(_ id: NodeID) -> String? {
        switch tree[id].kind {
        case .identifier: tree.name(of: id)
        case .rootIdentifier: ""
        case .select: leftmost(tree.child(0, of: id))
        default: nil
        }
    }

    func dottedName(_ id: NodeID) -> String? {
        switch tree[id].kind {
        case .identifier: tree.name(of: id)
        case .rootIdentifier: "." + tree.name(of: id)
        case .select: dottedName(tree.child(0, of: id)).map { $0 + "." + tree.name(of: id) }
        default: nil
        }
    }

    private func depth(_ id: NodeID) -> Int { tree[id].kind == .select ? depth(tree.child(0, of: id)) + 1 : 1 }

    /// A plain name.
    mutating func name(_ id: NodeID) -> CELType {
        let name = tree.name(of: id)
        if tree[id].kind == .identifier, let index = local(name) {
            let variable = scope[index]
            checked.operations[Int(id)] = .local(variable.slot)
            columns[Int(id)] = variable.column
            return variable.type
        }
        let spelled = tree[id].kind == .rootIdentifier ? "." + name : name
        guard environment.isChecked else { return dynamic(id, spelled) }
        return resolve(id, spelled) ?? unknownName(id, spelled)
    }

    /// `operand.field` or `operand.?field`, where the whole may be a dotted name.
    mutating func select(_ id: NodeID) -> CELType {
        if tree[id].kind == .select, let first = leftmost(id), first.isEmpty || local(first) == nil,
            let spelled = dottedName(id)
        {
            guard environment.isChecked else { return dynamic(id, spelled) }
            if let type = resolve(id, spelled) { return type }
            if !hasKnownPrefix(spelled) { return unknownName(id, spelled) }
        }
        let operand = settled(tree.child(0, of: id))
        let isOptional = tree[id].kind == .optionalSelect
        return field(of: operand, id, isOptional: isOptional)
    }

    private mutating func field(of operand: CELType, _ id: NodeID, isOptional: Bool) -> CELType {
        switch operand {
        case .map(_, let value): return isOptional ? .optional(value) : value
        case .optional(let inner):
            let type = field(of: inner, id, isOptional: false)
            return type == .error ? .error : .optional(type)
        case .dyn, .parameter: return isOptional ? .optional(.dyn) : .dyn
        case .error: return .error
        default:
            report(
                .unknownField, "a value of type \(operand) has no field `\(tree.name(of: id))`",
                at: tree.markSpan(of: id))
            return .error
        }
    }

    mutating func has(_ id: NodeID) -> CELType {
        let operand = tree.child(0, of: id)
        if let first = leftmost(operand), first.isEmpty || local(first) == nil, let prefix = dottedName(operand),
            environment.isChecked
        {
            let spelled = prefix + "." + tree.name(of: id)
            for candidate in environment.candidates(spelled) {
                guard let column = environment.signals?.column(of: candidate) else { continue }
                seen.insert(Int32(column))
                checked.operations[Int(id)] = .hasSignal(Int32(column))
                return .bool
            }
            if !hasKnownPrefix(prefix) {
                // The select that `has` was written around is the node before it.
                _ = unknownName(id - 1, spelled)
                return .bool
            }
        }
        _ = field(of: settled(operand), id, isOptional: false)
        return .bool
    }

    /// Whether some leading part of a dotted name is a variable.
    private func hasKnownPrefix(_ spelled: String) -> Bool {
        var name = spelled[...]
        while !name.isEmpty {
            for candidate in environment.candidates(String(name)) {
                if environment.variables[candidate] != nil || environment.signals?.column(of: candidate) != nil
                    || ExpressionEnvironment.typeNames[candidate] != nil
                {
                    return true
                }
            }
            guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
            name = name[..<dot]
        }
        return false
    }

    /// Resolves a full name to a signal, a variable or a type.
    private mutating func resolve(_ id: NodeID, _ spelled: String) -> CELType? {
        if environment.container.isEmpty, !spelled.hasPrefix(".") { return resolveExactly(id, spelled) }
        for candidate in environment.candidates(spelled) {
            if let type = resolveExactly(id, candidate) { return type }
        }
        return nil
    }

    private mutating func resolveExactly(_ id: NodeID, _ name: String) -> CELType? {
        if let signals = environment.signals, let column = signals.column(of: name) {
            return signal(id, Int32(column), signals.declarations[column])
        }
        if let type = environment.variables[name] {
            let known = checked.variables.firstIndex(of: name)
            if known == nil { checked.variables.append(name) }
            checked.operations[Int(id)] = .variable(Int32(known ?? checked.variables.count - 1))
            return type
        }
        if let type = ExpressionEnvironment.typeNames[name] {
            checked.operations[Int(id)] = .typeValue(type)
            return .type(type)
        }
        return nil
    }

    private mutating func signal(_ id: NodeID, _ column: Int32, _ declaration: SignalDeclaration) -> CELType {
        seen.insert(column)
        checked.operations[Int(id)] = .signal(column)
        switch declaration.type {
        case .symbol, .symbols, .country: columns[Int(id)] = column
        case .label where !labelsAreKnown:
            report(
                .labelCompared, "`\(declaration.name)` is text to be shown, which no rule may compare", id,
                hint: "ask only whether it is there: `known(\(declaration.name))`")
        default: break
        }
        return ExpressionEnvironment.type(of: declaration.type)
    }

    /// Leaves a name to be resolved when the expression runs: the longest name first, inner namespaces first.
    private mutating func dynamic(_ id: NodeID, _ spelled: String) -> CELType {
        var names: [(name: String, fields: Int)] = []
        var part = spelled
        let total = depth(id)
        for fields in 0..<total {
            names += environment.candidates(part).map { ($0, fields) }
            guard let dot = part.lastIndex(of: ".") else { break }
            part = String(part[..<dot])
        }
        checked.dynamicNames.append(names)
        checked.operations[Int(id)] = .dynamicName(Int32(checked.dynamicNames.count - 1))
        return .dyn
    }

    private mutating func unknownName(_ id: NodeID, _ spelled: String) -> CELType {
        guard environment.isChecked else { return .dyn }
        let signalNames = environment.signals?.declarations.map(\.name) ?? []
        let names = signalNames + environment.variables.keys.sorted() + scope.map(\.name)
        let nearest = NearestName.of(spelled, among: names) ?? nearestInOtherFamily(spelled, signalNames)
        let what = environment.signals == nil ? "name" : "signal"
        report(
            .unknownSignal, "unknown \(what) `\(spelled)`", at: tree.span(of: id),
            hint: nearest.map { "did you mean `\($0)`?" } ?? "")
        return .error
    }

    /// The signal of any family whose name behind the dot is the one written.
    private func nearestInOtherFamily(_ spelled: String, _ names: [String]) -> String? {
        guard let last = spelled.split(separator: ".").last else { return nil }
        return names.first { $0.split(separator: ".").last == last }
    }
}
