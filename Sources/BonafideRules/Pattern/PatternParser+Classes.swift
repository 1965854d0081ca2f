internal import BonafideCore

extension PatternParser {
    /// An escape outside brackets.
    mutating func escape() throws(TextPattern.Problem) -> PatternNode {
        let start = position
        position += 1
        guard let scalar = peek else { throw problem("a backslash ends the pattern", at: start) }
        switch scalar {
        case "A":
            position += 1
            return .assertion(.textStart)
        case "z":
            position += 1
            return .assertion(.textEnd)
        case "b":
            position += 1
            return .assertion(.wordBoundary)
        case "B":
            position += 1
            return .assertion(.noWordBoundary)
        case "1"..."9" where !isOctal:
            throw problem("back-references do not exist in linear-time patterns", at: start)
        default: break
        }
        position = start
        var set = PatternSet(ignoresCase: flags.ignoresCase)
        if try named(into: &set) { return .set(set) }
        return literal(try escapedScalar())
    }

    /// Whether a digit from 1 to 7 begins an octal number: one that stands alone would be a back-reference.
    private var isOctal: Bool {
        guard position + 1 < pattern.count else { return false }
        return ("1"..."7").contains(pattern[position]) && ("0"..."7").contains(pattern[position + 1])
    }

    /// Reads `\d \D \s \S \w \W \pL \p{Lu} \PL` into a set; false where something else stands here.
    private mutating func named(into set: inout PatternSet) throws(TextPattern.Problem) -> Bool {
        guard position + 1 < pattern.count, pattern[position] == "\\" else { return false }
        let ranges: [ClosedRange<UInt32>]
        switch pattern[position + 1] {
        case "d", "D": ranges = PatternSet.digitRanges
        case "s", "S": ranges = PatternSet.spaceRanges
        case "w", "W": ranges = PatternSet.wordRanges
        case "p", "P":
            try category(into: &set)
            return true
        default: return false
        }
        let isNegated = pattern[position + 1].properties.isUppercase
        position += 2
        if isNegated { set.complements.append(ranges) } else { set.ranges += ranges }
        return true
    }

    private mutating func category(into set: inout PatternSet) throws(TextPattern.Problem) {
        let start = position
        var isNegated = pattern[position + 1] == "P"
        position += 2
        var name = ""
        if take("{") {
            if take("^") { isNegated.toggle() }
            while let scalar = peek, scalar != "}" {
                name.unicodeScalars.append(scalar)
                position += 1
            }
            guard take("}") else { throw problem(#"`\p{` is never closed"#, at: start) }
        } else if let scalar = peek {
            name = String(scalar)
            position += 1
        }
        if PatternSet.categoryNames.contains(name) {
            set.categories.append((name, isNegated))
        } else if let ranges = PatternScripts.ranges(of: name) {
            if isNegated { set.complements.append(ranges) } else { set.ranges += ranges }
        } else {
            let near = NearestName.of(name, among: PatternScripts.names).map { "; did you mean `\($0)`?" } ?? ""
            throw problem("no character category or script `\(name)`\(near)", at: start)
        }
    }

    /// `[…]`.
    mutating func bracketed() throws(TextPattern.Problem) -> PatternSet {
        let start = position
        position += 1
        var set = PatternSet(ignoresCase: flags.ignoresCase)
        set.isNegated = take("^")
        var isFirst = true
        while let scalar = peek, scalar != "]" || isFirst {
            isFirst = false
            if take("[:") {
                try posix(into: &set)
                continue
            }
            if try named(into: &set) { continue }
            let low = try member()
            var high = low
            if peek == "-", position + 1 < pattern.count, pattern[position + 1] != "]" {
                position += 1
                high = try member()
            }
            guard low.value <= high.value else { throw problem("a range runs backwards", at: position - 1) }
            set.ranges.append(low.value...high.value)
        }
        guard take("]") else { throw problem("`[` is never closed", at: start) }
        return set
    }

    private mutating func posix(into set: inout PatternSet) throws(TextPattern.Problem) {
        let start = position - 2
        let isNegated = take("^")
        var name = ""
        while let scalar = peek, scalar != ":" {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard take(":]"), let ranges = PatternSet.posixRanges[name] else {
            throw problem("no character class `[:\(name):]`", at: start)
        }
        if isNegated { set.complements.append(ranges) } else { set.ranges += ranges }
    }

    private mutating func member() throws(TextPattern.Problem) -> Unicode.Scalar {
        guard let scalar = peek else { throw problem("`[` is never closed") }
        if scalar == "\\" { return try escapedScalar() }
        position += 1
        return scalar
    }

    /// An escape that stands for one scalar.
    private mutating func escapedScalar() throws(TextPattern.Problem) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let scalar = peek else { throw problem("a backslash ends the pattern", at: start) }
        position += 1
        switch scalar {
        case "a": return "\u{07}"
        case "f": return "\u{0c}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{0b}"
        case "x": return try hexadecimal(from: start)
        case "0": return octal(scalar)
        case "1"..."7" where peek.map { ("0"..."7").contains($0) } ?? false: return octal(scalar)
        default:
            let isPlain = scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
            guard isPlain || scalar == "_" || !scalar.isASCII else {
                throw problem("no escape `\\\(scalar)`", at: start)
            }
            return scalar
        }
    }

    /// Up to two more octal digits behind the first, which was read.
    private mutating func octal(_ first: Unicode.Scalar) -> Unicode.Scalar {
        var value = first.value - 0x30
        var digits = 1
        while digits < 3, let digit = peek, ("0"..."7").contains(digit) {
            value = value * 8 + (digit.value - 0x30)
            position += 1
            digits += 1
        }
        return Unicode.Scalar(value) ?? "\0"
    }

    private mutating func hexadecimal(from start: Int) throws(TextPattern.Problem) -> Unicode.Scalar {
        let isBraced = take("{")
        var value: UInt32 = 0
        var digits = 0
        while let scalar = peek, let digit = Character(scalar).hexDigitValue, scalar.isASCII,
            digits < (isBraced ? 6 : 2)
        {
            value = value * 16 + UInt32(digit)
            position += 1
            digits += 1
        }
        guard digits > 0, isBraced ? take("}") : digits == 2, let scalar = Unicode.Scalar(value) else {
            throw problem(#"a hexadecimal escape is `\x41` or `\x{1F600}`"#, at: start)
        }
        return scalar
    }
}
