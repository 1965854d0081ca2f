internal import BonafideCore

/// Writes moments of the simulated weeks.
struct SimulatedClock: Sendable {
    /// The last day of the simulated weeks.
    let asOf: Day

    /// A moment so many days before the last one, at an hour of somebody's own clock.
    func moment(daysBefore: Int, hour: Double, offset: Int) -> Int64 {
        (Int64(asOf.number) - Int64(daysBefore)) * 86_400 + Int64(hour * 3600) - Int64(offset) * 60
    }

    /// The month of a day before the last one.
    func month(daysBefore: Int) -> Int { Day(number: asOf.number - Int32(daysBefore)).parts.month }

    static func text(_ seconds: Int64) -> String {
        let day = Day(number: Int32(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400))
        let rest = Int(seconds - Int64(day.number) * 86_400)
        return "\(date(day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    static func date(_ day: Day) -> String {
        let parts = day.parts
        return "\(parts.year)-\(two(parts.month))-\(two(parts.day))"
    }

    func date(daysBefore: Int) -> String { Self.date(Day(number: asOf.number - Int32(daysBefore))) }

    func text(daysBefore: Int, hour: Double = 15, offset: Int = 0) -> String {
        Self.text(moment(daysBefore: daysBefore, hour: hour, offset: offset))
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
