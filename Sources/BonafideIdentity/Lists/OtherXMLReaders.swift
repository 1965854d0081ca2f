internal import BonafideArchive
internal import BonafideCore

/// Reads the consolidated list of the UN Security Council.
enum UnitedNationsReader {
    static func read(_ reader: inout XMLReader, into version: inout ListVersion) throws(XMLError) {
        version.date = reader.attribute("dateGenerated").flatMap { ListDates.iso(String($0.prefix(10)))?.first }
        while let event = try reader.advance() {
            guard event == .startElement else { continue }
            switch reader.localName {
            case "INDIVIDUAL": add(try XMLRecord.read(&reader), .person, "INDIVIDUAL", &version)
            case "ENTITY": add(try XMLRecord.read(&reader), .organisation, "ENTITY", &version)
            default: continue
            }
        }
    }

    private static func add(
        _ record: XMLRecord, _ kind: ListedPartyKind, _ prefix: String, _ version: inout ListVersion
    ) {
        let reference = record.value("REFERENCE_NUMBER")
        var entry = ListEntry(id: reference.isEmpty ? record.value("DATAID") : reference, kind: kind)
        let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map { record.value($0) }
        entry.addName(parts.filter { !$0.isEmpty && $0.lowercased() != "na" }.joined(separator: " "))
        entry.addName(record.value("NAME_ORIGINAL_SCRIPT"))
        for alias in record.children("\(prefix)_ALIAS") {
            let isWeak = alias.value("QUALITY").lowercased() == "low"
            for name in alias.value("ALIAS_NAME").split(separator: ";") { entry.addName(String(name), isWeak: isWeak) }
        }
        for date in record.children("INDIVIDUAL_DATE_OF_BIRTH") { addBirthDate(date, to: &entry) }
        for address in record.children("\(prefix)_ADDRESS") { entry.addCountry(address.value("COUNTRY")) }
        for document in record.children("INDIVIDUAL_DOCUMENT") { addDocument(document, to: &entry) }
        entry.programs = [record.value("UN_LIST_TYPE")].filter { !$0.isEmpty }
        entry.listedOn = ListDates.iso(String(record.value("LISTED_ON").prefix(10)))?.first
        if !entry.names.isEmpty { version.add(entry) }
    }

    private static func addBirthDate(_ date: XMLRecord, to entry: inout ListEntry) {
        let isApproximate = date.value("TYPE_OF_DATE").uppercased() == "APPROXIMATELY"
        var range = ListDates.iso(String(date.value("DATE").prefix(10))) ?? ListDates.iso(date.value("YEAR"))
        if let first = ListDates.iso(date.value("FROM_YEAR")), let last = ListDates.iso(date.value("TO_YEAR")),
            first.first <= last.last
        {
            range = PartialDate(first: first.first, last: last.last)
        }
        if let range { entry.birthDates.append(ListedBirthDate(range, isApproximate: isApproximate)) }
    }

    private static func addDocument(_ document: XMLRecord, to entry: inout ListEntry) {
        let type = document.value("TYPE_OF_DOCUMENT").lowercased()
        let country =
            CountryNames.code(of: document.value("ISSUING_COUNTRY"))
            ?? CountryNames.code(of: document.value("COUNTRY_OF_ISSUE"))
        let kind: IdentifierKind =
            type.contains("passport") ? .passport : type.contains("national") ? .nationalNumber : .otherDocument
        entry.addIdentifier(kind, document.value("NUMBER"), country: country)
    }
}

/// Reads the financial sanctions file of the European Union, whose data are attributes.
enum EuropeanUnionReader {
    static func read(_ reader: inout XMLReader, into version: inout ListVersion) throws(XMLError) {
        version.date = reader.attribute("generationDate").flatMap { ListDates.iso(String($0.prefix(10)))?.first }
        while let event = try reader.advance() {
            guard event == .startElement, reader.isNamed("sanctionEntity") else { continue }
            add(try XMLRecord.read(&reader), &version)
        }
    }

