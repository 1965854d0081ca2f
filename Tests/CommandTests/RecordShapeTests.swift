import Foundation
import Testing

/// What an applicant's line leaves to the run, and what it must tell by itself.
@Suite struct RecordShapeTests {
    private struct Line: Decodable {
        struct Run: Decodable { let reads: [String: [String]] }
        let id: String?
        let outcomes: [String: [String]]?
        let unknowns: [String: [String]]?
        let run: Run?
    }

    private static func lines(_ folder: String) throws -> [Line] {
        let run = try Binary.run(["score", folder, "--as-of", "2026-08-23", "--format", "ndjson", "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        return try run.text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    @Test(arguments: ["Fixtures/lantern-quill", "Fixtures/scenarios/s2-laptop-farm"])
    func everyUnknownIsNamedAndEveryUnknownRuleWaitsForOne(_ folder: String) throws {
        let lines = try Self.lines(folder)
        let reads = try #require(lines.last?.run?.reads)
        let assessments = lines.dropLast()
        #expect(!assessments.isEmpty)
        for line in assessments {
            let outcomes = try #require(line.outcomes)
            let unknowns = try #require(line.unknowns)
            #expect(outcomes.values.joined().sorted() == reads.keys.sorted())
            let missing = Set(unknowns.values.joined())
            #expect(missing.count == unknowns.values.joined().count)
            var waitedFor: Set<String> = []
            for rule in outcomes["unknown"] ?? [] {
                let wanted = missing.intersection(reads[rule] ?? [])
                #expect(!wanted.isEmpty, "\(line.id ?? ""): \(rule) waits for nothing")
                waitedFor.formUnion(wanted)
            }
            #expect(waitedFor == missing, "\(line.id ?? ""): \(missing.subtracting(waitedFor).sorted())")
        }
    }
}
