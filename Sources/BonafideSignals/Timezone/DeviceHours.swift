import BonafideCore

/// When one device is used.
struct DeviceHours {
    let key: UInt64
    let first: Int
    /// Half hours of the UTC day in which it was used, by how often.
    private var halfHours = [Int](repeating: 0, count: 48)
    /// First and last moment of each UTC day.
    private(set) var days: [Int64: Stretch] = [:]
    private(set) var total = 0

    init(key: UInt64, first: Int) {
        self.key = key
        self.first = first
    }

    mutating func add(from start: Int64, to end: Int64) {
        var moment = start
        repeat {
            halfHours[Int(moment.floorDivided(by: 1800).floorRemainder(by: 48))] += 1
            total += 1
            moment += 1800
        } while moment < end
        let day = start.floorDivided(by: 86_400)
        let known = days[day] ?? Stretch(start: start, end: end)
        days[day] = Stretch(start: min(known.start, start), end: max(known.end, end))
    }

    /// The shortest run of half hours around the day that holds nine tenths of its use.
    var window: DayWindow {
        var best = DayWindow(start: 0, length: 48)
        for start in 0..<48 {
            var held = 0
            var length = 0
            while held * 10 < total * 9, length < 48 {
                held += halfHours[(start + length) % 48]
                length += 1
            }
            if length < best.length { best = DayWindow(start: start, length: length) }
        }
        return best
    }

    /// Days on which this device's use ended less than an hour before the other's began.
    func handovers(to other: DeviceHours) -> Int {
        var count = 0
        for (day, mine) in days {
            for next in [other.days[day], other.days[day + 1]] {
                guard let next, (0..<3600).contains(next.start - mine.end) else { continue }
                count += 1
                break
            }
        }
        return count
    }
}

/// A run of half hours around the day.
struct DayWindow {
    let start: Int
    let length: Int

    /// Whether the runs share no half hour.
    func isDisjoint(with other: DayWindow) -> Bool {
        (other.start - start + 48) % 48 >= length && (start - other.start + 48) % 48 >= other.length
    }
}
