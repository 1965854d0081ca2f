package import BonafideCore
internal import Yams

/// Matches a person looked at and set aside, each with author, reason and an end.
///
/// ```yaml
/// - list: ofac-sdn
///   id: "43377"
///   name: "Kim Sang Man"        # the name asked for, compared as folded words
///   born: 1979-03-02            # where given, the query must have this birth date
///   author: "reviewer@example.com"
///   reason: "passport seen, other person"
///   expires: 2027-06-30
/// ```
package struct SuppressionList: Sendable {
    /// One match set aside.
    package struct Suppression: Hashable, Sendable {
        package var list: String
        package var id: String
        package var name: String
        package var birthDate: PartialDate?
        package var author: String
        package var reason: String
        package var expires: Day

        /// Takes all parts; the birth date narrows it to one person of the name.
        package init(
            list: String, id: String, name: String, birthDate: PartialDate?, author: String, reason: String,
            expires: Day
        ) {
            self.list = list
            self.id = id
            self.name = name
            self.birthDate = birthDate
            self.author = author
            self.reason = reason
            self.expires = expires
        }

        /// The first part that is empty.
        package var missing: String? {
            let parts = [("list", list), ("id", id), ("name", name), ("author", author), ("reason", reason)]
            return parts.first { $0.1.trimmedText.isEmpty }?.0
        }

        /// The suppression as an item of the file.
        package var yaml: String {
            func quoted(_ text: String) -> String {
                var out = "\""
                for scalar in text.unicodeScalars {
                    switch scalar {
                    case "\"", "\\": out += "\\" + String(scalar)
                    case _ where scalar.value < 0x20: out += " "
                    default: out.unicodeScalars.append(scalar)
                    }
                }
                return out + "\""
            }
            let born = birthDate.map { "  born: \(ListedBirthDate($0).text)\n" } ?? ""
            return """
                - list: \(quoted(list))
                  id: \(quoted(id))
                  name: \(quoted(name))
                \(born)  author: \(quoted(author))
                  reason: \(quoted(reason))
                  expires: \(expires)

                """
        }
    }

    /// All suppressions, in the order of the file.
    package private(set) var all: [Suppression] = []
    /// What could not be read.
    package private(set) var diagnostics: [Diagnostic] = []

    /// Starts with none.
    package init() {}

    /// Reads suppressions from YAML; one without author, reason or end is reported and not applied.
    package init(yaml: String, file: String) {
        guard let root = try? Yams.compose(yaml: yaml), let items = root.sequence else {
            if !yaml.trimmedText.isEmpty {
                diagnostics.append(
                    Diagnostic(
                        code: "L140", location: SourceLocation(file: file, line: 1),
                        message: "suppressions are a YAML list", hint: "begin each with `- list: …`"))
            }
            return
        }
        for item in items {
            func text(_ key: String) -> String { item.mapping?[key]?.scalar?.string.trimmedText ?? "" }
            let missing = ["list", "id", "name", "author", "reason", "expires"].filter { text($0).isEmpty }
            guard missing.isEmpty, let expires = ListDates.iso(text("expires"))?.last else {
                let what = missing.isEmpty ? "`expires` is not a date" : "`\(missing[0])` is missing"
                diagnostics.append(
                    Diagnostic(
                        code: "L141", severity: .warning,
                        location: SourceLocation(
                            file: file, line: item.mark?.line ?? 0, column: item.mark?.column ?? 0),
                        message: "\(what); the suppression is not applied"))
                continue
            }
            guard text("born").isEmpty || ListDates.iso(text("born")) != nil else {
                diagnostics.append(
                    Diagnostic(
                        code: "L141", severity: .warning,
                        location: SourceLocation(
                            file: file, line: item.mark?.line ?? 0, column: item.mark?.column ?? 0),
                        message: "`born` is not a date; the suppression is not applied"))
                continue
            }
            all.append(
                Suppression(
                    list: text("list"), id: text("id"), name: text("name"), birthDate: ListDates.iso(text("born")),
                    author: text("author"),
                    reason: text("reason"), expires: expires))
        }
    }

    /// The author and reason of the suppression that covers a candidate, if one does on the day.
    ///
    /// An equal identifier is never set aside.
    func note(for candidate: ScreeningCandidate, query: ScreeningQuery, on day: Day?) -> String? {
        guard candidate.result != .identifierMatch, !all.isEmpty else { return nil }
        let asked = PreparedName(candidate.askedName).text
        for suppression in all where suppression.id == candidate.party.id && suppression.list == candidate.party.list {
            guard PreparedName(suppression.name).text == asked, day.map({ $0 <= suppression.expires }) ?? false else {
                continue
            }
            if let birthDate = suppression.birthDate, birthDate != query.birthDate { continue }
            return "\(suppression.author): \(suppression.reason) (until \(suppression.expires))"
        }
        return nil
    }
}
