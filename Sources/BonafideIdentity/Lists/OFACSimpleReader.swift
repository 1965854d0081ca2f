internal import BonafideArchive
internal import BonafideCore

/// Reads the Treasury's simple XML (`sdnList`), whatever namespace it carries.
final class OFACSimpleReader: XMLEventHandler {
    /// Lies behind a pointer, since each use of a class's own variable is watched at run time, a million times a list.
    private let records: UnsafeMutablePointer<OFACSimpleRecords>

    private init(_ version: ListVersion) {
        records = .allocate(capacity: 1)
        records.initialize(to: OFACSimpleRecords(version))
    }

    deinit { records.deinitialize(count: 1).deallocate() }

    /// Reads a list whose root element was looked at.
    static func read(_ bytes: [UInt8], into version: inout ListVersion) throws(XMLError) {
        let handler = OFACSimpleReader(version)
        var parser = XMLPushParser(handler: handler, maximumDepth: 64)
        let failure = bytes.withUnsafeBytes { bytes -> XMLError? in
            do throws(XMLError) {
                try parser.feed(bytes)
                try parser.finish()
                return nil
            } catch { return error }
        }
        if let failure { throw failure }
        version = handler.records.pointee.version
    }

    func startElement(_ name: UnsafeBufferPointer<UInt8>, line: Int) { records.pointee.begin(name) }
    func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) { records.pointee.take(bytes) }
    func endElement() { records.pointee.end() }
}

/// Makes records of the elements of a list.
private struct OFACSimpleRecords {
    /// The elements that matter; those behind `entry` hold others, and their own text is not kept.
    private enum Element: UInt8 {
        case uid, firstName, lastName, type, program, remarks, category, idType, idNumber, idCountry, country
        case birthDate, publishDate, recordCount
        case entry, alias, identifier, birthItem, other

        var hasText: Bool { rawValue < Element.entry.rawValue }
    }

    private static let names: [(key: UInt64, element: Element)] = {
        let names: [(String, Element)] = [
            ("sdnEntry", .entry), ("uid", .uid), ("firstName", .firstName), ("lastName", .lastName), ("sdnType", .type),
            ("program", .program), ("remarks", .remarks), ("aka", .alias), ("category", .category), ("id", .identifier),
            ("idType", .idType), ("idNumber", .idNumber), ("idCountry", .idCountry), ("country", .country),
            ("dateOfBirthItem", .birthItem), ("dateOfBirth", .birthDate), ("Publish_Date", .publishDate),
            ("Record_Count", .recordCount),
        ]
        return names.map { (WordClasses.key($0.0.utf8), $0.1) }
    }()

    /// The elements in 64 slots by their key, so that none is hashed anew.
    private static let allSlots: [(key: UInt64, element: Element)] = {
        var slots: [(key: UInt64, element: Element)] = Array(repeating: (0, .other), count: 64)
        for name in names {
            var slot = Int(truncatingIfNeeded: name.key & 63)
            while slots[slot].key != 0 { slot = (slot + 1) & 63 }
            slots[slot] = name
        }
        return slots
    }()

    private let slots = OFACSimpleRecords.allSlots
    var version: ListVersion
    /// The record at hand and its parts that are not complete.
    private var entry = ListEntry(id: "", kind: .organisation)
    private var firstName = ""
    private var lastName = ""
    private var isWeak = false
    private var idType = ""
    private var idNumber = ""
    private var idCountry = ""
    private var remarks: [UInt8] = []
    private var path: [Element] = []
    private var content = ByteBuffer()

    init(_ version: ListVersion) { self.version = version }

    private func element(_ name: UnsafeBufferPointer<UInt8>) -> Element {
        let key = WordClasses.key(name)
        var slot = Int(truncatingIfNeeded: key & 63)
        while slots[slot].key != 0 {
            if slots[slot].key == key { return slots[slot].element }
            slot = (slot + 1) & 63
        }
        return .other
    }

    // MARK: - What the parser tells

    mutating func begin(_ name: UnsafeBufferPointer<UInt8>) {
        let element = element(name)
        path.append(element)
        content.clear()
        switch element {
        case .entry:
            entry = ListEntry(id: "", kind: .organisation)
            remarks = []
            (firstName, lastName, isWeak) = ("", "", false)
        case .alias: (firstName, lastName, isWeak) = ("", "", false)
        case .identifier: (idType, idNumber, idCountry) = ("", "", "")
        default: break
        }
    }

    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let element = path.last, element.hasText { content.append(bytes) }
    }

    mutating func end() {
        guard let element = path.popLast(), element != .other else { return }
        let isNested = path.last == .alias || path.last == .identifier || path.last == .birthItem
        close(element, isNested: isNested)
        content.clear()
    }

    private mutating func close(_ element: Element, isNested: Bool) {
        switch element {
        case .uid: if entry.id.isEmpty && !isNested { entry.id = content.text.trimmedText }
        case .firstName: firstName = content.text.trimmedText
        case .lastName: lastName = content.text.trimmedText
        case .type:
            // The main name is complete here; aliases follow.
            entry.kind = Self.kind(content.text)
            entry.addName(name)
        case .program: entry.programs.append(content.text)
        case .remarks: remarks = Array(content.bytes)
        case .category: isWeak = content.bytes.elementsEqual("weak".utf8)
        case .alias: entry.addName(name, isWeak: isWeak)
        case .idType: idType = content.text
        case .idNumber: idNumber = content.text
        case .idCountry: idCountry = content.text
        case .identifier: OFACFeatures.add(idType, idNumber, country: idCountry, to: &entry)
        case .country: entry.addCountry(content.text)
        case .birthDate:
            if let date = ListDates.birthDate(content.text), !entry.birthDates.contains(date) {
                entry.birthDates.append(date)
            }
        case .entry:
            remarks.withUnsafeBufferPointer { OFACFeatures.addRemarks($0, to: &entry) }
            if entry.names.isEmpty { entry.addName(name) }
            if !entry.names.isEmpty { version.add(entry) }
        case .publishDate: version.date = ListDates.american(content.text)
        case .recordCount: version.declaredCount = Int(content.text.trimmedText)
        case .birthItem, .other: break
        }
    }

    /// The name at hand, the family name and a comma in front where there are two parts.
    private var name: String {
        if firstName.isEmpty { return lastName }
        return lastName.isEmpty ? firstName : lastName + ", " + firstName
    }

    private static func kind(_ word: String) -> ListedPartyKind {
        switch word.lowercased() {
        case "individual": .person
        case "vessel": .vessel
        case "aircraft": .aircraft
        default: .organisation
        }
    }
}

/// Bytes that are gathered and cleared again and again without giving their room back.
private struct ByteBuffer {
    private var room = [UInt8](repeating: 0, count: 256)
    private var count = 0

    mutating func clear() { count = 0 }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        if count + bytes.count > room.count {
            room += [UInt8](repeating: 0, count: max(room.count, bytes.count))
        }
        let start = count
        room.withUnsafeMutableBytes { UnsafeMutableRawBufferPointer(rebasing: $0[start...]).copyBytes(from: bytes) }
        count += bytes.count
    }

    var bytes: ArraySlice<UInt8> { room[..<count] }
    var text: String { room.withUnsafeBufferPointer { String(decoding: $0[..<count], as: UTF8.self) } }
}
