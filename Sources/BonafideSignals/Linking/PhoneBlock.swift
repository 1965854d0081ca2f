/// Finds numbers that lie next to each other, as numbers bought together do.
enum PhoneBlock {
    /// Two overlapping decades of a number: two numbers at most five apart share at least one of them, numbers ten apart
    /// none.
    ///
    /// Nothing for numbers that no carrier allots; examples and films have them side by side.
    static func keys(of international: String) -> [String] {
        guard
            let number = UInt64(
                international.utf8.dropFirst().reduce(into: "") { $0.unicodeScalars.append(.init($1)) }),
            !isInvented(international)
        else { return [] }
        return ["block:\(number / 10)", "shifted:\((number + 5) / 10)"]
    }

    /// Whether a number stands in a range that is kept for fiction.
    private static func isInvented(_ number: String) -> Bool {
        let digits = Array(number.utf8.dropFirst())
        let isNorthAmerican = digits.count == 11 && digits[0] == 0x31
        if isNorthAmerican, digits[4...6].elementsEqual("555".utf8) { return true }
        return number.hasPrefix("+447700900")
    }
}
