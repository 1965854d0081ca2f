import BonafideCore
import BonafideIngest
import Testing

@Suite("Column maps")
struct MapTests {
    private let bench = Bench()

    private func reading(_ map: String, _ name: String, _ text: String) -> ReadResult {
        var options = IngestOptions()
        options.map = bench.write("acme.yaml", map)
        return bench.read(name, text, options)
    }

    @Test("Every mistake of a map is told at once, with its place and the nearest name")
    func mistakes() {
        let result = reading(
            """
            map: acme
            extend: none
            empty: absnt
            root:
              basics.nmae: [Name]
              basics.label: [candidate_gender]
            groups:
              sesions:
                ip: [ip]
              sessions:
                ipp: [ip]
            """, "a.csv", "id\nA\n")
        let lines = (result.error?.text ?? "").split(separator: "\n").map(String.init)
        for expected in [
            "acme.yaml:2:1: error: `extend` is no key of a map", "acme.yaml:3:8: error: `absnt` is not one of",
            "acme.yaml:5:3: error: the profile has no field `basics.nmae`",
            "acme.yaml:6:18: error: `candidate_gender` tells of a protected trait",
            "acme.yaml:8:3: error: the profile has no group `sesions`",
            "acme.yaml:11:5: error: the group `sessions` has no field `ipp`",
        ] {
            #expect(lines.contains { $0.contains(expected) }, "\(expected)\n\(lines.joined(separator: "\n"))")
        }
        for name in ["extends", "absent", "basics.name", "sessions", "ip"] {
            #expect(lines.contains { $0.contains("did you mean `\(name)`?") }, "\(name)")
        }
    }

    @Test("A name that is no map and no file is answered with the nearest map")
    func unknownMap() {
        var options = IngestOptions()
        options.map = "greenhose"
        #expect(bench.read("a.csv", "id\nA\n", options).error?.text.contains("did you mean `greenhouse`?") == true)
    }

    @Test("An empty cell is unknown, or absent where the map says so")
    func emptyCells() throws {
        let unknown = bench.read("a.csv", "id,email,phone\nA,,1\n")
        #expect(unknown.applicants.first?.string(RootField.basicsEmail.path) == .unknown(.notCollected))
        let map = "map: acme\nempty: absent\n"
        for (name, text) in [("a.csv", "id,email,phone\nA,,1\n"), ("a.json", #"{"id":"A","email":null,"phone":"1"}"#)] {
            let absent = reading(map, name, text)
            #expect(absent.error == nil)
            #expect(absent.applicants.first?.string(RootField.basicsEmail.path) == .absent)
            #expect(absent.applicants.first?.string(RootField.basicsPhone.path).value == "1")
        }
    }

    @Test("A map of one's own: names, constants, transformations, numbered columns, single elements")
    func ownMap() throws {
        let result = reading(
            """
            map: acme
            root:
              id: [Applicant No]
              source.system: =acme
              comp.rate_minor: [{from: Rate, as: minor}]
              claims.utc_offset_min: [{from: Offset, as: hours}]
            groups:
              sessions:
                from: [visit, visits]
                ip: [address]
              documents@passport:
                kind: =passport
                sha256: [scan]
              payouts@main:
                account_number: [{from: paid to, as: account}]
            """, "a.csv",
            "Applicant No,Rate,Offset,visit1_address,visit2_address,scan,paid to\nA,42.505,-3.5,192.0.2.1,192.0.2.2,ab12,pay@example.com\n"
        )
        #expect(result.error == nil)
        let one = try #require(result.applicants.first)
        #expect(one.id == "A")
        #expect(one.string(RootField.sourceSystem.path).value == "acme")
        #expect(one.string(RootField.compRateMinor.path).value == "4251")
        #expect(one.string(RootField.claimsUtcOffsetMin.path).value == "-210")
        #expect(one.string(SessionField.ip.path, at: 1).value == "192.0.2.2")
        #expect(one.string(DocumentField.kind.path).value == "passport")
        #expect(one.string(DocumentField.sha256.path).value == "ab12")
        #expect(one.string(PayoutField.email.path).value == "pay@example.com")
    }

    @Test("A column no map knows is reported with the nearest name that is known")
    func unmapped() throws {
        let table = try Ingest.open([bench.write("a.csv", "id,full_nmae,zzzzqqqq\nA,x,y\n")])
        #expect(table.reports[0].unmapped.map(\.name) == ["full_nmae", "zzzzqqqq"])
        #expect(table.reports[0].unmapped.map(\.nearest) == ["fullname", nil])
        #expect(table.notes.contains { $0.text.contains("`full_nmae` is not known") })
        let json = try Ingest.open([bench.write("a.json", #"[{"id":"A","claimed":{"contry":"DE"},"gender":"f"}]"#)])
        #expect(json.reports[0].unmapped.map(\.name) == ["claimed.contry"])
        #expect(json.reports[0].dropped == ["gender"])
    }
}
