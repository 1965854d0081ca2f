import BonafideCore
import BonafideIngest
import Foundation
import Testing

/// A second pass over an input follows the cuts of the first.
@Suite struct CutTrailTests {
    private static let head = "id,full_name,headline\n"

    /// Rows of many lengths, with line ends inside quotation marks, and now and then one that exceeds a chunk.
    private static func rows(_ count: Int) -> [String] {
        (0..<count).map { number in
            let text = String(repeating: "ab\n", count: number % 7) + String(number)
            return "P\(number),Name \(number),\"\(number % 97 == 5 ? String(repeating: text, count: 400) : text)\"\n"
        }
    }

    private func pass(_ plan: InputPlan) throws -> (chunks: [[UInt64]], names: [String]) {
        let source = plan.makeSource()
        let parser = plan.makeParser()
        var chunk = RawChunk()
        var chunks: [[UInt64]] = []
        var names: [String] = []
        while try source.next(&chunk) {
            chunks.append([UInt64(chunk.count), chunk.firstRecord, chunk.firstLine])
            _ = try parser.parse(chunk) { applicants, count in
                names += applicants[..<count].map { $0.string(RootField.basicsName.path).value ?? "" }
            }
        }
        return (chunks, names)
    }

    private func plan(_ path: String) throws -> InputPlan {
        var options = IngestOptions()
        options.limits.chunkBytes = 4096
        return try Ingest.open([path], options)
    }

    @Test func laterPassesGiveTheSameChunks() throws {
        let bench = Bench()
        let plan = try plan(bench.write("a.csv", Self.head + Self.rows(500).joined()))
        let first = try pass(plan)
        #expect(first.names == (0..<500).map { "Name \($0)" })
        #expect(first.chunks.count > 5)
        for _ in 0..<2 {
            let next = try pass(plan)
            #expect(next.chunks == first.chunks)
            #expect(next.names == first.names)
        }
    }

    /// What another program wrote into the file meanwhile is read as it stands.
    @Test(arguments: [100, 300, 499, 600])
    func changedInputIsCutAnew(count: Int) throws {
        let bench = Bench()
        let path = bench.write("a.csv", Self.head + Self.rows(500).joined())
        let plan = try plan(path)
        _ = try pass(plan)
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: Data((Self.head + "P,First,\"\n\"\n" + Self.rows(count).joined()).utf8))
        try file.close()
        #expect(try pass(plan).names == ["First"] + (0..<count).map { "Name \($0)" })
    }

    /// A pass that was broken off leaves no cuts behind.
    @Test func brokenOffPassLeavesNothing() throws {
        let bench = Bench()
        let plan = try plan(bench.write("a.csv", Self.head + Self.rows(500).joined()))
        var chunk = RawChunk()
        let source = plan.makeSource()
        for _ in 0..<3 { #expect(try source.next(&chunk)) }
        #expect(try pass(plan).names.count == 500)
    }
}
