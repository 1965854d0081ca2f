import BonafideCore
import BonafideSignals
import Testing

@Suite struct LinkExtractorTests {
    private static func machine(_ street: String, _ code: String) -> [(FieldPath, String)] {
        [
            (EquipmentField.shipTo.path, street), (EquipmentField.shipToPostalCode.path, code),
            (EquipmentField.shipToCountry.path, "US"),
        ]
    }

    private static func home(_ street: String, _ name: String) -> [RootField: String] {
        [.basicsName: name, .basicsLocationAddress: street, .basicsLocationPostalCode: "37206"]
    }

    /// Two who may live together for all that is known are no farm; three are.
    @Test func twoAtOneDeliveryAddressWithoutAHomeAreNotCounted() throws {
        var made = MadeApplicants()
        made.add(Self.home("19 Wren Street", "Aaron Beck"), [Self.machine("19 Wren Street", "37206")])
        made.add([.basicsName: "Colin Drury"], [Self.machine("19 Wren Street", "37206")])
        #expect(try made.state(LinkSignals.shipTo, of: 1) == .value(0))
        made.add([.basicsName: "Ewan Foss"], [Self.machine("19 Wren Street", "37206")])
        #expect(try made.state(LinkSignals.shipTo, of: 1) == .value(2))
    }

    @Test(arguments: [
        ("742 Larch Hollow Rd Apt 2", "37206"), ("742 Larch Hollow Road, Apartment 2", "37206-1134"),
        ("742 LARCH HOLLOW RD #2", "37206"), ("742 Larch Hollow Rd., Unit 2", "37206 1134"),
        ("742 larch hollow road apt. #2", "37206"),
    ])
    func oneAddressWrittenInManyWaysIsOne(street: String, code: String) throws {
        var made = MadeApplicants()
        made.add(Self.home("1 Wren Street", "Aaron Beck"), [Self.machine("742 Larch Hollow Road Apt. 2", "37206")])
        made.add(Self.home("2 Wren Street", "Colin Drury"), [Self.machine(street, code)])
        #expect(try made.state(LinkSignals.shipTo, of: 1) == .value(1))
    }

    @Test(arguments: [
        ("742 Larch Hollow Rd Apt 3", "37206"), ("743 Larch Hollow Rd Apt 2", "37206"),
        ("742 Larch Hollow Rd Apt 2", "37207"), ("742 Larch Hollow Rd", "37206"),
    ])
    func otherUnitsHousesAndPlacesAreOthers(street: String, code: String) throws {
        var made = MadeApplicants()
        made.add([.basicsName: "Aaron Beck"], [Self.machine("742 Larch Hollow Road Apt. 2", "37206")])
        made.add([.basicsName: "Colin Drury"], [Self.machine(street, code)])
        #expect(try made.state(LinkSignals.shipTo, of: 1) == .value(0))
    }

    @Test func oneFamilyNameAtOneDeliveryAddressIsNotCounted() throws {
        var made = MadeApplicants()
        for name in ["Rosa Halloran", "Halloran, Peter", "Colin Drury"] {
            made.add([.basicsName: name], [Self.machine("19 Wren Street", "37206")])
        }
        #expect(try made.state(LinkSignals.shipTo, of: 0) == .value(1))
        #expect(try made.state(LinkSignals.shipTo, of: 2) == .value(2))
    }

    @Test(arguments: [
        (PayoutField.iban, "DE89 3704 0044 0532 0130 00", "de89370400440532013000"),
        (.walletAddress, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED"),
        (.email, "Jo.Doe+pay@gmail.com", "jodoe@googlemail.com"),
    ])
    func onePayoutWrittenInTwoWaysLinks(field: PayoutField, first: String, second: String) {
        var made = MadeApplicants()
        made.add([.id: "A", .basicsName: "Aaron Beck"], [[(field.path, first)]])
        made.add([.id: "B", .basicsName: "Colin Drury"], [[(field.path, second)]])
        let index = made.index(made.extractor())
        #expect(index.rings.map(\.members) == [[0, 1]])
        #expect(index.rings.map { index.id(of: $0) } == ["A"])
    }

    @Test(arguments: [
        (PayoutField.iban, "DE89 3704 0044 0532 0130 01"), (.accountNumber, "0000000000"), (.accountKey, "n/a"),
        (.walletAddress, "0x0000000000000000000000000000000000000000"), (.email, "none@example.com"),
        (.email, "not an address"),
    ])
    func valuesThatStandForNothingLinkNobody(field: PayoutField, text: String) {
        var made = MadeApplicants()
        for name in ["Aaron Beck", "Colin Drury", "Ethan Foyle"] {
            made.add([.basicsName: name], [[(field.path, text), (PayoutField.routing.path, "021000021")]])
        }
        #expect(made.index(made.extractor()).shared.isEmpty)
    }

    @Test func leadingZerosOfAnAccountAreLevelledAndBanksAreKeptApart() {
        var made = MadeApplicants()
        for (routing, account) in [("021000021", "0005500001"), ("021000021", "5500001"), ("011401533", "5500001")] {
            made.add(
                [.basicsName: "Name \(routing) \(account)"],
                [[(PayoutField.routing.path, routing), (PayoutField.accountNumber.path, account)]])
        }
        #expect(made.index(made.extractor()).rings.map(\.members) == [[0, 1]])
    }

    @Test func declaredHouseholdsAgenciesAndOnePersonTwiceAreExplained() throws {
        var made = MadeApplicants()
        let account = [(PayoutField.iban.path, "DE89370400440532013000")]
        made.add([.basicsName: "Aaron Beck", .householdId: "h1"], [account])
        made.add([.basicsName: "Colin Drury", .householdId: "h1"], [account])
        #expect(made.index(made.extractor()).rings.isEmpty)
        #expect(try made.state(LinkSignals.payout, of: 0) == .value(0))
        #expect(try made.state(LinkSignals.explained, of: 0) == .value(1))
        made.add([.basicsName: "Drury, COLIN"], [account])
        #expect(try made.state(LinkSignals.payout, of: 2) == .value(1))
    }

    @Test func whatWasNotGivenStaysUnknown() throws {
        var made = MadeApplicants()
        made.add([.basicsName: "Aaron Beck", .basicsEmail: "aaron.beck@example.com"])
        #expect(try made.state(LinkSignals.payout, of: 0) == .unknown(.notCollected))
        #expect(try made.state(LinkSignals.email, of: 0) == .value(0))
        made.add([.basicsName: "Colin Drury"])
        #expect(try made.state(LinkSignals.email, of: 1) == .unknown(.notCollected))
        #expect(try made.state(LinkSignals.ringSize, of: 1) == .unknown(.notCollected))
    }
}
