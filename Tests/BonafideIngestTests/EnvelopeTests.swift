import BonafideCore
import BonafideIngest
import Testing

@Suite("JSON objects around a list of records")
struct EnvelopeTests {
    private let bench = Bench()

    @Test(
        "The records of the list are read",
        arguments: [
            (#"{"candidates":[{"id":"A","name":"x"},{"id":"B"}]}"#, "candidates"),
            (#"{"data":[{"id":"A"},{"id":"B"}],"next":null}"#, "data"),
            (
                #"{"meta":{"page":1,"data":[]},"data":{"total":2,"applicants":[{"id":"A"},{"id":"B"}]}}"#,
                "data.applicants"
            ),
            ("{\n \"results\": [\n  {\"id\": \"A\"},\n  {\"id\": \"B\"}\n ],\n \"count\": 2\n}\n", "results"),
            (#"{"id":"export-7","candidates":[{"id":"A"},{"id":"B"}]}"#, "candidates"),
            ("{\"data\":[{\"id\":\"A\"}]}\n{\"data\":[{\"id\":\"B\"}]}\n", "data"),
            (#"{"a \"data\":[":1,"data":[{"id":"A","data":[{"id":"N"}]},{"id":"B","x":"]}"}]}"#, "data"),
        ])
    func lists(text: String, path: String) throws {
        let result = bench.read("a.json", text)
        #expect(result.error == nil, "\(result.error?.text ?? "")")
        #expect(result.rejects.isEmpty)
        #expect(result.values(RootField.id.path) == ["A", "B"])
        let plan = try Ingest.open([bench.write("b.json", text)])
        #expect(plan.inputs.first?.recordPath == path)
        #expect(plan.notes.contains { $0.text.contains("`\(path)`") })
    }

    @Test(
        "An applicant's own lists make no envelope",
        arguments: [
            #"{"id":"A","profiles":[{"network":"x","url":"https://a.example"}]}"#,
            #"{"basics":{"name":"Ada"},"items":[{"a":1}],"work":[{"name":"W"}]}"#,
            #"{"profile_id":"A","data":[{"id":"N"}]}"#,
        ])
    func records(text: String) throws {
        let plan = try Ingest.open([bench.write("a.json", text)])
        #expect(plan.inputs.first?.recordPath.isEmpty == true)
        #expect(bench.read("a.json", text).applicants.count == 1)
    }

    @Test("Lines and small chunks are those of the file")
    func lines() {
        let rows = (1...300).map { "    {\"id\": \"A-\($0)\", \"name\": \"N \\\" ] }\"}" }.joined(separator: ",\n")
        let text =
            "{\n  \"page\": [1, 2],\n  \"candidates\": [\n\(rows)\n  ],\n  \"next\": {\"candidates\": [{\"id\": \"no\"}]}\n}\n"
        for size in [64, 1 << 20] {
            var options = IngestOptions()
            options.limits.chunkBytes = size
            let result = bench.read("a.json", text, options)
            #expect(result.error == nil)
            #expect(result.applicants.map(\.origin.line) == Array(4..<304))
        }
    }

    @Test(
        "Damage is told and the records before it are kept",
        arguments: [
            ("{\"data\":[{\"id\":\"A\"},\n{\"id\":\"B\"}", "a.json:2: error: the document ends before"),
            ("{\"data\":[{\"id\":\"A\"},{\"id\":\"B\"}]}\nmore", "a.json:2: error: text stands outside"),
            ("{\"data\":[{\"id\":\"A\"},{\"id\":\"B\"}]}]", "a closing bracket has no opening one"),
        ])
    func damage(text: String, message: String) {
        let result = bench.read("a.json", text)
        #expect(result.values(RootField.id.path) == ["A", "B"])
        #expect(result.error?.text.contains(message) == true, "\(result.error?.text ?? "no error")")
    }

    @Test("A map may name the list")
    func named() {
        var options = IngestOptions()
        options.map = bench.write("own.yaml", "map: own\nrecord: page.people\n")
        let result = bench.read("a.json", #"{"page":{"people":[{"id":"A"}]},"id":"x"}"#, options)
        #expect(result.values(RootField.id.path) == ["A"])
    }
}
