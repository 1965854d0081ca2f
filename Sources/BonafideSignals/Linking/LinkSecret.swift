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
        var message = Array(kind.word.utf8)
        message.append(0)
        message.append(contentsOf: text)
        let digest = digester.digest(message).bytes
        func word(_ start: Int) -> UInt64 { digest[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) } }
        return LinkHash(first: word(0), second: word(8))
    }
}
