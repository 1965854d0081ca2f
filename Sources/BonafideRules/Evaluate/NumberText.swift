internal import Foundation

/// Doubles as text, in the forms CEL prescribes.
enum NumberText {
    /// The shortest text that reads back as the same number; powers of ten beyond -4…5 become exponents.
    static func general(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        let (digits, point) = shortest(number)
        let sign = number.sign == .minus ? "-" : ""
        let exponent = point - 1
        if number != 0, exponent < -4 || exponent >= 6 {
            let tail = digits.dropFirst()
            let magnitude = abs(exponent)
            return sign + digits.prefix(1) + (tail.isEmpty ? "" : "." + tail) + "e" + (exponent < 0 ? "-" : "+")
                + (magnitude < 10 ? "0" : "") + String(magnitude)
        }
        return sign + plain(digits, point)
    }

    /// The shortest text that reads back as the same number, never with an exponent.
    static func decimal(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        let (digits, point) = shortest(number)
        return (number.sign == .minus ? "-" : "") + plain(digits, point)
    }

    /// Fixed decimals, or an exponent with fixed decimals.
    static func fixed(_ number: Double, precision: Int, isScientific: Bool) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        return String(format: isScientific ? "%.*e" : "%.*f", precision, number)
    }

    private static func plain(_ digits: String, _ point: Int) -> String {
        if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
        if digits.count <= point { return digits + String(repeating: "0", count: point - digits.count) }
        return digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// The significant digits, without zeros at either end, and how many of them stand before the point.
    private static func shortest(_ number: Double) -> (digits: String, point: Int) {
        if number == 0 { return ("0", 1) }
        var text = Substring(number.magnitude.description)
        var exponent = 0
        if let mark = text.firstIndex(of: "e") {
            exponent = Int(text[text.index(after: mark)...]) ?? 0
            text = text[..<mark]
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let whole = parts[0]
        var digits = String(whole) + (parts.count > 1 ? String(parts[1]) : "")
        var point = whole.count + exponent
        while digits.first == "0", digits.count > 1 {
            digits.removeFirst()
            point -= 1
        }
        while digits.last == "0", digits.count > 1 { digits.removeLast() }
        return (digits, point)
    }
}
