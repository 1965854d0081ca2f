internal import BonafideReport
package import BonafideSignals

/// Which records are one person's, ready to be written. No value of a record is shown, only how values compare.
package struct PersonReport {
    /// The forms it can be written in.
    package enum Form: String, CaseIterable, Sendable { case text, json, ndjson, csv }

    private let found: PersonResolver

    package init(_ found: PersonResolver) { self.found = found }

    /// The report in one form.
    package func bytes(_ form: Form) -> [UInt8] {
        switch form {
        case .text: Array(text.utf8)
        case .json: Array(json.utf8)
        case .ndjson: Array((persons + possible).map { $0 + "\n" }.joined().utf8)
        case .csv: Array(csv.utf8)
        }
    }

    // MARK: - Text

    private var text: String {
        func safe(_ id: String) -> String { ReportEscaping.text(id, in: .text) }
        func line(_ match: PersonResolver.Match) -> String {
            let facts = match.facts.map { fact in
                "\(fact.field.word.replacing("_", with: " ")) \(fact.level.word.replacing("_", with: " ")) "
                    + Self.signed(fact.decibans)
            }
            return "  \(safe(match.a)) — \(safe(match.b))  \(Self.signed(match.decibans)) dB: "
                + facts.joined(separator: ", ") + "\n"
        }
        let records = found.persons.reduce(0) { $0 + $1.ids.count }
        var text = "\(found.records) records, \(found.compared) pairs compared: "
        text += "\(records) records are \(found.persons.count) persons who stand more than once"
        text += found.possible.isEmpty ? ".\n" : ", \(found.possible.count) pairs may be relatives.\n"
        for person in found.persons {
            text += "\n\(safe(person.ids[0])): \(person.ids.count) records\n"
            for match in person.matches { text += line(match) }
        }
        if !found.possible.isEmpty {
            text += "\nAlike, but relatives would look so too; an equal document number would settle it:\n"
            for match in found.possible {
                text += line(match)
                if let doubt = match.doubt { text += "    \(Self.sentence(doubt))\n" }
            }
        }
        return text
    }

    private static func sentence(_ doubt: PersonResolver.Doubt) -> String {
        switch doubt {
        case .otherGivenName: "the given names differ, as those of siblings, twins and couples do"
        case .otherBirthDate: "the birth dates differ, as those of a parent and a child of one name do"
        }
    }

    // MARK: - JSON

    private var json: String {
        let prior = Self.tenths(found.prior)
        var json = "{\"records\":\(found.records),\"compared\":\(found.compared),\"prior_decibans\":\(prior),"
        json += "\"threshold_decibans\":\(Self.tenths(PersonResolver.threshold)),\"weights\":["
        json += zip(PersonField.allCases, found.weights).map { field, weights in
            let levels = zip(PersonLevel.allCases, weights).map { "\"\($0.word)\":\(Self.tenths($1))" }
            return "{\"field\":\"\(field.word)\",\(levels.joined(separator: ","))}"
        }.joined(separator: ",")
        json += "],\"persons\":[\(persons.joined(separator: ","))],\"possible\":[\(possible.joined(separator: ","))]}\n"
        return json
    }

    private var persons: [String] {
        found.persons.map { person in
            let ids = person.ids.map { ReportEscaping.text($0, in: .json) }
            return "{\"id\":\(ids[0]),\"records\":[\(ids.joined(separator: ","))],"
                + "\"matches\":[\(person.matches.map(Self.object).joined(separator: ","))]}"
        }
    }

    private var possible: [String] { found.possible.map(Self.object) }

    private static func object(_ match: PersonResolver.Match) -> String {
        let facts = match.facts.map {
            "{\"field\":\"\($0.field.word)\",\"level\":\"\($0.level.word)\",\"decibans\":\(tenths($0.decibans))}"
        }
        let doubt = match.doubt.map { ",\"doubt\":\"\($0.rawValue)\"" } ?? ""
        return "{\"a\":\(ReportEscaping.text(match.a, in: .json)),\"b\":\(ReportEscaping.text(match.b, in: .json)),"
            + "\"decibans\":\(tenths(match.decibans))\(doubt),\"facts\":[\(facts.joined(separator: ","))]}"
    }

    // MARK: - CSV

    /// One row a pair.
    private var csv: String {
        func row(_ match: PersonResolver.Match, _ person: String) -> String {
            let cells = [person, match.a, match.b].map { ReportEscaping.text($0, in: .csv) }
            let levels = PersonField.allCases.map { field in
                match.facts.first { $0.field == field }?.level.word ?? ""
            }
            return (cells + [Self.tenths(match.decibans), match.doubt?.rawValue ?? ""] + levels).joined(separator: ",")
                + "\r\n"
        }
        let header = ["person", "a", "b", "decibans", "doubt"] + PersonField.allCases.map(\.word)
        var csv = header.joined(separator: ",") + "\r\n"
        for person in found.persons { for match in person.matches { csv += row(match, person.ids[0]) } }
        for match in found.possible { csv += row(match, "") }
        return csv
    }

    // MARK: - Numbers

    /// A number with one decimal, told alike on every machine.
    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    private static func signed(_ value: Double) -> String {
        let text = tenths(value)
        return text.hasPrefix("-") ? text : "+" + text
    }
}
