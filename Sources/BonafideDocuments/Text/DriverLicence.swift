internal import BonafideCore

/// The text of the PDF417 code on North American driver licences (AAMVA DL/ID Card Design Standard).
package enum DriverLicence {
    /// Checks structure and contradictions of the decoded text.
    package static func check(_ text: String) -> [DocumentFinding] {
        var inspection = DocumentInspection()
        let bytes = Array(text.utf8)
        func weak(_ value: String, _ expected: String) {
            inspection.add(
                "aamva.structure", .moderate, value: value, at: "PDF417", expected: expected,
                innocent: "several jurisdictions encode carelessly")
        }
        guard let header = bytes.find("ANSI ") ?? bytes.find("AAMVA"), header < 16, bytes.count > header + 15 else {
            weak("no ANSI header", "@ LF RS CR ANSI and the issuer's six digits")
            return inspection.findings
        }
        checkSubfiles(bytes, header, weak)
        let elements = self.elements(text)
        for code in ["DAQ", "DCS", "DBB", "DBA", "DAJ"]
        where elements[code] == nil && !(code == "DCS" && elements["DAB"] != nil) {
            weak("element \(code) is missing", "the mandatory elements")
        }
        checkDates(elements, &inspection)
        checkState(bytes, header, elements, &inspection)
        return inspection.findings
    }

    /// Offsets and lengths of the sub-files must lie inside the text.
    private static func checkSubfiles(_ bytes: [UInt8], _ header: Int, _ weak: (String, String) -> Void) {
        func digits(_ at: Int, _ count: Int) -> Int? {
            guard let slice = bytes.slice(at, count), slice.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
            return slice.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard digits(header + 5, 6) != nil, let version = digits(header + 11, 2) else {
            weak("the issuer's number is not six digits", "six digits")
            return
        }
        let entries = version >= 2 ? header + 15 : header + 13
        guard let count = digits(entries, 2), (1...10).contains(count) else {
            weak("the number of sub-files is not given", "two digits")
            return
        }
        for index in 0..<count {
            let at = entries + 2 + index * 10
            guard let offset = digits(at + 2, 4), let length = digits(at + 6, 4), offset + length <= bytes.count + 2
            else {
                weak("sub-file \(index + 1) lies outside the code", "offsets and lengths that fit")
                return
            }
        }
    }

    /// Elements by their three-letter code.
    static func elements(_ text: String) -> [String: String] {
        var found: [String: String] = [:]
        for line in text.split(whereSeparator: { $0.isNewline || $0 == "\u{1e}" }) {
            var line = line
            if line.hasPrefix("DL") || line.hasPrefix("ID"), line.count > 5, line.dropFirst(2).hasPrefix("D") {
                line = line.dropFirst(2)
            }
            if let place = line.range(of: "DLDAQ") ?? line.range(of: "DLDCA") ?? line.range(of: "IDDAQ") {
                line = line[line.index(place.lowerBound, offsetBy: 2)...]
            }
            guard line.count > 3, line.first == "D" else { continue }
            let code = String(line.prefix(3))
            if found[code] == nil { found[code] = line.dropFirst(3).trimmingSpaces }
        }
        return found
    }

    /// MMDDCCYY in the United States, CCYYMMDD in Canada.
    static func day(_ text: String?) -> Day? {
        guard let text else { return nil }
        let digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.map { Int($0) - 0x30 }
        guard digits.count == 8 else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        return Day(year: number(4..<8), month: number(0..<2), day: number(2..<4)).flatMap {
            $0.parts.year > 1_880 ? $0 : nil
        }
            ?? Day(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    }

    private static func checkDates(_ elements: [String: String], _ inspection: inout DocumentInspection) {
        let (birth, issued, expires) = (day(elements["DBB"]), day(elements["DBD"]), day(elements["DBA"]))
        func broken(_ value: String, _ expected: String) {
            inspection.add(
                "aamva.contradiction", .strong, value: value, at: "PDF417", expected: expected, innocent: "none known")
        }
        for (code, value) in [("DBB", birth), ("DBA", expires)] where elements[code] != nil && value == nil {
            broken("element \(code) holds no date", "a day of the calendar")
        }
        if let birth, let issued, issued <= birth { broken("issued \(issued), born \(birth)", "issued after birth") }
        if let issued, let expires, expires <= issued {
            broken("expires \(expires), issued \(issued)", "expiry after issue")
        }
        if let birth, let expires, issued == nil, expires <= birth {
            broken("expires \(expires), born \(birth)", "expiry after birth")
        }
    }

    private static func checkState(
        _ bytes: [UInt8], _ header: Int, _ elements: [String: String], _ inspection: inout DocumentInspection
    ) {
        guard let slice = bytes.slice(header + 5, 6), let expected = issuers[String(decoding: slice, as: UTF8.self)],
            let state = elements["DAJ"]?.uppercased(), state.count == 2, state != expected
        else { return }
        inspection.add(
            "aamva.contradiction", .strong, value: "issuer's number of \(expected), address in \(state)", at: "PDF417",
            expected: "the issuing state in DAJ", innocent: "a mailing address in another state")
    }

    /// Issuer identification numbers assigned by AAMVA to states.
    private static let issuers: [String: String] = [
        "636033": "AL", "636059": "AK", "636026": "AZ", "636021": "AR", "636014": "CA", "636020": "CO", "636006": "CT",
        "636011": "DE", "636043": "DC", "636010": "FL", "636055": "GA", "636047": "HI", "636050": "ID", "636035": "IL",
        "636037": "IN", "636018": "IA", "636022": "KS", "636046": "KY", "636007": "LA", "636041": "ME", "636003": "MD",
        "636002": "MA", "636032": "MI", "636038": "MN", "636051": "MS", "636030": "MO", "636008": "MT", "636054": "NE",
        "636049": "NV", "636039": "NH", "636036": "NJ", "636009": "NM", "636001": "NY", "636004": "NC", "636034": "ND",
        "636023": "OH", "636058": "OK", "636029": "OR", "636025": "PA", "636052": "RI", "636005": "SC", "636042": "SD",
        "636053": "TN", "636015": "TX", "636040": "UT", "636024": "VT", "636000": "VA", "636045": "WA", "636061": "WV",
        "636031": "WI", "636060": "WY",
    ]
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    fileprivate func range(of word: String) -> Range<Substring.Index>? { firstRange(of: word) }
}
