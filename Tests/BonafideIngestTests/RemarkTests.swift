import BonafideCore
import BonafideIngest
import Testing

@Suite("What is remarked of records that were read")
struct RemarkTests {
    private let bench = Bench()

    private func parsers(_ plan: InputPlan, workers: Int) throws -> [ChunkParser] {
        let source = plan.makeSource()
        let parsers = (0..<workers).map { _ in plan.makeParser() }
        var chunk = RawChunk()
        while try source.next(&chunk) { _ = try parsers[chunk.number % workers].parse(chunk) { _, _ in } }
        return parsers
    }

    @Test("Records that repeat an id are found, whoever read them", arguments: [1, 3])
    func repeatedIDs(workers: Int) throws {
        var options = IngestOptions()
        options.limits.chunkBytes = 64
        let rows = (0..<2000).map { "P\($0 % 1990),x\n" }.joined()
        let paths = [bench.write("a.csv", "id,name\n" + rows), bench.write("b.csv", "id,name\nQ1,x\n P7 ,x\n")]
        let plan = try Ingest.open(paths, options)
        let found = RecordIDs.repeated(try parsers(plan, workers: workers).flatMap(\.ids))
        let later: [UInt64] = (1991...2000).map { UInt64($0) } + [2]
        let earlier: [UInt64] = (1...10).map { UInt64($0) } + [8]
        #expect(found.map(\.origin.record) == later)
        #expect(found.map(\.first.record) == earlier)
        #expect(found.last?.origin == RecordOrigin(file: 1, record: 2, line: 3))
        #expect(found.first?.first == RecordOrigin(file: 0, record: 1, line: 2))
    }

    @Test("Rows without a profile are found with their place", arguments: [1, 2])
    func rowsWithoutProfile(workers: Int) throws {
        let folder = Bench()
        _ = folder.write("profiles.csv", "id,name\nA,x\nB,y\nC,\"z\" broken\n")
        _ = folder.write("sessions.csv", "profile_id,ip\nA,192.0.2.1\nZ,192.0.2.2\nB,192.0.2.3\nC,192.0.2.4\n")
        _ = folder.write(
            "payouts.ndjson", "{\"profile_id\":\"B\",\"method\":\"bank\"}\n{\"profile_id\":\"Y\",\"method\":\"bank\"}\n"
        )
        var options = IngestOptions()
        options.limits.chunkBytes = 16
        let plan = try Ingest.open([folder.folder], options)
        let left = plan.sideRowsWithoutProfile(try parsers(plan, workers: workers))
        let told = left.map { "\(plan.sideReports[$0.table].group.name) \($0.origin.record) \($0.origin.line)" }
        #expect(told == ["payouts 2 2", "sessions 2 3", "sessions 4 5"])
    }

    @Test("A column that stands twice is told, and its first value is taken")
    func repeatedColumns() throws {
        let path = bench.write(
            "a.csv", "id,name,Name,login1_ip,login1_ip,,\nA,x,y,192.0.2.1,192.0.2.2,,\nB,,y,,192.0.2.2,,\n")
        let plan = try Ingest.open([path])
        #expect(plan.reports[0].repeated == ["Name", "login1_ip"])
        #expect(plan.notes.contains { $0.text.contains("`login1_ip` stands more than once") })
        let result = bench.read([path])
        #expect(result.values(RootField.basicsName.path) == ["x", "y"])
        #expect(result.values(SessionField.ip.path) == ["192.0.2.1", "192.0.2.2"])
    }

    @Test(
        "A profile of the model is not taken for a JSON Resume",
        arguments: [
            (#"{"id":"A","basics":{"name":"N"},"work":[{"name":"W"}],"sessions":[{"ip":"192.0.2.1"}]}"#, "generic"),
            (#"{"basics":{"name":"N","email":"n@example.com"},"work":[{"name":"W"}]}"#, "json-resume"),
        ])
    func resumes(text: String, map: String) throws {
        #expect(try Ingest.open([bench.write("a.json", text)]).inputs.first?.map.name == map)
    }
}
