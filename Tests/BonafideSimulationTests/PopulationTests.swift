import BonafideCore
import BonafideSimulation
import Testing

@Suite struct PopulationTests {
    private static func plan(
        _ count: Int, seed: UInt64 = 7, fraud: Double = 0, lone: Double = 0, names: Int = 0
    ) throws -> PopulationPlan {
        PopulationPlan(
            count: count, seed: seed, asOf: try #require(Day(year: 2026, month: 8, day: 23)), fraudShare: fraud,
            loneShare: lone, nameList: names)
    }

    private static func text(_ plan: PopulationPlan) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        try PopulationWriter(plan).write { files[$0, default: []] += $1 }
        return files
    }

    @Test func thePlanGivesTheSameBytes() throws {
        let one = try Self.text(Self.plan(400, fraud: 0.2, lone: 0.1))
        #expect(one == (try Self.text(Self.plan(400, fraud: 0.2, lone: 0.1))))
        #expect(one != (try Self.text(Self.plan(400, seed: 8, fraud: 0.2, lone: 0.1))))
        #expect(
            Set(one.keys).isSuperset(of: ["export/profiles.csv", "export/sessions.csv", "truth.csv", "scenario.yml"]))
    }

    @Test func aLargerPlanBeginsWithTheSmaller() throws {
        let few = Array(Population(try Self.plan(100, fraud: 0.1))).map(\.id)
        let many = Array(Population(try Self.plan(300, fraud: 0.1))).map(\.id)
        #expect(few.count == 100)
        #expect(Array(many.prefix(100)) == few)
        #expect(Set(many).count == 300)
    }

    /// Every column the simulator fills is a field of the profile model.
    @Test func everyColumnIsAField() throws {
        for column in PopulationWriter.profileColumns {
            #expect(RootField.definitions.contains { $0.name == column }, "\(column)")
        }
        for table in SimulatedTable.allCases {
            let group = try #require(ProfileGroup(name: table.rawValue), "\(table)")
            for column in table.columns {
                #expect(group.definitions.contains { $0.name == column }, "\(table).\(column)")
            }
        }
    }

    @Test func classesComeInTheirShares() throws {
        let all = Array(Population(try Self.plan(20_000)))
        var units: [String: Set<String>] = [:]
        for profile in all {
            let unit = profile.truth.unit > 0 ? "u\(profile.truth.unit)" : profile.id
            // Travellers who keep it from the employer are labelled as hiding something, and drawn among the travellers.
            let kind = profile.truth.kind == "untold_nomad" ? "nomad" : profile.truth.kind
            units[kind, default: []].insert(unit)
        }
        let total = Double(units.values.map(\.count).reduce(0, +))
        for kind in HonestClass.allCases {
            let share = Double(units[kind.rawValue]?.count ?? 0) / total
            let expected = kind.rate.value / HonestClass.allCases.map(\.rate.value).reduce(0, +)
            let spread = 4 * (expected * (1 - expected) / total).squareRoot()
            #expect(abs(share - expected) <= spread, "\(kind): \(share) against \(expected)")
        }
    }

    /// Shares that can be counted in the export, among ordinary applicants, against their base rates.
    @Test(arguments: [
        ("virtual_phone_line", SimulatedTable.phones, "line_type", "voip"),
        ("machine_sent_to_an_office", .equipment, "office_delivery", "yes"),
        ("account_with_a_provider_abroad", .payouts, "provider", "Wise"),
    ])
    func marginalsHold(name: String, table: SimulatedTable, column: String, value: String) throws {
        let rate = try #require(BaseRates.all.first { $0.name == name })
        var known = 0
        var hits = 0
        for profile in Population(try Self.plan(12_000)) where profile.truth.kind == "ordinary" {
            guard let row = profile.rows.first(where: { $0.table == table }) else { continue }
            known += 1
            if row.cells.contains(where: { $0.column == column && $0.text == value }) { hits += 1 }
        }
        let share = Double(hits) / Double(known)
        let spread = 4 * (rate.value * (1 - rate.value) / Double(known)).squareRoot()
        #expect(abs(share - rate.value) <= spread, "\(share) against \(rate.value)")
    }

    @Test func tablesAreMissingInTheirShares() throws {
        var counts: [SimulatedTable: Int] = [:]
        var all = 0
        for profile in Population(try Self.plan(8_000)) where profile.truth.kind == "ordinary" {
            all += 1
            for table in Set(profile.rows.map(\.table)) { counts[table, default: 0] += 1 }
        }
        for table in [SimulatedTable.sessions, .documents, .endpoints, .equipment, .payouts] {
            let share = Double(counts[table] ?? 0) / Double(all)
            #expect(share > 0.3 && share < 0.95, "\(table): \(share)")
        }
    }

    @Test func operatorsComeInTheirShare() throws {
        let all = Array(Population(try Self.plan(20_000, fraud: 0.15, lone: 0.05)))
        let operators = Double(all.count { $0.truth.actor == "operator" }) / 20_000
        let lone = Double(all.count { $0.truth.actor == "lone" }) / 20_000
        #expect(abs(operators - 0.15) < 0.02, "\(operators)")
        #expect(abs(lone - 0.05) < 0.01, "\(lone)")
        #expect(Set(all.map(\.truth.level)) == ["", "t0", "t1", "t2", "t3", "t4"])
    }

    /// Other names change the names and nothing else.
    @Test func namesChangeNothingElse() throws {
        let one = Array(Population(try Self.plan(300, fraud: 0.2)))
        let two = Array(Population(try Self.plan(300, fraud: 0.2, names: 1)))
        let names: Set<String> = ["name", "display_name", "holder", "basics.name", "basics.prior_names"]
        for (a, b) in zip(one, two) {
            #expect(a.value("basics.name") != b.value("basics.name"))
            #expect(
                a.root.filter { !names.contains($0.column) }.map(\.text)
                    == b.root.filter { !names.contains($0.column) }.map(\.text))
            for (x, y) in zip(a.rows, b.rows) {
                #expect(x.table == y.table)
                #expect(
                    x.cells.filter { !names.contains($0.column) }.map(\.text)
                        == y.cells.filter { !names.contains($0.column) }.map(\.text))
            }
        }
    }
}
