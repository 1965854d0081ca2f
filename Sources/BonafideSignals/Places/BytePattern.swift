/// A regular expression over bytes: literals, `.`, `\d \s`, classes, groups, `|`, `? * + {n,m}`, `^` and `$`.
///
/// Serves the pinned patterns of phone numbering plans and postal codes. It matches by backtracking, so
/// callers give it short inputs; a match always covers the whole input.
package struct BytePattern: Sendable {
    indirect enum Node: Sendable {
        case one(ByteSet)
        case sequence([Node])
        case choice([Node])
        case repeated(Node, least: Int, most: Int)
    }

    /// Which of the 256 bytes belong to a class.
    struct ByteSet: Sendable {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

        mutating func insert(_ byte: UInt8) {
            let bit = UInt64(1) << UInt64(byte & 63)
            switch byte >> 6 {
            case 0: words.0 |= bit
            case 1: words.1 |= bit
            case 2: words.2 |= bit
            default: words.3 |= bit
            }
        }

        func contains(_ byte: UInt8) -> Bool {
            let word =
                switch byte >> 6 {
                case 0: words.0
                case 1: words.1
                case 2: words.2
                default: words.3
                }
            return word >> UInt64(byte & 63) & 1 == 1
        }
    }

    let root: Node

    /// Compiles a pattern; white space in it is ignored, as numbering plans write it, unless `keepsSpaces`.
    package init?(_ text: String, keepsSpaces: Bool = false) {
        let bytes = keepsSpaces ? Array(text.utf8) : text.utf8.filter { $0 > 0x20 }
        var parser = Parser(bytes: bytes)
        guard let root = parser.choice(), parser.isAtEnd else { return nil }
        self.root = root
    }

    /// Whether the whole input matches.
    package func matches(_ input: some Collection<UInt8>) -> Bool {
        let input = Array(input)
        return Matcher(input: input, endsAnywhere: false).match(root, 0) { $0 == input.count }
    }

    /// Whether the input could go on into a match.
    package func canBegin(with input: some Collection<UInt8>) -> Bool {
        let input = Array(input)
        return Matcher(input: input, endsAnywhere: true).match(root, 0) { $0 == input.count }
    }

    /// Walks a pattern over one input.
    private struct Matcher {
        let input: [UInt8]
        /// Whether the end of the input inside the pattern counts as a match.
        let endsAnywhere: Bool

        func match(_ node: Node, _ at: Int, _ then: (Int) -> Bool) -> Bool {
            switch node {
            case .one(let set):
                guard at < input.count else { return endsAnywhere }
                return set.contains(input[at]) && then(at + 1)
            case .sequence(let parts): return match(parts[...], at, then)
            case .choice(let options): return options.contains { match($0, at, then) }
            case .repeated(let inner, let least, let most):
                if most > 0,
                    match(
                        inner, at,
                        { next in
                            guard next > at || least > 0 else { return false }
                            return match(.repeated(inner, least: max(0, least - 1), most: most - 1), next, then)
                        })
                {
                    return true
                }
                return least == 0 && then(at)
            }
        }

        private func match(_ parts: ArraySlice<Node>, _ at: Int, _ then: (Int) -> Bool) -> Bool {
            guard let first = parts.first else { return then(at) }
            return match(first, at) { match(parts.dropFirst(), $0, then) }
        }
    }

    /// Reads the text of a pattern.
    private struct Parser {
        let bytes: [UInt8]
        var position = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { position == bytes.count }
        private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard next == byte else { return false }
            position += 1
            return true
        }

        mutating func choice() -> Node? {
            var options: [Node] = []
            repeat {
                var parts: [Node] = []
                while let byte = next, byte != 0x7c, byte != 0x29 {
                    if take(0x5e) || take(0x24) { continue }
                    guard let part = repeated() else { return nil }
                    parts.append(part)
                }
                options.append(.sequence(parts))
            } while take(0x7c)
            return options.count == 1 ? options[0] : .choice(options)
        }

        private mutating func repeated() -> Node? {
            guard var node = atom() else { return nil }
            while let byte = next {
                switch byte {
                case 0x3f: node = .repeated(node, least: 0, most: 1)
                case 0x2a: node = .repeated(node, least: 0, most: 64)
                case 0x2b: node = .repeated(node, least: 1, most: 64)
                case 0x7b:
                    position += 1
                    guard let least = number() else { return nil }
                    var most = least
                    if take(0x2c) { most = number() ?? 64 }
                    guard next == 0x7d, least <= most else { return nil }
                    node = .repeated(node, least: least, most: most)
                default: return node
                }
                position += 1
            }
            return node
        }

        private mutating func number() -> Int? {
            var value: Int?
            while let byte = next, byte >= 0x30, byte <= 0x39, (value ?? 0) < 1000 {
                value = (value ?? 0) * 10 + Int(byte - 0x30)
                position += 1
            }
            return value
        }

        private mutating func atom() -> Node? {
            guard let byte = next else { return nil }
            position += 1
            var set = ByteSet()
            switch byte {
            case 0x28:
                if take(0x3f) { guard take(0x3a) else { return nil } }
                let inner = choice()
                return take(0x29) ? inner : nil
            case 0x5b: return characterClass()
            case 0x5c:
                guard let escaped = next else { return nil }
                position += 1
                Self.insert(escaped: escaped, into: &set)
            case 0x2e: for value in UInt8.min...UInt8.max { set.insert(value) }
            case 0x3f, 0x2a, 0x2b, 0x7b: return nil
            default: set.insert(byte)
            }
            return .one(set)
        }

        private static func insert(escaped: UInt8, into set: inout ByteSet) {
            switch escaped {
            case 0x64: for digit in UInt8(0x30)...0x39 { set.insert(digit) }
            case 0x73: for space in [UInt8(0x20), 0x09] { set.insert(space) }
            default: set.insert(escaped)
            }
        }

        private mutating func characterClass() -> Node? {
            var set = ByteSet()
            while let byte = next {
                position += 1
                if byte == 0x5d { return .one(set) }
                if byte == 0x5c {
                    guard let escaped = next else { return nil }
                    position += 1
                    Self.insert(escaped: escaped, into: &set)
                } else if next == 0x2d, position + 1 < bytes.count, bytes[position + 1] != 0x5d {
                    let last = bytes[position + 1]
                    guard byte <= last else { return nil }
                    for value in byte...last { set.insert(value) }
                    position += 2
                } else {
                    set.insert(byte)
                }
            }
            return nil
        }
    }
}
