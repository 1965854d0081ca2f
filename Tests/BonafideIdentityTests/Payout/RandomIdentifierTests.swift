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
        base58("ripple", [0], ripple: true),
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
        // Addresses of EIP-55 with the case of one letter turned, and with one digit changed.
        var random = SeededGenerator(seed: 11)
        let valid = PayoutVectorTests.vectors.filter { $0.kind == "eth-eip55" && $0.isValid }.map {
            Array($0.input.utf8)
        }
        .filter { WalletAddress(String(decoding: $0, as: UTF8.self))?.checksumHolds == true }
        .filter { $0.contains { (0x41...0x46).contains($0) } && $0.contains { (0x61...0x66).contains($0) } }
        #expect(!valid.isEmpty)
        var (turnedHolding, changedHolding) = (0, 0)
        for number in 0..<Self.count {
            var letters = valid[number % valid.count]
            let all = letters.indices.dropFirst(2).filter { letters[$0] >= 0x41 }
            let place = all[Int.random(in: all.indices, using: &random)]
            letters[place] ^= 0x20
            if WalletAddress(String(decoding: letters, as: UTF8.self))?.checksumHolds == true { turnedHolding += 1 }
            letters[place] ^= 0x20
            let digit = Int.random(in: 2..<letters.count, using: &random)
            let kept = letters[digit]
            repeat {
                letters[digit] = MadeIdentifiers.digits[Int.random(in: 0...9, using: &random)]
            } while letters[digit] == kept
            if WalletAddress(String(decoding: letters, as: UTF8.self))?.checksumHolds == true { changedHolding += 1 }
        }
        #expect(turnedHolding == 0)
        // About fifteen bits check a whole address: three in ten thousand changed ones hold by chance at the most.
        #expect(changedHolding <= 30)
    }
}
