import BonafideIdentity
import Testing

/// What is written where the caller has room must be what the general readers make a text of.
@Suite struct PlainContactTests {
    private static let addresses = [
        "Ada.Fenn+jobs@Example.org", "a.d.a+x@gmail.com", "a..b@googlemail.com", "+@gmail.com", "...@gmail.com",
        "bo-hurst-2@yahoo.com", "-x@yahoo.co.uk", "bo-hurst@example.com", "bo@rocketmail.com", "@example.org",
        "ada@", "ada", "ada@localhost", "ada@example.1", "ada@-example.org", "ada@exa_mple.org", "a@b@example.org",
        ".ada@example.org", "ada.@example.org", "ada@example..org", "ada@example.o",
        "mailto:ada@example.org", "ada@example.org.", "ada fenn@example.org", "ädä@example.org", "ada@exämple.org",
        String(repeating: "a", count: 64) + "@example.org", String(repeating: "a", count: 65) + "@example.org",
    ]

    @Test(arguments: addresses)
    func addressesAreWrittenAsTheyAreRead(_ text: String) {
        let general = EmailAddress(text)
        var text = text
        text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 800) { room in
                let first = UnsafeMutableBufferPointer(rebasing: room[..<320])
                let second = UnsafeMutableBufferPointer(rebasing: room[320...])
                guard let plain = PlainEmail.write(bytes, to: first) else { return }
                #expect(plain.isAddress == (general != nil))
                guard let general, plain.isAddress else { return }
                let whole = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(first)[..<plain.count])
                #expect(String(decoding: whole, as: UTF8.self) == general.localPart + "@" + general.domain)
                #expect(plain.local == general.localPart.utf8.count)
                let count = plain.writeCanonical(whole, to: second)
                #expect(String(decoding: second[..<count], as: UTF8.self) == general.canonical)
            }
        }
    }

    @Test(arguments: [
        "+15504191477", "+1 (550) 419-1477", "+015504191477", "+123456", "+1234567", "+1234567890123456", "15504191477",
        "1+5504191477", "++15504191477", "\u{ff0b}15504191477", "+1550419147a", "", "+",
    ])
    func numbersAreWrittenAsTheyAreRead(_ text: String) {
        let general = PhoneNumber(text)
        var text = text
        text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { room in
                guard let count = PlainPhone.write(bytes, to: room) else { return }
                #expect(String(decoding: room[..<count], as: UTF8.self) == general?.international)
            }
        }
    }

    @Test(
        arguments: [
            ("ada@example.org", "example.org"), ("a:b@Example.org", "example.org"), ("a/b@example.org", nil),
            ("https://ada@example.org/x", "example.org"), ("ada@exa mple.org", "example.org"), ("ada@example", nil),
            ("a@b@example.org", "example.org"), ("x?y@example.org", nil), ("ada@example.org:80", "example.org"),
        ] as [(String, String?)])
    func theHostOfAnAddressIsItsDomain(_ text: String, _ domain: String?) {
        #expect(DomainName(text)?.name == domain)
    }
}
