internal import BonafideCore

/// Compares a machine-readable zone and typed data of one document.
struct IdentityInspector {
    let claims: DocumentClaims
    let lists: DocumentLists
    let asOf: Day
    var inspection: DocumentInspection

    mutating func run() {
        checkSpecimen()
        guard !claims.mrz.isEmpty else { return }
        guard let zone = MachineReadableZone(claims.mrz) else {
            inspection.add(
                "mrz.unreadable", .weak, value: "\(claims.mrz.count) characters in no size of Doc 9303", at: "mrz",
                expected: "3 × 30, 2 × 36 or 2 × 44 characters", innocent: "a reading that lost characters")
            return
        }
        inspection.note("MRZ", zone.format.rawValue)
        checkDigits(zone)
        compare(zone)
        if zone.state == "UTO" {
            inspection.add(
                "doc.specimen", .moderate, value: "issuing state UTO", at: "mrz", expected: "a state",
                innocent: "none: ICAO uses it for specimens")
        }
        if !zone.number.isEmpty, zone.number.count >= 5 {
            inspection.keys.append(DocumentKey(kind: .number, value: zone.number))
        }
    }

    private mutating func checkSpecimen() {
        let zone = MachineReadableZone(claims.mrz)
        let numbers = [claims.number.uppercased().filter { $0.isLetter || $0.isNumber }, zone?.number ?? ""]
        let names = [claims.name.lowercased(), zone.map { "\($0.surname) \($0.givenNames)".lowercased() } ?? ""]
        let number = numbers.first { lists.specimenNumbers.contains($0) }
        let name = names.first { name in lists.specimenNames.contains { name.contains($0) } }
        guard number != nil || name != nil else { return }
        inspection.add(
            "doc.specimen", .strong, value: "a published specimen's \(number != nil ? "number" : "name")",
            at: "number, mrz",
            expected: "a document that was issued to someone", innocent: "none known")
    }

    private mutating func checkDigits(_ zone: MachineReadableZone) {
        let fields = zone.failures.filter { $0 != .composite }
        if !fields.isEmpty {
            inspection.add(
                "mrz.check-digit", .strong,
                value: "check digit of \(fields.map(\.rawValue).joined(separator: ", ")) does not hold",
                at: "mrz", expected: "check digits by Doc 9303",
                innocent: "a misread character; letters and digits that look alike were tried")
        }
        if zone.failures.contains(.composite) {
            inspection.add(
                "mrz.composite", .strong,
                value: fields.isEmpty
                    ? "the composite check digit alone does not hold" : "the composite check digit does not hold",
                at: "mrz", expected: "a composite over the fields as they stand", innocent: "a misread character")
        }
        if !zone.hasPossibleDates {
            inspection.add(
                "mrz.semantics", .strong, value: "a date that does not exist", at: "mrz",
                expected: "days of the calendar",
                innocent: "a misread character")
        }
    }

    private mutating func compare(_ zone: MachineReadableZone) {
        if let own = claims.birth, let birth = zone.birth(asOf: asOf), own != birth {
            mismatch("birth date \(birth)", expected: "\(own)")
        }
        if let own = claims.expires, let expiry = zone.expiry, own != expiry {
            mismatch("expiry \(expiry)", expected: "\(own)")
        }
        let own = claims.number.uppercased().filter { $0.isLetter || $0.isNumber }
        if !own.isEmpty, !zone.number.isEmpty, own != zone.number,
            !Self.confusable(own, zone.number)
        {
            mismatch("document number differs", expected: "the number in the printed zone")
        }
        if !claims.name.isEmpty, !zone.surname.isEmpty,
            !NameTokens.share(Transliteration.plain(claims.name), zone.surname + " " + zone.givenNames)
        {
            inspection.add(
                "mrz.name-mismatch", .moderate, value: "no word in common with the claimed name", at: "mrz",
                expected: "the claimed name in Doc 9303 letters",
                innocent: "marriage; another transliteration; names cut at the line's end")
        }
        if let issued = claims.issued, let expiry = zone.expiry, expiry.number - issued.number > 3_660 {
            inspection.add(
                "mrz.semantics", .moderate, value: "valid for more than ten years", at: "mrz",
                expected: "at most ten years",
                innocent: "states that issue documents for life to the old")
        }
    }

    private mutating func mismatch(_ value: String, expected: String) {
        inspection.add(
            "mrz.viz-mismatch", .strong, value: value, at: "mrz", expected: expected,
            innocent: "a slip in typing the form")
    }

    /// Whether two numbers differ only in characters a reader takes for one another.
    private static func confusable(_ a: String, _ b: String) -> Bool {
        func folded(_ text: String) -> [UInt8] {
            text.utf8.map { byte in
                switch byte {
                case 0x4f, 0x51, 0x44: 0x30
                case 0x49, 0x4c: 0x31
                case 0x5a: 0x32
                case 0x53: 0x35
                case 0x47: 0x36
                case 0x42: 0x38
                default: byte
                }
            }
        }
        return folded(a) == folded(b)
    }
}

/// Letters beyond A–Z as Doc 9303 part 3 writes them.
enum Transliteration {
    private static let pairs: [Character: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae", "þ": "th", "đ": "d", "ł": "l",
        "ñ": "n",
        "é": "e", "è": "e", "ê": "e", "ë": "e", "á": "a", "à": "a", "â": "a", "ã": "a", "í": "i", "ì": "i", "î": "i",
        "ï": "i",
        "ó": "o", "ò": "o", "ô": "o", "õ": "o", "ú": "u", "ù": "u", "û": "u", "ç": "c", "č": "c", "ć": "c", "š": "s",
        "ś": "s",
        "ž": "z", "ź": "z", "ż": "z", "ń": "n", "ě": "e", "ę": "e", "ą": "a", "ř": "r", "ý": "y",
    ]

    /// Lower-case text with such letters replaced.
    static func plain(_ text: String) -> String {
        var plain = ""
        for character in text.lowercased() { plain += pairs[character] ?? String(character) }
        return plain
    }
}
