import ArgumentParser
import BonafidePipeline
import BonafideReport
import BonafideSignals

/// `bonafide link`
struct LinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Explain whether and why two applicants are connected.",
        discussion: """
            EXAMPLES:
              bonafide link A-07 A-12 export/
            """)

    @Argument(help: ArgumentHelp("Id of one applicant.", valueName: "a"))
    var first: String

    @Argument(help: ArgumentHelp("Id of the other applicant.", valueName: "b"))
    var second: String

    @Argument(help: ArgumentHelp("Files, folders of tables, or -.", valueName: "input"))
    var inputs: [String]

    @OptionGroup var linking: LinkingOptions

    func validate() throws {
        if first == second { throw ValidationError("the two ids must differ") }
        if inputs.isEmpty { throw ValidationError("name at least one input") }
    }

    func run() async throws {
        let index = try await linking.index(of: inputs)
        let (from, to) = (index.rows(named: first), index.rows(named: second))
        // The index holds only those who share something, so the inputs are read again for others.
        let alone = [(first, from), (second, to)].filter(\.1.isEmpty).map(\.0)
        if !alone.isEmpty { try RecordNames(inputs, try linking.settings())?.refuseUnknown(alone) }
        func safe(_ text: String) -> String { ReportEscaping.text(text, in: .text) }
        var lines: [String] = []
        let direct = from.flatMap { a in index.pairs(of: a).filter { to.contains($0.a) || to.contains($0.b) } }
        for pair in direct {
            let link = index.link(pair)
            let what = "\(safe(link.a)) and \(safe(link.b)) share \(link.kinds.joined(separator: ", "))"
            if let reason = pair.explained {
                lines.append("\(what); explained (\(reason.rawValue)), so it links them not")
            } else if pair.isLinked {
                lines.append("\(what): linked, weight \(link.weight) mb")
            } else {
                lines.append("\(what): not enough to link them")
            }
        }
        let paths = from.flatMap { a in to.compactMap { index.path(from: a, to: $0) } }
        if let path = paths.min(by: { $0.count < $1.count }), path.count > 1 {
            lines.append("Connected over \(path.count) links:")
            // Read from the first applicant to the second, whichever came first in the inputs.
            var here = first
            for link in path.map({ index.link($0) }) {
                let next = link.a == here ? link.b : link.a
                lines.append("  \(safe(here)) — \(safe(next)): \(link.kinds.joined(separator: ", "))")
                here = next
            }
        }
        if lines.isEmpty { lines = ["\(safe(first)) and \(safe(second)) share nothing that was found."] }
        if let row = from.first, let ring = index.ring(of: row), !Set(to).isDisjoint(with: ring.members) {
            lines.append("Both belong to ring \(safe(index.id(of: ring))) of \(ring.members.count) members.")
        }
        Console.output(lines.joined(separator: "\n"))
    }
}
