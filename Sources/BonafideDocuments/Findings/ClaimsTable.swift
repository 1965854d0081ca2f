internal import BonafideCore
internal import Foundation

/// The CSV tables `inspect` takes: claims by file, and issuers.
package struct ClaimsTable: Sendable {
    /// Why a table was refused.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Claims by the file's name.
    package private(set) var claims: [String: DocumentClaims] = [:]

    /// Reads a claims table.
    package init(contentsOf path: String) throws {
        let rows = try Self.rows(contentsOf: path, required: ["file"])
        for row in rows {
            guard let file = row["file"], !file.isEmpty else { continue }
            claims[file] = Self.claims(row)
        }
    }

    private static func claims(_ row: [String: String]) -> DocumentClaims {
        var claims = DocumentClaims()
        func text(_ names: String...) -> String { names.lazy.compactMap { row[$0] }.first ?? "" }
        claims.persona = text("persona", "id")
        claims.name = text("claimed_name", "name")
        claims.country = text("claimed_country", "country")
        claims.city = text("claimed_city", "city")
        claims.zone = text("claimed_tz", "zone")
        claims.birth = day(text("claimed_dob", "dob"))
        claims.issuer = text("issuer")
        claims.issued = day(text("issue_date", "issued"))
        claims.periodEnd = day(text("period_end"))
        claims.number = text("doc_number", "number")
        claims.expires = day(text("expiry", "expires"))
        claims.mrz = text("mrz")
        claims.kind = text("kind")
        if let latitude = Double(text("claimed_lat", "latitude")),
            let longitude = Double(text("claimed_lon", "longitude"))
        {
            claims.place = (latitude, longitude)
        }
        return claims
    }

    private static func day(_ text: String) -> Day? {
        var text = text
        return text.withUTF8 { Day.read($0) }
    }

    /// Reads a table of issuers.
    package static func issuers(contentsOf path: String) throws -> [IssuerProfile] {
        try rows(contentsOf: path, required: ["issuer", "expected_producer_regex"]).enumerated().map { index, row in
            let pattern = row["expected_producer_regex"] ?? ""
            guard (try? Regex(pattern)) != nil else {
                throw Failure(description: "\(path):\(index + 2): «\(pattern)» is no regular expression")
            }
            return IssuerProfile(issuer: row["issuer"] ?? "", producer: pattern)
        }
    }

    /// Rows of a CSV file (RFC 4180) as columns by name.
    private static func rows(contentsOf path: String, required: [String]) throws -> [[String: String]] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(description: "\(path) cannot be read")
        }
        var records = split([UInt8](data))
        guard !records.isEmpty else { throw Failure(description: "\(path) is empty; a header row is expected") }
        let header = records.removeFirst()
        for name in required where !header.contains(name) {
            let nearest = NearestName.of(name, among: header).map { "; did you mean its column «\($0)»?" } ?? ""
            throw Failure(description: "\(path):1: column «\(name)» is missing\(nearest)")
        }
        return records.map { record in
            var row: [String: String] = [:]
            for (name, value) in zip(header, record) where row[name] == nil { row[name] = value }
            return row
        }
    }

    private static func split(_ bytes: [UInt8]) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var index = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        func endField() {
            record.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
        }
        func endRecord() {
            endField()
            if record.count > 1 || record.first?.isEmpty == false { records.append(record) }
            record.removeAll()
        }
        while index < bytes.count {
            let byte = bytes[index]
            switch (byte, isQuoted) {
            case (0x22, true):
                if bytes.byte(index + 1) == 0x22 {
                    field.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
            case (0x22, false) where field.isEmpty: isQuoted = true
            case (0x2c, false): endField()
            case (0x0a, false): endRecord()
            case (0x0d, false): break
            default: field.append(byte)
            }
            index += 1
        }
        if !field.isEmpty || !record.isEmpty { endRecord() }
        return records
    }
}
