import BonafideCore
import BonafideIngest

/// The ids of the records of some inputs, read again where one that was asked for is not among them.
struct RecordNames {
    private let inputs: [String]
    private let ids: Set<String>

    /// Reads the inputs; what comes through standard input cannot be read twice, so nothing is given for it.
    init?(_ inputs: [String], _ settings: Settings) throws {
        guard !inputs.contains("-") else { return nil }
        self.inputs = inputs
        let plan = try InputParts.open(inputs, settings, quiet: true)
        var ids: Set<String> = []
        do {
            let source = plan.makeSource()
            let parser = plan.makeParser()
            var chunk = RawChunk()
            while try source.next(&chunk) {
                _ = try parser.parse(chunk) { applicants, count in
                    for applicant in applicants.prefix(count) { ids.insert(applicant.id) }
                }
            }
        } catch let error as IngestError { throw CommandFailure(.badInput, error.text) }
        self.ids = ids
    }

    /// Says of the first id that no record has that it is unknown, and which is near.
    func refuseUnknown(_ wanted: [String]) throws {
        guard let id = wanted.first(where: { !ids.contains($0) }) else { return }
        let near = NearestName.of(id, among: ids.sorted()).map { "; did you mean \($0)?" } ?? ""
        throw CommandFailure(.badInput, "no record of \(inputs.joined(separator: ", ")) has the id \(id)\(near)")
    }

    /// What is told of an id that was looked for and not found.
    static func failure(_ id: String, _ inputs: [String], _ settings: Settings) -> any Error {
        do { try RecordNames(inputs, settings)?.refuseUnknown([id]) } catch { return error }
        return CommandFailure(.badInput, "no record of \(inputs.joined(separator: ", ")) has the id \(id)")
    }
}
