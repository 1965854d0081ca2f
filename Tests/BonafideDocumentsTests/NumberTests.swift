import BonafideCore
import BonafideDocuments
import Testing

@Suite("Machine-readable zones and national numbers")
struct NumberTests {
    @Test("machine-readable zones are told valid and invalid", arguments: try Fixtures.tables("mrz.csv"))
    func zone(_ row: [String: String]) throws {
        let zone = try #require(MachineReadableZone(row["mrz"] ?? ""))
        #expect(zone.format.rawValue == row["kind"])
        switch row["label"] {
        case "valid": #expect(zone.isValid, "\(row)")
        case "invalid": #expect(!zone.isValid, "\(row)")
        default:
            // Two digits that differ by five change nothing when they change places: no arithmetic sees that.
            #expect(zone.isValid || !zone.failures.isEmpty || !zone.hasPossibleDates)
        }
    }

    @Test("national numbers are told valid and invalid", arguments: try Fixtures.tables("ids.csv"))
    func number(_ row: [String: String]) throws {
        let scheme = try #require(NationalNumberScheme(name: row["scheme"] ?? ""))
        #expect(NationalNumber(row["number"] ?? "", scheme: scheme).isValid == (row["label"] == "valid"), "\(row)")
    }

    @Test("the specimen of Doc 9303 is read field by field")
    func specimen() throws {
        let zone = try #require(
            MachineReadableZone(
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"))
        #expect(zone.isValid)
        #expect(zone.surname == "ERIKSSON")
        #expect(zone.givenNames == "ANNA MARIA")
        #expect(zone.number == "L898902C3")
        #expect(zone.birth(asOf: Day(number: 20_000)) == Day(year: 1974, month: 8, day: 12))
        #expect(zone.expiry == Day(year: 2012, month: 4, day: 15))
    }

    @Test("letters read for digits are mended before anyone is accused")
    func repair() throws {
        let zone = try #require(
            MachineReadableZone(
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO74O8I22F12O4159ZE184226B<<<<<1O"))
        #expect(zone.isValid)
        #expect(zone.repairs == 4)
    }

    @Test(
        "zones of no size of Doc 9303 are not read",
        arguments: [
            "", "P<UTO", "P<UTOERIKSSON<<ANNA\nL898902C36", String(repeating: "<", count: 89), "\u{fe0f}|\u{0}",
        ])
    func unreadable(_ text: String) {
        #expect(MachineReadableZone(text) == nil)
    }

    @Test("dates that do not exist are no valid zone")
    func impossibleDates() throws {
        let line = "L898902C3"
        let digit = String(UnicodeScalar(MachineReadableZone.checkDigit(line.utf8)))
        let birth = "741332"
        let birthDigit = String(UnicodeScalar(MachineReadableZone.checkDigit(birth.utf8)))
        let zone = try #require(
            MachineReadableZone(
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\(line)\(digit)UTO\(birth)\(birthDigit)F1204159<<<<<<<<<<<<<<00"
            ))
        #expect(!zone.hasPossibleDates)
        #expect(!zone.isValid)
    }
}

@Suite("Driver licence codes")
struct DriverLicenceTests {
    private func code(
        state: String = "CA", birth: String = "08311978", issued: String = "06012020", expires: String = "08312030"
    ) -> String {
        let body =
            "DLDAQD1234562\nDCSSAMPLETON\nDACALEX\nDBB\(birth)\nDBA\(expires)\nDBD\(issued)\nDAJ\(state)\nDCFA1\n"
        return
            "@\n\u{1e}\rANSI 636014080102DL0041\(String(repeating: "0", count: 4 - String(body.utf8.count).count))\(body.utf8.count)ZC03190024\(body)"
    }

    @Test("a sound code raises nothing but the second sub-file")
    func sound() {
        #expect(!DriverLicence.check(code()).contains { $0.strength == .strong })
    }

    @Test(
        "contradictions are strong",
        arguments: [
            ["state": "NV"], ["birth": "13311978"], ["issued": "06012031"], ["birth": "08312035"],
        ])
    func contradictions(_ change: [String: String]) {
        let text = code(
            state: change["state"] ?? "CA", birth: change["birth"] ?? "08311978",
            issued: change["issued"] ?? "06012020",
            expires: change["expires"] ?? "08312030")
        #expect(DriverLicence.check(text).contains { $0.id == "aamva.contradiction" && $0.strength == .strong })
    }

    @Test("text without the header is told, not read")
    func structure() {
        #expect(DriverLicence.check("@\nnonsense").map(\.id) == ["aamva.structure"])
    }
}
