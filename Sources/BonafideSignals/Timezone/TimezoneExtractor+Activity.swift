import BonafideCore

extension TimezoneExtractor {
    /// How many dated acts there may be; costs four look-ups where there are none.
    @inline(__always)
    func actCount(_ applicant: Applicant) -> Int {
        applicant.count(of: .activity) + applicant.count(of: .commits) + applicant.count(of: .codeEvents)
            + applicant.count(of: .messages)
    }

    /// Holds the rhythm of the applicant's acts against the claim.
    func reportActivity(
        _ applicant: Applicant, _ claimed: ClaimedClocks, _ zones: ZoneTable, count: Int, _ unread: inout Int,
        _ findings: inout Findings
    ) {
        let times = actTimes(applicant, count: count, &unread)
        findings.report(slots.activityEventCount, times.count)
        guard !times.isEmpty else { return leaveActivity(.unreadable, &findings) }
        guard let model = reference.activityModel else { return leaveActivity(.noReference, &findings) }
        // What was done before a move that was told of was done by another clock.
        let settled = times.suffix(where: { $0 >= claimed.movedAt })
        let weekend = claimed.country.flatMap { reference.gazetteer?.weekend(of: $0) } ?? .saturdaySunday
        guard let posterior = model.infer(ascending: settled, weekend: weekend) else {
            return leaveActivity(.tooFew, &findings)
        }
        findings.report(slots.activityHalfHours, posterior.halfHours)
        let interval = posterior.interval(holding: 0.9)
        findings.report(
            slots.activityOffset,
            "\(OffsetText.text(posterior.standardOffsetMinutes)) (\(OffsetText.text(interval.lowerBound)) to "
                + "\(OffsetText.text(interval.upperBound)))")
        if posterior.daylight.isSufficient {
            findings.report(slots.activityDstProbability, posterior.daylight.probability)
        } else {
            findings.leaveUnknown(slots.activityDstProbability, .tooFew)
        }
        compareRhythm(posterior, settled, claimed, zones, applicant, &findings)
    }

    private func compareRhythm(
        _ posterior: ActivityPosterior, _ times: ArraySlice<Int64>, _ claimed: ClaimedClocks, _ zones: ZoneTable,
        _ applicant: Applicant, _ findings: inout Findings
    ) {
        let last = Timestamp(seconds: times.last ?? 0)
        let standards = claimed.clocks.compactMap { $0.standardOffsetMinutes(at: last, zones: zones) }
        guard !standards.isEmpty else {
            let reason: UnknownReason = claimed.isEmpty ? .notCollected : .notCovered
            for slot in [slots.activityClaimMass, slots.activityGapHours, slots.activityNightShare] {
                findings.leaveUnknown(slot, reason)
            }
            return
        }
        findings.report(slots.activityClaimMass, posterior.claimMass(ofAny: standards))
        let inferred = posterior.standardOffsetMinutes
        let gap = standards.map { ActivityPosterior.distance($0, inferred) }.min() ?? 0
        findings.report(slots.activityGapHours, Double(gap) / 60)
        findings.report(slots.activityNightShare, nightShare(times, claimed, zones))
        let group: (ProfileGroup, FieldPath) =
            applicant.count(of: .activity) > 0
            ? (.activity, ActivityField.at.path)
            : applicant.count(of: .commits) > 0
                ? (.commits, CommitField.authorDate.path) : (.messages, MessageField.at.path)
        if applicant.count(of: group.0) > 0 {
            findings.cite(slots.activityClaimMass, group.1, at: applicant.count(of: group.0) - 1)
        }
        let picture = ActivityPicture(
            halfHours: dayCounts(times), shares: posterior.shares.map { Int(($0 * 1000).rounded()) },
            claimedMinutes: Array(Set(standards)).sorted(), inferredMinutes: inferred)
        findings.report(slots.activityPicture, picture.text)
    }

    /// Every act's moment, ascending.
    private func actTimes(_ applicant: Applicant, count: Int, _ unread: inout Int) -> [Int64] {
        var times: [Int64] = []
        times.reserveCapacity(count)
        var bad = 0
        func take(_ group: ProfileGroup, _ path: FieldPath, where condition: (Int) -> Bool = { _ in true }) {
            for element in 0..<applicant.count(of: group) where condition(element) {
                switch applicant.instant(path, at: element) {
                case .value(let moment) where abs(moment.seconds) < 1 << 40: times.append(moment.seconds)
                case .value, .unknown(.unreadable): bad += 1
                case .absent, .unknown: continue
                }
            }
        }
        take(.activity, ActivityField.at.path)
        take(.codeEvents, CodeEventField.at.path)
        // Commits and messages with unreadable dates were counted with their offsets.
        let counted = bad
        take(.commits, CommitField.authorDate.path)
        take(.messages, MessageField.at.path) { element in
            applicant.word(MessageField.direction.path, at: element).value == 0
        }
        unread += counted
        times.sort()
        return times
    }

