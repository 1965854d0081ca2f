extension ExpressionParser {
    /// A literal, a name, a call, a bracketed expression, a list or a map.
    mutating func primary() -> Expression.NodeID {
        let start = token.start
        switch token.kind {
        case .int, .uint, .double: return number(negativeFrom: nil)
        case .string, .bytes: return string()
        case .true, .false:
            let value = token.kind == .true
            advance()
            return addLiteral(.bool(value), start)
        case .null:
            advance()
            return addLiteral(.null, start)
        case .identifier: return name(isRoot: false, start)
        case .dot:
            advance()
            guard token.kind == .identifier else { return missing("after a leading dot") }
            return name(isRoot: true, start)
        case .openParenthesis:
            advance()
            let inner = expression()
            close(.closeParenthesis, openedAt: start)
            return inner
        case .openBracket: return list()
        case .openBrace: return map(start, name: nil)
        case .reserved:
            let word = text(token.start..<token.end)
            report(.reservedWord, "`\(word)` is a reserved word and names nothing", token.start..<token.end)
            advance()
            return addLiteral(.null, start)
        default: return missing("where a value is expected")
        }
    }

    /// Reports that a value is missing and stands in for it.
    mutating func missing(_ place: String) -> Expression.NodeID {
        unexpected(place)
        let start = token.start
        recover()
        return addLiteral(.null, start)
    }

    /// Takes a closing bracket or reports that it is missing.
    mutating func close(_ kind: Token.Kind, openedAt start: Int) {
        if take(kind) { return }
        let sign = kind == .closeParenthesis ? ")" : kind == .closeBracket ? "]" : "}"
        if token.kind == .end {
            if !isStopped {
                report(.unclosedBracket, "this bracket is never closed", start..<start + 1, hint: "add `\(sign)`")
            }
            return
        }
        unexpected("where `\(sign)` is expected")
        recover()
        while token.kind == .comma || token.kind == .and || token.kind == .or {
            advance()
            recover()
        }
        _ = take(kind)
    }

    private mutating func string() -> Expression.NodeID {
        let token = self.token
        let bytes = lexer.decodeString(token) ?? []
        advance()
        if token.kind == .bytes { return addLiteral(.bytes(bytes), token.start) }
        return addLiteral(.string(String(decoding: bytes, as: UTF8.self)), token.start)
    }

    /// A name, a call of a global function, or a message literal.
    private mutating func name(isRoot: Bool, _ start: Int) -> Expression.NodeID {
        let word = text(token.start..<token.end)
        let mark = token.start
        advance()
        if token.kind == .openParenthesis {
            return call(isRoot ? "." + word : word, target: nil, start, mark: mark)
        }
        let kind: Expression.Kind = isRoot ? .rootIdentifier : .identifier
        return add(kind, start, mark: mark, payload: addName(word), EmptyCollection())
    }

    /// What follows a value: fields, keys, calls, and the braces of a message literal.
    mutating func postfix(_ operand: Expression.NodeID, _ start: Int) -> Expression.NodeID {
        var operand = operand
        while true {
            switch token.kind {
            case .dot:
                advance()
                let isOptional = take(.question)
                guard let (field, mark) = fieldName() else { return operand }
                if token.kind == .openParenthesis, !isOptional {
                    operand = call(field, target: operand, start, mark: mark)
                } else {
                    operand = add(
                        isOptional ? .optionalSelect : .select, start, mark: mark, payload: addName(field),
                        CollectionOfOne(operand))
                }
            case .openBracket:
                let mark = token.start
                advance()
                let isOptional = take(.question)
                let key = expression()
                close(.closeBracket, openedAt: mark)
                operand = add(isOptional ? .optionalIndex : .index, start, mark: mark, CollectionOfTwo(operand, key))
            case .openBrace:
                guard let name = qualifiedName(operand) else { return operand }
                operand = map(start, name: name)
            default: return operand
            }
        }
    }

    /// The dotted name a chain of selects spells, or nothing.
    func qualifiedName(_ id: Expression.NodeID) -> String? {
        switch tree[id].kind {
        case .identifier: return tree.name(of: id)
        case .rootIdentifier: return "." + tree.name(of: id)
        case .select: return qualifiedName(tree.child(0, of: id)).map { $0 + "." + tree.name(of: id) }
        default: return nil
        }
    }

    private mutating func fieldName() -> (String, Int)? {
        let mark = token.start
        switch token.kind {
        case .identifier, .reserved:
            let name = text(token.start..<token.end)
            advance()
            return (name, mark)
        case .quotedIdentifier:
            let name = text(token.start + 1..<token.end - 1)
            advance()
            return (name, mark)
        default:
            unexpected("where a field's name is expected")
            recover()
            return nil
        }
    }

    /// Passes over the comma of `[,]` and `{,}`; whether one stands where it separates nothing.
    private mutating func takeLoneComma(before close: Token.Kind) -> Bool {
        guard take(.comma) else { return false }
        return token.kind != close
    }

    /// `[a, ?b, …]`.
    private mutating func list() -> Expression.NodeID {
        let start = token.start
        advance()
        var elements: [Expression.NodeID] = []
        var optionals: [Bool] = []
        if takeLoneComma(before: .closeBracket) { _ = missing("where a value is expected") }
        while token.kind != .closeBracket, token.kind != .end {
            optionals.append(take(.question))
            elements.append(expression())
            guard take(.comma) else { break }
        }
        close(.closeBracket, openedAt: start)
        checkCount(elements.count, "the list", start)
        return add(.list, start, payload: addOptionals(optionals), elements)
    }

    /// `{key: value, ?key: value, …}`, or the fields of a message.
    private mutating func map(_ start: Int, name: String?) -> Expression.NodeID {
        let brace = token.start
        advance()
        var entries: [Expression.NodeID] = []
        var optionals: [Bool] = []
        if takeLoneComma(before: .closeBrace) { _ = missing("where a key is expected") }
        while token.kind != .closeBrace, token.kind != .end {
            optionals.append(take(.question))
            if name == nil {
                entries.append(expression())
            } else {
                guard let (field, mark) = fieldName() else { break }
                entries.append(addLiteral(.string(field), mark))
            }
            guard take(.colon) else {
                unexpected("where `:` is expected between key and value")
                recover()
                entries.append(addLiteral(.null, token.start))
                if take(.comma) { continue }
                break
            }
            entries.append(expression())
            guard take(.comma) else { break }
        }
        close(.closeBrace, openedAt: brace)
        checkCount(optionals.count, "the map", brace)
        let marks = addOptionals(optionals)
        guard let name else { return add(.map, start, payload: marks, entries) }
        let payload = addName(name) & 0xffff | (marks + 1) << 16
        return add(.message, start, mark: brace, payload: payload, entries)
    }

    private mutating func addOptionals(_ marks: [Bool]) -> Int32 {
        guard marks.contains(true) else { return -1 }
        tree.optionalEntries.append(marks)
        return Int32(truncatingIfNeeded: tree.optionalEntries.count - 1)
    }

    mutating func checkCount(_ count: Int, _ what: String, _ start: Int) {
        if count > options.limits.elements {
            stop(
                .tooManyElements, "\(what) has \(count) elements, more than \(options.limits.elements)", start..<lastEnd
            )
        }
    }
}
