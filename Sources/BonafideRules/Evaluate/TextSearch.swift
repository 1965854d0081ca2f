/// A text as code points, searched by position.
struct TextSearch {
    private let scalars: [Unicode.Scalar]

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    var count: Int { scalars.count }

    /// The text between two positions.
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    /// The first place at or behind a position where another text stands.
    func first(_ other: TextSearch, from position: Int) -> Int? {
        guard position >= 0, other.count <= count, position <= count - other.count else { return nil }
        return (position...count - other.count).first { matches(other, at: $0) }
    }

    /// The last place at or before a position where another text stands.
    func last(_ other: TextSearch, from position: Int) -> Int? {
        guard other.count <= count else { return nil }
        return (0...min(max(position, 0), count - other.count)).last { matches(other, at: $0) }
    }

    private func matches(_ other: TextSearch, at place: Int) -> Bool {
        for index in 0..<other.count where scalars[place + index] != other.scalars[index] { return false }
        return true
    }
}
