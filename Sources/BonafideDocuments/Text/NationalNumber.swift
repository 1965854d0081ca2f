package import BonafideCore

/// National identification numbers whose form, date and check digits can be verified without asking anyone.
package enum NationalNumberScheme: String, Sendable, CaseIterable {
    case chinaResident = "cn.ric"
    case brazilTaxpayer = "br.cpf"
    case polandPesel = "pl.pesel"
    case spainDNI = "es.dni"
    case indiaAadhaar = "in.aadhaar"
    case koreaResident = "kr.rrn"
    case usSocialSecurity = "us.ssn"
    case netherlandsBSN = "nl.bsn"
    case swedenPersonal = "se.personnummer"
    case romaniaCNP = "ro.cnp"
    case canadaSIN = "ca.sin"
    case germanyTax = "de.idnr"
    case italyFiscalCode = "it.codicefiscale"

    /// Reads a scheme's name; a stray underscore behind the country is taken off.
    package init?(name: String) { self.init(rawValue: name.lowercased().split(separator: "_").joined()) }
}

/// What a national number says.
package struct NationalNumber: Sendable, Equatable {
    /// Whether form, date and check digits hold.
    package var isValid: Bool { problem == nil }
    /// Why it does not hold.
    package let problem: String?
    /// The birth date it carries.
    package let birth: Day?
    /// Whether it is a known specimen.
    package let isSpecimen: Bool

    private init(problem: String?, birth: Day? = nil, isSpecimen: Bool = false) {
        self.problem = problem
        self.birth = birth
        self.isSpecimen = isSpecimen
    }

    /// Checks a number of a scheme; spaces, hyphens and dots are ignored where the scheme writes them.
    package init(_ text: String, scheme: NationalNumberScheme) {
        let bytes = Array(
            text.uppercased().utf8.filter { $0 != 0x20 && $0 != 0x2d && $0 != 0x2e && $0 != 0x2f && $0 != 0x2b })
        switch scheme {
        case .chinaResident: self = Self.china(bytes)
        case .brazilTaxpayer: self = Self.brazil(bytes)
        case .polandPesel: self = Self.poland(bytes)
        case .spainDNI: self = Self.spain(bytes)
        case .indiaAadhaar: self = Self.india(bytes)
        case .koreaResident: self = Self.korea(bytes)
        case .usSocialSecurity: self = Self.unitedStates(bytes)
        case .netherlandsBSN: self = Self.netherlands(bytes)
        case .swedenPersonal: self = Self.sweden(bytes)
        case .romaniaCNP: self = Self.romania(bytes)
        case .canadaSIN: self = Self.canada(bytes)
        case .germanyTax: self = Self.germany(bytes)
        case .italyFiscalCode: self = Self.italy(bytes)
        }
    }

    private static let badForm = NationalNumber(problem: "it has not the form of the scheme")
    private static let badCheck = NationalNumber(problem: "a check digit does not hold")
    private static let badDate = NationalNumber(problem: "it holds a date that does not exist")

    private static func digits(_ bytes: [UInt8], count: Int) -> [Int]? {
        guard bytes.count == count, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return bytes.map { Int($0) - 0x30 }
    }

    private static func number(_ digits: some Sequence<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }
    private static func weighted(_ digits: some Sequence<Int>, _ weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    // MARK: - Schemes

    private static func china(_ bytes: [UInt8]) -> NationalNumber {
        guard bytes.count == 18, let d = digits(Array(bytes[..<17]), count: 17) else { return badForm }
        guard let birth = Day(year: number(d[6..<10]), month: number(d[10..<12]), day: number(d[12..<14])) else {
            return badDate
        }
        let sum = weighted(d, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
        guard Array("10X98765432".utf8)[sum % 11] == bytes[17] else { return badCheck }
        return NationalNumber(problem: nil, birth: birth)
    }

    private static func brazil(_ bytes: [UInt8]) -> NationalNumber {
        guard let d = digits(bytes, count: 11), Set(d).count > 1 else { return badForm }
        func check(_ count: Int) -> Int {
            let rest = weighted(d[..<count], Array((2...(count + 1)).reversed())) % 11
            return rest < 2 ? 0 : 11 - rest
        }
        return check(9) == d[9] && check(10) == d[10] ? NationalNumber(problem: nil) : badCheck
    }

    private static func poland(_ bytes: [UInt8]) -> NationalNumber {
        guard let d = digits(bytes, count: 11) else { return badForm }
        let month = number(d[2..<4])
        let centuries = [0: 1900, 1: 2000, 2: 2100, 3: 2200, 4: 1800]
        guard let base = centuries[month / 20],
            let birth = Day(year: base + number(d[..<2]), month: month % 20, day: number(d[4..<6]))
        else { return badDate }
        let sum = weighted(d, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3])
        return (10 - sum % 10) % 10 == d[10] ? NationalNumber(problem: nil, birth: birth) : badCheck
    }

    private static func spain(_ bytes: [UInt8]) -> NationalNumber {
        guard bytes.count == 9 else { return badForm }
        var head = Array(bytes[..<8])
        // Foreigners' numbers begin with X, Y or Z for 0, 1 or 2.
        if let place = [0x58, 0x59, 0x5a].firstIndex(of: Int(head[0])) { head[0] = 0x30 + UInt8(place) }
        guard let d = digits(head, count: 8) else { return badForm }
        return Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number(d) % 23] == bytes[8]
            ? NationalNumber(problem: nil) : badCheck
    }

    private static func india(_ bytes: [UInt8]) -> NationalNumber {
        guard let d = digits(bytes, count: 12), d[0] > 1, d != d.reversed() else { return badForm }
        let table = [
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 0, 6, 7, 8, 9, 5], [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
            [3, 4, 0, 1, 2, 8, 9, 5, 6, 7], [4, 0, 1, 2, 3, 9, 5, 6, 7, 8], [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
            [6, 5, 9, 8, 7, 1, 0, 4, 3, 2], [7, 6, 5, 9, 8, 2, 1, 0, 4, 3], [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
            [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
        ]
        let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
        var check = 0
        for (index, digit) in d.reversed().enumerated() {
            var value = digit
            for _ in 0..<(index % 8) { value = permutation[value] }
            check = table[check][value]
        }
        return check == 0 ? NationalNumber(problem: nil) : badCheck
    }

    private static func korea(_ bytes: [UInt8]) -> NationalNumber {
        guard let d = digits(bytes, count: 13) else { return badForm }
        let base = [1, 2, 5, 6].contains(d[6]) ? 1900 : [3, 4, 7, 8].contains(d[6]) ? 2000 : 1800
        guard let birth = Day(year: base + number(d[..<2]), month: number(d[2..<4]), day: number(d[4..<6])) else {
            return badDate
        }
        guard number(d[7..<9]) <= 96 else { return badForm }
        let sum = weighted(d, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5])
        return (11 - sum % 11) % 10 == d[12] ? NationalNumber(problem: nil, birth: birth) : badCheck
    }

    /// Numbers never issued, and the ones printed in advertisements.
    private static func unitedStates(_ bytes: [UInt8]) -> NationalNumber {
        guard let d = digits(bytes, count: 9) else { return badForm }
        let (area, group, serial) = (number(d[..<3]), number(d[3..<5]), number(d[5...]))
        guard area != 0, area != 666, area < 900 else { return NationalNumber(problem: "the area was never issued") }
        guard group != 0, serial != 0 else { return NationalNumber(problem: "group or serial is zero") }
        let whole = number(d)
        if [78_051_120, 219_099_999, 457_555_462].contains(whole) || (987_654_320...987_654_329).contains(whole) {
            return NationalNumber(problem: "it is a number printed in advertisements", isSpecimen: true)
        }
        return NationalNumber(problem: nil)
    }

    private static func netherlands(_ bytes: [UInt8]) -> NationalNumber {
        let padded = bytes.count == 8 ? [0x30] + bytes : bytes
        guard let d = digits(padded, count: 9), number(d) > 0 else { return badForm }
        return weighted(d, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0 ? NationalNumber(problem: nil) : badCheck
    }

    private static func luhn(_ digits: [Int]) -> Bool {
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let value = index % 2 == 1 ? digit * 2 : digit
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }

    private static func sweden(_ bytes: [UInt8]) -> NationalNumber {
        var century: Int?
        var tail = bytes
        if bytes.count == 12, let head = digits(Array(bytes[..<2]), count: 2) {
            century = number(head) * 100
            tail = Array(bytes[2...])
        }
        guard let d = digits(tail, count: 10) else { return badForm }
        let base = century ?? (number(d[..<2]) > 26 ? 1900 : 2000)
        // Coordination numbers add 60 to the day.
        let day = number(d[4..<6])
        guard let birth = Day(year: base + number(d[..<2]), month: number(d[2..<4]), day: day > 60 ? day - 60 : day)
        else {
            return badDate
        }
        return luhn(d) ? NationalNumber(problem: nil, birth: birth) : badCheck
    }

    private static func romania(_ bytes: [UInt8]) -> NationalNumber {
        guard let d = digits(bytes, count: 13), d[0] != 0 else { return badForm }
        let bases = [1: 1900, 2: 1900, 3: 1800, 4: 1800, 5: 2000, 6: 2000]
        let county = number(d[7..<9])
        guard (1...48).contains(county) || [51, 52, 70].contains(county) || (80...83).contains(county) else {
            return badForm
        }
        let birth = Day(year: (bases[d[0]] ?? 1900) + number(d[1..<3]), month: number(d[3..<5]), day: number(d[5..<7]))
        guard let birth else { return badDate }
        let rest = weighted(d, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
        guard (rest == 10 ? 1 : rest) == d[12] else { return badCheck }
        return NationalNumber(problem: nil, birth: bases[d[0]] == nil ? nil : birth)
    }

    private static func canada(_ bytes: [UInt8]) -> NationalNumber {
        guard let d = digits(bytes, count: 9), d[0] != 0, d[0] != 8 else { return badForm }
        return luhn(d) ? NationalNumber(problem: nil) : badCheck
    }

    private static func germany(_ bytes: [UInt8]) -> NationalNumber {
        guard let d = digits(bytes, count: 11), d[0] != 0 else { return badForm }
        var counts = [Int](repeating: 0, count: 10)
        for digit in d[..<10] { counts[digit] += 1 }
        let repeated = counts.filter { $0 > 1 }
        guard repeated.count == 1, let most = repeated.first, most <= 3 else {
            return NationalNumber(problem: "digits repeat in a way the scheme does not allow")
        }
        var check = 5
        for digit in d { check = ((check == 0 ? 10 : check) * 2 % 11 + digit) % 10 }
        return check == 1 ? NationalNumber(problem: nil) : badCheck
    }

    private static func italy(_ bytes: [UInt8]) -> NationalNumber {
        ItalianFiscalCode.check(bytes).map { NationalNumber(problem: $0.problem, birth: $0.birth) } ?? badForm
    }
}

/// Italy's codice fiscale, with the letters that replace digits where two people would share one.
enum ItalianFiscalCode {
    private static let odd: [Int] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ]
    private static let months = Array("ABCDEHLMPRST".utf8)
    private static let substitutes = Array("LMNPQRSTUV".utf8)

    /// The problem, or nothing where the text has not the form; a sound code gives its birth date.
    static func check(_ bytes: [UInt8]) -> (problem: String?, birth: Day?)? {
        guard bytes.count == 16 else { return nil }
        let digitPlaces = [6, 7, 9, 10, 12, 13, 14]
        var plain = bytes
        for place in digitPlaces {
            if let digit = substitutes.firstIndex(of: bytes[place]) { plain[place] = 0x30 + UInt8(digit) }
        }
        for (index, byte) in plain.enumerated() {
            let wantsDigit = digitPlaces.contains(index)
            guard wantsDigit ? byte >= 0x30 && byte <= 0x39 : byte >= 0x41 && byte <= 0x5a else { return nil }
        }
        guard let month = months.firstIndex(of: plain[8]) else {
            return ("the letter of the month does not exist", nil)
        }
        func two(_ at: Int) -> Int { Int(plain[at] - 0x30) * 10 + Int(plain[at + 1] - 0x30) }
        let day = two(9) > 40 ? two(9) - 40 : two(9)
        let year = two(6)
        guard
            let birth = Day(year: (year > 26 ? 1900 : 2000) + year, month: month + 1, day: day)
                ?? Day(year: 2000 + year, month: month + 1, day: day)
        else { return ("it holds a date that does not exist", nil) }
        var sum = 0
        for index in 0..<15 {
            let byte = bytes[index]
            let value = byte <= 0x39 ? Int(byte) - 0x30 : Int(byte) - 0x41
            sum += index % 2 == 0 ? odd[value] : value
        }
        return UInt8(sum % 26) + 0x41 == bytes[15] ? (nil, birth) : ("the check letter does not hold", nil)
    }
}
