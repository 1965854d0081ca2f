internal import BonafideCore

/// Writes a population as the tables of an export, with the truth beside them.
package struct PopulationWriter: Sendable {
    /// The files of the export by name; each call hands over the next piece of one of them.
    package typealias Sink = (_ file: String, _ piece: [UInt8]) throws -> Void

    /// The columns of the profiles, `id` first.
    package static let profileColumns = [
        "id", "basics.name", "basics.email", "basics.phone", "basics.location.text", "basics.location.address",
        "basics.location.postalCode", "basics.location.city", "basics.location.region",
        "basics.location.countryCode", "claims.timezones", "claims.locations", "claims.moved_at", "person.dob",
        "basics.prior_names", "contract.currency", "contract.crypto_agreed", "comp.role", "comp.rate_minor",
        "comp.currency", "comp.unit", "offer.made_at", "offer.accepted_at", "account.created_at", "code.login",
        "code.created_at", "source.channel", "household_id", "agency_id",
    ]

    private let plan: PopulationPlan

    /// Takes what is to be written.
    package init(_ plan: PopulationPlan) { self.plan = plan }

    /// Writes `export/profiles.csv`, the side tables beside it, `truth.csv` and `scenario.yml`; memory does not grow with the count.
    package func write(to sink: Sink) throws {
        var pieces: [String: [UInt8]] = [:]
        func add(_ file: String, _ cells: [String]) throws {
            Self.row(cells, into: &pieces[file, default: []])
            guard pieces[file, default: []].count > 1 << 18 else { return }
            try sink(file, pieces[file] ?? [])
            pieces[file] = []
        }
        try add("export/profiles.csv", Self.profileColumns)
        for table in SimulatedTable.allCases { try add("export/\(table.rawValue).csv", ["profile_id"] + table.columns) }
        try add("truth.csv", ["id", "label", "actor", "kind", "level", "unit"])
        for profile in Population(plan) {
            try add("export/profiles.csv", [profile.id] + Self.profileColumns.dropFirst().map(profile.value))
            for (table, cells) in profile.rows {
                try add(
                    "export/\(table.rawValue).csv",
                    [profile.id] + table.columns.map { column in cells.first { $0.column == column }?.text ?? "" })
            }
            let truth = profile.truth
            try add(
                "truth.csv",
                [
                    profile.id, truth.actor == "operator" ? "1" : "0", truth.actor, truth.kind, truth.level,
                    truth.unit > 0 ? "\(truth.unit)" : "",
                ])
        }
        for file in pieces.keys.sorted() { try sink(file, pieces[file] ?? []) }
        try sink("scenario.yml", Array(scenario.utf8))
    }

    /// Every parameter with its source.
    package var scenario: String {
        let parts = plan.asOf.parts
        var text = """
            # What this population was made of. The simulator knows no rule, weight or threshold.
            generator: bonafide-simulation/1
            seed: \(plan.seed)
            count: \(plan.count)
            as_of: \(parts.year)-\(SimulatedClock.two(parts.month))-\(SimulatedClock.two(parts.day))
            fraud_share: \(plan.fraudShare)
            lone_share: \(plan.loneShare)
            levels: [\(plan.levels.map(\.rawValue).joined(separator: ", "))]
            name_list: \(plan.nameList)
            rates:

            """
        for rate in BaseRates.all + HonestClass.allCases.map(\.rate) {
            text += "  - { name: \(rate.name), value: \(rate.value), source: \"\(rate.source)\" }\n"
        }
        text += "missing:\n"
        for table in SimulatedTable.allCases { text += "  \(table.rawValue): \(ObservationNoise.missing(table))\n" }
        return text
    }

    /// One line of a table (RFC 4180).
    private static func row(_ cells: [String], into bytes: inout [UInt8]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(0x2c) }
            if cell.utf8.contains(where: { $0 == 0x2c || $0 == 0x22 || $0 == 0x0a }) {
                bytes.append(0x22)
                for byte in cell.utf8 {
                    if byte == 0x22 { bytes.append(0x22) }
                    bytes.append(byte)
                }
                bytes.append(0x22)
            } else {
                bytes.append(contentsOf: cell.utf8)
            }
        }
        bytes.append(0x0a)
    }
}
