import BonafideCore
import BonafideDocuments

extension TimezoneExtractor {
    /// Offsets in documents' dates, for programs that stamp the machine's own clock.
    func reportPapers(
        _ applicant: Applicant, _ claimed: ClaimedClocks, _ zones: ZoneTable, _ unread: inout Int,
        _ findings: inout Findings
    ) {
        let paths = [DocumentField.metaCreated.path, DocumentField.metaModified.path]
        guard paths.contains(where: { applicant.isGivenAnywhere($0) }), !claimed.isEmpty else { return }
        var count = 0
        var widest: (minutes: Int, path: FieldPath, element: Int)?
        for element in 0..<applicant.count(of: .documents) {
            let program =
                (applicant.string(DocumentField.metaProducer.path, at: element).value ?? "") + " "
                + (applicant.string(DocumentField.metaCreator.path, at: element).value ?? "")
            guard DocumentLists.builtIn.producer(in: program)?.clock == .local else { continue }
            for path in paths {
                guard let written = applicant.writtenInstant(path, at: element).value,
                    let offset = written.offsetMinutes, offset != 0
                else { continue }
                guard ClaimedClock.isPossible(offsetMinutes: offset) else {
                    unread += 1
                    continue
                }
                guard written.instant.seconds >= claimed.movedAt,
                    let distance = claimed.distance(of: offset, at: written.instant, zones)
                else { continue }
                count += 1
                if distance > widest?.minutes ?? -1 { widest = (distance, path, element) }
            }
        }
        findings.report(slots.paperOffsetCount, count)
        guard let widest else { return findings.leaveUnknown(slots.paperGapHours, .notApplicable) }
        findings.report(slots.paperGapHours, Double(widest.minutes) / 60)
        if widest.minutes >= ClockGaps.threshold {
            findings.cite(slots.paperGapHours, widest.path, at: widest.element)
        }
    }

    /// The telephone of an applicant without clocks or acts; a number of the claimed country needs no other claim.
    func reportPhoneAlone(_ applicant: Applicant, _ findings: inout Findings) {
        let path = RootField.basicsPhone.path
        let isFurther = applicant.isGivenAnywhere(PhoneField.value.path)
        guard isFurther || applicant.isGivenAnywhere(path) else { return }
        guard let phones = reference.phones, let claims, let zones else {
            return findings.leaveUnknown(slots.phoneGapHours, .noReference)
        }
        let country = applicant.country(RootField.basicsLocationCountryCode.path).value
        if !isFurther, let country,
            let number = applicant.read(path, { phones.read($0.trimmed, in: country) }).value, number.isAssigned,
            !number.kind.isVirtual, number.country == country
        {
            return findings.report(slots.phoneGapHours, 0)
        }
        let claimed = claims.read(applicant)
        reportClaim(claimed, zones, applicant, &findings)
        reportPhones(applicant, claimed, &findings)
    }

    /// What a clock shows at the run's moment, minutes east of UTC.
    @inline(__always)
    private func shownNow(_ clock: ClaimedClock) -> Int? {
        switch clock {
        case .zone(let zone): offsetsNow[Int(zone.number)]
        case .fixed(let minutes): minutes
        }
    }

    /// Clocks where numbers of the telephone's prefix are used, against the claim.
    func reportPhones(_ applicant: Applicant, _ claimed: ClaimedClocks, _ findings: inout Findings) {
        guard applicant.isGivenAnywhere(RootField.basicsPhone.path) || applicant.isGivenAnywhere(PhoneField.value.path)
        else { return }
        guard let phones = reference.phones else { return findings.leaveUnknown(slots.phoneGapHours, .noReference) }
        var best: (minutes: Int, path: FieldPath, element: Int)?
        var isUnreadable = false
        func take(_ path: FieldPath, _ element: Int) {
            let number = applicant.read(path, at: element) { phones.read($0.trimmed, in: claimed.country) }
            if case .unknown(.unreadable) = number { isUnreadable = true }
            guard let number = number.value, !number.kind.isVirtual else { return }
            // People keep their number when they move inside a country.
            if number.isAssigned, number.country == claimed.country, number.country != nil {
                best = (0, path, element)
                return
            }
            for zone in number.zones where best?.minutes != 0 {
                guard let offset = offsetsNow[Int(zone.number)],
                    let distance = claimed.distance(of: offset, { shownNow($0) })
                else { continue }
                if distance < best?.minutes ?? .max { best = (distance, path, element) }
            }
        }
        if applicant.isGivenAnywhere(RootField.basicsPhone.path) { take(RootField.basicsPhone.path, 0) }
        for element in 0..<applicant.count(of: .phones) { take(PhoneField.value.path, element) }
        guard let best else {
            let reason: UnknownReason =
                claimed.isEmpty ? .notCollected : isUnreadable ? .unreadable : .notCovered
            return findings.leaveUnknown(slots.phoneGapHours, reason)
        }
        findings.report(slots.phoneGapHours, Double(best.minutes) / 60)
        if best.minutes >= ClockGaps.threshold { findings.cite(slots.phoneGapHours, best.path, at: best.element) }
    }
}
