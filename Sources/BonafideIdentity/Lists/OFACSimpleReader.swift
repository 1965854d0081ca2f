internal import BonafideArchive
internal import BonafideCore

/// Reads the Treasury's simple XML (`sdnList`), whatever namespace it carries.
enum OFACSimpleReader {
    /// The elements whose text is kept.
    private enum Element {
        case entry, uid, firstName, lastName, type, program, remarks, alias, category, identifier, idType, idNumber
        case idCountry, country, birthItem, birthDate, publishDate, recordCount, other
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
    private static let slots: [(key: UInt64, element: Element)] = {
        var slots: [(key: UInt64, element: Element)] = Array(repeating: (0, .other), count: 64)
        for name in names {
            var slot = Int(truncatingIfNeeded: name.key & 63)
            while slots[slot].key != 0 { slot = (slot + 1) & 63 }
            slots[slot] = name
        }
        return slots
    }()

    @inline(__always)
    private static func element(_ name: UnsafeBufferPointer<UInt8>, _ slots: [(key: UInt64, element: Element)])
        -> Element
    {
        let key = WordClasses.key(name)
        var slot = Int(truncatingIfNeeded: key & 63)
        while slots[slot].key != 0 {
            if slots[slot].key == key { return slots[slot].element }
            slot = (slot + 1) & 63
        }
        return .other
    }

    /// The parts of the record at hand.
    private struct Draft {
        var entry = ListEntry(id: "", kind: .organisation)
        var firstName = ""
        var lastName = ""
        var isWeak = false
        var idType = ""
        var idNumber = ""
        var idCountry = ""
        var remarks = ""
    }

    /// Reads the list from a reader that stands on the root element.
    static func read(_ reader: inout XMLReader, into version: inout ListVersion) throws(XMLError) {
        var draft = Draft()
        var path: [Element] = []
        var text: [UInt8] = []
        let slots = slots
        while let event = try reader.advance() {
            switch event {
            case .startElement:
                let element = element(reader.localNameBytes, slots)
                path.append(element)
                text.removeAll(keepingCapacity: true)
                if element == .entry { draft = Draft() }
                if element == .alias { (draft.firstName, draft.lastName, draft.isWeak) = ("", "", false) }
                if element == .identifier { (draft.idType, draft.idNumber, draft.idCountry) = ("", "", "") }
            case .text: if path.last != .other { text.append(contentsOf: reader.valueBytes) }
            case .endElement:
                guard let element = path.popLast() else { continue }
                if element == .other { continue }
                let isNested = path.last == .alias || path.last == .identifier || path.last == .birthItem
                close(element, String(decoding: text, as: UTF8.self), isNested: isNested, &draft, &version)
                text.removeAll(keepingCapacity: true)
            }
        }
    }

    private static func close(
        _ element: Element, _ text: String, isNested: Bool, _ draft: inout Draft, _ version: inout ListVersion
    ) {
        switch element {
        case .uid: if draft.entry.id.isEmpty && !isNested { draft.entry.id = text.trimmedText }
        case .firstName: draft.firstName = text
        case .lastName:
            draft.lastName = text
        case .type:
            // The main name is complete here; aliases follow.
            draft.entry.kind = kind(text)
            draft.entry.addName(name(draft))
        case .program: draft.entry.programs.append(text)
        case .remarks: draft.remarks = text
        case .category: draft.isWeak = text == "weak"
        case .alias: draft.entry.addName(name(draft), isWeak: draft.isWeak)
        case .idType: draft.idType = text
        case .idNumber: draft.idNumber = text
        case .idCountry: draft.idCountry = text
        case .identifier:
            OFACFeatures.add(draft.idType, draft.idNumber, country: draft.idCountry, to: &draft.entry)
        case .country: draft.entry.addCountry(text)
        case .birthDate:
            if let date = ListDates.birthDate(text), !draft.entry.birthDates.contains(date) {
                draft.entry.birthDates.append(date)
            }
        case .entry:
            if !draft.remarks.isEmpty { OFACFeatures.addRemarks(draft.remarks, to: &draft.entry) }
            if draft.entry.names.isEmpty { draft.entry.addName(name(draft)) }
            if !draft.entry.names.isEmpty { version.entries.append(draft.entry) }
        case .publishDate: version.date = ListDates.american(text)
        case .recordCount: version.declaredCount = Int(text.trimmedText)
        case .birthItem, .other: break
        }
    }

    private static func name(_ draft: Draft) -> String {
        let (first, last) = (draft.firstName.trimmedText, draft.lastName.trimmedText)
        return first.isEmpty ? last : last.isEmpty ? first : "\(last), \(first)"
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
