import Foundation
import Testing

@Suite struct PersonsTests {
    private static let lines = """
        {"id":"A","basics":{"name":"Marguerite Tollefsen","email":"m.tollefsen@example.net","location":{"address":\
        "77 Winding Brook Lane","postalCode":"94110","countryCode":"US"}},"person":{"dob":"1984-03-12"}}
        {"id":"B","basics":{"name":"TOLLEFSEN, Margurite","email":"m.tollefsen@example.net","location":{"address":\
        "77 Winding Brook Ln","postalCode":"94110","countryCode":"US"}},"person":{"dob":"1984-03-12"}}
        {"id":"C","basics":{"name":"Anselm Tollefsen","location":{"address":"77 Winding Brook Lane","postalCode":\
        "94110","countryCode":"US"}},"person":{"dob":"1979-07-30"}}

        """

    @Test(arguments: ["text", "json", "ndjson", "csv"])
    func oneWhoAppliesAgainIsFoundAndNoValueIsShown(format: String) throws {
        let scratch = try Scratch()
        let input = try scratch.write("people.ndjson", Self.lines)
        let run = try Binary.run(["persons", input, "-q", "--format", format])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("A") && run.text.contains("B"))
        for value in ["Tollefsen", "Brook", "94110", "1984"] { #expect(!run.text.contains(value)) }
        if format == "json" {
            let report = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
            let persons = try #require(report["persons"] as? [[String: Any]])
            #expect(persons.map { $0["records"] as? [String] } == [["A", "B"]])
        }
    }

    @Test func householdsAreNotPersons() throws {
        let run = try Binary.run(["persons", "Fixtures/scenarios/s2-dorm-control", "-q", "--format", "json"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("\"persons\":[]"))
        #expect(try Binary.run(["persons", "Fixtures/scenarios/s2-dorm-control", "--format", "jsn"]).status == 2)
    }
}
