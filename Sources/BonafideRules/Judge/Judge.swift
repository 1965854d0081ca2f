package import BonafideCore

/// Judges applicants by a pack: conditions to outcomes, outcomes to scores, all in blocks of 64.
///
/// One judge is shared by all workers. Each worker owns a `JudgedBlock` and uses it again and again, so that the path
/// of an applicant allocates nothing; a full `Assessment` is built only where it is asked for.
package struct Judge: Sendable {
    /// The pack in force.
    package let pack: RulePack
    let nextChecks: NextCheckTable
    /// For each column, the rules whose conditions read it.
    let readers: [[Int]]

    /// Prepares a pack for judging.
    package init(pack: RulePack) {
        self.pack = pack
        nextChecks = NextCheckTable(pack)
        var readers = [[Int]](repeating: [], count: pack.catalog.count)
        for (number, rule) in pack.rules.enumerated() {
            for column in rule.condition.signals { readers[column].append(number) }
        }
        self.readers = readers
    }

    /// Room for one worker, which keeps at most about so many bytes of patterns, and a quarter of that of reasons and of their fields.
    package func makeBlock(keeping bytes: Int = 16 << 20) -> JudgedBlock { JudgedBlock(pack, keeping: bytes) }

    /// Judges the first lanes of a block.
    package func judge(_ block: borrowing SignalBlock, lanes: Int, into judged: inout JudgedBlock) {
        judge(block.view, labels: block.labels, lanes: lanes, into: &judged)
    }

    /// Judges the first lanes of a block given by its raw pointers and its labels.
    package func judge(
        _ view: SignalBlock.View, labels: [String], lanes: Int, into judged: inout JudgedBlock
    ) {
        precondition(view.columns == pack.catalog.count, "the block belongs to another catalog")
        let lanes = min(max(lanes, 0), SignalBlock.lanes)
        pack.program.run(view, labels: labels, lanes: lanes, room: judged.room, into: judged.outcomes)
        judged.scoring.score(
            judged.outcomes, map: pack.scoredRows, open: pack.openRows, lanes: lanes, into: judged.scores)
        judged.lanes = lanes
        judged.memory.pointee.forget()
    }
}

/// The compact results of up to 64 applicants.
package struct JudgedBlock: ~Copyable {
    /// How many lanes hold results.
    package internal(set) var lanes = 0
    let outcomes: OutcomeBlock
    let room: ProgramRoom
    var scoring: BlockScoring
    let scores: UnsafeMutablePointer<Score>
    /// Behind pointers, as members of objects cost a check at each access.
    let memory: UnsafeMutablePointer<PatternMemory>
    let reasons: UnsafeMutablePointer<ReasonWriter>
    private let pack: RulePack
    private let bands: [Millibans]

    init(_ pack: RulePack, keeping bytes: Int) {
        self.pack = pack
        bands = pack.card.bands.map { $0.from ?? .min }
        memory = .allocate(capacity: 1)
        memory.initialize(to: PatternMemory(rows: pack.program.roots.count, columns: pack.readColumns, bytes: bytes))
        reasons = .allocate(capacity: 1)
        reasons.initialize(to: ReasonWriter(pack, keeping: bytes / 4))
        outcomes = OutcomeBlock(rules: pack.program.roots.count)
        room = ProgramRoom(pack.program)
        scoring = BlockScoring(pack.scorer)
        scores = .allocate(capacity: SignalBlock.lanes)
        scores.initialize(
            repeating: Score(total: 0, low: 0, high: 0, coveragePermille: 0), count: SignalBlock.lanes)
    }

    deinit {
        scores.deallocate()
        memory.deinitialize(count: 1)
        memory.deallocate()
        reasons.deinitialize(count: 1)
        reasons.deallocate()
    }

    /// The score of a lane with its interval and coverage.
    package func score(_ lane: Int) -> Score {
        precondition(lane < lanes, "the lane holds no result")
        return scores[lane]
    }

    /// The number of the band a lane lies in.
    package func band(_ lane: Int) -> Int { band(of: score(lane).total) }

    /// Whether the band of a lane is the same at both ends of its interval.
    package func isSettled(_ lane: Int) -> Bool {
        let score = score(lane)
        return band(of: score.low) == band(of: score.high)
    }

    /// Calls a function with the band of each lane that holds a result and whether it is settled; cheaper than asking
    /// lane by lane, as whoever holds a block behind a pointer copies it for each question.
    package func forEachLane(_ body: (_ lane: Int, _ band: Int, _ isSettled: Bool) -> Void) {
        for lane in 0..<lanes {
            let score = scores[lane]
            let band = band(of: score.total)
            let isSettled = score.low == score.high || self.band(of: score.low) == self.band(of: score.high)
            body(lane, band, isSettled)
        }
    }

    /// The number of the band a score lies in, as the pack's card tells it.
    private func band(of total: Millibans) -> Int {
        var band = 0
        for (index, from) in bands.enumerated() where total >= from { band = index }
        return band
    }

    /// How a rule of the pack ended for a lane.
    package func outcome(rule: Int, lane: Int) -> RuleOutcome {
        let row = pack.rows[rule]
        return row < 0 ? .disabled : outcomes.outcome(rule: row, lane: lane)
    }

    /// How all rules of the pack ended for a lane.
    package func outcomes(_ lane: Int) -> [RuleOutcome] {
        pack.rules.indices.map { outcome(rule: $0, lane: lane) }
    }

    /// Adds how often each rule ended in each way, over the lanes that hold results; the inner lists follow
    /// `RuleOutcome.allCases`.
    package func count(into totals: inout [[Int64]]) {
        guard lanes > 0 else { return }
        let used = lanes == SignalBlock.lanes ? ~UInt64(0) : (1 << UInt64(lanes)) - 1
        for rule in totals.indices {
            // Taken at once: each access to a list inside a list makes sure that nobody shares it.
            totals[rule].withUnsafeMutableBufferPointer { total in
                func add(_ outcome: RuleOutcome, _ word: UInt64) {
                    total[Int(outcome.rawValue)] += Int64((word & used).nonzeroBitCount)
                }
                let row = pack.rows[rule]
                guard row >= 0 else { return add(.disabled, ~0) }
                let (t, f, failed) = (outcomes.canBeTrue[row], outcomes.canBeFalse[row], outcomes.failed[row])
                add(.failed, failed)
                add(.fired, t & ~f & ~failed)
                add(.quiet, f & ~t & ~failed)
                add(.unknown, t & f & ~failed)
                add(.suppressed, ~(t | f | failed))
            }
        }
    }
}
