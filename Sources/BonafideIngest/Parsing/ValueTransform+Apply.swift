internal import BonafideCore

/// A value after the change its map asks for.
struct TransformedValue {
    var field: UInt8
    var start: UnsafePointer<UInt8>
    var count: Int
}

extension RecordAssembly {
    /// Takes a value after the change its map asks for; a value that cannot be changed is taken as it is.
    mutating func addTransformed(_ target: AliasTable.Target, slot: Int, _ start: UnsafePointer<UInt8>, _ length: Int) {
        let value = transformed(target, start, length)
        add(
            group: target.group, field: value.field, isList: target.isList, rank: target.rank, slot: slot, value.start,
            value.count)
    }

    /// A value after the change its map asks for; one that cannot be changed as it is.
    mutating func transformed(
        _ target: AliasTable.Target, _ start: UnsafePointer<UInt8>, _ length: Int
    ) -> TransformedValue {
        let text = UnsafeBufferPointer(start: start, count: length).trimmed
        let asItIs = TransformedValue(field: target.field, start: text.baseAddress ?? start, count: text.count)
        switch target.transform {
        case .none: return asItIs
        case .account:
            return TransformedValue(
                field: AccountForm.field(of: text).rawValue, start: asItIs.start, count: text.count)
        case .minor: return scaled(text, by: 100).map { written(target, $0) } ?? asItIs
        case .hours: return scaled(text, by: 60).map { written(target, $0) } ?? asItIs
        case .seconds: return NumberText.integer(text).map { written(target, $0 / 60) } ?? asItIs
        }
    }

    /// Multiplies a decimal without binary rounding: at most two digits stand behind the point.
    private func scaled(_ text: UnsafeBufferPointer<UInt8>, by factor: Int64) -> Int64? {
        let point = text.firstIndex(of: 0x2e) ?? text.count
        let decimals = text.count - min(text.count, point + 1)
        let whole = UnsafeBufferPointer(rebasing: text[..<point])
        guard decimals <= 9, let major = NumberText.integer(whole) else { return nil }
        var part: Int64 = 0
        var unit: Int64 = 1
        for digit in text.suffix(decimals) {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            part = part * 10 + Int64(digit - 0x30)
            unit *= 10
        }
        let (product, overflow) = major.multipliedReportingOverflow(by: factor)
        guard !overflow, product > .min / 2, product < .max / 2 else { return nil }
        let rest = (part * factor + unit / 2) / unit
        return text.first == 0x2d ? product - rest : product + rest
    }

    private mutating func written(_ target: AliasTable.Target, _ number: Int64) -> TransformedValue {
        let place = room
        var digits = 0
        var rest = number.magnitude
        repeat {
            place[digits] = UInt8(0x30 + rest % 10)
            rest /= 10
            digits += 1
        } while rest > 0
        if number < 0 {
            place[digits] = 0x2d
            digits += 1
        }
        var written = UnsafeMutableBufferPointer(start: place, count: digits)
        written.reverse()
        take(digits)
        return TransformedValue(field: target.field, start: UnsafePointer(place), count: digits)
    }
}

/// Tells an account of unknown kind by its form.
enum AccountForm {
    /// The payout field a text belongs to: an IBAN by its check digits (ISO 13616), a wallet by its prefix and
    /// length, a mail address by its sign, and otherwise an account number.
    static func field(of text: UnsafeBufferPointer<UInt8>) -> PayoutField {
        if isWallet(text) { return .walletAddress }
        if text.contains(0x40) { return .email }
        return isIBAN(text) ? .iban : .accountNumber
    }

    private static func isWallet(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = text.count
        if count == 42, text[0] == 0x30, text[1] | 0x20 == 0x78 { return text.dropFirst(2).allSatisfy(isHexadecimal) }
        if count >= 26, count <= 62, text.starts(with: "bc1".utf8) { return text.allSatisfy(isAlphanumeric) }
        return count == 34 && text[0] == 0x54 && text.allSatisfy(isAlphanumeric)
    }

    /// Whether the letters and digits, the first four moved behind, leave 1 when divided by 97.
    static func isIBAN(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 15, text.count <= 42, isLetter(text[0]), isLetter(text[1]) else { return false }
        var length = 0
        var head: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
        var number: UInt64 = 0
        // Divided only where the next two digits might not fit.
        func step(_ value: UInt32) {
            number = number * (value > 9 ? 100 : 10) + UInt64(value)
            if number >> 55 != 0 { number %= 97 }
        }
        var index = 0
        while index < text.count {
            if length >= 4, let eight = DecimalDigits.eight(text, from: index) {
                number = number % 97 * 100_000_000 + UInt64(eight)
                length += 8
                index += 8
                continue
            }
            let byte = text[index]
            index += 1
            guard byte != 0x20 else { continue }
            guard let value = value(byte) else { return false }
            switch length {
            case 0: head.0 = value
            case 1: head.1 = value
            case 2: head.2 = value
            case 3:
                head.3 = value
                guard head.2 < 10, head.3 < 10 else { return false }
            default: step(value)
            }
            length += 1
        }
        guard length >= 15, length <= 34 else { return false }
        step(head.0)
        step(head.1)
        step(head.2)
        step(head.3)
        return number % 97 == 1
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x5a: UInt32(byte - 0x41) + 10
        case 0x61...0x7a: UInt32(byte - 0x61) + 10
        default: nil
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { value(byte) != nil }
    private static func isHexadecimal(_ byte: UInt8) -> Bool { value(byte).map { $0 < 16 } ?? false }
}