    /// Share of the active half hours between midnight and six of the claimed clock that puts fewest there.
    private func nightShare(_ times: ArraySlice<Int64>, _ claimed: ClaimedClocks, _ zones: ZoneTable) -> Double {
        var last = Int64.min
        var count = 0
        var nights = [Int](repeating: 0, count: claimed.clocks.count)
        for time in times.suffix(ActivityModel.maximumEvents) {
            let halfHour = time.floorDivided(by: 1800)
            guard halfHour != last else { continue }
            last = halfHour
            count += 1
            for (place, clock) in claimed.clocks.enumerated() {
                guard let offset = clock.offsetMinutes(at: Timestamp(seconds: time), zones: zones) else { continue }
                if (time + Int64(offset) * 60).floorRemainder(by: 86_400) < 6 * 3600 { nights[place] += 1 }
            }
        }
        return count == 0 ? 0 : Double(nights.min() ?? 0) / Double(count)
    }

    /// Distinct active half hours by half hour of the UTC day.
    private func dayCounts(_ times: ArraySlice<Int64>) -> [Int] {
        var counts = [Int](repeating: 0, count: 48)
        var last = Int64.min
        for time in times.suffix(ActivityModel.maximumEvents) {
            let halfHour = time.floorDivided(by: 1800)
            guard halfHour != last else { continue }
            last = halfHour
            counts[Int(halfHour.floorRemainder(by: 48))] += 1
        }
        return counts
    }

    private func leaveActivity(_ reason: UnknownReason, _ findings: inout Findings) {
        findings.leaveUnknown(slots.activityHalfHours, reason)
        for slot in [
            slots.activityClaimMass, slots.activityGapHours, slots.activityNightShare, slots.activityDstProbability,
        ] { findings.leaveUnknown(slot, reason) }
        findings.leaveUnknown(slots.activityOffset, reason)
        findings.leaveUnknown(slots.activityPicture, reason)
    }

    /// Most countries the claimed location named within 90 days.
    func reportMoves(_ applicant: Applicant, _ findings: inout Findings) {
        guard applicant.isGivenAnywhere(HistoryField.field.path) else { return }
        guard let gazetteer = reference.gazetteer else {
            return findings.leaveUnknown(slots.locationCountries90Days, .noReference)
        }
        let text = LocationText(gazetteer: gazetteer)
        var moves: [(at: Int64, country: UInt16, element: Int)] = []
        var dated = 0
        for element in 0..<applicant.count(of: .history) {
            // location, email, phone, login, handle, name, device, skill, language, payout, contact, status, other
            guard applicant.word(HistoryField.field.path, at: element).value == 0,
                let at = applicant.instant(HistoryField.at.path, at: element).value
            else { continue }
            dated += 1
            for path in [HistoryField.old.path, HistoryField.new.path] {
                let country = applicant.read(path, at: element) { bytes in
                    CountryCode.read(bytes.trimmed) ?? text.places(in: bytes.trimmed).first?.country
                }.value
                if let country { moves.append((at.seconds, country.packed, element)) }
            }
        }
        guard dated > 0 else { return findings.report(slots.locationCountries90Days, 0) }
        guard !moves.isEmpty else { return findings.leaveUnknown(slots.locationCountries90Days, .unreadable) }
        moves.sort { ($0.at, $0.country) < ($1.at, $1.country) }
        var most = 0
        for (place, move) in moves.enumerated() {
            let window = moves[place...].prefix { $0.at - move.at <= 90 * 86_400 }
            most = max(most, Set(window.map(\.country)).count)
        }
        findings.report(slots.locationCountries90Days, most)
        if most > 1, let last = moves.last {
            findings.cite(slots.locationCountries90Days, HistoryField.new.path, at: last.element)
        }
    }
}

extension [Int64] {
    /// The longest end of an ascending list whose values hold a condition.
    fileprivate func suffix(where condition: (Int64) -> Bool) -> ArraySlice<Int64> {
        var start = count
        while start > 0, condition(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
