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
        case "1"..."9": throw problem("back-references do not exist in linear-time patterns", at: start)
        default: break
        }
        position = start
        var set = PatternSet(ignoresCase: flags.ignoresCase)
        if try named(into: &set) { return .set(set) }
        return literal(try escapedScalar())
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
        guard PatternSet.categoryNames.contains(name) else {
            throw problem(
                "no character category `\(name)`: general categories such as `L`, `Lu` and `Nd` are known, scripts are not",
                at: start)
        }
        set.categories.append((name, isNegated))
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
        case "0":
            var value: UInt32 = 0
            var digits = 0
            while digits < 2, let digit = peek, ("0"..."7").contains(digit) {
                value = value * 8 + (digit.value - 0x30)
                position += 1
                digits += 1
            }
            return Unicode.Scalar(value) ?? "\0"
        default:
            let isPlain = scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
            guard isPlain || scalar == "_" || !scalar.isASCII else {
                throw problem("no escape `\\\(scalar)`", at: start)
            }
            return scalar
        }
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
