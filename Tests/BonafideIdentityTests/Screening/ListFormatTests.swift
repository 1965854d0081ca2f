import BonafideCore
import BonafideIdentity
import Testing

/// The formats of publishers, on invented parties.
@Suite struct ListFormatTests {
    private func read(_ text: String, _ name: String = "list.xml") throws -> ListVersion {
        try ListFileReader.read([(name, Array(text.utf8))])
    }

    @Test(arguments: ["http://tempuri.org/sdnList.xsd", "https://example.org/exports/XML", ""])
    func simpleXMLInAnyNamespace(namespace: String) throws {
        let version = try read(
            """
            <?xml version="1.0"?><sdnList xmlns="\(namespace)"><publshInformation><Publish_Date>05/23/2023</Publish_Date>
            <Record_Count>2</Record_Count></publshInformation><sdnEntry><uid>7</uid><firstName>Ilse</firstName>
            <lastName>EXAMPLE</lastName><sdnType>Individual</sdnType><programList><program>TEST</program></programList>
            <idList><id><uid>1</uid><idType>Passport</idType><idNumber>A1234567</idNumber><idCountry>Finland</idCountry></id>
            </idList><akaList><aka><uid>2</uid><category>weak</category><lastName>THE OWL</lastName></aka></akaList>
            <addressList><address><uid>3</uid><country>Norway</country></address></addressList>
            <dateOfBirthList><dateOfBirthItem><uid>4</uid><dateOfBirth>25 Apr 1965</dateOfBirth></dateOfBirthItem>
            </dateOfBirthList></sdnEntry></sdnList>
            """)
        #expect(version.source == .ofacSDN)
        #expect(version.date == Day(year: 2023, month: 5, day: 23))
        #expect(version.declaredCount == 2)
        #expect(version.diagnostics.map(\.code) == ["L114"], "a record less than declared is told")
        let entry = try #require(version.entries.first)
        #expect(entry.names == [ListedName("EXAMPLE, Ilse"), ListedName("THE OWL", isWeak: true)])
        #expect(entry.identifiers == [ListedIdentifier(.passport, "A1234567", country: CountryCode("FI"))])
        #expect(entry.countries == [CountryCode("NO")].compactMap { $0 })
        #expect(entry.birthDates.map(\.text) == ["1965-04-25"])
    }

    @Test func unitedNations() throws {
        let version = try read(
            """
            <CONSOLIDATED_LIST dateGenerated="2026-02-27T10:00:00.000Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>
            <FIRST_NAME>ILSE</FIRST_NAME><SECOND_NAME>EXAMPLE</SECOND_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
            <REFERENCE_NUMBER>KPi.999</REFERENCE_NUMBER><LISTED_ON>2017-06-05</LISTED_ON><INDIVIDUAL_ALIAS>
            <QUALITY>Low</QUALITY><ALIAS_NAME>The Owl</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY/>
            <ALIAS_NAME/></INDIVIDUAL_ALIAS><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE>
            <FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1963</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS>
            <ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>OWL TRADING</FIRST_NAME></ENTITY></ENTITIES></CONSOLIDATED_LIST>
            """)
        #expect(version.source == .unitedNations)
        #expect(version.date == Day(year: 2026, month: 2, day: 27))
        #expect(version.entries.map(\.kind) == [.person, .organisation])
        let entry = try #require(version.entries.first)
        #expect(entry.names == [ListedName("ILSE EXAMPLE"), ListedName("The Owl", isWeak: true)])
        #expect(entry.birthDates.map(\.text) == ["1960 to 1963"])
        #expect(entry.listedOn == Day(year: 2017, month: 6, day: 5))
    }

    @Test func europeanUnion() throws {
        let version = try read(
            """
            <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2020-04-15T08:00:00">
            <sanctionEntity euReferenceNumber="EU.1.2" designationDate="2018-01-22"><regulation programme="PRK"/>
            <subjectType code="person"/><nameAlias firstName="Ilse" middleName="M." lastName="EXAMPLE" wholeName="x"
            strong="true"/><birthdate circa="false" year="1965" monthOfYear="4" dayOfMonth="25"/>
            <identification identificationTypeCode="passport" number="A1234567" countryIso2Code="FI"/>
            <address countryIso2Code="NO"/></sanctionEntity></export>
            """)
        let entry = try #require(version.entries.first)
        #expect(version.source == .europeanUnion)
        #expect(entry.names == [ListedName("EXAMPLE, Ilse M.")])
        #expect(entry.programs == ["PRK"])
        #expect(entry.birthDates.map(\.text) == ["1965-04-25"])
    }

    @Test func unitedKingdomIsReadByItsFieldsAndSaysSo() throws {
        let version = try read(
            """
            <Designations><DateGenerated>2026-01-28</DateGenerated><Designation><UniqueID>DPR0001</UniqueID>
            <RegimeName>DPRK</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip><Names><Name>
            <Name1>Ilse</Name1><Name6>EXAMPLE</Name6><NameType>Primary Name</NameType></Name></Names>
            <DOBs><DOB>dd/mm/1965</DOB></DOBs></Designation></Designations>
            """)
        #expect(version.entries.first?.names == [ListedName("EXAMPLE, Ilse")])
        #expect(version.diagnostics.contains { $0.code == "L120" })
        #expect(ListSource.allCases.filter(\.isUntested) == [version.source])
    }

    @Test func remarksCutAtAThousandLettersAreJoined() throws {
        let address = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96"
        let whole = String(repeating: "Filler text. ", count: 73) + "; Digital Currency Address - ETH \(address)."
        let remarks = String(whole.prefix(1000))
        let rest = String(whole.dropFirst(1000))
        #expect(rest.count > 4 && rest.count < 40, "the cut falls inside the address")
        let dash = "-0- "
        let main =
            "1,\"OWL GROUP\",\(dash),\"TEST\",\(dash),\(dash),\(dash),\(dash),\(dash),\(dash),\(dash),\"\(remarks)\"\n"
        let version = try ListFileReader.read([
            ("sdn.csv", Array((main + "\u{1a}").utf8)), ("sdn_comments.csv", Array("1,\"\(rest)\"\n".utf8)),
        ])
        #expect(version.entries.first?.identifiers.map(\.text).first?.hasPrefix(address) == true)
    }

    @Test func handWrittenListsKeepWhatCanBeRead() throws {
        let version = try read(
            """
            list: own
            date: 2026-01-02
            entries:
              - id: a
                kind: person
                names: ["EXAMPLE, Ilse", "일세"]
                born: ["1965", "no date"]
                nmaes: [x]
              - kind: person
                names: [nobody]
            """, "own.yaml")
        #expect(version.entries.map(\.id) == ["a"])
        #expect(version.diagnostics.count == 4)
        #expect(version.diagnostics.contains { $0.hint.contains("names") })
    }
}
