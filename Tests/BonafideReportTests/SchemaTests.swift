import BonafideReport
import BonafideTestSupport
import Foundation
import Testing

@Suite("The committed schema")
struct SchemaTests {
    @Test("the file and the text in the binary are one")
    func isCommitted() throws {
        let file = Golden.folder.appendingPathComponent("../../docs/schema/assessment-2.schema.json")
        #expect(try String(contentsOf: file, encoding: .utf8) == AssessmentSchema.text)
    }

    @Test("JSON is valid, with and without scores", arguments: [true, false])
    func document(_ showsScores: Bool) throws {
        let validator = try SchemaValidator(AssessmentSchema.text)
        let problems = validator.problems(try SampleReport.json { $0.showsScores = showsScores })
        #expect(problems.isEmpty, "\(problems.prefix(5))")
    }

    @Test("each line of NDJSON is valid", arguments: [true, false])
    func lines(_ showsScores: Bool) throws {
        let validator = try SchemaValidator(AssessmentSchema.text)
        for line in SampleReport.text(.ndjson, { $0.showsScores = showsScores }).split(separator: "\n") {
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            #expect(validator.problems(value, definition: "line").isEmpty)
        }
    }

    @Test(
        "the schema refuses what is wrong",
        arguments: [
            ("\"band\":\"low\"", "\"band\":\"\""), ("\"settled\":true", "\"settled\":1"),
            ("\"coverage\":", "\"cover\":"),
            ("\"outcomes\":{", "\"outcomes\":{\"maybe\":[],"), ("\"unknowns\":{", "\"unknowns\":{\"lost\":[],"),
            ("\"reads\":{", "\"reads\":{\"Network\":[],"),
            ("\"kind\":\"floor\"", "\"kind\":\"wall\""),
            ("\"millibans\":", "\"millibans\":0.5,\"x\":"),
            ("{\"id\":", "{\"decision\":\"reject\",\"id\":"),
        ])
    func refuses(_ wrong: String, _ with: String) throws {
        let text = SampleReport.text(.json)
        let changed = text.replacingOccurrences(of: wrong, with: with)
        #expect(changed != text)
        let value = try JSONSerialization.jsonObject(with: Data(changed.utf8))
        #expect(!(try SchemaValidator(AssessmentSchema.text).problems(value).isEmpty))
    }
}
