/// What a report draws of an applicant's rhythm: the day of the acts and the probability of each offset.
public struct ActivityPicture: Hashable, Sendable {
    /// Distinct active half hours by half hour of the UTC day, 48 counts.
    public let halfHours: [Int]
    /// Thousandths of the probability of each standard offset from UTC-11:00 to UTC+12:30 in half hours, 48 of them.
    public let shares: [Int]
    /// Standard offsets of the claimed clocks, minutes east of UTC, ascending.
    public let claimedMinutes: [Int]
    /// Standard offset that fits best, minutes east of UTC.
    public let inferredMinutes: Int

    /// Takes all parts.
    public init(halfHours: [Int], shares: [Int], claimedMinutes: [Int], inferredMinutes: Int) {
        self.halfHours = halfHours
        self.shares = shares
        self.claimedMinutes = claimedMinutes
        self.inferredMinutes = inferredMinutes
    }

    /// The name of the signal that carries a picture from measuring to reporting.
    public static let signal = "timezone.activity_picture"

    /// One line: four lists of whole numbers with commas, split by bars.
    public var text: String {
        [halfHours, shares, claimedMinutes, [inferredMinutes]].map { list in
            list.map { String($0) }.joined(separator: ",")
        }.joined(separator: "|")
    }

    /// Reads a line written by `text`; nothing where it has another shape.
    public init?(text: String) {
        let lists = text.split(separator: "|", omittingEmptySubsequences: false).map { part in
            part.split(separator: ",").compactMap { Int($0) }
        }
        guard lists.count == 4, lists[0].count == 48, lists[1].count == 48, lists[3].count == 1,
            lists[0].allSatisfy({ (0...1000).contains($0) }), lists[1].allSatisfy({ (0...1000).contains($0) }),
            lists[2].allSatisfy({ (-1440...1440).contains($0) })
        else { return nil }
        self.init(halfHours: lists[0], shares: lists[1], claimedMinutes: lists[2], inferredMinutes: lists[3][0])
    }
}
