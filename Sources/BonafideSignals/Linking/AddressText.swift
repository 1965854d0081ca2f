/// A postal address in one form for the ways it is written, the unit kept.
///
/// Only spelling is levelled: abbreviations of street words, directions and units, marks, case and the four digits
/// behind a postal code of the United States. Different units stay different addresses.
enum AddressText {
    private static let long: [String: String] = [
        "st": "street", "str": "street", "rd": "road", "ave": "avenue", "av": "avenue", "blvd": "boulevard",
        "ln": "lane", "dr": "drive", "drv": "drive", "ct": "court", "crt": "court", "pl": "place", "sq": "square",
        "hwy": "highway", "pkwy": "parkway", "ter": "terrace", "terr": "terrace", "cir": "circle", "trl": "trail",
        "cres": "crescent", "cl": "close", "gdns": "gardens", "hts": "heights", "mt": "mount", "ft": "fort",
        "n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast", "nw": "northwest",
        "se": "southeast", "sw": "southwest",
    ]
    private static let unitWords: Set<String> = [
        "apt", "apartment", "unit", "ste", "suite", "room", "rm", "flat", "no", "nr", "number", "apmt", "appt",
    ]

    /// The words of a street in full, the unit marked.
    private static func words(of street: String) -> [String] {
        var words: [String] = []
        let hasMark = street.utf8.contains(0x23)
        for word in KeyText.words(hasMark ? street.replacing("#", with: " unit ") : street) {
            let full = unitWords.contains(word) ? "unit" : long[word] ?? word
            if full == "unit", words.last == "unit" { continue }
            words.append(full)
        }
        return words
    }

    /// A street with its house number and unit as one text, however it is abbreviated.
    static func street(_ text: String) -> String { words(of: text).joined(separator: " ") }

    /// The address as one text; nothing where it names no house or no place.
    static func canonical(street: String, postalCode: String?, city: String?, country: String?) -> String? {
        let words = words(of: street)
        guard words.count >= 2, words.contains(where: { $0.utf8.contains { (0x30...0x39).contains($0) } }) else {
            return nil
        }
        let code = postalCode.map { KeyText.lettersAndDigits($0) } ?? []
        let isUnitedStates = country.map { KeyText.lettersAndDigits($0).elementsEqual("us".utf8) } ?? true
        let isLongCode = isUnitedStates && code.count == 9 && code.allSatisfy { $0 <= 0x39 }
        let place =
            code.isEmpty ? city.map { KeyText.lettersAndDigits($0) } ?? [] : isLongCode ? Array(code.prefix(5)) : code
        guard !place.isEmpty else { return nil }
        return words.joined(separator: " ") + "|" + String(decoding: place, as: UTF8.self)
    }

    /// The canonical address without its unit.
    static func building(_ canonical: String) -> String {
        let letters = canonical.utf8
        guard let end = letters.lastIndex(of: 0x7c) else { return canonical }
        var place = letters.startIndex
        while let blank = letters[place..<end].firstIndex(of: 0x20) {
            if letters[blank...].starts(with: " unit ".utf8) { return String(canonical[..<blank] + canonical[end...]) }
            place = letters.index(after: blank)
        }
        return canonical
    }
}
