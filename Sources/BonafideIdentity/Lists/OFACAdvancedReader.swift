internal import BonafideArchive
internal import BonafideCore

/// Reads the Treasury's advanced XML (`Sanctions`): tables of words, places and documents first, parties, then measures.
struct OFACAdvancedReader {
    private var words: [String: [String: String]] = [:]
    private var countriesOfPlaces: [String: String] = [:]
    private var documents: [String: [(type: String, number: String, country: String)]] = [:]
    private var indexOfProfile: [String: Int] = [:]

    /// Reads the list from a reader that stands on the root element.
    mutating func read(_ reader: inout XMLReader, into version: inout ListVersion) throws(XMLError) {
        while let event = try reader.advance() {
            guard event == .startElement else { continue }
            switch reader.localName {
            case "DateOfIssue": version.date = Self.day(try XMLRecord.read(&reader))
            case "ReferenceValueSets": takeWords(try XMLRecord.read(&reader))
            case "Location": takePlace(try XMLRecord.read(&reader))
            case "IDRegDocument": takeDocument(try XMLRecord.read(&reader))
            case "DistinctParty": takeParty(try XMLRecord.read(&reader), &version)
            case "SanctionsEntry": takeMeasures(try XMLRecord.read(&reader), &version)
            default: continue
            }
        }
    }

    private mutating func takeWords(_ sets: XMLRecord) {
        for set in sets.children {
            for item in set.children {
                let text = item.name == "AreaCode" ? item.attribute("Description") : item.text.trimmedText
                words[item.name, default: [:]][item.attribute("ID")] = text
                if item.name == "PartySubType" {
                    words["PartyTypeOf", default: [:]][item.attribute("ID")] = item.attribute("PartyTypeID")
                }
            }
        }
    }

    private func word(_ set: String, _ id: String) -> String { words[set]?[id] ?? "" }

    private mutating func takePlace(_ place: XMLRecord) {
        let id = place.child("LocationCountry")?.attribute("CountryID") ?? ""
        let name = word("Country", id)
        let area = place.child("LocationAreaCode").map { word("AreaCode", $0.attribute("AreaCodeID")) } ?? ""
        countriesOfPlaces[place.attribute("ID")] = name.isEmpty ? area : name
    }

    private mutating func takeDocument(_ document: XMLRecord) {
        let type = word("IDRegDocType", document.attribute("IDRegDocTypeID"))
        let country = word("Country", document.attribute("IssuedBy-CountryID"))
        documents[document.attribute("IdentityID"), default: []].append(
            (type, document.value("IDRegistrationNo"), country))
    }

    private mutating func takeParty(_ party: XMLRecord, _ version: inout ListVersion) {
        for profile in party.children("Profile") {
            var entry = ListEntry(id: profile.attribute("ID"), kind: kind(profile))
            for identity in profile.children("Identity") { addNames(identity, to: &entry) }
            for feature in profile.children("Feature") { addFeature(feature, to: &entry) }
            guard !entry.names.isEmpty else { continue }
            indexOfProfile[entry.id] = version.entries.count
            version.entries.append(entry)
        }
    }

    private func kind(_ profile: XMLRecord) -> ListedPartyKind {
        let subtype = profile.attribute("PartySubTypeID")
        switch word("PartySubType", subtype).lowercased() {
        case "vessel": return .vessel
        case "aircraft": return .aircraft
        default:
            return word("PartyType", word("PartyTypeOf", subtype)).lowercased() == "individual"
                ? .person : .organisation
        }
    }

    private func addNames(_ identity: XMLRecord, to entry: inout ListEntry) {
        var partTypes: [String: String] = [:]
        for group in identity.descendants("NamePartGroup") {
            partTypes[group.attribute("ID")] = word("NamePartType", group.attribute("NamePartTypeID"))
        }
        let aliases = identity.children("Alias")
        for alias in aliases.filter({ $0.attribute("Primary") == "true" })
            + aliases.filter({ $0.attribute("Primary") != "true" })
        {
            for documented in alias.children("DocumentedName") {
                let values = documented.descendants("NamePartValue")
                let family = values.filter { partTypes[$0.attribute("NamePartGroupID")] == "Last Name" }
                let rest = values.filter { partTypes[$0.attribute("NamePartGroupID")] != "Last Name" }
                func joined(_ parts: [XMLRecord]) -> String { parts.map { $0.text.trimmedText }.joined(separator: " ") }
                let text = family.isEmpty || rest.isEmpty ? joined(values) : "\(joined(family)), \(joined(rest))"
                entry.addName(text, isWeak: alias.attribute("LowQuality") == "true")
            }
        }
        for document in documents[identity.attribute("ID")] ?? [] {
            OFACFeatures.add(document.type, document.number, country: document.country, to: &entry)
        }
    }

    private func addFeature(_ feature: XMLRecord, to entry: inout ListEntry) {
        let type = word("FeatureType", feature.attribute("FeatureTypeID"))
        for version in feature.children("FeatureVersion") {
            if type == "Birthdate" {
                if let date = Self.birthDate(version), !entry.birthDates.contains(date) {
                    entry.birthDates.append(date)
                }
                continue
            }
            if type == "Location" {
                for place in version.children("VersionLocation") {
                    entry.addCountry(countriesOfPlaces[place.attribute("LocationID")] ?? "")
                }
                continue
            }
            for detail in version.children("VersionDetail") {
                OFACFeatures.add(type, detail.text.trimmedText, country: nil, to: &entry)
            }
        }
    }

    private mutating func takeMeasures(_ record: XMLRecord, _ version: inout ListVersion) {
        guard let index = indexOfProfile[record.attribute("ProfileID")] else { return }
        for measure in record.children("SanctionsMeasure") {
            let type = word("SanctionsType", measure.attribute("SanctionsTypeID"))
            let program = measure.value("Comment")
            if type == "Program", !program.isEmpty, !version.entries[index].programs.contains(program) {
                version.entries[index].programs.append(program)
            }
        }
        if let event = record.child("EntryEvent"), let date = event.child("Date") {
            version.entries[index].listedOn = Self.day(date)
        }
    }

    private static func day(_ date: XMLRecord) -> Day? {
        guard let year = Int(date.value("Year")), let month = Int(date.value("Month")), let day = Int(date.value("Day"))
        else {
            return nil
        }
        return Day(year: year, month: month, day: day)
    }

    private static func birthDate(_ version: XMLRecord) -> ListedBirthDate? {
        guard let period = version.child("DatePeriod"), let start = period.child("Start"),
            let end = period.child("End"),
            let from = start.child("From").flatMap(day), let to = end.child("To").flatMap(day), from <= to
        else { return nil }
        return ListedBirthDate(
            PartialDate(first: from, last: to), isApproximate: start.attribute("Approximate") == "true")
    }
}
