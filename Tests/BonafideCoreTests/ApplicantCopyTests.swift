import BonafideCore
import Testing

/// Copies of an applicant share memory and nothing else.
@Suite struct ApplicantCopyTests {
    private static func applicant() -> Applicant {
        var applicant = Applicant()
        applicant.set(RootField.id.path, to: "P1")
        applicant.set(RootField.claimsTimezones.path, to: "Europe/Berlin")
        applicant.appendElement(to: .sessions)
        applicant.set(SessionField.ip.path, to: "192.0.2.1")
        return applicant
    }

    enum Change: CaseIterable { case value, list, absent, element, further, reset, longText }

    private static func make(_ change: Change, in applicant: inout Applicant) {
        switch change {
        case .value: applicant.set(RootField.id.path, to: "P2")
        case .list: applicant.set(RootField.claimsTimezones.path, to: "Asia/Tokyo")
        case .absent: applicant.setAbsent(RootField.basicsEmail.path)
        case .element: applicant.set(SessionField.ip.path, at: 3, to: "192.0.2.9")
        case .further: applicant.appendElement(to: .payouts)
        case .reset: applicant.reset(origin: RecordOrigin(record: 7))
        case .longText: applicant.set(RootField.basicsName.path, to: String(repeating: "x", count: 5000))
        }
    }

    @Test(arguments: Change.allCases)
    func changingOneLeavesTheOtherAsItWas(change: Change) {
        let first = Self.applicant()
        let bytes = first.canonicalBytes()
        var second = first
        Self.make(change, in: &second)
        #expect(first.canonicalBytes() == bytes)
        var third = second
        third.refill(
            UnsafeBufferPointer(start: nil, count: 0), from: UnsafeBufferPointer(start: nil, count: 0),
            origin: second.origin)
        #expect(third.id == "")
        #expect(first.canonicalBytes() == bytes)
    }

    @Test(arguments: 0..<40)
    func wholeNumbersAreReadAsWritten(digits: Int) {
        let text = String(String(repeating: "9081726354", count: 4).prefix(digits))
        for written in [text, "-" + text, "+" + text, text + "x", "x" + text, text + " "] {
            var written = written
            let read = written.withUTF8 { NumberText.integer($0) }
            let isNumber = digits > 0 && written.utf8.allSatisfy { $0 >= 0x2b && $0 <= 0x39 }
            #expect(read == (isNumber ? Int64(written) : nil), "\(written)")
        }
    }
}
