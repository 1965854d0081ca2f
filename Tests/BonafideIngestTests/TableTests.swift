import BonafideCore
import BonafideIngest
import Testing

@Suite("Tables")
struct TableTests {
    private let bench = Bench()
    private let plain = "profile_id,full_name,email,login1_ip,login1_ts,login2_ip\n"

    @Test("Rows fill applicants, numbered columns become elements, empty ones leave none")
    func numberedColumns() throws {
        let result = bench.read(
            "a.csv",
            plain + "P1,Ada Example,ada@example.com,192.0.2.1,1750000000,192.0.2.2\nP2,\"Example, Bo\",,,,192.0.2.3\n")
        #expect(result.error == nil)
        #expect(result.rejects.isEmpty)
        #expect(result.values(RootField.id.path) == ["P1", "P2"])
        #expect(result.values(RootField.basicsName.path) == ["Ada Example", "Example, Bo"])
        try #require(result.applicants.count == 2)
        #expect(result.applicants[0].count(of: .sessions) == 2)
        #expect(result.applicants[1].count(of: .sessions) == 1)
        #expect(result.applicants[1].string(SessionField.ip.path, at: 0).value == "192.0.2.3")
        #expect(result.applicants[1].string(RootField.basicsEmail.path) == .unknown(.notCollected))
        #expect(result.applicants[1].origin == RecordOrigin(file: 0, record: 2, line: 3))
    }

    @Test(
        "Delimiters, line ends, marks and quotes of usual exports give the same facts",
        arguments: [
            ("id,name,city\nP1,Ada Example,Leeds\n", "comma"),
            ("id,name,city\r\nP1,Ada Example,Leeds\r\n", "line ends of Windows"),
            ("\u{feff}id,name,city\nP1,Ada Example,Leeds\n", "byte order mark"),
            ("id;name;city\nP1;Ada Example;Leeds", "semicolon, no last newline"),
            ("id\tname\tcity\nP1\tAda Example\tLeeds\n", "tab"),
            ("id|name|city\nP1|Ada Example|Leeds\n", "bar"),
            ("sep=;\r\nid;name;city\r\nP1;Ada Example;Leeds\r\n", "Excel's first line"),
            ("\"id\",\"Name\",\"City\"\n\"P1\",\"Ada Example\",\" Leeds \"\n", "everything quoted"),
            ("ID, Full Name ,claimed_city\nP1,Ada Example,Leeds,,\n", "trailing delimiters"),
            ("id,name,city\n\n\nP1,Ada Example,Leeds\n\n", "blank lines"),
        ])
    func dialects(_ text: String, _ label: String) {
        let result = bench.read("a.csv", text)
        #expect(result.error == nil)
        #expect(result.values(RootField.id.path) == ["P1"])
        #expect(result.values(RootField.basicsName.path) == ["Ada Example"])
        #expect(result.values(RootField.basicsLocationCity.path) == ["Leeds"])
    }

    @Test("Text of other encodings is read as UTF-8")
    func encodings() {
        let text = "id,name\nP1,Zoë Exámple “x”\n"
        let expected = ["Zoë Exámple “x”"]
        var units: [UInt8] = [0xff, 0xfe]
        for unit in text.utf16 { units += [UInt8(unit & 0xff), UInt8(unit >> 8)] }
        #expect(bench.read([bench.write("le.csv", units)]).values(RootField.basicsName.path) == expected)
        var swapped: [UInt8] = []
        for unit in text.utf16 { swapped += [UInt8(unit >> 8), UInt8(unit & 0xff)] }
        #expect(bench.read([bench.write("be.csv", swapped)]).values(RootField.basicsName.path) == expected)
        let western = text.unicodeScalars.map { scalar -> UInt8 in
            switch scalar {
            case "“": 0x93
            case "”": 0x94
            default: UInt8(scalar.value)
            }
        }
        #expect(bench.read([bench.write("w.csv", western)]).values(RootField.basicsName.path) == expected)
    }

