internal import BonafideSignals

/// Walks through one line of JSON without a copy, for lines of the plain form engines write.
///
/// Whatever needs more care — an escape, a letter beyond ASCII, a number that is no count — gives nothing; such a line is
/// read anew by `LinkLine`, which also words what is wrong with it.
struct LineCursor {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    private let line: Bytes
    private var place = 0

    init(_ line: Bytes) { self.line = line }

    @inline(__always)
    private mutating func skipBlanks() {
        while place < line.count {
            let byte = line[place]
            guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { return }
            place += 1
        }
    }

    /// Takes a sign, blanks before it left aside.
    @inline(__always)
    mutating func takes(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard place < line.count, line[place] == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    /// Whether nothing follows but blanks.
    mutating func isAtEnd() -> Bool {
        skipBlanks()
        return place == line.count
    }

    /// A text of plain ASCII.
    @inline(__always)
    mutating func text() -> Bytes? {
        guard takes("\"") else { return nil }
        let start = place
        while place < line.count {
            let byte = line[place]
            if byte == 0x22 {
                place += 1
                return Bytes(rebasing: line[start..<place - 1])
            }
            guard (0x20..<0x7f).contains(byte), byte != 0x5c else { return nil }
            place += 1
        }
        return nil
    }

    /// A whole number of at most eighteen digits.
    mutating func count() -> Int? {
        skipBlanks()
        let start = place
        var value = 0
        while place < line.count, (0x30...0x39).contains(line[place]), place - start < 19 {
            value = value * 10 + Int(line[place] - 0x30)
            place += 1
        }
        let digits = place - start
        guard (1...18).contains(digits), digits == 1 || line[start] != 0x30 else { return nil }
        // A fraction or an exponent would follow at once.
        guard place == line.count || !".eE".utf8.contains(line[place]) else { return nil }
        return value
    }

    /// Takes a word such as `null`.
    mutating func takes(word: StaticString) -> Bool {
        skipBlanks()
        let end = place + word.utf8CodeUnitCount
        guard end <= line.count,
            Bytes(rebasing: line[place..<end]).elementsEqual(
                Bytes(start: word.utf8Start, count: word.utf8CodeUnitCount))
        else { return false }
        place = end
        return true
    }

    /// Takes an object; the function takes the value of each name, and false ends the walk.
    @inline(__always)
    mutating func object(_ member: (Bytes, inout LineCursor) -> Bool) -> Bool {
        guard takes("{") else { return false }
        if takes("}") { return true }
        repeat {
            guard let name = text(), takes(":"), member(name, &self) else { return false }
        } while takes(",")
        return takes("}")
    }

    /// Takes a list; the function takes each element, and false ends the walk.
    @inline(__always)
    mutating func list(_ element: (inout LineCursor) -> Bool) -> Bool {
        guard takes("[") else { return false }
        if takes("]") { return true }
        repeat { guard element(&self) else { return false } } while takes(",")
        return takes("]")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are those of a word.
    @inline(__always)
    func isWord(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        for index in indices where self[index] != word.utf8Start[index] { return false }
        return true
    }

    /// The bytes as a string.
    var string: String { String(decoding: self, as: UTF8.self) }
}

/// The kinds of key by the bytes of their words.
enum KindWords {
    private static let words = LinkKind.allCases.map { Array($0.word.utf8) }

    /// The kind of a word.
    @inline(__always)
    static func kind(_ word: UnsafeBufferPointer<UInt8>) -> LinkKind? {
        for (number, candidate) in words.enumerated() where candidate.count == word.count {
            if candidate.elementsEqual(word) { return LinkKind(rawValue: UInt8(number)) }
        }
        return nil
    }
}
