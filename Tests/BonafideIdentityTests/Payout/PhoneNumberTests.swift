import BonafideCore
import BonafideIdentity
import Testing

/// Numbers as they are dialled at home and abroad come to one international form.
@Suite struct PhoneNumberTests {
    @Test(arguments: [
        ("(415) 555-0123", "US", "+14155550123"), ("1 415 555 0123", "CA", "+14155550123"),
        ("011 44 20 7946 0018", "US", "+442079460018"), ("020 7946 0018", "GB", "+442079460018"),
        ("0044 20 7946 0018", "DE", "+442079460018"), ("8 (495) 555-01-23", "RU", "+74955550123"),
        ("8 10 49 30 5550123", "RU", "+49305550123"), ("06 1 555 0123", "HU", "+3615550123"),
        ("06 555 0123", "IT", "+39065550123"), ("001 82 2 555 0123", "HK", "+8225550123"),
        ("0055 82 2 555 0123", "BR", "+8225550123"), ("02-555-0123", "KR", "+8225550123"),
        ("010 44 20 7946 0018", "JP", "+442079460018"), ("091 555 01 23", "CH", "+41915550123"),
        ("(0)4 555 0123", "NZ", "+6445550123"), ("770 555 01", "LT", "+37077055501"),
    ])
    func theFormsOfOneNumberMeet(text: String, region: String, international: String) throws {
        let country = try #require(CountryCode(region))
        #expect(PhoneNumber(text, region: country)?.international == international)
    }

    @Test func aNumberOfNoCountryNeedsItsPlus() {
        #expect(PhoneNumber("415 555 0123") == nil)
        #expect(PhoneNumber("+1 415 555 0123")?.international == "+14155550123")
    }
}