    private static func add(_ record: XMLRecord, _ version: inout ListVersion) {
        let reference = record.attribute("euReferenceNumber")
        let isPerson = record.child("subjectType")?.attribute("code") == "person"
        var entry = ListEntry(
            id: reference.isEmpty ? record.attribute("logicalId") : reference, kind: isPerson ? .person : .organisation)
        for alias in record.children("nameAlias") {
            let isWeak = alias.attribute("strong") == "false"
            let family = alias.attribute("lastName").trimmedText
            let given = [alias.attribute("firstName"), alias.attribute("middleName")].map(\.trimmedText).filter {
                !$0.isEmpty
            }
            let whole = alias.attribute("wholeName").trimmedText
            if isPerson, !family.isEmpty, !given.isEmpty {
                entry.addName("\(family), \(given.joined(separator: " "))", isWeak: isWeak)
            } else {
                entry.addName(whole, isWeak: isWeak)
            }
        }
        for date in record.children("birthdate") {
            let day = ListDates.iso(date.attribute("birthdate"))
            let span = Int(date.attribute("year")).flatMap {
                ListDates.span(
                    year: $0, month: Int(date.attribute("monthOfYear")), day: Int(date.attribute("dayOfMonth")))
            }
            if let range = day ?? span {
                entry.birthDates.append(ListedBirthDate(range, isApproximate: date.attribute("circa") == "true"))
            }
        }
        for address in record.children("address") { entry.addCountry(address.attribute("countryIso2Code")) }
        for document in record.children("identification") {
            let type = document.attribute("identificationTypeCode")
            let kind: IdentifierKind =
                type.contains("passport")
                ? .passport
                : type == "id"
                    ? .nationalNumber
                    : type == "fiscalcode"
                        ? .taxNumber
                        : type == "swiftbic" ? .bankCode : type == "regnumber" ? .registrationNumber : .otherDocument
            let number =
                document.attribute("latinNumber").isEmpty
                ? document.attribute("number") : document.attribute("latinNumber")
            entry.addIdentifier(kind, number, country: CountryNames.code(of: document.attribute("countryIso2Code")))
        }
        entry.programs = Array(Set(record.children("regulation").map { $0.attribute("programme") })).filter {
            !$0.isEmpty
        }.sorted()
        entry.listedOn = ListDates.iso(record.attribute("designationDate"))?.first
        if !entry.names.isEmpty { version.add(entry) }
    }
}

/// Reads the UK Sanctions List by its published list of fields; not tried on a whole file of the publisher yet.
enum UnitedKingdomReader {
    static func read(_ reader: inout XMLReader, into version: inout ListVersion) throws(XMLError) {
        while let event = try reader.advance() {
            guard event == .startElement else { continue }
            switch reader.localName {
            case "Designation": add(try XMLRecord.read(&reader), &version)
            case "DateGenerated", "LastUpdated", "PublishedDate":
                let text = try XMLRecord.read(&reader).text.trimmedText
                version.date =
                    ListDates.iso(String(text.prefix(10)))?.first ?? ListDates.british(String(text.prefix(10)))?.first
            default: continue
            }
        }
        version.diagnostics.append(
            Diagnostic(
                code: "L120", severity: .note, location: SourceLocation(file: version.name),
                message:
                    "the reader of this format follows the published list of fields and was not tried on a whole file of the publisher",
                hint: "compare the count of records read with the publisher's"))
    }

    private static func add(_ record: XMLRecord, _ version: inout ListVersion) {
        let kind: ListedPartyKind
        switch record.value("IndividualEntityShip").lowercased() {
        case "individual": kind = .person
        case "ship": kind = .vessel
        default: kind = .organisation
        }
        var entry = ListEntry(id: record.value("UniqueID"), kind: kind)
        let names = record.descendants("Name")
        let isPrimary = { (name: XMLRecord) in name.value("NameType").lowercased().hasPrefix("primary name") }
        for name in names.filter(isPrimary) + names.filter({ !isPrimary($0) }) {
            let given = (1...5).map { name.value("Name\($0)") }.filter { !$0.isEmpty }.joined(separator: " ")
            let family = name.value("Name6")
            let text =
                kind == .person && !given.isEmpty && !family.isEmpty
                ? "\(family), \(given)" : [given, family].filter { !$0.isEmpty }.joined(separator: " ")
            entry.addName(text, isWeak: name.value("AliasStrength").lowercased().contains("low"))
        }
        for name in record.descendants("NameNonLatinScript") { entry.addName(name.text) }
        for date in record.descendants("DOB") {
            if let range = ListDates.british(date.text) { entry.birthDates.append(ListedBirthDate(range)) }
        }
        for country in record.descendants("AddressCountry") { entry.addCountry(country.text.trimmedText) }
        for number in record.descendants("PassportNumber") { entry.addIdentifier(.passport, number.text) }
        for number in record.descendants("NationalIdentifierNumber") {
            entry.addIdentifier(.nationalNumber, number.text)
        }
        for address in record.descendants("EmailAddress") { entry.addIdentifier(.email, address.text) }
        for number in record.descendants("PhoneNumber") { entry.addIdentifier(.phone, number.text) }
        for site in record.descendants("Website") { entry.addIdentifier(.domain, site.text) }
        entry.programs = [record.value("RegimeName")].filter { !$0.isEmpty }
        entry.listedOn = ListDates.british(record.value("DateDesignated"))?.first
        if !entry.names.isEmpty { version.add(entry) }
    }
}
