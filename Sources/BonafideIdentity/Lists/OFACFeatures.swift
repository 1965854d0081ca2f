internal import BonafideCore

/// The labelled facts of the United States Treasury's files, shared by all their formats.
enum OFACFeatures {
    /// Adds a fact to an entry by its label, such as `Passport` or `Digital Currency Address - XBT`.
    static func add(_ label: String, _ value: String, country: String?, to entry: inout ListEntry) {
        let code = country.flatMap { CountryNames.code(of: $0) }
        guard let kind = kind(label) else { return }
        // A registration number of the form `Booklet A5250088` keeps its number only.
        var text = kind == .passport ? value.split(separator: " ").last.map(String.init) ?? value : value
        // The full stop that ends a remark is no part of an address.
        while kind == .email || kind == .domain, text.hasSuffix(".") { text.removeLast() }
        entry.addIdentifier(kind, text, country: code)
    }

    /// What a label denotes, or nothing for what is not screened.
    static func kind(_ label: String) -> IdentifierKind? {
        if label.hasPrefix("Digital Currency Address") { return .wallet }
        if label.hasPrefix("Passport") || label.contains("Passport") { return .passport }
        if label.hasPrefix("SWIFT") || label == "BIK (RU)" { return label.hasPrefix("SWIFT") ? .bankCode : nil }
        if label.hasPrefix("Email") { return .email }
        if label.hasPrefix("Phone") || label.hasPrefix("Telephone") || label.hasPrefix("Mobile Phone") { return .phone }
        if label.hasPrefix("Website") { return .domain }
        if label.hasPrefix("National ID") || label.hasPrefix("Cedula") || label.hasPrefix("Personal ID")
            || label.hasPrefix("Identification Number")
            || label.hasPrefix("National Foreign ID") || label.hasPrefix("Citizen's Card") || label.hasPrefix("C.U.R.P")
            || label.hasPrefix("C.U.I.T") || label.hasPrefix("D.N.I") || label.hasPrefix("SSN")
            || label.hasPrefix("Birth Certificate")
        {
            return .nationalNumber
        }
        if label.hasPrefix("Tax ID") || label.hasPrefix("R.F.C") || label.hasPrefix("NIT") || label.hasPrefix("RUC")
            || label.hasPrefix("VAT")
        {
            return .taxNumber
        }
        if label.hasPrefix("Registration") || label.hasPrefix("Company Number")
            || label.hasPrefix("Commercial Registry")
            || label.hasPrefix("Business Registration") || label.hasPrefix("Legal Entity") || label.hasPrefix("C.R. No")
            || label.hasPrefix("Unified Social Credit") || label.hasPrefix("Business Number")
            || label.hasPrefix("Trade License")
            || label.hasPrefix("Public Registration") || label.hasPrefix("Chamber of Commerce")
        {
            return .registrationNumber
        }
        return nil
    }

    private static let labels = [
        "Digital Currency Address - ", "Passport ", "National ID No. ", "Tax ID No. ", "Registration Number ",
        "SWIFT/BIC ",
        "Email Address ", "Phone Number ", "Website ", "Registration ID ", "Business Registration Number ",
        "Company Number ", "Commercial Registry Number ", "Cedula No. ", "C.U.R.P. ", "Identification Number ",
        "Diplomatic Passport ", "Personal ID Card ", "R.F.C. ", "NIT # ", "D.N.I. ", "C.U.I.T. ", "RUC # ",
        "National Foreign ID Number ", "Legal Entity Number ", "Unified Social Credit Code (USCC) ", "Business Number ",
        "Trade License No. ", "Public Registration Number ", "C.R. No. ", "Stateless Person Passport ", "SSN ",
        "Birth Certificate Number ", "Chamber of Commerce Number ", "VAT Number ", "Citizen's Card Number ",
        "Telephone Number ",
    ]

    /// Reads a remarks field: facts parted by `; `, each perhaps led by `alt. `, the whole ended by a full stop.
    static func addRemarks(_ remarks: String, to entry: inout ListEntry) {
        for piece in remarks.split(separator: ";") {
            var item = Substring(String(piece).trimmedText)
            if item.hasSuffix(".") { item = item.dropLast() }
            if item.hasPrefix("(") { continue }
            if item.hasPrefix("alt. ") { item = item.dropFirst(5) }
            switch item.utf8.first {
            case 0x44 where item.hasPrefix("DOB "):  // D
                if let date = ListDates.birthDate(String(item.dropFirst(4))), !entry.birthDates.contains(date) {
                    entry.birthDates.append(date)
                }
            case 0x61 where item.hasPrefix("a.k.a. "), 0x66 where item.hasPrefix("f.k.a. "):
                entry.addName(item.dropFirst(7).trimmingQuotes, isWeak: true)
            default: addLabelled(item, to: &entry)
            }
        }
    }

    private static func addLabelled(_ item: Substring, to entry: inout ListEntry) {
        guard let label = labels.first(where: { item.hasPrefix($0) }) else { return }
        var value = item.dropFirst(label.count)
        if label.hasPrefix("Digital") {
            // The ticker is not believed; the address is what follows it.
            guard let blank = value.firstIndex(of: " ") else { return }
            value = value[blank...].dropFirst()
            entry.addIdentifier(.wallet, String(value.prefix { $0 != " " && $0 != ";" && $0 != "," }))
            return
        }
        var country: String?
        if let open = value.firstIndex(of: "("), let close = value[open...].firstIndex(of: ")") {
            country = String(value[value.index(after: open)..<close])
            value = value[..<open]
        }
        for stop in [" issued ", " expires "] {
            if let range = value.firstRange(of: stop) { value = value[..<range.lowerBound] }
        }
        add(String(label.dropLast()), String(value).trimmedText, country: country, to: &entry)
    }
}

extension Substring {
    /// The text without single quotes around it.
    fileprivate var trimmingQuotes: String {
        var text = self
        if text.hasPrefix("'") { text = text.dropFirst() }
        if text.hasSuffix("'") { text = text.dropLast() }
        return String(text)
    }
}
