internal import Crypto

/// A SHA-256 digest.
public struct Digest256: Hashable, Sendable, CustomStringConvertible {
    private let words: SIMD4<UInt64>

    /// The 32 bytes of the digest.
    public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

    /// The digest as 64 lower-case hexadecimal digits.
    public var description: String { withUnsafeBytes(of: words) { Hexadecimal.string($0) } }

    /// Digests a sequence of bytes held in memory.
    public init(of content: [UInt8]) { self = content.withUnsafeBytes { Digest256(of: $0) } }

    /// Digests bytes in place.
    public init(of content: UnsafeRawBufferPointer) {
        var hash = SHA256()
        hash.update(bufferPointer: content)
        self.init(finished: hash.finalize())
    }

    init(finished digest: SHA256.Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }
}

/// A SHA-256 computation fed piece by piece.
public struct Digester: Sendable {
    private var hash = SHA256()

    /// Starts with no bytes read.
    public init() {}

    /// Adds bytes to the message.
    public mutating func update(_ content: UnsafeRawBufferPointer) { hash.update(bufferPointer: content) }

    /// Adds bytes to the message.
    public mutating func update(_ content: [UInt8]) {
        content.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    /// Ends the message and gives its digest.
    public consuming func finish() -> Digest256 { Digest256(finished: hash.finalize()) }
}

/// A keyed digest (HMAC-SHA-256, RFC 2104) that reveals nothing about a value to who lacks the key.
///
/// The two keyed blocks are digested once, which halves the cost of short values.
public struct KeyedDigester: Sendable {
    private let inner: SHA256
    private let outer: SHA256

    /// Takes the secret; 32 random bytes are recommended.
    public init(secret: [UInt8]) {
        let block = 64
        var key = secret.count > block ? Array(SHA256.hash(data: secret)) : secret
        key += [UInt8](repeating: 0, count: block - key.count)
        func begun(_ mask: UInt8) -> SHA256 {
            var hash = SHA256()
            key.map { $0 ^ mask }.withUnsafeBytes { hash.update(bufferPointer: $0) }
            return hash
        }
        inner = begun(0x36)
        outer = begun(0x5c)
    }

    /// Digests one value.
    public func digest(_ content: [UInt8]) -> Digest256 {
        Digest256(finished: content.withUnsafeBytes { digest(of: $0) })
    }

    /// The first 16 bytes of the digest of one value, as two words with the most significant byte first.
    public func words(of content: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
        digest(of: content).withUnsafeBytes { digest in
            (
                UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    private func digest(of content: UnsafeRawBufferPointer) -> SHA256.Digest {
        var hash = inner
        hash.update(bufferPointer: content)
        var last = outer
        hash.finalize().withUnsafeBytes { last.update(bufferPointer: $0) }
        return last.finalize()
    }
}

/// Bytes to hexadecimal text and back.
public enum Hexadecimal {
    /// Writes two lower-case digits a byte.
    public static func string(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { string($0) } }

    /// Writes two lower-case digits a byte.
    static func string(_ bytes: UnsafeRawBufferPointer) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { text in
            let target = UnsafeMutableRawBufferPointer(text)
            pairs.withUnsafeBufferPointer { pairs in
                for (place, byte) in bytes.enumerated() {
                    target.storeBytes(of: pairs[Int(byte)], toByteOffset: place * 2, as: UInt16.self)
                }
            }
            return bytes.count * 2
        }
    }

    /// The two digits of every byte, in the order they are written.
    private static let pairs: [UInt16] = {
        func digit(_ value: UInt16) -> UInt16 { value + (value < 10 ? 0x30 : 0x57) }
        return (0...255).map { UInt16(bigEndian: digit($0 >> 4) << 8 | digit($0 & 15)) }
    }()

    /// Reads an even number of digits of either case, or gives nothing.
    public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let source = Array(text.utf8)
        guard source.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count / 2)
        for index in stride(from: 0, to: source.count, by: 2) {
            guard let high = value(source[index]), let low = value(source[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
