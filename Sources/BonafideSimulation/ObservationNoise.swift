/// Takes away what an export does not hold: whole tables, and cells here and there.
struct ObservationNoise: Sendable {
    /// Share of applicants for whom a table is missing; assumptions within 0–70 %.
    static func missing(_ table: SimulatedTable) -> Double {
        switch table {
        case .sessions: 0.10
        case .phones: 0.40
        case .payouts: 0.15
        case .payments: 0.40
        case .documents: 0.35
        case .equipment: 0.35
        case .endpoints: 0.60
        case .meetings: 0.50
        case .activity: 0.40
        case .work, .education: 0.10
        case .references: 0.45
        case .links: 0.45
        case .history: 0.30
        case .verifications: 0.20
        case .observations: 0
        }
    }

    func apply(to profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        for table in SimulatedTable.allCases where random.chance(Self.missing(table)) { profile.drop(table) }
        for column in ["person.dob", "code.created_at", "claims.timezones", "basics.location.address"]
        where random.chance(0.15) {
            profile.set(column, "")
        }
    }
}
