import BonafideArchive
import BonafideCore
import BonafideIngest
import Testing

/// The same two applicants in every format there is.
@Suite("Formats")
struct FormatTests {
    private let bench = Bench()

    static let table = #"""
        profile_id,full_name,email,claimed_country,login1_ts,login1_ip,login2_ts,login2_ip,doc1_name,hourly_rate
        P1,Zoë Example,zoe@example.com,DE,2026-03-01T08:00:00Z,192.0.2.1,2026-03-02T08:00:00Z,198.51.100.7,cv.pdf,42.50
        P2,"Example, ""Bo""",bo@example.org,JP,2026-03-01T09:00:00Z,203.0.113.9,,,id.jpg,15

        """#

    static let lines = """
        {"profile_id":"P1","full_name":"Zo\\u00eb Example","email":"zoe@example.com","claimed":{"country":"DE"},\
        "logins":[{"ts":"2026-03-01T08:00:00Z","ip":"192.0.2.1"},{"ts":"2026-03-02T08:00:00Z","ip":"198.51.100.7"}],\
        "documents":[{"name":"cv.pdf"}],"hourly_rate":42.50}
        {"profile_id":"P2","full_name":"Example, \\"Bo\\"","email":"bo@example.org","claimed":{"country":"JP"},\
        "logins":[{"ts":"2026-03-01T09:00:00Z","ip":"203.0.113.9"}],"documents":[{"name":"id.jpg"}],"hourly_rate":15}

        """

    static let xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <export>
          <applicant profile_id="P1"><full_name>Zo&#xeb; Example</full_name><email>zoe@example.com</email>
            <claimed><country>DE</country></claimed>
            <logins><login><ts>2026-03-01T08:00:00Z</ts><ip>192.0.2.1</ip></login>
              <login><ts>2026-03-02T08:00:00Z</ts><ip>198.51.100.7</ip></login></logins>
            <documents><document><name>cv.pdf</name></document></documents><hourly_rate>42.50</hourly_rate></applicant>
          <applicant profile_id="P2"><full_name>Example, <![CDATA["Bo"]]></full_name><email>bo@example.org</email>
            <claimed><country>JP</country></claimed>
            <logins><login><ts>2026-03-01T09:00:00Z</ts><ip>203.0.113.9</ip></login></logins>
            <documents><document><name>id.jpg</name></document></documents><hourly_rate>15</hourly_rate></applicant>
        </export>

        """

    /// All files that state the facts.
    static func inputs() -> [(name: String, bytes: [UInt8])] {
        let pretty = lines.replacing("{", with: "\n{\n  ").replacing(",\"", with: ",\n  \"")
        let array = "[" + lines.split(separator: "\n").joined(separator: ",\n") + "]\n"
        let semicolons = table.replacing("Example, \"\"Bo", with: "Example@ \"\"Bo").replacing(",", with: ";")
            .replacing("@ ", with: ", ")
        let tabs = table.replacing("Example, \"\"Bo", with: "Example@ \"\"Bo").replacing(",", with: "\t")
            .replacing("@ ", with: ", ")
        let western = table.unicodeScalars.map { UInt8($0.value) }
        return [
            ("comma.csv", Array(table.utf8)),
            ("windows.csv", Array(table.replacing("\n", with: "\r\n").utf8)),
            ("semicolon.csv", Array(semicolons.utf8)),
            ("tab.tsv", Array(tabs.utf8)),
            ("mark.csv", [0xef, 0xbb, 0xbf] + Array(table.utf8)),
            ("western.csv", western),
            ("utf16le.csv", [0xff, 0xfe] + wide(table, little: true)),
            ("utf16be.csv", [0xfe, 0xff] + wide(table, little: false)),
            ("utf16-without-mark.csv", wide(table, little: true)),
            ("comma.csv.gz", stored(Array(table.utf8))),
            ("lines.ndjson", Array(lines.utf8)),
            ("lines.ndjson.gz", stored(Array(lines.utf8))),
            ("array.json", Array(array.utf8)),
            ("values.json", Array(pretty.utf8)),
            ("wide.json", [0xff, 0xfe] + wide(array, little: true)),
            ("export.xml", Array(xml.utf8)),
            ("export.xml.gz", stored(Array(xml.utf8))),
        ]
    }

