import BonafideCore
import BonafideIdentity
import Testing

/// A kind of identifier with a check, how to make one, and how the product reads it.
private struct MadeKind: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let make: @Sendable (inout SeededGenerator) -> [UInt8]
    /// The canonical text, or nothing where it is refused.
    let read: @Sendable (String) -> String?
    /// Letters a character may be changed to.
    let alphabet: [UInt8]
    /// Characters at the front that are left as they are.
    let fixed: Int

    private static func iban(_ country: String, _ letters: Int, _ digits: Int) -> MadeKind {
        MadeKind(
            testDescription: "IBAN of \(country)",
            make: { MadeIdentifiers.iban(country, letters: letters, digits: digits, &$0) },
            read: { InternationalAccountNumber($0)?.value }, alphabet: MadeIdentifiers.digits, fixed: 4 + letters)
    }

    private static func base58(_ name: String, _ version: [UInt8], ripple: Bool = false) -> MadeKind {
        let alphabet = ripple ? MadeIdentifiers.rippleLetters : MadeIdentifiers.bitcoinLetters
        return MadeKind(
            testDescription: name, make: { MadeIdentifiers.base58Check(version, alphabet, &$0) },
            read: { WalletAddress($0)?.canonical }, alphabet: alphabet, fixed: 1)
    }

    private static func segregated(_ prefix: String, _ version: Int, _ count: Int) -> MadeKind {
        MadeKind(
            testDescription: "\(prefix) witness \(version) of \(count) bytes",
            make: { MadeIdentifiers.segregated(prefix, version: version, count: count, &$0) },
            read: { WalletAddress($0)?.canonical }, alphabet: MadeIdentifiers.bech32Letters,
            fixed: prefix.utf8.count + 1)
    }

    private static func monero(_ name: String, _ network: UInt8, payment: Int = 0) -> MadeKind {
        MadeKind(
            testDescription: name, make: { MadeIdentifiers.monero(network, payment: payment, &$0) },
            read: { WalletAddress($0)?.canonical }, alphabet: MadeIdentifiers.bitcoinLetters, fixed: 1)
    }

    private static func cash(_ name: String, _ version: UInt8, leaving: Int = 0) -> MadeKind {
        MadeKind(
            testDescription: name, make: { Array(MadeIdentifiers.cash(version, &$0).dropFirst(leaving)) },
            read: { WalletAddress($0)?.canonical }, alphabet: MadeIdentifiers.bech32Letters, fixed: 12 - leaving)
    }

    static let all: [MadeKind] = [
        iban("DE", 0, 18), iban("GB", 4, 14), iban("NL", 4, 10), iban("NO", 0, 11), iban("ES", 0, 20),
        iban("PL", 0, 24),
        MadeKind(
            testDescription: "routing number", make: { MadeIdentifiers.routing(&$0) },
            read: { RoutingNumber($0)?.value }, alphabet: MadeIdentifiers.digits, fixed: 0),
        MadeKind(
            testDescription: "CLABE", make: { MadeIdentifiers.clabe(&$0) }, read: { MexicanAccountNumber($0)?.value },
            alphabet: MadeIdentifiers.digits, fixed: 0),
        MadeKind(
            testDescription: "card", make: { MadeIdentifiers.card(&$0) }, read: { CardNumber($0)?.value },
            alphabet: MadeIdentifiers.digits, fixed: 0),
        base58("bitcoin key hash", [0]), base58("bitcoin script hash", [5]), base58("litecoin", [48]),
        base58("dash", [76]), base58("dogecoin", [30]), base58("tron", [65]), base58("zcash", [0x1c, 0xb8]),
        base58("zcash script", [0x1c, 0xbd]), base58("litecoin script", [50]), base58("dash script", [16]),
        base58("ripple", [0], ripple: true),
        monero("monero", 18), monero("monero subaddress", 42), monero("monero with a payment number", 19, payment: 8),
        cash("bitcoin cash", 0), cash("bitcoin cash script", 8), cash("bitcoin cash without its word", 0, leaving: 12),
        segregated("bc", 0, 20), segregated("bc", 0, 32), segregated("bc", 1, 32), segregated("ltc", 0, 20),
    ]
}

/// Ten thousand made identifiers of every kind, each also with one character changed and with two neighbours swapped.
@Suite struct RandomIdentifierTests {
    private static let count = 10_000

    @Test(arguments: MadeKind.all)
    fileprivate func validOnesAreReadAndChangedOnesRefused(kind: MadeKind) {
        var random = SeededGenerator(seed: 7)
        var seen: Set<String> = []
        var (refused, changedAccepted, swappedAccepted, swapped) = (0, 0, 0, 0)
        for _ in 0..<Self.count {
            var letters = kind.make(&random)
            guard let canonical = kind.read(String(decoding: letters, as: UTF8.self)) else {
                refused += 1
                continue
            }
            seen.insert(canonical)
            let place = Int.random(in: kind.fixed..<letters.count, using: &random)
            let kept = letters[place]
            repeat {
                letters[place] = kind.alphabet[Int.random(in: kind.alphabet.indices, using: &random)]
            } while letters[place] == kept
            if kind.read(String(decoding: letters, as: UTF8.self)) != nil { changedAccepted += 1 }
            letters[place] = kept
            let next = Int.random(in: kind.fixed..<(letters.count - 1), using: &random)
            guard letters[next] != letters[next + 1] else { continue }
            letters.swapAt(next, next + 1)
            swapped += 1
            if kind.read(String(decoding: letters, as: UTF8.self)) != nil { swappedAccepted += 1 }
        }
        #expect(refused == 0)
        #expect(seen.count > Self.count - 20)
        // Every one of these checks finds any single changed character; the long ones find a swap as well.
        #expect(changedAccepted == 0)
        let isWeakAgainstSwaps = ["routing number", "CLABE", "card"].contains(kind.testDescription)
        // Weights 3, 7, 1 miss neighbours that differ by five, Luhn misses 09 and 90: one swap in ten, one in forty.
        #expect(swappedAccepted <= (isWeakAgainstSwaps ? swapped / 8 : 0))
    }

