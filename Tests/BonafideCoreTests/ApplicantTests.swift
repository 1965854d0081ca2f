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

    /// Elements that come in any order, one group between another's, keep their values.
    @Test func groupsThatGrowInTurnKeepTheirValues() {
        var applicant = Applicant()
        for round in 0..<2 {
            applicant.reset(origin: RecordOrigin(record: UInt64(round)))
            let groups: [(ProfileGroup, FieldPath)] = [
                (.sessions, SessionField.ip.path), (.documents, DocumentField.number.path),
                (.work, WorkField.name.path),
            ]
            for number in 0..<50 {
                for (place, (group, path)) in groups.enumerated() where number % (place + 1) == 0 {
                    let element = applicant.appendElement(to: group)
                    applicant.set(path, at: element, to: "\(round) \(place) \(element)")
                }
                applicant.set(RootField.claimsTimezones.path, to: "zone \(number)")
            }
            for (place, (group, path)) in groups.enumerated() {
                #expect(applicant.count(of: group) == (50 + place) / (place + 1))
                for element in 0..<applicant.count(of: group) {
                    #expect(applicant.string(path, at: element) == .value("\(round) \(place) \(element)"))
                }
                #expect(applicant.string(path, at: applicant.count(of: group)) == .unknown(.notCollected))
                #expect(!applicant.isGiven(path, at: -1))
            }
            #expect(applicant.strings(RootField.claimsTimezones.path).count == 50)
            #expect(applicant.count(of: .bids) == 0)
        }
    }

    /// The canonical form does not depend on the order elements came in.
    @Test func canonicalBytesPutElementsInOrder() {
        func profile(_ order: [Int]) -> [UInt8] {
            var applicant = Applicant()
            applicant.set(RootField.id.path, to: " A-1 ")
            for number in order {
                let element = applicant.appendElement(to: .sessions)
                applicant.set(SessionField.ip.path, at: element, to: "192.0.2.\(number)")
                applicant.setAbsent(SessionField.tz.path, at: element)
            }
            return applicant.canonicalBytes()
        }
        #expect(profile([1, 2, 3]) == profile([3, 1, 2]))
        let text = "id:3:A-1\n\nsessions[].ip:9:192.0.2.7\nsessions[].tz!\n\n"
        #expect(String(decoding: profile([7]), as: UTF8.self) == text)
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