    private static func wide(_ text: String, little: Bool) -> [UInt8] {
        text.utf16.flatMap { little ? [UInt8($0 & 255), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 255)] }
    }

    @Test("The same facts have the same digests", arguments: inputs().map(\.name))
    func sameFacts(name: String) throws {
        let bytes = try #require(Self.inputs().first { $0.name == name }).bytes
        let plain = bench.read("a.csv", Self.table)
        let result = bench.read([bench.write(name, bytes)])
        #expect(result.error == nil)
        #expect(result.rejects.isEmpty)
        try #require(result.applicants.count == 2)
        for (left, right) in zip(plain.applicants, result.applicants) {
            #expect(
                String(decoding: left.canonicalBytes(), as: UTF8.self)
                    == String(decoding: right.canonicalBytes(), as: UTF8.self))
            #expect(left.digest() == right.digest())
        }
    }

    @Test("The facts are those that were written")
    func facts() throws {
        let result = bench.read("a.csv", Self.table)
        let first = try #require(result.applicants.first)
        #expect(
            String(decoding: first.canonicalBytes(), as: UTF8.self) == """
                id:2:P1
                basics.name:12:Zoë Example
                basics.email:15:zoe@example.com
                basics.location.countryCode:2:DE
                comp.rate_minor:4:4250

                sessions[].start:20:2026-03-01T08:00:00Z
                sessions[].ip:9:192.0.2.1

                sessions[].start:20:2026-03-02T08:00:00Z
                sessions[].ip:12:198.51.100.7

                documents[].file:6:cv.pdf


                """)
    }

    @Test("A file of several gzip members is one text")
    func members() {
        let halves = Self.table.split(separator: "P2,", maxSplits: 1)
        let bytes = stored(Array(halves[0].utf8)) + stored(Array(("P2," + halves[1]).utf8))
        #expect(bench.read([bench.write("two.csv.gz", bytes)]).values(RootField.id.path) == ["P1", "P2"])
    }

    @Test("One JSON Resume is one applicant")
    func resume() throws {
        let result = bench.read(
            "resume.json",
            """
            {
              "basics": {"name": "Ada Example", "label": "Engineer", "email": "ada@example.com",
                "location": {"city": "Leeds", "countryCode": "GB", "postalCode": "LS1"},
                "profiles": [{"network": "GitHub", "username": "ada", "url": "https://example.com/ada"}]},
              "work": [{"name": "Example Ltd", "position": "Developer", "startDate": "2020-01", "summary": "Built."},
                {"name": "Sample GmbH", "startDate": "2018"}],
              "education": [{"institution": "Example University", "area": "Physics", "studyType": "BSc"}],
              "meta": {"canonical": "https://example.com/resume.json"}
            }
            """)
        #expect(result.error == nil)
        let one = try #require(result.applicants.first)
        #expect(result.applicants.count == 1)
        #expect(one.string(RootField.basicsName.path).value == "Ada Example")
        #expect(one.string(RootField.basicsLocationCity.path).value == "Leeds")
        #expect(one.count(of: .work) == 2)
        #expect(one.string(WorkField.name.path, at: 1).value == "Sample GmbH")
        #expect(one.string(EducationField.institution.path).value == "Example University")
        #expect(one.string(LinkField.username.path).value == "ada")
    }
}

/// A gzip member that holds the bytes uncompressed (RFC 1952, RFC 1951 section 3.2.4), at most 65,535 of them.
func stored(_ content: [UInt8]) -> [UInt8] {
    var crc: UInt32 = 0xffff_ffff
    for byte in content {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
    }
    let length = UInt16(content.count)
    func little(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
    return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1]
        + [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)] + content
        + little(~crc) + little(UInt32(length))
}
