internal import BonafideCore

/// Turns text into an `Expression` by precedence climbing over hand-cut tokens.
///
/// After a mistake the parser goes on behind the next `,`, bracket or logical operator, so that one run tells all.
package struct ExpressionParser {
    /// Parses a text. There is an expression where there is no problem that is an error.
    package static func parse(
        _ source: String, options: ParseOptions = ParseOptions()
    ) -> (Expression?, [ExpressionProblem]) {
        var source = source
        let length = source.utf8.count
        guard length <= options.limits.bytes else {
            let problem = ExpressionProblem(
                .tooLong, "the expression has \(length) bytes, more than \(options.limits.bytes)",
                at: options.limits.bytes..<length)
            return (nil, [problem])
        }
        source.makeContiguousUTF8()
        var copy = source
        return copy.withUTF8 { text in
            var parser = ExpressionParser(text, source, options)
            return parser.run()
        }
    }

    var lexer: Lexer
    var token: Token
    var tree: Expression
    let options: ParseOptions
    /// Nodes on the longest path below each node.
    var depths: [UInt16] = []
    /// How deep the parser itself has descended.
    var descent = 0
    /// How many list macros surround the position.
    var foldNesting = 0
    /// Whether a limit was passed; parsing then stops.
    var isStopped = false
    /// End of the last token taken.
    var lastEnd = 0

    private init(_ text: UnsafeBufferPointer<UInt8>, _ source: String, _ options: ParseOptions) {
        lexer = Lexer(text)
        tree = Expression(source: source)
        self.options = options
        let guess = min(text.count / 4 + 4, 1024)
        tree.nodes.reserveCapacity(guess)
        tree.childList.reserveCapacity(guess)
        depths.reserveCapacity(guess)
        token = Token(kind: .end, start: 0, end: 0)
        token = lexer.next()
    }

    private mutating func run() -> (Expression?, [ExpressionProblem]) {
        if token.kind == .end {
            report(.emptyExpression, "the expression is empty", 0..<lexer.text.count)
            return (nil, lexer.problems)
        }
        tree.root = expression()
        while token.kind != .end, !isStopped {
            unexpected("after the expression")
            recover()
            if token.kind != .end { advance() }
        }
        tree.depth = Int(depths.last ?? 0)
        let problems = lexer.problems.sorted {
            ($0.span.lowerBound, $0.code.rawValue) < ($1.span.lowerBound, $1.code.rawValue)
        }
        return problems.contains { $0.severity == .error } ? (nil, problems) : (tree, problems)
    }

    // MARK: Tokens and reports

    mutating func advance() {
        lastEnd = token.end
        token = lexer.next()
    }

    mutating func take(_ kind: Token.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    /// The text of a token.
    func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: lexer.text[range]), as: UTF8.self)
    }

    mutating func report(_ code: ExpressionCode, _ message: String, _ span: Range<Int>, hint: String = "") {
        guard !isStopped else { return }
        lexer.report(code, message, span, hint: hint)
    }

    /// Reports a limit and stops.
    mutating func stop(_ code: ExpressionCode, _ message: String, _ span: Range<Int>) {
        report(code, message, span)
        isStopped = true
        token = Token(kind: .end, start: lexer.text.count, end: lexer.text.count)
        lexer.position = lexer.text.count
    }

    /// Reports the present token as one that has no place here.
    mutating func unexpected(_ place: String) {
        switch token.kind {
        case .invalid: break
        case .end: report(.unexpectedToken, "the expression ends too early", endSpan, hint: "an operand is missing")
        default:
            let word = text(token.start..<token.end)
            let shown = word.utf8.count > 40 ? "a token" : "`\(word)`"
            report(.unexpectedToken, "unexpected \(shown) \(place)", token.start..<token.end, hint: hint(for: word))
        }
    }

    /// The last byte, where a missing end is shown.
    var endSpan: Range<Int> { max(0, lexer.text.count - 1)..<lexer.text.count }

    private func hint(for word: String) -> String {
        switch word.lowercased() {
        case "and": "write `&&`"
        case "or": "write `||`"
        case "not": "write `!`"
        case "is", "equals": "write `==`"
        case "then", "else": "write `condition ? a : b`"
        default: ""
        }
    }

    /// Passes over tokens up to a place where parsing can go on.
    mutating func recover() {
        var nesting = 0
        while true {
            switch token.kind {
            case .end: return
            case .openParenthesis, .openBracket, .openBrace: nesting += 1
            case .closeParenthesis, .closeBracket, .closeBrace:
                if nesting == 0 { return }
                nesting -= 1
            case .comma, .and, .or: if nesting == 0 { return }
            default: break
            }
            advance()
        }
    }

    // MARK: Nodes

    /// Adds a node; its children must already be in the arena.
    mutating func add(
        _ kind: Expression.Kind, _ start: Int, mark: Int? = nil, payload: Int32 = 0,
        _ children: some RandomAccessCollection<Expression.NodeID>
    ) -> Expression.NodeID {
        let id = Expression.NodeID(truncatingIfNeeded: tree.nodes.count)
        var depth: UInt16 = 0
        let first = tree.childList.count
        for child in children {
            tree.childList.append(child)
            depth = max(depth, depths[Int(child)])
        }
        tree.nodes.append(
            Expression.Node(
                kind: kind, start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: max(start, lastEnd)),
                mark: UInt32(truncatingIfNeeded: mark ?? start), payload: payload,
                firstChild: Int32(truncatingIfNeeded: first), childCount: Int32(truncatingIfNeeded: children.count)))
        depths.append(depth &+ 1)
        if Int(depth) + 1 > options.limits.depth, !isStopped {
            stop(
                .tooDeep, "the expression is nested more than \(options.limits.depth) deep", start..<lastEnd)
        } else if tree.nodes.count > options.limits.nodes, !isStopped {
            stop(.tooManyNodes, "the expression has more than \(options.limits.nodes) parts", start..<lastEnd)
        }
        return id
    }

    mutating func addName(_ name: String) -> Int32 {
        tree.names.append(name)
        return Int32(truncatingIfNeeded: tree.names.count - 1)
    }

    mutating func addLiteral(_ constant: Constant, _ start: Int) -> Expression.NodeID {
        tree.constants.append(constant)
        return add(.literal, start, payload: Int32(truncatingIfNeeded: tree.constants.count - 1), EmptyCollection())
    }
}