    @Test("Quoted newlines and doubled quotes keep their text and the count of lines")
    func quotedText() {
        let result = bench.read(
            "a.csv", "id,headline,name\nP1,\"one \"\"two\"\"\nthree\",Ada\nP2,\"\",Bo\nP3,x,\"Cy \"\"Q\"\"\"\n")
        #expect(result.values(RootField.basicsLabel.path) == ["one \"two\"\nthree", "", "x"])
        #expect(result.values(RootField.basicsName.path) == ["Ada", "Bo", "Cy \"Q\""])
        #expect(result.applicants.map(\.origin.line) == [2, 4, 5])
    }

    @Test("A row that cannot be read is left out with line, column and reason")
    func rejects() {
        let result = bench.read(
            "a.csv", "id,name,city\nP1,Ada\nP2,Bo,Leeds,x\n,Cy,Leeds\nP4,D\"d\",Leeds\nP5,\"E\"e,Leeds\nP6,Fay,Leeds\n")
        #expect(result.error == nil)
        #expect(result.values(RootField.id.path) == ["P6"])
        #expect(result.records == 6)
        let told = result.rejects.map { "\($0.origin.line):\($0.column) \($0.field) \($0.reason.rawValue)" }
        #expect(
            told == [
                "2:7 name too_few_columns", "3:13  too_many_columns", "4:0  missing_id", "5:4 name stray_quote",
                "6:4 name stray_quote",
            ])
        #expect(!result.rejects.contains { $0.reason.isHostile })
    }

    @Test("Columns of protected traits never reach an applicant")
    func protectedTraits() throws {
        let path = bench.write(
            "a.csv", "id,Nationality,gender,kyc_place_of_birth,name\nP1,XX,f,Nowhere,Ada\nP2,,,,Bo\n")
        let plan = try Ingest.open([path])
        #expect(plan.reports[0].dropped == ["Nationality", "gender", "kyc_place_of_birth"])
        let result = bench.read([path])
        #expect(result.applicants.map(\.droppedColumns) == [3, 0])
        #expect(result.droppedValues == 3)
        #expect(!String(decoding: result.applicants[0].canonicalBytes(), as: UTF8.self).contains("Nowhere"))
    }

    @Test("Many rows in small chunks are the same as in one")
    func chunkBorders() {
        var text = "id,headline,login1_ip\n"
        for number in 0..<2000 {
            text += "P\(number),\"a\(String(repeating: "x", count: number % 70))\n\"\"b\"\"\",192.0.2.\(number % 250)\n"
        }
        let path = bench.write("a.csv", text)
        let whole = bench.read([path])
        for size in [64, 100, 4096] {
            var options = IngestOptions()
            options.limits.chunkBytes = size
            let parts = bench.read([path], options)
            #expect(parts.applicants.map { $0.canonicalBytes() } == whole.applicants.map { $0.canonicalBytes() })
            #expect(parts.applicants.map(\.origin) == whole.applicants.map(\.origin))
        }
        #expect(whole.applicants.count == 2000)
        #expect(whole.applicants.last?.origin == RecordOrigin(file: 0, record: 2000, line: 4000))
    }

    @Test("A cell of a list field holds several values with bars between them")
    func listCells() throws {
        let result = bench.read(
            "a.csv",
            "id,claims.timezones,endpoint1_software,headline\n"
                + "P1,Europe/Lisbon|Europe/Madrid,\" Slack | Docker Desktop||\",Go|Rust\nP2,|,,\n")
        let first = try #require(result.applicants.first)
        #expect(first.strings(RootField.claimsTimezones.path) == ["Europe/Lisbon", "Europe/Madrid"])
        #expect(first.strings(EndpointField.software.path) == ["Slack", "Docker Desktop"])
        #expect(first.string(RootField.basicsLabel.path).value == "Go|Rust")
        #expect(result.applicants.last?.isGiven(RootField.claimsTimezones.path) == false)
    }
}
