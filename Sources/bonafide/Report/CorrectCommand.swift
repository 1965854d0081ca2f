import ArgumentParser
import BonafideCore
import BonafideIngest
import BonafidePipeline
import BonafideReport
import BonafideRules
import Foundation

/// `bonafide correct`
struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Score an applicant again after a disputed fact was put right; keep both results.",
        discussion: """
            EXAMPLES:
              bonafide correct A-07 export/ --set claims.moved_at=2026-03-01 --by reviewer-2 --log corrections.log
              bonafide correct A-07 export/ --set payouts[0].holder="Ana Vale" --drop sessions --by reviewer-2 --log c.log

            --set replaces a value of the profile model (docs/profile.md), --drop takes a whole list away. The old and the
            new result are appended to a hash-chained log that `bonafide audit verify` checks; values are not logged, only
            which fields were corrected. What is shared with other applicants is taken from the export as it is.
            """)

    @Argument(help: ArgumentHelp("The applicant's id.", valueName: "id")) var id: String
    @Argument(help: ArgumentHelp("Files, folders of tables, or -.", valueName: "input")) var inputs: [String]
    @Option(help: ArgumentHelp("A corrected value; may be given again.", valueName: "FIELD=VALUE")) var set: [String] =
        []
    @Option(help: ArgumentHelp("A list that was wrong altogether; may be given again.", valueName: "LIST"))
    var drop: [String] = []
    @Option(help: ArgumentHelp("Who accepted the correction.", valueName: "NAME")) var by: String
    @Option(help: ArgumentHelp("Hash-chained log of corrections.", valueName: "FILE")) var log: String
    @OptionGroup var judging: JudgingOptions

    private struct Result: Encodable {
        let band: String
        let millibans: Int64
        let low: Int64
        let high: Int64
        let codes: [String]
        let profileDigest: String
    }
    private struct Record: Encodable {
        let applicant: String
        let by: String
        let corrected: [String]
        let before: Result
        let after: Result
    }

    func run() throws {
        guard !set.isEmpty || !drop.isEmpty else { throw CommandFailure(.usage, "Say what was wrong: --set or --drop") }
        let corrections = try set.map(Correction.init)
        let dropped = try drop.map(Correction.list)
        let settings = try judging.settings()
        let setup = try RunParts.setup(settings, inputs: inputs)
        let plan = try InputParts.open(inputs, settings, quiet: true)
        let both: (before: Explanation, after: Explanation)?
        do {
            both = try setup.explain(id, in: plan) { applicant in
                var corrected = applicant.without(dropped)
                for correction in corrections { correction.apply(to: &corrected) }
                return corrected
            }
        } catch let error as IngestError { throw CommandFailure(.badInput, error.text) }
        guard let both else { throw RecordNames.failure(id, inputs, settings) }
        let bands = setup.judge.pack.card.bands
        func result(_ assessment: Assessment) -> Result {
            Result(
                band: bands[assessment.band].name, millibans: assessment.score.total, low: assessment.score.low,
                high: assessment.score.high,
                codes: assessment.reasons.map { setup.judge.pack.card.rules[$0.rule].reasonCode }.sorted(),
                profileDigest: assessment.profileDigest)
        }
        let record = Record(
            applicant: id, by: by, corrected: corrections.map(\.name) + drop, before: result(both.before.assessment),
            after: result(both.after.assessment))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let content = Array(try encoder.encode(record))
        do throws(AuditError) {
            _ = try AuditLog(path: log).append(
                kind: "correction", time: Timestamp(seconds: Int64(Date().timeIntervalSince1970)), content: content)
        } catch { throw CommandFailure(.badInput, error.sentence) }
        for (word, one) in [("before", record.before), ("after ", record.after)] {
            Console.output(
                "\(word)  \(one.band)  \(one.millibans) mb [\(one.low), \(one.high)]  \(one.codes.joined(separator: " "))"
            )
        }
    }
}

/// One corrected value.
private struct Correction: Sendable {
    let name: String
    let path: FieldPath
    let element: Int
    let value: String

    /// Reads `basics.phone=+1…` or `payouts[0].holder=…`.
    init(_ text: String) throws {
        guard let equals = text.firstIndex(of: "=") else {
            throw CommandFailure(.usage, "--set takes FIELD=VALUE, such as claims.moved_at=2026-03-01")
        }
        let name = String(text[..<equals])
        value = String(text[text.index(after: equals)...])
        self.name = name
        if let open = name.firstIndex(of: "["), let close = name.firstIndex(of: "]"), open < close,
            let group = ProfileGroup(name: String(name[..<open])),
            let number = Int(name[name.index(after: open)..<close]), (0..<10_000).contains(number)
        {
            let field = String(name[name.index(after: close)...].drop { $0 == "." })
            path = try Self.path(field, in: group)
            element = number
        } else {
            path = try Self.path(name, in: .root)
            element = 0
        }
    }

    private static func path(_ field: String, in group: ProfileGroup) throws -> FieldPath {
        let names = group.definitions.map(\.name)
        guard let place = names.firstIndex(of: field) else {
            let near = NearestName.of(field, among: names).map { "; did you mean \($0)?" } ?? ""
            throw CommandFailure(.usage, "there is no field of this name\(near)")
        }
        return FieldPath(group: group, field: UInt8(place))
    }

    static func list(_ name: String) throws -> ProfileGroup {
        if let group = ProfileGroup(name: name) { return group }
        let near = NearestName.of(name, among: ProfileGroup.allCases.map(\.name)).map { "; did you mean \($0)?" } ?? ""
        throw CommandFailure(.usage, "there is no list of this name\(near)")
    }

    func apply(to applicant: inout Applicant) {
        while path.group != .root, applicant.count(of: path.group) <= element {
            applicant.appendElement(to: path.group)
        }
        applicant.set(path, at: path.group == .root ? 0 : element, to: value)
    }
}

extension Applicant {
    /// A copy without some lists.
    fileprivate func without(_ groups: [ProfileGroup]) -> Applicant {
        var copy = Applicant(origin: origin)
        copy.droppedColumns = droppedColumns
        for group in ProfileGroup.allCases where !groups.contains(group) {
            for element in 0..<count(of: group) {
                let place = group == .root ? 0 : copy.appendElement(to: group)
                for field in 0..<group.width {
                    let path = FieldPath(group: group, field: UInt8(field))
                    guard isGiven(path, at: element) else { continue }
                    if case .absent = read(path, at: element, { _ in true }) { copy.setAbsent(path, at: place) }
                    forEach(path, at: element) { copy.set(path, at: place, to: $0) }
                }
            }
        }
        return copy
    }
}
