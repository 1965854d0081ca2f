import BonafideCore

/// How often each half hour of the week saw activity, split by season for each daylight-saving family.
///
/// Bursts are collapsed: a half hour of calendar time counts once, however many events it holds.
struct WeekHistogram: Sendable {
    /// Half hours of a week; slot 0 begins Monday 00:00 UTC.
    static let slots = 336
    private static let families = DaylightFamily.allCases.count

    /// Counts, [family][standard, summer][slot] with every row written twice so that shifts need no modulus.
    private(set) var counts: [Int32]
    /// Distinct half hours that were counted.
    private(set) var total = 0
    /// For each family, the half hours that fell into its summer.
    private(set) var summerTotals: [Int]

    /// Counts ascending times, in seconds since the Unix epoch.
    ///
    /// - Parameter weekendShift: days that are added before the day of the week is taken, 1 where the
    ///   weekend is Friday and Saturday.
    init(ascending times: some Sequence<Int64>, model: ActivityModel, weekendShift: Int = 0) {
        counts = [Int32](repeating: 0, count: Self.families * 2 * 2 * Self.slots)
        summerTotals = [Int](repeating: 0, count: Self.families)
        var last = Int64.min
        for time in times {
            let halfHour = time.floorDivided(by: 1800)
            guard halfHour != last else { continue }
            last = halfHour
            total += 1
            // 1970-01-01 was a Thursday.
            let slot = Int((halfHour + Int64((3 + weekendShift) * 48)).floorRemainder(by: Int64(Self.slots)))
            let seasons = model.seasons(at: time) << 1
            for family in 0..<Self.families {
                let summer = seasons >> family & 1
                summerTotals[family] += summer
                let row = Self.row(family: family, summer: summer)
                counts[row + slot] += 1
                counts[row + slot + Self.slots] += 1
            }
        }
    }

    /// Where a family's row for a season begins in `counts`.
    static func row(family: Int, summer: Int) -> Int { (family * 2 + summer) * 2 * slots }

    /// Adds up the local half hours of working days and of the weekend under a hypothesis.
    ///
    /// `days` has 96 places: 48 of Monday to Friday, 48 of Saturday and Sunday.
    func fold(_ hypothesis: ClockHypothesis, into days: UnsafeMutablePointer<Int32>) {
        days.update(repeating: 0, count: 96)
        let family = Int(hypothesis.family.rawValue)
        // Local slot s takes its count from UTC slot s - offset.
        let standard = Self.wrapped(-hypothesis.halfHours)
        let summer = Self.wrapped(-hypothesis.halfHours - 2)
        counts.withUnsafeBufferPointer { counts in
            let winterRow = counts.baseAddress! + Self.row(family: family, summer: 0) + standard
            let summerRow = counts.baseAddress! + Self.row(family: family, summer: 1) + summer
            for day in 0..<7 {
                let target = days + (day < 5 ? 0 : 48)
                for slot in 0..<48 { target[slot] += winterRow[day * 48 + slot] + summerRow[day * 48 + slot] }
            }
        }
    }

    private static func wrapped(_ slot: Int) -> Int { (slot % slots + slots) % slots }
}
