internal import BonafideCore

extension CheckPass {
    /// A global, namespaced or member call.
    mutating func call(_ id: NodeID) -> CELType {
        let isMember = tree[id].kind == .memberCall
        let written = tree.name(of: id)
        let children = tree.children(of: id)
        if isMember, let space = dottedName(children[children.startIndex]),
            let (name, overloads) = overloads(space + "." + written)
        {
            return complete(id, name, overloads, children.dropFirst(), .namespacedCall)
        }
        let found = isMember ? memberOverloads(written) : overloads(written)
        guard let (name, overloads) = found else {
            let space = isMember ? namespace(id) : nil
            for child in children.dropFirst(space == nil ? 0 : 1) { _ = check(child) }
            checked.operations[Int(id)] = .unresolvedCall
            unknownFunction(id, (space.map { $0 + "." } ?? "") + written)
            return .error
        }
        return complete(id, name, overloads, children, isMember ? .memberCall : .call)
    }

    private enum Style { case call, memberCall, namespacedCall }

    private func overloads(_ written: String) -> (String, [Overload])? {
        if environment.container.isEmpty, let found = FunctionTable.overloads[written] { return (written, found) }
        for candidate in environment.candidates(written) {
            if let found = FunctionTable.overloads[candidate] ?? environment.functions[candidate] {
                return (candidate, found)
            }
        }
        return nil
    }

    private func memberOverloads(_ written: String) -> (String, [Overload])? {
        (FunctionTable.overloads[written] ?? environment.functions[written]).map { (written, $0) }
    }

    private mutating func complete(
        _ id: NodeID, _ name: String, _ overloads: [Overload], _ arguments: ArraySlice<NodeID>, _ style: Style
    ) -> CELType {
        let function = Function(rawValue: name)
        let labelsBefore = labelsAreKnown
        if function == .known { labelsAreKnown = true }
        let types = arguments.map { settled($0) }
        labelsAreKnown = labelsBefore
        guard let function, overloads.first?.function != nil else {
            checked.operations[Int(id)] = .unresolvedCall
            return result(id, name, overloads, types, style)
        }
        let suits = overloads.contains {
            $0.isMember == (style == .memberCall) && $0.parameters.count == types.count
        }
        if function == .greatest || function == .least {
            checked.operations[Int(id)] = .namespacedCall(function)
            return extreme(id, name, types)
        }
        if !suits {
            checked.operations[Int(id)] = .unresolvedCall
        } else {
            checked.operations[Int(id)] = style == .namespacedCall ? .namespacedCall(function) : .call(function)
        }
        if function == .matches, suits { readPattern(id, arguments) }
        if function == .orElse, let first = arguments.first { columns[Int(id)] = columns[Int(first)] }
        return result(id, name, overloads, types, style)
    }

    private mutating func result(
        _ id: NodeID, _ name: String, _ overloads: [Overload], _ types: [CELType], _ style: Style
    ) -> CELType {
        if let type = resolve(overloads, isMember: style == .memberCall, types) { return type }
        if types.contains(.error) { return .error }
        let given = types.map { shown($0) }
        let target = style == .memberCall ? "\(given.first ?? "dyn")." : ""
        let rest = style == .memberCall ? given.dropFirst() : given[...]
        report(
            .typeMismatch, "`\(name)` does not take `\(target)\(name)(\(rest.joined(separator: ", ")))`",
            at: tree.markSpan(of: id), hint: forms(name, overloads))
        return .error
    }

    /// Reads a literal pattern once, and reports it where it cannot be read.
    private mutating func readPattern(_ id: NodeID, _ arguments: ArraySlice<NodeID>) {
        guard let last = arguments.last, tree[last].kind == .literal, case .string(let text) = tree.constant(of: last)
        else { return }
        do {
            checked.patterns[id] = try TextPattern(text)
        } catch {
            report(.badPattern, "the pattern cannot be read: \(error.message)", last)
            // Said once: the call is not worked out, so that it is not reported as always failing too.
            checked.operations[Int(id)] = .unresolvedCall
        }
    }

    /// How a function may be called.
    private func forms(_ name: String, _ overloads: [Overload]) -> String {
        let forms = overloads.prefix(4).map { overload in
            let types = overload.parameters.map { letter($0) }
            let target = overload.isMember ? "\(types[0])." : ""
            return "`\(target)\(name)(\(types.dropFirst(overload.isMember ? 1 : 0).joined(separator: ", ")))`"
        }
        return forms.isEmpty ? "" : "it is called as " + forms.joined(separator: " or ")
    }

    private func letter(_ type: CELType) -> String {
        if case .parameter(let code) = type, let scalar = Unicode.Scalar(UInt32(bitPattern: -code)) {
            return String(scalar)
        }
        return type.description
    }

    /// `math.greatest` and `math.least` take any number of numbers, or one list of them.
    private mutating func extreme(_ id: NodeID, _ name: String, _ types: [CELType]) -> CELType {
        var types = types
        if types.count == 1, case .list(let element) = types[0] { types = [inference.substitute(element)] }
        var result: CELType?
        for type in types {
            let isOpen = type.isDynamic || type.hasParameters
            guard type.isNumeric || isOpen else {
                report(.typeMismatch, "`\(name)` takes numbers, not \(shown(type))", at: tree.markSpan(of: id))
                return .error
            }
            result = result == nil ? type : result == type ? type : .dyn
        }
        if types.isEmpty { report(.typeMismatch, "`\(name)` takes at least one number", at: tree.markSpan(of: id)) }
        return result ?? .error
    }

    private mutating func unknownFunction(_ id: NodeID, _ spelled: String) {
        guard environment.isChecked else { return }
        let nearest = NearestName.of(spelled, among: FunctionTable.names + environment.functions.keys.sorted())
        report(
            .unknownFunction, "unknown function `\(spelled)`", at: tree.markSpan(of: id),
            hint: nearest.map { "did you mean `\($0)`?" } ?? "")
    }

    /// The function namespace a member call's target spells, where it spells one.
    private func namespace(_ id: NodeID) -> String? {
        dottedName(tree.child(0, of: id)).flatMap { Self.namespaces.contains($0) ? $0 : nil }
    }

    private static let namespaces: Set<String> = ["math", "strings", "sets", "base64", "optional", "ip", "cel"]
}
