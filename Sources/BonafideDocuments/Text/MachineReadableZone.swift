package import BonafideCore

/// A machine-readable zone of ICAO Doc 9303: three lines of 30, two of 36 or two of 44.
package struct MachineReadableZone: Sendable {
    /// The three sizes of document.
    package enum Format: String, Sendable {
        case td1 = "TD1"
        case td2 = "TD2"
        case td3 = "TD3"
    }
    /// A part guarded by a check digit.
    package enum Part: String, Sendable, CaseIterable {
        case number, birth, expiry, optional, composite
    }

    package let format: Format
    /// The lines after reading repair, without spaces.
    package let lines: [String]
    /// Characters that were read as another, such as O for 0 where only a digit can stand.
    package let repairs: Int
    /// Parts whose check digit does not hold.
    package let failures: [Part]
    /// Whether birth and expiry are days of the calendar.
    package let hasPossibleDates: Bool

    package let state: String
    package let number: String
    package let nationality: String
    package let birthText: String
    package let expiryText: String
    package let sex: Character
    package let surname: String
    package let givenNames: String

    /// Whether every check digit holds and the dates exist.
    package var isValid: Bool { failures.isEmpty && hasPossibleDates }

    /// Reads lines parted by a newline or `|`; gives nothing where they have no size of Doc 9303.
    package init?(_ text: String) {
        var rows = text.uppercased().split { $0 == "\n" || $0 == "|" || $0 == "\r" || $0 == "\r\n" }
            .map { Array($0.utf8.filter { $0 > 0x20 }.map { Self.folded($0) }) }.filter { !$0.isEmpty }
        if rows.count == 1, let joined = rows.first {
            switch joined.count {
            case 90: rows = [Array(joined[..<30]), Array(joined[30..<60]), Array(joined[60...])]
            case 72: rows = [Array(joined[..<36]), Array(joined[36...])]
            case 88: rows = [Array(joined[..<44]), Array(joined[44...])]
            default: return nil
            }
        }
        switch (rows.count, rows.map(\.count)) {
        case (3, [30, 30, 30]): format = .td1
        case (2, [36, 36]): format = .td2
        case (2, [44, 44]): format = .td3
        default: return nil
        }
        guard rows.allSatisfy({ $0.allSatisfy(Self.isAllowed) }) else { return nil }
        repairs = Self.repair(&rows, format)
        lines = rows.map { String(decoding: $0, as: UTF8.self) }
        let layout = Self.layout(rows, format)
        failures = layout.failures
        (state, number, nationality) = (layout.state, layout.number, layout.nationality)
        (birthText, expiryText, sex) = (layout.birth, layout.expiry, layout.sex)
        hasPossibleDates =
            Self.isDay(layout.birth, allowsUnknown: true) && Self.isDay(layout.expiry, allowsUnknown: false)
        let names = Self.names(layout.names)
        (surname, givenNames) = names
    }

    /// The birth date, its century chosen so that it lies before `asOf`.
    package func birth(asOf: Day) -> Day? {
        guard let short = Self.parts(birthText) else { return nil }
        let century = asOf.parts.year / 100 * 100
        for base in [century, century - 100] {
            if let day = Day(year: base + short.year, month: short.month, day: short.day), day < asOf { return day }
        }
        return nil
    }

    /// The expiry date, taken in 1960–2059.
    package var expiry: Day? {
        Self.parts(expiryText).flatMap {
            Day(year: ($0.year < 60 ? 2_000 : 1_900) + $0.year, month: $0.month, day: $0.day)
        }
    }

    // MARK: - Characters

    private static func folded(_ byte: UInt8) -> UInt8 { byte }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte == 0x3c || byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5a
    }

    /// The value of a character in a check sum.
    private static func value(_ byte: UInt8) -> Int {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case 0x41...0x5a: Int(byte - 0x41) + 10
        default: 0
        }
    }

    /// The check digit over characters: weights 7, 3, 1, modulo 10.
    package static func checkDigit(_ text: some Sequence<UInt8>) -> UInt8 {
        var sum = 0
        for (index, byte) in text.enumerated() { sum += value(byte) * [7, 3, 1][index % 3] }
        return UInt8(sum % 10) + 0x30
    }

    /// Letters a reader makes of digits, mended only where nothing but a digit can stand.
    private static let digitForLetter: [UInt8: UInt8] = [
        0x4f: 0x30, 0x51: 0x30, 0x44: 0x30, 0x49: 0x31, 0x4c: 0x31, 0x5a: 0x32, 0x53: 0x35, 0x47: 0x36, 0x42: 0x38,
    ]
    /// Digits a reader makes of letters, mended only where nothing but a letter can stand.
    private static let letterForDigit: [UInt8: UInt8] = [
        0x30: 0x4f, 0x31: 0x49, 0x32: 0x5a, 0x35: 0x53, 0x36: 0x47, 0x38: 0x42,
    ]

    private static func repair(_ rows: inout [[UInt8]], _ format: Format) -> Int {
        var digits: [(Int, Range<Int>)]
        var letters: [(Int, Range<Int>)]
        switch format {
        case .td1:
            digits = [(1, 0..<7), (1, 8..<15), (1, 29..<30)]
            letters = [(0, 2..<5), (1, 15..<18), (2, 0..<30)]
        case .td2:
            digits = [(1, 9..<10), (1, 13..<20), (1, 21..<28), (1, 35..<36)]
            letters = [(0, 2..<36), (1, 10..<13)]
        case .td3:
            digits = [(1, 9..<10), (1, 13..<20), (1, 21..<28), (1, 43..<44)]
            letters = [(0, 2..<44), (1, 10..<13)]
        }
        var count = 0
        func mend(_ places: [(Int, Range<Int>)], _ table: [UInt8: UInt8]) {
            for (row, range) in places {
                for index in range {
                    if let right = table[rows[row][index]] {
                        rows[row][index] = right
                        count += 1
                    }
                }
            }
        }
        mend(digits, digitForLetter)
        mend(letters, letterForDigit)
        return count
    }

    // MARK: - Layout

    private struct Layout {
        var failures: [Part] = []
        var state = ""
        var number = ""
        var nationality = ""
        var birth = ""
        var expiry = ""
        var sex: Character = "<"
        var names: [UInt8] = []
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var end = bytes.endIndex
        while end > bytes.startIndex, bytes[end - 1] == 0x3c { end -= 1 }
        return String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self)
    }

    private static func layout(_ rows: [[UInt8]], _ format: Format) -> Layout {
        var layout = Layout()
        func check(_ part: Part, _ field: some Sequence<UInt8>, _ digit: UInt8, fillerAllowed: Bool = false) {
            if fillerAllowed, digit == 0x3c, field.allSatisfy({ $0 == 0x3c }) { return }
            if checkDigit(field) != digit { layout.failures.append(part) }
        }
        layout.state = text(rows[0][2..<5])
        switch format {
        case .td1:
            let (a, b) = (rows[0], rows[1])
            if a[14] == 0x3c, a[5..<14].last != 0x3c {
                // Numbers longer than nine run on into the optional data, their check digit behind them.
                let tail = a[15..<30].prefix { $0 != 0x3c }
                if let digit = tail.last { check(.number, Array(a[5..<14]) + Array(tail.dropLast()), digit) }
                layout.number = text(a[5..<14]) + text(tail.dropLast())
            } else {
                check(.number, a[5..<14], a[14])
                layout.number = text(a[5..<14])
            }
            check(.birth, b[0..<6], b[6])
            check(.expiry, b[8..<14], b[14])
            check(.composite, Array(a[5..<30]) + Array(b[0..<7]) + Array(b[8..<15]) + Array(b[18..<29]), b[29])
            layout.nationality = text(b[15..<18])
            layout.birth = String(decoding: b[0..<6], as: UTF8.self)
            layout.expiry = String(decoding: b[8..<14], as: UTF8.self)
            layout.sex = Character(UnicodeScalar(b[7]))
            layout.names = rows[2]
        case .td2, .td3:
            let b = rows[1]
            check(.number, b[0..<9], b[9])
            check(.birth, b[13..<19], b[19])
            check(.expiry, b[21..<27], b[27])
            if format == .td3 {
                check(.optional, b[28..<42], b[42], fillerAllowed: true)
                check(.composite, Array(b[0..<10]) + Array(b[13..<20]) + Array(b[21..<43]), b[43])
            } else {
                check(.composite, Array(b[0..<10]) + Array(b[13..<20]) + Array(b[21..<35]), b[35])
            }
            layout.number = text(b[0..<9])
            layout.nationality = text(b[10..<13])
            layout.birth = String(decoding: b[13..<19], as: UTF8.self)
            layout.expiry = String(decoding: b[21..<27], as: UTF8.self)
            layout.sex = Character(UnicodeScalar(b[20]))
            layout.names = Array(rows[0][5...])
        }
        return layout
    }

    private static func names(_ field: [UInt8]) -> (String, String) {
        let text = String(decoding: field, as: UTF8.self)
        var cut: Range<String.Index>?
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if next < text.endIndex, text[index] == "<", text[next] == "<" {
                cut = index..<text.index(after: next)
                break
            }
            index = next
        }
        func words(_ part: Substring) -> String { part.split(separator: "<").joined(separator: " ") }
        guard let cut else { return (words(text[...]), "") }
        return (words(text[..<cut.lowerBound]), words(text[cut.upperBound...]))
    }

    private static func parts(_ text: String) -> (year: Int, month: Int, day: Int)? {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        func two(_ at: Int) -> Int { Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30) }
        return (two(0), two(2), two(4))
    }

    /// Doc 9303 allows `<` for unknown months and days of birth.
    private static func isDay(_ text: String, allowsUnknown: Bool) -> Bool {
        if allowsUnknown, text.contains("<") { return true }
        guard let parts = parts(text) else { return false }
        return [1900, 2000].contains { Day(year: $0 + parts.year, month: parts.month, day: parts.day) != nil }
    }
}
