package import BonafideCore

/// What a telephone number is for, by the numbering plan of its country.
package enum PhoneKind: UInt8, Sendable, CaseIterable {
    case unknown, fixedLine, mobile, fixedOrMobile, tollFree, premiumRate, sharedCost, personal, voip, company, pager
    case voicemail

    /// Whether the number is a line that is not tied to a place or a subscriber's own telephone.
    package var isVirtual: Bool { self == .voip || self == .personal || self == .tollFree }
}

/// What the numbering plans say of a telephone number.
package struct PhoneReading: Equatable, Sendable {
    /// The international number without its plus, as a decimal number.
    package let digits: UInt64
    /// How many digits it has.
    package let count: Int
    /// The country whose plan holds the number; nothing for numbers of no country.
    package let country: CountryCode?
    /// Whether the number fits a range that is in use.
    package let isAssigned: Bool
    /// What it is for.
    package let kind: PhoneKind
    /// Zones where numbers of its prefix are used; several for most mobile ranges.
    package let zones: [ZoneID]
}

/// The world's telephone numbering plans as one machine over digits, read in place from a mapped file.
///
/// Compiled from the metadata of libphonenumber (Apache-2.0) by `PhonePlanCompiler`: every country's patterns became
/// states with one row of ten follow-on states each, so that a number is looked up by one step a digit.
package final class PhonePlan: @unchecked Sendable {
    /// Bytes of one state: ten follow-on states and a label, 16 bits each.
    static let rowLength = 22
    /// No follow-on state.
    static let none: UInt16 = 0xffff

    /// What a state that ends a number says of it.
    struct Label: Hashable, Sendable {
        var country: UInt16
        var kind: PhoneKind
    }

    /// How numbers are dialled in and from a country.
    struct Dialling: Hashable, Sendable {
        var country: CountryCode
        /// Calling code, such as 44.
        var code: UInt16
        /// Whether it is the first country of its code.
        var isMain: Bool
        /// Digits dialled before a national number, and before an international one; empty where there are none.
        var national, international: String
        /// First state behind the calling code.
        var start: UInt16
    }

    private let file: ReferenceFile
    private let states: UnsafeRawBufferPointer
    private let labels: [Label]
    private let dialling: [Dialling]
    /// For each code below 1,000, the place of its main country in `dialling`, or -1.
    private let mains: [Int16]
    /// For each code below 1,000, whether one country alone is dialled by it.
    private let isAlone: [Bool]
    /// The country in `dialling` by the ordinal of its code, or -1.
    private let byCountry: [Int16]
    /// Listed prefixes with a one before their digits, ascending, and so the shorter before the longer.
    private let prefixes: [UInt32]
    /// For each three digits a number may begin with, the lengths of the prefixes listed under them, as bits.
    private let lengths: [UInt16]
    private let prefixZones: [UInt16]
    private let zoneSets: [[ZoneID]]

    /// Opens the tables; gives nothing where the file has none.
    package init?(_ file: ReferenceFile, zones: ZoneTable?) throws(ReferenceError) {
        guard let states = file.section(.phoneStates) else { return nil }
        self.file = file
        self.states = states
        labels = try file.records(.phoneLabels) { Label.read(&$0) }
        dialling = try file.records(.phoneCodes) { Dialling.read(&$0) }
        let count = states.count / Self.rowLength
        guard states.count % Self.rowLength == 0, count < Int(Self.none), dialling.allSatisfy({ Int($0.start) < count })
        else { throw .damaged(path: file.path, reason: "the numbering plans have an odd length") }
        var mains = [Int16](repeating: -1, count: 1000)
        for (place, one) in dialling.enumerated() where one.code < 1000 && (one.isMain || mains[Int(one.code)] < 0) {
            mains[Int(one.code)] = Int16(clamping: place)
        }
        self.mains = mains
        var countries = [Int](repeating: 0, count: 1000)
        for one in dialling where one.code < 1000 { countries[Int(one.code)] += 1 }
        isAlone = countries.map { $0 == 1 }
        var byCountry = [Int16](repeating: -1, count: 676)
        for (place, one) in dialling.enumerated().reversed() where (0..<676).contains(one.country.ordinal) {
            byCountry[one.country.ordinal] = Int16(clamping: place)
        }
        self.byCountry = byCountry
        let rows = try file.records(.phoneZones) { PhoneZoneRow.read(&$0) }
        prefixes = rows.map(\.prefix)
        lengths = Self.lengths(prefixes)
        // Thousands of rows share some hundred sets, so a set's names are told apart once.
        var sets: [String: UInt16] = [:]
        var lists: [[ZoneID]] = []
        prefixZones = rows.map { row in
            if let known = sets[row.zones] { return known }
            let number = UInt16(clamping: lists.count)
            lists.append(row.zones.split(separator: "&").compactMap { zones?.zone(named: String($0)) })
            sets[row.zones] = number
            return number
        }
        zoneSets = lists
    }

    /// Reads a number; one without a plus is taken as dialled in the given country.
    ///
    /// Marks between digits are passed over and an extension ends the number. Gives nothing where the text is no
    /// number of 7 to 15 digits or the country it was dialled in is needed and not known.
    package func read(_ text: UnsafeBufferPointer<UInt8>, in country: CountryCode? = nil) -> PhoneReading? {
        guard var number = DialledNumber(text) else { return nil }
        if !number.isInternational {
            guard let country, (0..<676).contains(country.ordinal), byCountry[country.ordinal] >= 0 else { return nil }
            number.complete(with: dialling[Int(byCountry[country.ordinal])])
        }
        guard (7...15).contains(number.count), number[0] != 0, let place = main(of: number) else { return nil }
        var state = Int(dialling[place.place].start)
        for index in place.length..<number.count {
            let next = follow(state, number[index])
            guard next != Self.none else { return reading(number, place.place, nil) }
            state = Int(next)
        }
        let label = UInt16(
            littleEndian: states.loadUnaligned(fromByteOffset: state * Self.rowLength + 20, as: UInt16.self))
        return reading(number, place.place, Int(label) < labels.count ? labels[Int(label)] : nil)
    }

    @inline(__always)
    private func follow(_ state: Int, _ digit: UInt8) -> UInt16 {
        let next = UInt16(
            littleEndian: states.loadUnaligned(
                fromByteOffset: state * Self.rowLength + Int(digit) * 2, as: UInt16.self))
        return Int(next) < states.count / Self.rowLength ? next : Self.none
    }

    /// The main country of the calling code a number begins with, and the length of the code.
    private func main(of number: DialledNumber) -> (place: Int, length: Int)? {
        var code = 0
        for length in 1...3 {
            code = code * 10 + Int(number[length - 1])
            if mains[code] >= 0 { return (Int(mains[code]), length) }
        }
        return nil
    }

    private func reading(_ number: DialledNumber, _ place: Int, _ label: Label?) -> PhoneReading {
        // An unassigned number under a code of one country is still that country's.
        let country = label?.country ?? (isAlone[Int(dialling[place].code)] ? dialling[place].country.packed : 0)
        return PhoneReading(
            digits: number.value, count: number.count,
            country: country == 0 || country == 0x3030 ? nil : CountryCode(packed: country),
            isAssigned: label != nil, kind: label?.kind ?? .unknown, zones: zones(of: number))
    }

    /// The zones of the longest listed prefix.
    private func zones(of number: DialledNumber) -> [ZoneID] {
        let digits = min(8, number.count)
        var bits = lengths[Int(number[0]) * 100 + Int(number[1]) * 10 + Int(number[2])]
        while bits != 0 {
            let length = 15 - bits.leadingZeroBitCount
            bits ^= 1 << UInt16(length)
            guard length <= digits else { continue }
            var prefix: UInt32 = 1
            for index in 0..<length { prefix = prefix * 10 + UInt32(number[index]) }
            let place = prefixes.partition(below: prefix)
            if place < prefixes.count, prefixes[place] == prefix { return zoneSets[Int(prefixZones[place])] }
        }
        return []
    }

    /// For each three digits the lengths of the prefixes under them; those with fewer digits stand under all they begin.
    private static func lengths(_ prefixes: [UInt32]) -> [UInt16] {
        var lengths = [UInt16](repeating: 0, count: 1000)
        for prefix in prefixes {
            let text = Array("\(prefix)".utf8.dropFirst())
            guard (1...8).contains(text.count) else { continue }
            let known = text.prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
            let rest = [100, 10, 1][min(3, text.count) - 1]
            for number in known * rest..<(known + 1) * rest { lengths[number] |= 1 << UInt16(text.count) }
        }
        return lengths
    }
}

extension [UInt32] {
    /// The place of the first number of an ascending list that is not below a number.
    fileprivate func partition(below number: UInt32) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
