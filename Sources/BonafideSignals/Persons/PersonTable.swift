package import BonafideCore
internal import BonafideIdentity

/// The records of a run, reduced to what tells people apart; equal texts are kept once.
package struct PersonTable: Sendable {
    /// The value of each field by its number in `texts`, or -1.
    package struct Row: Sendable {
        package let id: String
        var values = SIMD8<Int32>(repeating: -1)
    }

    package private(set) var rows: [Row] = []
    /// By field, the texts that occur.
    private(set) var texts: [[String]] = Array(repeating: [], count: PersonField.allCases.count)
    private var numbers: [[String: Int32]] = Array(repeating: [:], count: PersonField.allCases.count)

    package init() {}

    /// Adds one record; `fallback` names it where it has no id.
    package mutating func add(_ applicant: Applicant, fallback: String) {
        var row = Row(id: applicant.id.isEmpty ? fallback : applicant.id)
        PersonReader.forEach(of: applicant) { field, text in
            if row.values[field.rawValue] < 0 { row.values[field.rawValue] = number(of: text, field) }
        }
        rows.append(row)
    }

    private mutating func number(of text: String, _ field: PersonField) -> Int32 {
        if let known = numbers[field.rawValue][text] { return known }
        let number = Int32(texts[field.rawValue].count)
        texts[field.rawValue].append(text)
        numbers[field.rawValue][text] = number
        return number
    }

    /// A field of a record in its canonical form.
    func text(_ row: Int, _ field: PersonField) -> String? {
        let number = rows[row].values[field.rawValue]
        return number < 0 ? nil : texts[field.rawValue][Int(number)]
    }

    /// Puts the records and the numbers of their texts in an order of their own, so that the order of the input does not
    /// matter.
    package mutating func sort() {
        for field in PersonField.allCases {
            let order = texts[field.rawValue].indices.sorted { texts[field.rawValue][$0] < texts[field.rawValue][$1] }
            var rank = [Int32](repeating: 0, count: order.count)
            for (place, old) in order.enumerated() { rank[old] = Int32(place) }
            texts[field.rawValue] = order.map { texts[field.rawValue][$0] }
            for row in rows.indices where rows[row].values[field.rawValue] >= 0 {
                rows[row].values[field.rawValue] = rank[Int(rows[row].values[field.rawValue])]
            }
        }
        numbers = Array(repeating: [:], count: PersonField.allCases.count)
        rows.sort { a, b in
            if a.id != b.id { return a.id < b.id }
            for field in 0..<8 where a.values[field] != b.values[field] { return a.values[field] < b.values[field] }
            return false
        }
    }
}

/// Reads what tells people apart in canonical form.
enum PersonReader {
    /// Calls a function with each field that is known; of several values the first counts.
    static func forEach(of applicant: Applicant, _ body: (PersonField, String) -> Void) {
        func read(_ path: FieldPath, _ element: Int = 0) -> String? { applicant.string(path, at: element).value }
        names(applicant, body)
        if let day = applicant.day(RootField.personDob.path).value {
            let parts = day.parts
            body(.birthDate, digits(Int(parts.year), 4) + digits(Int(parts.month), 2) + digits(Int(parts.day), 2))
        }
        let mails =
            [read(RootField.basicsEmail.path)]
            + (0..<applicant.count(of: .emails)).map { read(EmailField.value.path, $0) }
        for case let text? in mails {
            guard let address = EmailAddress(text), !EmptyWords.contains(address.localPart) else { continue }
            body(.email, address.canonical)
        }
        let region = applicant.country(RootField.basicsLocationCountryCode.path).value
        let phones =
            [read(RootField.basicsPhone.path)]
            + (0..<applicant.count(of: .phones)).map { read(PhoneField.value.path, $0) }
        for case let text? in phones {
            guard !EmptyWords.contains(text), let number = PhoneNumber(text, region: region) else { continue }
            body(.phone, number.international)
        }
        home(applicant, body)
        documents(applicant, body)
    }

    private static func names(_ applicant: Applicant, _ body: (PersonField, String) -> Void) {
        var given = applicant.string(RootField.basicsNamePartsGiven.path).value
        var family = applicant.string(RootField.basicsNamePartsFamily.path).value
        if given == nil, family == nil, let name = applicant.string(RootField.basicsName.path).value {
            if let comma = name.firstIndex(of: ",") {
                (family, given) = (String(name[..<comma]), String(name[name.index(after: comma)...]))
            } else if let blank = name.lastIndex(where: \.isWhitespace) {
                (given, family) = (String(name[..<blank]), String(name[name.index(after: blank)...]))
            } else {
                given = name
            }
        }
        for (field, text) in [(PersonField.givenName, given), (.familyName, family)] {
            guard let text, !EmptyWords.contains(text) || text.utf8.count <= 2 else { continue }
            let folded = PreparedName(text).text
            if !folded.isEmpty { body(field, folded) }
        }
    }

    private static func home(_ applicant: Applicant, _ body: (PersonField, String) -> Void) {
        guard applicant.flag(RootField.claimsAddressConfidential.path).value != true else { return }
        if let street = applicant.string(RootField.basicsLocationAddress.path).value {
            let text = AddressText.street(street)
            if text.utf8.count >= 3 { body(.street, text) }
        }
        let code = applicant.string(RootField.basicsLocationPostalCode.path).value.map { KeyText.lettersAndDigits($0) }
        if let code, code.count >= 3 {
            body(.place, "#" + String(decoding: code, as: UTF8.self))
        } else if let city = applicant.string(RootField.basicsLocationCity.path).value {
            let text = KeyText.words(city).joined(separator: " ")
            if text.utf8.count >= 2 { body(.place, text) }
        }
    }

    private static func documents(_ applicant: Applicant, _ body: (PersonField, String) -> Void) {
        for element in 0..<applicant.count(of: .documents) {
            guard let text = applicant.string(DocumentField.number.path, at: element).value,
                !EmptyWords.contains(text), let identifier = CanonicalIdentifier(.passport, text)
            else { continue }
            let country = applicant.country(DocumentField.country.path, at: element).value?.description ?? ""
            let kind = applicant.string(DocumentField.kind.path, at: element).value ?? ""
            body(.document, "\(kind) \(country):\(identifier.text)")
        }
        if let tax = applicant.string(RootField.taxIdHash.path).value, !EmptyWords.contains(tax) {
            body(.document, "tax:" + tax)
        }
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
