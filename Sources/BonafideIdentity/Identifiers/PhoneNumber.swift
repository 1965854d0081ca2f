package import BonafideCore

/// A phone number in international form (ITU-T E.164).
package struct PhoneNumber: Hashable, Sendable {
    /// `+` and 7 to 15 digits.
    package let international: String

    /// Calling code, prefixes dialled abroad, the longest first, and prefix dialled at home, by the country a number was written in.
    private static let plans: [String: (code: String, abroad: [String], home: String)] = {
        var plans: [String: (code: String, abroad: [String], home: String)] = [:]
        for entry in PhonePlans.text.split(separator: " ") {
            let parts = entry.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            if parts.count == 4 {
                plans[parts[0]] = (parts[1], parts[2].split(separator: "/").map(String.init), parts[3])
            }
        }
        return plans
    }()

    /// Reads a number; one without `+` needs the country it was written in.
    package init?(_ text: String, region: CountryCode? = nil) {
        var text = text
        guard let (written, hasPlus) = text.withUTF8({ Self.digits(of: $0) }) else { return nil }
        if hasPlus, (7...15).contains(written.utf8.count), written.utf8.first != 0x30 {
            international = "+" + written
            return
        }
        var digits = written
        if !hasPlus {
            let plan = region.flatMap { Self.plans[$0.description] }
            if let plan, digits.count > 10, let abroad = plan.abroad.first(where: { digits.hasPrefix($0) }) {
                digits.removeFirst(abroad.count)
            } else if digits.hasPrefix("00"), digits.count > 10 {
                digits.removeFirst(2)
            } else if let plan {
                if !plan.home.isEmpty, digits.hasPrefix(plan.home), digits.count > 7 {
                    digits.removeFirst(plan.home.count)
                }
                digits = plan.code + digits
            } else {
                return nil
            }
        }
        guard (7...15).contains(digits.count), digits.first != "0" else { return nil }
        international = "+" + digits
    }

    /// The digits of a text, and whether a plus sign stands before them; nothing where one stands behind.
    private static func digits(of text: UnsafeBufferPointer<UInt8>) -> (digits: String, hasPlus: Bool)? {
        var hasPlus = false
        var isBroken = false
        let digits = String(unsafeUninitializedCapacity: text.count) { room in
            var count = 0
            var index = 0
            while index < text.count {
                let byte = text[index]
                // The plus sign of full width is three bytes.
                let isWide =
                    byte == 0xef && index + 2 < text.count && text[index + 1] == 0xbc && text[index + 2] == 0x8b
                if byte >= 0x30, byte <= 0x39 {
                    room[count] = byte
                    count += 1
                } else if byte == 0x2b || isWide {
                    if count == 0 { hasPlus = true } else { isBroken = true }
                }
                index += isWide ? 3 : 1
            }
            return count
        }
        return isBroken ? nil : (digits, hasPlus)
    }
}

/// A business identifier code of a bank (ISO 9362).
package struct BankIdentifierCode: Hashable, Sendable {
    /// Eight capital letters and digits: party, country, place; the branch is left off.
    package let institution: String
    /// Country of the institution.
    package let country: CountryCode

    /// Reads eight or eleven characters of either case, blanks left aside.
    package init?(_ text: String) {
        let letters = Array(text.uppercased().utf8.filter { $0 > 0x20 && $0 != 0x2d })
        guard letters.count == 8 || letters.count == 11 else { return nil }
        guard letters.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) }) else { return nil }
        let code = String(decoding: letters[4..<6], as: UTF8.self)
        guard let country = CountryCode(code), CountryNames.isAssigned(country) else { return nil }
        self.country = country
        institution = String(decoding: letters[..<8], as: UTF8.self)
    }
}
