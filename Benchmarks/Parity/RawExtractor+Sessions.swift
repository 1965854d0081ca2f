internal import BonafideCore
internal import BonafideSignals

extension RawExtractor {
    /// What the sessions say, in the order they stand in.
    func sessions(
        _ applicant: Applicant, _ exits: SIMD4<Int32>, _ country: CountryCode, _ offset: Int64,
        _ findings: inout Findings
    ) {
        var seen = AddressFlags().rawValue
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
            let known = element < 4 ? attributes(at: exits[element]) : attributes(applicant, element)
            seen |= known.flags.rawValue
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
        findings.report(slots.vpn, seen & AddressFlags.anonymousVPN.rawValue != 0)
        findings.report(slots.hosting, seen & AddressFlags.hostingProvider.rawValue != 0)
        findings.report(slots.tor, seen & AddressFlags.torExitNode.rawValue != 0)
        findings.report(slots.placed, placed)
        findings.report(slots.elsewhere, elsewhere)
        findings.report(slots.quickBorder, isQuick)
        findings.report(slots.browserGap, browserGap)
        findings.report(slots.addressGap, addressGap)
        findings.report(slots.night, night)
    }

    /// Numbers of what the table knows of the first four sessions' addresses of each applicant, 0 where nothing is known.
    ///
    /// All are read before any is looked up, so that the waits for memory overlap.
    func withExits(of applicants: [Applicant], _ count: Int, _ body: (UnsafeMutablePointer<SIMD4<Int32>>) -> Void) {
        withUnsafeTemporaryAllocation(of: SIMD4<Int32>.self, capacity: count) { exits in
            guard let exits = exits.baseAddress else { return }
            exits.initialize(repeating: SIMD4(), count: count)
            if let table {
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count * 4) { addresses in
                    addresses.initialize(repeating: 0)
                    for lane in 0..<count {
                        for element in 0..<min(4, applicants[lane].count(of: .sessions)) {
                            let ip = applicants[lane].read(SessionField.ip.path, at: element) { IPAddress.read($0) }
                            addresses[lane * 4 + element] = ip.value?.version4 ?? 0
                        }
                    }
                    exits.withMemoryRebound(to: Int32.self, capacity: count * 4) {
                        table.codes(of: UnsafeBufferPointer(addresses), into: $0)
                    }
                }
            }
            body(exits)
        }
    }

    @inline(__always)
    private func attributes(at code: Int32) -> AddressAttributes {
        table?.attributes(at: Int(code)) ?? AddressAttributes()
    }

    @inline(__always)
    private func attributes(_ applicant: Applicant, _ element: Int) -> AddressAttributes {
        guard let table,
            let address = applicant.read(SessionField.ip.path, at: element, { IPAddress.read($0) }).value
        else { return AddressAttributes() }
        return table.attributes(of: address)
    }
}
