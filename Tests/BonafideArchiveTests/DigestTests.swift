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
