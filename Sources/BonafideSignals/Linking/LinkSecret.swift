internal import BonafideArchive

/// The organisation's secret: without it, nothing that was stored or exported can be led back to an identifier.
package struct LinkSecret: Sendable {
    /// How many bytes a secret has.
    package static let length = 32

    private let digester: KeyedDigester
    /// Tells secrets apart and reveals nothing of them: 16 hexadecimal digits.
    package let fingerprint: String

    /// Takes 32 random bytes; nothing where there are fewer.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length, Set(bytes).count > 4 else { return nil }
        digester = KeyedDigester(secret: bytes)
        fingerprint = String(digester.digest(Array("bonafide link secret".utf8)).description.prefix(16))
    }

    /// Draws a secret from the system.
    package static func drawn() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// The first 128 bits of HMAC-SHA-256 over the kind's word, a zero byte and the identifier.
    func hash(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>) -> LinkHash {
        let mark = Self.marks[Int(kind.rawValue)]
        let words = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mark.count + text.count) { message in
            _ = message.update(fromContentsOf: mark)
            _ = message[mark.count...].update(fromContentsOf: text)
            return digester.words(of: UnsafeRawBufferPointer(message))
        }
        return LinkHash(first: words.0, second: words.1)
    }

    /// What stands before an identifier of each kind, by the kinds' numbers: the kind's word and a zero byte.
    private static let marks = LinkKind.allCases.map { Array($0.word.utf8) + [0] }
}
