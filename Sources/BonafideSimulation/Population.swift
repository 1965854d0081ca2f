package import BonafideCore

/// What a simulated population is made of.
package struct PopulationPlan: Sendable {
    /// How many applicants.
    package var count: Int
    package var seed: UInt64
    /// The day the export pretends to be made on.
    package var asOf: Day
    /// Share of applicants who belong to an operator.
    package var fraudShare: Double
    /// Share of applicants who hide something on their own.
    package var loneShare: Double
    /// How the operators' applicants are spread over levels.
    package var levels: [TradecraftLevel]
    /// Which list of invented names is used; changes nothing else.
    package var nameList: Int

    package init(
        count: Int, seed: UInt64, asOf: Day, fraudShare: Double = 0.01, loneShare: Double = 0.01,
        levels: [TradecraftLevel] = TradecraftLevel.allCases, nameList: Int = 0
    ) {
        self.count = max(0, count)
        self.seed = seed
        self.asOf = asOf
        self.fraudShare = min(max(fraudShare, 0), 1)
        self.loneShare = min(max(loneShare, 0), 1)
        self.levels = levels.isEmpty ? TradecraftLevel.allCases : levels
        self.nameList = nameList
    }
}

/// Draws applicants one unit after another: a person, a household, an agency, a ring.
///
/// Memory does not grow with the count. The same plan gives the same applicants on every machine, and the first
/// applicants of a larger plan are those of a smaller one.
package struct Population: Sequence, IteratorProtocol, Sendable {
    private let plan: PopulationPlan
    private let honest: HonestActors
    private let fraud: FraudActors
    private let lone: LoneActors
    private let classWeights: [Double]
    /// Applicants of the unit at hand that were not given out yet, the next last.
    private var waiting: [SimulatedProfile] = []
    private var given = 0
    private var units = 0
    private var people = 0

    /// Starts at the first applicant.
    package init(_ plan: PopulationPlan) {
        self.plan = plan
        let clock = SimulatedClock(asOf: plan.asOf)
        let source = PersonSource(nameList: plan.nameList, clock: clock)
        let dossier = Dossier(clock: clock)
        let recorder = HabitRecorder(clock: clock)
        honest = HonestActors(people: source, dossier: dossier, recorder: recorder)
        fraud = FraudActors(people: source, dossier: dossier, recorder: recorder)
        lone = LoneActors(people: source, dossier: dossier, recorder: recorder)
        classWeights = HonestClass.allCases.map(\.rate.value)
    }

    package mutating func next() -> SimulatedProfile? {
        guard given < plan.count else { return nil }
        if waiting.isEmpty { drawUnit() }
        given += 1
        return waiting.popLast()
    }

    private mutating func drawUnit() {
        units += 1
        var random = SimulationRandom(seed: plan.seed, stream: UInt64(units))
        // A ring has about five applicants, an honest unit little more than one: units are drawn so that applicants
        // come out in the planned shares.
        let perRing = 4.6
        let ringWeight = plan.fraudShare / perRing
        let kind = random.weighted([
            Swift.max(0, 1 - plan.fraudShare - plan.loneShare) / 1.09, ringWeight, plan.loneShare,
        ])
        let first = people + 1
        var all: [SimulatedProfile]
        switch kind {
        case 1:
            let level = random.pick(plan.levels)
            let size = fraud.size(of: level, &random)
            all = fraud.unit(level, size: size, first: first, unit: units, &random)
        case 2: all = [lone.applicant(first: first, &random)]
        default:
            let way = HonestClass.allCases[random.weighted(classWeights)]
            let size = honest.size(of: way, &random)
            all = honest.unit(way, size: size, first: first, unit: units, &random)
        }
        people += all.count
        let noise = ObservationNoise()
        for place in all.indices { noise.apply(to: &all[place], &random) }
        waiting = all.reversed()
    }
}
