import BonafideCore

extension NetworkExtractor {
    /// Countries inside short spans of time, and the fastest travel between two placed sessions.
    func reportMovement(_ seen: SightingList, _ findings: inout Findings) {
        let sessions = seen.sessions
        let timed = sessions.contains { $0.hasTime }
        guard timed else {
            for slot in [
                slots.countries24h, slots.countries7d, slots.anonymousCountries24h, slots.anonymousCountries7d,
            ] { findings.leaveUnknown(slot, .notCollected) }
            return
        }
        report(slots.countries24h, slots.countries7d, sessions, &findings) { $0.hasTime && $0.isPlaced }
        report(slots.anonymousCountries24h, slots.anonymousCountries7d, sessions, &findings) {
            $0.hasTime && $0.isAnonymous && $0.country != 0
        }
        reportTravel(sessions, &findings)
    }

    private func report(
        _ day: Slot<Int64>, _ week: Slot<Int64>, _ sessions: UnsafeBufferPointer<Sighting>, _ findings: inout Findings,
        where condition: (Sighting) -> Bool
    ) {
        var first: UInt16 = 0
        var isMixed = false
        for sighting in sessions where condition(sighting) {
            if first == 0 { first = sighting.country }
            isMixed = isMixed || sighting.country != first
        }
        guard isMixed else {
            findings.report(day, first == 0 ? 0 : 1)
            findings.report(week, first == 0 ? 0 : 1)
            return
        }
        let inDay = mostCountries(sessions, within: 86_400, where: condition)
        let inWeek = mostCountries(sessions, within: 7 * 86_400, where: condition)
        findings.report(day, inDay.count)
        findings.report(week, inWeek.count)
        for (slot, window) in [(day, inDay), (week, inWeek)] where window.count > 1 {
            cite(slot, UnsafeBufferPointer(rebasing: sessions[window.range]), &findings, where: condition)
        }
    }

