import BonafideCore

/// A stretch of time, seconds since 1970.
struct Stretch {
    var start: Int64
    var end: Int64
}

extension TimezoneExtractor {
    /// Presence without a pause, days around the clock, and two devices that follow each other.
    func reportPresence(_ applicant: Applicant, _ findings: inout Findings) {
        if applicant.isGivenAnywhere(SessionField.end.path) { reportStretches(applicant, &findings) }
        if applicant.isGivenAnywhere(ActivityField.at.path) { reportRoundTheClock(applicant, &findings) }
        if applicant.isGivenAnywhere(SessionField.deviceId.path)
            || applicant.isGivenAnywhere(ActivityField.deviceId.path)
        {
            reportHandover(applicant, &findings)
        }
    }

    private func reportStretches(_ applicant: Applicant, _ findings: inout Findings) {
        var stretches: [Stretch] = []
        for element in 0..<applicant.count(of: .sessions) {
            guard let start = applicant.instant(SessionField.start.path, at: element).value?.seconds,
                let end = applicant.instant(SessionField.end.path, at: element).value?.seconds,
                // A session of months is one that was never closed.
                end >= start, end - start <= 31 * 86_400, abs(start) < 1 << 40
            else { continue }
            stretches.append(Stretch(start: start, end: end))
        }
        guard !stretches.isEmpty else {
            for slot in [slots.longPresenceCount, slots.fullPresenceDays] { findings.leaveUnknown(slot, .unreadable) }
            return findings.leaveUnknown(slots.longestPresenceHours, .unreadable)
        }
        stretches.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        var joined: [Stretch] = []
        for stretch in stretches {
            if let last = joined.last, stretch.start - last.end <= 300 {
                joined[joined.count - 1].end = max(last.end, stretch.end)
            } else {
                joined.append(stretch)
            }
        }
        let lengths = joined.map { $0.end - $0.start }
        findings.report(slots.longestPresenceHours, Double(lengths.max() ?? 0) / 3600)
        findings.report(slots.longPresenceCount, lengths.count { $0 >= 20 * 3600 })
        findings.report(slots.fullPresenceDays, fullDays(joined))
        findings.cite(slots.longestPresenceHours, SessionField.end.path)
    }

    /// UTC days of which 20 hours or more are covered.
    private func fullDays(_ joined: [Stretch]) -> Int {
        var days = 0
        var day = Int64.min
        var covered: Int64 = 0
        for stretch in joined {
            var start = stretch.start
            while start < stretch.end {
                let number = start.floorDivided(by: 86_400)
                if number != day {
                    if covered >= 20 * 3600 { days += 1 }
                    day = number
                    covered = 0
                }
                let end = min(stretch.end, (number + 1) * 86_400)
                covered += end - start
                start = end
            }
        }
        return days + (covered >= 20 * 3600 ? 1 : 0)
    }

    private func reportRoundTheClock(_ applicant: Applicant, _ findings: inout Findings) {
        var hours: [Int64] = []
        for element in 0..<applicant.count(of: .activity) {
            if let at = applicant.instant(ActivityField.at.path, at: element).value?.seconds {
                hours.append(at.floorDivided(by: 3600))
            }
        }
        guard !hours.isEmpty else { return findings.leaveUnknown(slots.roundTheClockDays, .unreadable) }
        hours.sort()
        var days = 0
        var day = Int64.min
        var last = Int64.min
        var count = 0
        for hour in hours where hour != last {
            last = hour
            let number = hour.floorDivided(by: 24)
            if number != day {
                if count >= 20 { days += 1 }
                day = number
                count = 0
            }
            count += 1
        }
        findings.report(slots.roundTheClockDays, days + (count >= 20 ? 1 : 0))
    }

    /// Two devices whose regular hours do not meet and that follow each other within an hour.
    private func reportHandover(_ applicant: Applicant, _ findings: inout Findings) {
        // Two devices of five days each are ten uses at least; below that only how many there are is told.
        guard applicant.count(of: .sessions) + applicant.count(of: .activity) >= 10 else {
            return leaveHandover(hasTwoDevices(applicant) ? .tooFew : .notApplicable, &findings)
        }
        var devices: [DeviceHours] = []
        forEachUse(applicant) { key, element, start, end in
            let place = devices.firstIndex { $0.key == key }
            if place == nil, devices.count >= 16 { return }
            if place == nil { devices.append(DeviceHours(key: key, first: element)) }
            devices[place ?? devices.count - 1].add(from: start, to: min(end ?? start, start + 86_400))
        }
        let regular = devices.filter { $0.days.count >= 5 }.sorted { ($1.total, $0.key) < ($0.total, $1.key) }
        guard regular.count >= 2 else {
            return leaveHandover(devices.count >= 2 ? .tooFew : .notApplicable, &findings)
        }
        let (a, b) = (regular[0], regular[1])
        let (first, second) = (a.window, b.window)
        guard first.isDisjoint(with: second) else {
            findings.report(slots.handoverSpanHours, 0)
            return findings.report(slots.handoverDays, 0)
        }
        findings.report(slots.handoverSpanHours, Double(first.length + second.length) / 2)
        findings.report(slots.handoverDays, max(a.handovers(to: b), b.handovers(to: a)))
        findings.cite(slots.handoverDays, SessionField.deviceId.path, at: 0)
    }

    private func leaveHandover(_ reason: UnknownReason, _ findings: inout Findings) {
        findings.leaveUnknown(slots.handoverDays, reason)
        findings.leaveUnknown(slots.handoverSpanHours, reason)
    }

    private func hasTwoDevices(_ applicant: Applicant) -> Bool {
        var first: UInt64?
        var isSecond = false
        forEachUse(applicant) { key, _, _, _ in
            isSecond = isSecond || first ?? key != key
            first = first ?? key
        }
        return isSecond
    }

    /// Every use of a device with a time, sessions before acts.
    @inline(__always)
    private func forEachUse(
        _ applicant: Applicant, _ body: (_ key: UInt64, _ element: Int, _ start: Int64, _ end: Int64?) -> Void
    ) {
        func take(_ device: FieldPath, _ element: Int, _ time: FieldPath, _ close: FieldPath?) {
            guard let start = applicant.instant(time, at: element).value?.seconds, abs(start) < 1 << 40,
                let key = applicant.read(device, at: element, { PlaceKey($0.trimmed).hash }).value
            else { return }
            body(key, element, start, close.flatMap { applicant.instant($0, at: element).value?.seconds })
        }
        for element in 0..<applicant.count(of: .sessions) {
            take(SessionField.deviceId.path, element, SessionField.start.path, SessionField.end.path)
        }
        for element in 0..<applicant.count(of: .activity) {
            take(ActivityField.deviceId.path, element, ActivityField.at.path, nil)
        }
    }
}
