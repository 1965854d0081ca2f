import BonafideCore
import BonafideIngest
import Testing

@Suite("Damaged inputs")
struct DamageTests {
    private let bench = Bench()

    @Test(
        "The place is told and the records before it are kept",
        arguments: [
            ("a.json", #"[{"id":"A"},{"id":"B"}"#, ["A", "B"], "a.json:1: error: the array is not closed"),
            ("a.json", "[{\"id\":\"A\"},\n{\"id\":", ["A"], "a.json:2: error: the document ends inside a value"),
            ("a.json", #"[{"id":"A"}]]"#, ["A"], "text follows the end of the array"),
            ("a.json", "{\"id\":\n\"A\"}\n}\n", ["A"], "a.json:3: error: a closing bracket has no opening one"),
            ("a.csv", "id,name\nA,x\nB,\"y\nC,z\n", ["A"], "a.csv:3: error: a quotation mark"),
            ("a.csv", "\u{feff}", [], "a.csv: error: the input is empty"),
            ("a.csv", "no,such,thing\n1,2,3\n", [], "a.csv:1: error: no column or key is known"),
            ("a.xml", "<r><p><id>&x;</id></p></r>", [], "a.xml:1:"),
            ("a.xml", "<!DOCTYPE r><r><p><id>1</id></p></r>", [], "a DOCTYPE is not accepted"),
            ("a.xml", "<r><p><id>1</p></r>", [], "an end tag that does not match its start tag"),
        ])
    func stops(name: String, text: String, kept: [String], message: String) {
        let result = bench.read(name, text)
        #expect(result.values(RootField.id.path) == kept)
        #expect(result.error?.text.contains(message) == true, "\(result.error?.text ?? "no error")")
    }

    @Test(
        "A bad record is left out alone",
        arguments: [
            ("{\"id\":\"A\"}\n{\"id\":\"B\"\n{\"id\":\"C\"}\n", "2:10 malformed_json"),
            ("{\"id\":\"A\"}\n[1]\n{\"id\":\"C\"}\n", "2:1 not_an_object"),
            ("{\"id\":\"A\"}\n{\"id\":\"B\"} x\n{\"id\":\"C\"}\n", "2:12 malformed_json"),
            ("{\"id\":\"A\"}\n{\"name\":\"B\"}\n{\"id\":\"C\"}\n", "2:0 missing_id"),
            ("{\"id\":\"A\"}\n{\"id\":\"B\",\"n\":01}\n{\"id\":\"C\"}\n", "2:16 malformed_json"),
            ("{\"id\":\"A\"}\n{\"id\":\"\\u0000\"}\n{\"id\":\"C\"}\n", "2:8 null_byte"),
            ("[{\"id\":\"A\"},\n 7,\n{\"id\":\"C\"}]", "2:2 not_an_object"),
        ])
    func goesOn(text: String, reject: String) {
        let result = bench.read("a.json", text)
        #expect(result.error == nil)
        #expect(result.values(RootField.id.path) == ["A", "C"])
        #expect(result.rejects.map { "\($0.origin.line):\($0.column) \($0.reason.rawValue)" } == [reject])
    }

    @Test("An array of things that are no objects is not taken for an empty one")
    func scalars() {
        #expect(
            bench.read("a.json", "[1, \"x\", null]").rejects.map(\.reason) == [
                .notAnObject, .notAnObject, .notAnObject,
            ])
        #expect(bench.read("a.json", "[]").error == nil)
    }

    @Test("A record beyond the limit is left out, and those around it are read")
    func longRecords() {
        var options = IngestOptions()
        options.limits.recordBytes = 4096
        options.limits.chunkBytes = 1024
        let long = String(repeating: "x", count: 10_000)
        let table = bench.read("a.csv", "id,name\nA,x\nB,\(long)\nC,y\n", options)
        #expect(table.values(RootField.id.path) == ["A", "C"])
        #expect(table.rejects.map(\.reason) == [.tooLong])
        #expect(table.rejects.first?.origin.line == 3)
        let lines = bench.read(
            "a.ndjson", "{\"id\":\"A\"}\n{\"id\":\"B\",\"name\":\"\(long)\"}\n{\"id\":\"C\"}\n", options)
        #expect(lines.values(RootField.id.path) == ["A", "C"])
        #expect(lines.rejects.map(\.reason) == [.tooLong])
    }

    @Test("Nesting beyond the limit is refused without recursion")
    func depth() {
        let deep =
            "{\"id\":\"A\"}\n{\"id\":\"B\",\"x\":" + String(repeating: "[", count: 100_000) + "\n{\"id\":\"C\"}\n"
        let result = bench.read("a.ndjson", deep)
        #expect(result.values(RootField.id.path) == ["A", "C"])
        #expect(result.rejects.map(\.reason) == [.tooDeep])
    }

    @Test("A broken input does not keep the next one from being read")
    func nextInput() throws {
        let paths = [bench.write("a.json", #"[{"id":"A"}"#), bench.write("b.csv", "id,name\nB,x\n")]
        let source = try Ingest.open(paths).makeSource()
        var chunk = RawChunk()
        #expect(try source.next(&chunk))
        #expect(throws: IngestError.self) { try source.next(&chunk) }
        #expect(try source.next(&chunk))
        #expect(chunk.file == 1)
        #expect(try !source.next(&chunk))
    }
}