    /// The most countries of chosen sessions inside any span of seconds, and the first window that has them.
    private func mostCountries(
        _ sessions: UnsafeBufferPointer<Sighting>, within span: Int64, where condition: (Sighting) -> Bool
    ) -> (count: Int, range: Range<Int>) {
        // Few sessions number their countries by the first session that has each, so that few counts need be cleared.
        let isFew = sessions.count <= 64
        let room = isFew ? sessions.count : 676
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: room) { counts in
            counts.initialize(repeating: 0)
            var distinct = 0
            var best = (count: 0, range: 0..<0)
            var start = 0
            func number(_ index: Int) -> Int {
                let country = sessions[index].country
                guard isFew else { return min(675, max(0, CountryCode(packed: country).ordinal)) }
                var first = 0
                while sessions[first].country != country { first += 1 }
                return first
            }
            for end in sessions.indices where condition(sessions[end]) {
                let added = number(end)
                counts[added] += 1
                if counts[added] == 1 { distinct += 1 }
                // Starts are sorted, so the difference of two of them does not overflow once it is known to be positive.
                while sessions[end].start.subtractingReportingOverflow(sessions[start].start).partialValue > span
                    || !condition(sessions[start])
                {
                    if condition(sessions[start]) {
                        let removed = number(start)
                        counts[removed] -= 1
                        if counts[removed] == 0 { distinct -= 1 }
                    }
                    start += 1
                }
                if distinct > best.count { best = (distinct, start..<end + 1) }
            }
            return best
        }
    }

    /// Where a session was, as far as the tables can say.
    @inline(__always)
    private func place(_ sighting: Sighting) -> Place? {
        let isSoft = !sighting.flags.isDisjoint(with: .softPlace)
        // A relay keeps the country, not the city.
        if !sighting.latitude.isNaN, !sighting.flags.contains(.privateRelay) {
            return Place(
                latitude: Double(sighting.latitude), longitude: Double(sighting.longitude),
                radius: max(Double(sighting.radius), isSoft ? 200 : 50))
        }
        guard var place = tables.middle(of: sighting.country) else { return nil }
        if isSoft { place.radius += 200 }
        return place
    }

    /// The fastest travel that two neighbouring placed sessions ask for, over at least 500 km after both radii.
    private func reportTravel(_ sessions: UnsafeBufferPointer<Sighting>, _ findings: inout Findings) {
        guard tables.places != nil || sessions.contains(where: { !$0.latitude.isNaN }) else {
            return findings.leaveUnknown(slots.travelSpeed, .noReference)
        }
        var before: Int?
        var pairs = 0
        var fastest = (speed: 0.0, distance: 0.0, hours: 0.0, from: 0, to: 0)
        for index in sessions.indices where sessions[index].hasTime && sessions[index].isPlaced {
            defer { before = index }
            guard let previous = before else { continue }
            pairs += 1
            let (a, b) = (sessions[previous], sessions[index])
            if a.country == b.country, a.latitude.isNaN || b.latitude.isNaN { continue }
            guard let from = place(a), let to = place(b) else { continue }
            let distance = from.distance(to: to) - from.radius - to.radius
            guard distance >= 500 else { continue }
            let hours = max(Double(b.start - a.start) / 3600, 1.0 / 60)
            let speed = distance / hours
            if speed > fastest.speed { fastest = (speed, distance, hours, previous, index) }
        }
        guard pairs > 0 else { return findings.leaveUnknown(slots.travelSpeed, .tooFew) }
        findings.report(slots.travelSpeed, fastest.speed)
        guard fastest.speed > 0 else { return findings.report(slots.travelDistance, 0) }
        findings.report(slots.travelDistance, fastest.distance)
        findings.report(slots.travelHours, fastest.hours)
        findings.report(slots.travelFrom, CountryCode(packed: sessions[fastest.from].country))
        findings.report(slots.travelTo, CountryCode(packed: sessions[fastest.to].country))
        for index in [fastest.from, fastest.to] {
            findings.cite(
                slots.travelSpeed, SessionField.ip.path, at: Int(sessions[index].element),
                source: source(of: .whoisCountry, sessions[index]))
        }
    }

    /// Devices of the sessions, by equality of their ids.
    func measureDevices(_ applicant: Applicant, count: Int, _ findings: inout Findings) {
        if applicant.isGivenAnywhere(SessionField.deviceId.path) { countDevices(applicant, count: count, &findings) }
        let (ports, mark) = (SessionField.openPorts.path, SessionField.remoteSession.path)
        if applicant.isGivenAnywhere(ports) || applicant.isGivenAnywhere(mark) {
            measureRemoteDesktop(applicant, count: count, &findings)
        }
    }

    private func countDevices(_ applicant: Applicant, count: Int, _ findings: inout Findings) {
        let path = SessionField.deviceId.path
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { hashes in
            var known = 0
            for element in 0..<count {
                guard let hash = applicant.read(path, at: element, { DeviceHash.of($0.trimmed) }).value else {
                    continue
                }
                hashes[known] = hash
                known += 1
            }
            guard known > 0 else { return }
            var devices = UnsafeMutableBufferPointer(rebasing: hashes[..<known])
            devices.sort()
            var distinct = 1
            for index in 1..<max(1, known) where devices[index] != devices[index - 1] { distinct += 1 }
            findings.report(slots.deviceCount, distinct)
            findings.report(slots.deviceChurn, Double(distinct) / Double(known))
            findings.cite(slots.deviceChurn, path)
        }
    }

    /// Ports at which remote-desktop services listen: RDP, VNC, Apple and AnyDesk.
    private static let remotePorts: Set<Int64> = [3389, 5900, 5901, 5938, 6568, 7070]

    private func measureRemoteDesktop(_ applicant: Applicant, count: Int, _ findings: inout Findings) {
        var isGiven = false
        var found = 0
        for element in 0..<count {
            let ports = SessionField.openPorts.path
            let mark = applicant.flag(SessionField.remoteSession.path, at: element).value
            var isOpen = false
            if applicant.isGiven(ports, at: element) {
                isGiven = true
                applicant.forEach(ports, at: element) { text in
                    if let port = NumberText.integer(text.trimmed), Self.remotePorts.contains(port) { isOpen = true }
                }
            }
            if mark != nil { isGiven = true }
            guard isOpen || mark == true else { continue }
            found += 1
            if found <= citedAtMost {
                findings.cite(
                    slots.remoteDesktop, isOpen ? ports : SessionField.remoteSession.path, at: element)
            }
        }
        if isGiven { findings.report(slots.remoteDesktop, found) }
    }
}

/// A 64-bit digest of a device id, good enough to tell the devices of one applicant apart.
enum DeviceHash {
    /// FNV-1a with a final mix; nothing for an empty id.
    static func of(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard !text.isEmpty else { return nil }
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in text { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        hash ^= hash >> 32
        return hash &* 0x9e37_79b9_7f4a_7c15
    }
}
