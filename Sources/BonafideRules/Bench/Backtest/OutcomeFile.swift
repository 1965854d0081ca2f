internal import BonafideCore
package import Foundation

/// Stores outcome tables: a line of text, a JSON header, then the columns as little-endian words.
package enum OutcomeFile {
    private static let mark = "bonafide-outcomes 1\n"

    private struct Header: Codable {
        struct Rule: Codable {
            let id: String
            let condition: String
        }
        let rules: [Rule]
        let applicants: Int
        let inputs: [String]
        let catalog: String
        let idBytes: Int
    }

    /// Why a file cannot be read.
    package struct Damage: Error, Hashable, Sendable {
        /// One sentence.
        package let message: String
    }

    /// The bytes of a table.
    package static func data(_ table: OutcomeTable) throws -> Data {
        let names = Data(table.ids.joined(separator: "\n").utf8)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let header = Header(
            rules: table.rules.map { Header.Rule(id: $0.id, condition: $0.condition) }, applicants: table.count,
            inputs: table.inputs, catalog: table.catalogDigest, idBytes: names.count)
        var data = Data(mark.utf8)
        data.append(try encoder.encode(header))
        data.append(0x0a)
        data.append(names)
        table.files.map(\.littleEndian).withUnsafeBytes { data.append(contentsOf: $0) }
        table.words.map(\.littleEndian).withUnsafeBytes { data.append(contentsOf: $0) }
        return data
    }

    /// Reads a stored table; nothing in the bytes is trusted.
    package static func read(_ data: Data) throws(Damage) -> OutcomeTable {
        let damage = Damage(message: "the file holds no outcomes of this version")
        guard data.starts(with: Data(mark.utf8)) else { throw damage }
        var place = data.startIndex + mark.utf8.count
        guard let end = data[place...].firstIndex(of: 0x0a),
            let header = try? JSONDecoder().decode(Header.self, from: data[place..<end])
        else { throw damage }
        place = end + 1
        let blocks = (max(0, header.applicants) + 63) / 64
        let (stride, overflow) = header.rules.count.multipliedReportingOverflow(by: 3)
        let (count, tooMany) = blocks.multipliedReportingOverflow(by: stride)
        let left = data.endIndex - place
        guard !overflow, !tooMany, header.applicants >= 0, header.applicants <= left, header.idBytes >= 0,
            count <= left / 8, left == header.idBytes + header.applicants * 2 + count * 8
        else { throw damage }
        let names = String(decoding: data[place..<place + header.idBytes], as: UTF8.self)
        let ids =
            header.applicants == 0
            ? [] : names.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard ids.count == header.applicants else { throw damage }
        place += header.idBytes
        let files: [UInt16] = words(data[place..<place + header.applicants * 2])
        place += header.applicants * 2
        let rules = header.rules.map { OutcomeTable.RecordedRule(id: $0.id, condition: $0.condition) }
        var table = OutcomeTable(rules: rules, ids: ids, files: files, words: words(data[place...]))
        table.inputs = header.inputs
        table.catalogDigest = header.catalog
        return table
    }

    private static func words<Word: FixedWidthInteger>(_ data: Data) -> [Word] {
        let size = MemoryLayout<Word>.size
        return [Word](unsafeUninitializedCapacity: data.count / size) { buffer, count in
            _ = data.copyBytes(to: UnsafeMutableRawBufferPointer(buffer), count: data.count / size * size)
            for index in 0..<data.count / size { buffer[index] = Word(littleEndian: buffer[index]) }
            count = data.count / size
        }
    }
}
