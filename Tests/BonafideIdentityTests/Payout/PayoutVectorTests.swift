import BonafideCore
import BonafideIdentity
import Foundation
import Testing

@Suite struct PayoutVectorTests {
    struct Vector: CustomTestStringConvertible, Sendable {
        let kind: String
        let input: String
        let isValid: Bool
        let normal: String
        let note: String
        var testDescription: String { "\(kind) \(input)" }
    }

    /// Rows of `vectors.csv` here and in the folder named by `BONAFIDE_EXTRA_CASES`.
    static let vectors: [Vector] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        var files = [root.appendingPathComponent("Fixtures/payout/vectors.csv")]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] {
            files.append(URL(fileURLWithPath: extra).appendingPathComponent("vectors.csv"))
        }
        return files.flatMap { file -> [Vector] in
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
            return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                guard cells.count >= 5 else { return nil }
                return Vector(
                    kind: cells[0], input: cells[1], isValid: cells[2] == "valid", normal: cells[3], note: cells[4])
            }
        }
    }()

    private static func region(_ vector: Vector) -> CountryCode? {
        vector.note.firstRange(of: "region hint ").flatMap {
            CountryCode(String(vector.note[$0.upperBound...].prefix(2)))
        }
    }

    /// The canonical form of a vector's input, or nothing where it is refused.
    private static func canonical(_ vector: Vector) -> String? {
        let letters = Array(vector.input.utf8)
        switch vector.kind {
        case "iban": return InternationalAccountNumber(vector.input)?.value
        case "aba": return RoutingNumber(vector.input)?.value
        case "clabe": return MexicanAccountNumber(vector.input)?.value
        case "card-luhn": return CardNumber(vector.input)?.value
        case "bic": return BankIdentifierCode(vector.input)?.institution
        case "phone-e164": return PhoneNumber(vector.input, region: region(vector))?.international
        case "email-canonical": return EmailAddress(vector.input)?.canonical
        case "base58check": return Base58.decodeChecked(vector.input).map { "version=\($0[0])" }
        case "bech32": return Bech32.decode(letters).flatMap { $0.variant == .bech32 ? vector.normal : nil }
        case "bech32m": return Bech32.decode(letters).flatMap { $0.variant == .bech32m ? vector.normal : nil }
        case "btc-segwit":
            guard let found = Bech32.witness(letters),
                ["bc", "tb", "bcrt"].contains(String(decoding: found.prefix, as: UTF8.self))
            else { return nil }
            return "found"
        case "eth-eip55", "eth-address":
            return WalletAddress(vector.input).flatMap { $0.checksumHolds ? $0.canonical : nil }
        default: return nil
        }
    }

    @Test func thereAreVectors() { #expect(Self.vectors.count > 1_300) }

    @Test func everyVectorIsJudgedRight() {
        var wrong: [String] = []
        for vector in Self.vectors {
            let found = Self.canonical(vector)
            if (found != nil) != vector.isValid {
                wrong.append("\(vector.kind) \(vector.input) should be valid: \(vector.isValid)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count) wrong: \(wrong.prefix(20).joined(separator: "; "))")
    }

    @Test(arguments: ["bic", "phone-e164", "email-canonical", "base58check"])
    func canonicalFormsAreAsGiven(kind: String) {
        // Domains beyond ASCII keep their letters: their Punycode form is not computed.
        for vector in Self.vectors
        where vector.kind == kind && vector.isValid && !vector.normal.isEmpty
            && vector.input.utf8.allSatisfy({ $0 < 0x80 })
        {
            #expect(Self.canonical(vector) == vector.normal, "\(vector.input)")
        }
    }

    @Test func everyMutatedDigitOfAnAccountNumberIsNoticed() {
        // The check digits find every single changed character of the same class, and most transpositions.
        var accepted = 0
        var tried = 0
        for vector in Self.vectors where vector.kind == "iban" && vector.isValid {
            guard let number = InternationalAccountNumber(vector.input)?.value else { continue }
            var letters = Array(number.utf8)
            for index in letters.indices.dropFirst(4) where (0x30...0x39).contains(letters[index]) {
                let kept = letters[index]
                letters[index] = 0x30 + (kept - 0x30 + 1) % 10
                tried += 1
                if InternationalAccountNumber(String(decoding: letters, as: UTF8.self)) != nil { accepted += 1 }
                letters[index] = kept
            }
        }
        #expect(tried > 3_000)
        #expect(accepted == 0)
    }
}
