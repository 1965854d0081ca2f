import BonafideCore
import BonafideIdentity
import Foundation

/// One row of a batch by the names of its columns, and how it becomes a query.
struct QueryRow {
    /// Why a row cannot be screened, with its line.
    struct Trouble: Error {
        var line: Int
        var sentence: String
    }

    var line = 1
    var values: [String: [String]] = [:]

    private static let synonyms: [String: String] = [
        "full_name": "name", "fullname": "name", "query": "name", "query_name": "name", "date_of_birth": "dob",
        "birth_date": "dob", "birthdate": "dob", "born": "dob", "country_code": "country", "countrycode": "country",
        "address_country": "country", "e-mail": "email", "mail": "email", "schema": "kind", "type": "kind",
        "document_number": "passport", "wallet_address": "wallet",
    ]

    private static func key(_ text: String) -> String {
        let folded = text.trimmingCharacters(in: .whitespaces).lowercased().replacing("\u{feff}", with: "")
        return synonyms[folded] ?? folded
    }

    // MARK: - Rows

    /// The rows of CSV with a header, of NDJSON, or of plain lines.
    static func rows(_ bytes: [UInt8]) -> [Result<QueryRow, Trouble>] {
        let start = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        if bytes[start...].first(where: { $0 > 0x20 }) == 0x7b { return objects(bytes[start...]) }
        var table = BatchTable(bytes[start...])
        guard let header = table.next() else { return [] }
        let keys = header.map(key)
        guard keys.contains("name") || keys.contains(where: { IdentifierKind(word: $0) != nil }) else {
            return lines(bytes[start...])
        }
        var rows: [Result<QueryRow, Trouble>] = []
        while let fields = table.next() {
            guard fields.count <= keys.count else {
                let sentence = "the row has \(fields.count) cells and the header \(keys.count)"
                rows.append(.failure(Trouble(line: table.line, sentence: sentence)))
                continue
            }
            var row = QueryRow(line: table.line)
            for (key, value) in zip(keys, fields) where !value.isEmpty { row.values[key, default: []].append(value) }
            rows.append(.success(row))
        }
        return rows
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> [Result<QueryRow, Trouble>] {
        bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            let name = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            return name.isEmpty ? nil : .success(QueryRow(line: number + 1, values: ["name": [name]]))
        }
    }

    private static func objects(_ bytes: ArraySlice<UInt8>) -> [Result<QueryRow, Trouble>] {
        bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            guard line.contains(where: { $0 > 0x20 }) else { return nil }
            guard let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
                return .failure(Trouble(line: number + 1, sentence: "the line is no JSON object"))
            }
            var row = QueryRow(line: number + 1)
            for (name, value) in object.sorted(by: { $0.key < $1.key }) {
                let all = (value as? [Any]) ?? [value]
                row.values[key(name), default: []] += all.compactMap { value in
                    value is NSNull ? nil : (value as? String) ?? (value as? NSNumber)?.stringValue
                }
            }
            return .success(row)
        }
    }

    // MARK: - Query

    /// The query of a row; a value that cannot be read ends in a sentence about it, without the value.
    func query(_ standard: NameKind) throws(Trouble) -> ScreeningQuery {
        func texts(_ key: String) -> [String] { (values[key] ?? []).filter { !$0.isEmpty } }
        var query = ScreeningQuery(names: texts("name"), kind: kind ?? standard)
        if var text = texts("dob").first {
            guard let date = text.withUTF8({ PartialDate.read($0) }) else {
                throw Trouble(line: line, sentence: "a birth date is written YYYY-MM-DD, YYYY-MM or YYYY")
            }
            query.birthDate = date
        }
        for text in texts("country") {
            guard let code = CountryNames.code(of: text) else {
                throw Trouble(line: line, sentence: "a country is a code of two letters or its English name")
            }
            query.countries.append(code)
        }
        for kind in IdentifierKind.allCases {
            for text in texts(kind.word) { query.identifiers.append(try identifier(kind, text, query.countries.first)) }
        }
        guard !query.names.isEmpty || !query.identifiers.isEmpty else {
            throw Trouble(line: line, sentence: "the row has neither a name nor an identifier")
        }
        return query
    }

    private func identifier(
        _ kind: IdentifierKind, _ text: String, _ home: CountryCode?
    ) throws(Trouble) -> CanonicalIdentifier {
        var text = text
        var country = kind.isDocument ? nil : home
        if kind.isDocument, let colon = text.lastIndex(of: ":") {
            country = CountryNames.code(of: String(text[text.index(after: colon)...]))
            text = String(text[..<colon])
        }
        guard let identifier = CanonicalIdentifier(kind, text, country: country) else {
            throw Trouble(line: line, sentence: "\(kind.word) is given in no form that is known")
        }
        return identifier
    }

    private var kind: NameKind? {
        switch values["kind"]?.first?.lowercased() {
        case "person", "individual": .person
        case "organisation", "organization", "company", "entity", "legalentity": .organisation
        default: nil
        }
    }
}

/// Comma-separated rows with quoted fields (RFC 4180).
struct BatchTable {
    private let bytes: ArraySlice<UInt8>
    private var place: Int
    private var nextLine = 1
    /// One-based line of the row last read.
    private(set) var line = 1

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// The next row that holds anything, cells trimmed.
    mutating func next() -> [String]? {
        while place < bytes.endIndex {
            line = nextLine
            let fields = row()
            if fields.contains(where: { !$0.isEmpty }) { return fields }
        }
        return nil
    }

    private mutating func row() -> [String] {
        var (fields, field, isQuoted): ([String], [UInt8], Bool) = ([], [], false)
        func text(_ field: [UInt8]) -> String {
            String(decoding: field, as: UTF8.self).trimmingCharacters(in: .whitespaces)
        }
        while place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            if byte == 0x0a { nextLine += 1 }
            switch byte {
            case 0x22 where isQuoted && place < bytes.endIndex && bytes[place] == 0x22:
                field.append(byte)
                place += 1
            case 0x22: isQuoted.toggle()
            case 0x2c where !isQuoted:
                fields.append(text(field))
                field.removeAll(keepingCapacity: true)
            case 0x0a where !isQuoted: return fields + [text(field)]
            case 0x0d where !isQuoted: continue
            default: field.append(byte)
            }
        }
        return fields + [text(field)]
    }
}
