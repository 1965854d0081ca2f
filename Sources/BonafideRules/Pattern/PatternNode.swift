/// A parsed pattern.
indirect enum PatternNode {
    case empty
    case set(PatternSet)
    case assertion(Assertion)
    case sequence([PatternNode])
    case choice([PatternNode])
    /// A part repeated at least and at most so often; without an upper bound where `most` is nothing.
    case repeated(PatternNode, least: Int, most: Int?)

    /// Places in a text.
    enum Assertion: Sendable {
        case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary

        /// Whether the place between two scalars is of this kind.
        func holds(_ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
            switch self {
            case .textStart: previous == nil
            case .textEnd: next == nil
            case .lineStart: previous == nil || previous == "\n"
            case .lineEnd: next == nil || next == "\n"
            case .wordBoundary: Self.isWord(previous) != Self.isWord(next)
            case .noWordBoundary: Self.isWord(previous) == Self.isWord(next)
            }
        }

        private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
            scalar.map { PatternSet.isWord($0.value) } ?? false
        }
    }
}

/// A set of Unicode scalars: ranges, categories, or all but those.
struct PatternSet: Sendable {
    /// Ranges of scalar values.
    var ranges: [ClosedRange<UInt32>] = []
    /// General categories by their short names, such as `L` or `Lu`, and whether all but those are meant.
    var categories: [(name: String, isNegated: Bool)] = []
    /// Sets within the set whose complement belongs to it, such as `\D`.
    var complements: [[ClosedRange<UInt32>]] = []
    /// Whether everything else is meant.
    var isNegated = false
    /// Whether capital and small letters are the same.
    var ignoresCase = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        var isInside = holds(scalar)
        if !isInside, ignoresCase {
            isInside = Self.variants(scalar).contains { holds($0) }
        }
        return isInside != isNegated
    }

    private func holds(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        for range in ranges where range.contains(value) { return true }
        for part in complements where !part.contains(where: { $0.contains(value) }) { return true }
        for category in categories where Self.isOf(scalar, category.name) != category.isNegated { return true }
        return false
    }

    /// The other forms of a letter, where they are one scalar each.
    private static func variants(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if let forms = CaseOrbits.others[scalar.value] { return forms }
        if scalar.isASCII {
            let value = scalar.value
            let isLetter = (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7a
            guard isLetter, let other = Unicode.Scalar(value ^ 0x20) else { return [] }
            return [other]
        }
        let properties = scalar.properties
        var found: [Unicode.Scalar] = []
        for mapping in [properties.lowercaseMapping, properties.uppercaseMapping] {
            let scalars = mapping.unicodeScalars
            if scalars.count == 1, let first = scalars.first, first != scalar {
                found.append(first)
                let back = first.properties.lowercaseMapping.unicodeScalars
                if back.count == 1, let small = back.first, small != scalar { found.append(small) }
            }
        }
        return found
    }

    static func isWord(_ value: UInt32) -> Bool { wordRanges.contains { $0.contains(value) } }

    static let digitRanges: [ClosedRange<UInt32>] = [0x30...0x39]
    static let spaceRanges: [ClosedRange<UInt32>] = [0x09...0x0a, 0x0c...0x0d, 0x20...0x20]
    static let wordRanges: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a]

    /// The ranges of `[:name:]`.
    static let posixRanges: [String: [ClosedRange<UInt32>]] = [
        "alnum": [0x30...0x39, 0x41...0x5a, 0x61...0x7a], "alpha": [0x41...0x5a, 0x61...0x7a], "ascii": [0...0x7f],
        "blank": [0x09...0x09, 0x20...0x20], "cntrl": [0...0x1f, 0x7f...0x7f], "digit": [0x30...0x39],
        "graph": [0x21...0x7e], "lower": [0x61...0x7a], "print": [0x20...0x7e],
        "punct": [0x21...0x2f, 0x3a...0x40, 0x5b...0x60, 0x7b...0x7e], "space": [0x09...0x0d, 0x20...0x20],
        "upper": [0x41...0x5a], "word": [0x30...0x39, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a],
        "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
    ]

    static let categoryNames: Set<String> = [
        "Any", "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
        "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co",
    ]

    private static func isOf(_ scalar: Unicode.Scalar, _ name: String) -> Bool {
        name == "Any" || shortName(scalar.properties.generalCategory).hasPrefix(name)
    }

    private static func shortName(_ category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        default: "Cn"
        }
    }
}
