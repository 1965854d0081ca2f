internal import BonafideCore

/// What an assessment holds that follows from outcomes and states alone, not from the applicant's values.
struct PatternParts {
    /// The pattern's number in its memory, from 1, never used twice.
    var number = 0
    let outcomes: [RuleOutcome]
    let contributions: [Contribution]
    let adjustments: [Adjustment]
    let unknowns: [UnknownSignal]
    let nextChecks: [NextCheck]
}

/// One worker's memory of patterns already worked out.
///
/// Applicants of one export mostly lack the same columns, so a few hundred patterns cover millions of rows. The memory
/// only saves time: a pattern always has the same parts. It is emptied when full, so it stays bounded.
final class PatternMemory {
    private static let capacity = 4096
    private var parts: [[UInt8]: PatternParts] = [:]
    private var key: [UInt8] = []
    private var count = 0

    /// The parts of the pattern that outcomes and states form, worked out once.
    func parts(
        outcomes: [RuleOutcome], columns: [Int], view: SignalBlock.View, lane: Int, _ make: () -> PatternParts
    ) -> PatternParts {
        key.removeAll(keepingCapacity: true)
        for outcome in outcomes { key.append(outcome.rawValue) }
        let bit = UInt64(1) << UInt64(lane)
        for column in columns {
            if view.known[column] & bit != 0 {
                key.append(0xff)
            } else if view.absent[column] & bit != 0 {
                key.append(0xfe)
            } else {
                key.append(view.reasons[column * SignalBlock.lanes + lane])
            }
        }
        if let known = parts[key] { return known }
        if parts.count >= Self.capacity { parts.removeAll(keepingCapacity: true) }
        var made = make()
        count += 1
        made.number = count
        parts[key] = made
        return made
    }
}
