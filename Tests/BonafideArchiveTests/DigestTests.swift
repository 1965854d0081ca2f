import BonafideArchive
import Testing

@Suite struct DigestTests {
    @Test func agreesWithTheStandard() {
        // FIPS 180-4 and RFC 4231 test vectors.
        #expect(
            Digest256(of: Array("abc".utf8)).description
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let keyed = KeyedDigester(secret: Array("Jefe".utf8)).digest(Array("what do ya want for nothing?".utf8))
        #expect(keyed.description == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let long = KeyedDigester(secret: [UInt8](repeating: 0xaa, count: 131))
        let text = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
        #expect(
            long.digest(text).description == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
        let words = text.withUnsafeBytes { long.words(of: $0) }
        #expect(words == (0x60e4_3159_1ee0_b67f, 0x0d8a_26aa_cbf5_b77f))
    }

    @Test func piecesGiveTheDigestOfTheWhole() {
        var digester = Digester()
        digester.update(Array("a".utf8))
        digester.update(Array("bc".utf8))
        #expect(digester.finish() == Digest256(of: Array("abc".utf8)))
    }

    @Test func hexadecimalComesBack() {
        let bytes: [UInt8] = (0...255).map { $0 }
        #expect(Hexadecimal.bytes(Hexadecimal.string(bytes)) == bytes)
        #expect(Hexadecimal.bytes("0g") == nil)
        #expect(Hexadecimal.bytes("abc") == nil)
    }
}
