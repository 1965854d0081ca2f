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
package struct PhonePlan: @unchecked Sendable {
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
    private let prefixes: [UInt32]
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
        let rows = try file.records(.phoneZones) { PhoneZoneRow.read(&$0) }
        prefixes = rows.map(\.prefix)
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
            guard let place = country.flatMap({ code in dialling.firstIndex { $0.country == code } }) else {
                return nil
            }
            number.complete(with: dialling[place])
        }
        guard (7...15).contains(number.count), number[0] != 0, let place = main(of: number) else { return nil }
        let one = dialling[place.place]
        var state = Int(one.start)
        for index in place.length..<number.count {
            let next = follow(state, number[index])
            guard next != Self.none else { return reading(number, one, nil) }
            state = Int(next)
        }
        let label = UInt16(
            littleEndian: states.loadUnaligned(fromByteOffset: state * Self.rowLength + 20, as: UInt16.self))
        return reading(number, one, Int(label) < labels.count ? labels[Int(label)] : nil)
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

    private func reading(_ number: DialledNumber, _ one: Dialling, _ label: Label?) -> PhoneReading {
        // An unassigned number under a code of one country is still that country's.
        let isAlone = dialling.count { $0.code == one.code } == 1
        let country = label?.country ?? (isAlone ? one.country.packed : 0)
        return PhoneReading(
            digits: number.value, count: number.count,
            country: country == 0 || country == 0x3030 ? nil : CountryCode(packed: country),
            isAssigned: label != nil, kind: label?.kind ?? .unknown, zones: zones(of: number))
    }

    /// The zones of the longest listed prefix.
    private func zones(of number: DialledNumber) -> [ZoneID] {
        var prefix: UInt32 = 1
        var found: [ZoneID] = []
        for index in 0..<min(8, number.count) {
            prefix = prefix * 10 + UInt32(number[index])
            var low = 0
            var high = prefixes.count
            while low < high {
                let middle = (low + high) / 2
                if prefixes[middle] < prefix { low = middle + 1 } else { high = middle }
            }
            if low < prefixes.count, prefixes[low] == prefix { found = zoneSets[Int(prefixZones[low])] }
        }
        return found
    }
}

/// A listed prefix with a one before its digits, and the zones where its numbers are used.
struct PhoneZoneRow: Hashable, Sendable {
    var prefix: UInt32
    /// Names of zones with `&` between them.
    var zones: String

    func write(to writer: inout ByteWriter) {
        writer.integer(prefix)
        writer.text(zones)
    }

    static func read(_ reader: inout ByteReader) -> PhoneZoneRow? {
        guard let prefix = reader.integer(UInt32.self), let zones = reader.text() else { return nil }
        return PhoneZoneRow(prefix: prefix, zones: zones)
    }
}

extension PhonePlan.Label {
    func write(to writer: inout ByteWriter) {
        writer.integer(country)
        writer.integer(kind.rawValue)
    }

    static func read(_ reader: inout ByteReader) -> PhonePlan.Label? {
        guard let country = reader.integer(UInt16.self), let kind = reader.integer(UInt8.self).flatMap(PhoneKind.init)
        else { return nil }
        return PhonePlan.Label(country: country, kind: kind)
    }
}

extension PhonePlan.Dialling {
    func write(to writer: inout ByteWriter) {
        writer.integer(country.packed)
        writer.integer(code)
        writer.integer(UInt8(isMain ? 1 : 0))
        writer.text(national)
        writer.text(international)
        writer.integer(start)
    }

    static func read(_ reader: inout ByteReader) -> PhonePlan.Dialling? {
        guard let country = reader.integer(UInt16.self), let code = reader.integer(UInt16.self),
            let main = reader.integer(UInt8.self), let national = reader.text(), let international = reader.text(),
            let start = reader.integer(UInt16.self)
        else { return nil }
        return PhonePlan.Dialling(
            country: CountryCode(packed: country), code: code, isMain: main != 0, national: national,
            international: international, start: start)
    }
}
