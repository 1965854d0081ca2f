import BonafideArchive
import BonafideCore
import BonafideIdentity
import Foundation
import Testing

/// Identifiers are met exactly, in every form.
@Suite struct IdentifierScreeningTests {
    private func isListed(_ text: String) -> Bool {
        guard let identifier = CanonicalIdentifier(.wallet, text) else { return false }
        let outcome = BundledLists.screener.screen(ScreeningQuery(names: [], identifiers: [identifier]))
        return outcome.result == .identifierMatch
    }

    /// All the forms one address may be written in.
    private func forms(_ address: String) -> [String] {
        var forms = [address, "  \(address)\n"]
        if address.hasPrefix("0x") {
            let digits = String(address.dropFirst(2))
            forms += [
                address.lowercased(), "0X" + digits.uppercased(), digits, "ethereum:" + address, "eip155:1:" + address,
            ]
        }
        if address.hasPrefix("bc1") || address.hasPrefix("ltc1") {
            forms += [address.uppercased(), "bitcoin:" + address]
        }
        return forms
    }

    @Test func everyListedAddressIsMetInEveryForm() throws {
        let path = PairTable.root.appendingPathComponent("Fixtures/identity/listed-addresses.txt").path
        let addresses = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(addresses.count >= 641)
        let missed = addresses.filter { !forms($0).allSatisfy(isListed) }
        #expect(missed.isEmpty, "\(missed)")
    }

    @Test func randomValidAddressesAreNotMet() {
        var state: UInt64 = 20_261_124
        func byte() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        var met = 0
        for number in 0..<10_000 {
            let hash = (0..<20).map { _ in byte() }
            let address = number % 2 == 0 ? "0x" + Hexadecimal.string(hash) : checked([0] + hash)
            #expect(CanonicalIdentifier(.wallet, address) != nil)
            if isListed(address) { met += 1 }
        }
        #expect(met == 0)
    }

    /// Base58 with the four check bytes of Bitcoin addresses.
    private func checked(_ payload: [UInt8]) -> String {
        let first = Digest256(of: payload).bytes
        var number = payload + Digest256(of: first).bytes.prefix(4)
        let zeros = number.prefix { $0 == 0 }.count
        var digits: [UInt8] = []
        while number.contains(where: { $0 != 0 }) {
            var rest = 0
            for index in number.indices {
                let value = rest * 256 + Int(number[index])
                number[index] = UInt8(value / 58)
                rest = value % 58
            }
            digits.append(Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)[rest])
        }
        return String(repeating: "1", count: zeros) + String(decoding: digits.reversed(), as: UTF8.self)
    }

    @Test(arguments: [
        (IdentifierKind.passport, "109420132", "KP"), (.passport, "109-420-132", "KP"),
        (.otherDocument, "109420132", ""),
    ])
    func aListedPassportIsMet(kind: IdentifierKind, text: String, country: String) throws {
        let identifier = try #require(CanonicalIdentifier(kind, text, country: CountryCode(country)))
        #expect(BundledLists.screener.party(with: identifier, on: nil)?.id == "43377")
    }

    @Test func aPassportOfAnotherCountryIsAnother() throws {
        let identifier = try #require(CanonicalIdentifier(.passport, "109420132", country: CountryCode("FR")))
        #expect(BundledLists.screener.party(with: identifier, on: nil) == nil)
    }

    @Test func pagesOnSharedSitesListNoSite() throws {
        let identifier = try #require(CanonicalIdentifier(.domain, "https://www.facebook.com/somebody"))
        #expect(BundledLists.screener.party(with: identifier, on: nil) == nil)
    }
}
