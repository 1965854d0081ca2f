/// What the times of an author's acts say about the clock they live by.
///
/// The prior over offsets is flat: where people live plays no part.
public struct ActivityPosterior: Sendable {
    /// Standard offsets compared, in half hours east of UTC.
    public static let offsets = -22...25

    /// Events that were looked at.
    public let events: Int
    /// Distinct half hours of calendar time with an event; bursts count once.
    public let halfHours: Int
    /// Posterior share of each standard offset in `offsets`; sums to 1.
    public let shares: [Double]
    /// Whether the clock seems to follow daylight-saving time.
    public let daylight: DaylightEvidence
    /// The shares under a higher temperature, from which one offset is chosen; sums to 1.
    let tempered: [Double]

    /// Standard offset in minutes east of UTC around which the most tempered mass lies within an hour and a half.
    public var standardOffsetMinutes: Int {
        var best = 0
        var bestMass = -1.0
        for cell in tempered.indices {
            var mass = 0.0
            for step in -3...3 { mass += tempered[Self.wrapped(cell + step)] }
            // The middle cell breaks ties between windows that hold the same peak.
            mass += tempered[cell] * 0.01
            if mass > bestMass {
                bestMass = mass
                best = cell
            }
        }
        return (best + Self.offsets.lowerBound) * 30
    }

    /// The shortest run of half-hour cells that holds at least a share of the mass.
    ///
    /// - Returns: first and last standard offset in minutes east of UTC; the last may exceed 750 where
    ///   the run crosses the date line. The run never spans more than a day.
    public func interval(holding share: Double) -> ClosedRange<Int> {
        let count = shares.count
        var best = (start: 0, length: count, mass: 0.0)
        for start in 0..<count {
            var mass = 0.0
            var length = 0
            while mass < share, length < count {
                mass += shares[Self.wrapped(start + length)]
                length += 1
            }
            if length < best.length || (length == best.length && mass > best.mass) { best = (start, length, mass) }
        }
        let low = (best.start + Self.offsets.lowerBound) * 30
        return low...low + (best.length - 1) * 30
    }

    /// Posterior mass of offsets within some minutes of any of the claimed standard offsets, 0...1.
    ///
    /// Distance is taken around the day, so UTC+13 and UTC-11 are the same time of day.
    public func mass(within minutes: Int, ofAny claimed: some Sequence<Int>) -> Double {
        var marked: UInt64 = 0
        for offset in claimed {
            for cell in shares.indices {
                let distance = Self.distance((cell + Self.offsets.lowerBound) * 30, offset)
                if distance <= minutes { marked |= 1 << UInt64(cell) }
            }
        }
        var mass = 0.0
        for cell in shares.indices where marked >> UInt64(cell) & 1 == 1 { mass += shares[cell] }
        return min(1, mass)
    }

    /// How well a claim fits, 0...1: mass within two hours of any of the claimed standard offsets, fading evenly to
    /// none at five.
    ///
    /// The soft edge tells honest claims from false ones better than a sharp one; see docs/activity-model.md.
    public func claimMass(ofAny claimed: some Collection<Int>) -> Double {
        var mass = 0.0
        for cell in shares.indices {
            let minutes = (cell + Self.offsets.lowerBound) * 30
            guard let distance = claimed.map({ Self.distance(minutes, $0) }).min() else { return 0 }
            mass += shares[cell] * min(1, max(0, Double(300 - distance) / 180))
        }
        return min(1, mass)
    }

    /// Minutes between two offsets around the day, 0...720.
    public static func distance(_ a: Int, _ b: Int) -> Int {
        let apart = abs(a - b) % 1440
        return min(apart, 1440 - apart)
    }

    private static func wrapped(_ cell: Int) -> Int { (cell + 48) % 48 }
}

/// Evidence on whether a clock follows daylight-saving time.
public struct DaylightEvidence: Sendable, Equatable {
    /// Whether both seasons hold enough activity to say anything.
    public let isSufficient: Bool
    /// Log-likelihood ratio of "moves by an hour" against "never moves", natural logarithm, calibrated
    /// on the development set; 0 where there is too little to say.
    public let logOdds: Double
    /// Distinct half hours in the winter and in the summer of the family that fits better.
    public let winterHalfHours: Int, summerHalfHours: Int

    /// Probability that the clock moves, under even odds beforehand.
    public var probability: Double { 1 / (1 + Elementary.exponential(-logOdds)) }
}
