/// Selection rates of groups a caller names, which the scorer never sees.
///
/// A person is *selected* where the band is at most the one named: nothing stands in the way of going on. The impact
/// ratio is a group's rate by the highest rate of its category (29 CFR 1607.4(D); New York City rule 6 RCNY § 5-301).
package struct GroupAudit: Sendable {
    /// One group of a category.
    package struct Group: Sendable, Equatable {
        package let category: String
        package let name: String
        package let applicants: Int
        package let selected: Int
        /// Selected by applicants.
        package let rate: Double
        /// Rate by the highest rate of the category; nothing where nobody of the category was selected.
        package let impactRatio: Double?
        /// Whether the ratio is below four fifths.
        package var isBelowFourFifths: Bool { impactRatio.map { $0 < 0.8 } ?? false }
        /// Whether so few people are in the group that its rate says little: under two in a hundred of all.
        package let isSmall: Bool
    }

    /// All groups in the order of category and name.
    package let groups: [Group]
    /// Applicants with a result and no group.
    package let ungrouped: Int
    /// Rows of the group file without a result.
    package let unmatched: Int

    /// Counts.
    ///
    /// - Parameters:
    ///   - selected: For each applicant's id, whether the person is selected.
    ///   - members: For each applicant's id, the group in each category; an empty name is unknown and left out.
    ///   - categories: The categories, in order.
    ///   - crossed: Whether to count every pair of the first two categories as well, as the New York City rule asks.
    package init(
        selected: [String: Bool], members: [String: [String]], categories: [String], crossed: Bool
    ) {
        var all = categories.enumerated().map { place, name in
            (name, { (groups: [String]) -> String in groups.indices.contains(place) ? groups[place] : "" })
        }
        if crossed, categories.count >= 2 {
            all.append(
                (
                    "\(categories[0]) and \(categories[1])",
                    { groups in
                        guard groups.count >= 2, !groups[0].isEmpty, !groups[1].isEmpty else { return "" }
                        return "\(groups[0]), \(groups[1])"
                    }
                ))
        }
        let known = selected.keys.filter { members[$0] != nil }
        ungrouped = selected.count - known.count
        unmatched = members.keys.count { selected[$0] == nil }
        var groups: [Group] = []
        for (category, name) in all {
            var counts: [String: (all: Int, selected: Int)] = [:]
            for id in known {
                let group = name(members[id] ?? [])
                guard !group.isEmpty else { continue }
                counts[group, default: (0, 0)].all += 1
                if selected[id] == true { counts[group, default: (0, 0)].selected += 1 }
            }
            let total = counts.values.reduce(0) { $0 + $1.all }
            let best = counts.values.map { Double($0.selected) / Double($0.all) }.max() ?? 0
            for group in counts.keys.sorted() {
                guard let count = counts[group] else { continue }
                let rate = Double(count.selected) / Double(count.all)
                groups.append(
                    Group(
                        category: category, name: group, applicants: count.all, selected: count.selected, rate: rate,
                        impactRatio: best > 0 ? rate / best : nil, isSmall: count.all * 50 < total))
            }
        }
        self.groups = groups
    }

    /// A table for reading.
    package var text: String {
        var lines: [String] = []
        var category = ""
        for group in groups {
            if group.category != category {
                category = group.category
                lines.append((lines.isEmpty ? "" : "\n") + category)
            }
            let marks = (group.isBelowFourFifths ? "  below four fifths" : "") + (group.isSmall ? "  few people" : "")
            lines.append(
                "  \(group.name): \(group.selected) of \(group.applicants) selected, rate \(Self.three(group.rate)),"
                    + " impact ratio \(group.impactRatio.map(Self.three) ?? "-")\(marks)")
        }
        lines.append("")
        lines.append("\(ungrouped) applicants have no group; \(unmatched) rows of the group file have no result")
        return lines.joined(separator: "\n")
    }

    /// The columns of a bias audit under New York City Local Law 144 of 2021.
    package var localLaw144: String {
        var lines = ["Category,Group,# of Applicants,# Selected,Selection Rate,Impact Ratio"]
        for group in groups {
            let cells = [
                group.category, group.name, "\(group.applicants)", "\(group.selected)", Self.three(group.rate),
                group.impactRatio.map(Self.three) ?? "N/A",
            ]
            lines.append(cells.map(Self.quoted).joined(separator: ","))
        }
        return lines.joined(separator: "\n")
    }

    private static func quoted(_ cell: String) -> String {
        // A cell that a spreadsheet would take for a formula is kept as text.
        var cell = cell
        if let first = cell.first, "=+-@".contains(first) { cell = "'" + cell }
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    /// Three decimals, rounded half up.
    private static func three(_ value: Double) -> String {
        let scaled = Int((value * 1_000).rounded())
        let rest = "\(scaled % 1_000)"
        return "\(scaled / 1_000)." + String(repeating: "0", count: max(0, 3 - rest.count)) + rest
    }
}
