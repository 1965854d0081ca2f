import BonafideReport
import Foundation
import Testing

@Suite("Text of an input in each format")
struct EscapingTests {
    static let cases = Golden.cases("escapes.jsonl")

    @Test("the table is there")
    func hasCases() { #expect(Self.cases.count >= 48) }

    @Test("each text is safe in each format", arguments: cases)
    func escapes(_ row: [String: String]) throws {
        let text = try #require(row["in"])
        for format in ReportFormat.allCases {
            guard let expected = row[format.rawValue] else { continue }
            #expect(ReportEscaping.text(text, in: format) == expected)
        }
    }

    @Test("JSON text is read back as it was", arguments: cases)
    func roundTrip(_ row: [String: String]) throws {
        let text = try #require(row["in"])
        let json = "[\(ReportEscaping.text(text, in: .json))]"
        let back = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
        #expect(back.map { Array($0[0].unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test("every length and place of a special byte is found", arguments: 0..<40)
    func places(_ place: Int) throws {
        for special in ["\"", "\\", "\n", "\u{1}", "\u{7F}", "\u{85}", "\u{202E}", "é", "\u{10FFFF}"] {
            let text = String(repeating: "a", count: place) + special + String(repeating: "b", count: 39 - place)
            let json = "[\(ReportEscaping.text(text, in: .json))]"
            let back = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
            #expect(back?.first == text)
        }
    }

    @Test("columns are counted as a terminal gives them")
    func columns() {
        for (text, width) in [
            ("abc", 3), ("李明", 4), ("e\u{301}", 1), ("한국", 4), ("\u{1F600}", 2), ("مريم", 4), ("", 0),
        ] {
            #expect(ReportEscaping.columns(of: text) == width)
        }
    }
}
