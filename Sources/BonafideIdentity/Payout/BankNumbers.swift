package import BonafideCore

/// An international bank account number (ISO 13616), checked against its country's form and its check digits.
package struct InternationalAccountNumber: Hashable, Sendable {
    /// Capitals and digits without blanks.
    package let value: String
    /// Country of the account.
    package let country: CountryCode

    /// Reads a number in any grouping and case; nothing where length, form or check digits are wrong.
    package init?(_ text: String) {
        guard Self.mayBeOne(text) else { return nil }
        var letters: [UInt8] = []
        letters.reserveCapacity(text.utf8.count)
        for byte in text.utf8 where byte > 0x20 && byte != 0x2d {
            letters.append((0x61...0x7a).contains(byte) ? byte & 0xdf : byte)
        }
        if letters.starts(with: "IBAN".utf8) { letters.removeFirst(4) }
        guard (15...34).contains(letters.count), letters.allSatisfy({ Self.isDigit($0) || Self.isCapital($0) }) else {
            return nil
        }
        let forms = AccountNumberForms.forms[UInt16(letters[0]) << 8 | UInt16(letters[1])] ?? []
        guard Self.isDigit(letters[2]), Self.isDigit(letters[3]),
            forms.contains(where: { Self.fits(letters, $0) })
        else { return nil }
        guard Self.remainder(letters) == 1 else { return nil }
        value = String(decoding: letters, as: UTF8.self)
        country = CountryCode(packed: UInt16(letters[0]) << 8 | UInt16(letters[1]))
    }

    /// Whether a text begins with the code of a country that has such numbers, or with the word for them.
    private static func mayBeOne(_ text: String) -> Bool {
        var code: UInt16 = 0
        var count = 0
        for byte in text.utf8 where byte > 0x20 && byte != 0x2d {
            count += 1
            if count <= 2 { code = code << 8 | UInt16((0x61...0x7a).contains(byte) ? byte & 0xdf : byte) }
        }
        return (15...38).contains(count) && (AccountNumberForms.forms[code] != nil || code == 0x4942)
    }

    private static func fits(_ letters: [UInt8], _ form: AccountNumberForms.Form) -> Bool {
        guard letters.count == form.length, form.classes.count == form.length - 4 else { return false }
        return zip(letters[4...], form.classes).allSatisfy { letter, kind in
            switch kind {
            case 0x6e: isDigit(letter)
            case 0x61: isCapital(letter)
            default: true
            }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) }

    /// The number modulo 97 with its first four characters moved behind and letters written as two digits.
    private static func remainder(_ letters: [UInt8]) -> Int {
        var rest = 0
        for index in letters.indices {
            let letter = letters[(index + 4) % letters.count]
            rest = isDigit(letter) ? rest * 10 + Int(letter - 0x30) : rest * 100 + Int(letter - 0x37)
            rest %= 97
        }
        return rest
    }
}

/// A routing number of a bank in the United States (ANSI X9.105).
package struct RoutingNumber: Hashable, Sendable {
    /// Nine digits.
    package let value: String

    /// Reads nine digits whose weighted sum, weights 3 7 1, ends in 0.
    package init?(_ text: String) {
        guard let digits = DigitText.digits(text, count: 9...9), digits.contains(where: { $0 != 0 }) else { return nil }
        let sum = zip(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]).reduce(0) { $0 + Int($1.0) * $1.1 }
        guard sum % 10 == 0 else { return nil }
        value = DigitText.text(digits)
    }
}

/// A standardised bank key of Mexico (CLABE).
package struct MexicanAccountNumber: Hashable, Sendable {
    /// Eighteen digits.
    package let value: String

    /// Reads eighteen digits; the last makes up the sum of the others, weights 3 7 1, each product modulo 10.
    package init?(_ text: String) {
        guard let digits = DigitText.digits(text, count: 18...18) else { return nil }
        var sum = 0
        for (index, digit) in digits.dropLast().enumerated() { sum += Int(digit) * [3, 7, 1][index % 3] % 10 }
        guard (10 - sum % 10) % 10 == Int(digits[17]) else { return nil }
        value = DigitText.text(digits)
    }
}

/// A payment card number (ISO/IEC 7812).
package struct CardNumber: Hashable, Sendable {
    /// Twelve to nineteen digits.
    package let value: String

    /// Reads digits whose last one is Luhn's.
    package init?(_ text: String) {
        guard let digits = DigitText.digits(text, count: 12...19) else { return nil }
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let doubled = index % 2 == 1 ? Int(digit) * 2 : Int(digit)
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        guard sum % 10 == 0, digits.contains(where: { $0 != digits[0] }) else { return nil }
        value = DigitText.text(digits)
    }
}

/// Digits with blanks and hyphens between them.
enum DigitText {
    /// The digits; nothing where anything else is among them or their count is not allowed.
    static func digits(_ text: String, count: ClosedRange<Int>) -> [UInt8]? {
        var digits: [UInt8] = []
        for byte in text.utf8 where byte > 0x20 && byte != 0x2d {
            guard (0x30...0x39).contains(byte) else { return nil }
            digits.append(byte - 0x30)
        }
        return count.contains(digits.count) ? digits : nil
    }

    static func text(_ digits: [UInt8]) -> String { String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self) }
}
