internal import BonafideCore
internal import Synchronization

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

    private static let kept = Mutex<[String: IdentifierKind?]>([:])

    /// What a label denotes, or nothing for what is not screened; there are few labels, so that each is looked at once.
    static func kind(_ label: String) -> IdentifierKind? {
        if let known = kept.withLock({ $0[label] }) { return known }
        let kind = judge(label)
        kept.withLock { labels in
            if labels.count < 4_096 { labels[label] = .some(kind) }
        }
        return kind
    }

    private static func judge(_ label: String) -> IdentifierKind? {
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

    private static let labels: [[UInt8]] = [
        "Digital Currency Address - ", "Passport ", "National ID No. ", "Tax ID No. ", "Registration Number ",
        "SWIFT/BIC ",
        "Email Address ", "Phone Number ", "Website ", "Registration ID ", "Business Registration Number ",
        "Company Number ", "Commercial Registry Number ", "Cedula No. ", "C.U.R.P. ", "Identification Number ",
        "Diplomatic Passport ", "Personal ID Card ", "R.F.C. ", "NIT # ", "D.N.I. ", "C.U.I.T. ", "RUC # ",
        "National Foreign ID Number ", "Legal Entity Number ", "Unified Social Credit Code (USCC) ", "Business Number ",
        "Trade License No. ", "Public Registration Number ", "C.R. No. ", "Stateless Person Passport ", "SSN ",
        "Birth Certificate Number ", "Chamber of Commerce Number ", "VAT Number ", "Citizen's Card Number ",
        "Telephone Number ",
    ].map { Array($0.utf8) }

    /// The labels that begin with each byte, in the order above.
    private static let labelsByFirst: [[[UInt8]]] = {
        var groups = [[[UInt8]]](repeating: [], count: 256)
        for label in labels { if let first = label.first { groups[Int(first)].append(label) } }
        return groups
    }()

    /// Reads a remarks field: facts parted by `; `, each perhaps led by `alt. `, the whole ended by a full stop.
    static func addRemarks(_ remarks: String, to entry: inout ListEntry) {
        var remarks = remarks
        remarks.withUTF8 { addRemarks($0, to: &entry) }
    }

    /// Reads a remarks field that is still bytes.
    static func addRemarks(_ remarks: UnsafeBufferPointer<UInt8>, to entry: inout ListEntry) {
        for piece in remarks.split(separator: 0x3b) { addFact(UnsafeBufferPointer(rebasing: piece), to: &entry) }
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private static func addFact(_ piece: UnsafeBufferPointer<UInt8>, to entry: inout ListEntry) {
        var item = piece.trimmed[...]
        if item.last == 0x2e { item = item.dropLast() }
        if item.starts(with: "alt. ".utf8) { item = item.dropFirst(5) }
        switch item.first {
        case 0x28, nil: return  // (
        case 0x44 where item.starts(with: "DOB ".utf8):  // D
            if let date = ListDates.birthDate(text(item.dropFirst(4))), !entry.birthDates.contains(date) {
                entry.birthDates.append(date)
            }
        case 0x61 where item.starts(with: "a.k.a. ".utf8), 0x66 where item.starts(with: "f.k.a. ".utf8):
            entry.addName(Substring(text(item.dropFirst(7))).trimmingQuotes, isWeak: true)
        case let first?:
            let label = labelsByFirst[Int(first)].first { item.starts(with: $0) }
            if let label { addLabelled(label, item.dropFirst(label.count), to: &entry) }
        }
    }

    private static func addLabelled(
        _ label: [UInt8], _ item: UnsafeBufferPointer<UInt8>.SubSequence, to entry: inout ListEntry
    ) {
        if label.starts(with: "Digital".utf8) {
            // The ticker is not believed; the address is what follows it.
            guard let blank = item.firstIndex(of: 0x20) else { return }
            let address = item[blank...].dropFirst().prefix { $0 != 0x20 && $0 != 0x3b && $0 != 0x2c }
            entry.addIdentifier(.wallet, text(address))
            return
        }
        var value = item
        var country: String?
        if let open = value.firstIndex(of: 0x28), let close = value[open...].firstIndex(of: 0x29) {
            country = text(value[value.index(after: open)..<close])
            value = value[..<open]
        }
        for stop in stops { value = value.before(stop) }
        add(String(decoding: label.dropLast(), as: UTF8.self), text(value).trimmedText, country: country, to: &entry)
    }

    private static let stops = [" issued ", " expires "].map { Array($0.utf8) }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// The bytes before the first place where a text begins, all where it does not occur.
    fileprivate func before(_ text: [UInt8]) -> Self {
        guard let first = text.first, count >= text.count else { return self }
        var rest = self
        while let place = rest.firstIndex(of: first) {
            rest = rest[place...]
            if rest.starts(with: text) { return self[..<place] }
            rest = rest.dropFirst()
        }
        return self
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
