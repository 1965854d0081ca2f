internal import BonafideCore
internal import BonafideDocuments

/// Compares the typed data of documents with the claims and with one another.
struct DocumentPapers: Sendable {
    private let births: Slot<Int64>
    private let names: Slot<Int64>
    private let dates: Slot<Int64>
    private let numbers: Slot<Int64>
    private let expired: Slot<Int64>

    init(catalog: SignalCatalog) {
        births = catalog.count(DocumentSignals.birthConflicts)
        names = catalog.count(DocumentSignals.nameConflicts)
        dates = catalog.count(DocumentSignals.dateConflicts)
        numbers = catalog.count(DocumentSignals.invalidNumbers)
        expired = catalog.count(DocumentSignals.expired)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        measureBirths(applicant, &findings)
        measureNames(applicant, &findings)
        measureDates(applicant, &findings)
        measureNumbers(applicant, &findings)
    }

    private func measureBirths(_ applicant: Applicant, _ findings: inout Findings) {
        guard applicant.isGivenAnywhere(DocumentField.dob.path) else { return findings.leaveUnknown(births, .tooFew) }
        var known = applicant.day(RootField.personDob.path).value
        var compared = 0
        var conflicts = 0
        for element in 0..<applicant.count(of: .documents) {
            guard let own = applicant.day(DocumentField.dob.path, at: element).value else { continue }
            guard let other = known else {
                known = own
                continue
            }
            compared += 1
            // Day and month in the other order are a slip of the form, not another person.
            guard own != other, !Self.areSwapped(own, other) else { continue }
            conflicts += 1
            findings.cite(births, DocumentField.dob.path, at: element)
        }
        if compared > 0 { findings.report(births, conflicts) } else { findings.leaveUnknown(births, .tooFew) }
    }

    private static func areSwapped(_ a: Day, _ b: Day) -> Bool {
        let (a, b) = (a.parts, b.parts)
        return a.year == b.year && a.month == b.day && a.day == b.month
    }

    private func measureNames(_ applicant: Applicant, _ findings: inout Findings) {
        guard Self.declaresName(applicant) else { return findings.leaveUnknown(names, .notCollected) }
        guard applicant.isGivenAnywhere(DocumentField.name.path) else { return }
        var declared = applicant.strings(RootField.basicsPriorNames.path)
        for path in [RootField.basicsName.path, RootField.basicsNameNative.path] {
            if let name = applicant.string(path).value { declared.append(name) }
        }
        var compared = 0
        var conflicts = 0
        for element in 0..<applicant.count(of: .documents) {
            guard let own = applicant.string(DocumentField.name.path, at: element).value else { continue }
            compared += 1
            // Names in two scripts cannot be held against each other letter by letter.
            let comparable = declared.filter { Self.isLatin($0) == Self.isLatin(own) }
            guard !comparable.isEmpty, !comparable.contains(where: { NameTokens.share($0, own) }) else { continue }
            conflicts += 1
            findings.cite(names, DocumentField.name.path, at: element)
        }
        if compared > 0 { findings.report(names, conflicts) }
    }

    /// Whether any name is given that is no white space.
    private static func declaresName(_ applicant: Applicant) -> Bool {
        var isGiven = false
        for path in [RootField.basicsName.path, RootField.basicsNameNative.path, RootField.basicsPriorNames.path] {
            guard !isGiven else { break }
            applicant.forEach(path) { if !$0.trimmed.isEmpty { isGiven = true } }
        }
        return isGiven
    }

    private static func isLatin(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { $0.value < 0x370 } }

    private func measureDates(_ applicant: Applicant, _ findings: inout Findings) {
        guard
            applicant.isGivenAnywhere(DocumentField.issued.path)
                || applicant.isGivenAnywhere(DocumentField.expires.path)
        else { return }
        var compared = 0
        var conflicts = 0
        var judged = 0
        var late = 0
        for element in 0..<applicant.count(of: .documents) {
            let issued = applicant.day(DocumentField.issued.path, at: element).value
            let expires = applicant.day(DocumentField.expires.path, at: element).value
            let born = applicant.day(DocumentField.dob.path, at: element).value
            let handedIn = applicant.instant(DocumentField.submittedAt.path, at: element).value?.day
            let pairs = [(issued, expires), (born, issued), (born, expires)].compactMap { first, second in
                first.flatMap { a in second.map { (a, $0) } }
            }
            var isBroken = pairs.contains { $0.0 >= $0.1 }
            compared += pairs.isEmpty ? 0 : 1
            if let issued, let handedIn {
                if pairs.isEmpty { compared += 1 }
                // The day may have begun elsewhere on earth.
                isBroken = isBroken || issued.number > handedIn.number + 1
            }
            if isBroken {
                conflicts += 1
                findings.cite(dates, DocumentField.issued.path, at: element)
            }
            guard let expires, let handedIn else { continue }
            judged += 1
            guard expires.number < handedIn.number - 1 else { continue }
            late += 1
            findings.cite(expired, DocumentField.expires.path, at: element)
        }
        if compared > 0 { findings.report(dates, conflicts) }
        if judged > 0 { findings.report(expired, late) }
    }

    private func measureNumbers(_ applicant: Applicant, _ findings: inout Findings) {
        var judged = 0
        var invalid = 0
        for element in 0..<applicant.count(of: .documents) {
            guard let number = applicant.string(DocumentField.number.path, at: element).value,
                let country = applicant.country(DocumentField.country.path, at: element).value,
                let kind = applicant.string(DocumentField.kind.path, at: element).value,
                let scheme = Self.scheme(kind.lowercased(), country.description)
            else { continue }
            judged += 1
            guard !NationalNumber(number, scheme: scheme).isValid else { continue }
            invalid += 1
            findings.cite(numbers, DocumentField.number.path, at: element)
        }
        if judged > 0 { findings.report(numbers, invalid) } else { findings.leaveUnknown(numbers, .notCovered) }
    }

    /// Kinds of document whose number is the national number itself.
    private static func scheme(_ kind: String, _ country: String) -> NationalNumberScheme? {
        switch (kind, country) {
        case ("id_card", "CN"): .chinaResident
        case ("id_card", "KR"): .koreaResident
        case ("id_card", "ES"): .spainDNI
        case ("id_card", "IN"): .indiaAadhaar
        case ("tax_form", "US"): .usSocialSecurity
        case ("tax_form", "CA"): .canadaSIN
        case ("tax_form", "BR"): .brazilTaxpayer
        case ("tax_form", "DE"): .germanyTax
        case ("tax_form", "NL"): .netherlandsBSN
        case ("tax_form", "IT"): .italyFiscalCode
        case ("tax_form", "PL"): .polandPesel
        case ("tax_form", "RO"): .romaniaCNP
        case ("tax_form", "SE"): .swedenPersonal
        default: nil
        }
    }
}
