/// Compares "the summer day begins an hour earlier in UTC" with "the day never moves".
///
/// The two seasons' day profiles are smoothed with a Gaussian one half hour wide and mixed with a
/// little uniform mass; each season is then scored by the other's profile, shifted and not shifted.
enum SeasonShift {
    /// Half hours either season must hold.
    static let minimum = 15
    private static let uniform = 0.1
    private static let kernel: [Double] = {
        let raw = (-4...4).map { Elementary.exponential(-0.5 * Double($0 * $0)) }
        let sum = raw.reduce(0, +)
        return raw.map { $0 / sum }
    }()

    /// Log-likelihood ratio for the better-fitting northern family, or nothing where a season is too thin.
    static func logRatio(_ histogram: WeekHistogram) -> Double? {
        var best: Double?
        for family in [DaylightFamily.unitedStates, .europe] {
            let number = Int(family.rawValue)
            let summer = histogram.summerTotals[number]
            guard summer >= minimum, histogram.total - summer >= minimum else { return nil }
            let ratio = logRatio(
                winter: dayProfile(histogram, family: number, summer: 0),
                summer: dayProfile(histogram, family: number, summer: 1))
            best = max(best ?? ratio, ratio)
        }
        return best
    }

    private static func dayProfile(_ histogram: WeekHistogram, family: Int, summer: Int) -> [Double] {
        let row = WeekHistogram.row(family: family, summer: summer)
        return (0..<48).map { slot in
            Double((0..<7).reduce(Int32(0)) { $0 + histogram.counts[row + $1 * 48 + slot] })
        }
    }

    private static func logRatio(winter: [Double], summer: [Double]) -> Double {
        let winterLog = logDensity(winter)
        let summerLog = logDensity(summer)
        var ratio = 0.0
        for slot in 0..<48 {
            let earlier = (slot + 46) % 48
            let later = (slot + 2) % 48
            ratio += summer[slot] * (winterLog[later] - winterLog[slot])
            ratio += winter[slot] * (summerLog[earlier] - summerLog[slot])
        }
        return ratio
    }

    private static func logDensity(_ profile: [Double]) -> [Double] {
        let sum = profile.reduce(0, +)
        return (0..<48).map { slot in
            var smooth = 0.0
            for step in 0..<9 { smooth += kernel[step] * profile[(slot + 52 - step) % 48] }
            return Elementary.logarithm((1 - uniform) * smooth / sum + uniform / 48)
        }
    }
}
