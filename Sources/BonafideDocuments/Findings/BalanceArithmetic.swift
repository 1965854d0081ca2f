/// Checks that the running balance of a statement follows from its amounts.
package enum BalanceArithmetic {
    /// One row as printed, in hundredths.
    struct Row {
        let text: String
        let amounts: [Int]
        let balance: Int
    }

    /// A row whose balance does not follow.
    package struct Break: Sendable {
        package let row: String
        package let expected: String
        package let printed: String
    }

    /// What the rows of a statement come to.
    package struct Outcome: Sendable {
        /// Rows that could be read.
        package let rows: Int
        /// Rows whose balance follows from the one before.
        package let sound: Int
        /// Rows whose balance does not.
        package let breaks: [Break]
    }

    /// Reads lines of one or more pages; gives nothing below five rows or where the columns are not understood.
    package static func check(_ lines: [String]) -> Outcome? {
        var rows: [Row] = []
        var closing: (text: String, value: Int)?
        for line in lines {
            let numbers = Self.amounts(in: line)
            guard let last = numbers.last else { continue }
            let hasDate = Self.beginsWithDate(line)
            if numbers.count >= 2 && hasDate {
                rows.append(Row(text: line, amounts: Array(numbers.dropLast()), balance: last))
            } else if numbers.count == 1, Self.isClosing(line) {
                closing = (line, last)
            }
        }
        guard rows.count >= 5 else { return nil }
        let best = [true, false].map { forward in
            (forward, breaks(in: rows, forward: forward))
        }.min { $0.1.count < $1.1.count }
        guard let (forward, found) = best else { return nil }
        let pairs = rows.count - 1
        // Where most rows do not follow, the columns were misread: nothing may be said.
        guard found.count * 2 <= pairs else { return nil }
        var all = found
        if let closing {
            let expected = forward ? rows[rows.count - 1].balance : rows[0].balance
            if closing.value != expected {
                all.append(Break(row: closing.text, expected: text(expected), printed: text(closing.value)))
            }
        }
        return Outcome(rows: rows.count, sound: pairs - found.count, breaks: all)
    }

    private static func breaks(in rows: [Row], forward: Bool) -> [Break] {
        var found: [Break] = []
        for index in 1..<rows.count {
            let (before, after) = forward ? (rows[index - 1], rows[index]) : (rows[index], rows[index - 1])
            let delta = after.balance - before.balance
            // The sign may stand in the number, in the column or in words.
            if after.amounts.contains(where: { $0 == delta || abs($0) == abs(delta) && !hasSigns(rows) }) { continue }
            let amount = after.amounts.last ?? 0
            found.append(
                Break(row: after.text, expected: text(before.balance + amount), printed: text(after.balance)))
        }
        return found
    }

    private static func hasSigns(_ rows: [Row]) -> Bool { rows.contains { $0.amounts.contains { $0 < 0 } } }

    private static func isClosing(_ line: String) -> Bool {
        let lowered = line.lowercased()
        return [
            "closing", "ending balance", "new balance", "saldo final", "endsaldo", "balance at", "solde final",
            "saldo finale", "kontostand", "saldo końcowe",
        ].contains { lowered.contains($0) }
    }

    private static func beginsWithDate(_ line: String) -> Bool {
        let head = line.utf8.prefix(24)
        var digits = 0
        var marks = 0
        for byte in head {
            if byte >= 0x30 && byte <= 0x39 { digits += 1 }
            if byte == 0x2d || byte == 0x2f || byte == 0x2e { marks += 1 }
        }
        let lowered = String(decoding: head, as: UTF8.self).lowercased()
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        return digits >= 4 && marks >= 1 || digits >= 1 && months.contains { lowered.contains($0) }
    }

    /// Money amounts of a line in hundredths: digits with two decimals, grouped by commas, points or thin spaces.
    static func amounts(in line: String) -> [Int] {
        var found: [Int] = []
        let bytes = Array(line.utf8)
        var index = 0
        while index < bytes.count {
            guard isDigit(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count,
                isDigit(bytes[index])
                    || (bytes[index] == 0x2e || bytes[index] == 0x2c || bytes[index] == 0x27) && index + 1 < bytes.count
                        && isDigit(bytes[index + 1])
            { index += 1 }
            if let value = value(bytes[start..<index]) {
                let isTouched = index < bytes.count && (isLetter(bytes[index]) || bytes[index] == 0x25)
                if !isTouched { found.append(sign(bytes, start, index) * value) }
            }
        }
        return found
    }

    private static func sign(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var at = start - 1
        while at >= 0, bytes[at] == 0x20 || bytes[at] == 0x24 || bytes[at] >= 0x80 {
            // U+2212 is written as three bytes ending in 0x92.
            if bytes[at] == 0x92, at >= 2, bytes[at - 1] == 0x88, bytes[at - 2] == 0xe2 { return -1 }
            at -= 1
            if start - at > 5 { break }
        }
        if at >= 0, bytes[at] == 0x2d || bytes[at] == 0x28, start - at <= 4, at == 0 || !isDigit(bytes[at - 1]) {
            return -1
        }
        if end < bytes.count, bytes[end] == 0x2d { return -1 }
        return 1
    }

    private static func value(_ text: ArraySlice<UInt8>) -> Int? {
        guard text.count >= 4, text.count <= 18 else { return nil }
        let mark = text[text.endIndex - 3]
        guard mark == 0x2e || mark == 0x2c, isDigit(text[text.endIndex - 1]), isDigit(text[text.endIndex - 2]) else {
            return nil
        }
        var value = 0
        var digitsSinceMark = 0
        for (offset, byte) in text.enumerated() {
            if isDigit(byte) {
                value = value * 10 + Int(byte - 0x30)
                digitsSinceMark += 1
            } else {
                // A second mark of the decimal kind means a date or a version, not money.
                if offset != text.count - 3, byte == mark { return nil }
                digitsSinceMark = 0
            }
        }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a }

    static func text(_ hundredths: Int) -> String {
        let whole = abs(hundredths) / 100
        let rest = abs(hundredths) % 100
        return (hundredths < 0 ? "-" : "") + "\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
