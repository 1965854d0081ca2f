extension ActivityModel {
    /// Fewest events from which an offset is inferred.
    public static let minimumEvents = 40
    /// Most recent events that are looked at; more change little.
    public static let maximumEvents = 1000

    /// Infers the clock an author lives by from the times of their acts.
    ///
    /// - Parameters:
    ///   - times: seconds since the Unix epoch, ascending; only the latest `maximumEvents` are used.
    ///   - weekend: the weekend of the claimed country; the day of the week is turned to match.
    /// - Returns: nothing where there are fewer than `minimumEvents` events.
    public func infer(ascending times: some RandomAccessCollection<Int64>, weekend: Weekend = .saturdaySunday)
        -> ActivityPosterior?
    {
        guard times.count >= Self.minimumEvents else { return nil }
        let latest = times.suffix(Self.maximumEvents)
        let histogram = WeekHistogram(ascending: latest, model: self, weekendShift: weekend.shift)
        let (shares, tempered, scores) = ShiftNetwork(model: self).evaluate(histogram)
        return ActivityPosterior(
            events: latest.count, halfHours: histogram.total, shares: byOffset(shares),
            daylight: daylight(histogram, scores), tempered: byOffset(tempered))
    }

    /// Adds the shares of hypotheses that differ in their daylight-saving rules alone.
    private func byOffset(_ shares: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: ActivityPosterior.offsets.count)
        for (index, hypothesis) in hypotheses.enumerated() {
            sums[hypothesis.halfHours - ActivityPosterior.offsets.lowerBound] += shares[index]
        }
        return sums
    }

    /// Weighs the network's own preference and the season shift.
    private func daylight(_ histogram: WeekHistogram, _ scores: [Double]) -> DaylightEvidence {
        let summer = histogram.summerTotals[Int(DaylightFamily.europe.rawValue)]
        let winter = histogram.total - summer
        guard let shift = SeasonShift.logRatio(histogram) else {
            return DaylightEvidence(
                isSufficient: false, logOdds: 0, winterHalfHours: winter, summerHalfHours: summer)
        }
        let odds = daylightWeights[0] + daylightWeights[1] * networkPreference(scores) + daylightWeights[2] * shift
        return DaylightEvidence(
            isSufficient: true, logOdds: min(12, max(-12, odds)), winterHalfHours: winter, summerHalfHours: summer)
    }

    /// Log ratio of the mean exponentiated scores of hypotheses with northern daylight-saving rules and of
    /// the rule-less hypotheses at the same offsets.
    private func networkPreference(_ scores: [Double]) -> Double {
        var moving: [Double] = []
        var still: [Double] = []
        for (index, hypothesis) in hypotheses.enumerated()
        where hypothesis.family == .unitedStates || hypothesis.family == .europe {
            moving.append(scores[index])
            let rival = hypotheses.firstIndex { $0.family == .none && $0.halfHours == hypothesis.halfHours }
            if let rival { still.append(scores[rival]) }
        }
        return Self.logSum(moving) - Self.logSum(still)
    }

    private static func logSum(_ values: [Double]) -> Double {
        let top = values.max() ?? 0
        return top + Elementary.logarithm(values.reduce(0) { $0 + Elementary.exponential($1 - top) })
    }
}

/// Which two days a country rests.
public enum Weekend: Sendable, Equatable {
    case saturdaySunday, fridaySaturday, thursdayFriday

    /// Days that turn this weekend into Saturday and Sunday.
    var shift: Int {
        switch self {
        case .saturdaySunday: 0
        case .fridaySaturday: 1
        case .thursdayFriday: 2
        }
    }
}