    @Test func changedEthereumAddressesFailTheirChecksum() {
        var random = SeededGenerator(seed: 11)
        func holds(_ letters: [UInt8]) -> Bool? {
            WalletAddress(String(decoding: letters, as: UTF8.self))?.checksumHolds
        }
        var (failing, turnedHolding, turned, changedHolding) = (0, 0, 0, 0)
        for _ in 0..<Self.count {
            var letters = MadeIdentifiers.ethereum(&random)
            if holds(letters) != true { failing += 1 }
            let digits = letters.dropFirst(2)
            // One case throughout is no checksum, and turning the only capital leaves one case.
            if digits.count(where: { (0x41...0x46).contains($0) }) > 1, digits.count(where: { $0 >= 0x61 }) > 1 {
                let all = digits.indices.filter { letters[$0] >= 0x41 }
                let place = all[Int.random(in: all.indices, using: &random)]
                letters[place] ^= 0x20
                turned += 1
                if holds(letters) == true { turnedHolding += 1 }
                letters[place] ^= 0x20
            }
            let place = Int.random(in: digits.indices, using: &random)
            let kept = letters[place]
            repeat {
                letters[place] = MadeIdentifiers.digits[Int.random(in: 0...9, using: &random)]
            } while letters[place] == kept
            if holds(letters) == true { changedHolding += 1 }
        }
        #expect(failing == 0)
        #expect(turned > Self.count * 9 / 10)
        #expect(turnedHolding == 0)
        // Each of forty digits is a letter in six of sixteen cases, and its case tells one bit: a changed address holds by
        // chance in (1 - 3/16)^39 of all cases, three in ten thousand.
        #expect(changedHolding <= 10)
    }

    /// Where a form has no check, a slip is another account, never the same one, and letters outside the form are refused.
    @Test(arguments: ["solana", "ethereum in one case"])
    func withoutACheckAChangedAddressIsAnotherAccount(kind: String) {
        var random = SeededGenerator(seed: 13)
        let alphabet = kind == "solana" ? MadeIdentifiers.bitcoinLetters : MadeIdentifiers.hexadecimal
        let outside = Array(kind == "solana" ? "0OIl+/".utf8 : "gGxz_O".utf8)
        func read(_ letters: [UInt8]) -> String? { WalletAddress(String(decoding: letters, as: UTF8.self))?.canonical }
        var (refused, same, outsideAccepted) = (0, 0, 0)
        for _ in 0..<Self.count {
            var letters =
                kind == "solana"
                ? MadeIdentifiers.solana(&random)
                : Array("0x".utf8) + MadeIdentifiers.text(MadeIdentifiers.hexadecimal, 40, &random)
            guard let canonical = read(letters) else {
                refused += 1
                continue
            }
            let place = Int.random(in: 2..<letters.count, using: &random)
            let kept = letters[place]
            repeat {
                letters[place] = alphabet[Int.random(in: alphabet.indices, using: &random)]
            } while letters[place] == kept
            if read(letters) == canonical { same += 1 }
            letters[place] = outside[Int.random(in: outside.indices, using: &random)]
            if read(letters) != nil { outsideAccepted += 1 }
        }
        #expect(refused == 0)
        #expect(same == 0)
        #expect(outsideAccepted == 0)
    }

    /// A bank's code has no check digit: its length, its letters and its country are what can be wrong.
    @Test func bankCodesOfNoCountryOrLengthAreRefused() {
        var random = SeededGenerator(seed: 17)
        let countries = ["DE", "GB", "US", "IN", "NG", "BR", "JP", "KE", "PH", "UA"]
        let places = MadeIdentifiers.capitals + MadeIdentifiers.digits
        var (refused, accepted) = (0, 0)
        for _ in 0..<Self.count {
            func code(_ country: String) -> String {
                let party = MadeIdentifiers.text(MadeIdentifiers.capitals, 4, &random)
                let rest = MadeIdentifiers.text(places, Bool.random(using: &random) ? 2 : 5, &random)
                return String(decoding: party + Array(country.utf8) + rest, as: UTF8.self)
            }
            let country = countries[Int.random(in: countries.indices, using: &random)]
            let valid = code(country)
            if BankIdentifierCode(valid)?.institution != String(valid.prefix(8)) { refused += 1 }
            if BankIdentifierCode(valid.lowercased())?.country.description != country { refused += 1 }
            // ISO 3166 leaves AA, QM to QW and ZZ to users, so no country has them.
            let unassigned = ["AA", "QM", "QS", "QW", "ZZ", "7\(country.prefix(1))"]
            let wrong = [
                code(unassigned[Int.random(in: unassigned.indices, using: &random)]), String(valid.dropLast()),
                valid + "X", String(valid.prefix(3)) + "*" + valid.dropFirst(4),
            ]
            accepted += wrong.count { BankIdentifierCode($0) != nil }
        }
        #expect(refused == 0)
        #expect(accepted == 0)
    }
}
