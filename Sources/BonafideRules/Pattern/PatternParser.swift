/// Reads RE2's pattern syntax.
struct PatternParser {
    /// The largest count in `{n,m}`, as in RE2.
    static let mostRepeats = 1000
    static let mostNesting = 200

    let pattern: [Unicode.Scalar]
    var position = 0
    private var nesting = 0
    var flags = Flags()

    /// The flags of `(?flags)`.
    struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotTakesNewline = false
    }

    init(_ text: String) { pattern = Array(text.unicodeScalars) }

    var peek: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard position + wanted.count <= pattern.count,
            pattern[position..<position + wanted.count].elementsEqual(wanted)
        else { return false }
        position += wanted.count
        return true
    }

    func problem(_ message: String, at offset: Int? = nil) -> TextPattern.Problem {
        TextPattern.Problem(message: message, offset: offset ?? position)
    }

    mutating func parse() throws(TextPattern.Problem) -> PatternNode {
        let node = try choice()
        guard position == pattern.count else { throw problem("`)` without `(`") }
        return node
    }

    private mutating func choice() throws(TextPattern.Problem) -> PatternNode {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.mostNesting else { throw problem("groups are nested more than \(Self.mostNesting) deep") }
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws(TextPattern.Problem) -> PatternNode {
        var parts: [PatternNode] = []
        while let scalar = peek, scalar != "|", scalar != ")" {
            if take(#"\Q"#) {
                while position < pattern.count, !take(#"\E"#) {
                    parts.append(literal(pattern[position]))
                    position += 1
                }
                continue
            }
            parts.append(try repeated(try atom()))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func repeated(_ atom: PatternNode) throws(TextPattern.Problem) -> PatternNode {
        var node = atom
        var isRepeated = false
        while let scalar = peek {
            let start = position
            var bounds: (least: Int, most: Int?)
            switch scalar {
            case "*": bounds = (0, nil)
            case "+": bounds = (1, nil)
            case "?": bounds = (0, 1)
            case "{":
                guard let counted = try counts() else { return node }
                bounds = counted
                position -= 1
            default: return node
            }
            position += 1
            guard !isRepeated else { throw problem("a repetition of a repetition", at: start) }
            isRepeated = true
            _ = take("?")
            node = .repeated(node, least: bounds.least, most: bounds.most)
        }
        return node
    }

    /// Reads `{n}`, `{n,}` or `{n,m}`, or nothing where the brace is a letter like any other.
    private mutating func counts() throws(TextPattern.Problem) -> (least: Int, most: Int?)? {
        let start = position
        position += 1
        guard let least = number() else {
            position = start
            return nil
        }
        var most: Int? = least
        if take(",") { most = peek == "}" ? nil : number() }
        guard take("}") else {
            position = start
            return nil
        }
        guard least <= Self.mostRepeats, most ?? 0 <= Self.mostRepeats else {
            throw problem("a part is repeated more than \(Self.mostRepeats) times", at: start)
        }
        guard most ?? least >= least else { throw problem("a repetition's bounds are the wrong way round", at: start) }
        return (least, most)
    }

    private mutating func number() -> Int? {
        let start = position
        var value = 0
        while let scalar = peek, ("0"..."9").contains(scalar), position - start < 6 {
            value = value * 10 + Int(scalar.value - 0x30)
            position += 1
        }
        return position == start ? nil : value
    }

    func literal(_ scalar: Unicode.Scalar) -> PatternNode {
        .set(PatternSet(ranges: [scalar.value...scalar.value], ignoresCase: flags.ignoresCase))
    }

    private mutating func atom() throws(TextPattern.Problem) -> PatternNode {
        let start = position
        guard let scalar = peek else { return .empty }
        switch scalar {
        case "(": return try group()
        case "[": return .set(try bracketed())
        case "\\": return try escape()
        case ".":
            position += 1
            return .set(PatternSet(ranges: flags.dotTakesNewline ? [] : [0x0a...0x0a], isNegated: true))
        case "^":
            position += 1
            return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$":
            position += 1
            return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
        case "*", "+", "?": throw problem("nothing stands before `\(scalar)`", at: start)
        default:
            position += 1
            return literal(scalar)
        }
    }

    private mutating func group() throws(TextPattern.Problem) -> PatternNode {
        let start = position
        position += 1
        let before = flags
        if take("?") {
            if take("P<") || (peek == "<" && position + 1 < pattern.count && take("<")) {
                if peek == "=" || peek == "!" {
                    throw problem("look-behind does not exist in linear-time patterns", at: start)
                }
                while let scalar = peek, scalar != ">" {
                    guard scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) else { break }
                    position += 1
                }
                guard take(">") else { throw problem("a group's name is not closed by `>`", at: start) }
            } else if peek == "=" || peek == "!" {
                throw problem("look-ahead does not exist in linear-time patterns", at: start)
            } else if try readFlags() {
                // `(?i)` holds to the end of the surrounding group.
                return .empty
            }
        }
        let node = try choice()
        guard take(")") else { throw problem("`(` is never closed", at: start) }
        flags = before
        return node
    }

    /// Reads flags; true where the group ends behind them.
    private mutating func readFlags() throws(TextPattern.Problem) -> Bool {
        var isOn = true
        while let scalar = peek {
            position += 1
            switch scalar {
            case "i": flags.ignoresCase = isOn
            case "m": flags.isMultiline = isOn
            case "s": flags.dotTakesNewline = isOn
            case "U": break
            case "-": isOn = false
            case ":": return false
            case ")": return true
            default: throw problem("no flag `\(scalar)`", at: position - 1)
            }
        }
        throw problem("`(?` is never closed")
    }
}
