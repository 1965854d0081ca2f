import BonafideCore
import Testing

@Suite struct ApplicantTests {
    @Test func everyGroupNamesItsFieldsOnce() {
        for group in ProfileGroup.allCases {
            let names = group.definitions.map(\.name)
            #expect(Set(names).count == names.count, "\(group.name)")
            #expect(group.width == names.count)
            #expect(group == .root || ProfileGroup(name: group.name) == group)
        }
    }

    @Test func casesStandInTheOrderOfTheirDefinitions() {
        check(RootField.self)
        check(SessionField.self)
        check(MeetingField.self)
        check(EndpointField.self)
        check(PayoutField.self)
        check(DocumentField.self)
        check(EquipmentField.self)
        check(ShippingChangeField.self)
        check(LinkField.self)
        check(CommitField.self)
        check(WorkField.self)
        check(HistoryField.self)
    }

    private func check<Field: ProfileField>(_ type: Field.Type) {
        #expect(Field.allCases.count == Field.definitions.count, "\(Field.group)")
        for field in Field.allCases {
            let flat = field.definition.name.filter { $0 != "." && $0 != "_" }.lowercased()
            #expect(String(describing: field).lowercased() == flat)
        }
    }

    @Test func keepsListsSingleValuesAndAbsence() {
        var applicant = Applicant()
        applicant.set(RootField.id.path, to: "A-1")
        applicant.set(RootField.claimsTimezones.path, to: "Europe/Berlin")
        applicant.set(RootField.claimsTimezones.path, to: "Asia/Tokyo")
        applicant.set(RootField.basicsName.path, to: "First")
        applicant.set(RootField.basicsName.path, to: "Second")
        applicant.setAbsent(RootField.basicsPhone.path)
        let first = applicant.appendElement(to: .sessions)
        let second = applicant.appendElement(to: .sessions)
        applicant.set(SessionField.ip.path, at: second, to: "192.0.2.7")
        applicant.set(SessionField.start.path, at: first, to: "not a date")
        #expect(applicant.id == "A-1")
        #expect(applicant.strings(RootField.claimsTimezones.path) == ["Europe/Berlin", "Asia/Tokyo"])
        #expect(applicant.string(RootField.basicsName.path) == .value("Second"))
        #expect(applicant.string(RootField.basicsPhone.path) == .absent)
        #expect(applicant.string(RootField.basicsEmail.path) == .unknown(.notCollected))
        #expect(applicant.count(of: .sessions) == 2)
        #expect(applicant.ipAddress(SessionField.ip.path, at: first) == .unknown(.notCollected))
        #expect(applicant.ipAddress(SessionField.ip.path, at: second).value?.description == "192.0.2.7")
        #expect(applicant.instant(SessionField.start.path, at: first) == .unknown(.unreadable))
        applicant.reset(origin: RecordOrigin(file: 0, record: 2, line: 3))
        #expect(applicant.id.isEmpty)
        #expect(applicant.count(of: .sessions) == 0)
        #expect(applicant.count(of: .root) == 1)
    }

    @Test(arguments: [
        ("9223372036854775807", Int64.max as Int64?), ("-9223372036854775808", .min), ("9223372036854775808", nil),
        ("+7", 7), ("", nil), ("-", nil), ("1.5", nil), (" 12 ", 12),
    ])
    func readsIntegers(text: String, value: Int64?) {
        var applicant = Applicant()
        applicant.set(RootField.compRateMinor.path, to: text)
        #expect(applicant.integer(RootField.compRateMinor.path).value == value)
    }

    @Test(arguments: [("YES", true as Bool?), ("f", false), ("0", false), ("maybe", nil)])
    func readsFlags(text: String, value: Bool?) {
        var applicant = Applicant()
        applicant.set(RootField.contractCryptoAgreed.path, to: text)
        #expect(applicant.flag(RootField.contractCryptoAgreed.path).value == value)
    }
}
