internal import BonafideCore
internal import BonafideSignals

extension RawExtractor {
    /// What the sessions say, in the order they stand in.
    func sessions(
        _ applicant: Applicant, _ country: CountryCode, _ offset: Int64, _ findings: inout Findings
    ) {
        var seen: AddressFlags = []
        var placed = 0
        var elsewhere = 0
        var night = 0
        var browserGap: Int64 = 0
        var addressGap: Int64 = 0
        var isQuick = false
        var before: (place: UInt16, start: Int64) = (0, 0)
        for element in 0..<applicant.count(of: .sessions) {
            guard let start = applicant.read(SessionField.start.path, at: element, { NumberText.integer($0) }).value
            else { continue }
            let known = attributes(applicant, element)
            seen.formUnion(known.flags)
            if known.whoisCountry != 0 {
                placed += 1
                if known.whoisCountry != country.packed { elsewhere += 1 }
                addressGap = max(addressGap, abs(Int64(offsets[Int(known.provider)]) - offset))
                if before.place != 0, known.whoisCountry != before.place, start - before.start < 7200 {
                    isQuick = true
                    findings.cite(slots.quickBorder, SessionField.ip.path, at: element)
                }
            }
            before = (known.whoisCountry, start)
            let client = applicant.read(SessionField.utcOffsetMin.path, at: element) { NumberText.integer($0) }.value
            if let client { browserGap = max(browserGap, abs(client - offset)) }
            if (start + offset * 60) % 86_400 < 21_600 { night += 1 }
        }
        findings.report(slots.vpn, seen.contains(.anonymousVPN))
        findings.report(slots.hosting, seen.contains(.hostingProvider))
        findings.report(slots.tor, seen.contains(.torExitNode))
        findings.report(slots.placed, placed)
        findings.report(slots.elsewhere, elsewhere)
        findings.report(slots.quickBorder, isQuick)
        findings.report(slots.browserGap, browserGap)
        findings.report(slots.addressGap, addressGap)
        findings.report(slots.night, night)
    }

    @inline(__always)
    private func attributes(_ applicant: Applicant, _ element: Int) -> AddressAttributes {
        guard let table,
            let address = applicant.read(SessionField.ip.path, at: element, { IPAddress.read($0) }).value
        else { return AddressAttributes() }
        return table.table.attributes(of: address)
    }
}
