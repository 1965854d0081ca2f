import BonafideCore

/// A clock that was told or written at a moment.
struct ToldClock {
    let at: Timestamp
    /// Minutes east of UTC.
    let offset: Int
    let element: Int
    /// Whether it is the clock that machines without a place are set to.
    var isUTC = false
}

/// What a family of told clocks says against the claim.
struct ClockGaps {
    /// Clocks that say something.
    var count = 0
    /// Those two hours or more from every claimed clock.
    var far: [ToldClock] = []
    /// Their distances, minutes.
    var distances: [Int] = []

    /// Minutes at which a clock counts as another one.
    static let threshold = 120

    /// Share of the clocks that are far off.
    var share: Double { count == 0 ? 0 : Double(far.count) / Double(count) }

    /// Median distance of those, hours.
    var medianHours: Double {
        guard !distances.isEmpty else { return 0 }
        let sorted = distances.sorted()
        return Double(sorted[sorted.count / 2]) / 60
    }

    /// The offset most of them have; the smallest of equals.
    var mostFrequent: Int? {
        if let first = far.first?.offset, far.allSatisfy({ $0.offset == first }) { return first }
        var counts: [Int: Int] = [:]
        for clock in far { counts[clock.offset, default: 0] += 1 }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    mutating func take(_ clock: ToldClock, _ claimed: ClaimedClocks, _ zones: ZoneTable) {
        guard clock.at.seconds >= claimed.movedAt,
            let distance = claimed.distance(of: clock.offset, at: clock.at, zones)
        else { return }
        // Machines and mail servers run on UTC wherever they stand.
        guard !clock.isUTC || distance < Self.threshold else { return }
        count += 1
        guard distance >= Self.threshold else { return }
        far.append(clock)
        distances.append(distance)
    }
}

extension TimezoneExtractor {
    /// Everything that compares told and written clocks with the claim.
    func reportClocks(
        _ applicant: Applicant, _ exits: SessionExits, _ claimed: ClaimedClocks, _ zones: ZoneTable,
        _ unread: inout Int, _ findings: inout Findings
    ) {
        var told = reportClients(applicant, exits, claimed, zones, &unread, &findings)
        let commits = writtenClocks(applicant, .commits, CommitField.authorDate.path, &unread)
        reportWritten(
            commits, claimed, zones, CommitField.authorDate.path,
            (slots.commitOffsetCount, slots.commitGapShare, slots.commitGapHours, slots.commitOffset), &findings)
        told += commits
        let mails = writtenClocks(applicant, .messages, MessageField.at.path, &unread) { element in
            // from_applicant, to_applicant
            applicant.word(MessageField.direction.path, at: element).value == 0
        }
        reportWritten(
            mails, claimed, zones, MessageField.at.path,
            (slots.mailOffsetCount, slots.mailGapShare, slots.mailGapHours, nil), &findings)
        reportPapers(applicant, claimed, zones, &unread, &findings)
        reportSeasons(told, claimed, zones, &findings)
    }

    /// Dates of a group that were written with an offset.
    private func writtenClocks(
        _ applicant: Applicant, _ group: ProfileGroup, _ path: FieldPath, _ unread: inout Int,
        where condition: (Int) -> Bool = { _ in true }
    ) -> [ToldClock] {
        guard applicant.isGivenAnywhere(path) else { return [] }
        var clocks: [ToldClock] = []
        for element in 0..<applicant.count(of: group) where condition(element) {
            switch applicant.writtenInstant(path, at: element) {
            case .value(let written):
                guard let offset = written.offsetMinutes else { continue }
                guard ClaimedClock.isPossible(offsetMinutes: offset) else {
                    unread += 1
                    continue
                }
                clocks.append(
                    ToldClock(at: written.instant, offset: offset, element: element, isUTC: offset == 0))
            case .unknown(.unreadable): unread += 1
            case .absent, .unknown: continue
            }
        }
        return clocks
    }

    private typealias WrittenSlots = (
        count: Slot<Int64>, share: Slot<Double>, hours: Slot<Double>, offset: Slot<String>?
    )

    private func reportWritten(
        _ clocks: [ToldClock], _ claimed: ClaimedClocks, _ zones: ZoneTable, _ path: FieldPath, _ into: WrittenSlots,
        _ findings: inout Findings
    ) {
        guard !clocks.isEmpty else { return }
        guard !claimed.isEmpty else {
            for slot in [into.share, into.hours] { findings.leaveUnknown(slot, .notCollected) }
            return
        }
        var gaps = ClockGaps()
        for clock in clocks { gaps.take(clock, claimed, zones) }
        findings.report(into.count, gaps.count)
        guard gaps.count > 0 else {
            for slot in [into.share, into.hours] { findings.leaveUnknown(slot, .notApplicable) }
            return
        }
        findings.report(into.share, gaps.share)
        findings.report(into.hours, gaps.medianHours)
        if let slot = into.offset, let most = gaps.mostFrequent { findings.report(slot, OffsetText.text(most)) }
        for clock in gaps.far.prefix(citedAtMost) { findings.cite(into.share, path, at: clock.element) }
    }

    /// Fields cited for one signal at most.
    var citedAtMost: Int { 5 }

    /// Whether one season's offsets fit the claim while the other's are an hour off.
    ///
    /// A clock that never moves, or moves where the claimed one does not, is right half the year. Offsets farther than
    /// an hour and a half from the claim are left to the other signals.
    private func reportSeasons(
        _ told: [ToldClock], _ claimed: ClaimedClocks, _ zones: ZoneTable, _ findings: inout Findings
    ) {
        guard !told.isEmpty else { return }
        // With several clocks allowed an hour says nothing.
        guard claimed.clocks.count == 1, case .zone(let zone)? = claimed.clocks.first else {
            findings.leaveUnknown(slots.seasonMismatchShare, claimed.isEmpty ? .notCollected : .notApplicable)
            return
        }
        let middle = told.map(\.at).sorted()[told.count / 2]
        let isMoving = zones.movesClock(zone, around: middle) ?? false
        var seasons = [(right: 0, wrong: 0), (right: 0, wrong: 0)]
        for clock in told where clock.at.seconds >= claimed.movedAt {
            guard let expected = zones.offsetMinutes(of: zone, at: clock.at), abs(expected - clock.offset) <= 90,
                let season = isMoving ? zones.isDaylight(in: zone, at: clock.at) : northernSummer(clock.at)
            else { continue }
            if expected == clock.offset {
                seasons[season ? 1 : 0].right += 1
            } else {
                seasons[season ? 1 : 0].wrong += 1
            }
        }
        let counts = seasons.map { $0.right + $0.wrong }
        guard counts.allSatisfy({ $0 >= 5 }) else {
            return findings.leaveUnknown(slots.seasonMismatchShare, .tooFew)
        }
        findings.report(slots.seasonOffsetCount, min(counts[0], counts[1]))
        let shares = seasons.indices.map { Double(seasons[$0].wrong) / Double(counts[$0]) }
        // Only a season that is wrong beside one that is right speaks of a rule that is not followed.
        findings.report(slots.seasonMismatchShare, max(0, max(shares[0], shares[1]) - min(shares[0], shares[1])))
    }

    /// April to September, the summer of northern rules.
    private func northernSummer(_ moment: Timestamp) -> Bool { (4...9).contains(moment.day.parts.month) }
}
