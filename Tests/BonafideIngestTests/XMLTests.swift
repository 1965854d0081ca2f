import BonafideCore
import BonafideIngest
import Testing

@Suite("XML exports")
struct XMLTests {
    private let bench = Bench()

    /// A document of one record whose lists are wrapped.
    private func described(_ record: String) throws -> String {
        let result = bench.read("a.xml", "<export><applicant><id>A</id>\(record)</applicant></export>")
        #expect(result.error == nil)
        #expect(result.rejects.isEmpty)
        let one = try #require(result.applicants.first)
        return String(decoding: one.canonicalBytes(), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: true).dropFirst().joined(separator: " ")
    }

    @Test(
        "An element that wraps the items of a list is the list",
        arguments: [
            (
                "<documents><document><name>a.pdf</name></document><document><name>b.pdf</name></document></documents>",
                "documents[].file:5:a.pdf documents[].file:5:b.pdf"
            ),
            (
                "<links><link><url>https://a.example</url></link><link><url>https://b.example</url></link></links>",
                "links[].url:17:https://a.example links[].url:17:https://b.example"
            ),
            (
                "<links><link>https://a.example</link><link>https://b.example</link></links>",
                "links[].url:17:https://a.example links[].url:17:https://b.example"
            ),
            (
                "<work><position><title>Dev</title></position><position><title>Lead</title></position></work>",
                "work[].position:3:Dev work[].position:4:Lead"
            ),
            (
                "<work><position>Dev</position><company>Sample</company></work>",
                "work[].name:6:Sample work[].position:3:Dev"
            ),
            (
                "<payouts><payout><wallet><address>x1</address></wallet></payout>"
                    + "<payout><wallet><address>x2</address></wallet></payout></payouts>",
                "payouts[].wallet.address:2:x1 payouts[].wallet.address:2:x2"
            ),
            ("<payout><wallet><address>x1</address></wallet></payout>", "payouts[].wallet.address:2:x1"),
            (
                "<sessions><entry ip='192.0.2.1'/><entry ip='192.0.2.2'/></sessions>",
                "sessions[].ip:9:192.0.2.1 sessions[].ip:9:192.0.2.2"
            ),
            (
                "<login><ip>192.0.2.1</ip></login><login><ip>192.0.2.2</ip></login>",
                "sessions[].ip:9:192.0.2.1 sessions[].ip:9:192.0.2.2"
            ),
            ("<education><school>MIT</school></education>", "education[].institution:3:MIT"),
            (
                "<educations><education><school>A</school></education><education><school>B</school></education>"
                    + "</educations>", "education[].institution:1:A education[].institution:1:B"
            ),
            (
                "<client_ids><client_id>a</client_id><client_id>b</client_id></client_ids>",
                "client_ids:1:a client_ids:1:b"
            ),
        ])
    func wrappers(record: String, expected: String) throws {
        #expect(try described(record) == expected)
    }

    @Test("An object that is no item adds no element of its own")
    func nestedObjects() throws {
        #expect(
            try described("<session><ip>192.0.2.1</ip><place><country>US</country></place></session>")
                == "sessions[].ip:9:192.0.2.1")
    }

    @Test("Records that are attributes alone are found")
    func attributes() {
        let result = bench.read("a.xml", "<rows><row id='A' name='Ada'/><row id='B' name='Bo'/></rows>")
        #expect(result.values(RootField.id.path) == ["A", "B"])
        #expect(result.values(RootField.basicsName.path) == ["Ada", "Bo"])
    }

    @Test("A list inside the records is not taken for the records")
    func recordElement() {
        let item = "<profiles><profile><url>https://a.example</url></profile></profiles>"
        let result = bench.read("a.xml", "<r><p><id>A</id>\(item)</p><p><id>B</id>\(item)</p></r>")
        #expect(result.values(RootField.id.path) == ["A", "B"])
    }

    @Test("Every record has the line it begins on")
    func lines() {
        let rows = (1...500).map { "  <p>\n    <id>A-\($0)</id>\n    <name>N</name>\n  </p>\n" }.joined()
        let result = bench.read("a.xml", "<?xml version='1.0'?>\n<r>\n\(rows)</r>\n")
        let lines: [UInt64] = Array(stride(from: 3, to: 3 + 4 * 500, by: 4))
        #expect(result.applicants.map(\.origin.line) == lines)
        #expect(result.applicants.map(\.origin.record) == Array(1...500))
    }

    @Test("All records before damage are kept, and the place is told")
    func damage() {
        for (tail, message) in [
            ("<p><id>Z</name></p></r>", "a.xml:102:"), ("<p><id>Z</id>", "inside an element"),
            ("<p><id>\u{1}</id></p></r>", "does not allow"), ("<p><id>&nothing;</id></p></r>", "entity reference"),
        ] {
            let rows = (1...100).map { "<p><id>A-\($0)</id></p>\n" }.joined()
            let result = bench.read("a.xml", "<r>\n\(rows)\(tail)")
            #expect(result.values(RootField.id.path) == (1...100).map { "A-\($0)" })
            #expect(result.error?.text.contains(message) == true, "\(result.error?.text ?? "no error")")
        }
    }

    @Test("A record beyond the limit is left out, and those around it keep their numbers")
    func longRecords() {
        var options = IngestOptions()
        options.limits.recordBytes = 4096
        let long = String(repeating: "x", count: 10_000)
        let result = bench.read(
            "a.xml", "<r><p><id>A</id></p>\n<p><id>B</id><name>\(long)</name></p>\n<p><id>C</id></p></r>", options)
        #expect(result.error == nil)
        #expect(result.values(RootField.id.path) == ["A", "C"])
        #expect(result.rejects.map(\.reason) == [.tooLong])
        #expect(result.rejects.first?.origin == RecordOrigin(file: 0, record: 2, line: 2))
        #expect(result.applicants.map(\.origin.record) == [1, 3])
        let tag = bench.read(
            "a.xml", "<r><p><id>A</id></p>\n<p a='\(String(repeating: "y", count: 200_000))'/></r>", options)
        #expect(tag.values(RootField.id.path) == ["A"])
        #expect(tag.error != nil || tag.rejects.map(\.reason) == [.tooLong])
    }

    @Test("Documents in other encodings are read as they declare")
    func encodings() {
        let text = "<?xml version='1.0' encoding='ENC'?><r><p><id>A</id><name>Zoë</name></p></r>"
        let western = text.replacing("ENC", with: "ISO-8859-1").unicodeScalars.map { UInt8($0.value) }
        #expect(bench.read([bench.write("w.xml", western)]).values(RootField.basicsName.path) == ["Zoë"])
        var wide: [UInt8] = [0xff, 0xfe]
        for unit in text.replacing("ENC", with: "UTF-16").utf16 { wide += [UInt8(unit & 255), UInt8(unit >> 8)] }
        #expect(bench.read([bench.write("u.xml", wide)]).values(RootField.basicsName.path) == ["Zoë"])
    }
}
