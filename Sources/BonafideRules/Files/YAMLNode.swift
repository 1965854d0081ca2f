internal import BonafideCore

/// A scalar of a YAML file as text; it is never turned into a number, a flag or a date by YAML's own rules.
struct YAMLScalar: Hashable, Sendable {
    /// How a scalar was written.
    enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

    /// The text after unfolding and unescaping.
    var text: String
    /// Line of the first character, or of the `|` or `>`, from 1.
    var line: Int
    /// Column of it in Unicode scalars, from 1.
    var column: Int
    /// How it was written.
    var style: Style
    /// The tag before it, such as `!known(x)`, where there is one of its own.
    var tag: String?
}

/// A node of a YAML file with its place.
indirect enum YAMLNode: Sendable {
    case scalar(YAMLScalar)
    case list([YAMLNode], line: Int, column: Int)
    case map([YAMLEntry], line: Int, column: Int)

    /// Line and column of its first character.
    var place: (line: Int, column: Int) {
        switch self {
        case .scalar(let scalar): (scalar.line, scalar.column)
        case .list(_, let line, let column), .map(_, let line, let column): (line, column)
        }
    }

    /// What it is, for messages.
    var kind: String {
        switch self {
        case .scalar: "a text"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

/// One key of a map with its value.
struct YAMLEntry: Sendable {
    var key: YAMLScalar
    var value: YAMLNode
}

extension SourceText {
    /// The place of a node; a scalar's length is that of its first line.
    func location(of node: YAMLNode) -> SourceLocation {
        if case .scalar(let scalar) = node { return location(of: scalar) }
        return location(node.place.line, node.place.column)
    }

    /// The place of a whole scalar, or of its first line.
    func location(of scalar: YAMLScalar) -> SourceLocation {
        if scalar.tag != nil {
            let rest = line(scalar.line).dropFirst(max(0, scalar.column - 1))
            return location(scalar.line, scalar.column, length: rest.prefix { $0 != " " }.count)
        }
        let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
        if scalar.text.isEmpty, isQuoted { return location(scalar.line, scalar.column, length: 2) }
        let first = scalar.text.prefix { $0 != "\n" }
        return location(of: scalar, bytes: 0..<first.utf8.count)
    }

    /// The place of some bytes of a scalar's text, mapped back into the file.
    func location(of scalar: YAMLScalar, bytes: Range<Int>) -> SourceLocation {
        let places = ScalarPlaces(scalar, in: self)
        let start = places[bytes.lowerBound]
        let last = places[max(bytes.lowerBound, bytes.upperBound - 1)]
        let length =
            last.line == start.line ? last.column - start.column + 1 : line(start.line).count - start.column + 1
        return location(start.line, start.column, length: length)
    }
}
