import BonafideCore
import Testing

@Suite("Countries")
struct CountryCodeTests {
    @Test(
        "Codes and English names are read",
        arguments: [
            ("DE", "DE"), ("de", "DE"), ("DEU", "DE"), ("Germany", "DE"), ("  germany ", "DE"), ("UK", "GB"),
            ("EL", "GR"),
            ("USA", "US"), ("U.S.A.", "US"), ("United States", "US"), ("the United States of America", "US"),
            ("Viet Nam", "VN"), ("Vietnam", "VN"), ("Korea, Republic of", "KR"), ("South Korea", "KR"),
            ("Russian Federation", "RU"), ("Côte d’Ivoire", "CI"), ("Cote d'Ivoire", "CI"), ("CÔTE D'IVOIRE", "CI"),
            ("Türkiye", "TR"), ("Turkey", "TR"), ("Czech Republic", "CZ"), ("Bosnia and Herzegovina", "BA"),
            ("Bosnia & Herzegovina", "BA"), ("Saint Lucia", "LC"), ("St. Lucia", "LC"), ("Myanmar (Burma)", "MM"),
            ("Burma", "MM"), ("Åland Islands", "AX"), ("Aland Islands", "AX"), ("Theland", nil), ("Thailand", "TH"),
            ("Kosovo", "XK"), ("XX", nil), ("ZZ", nil), ("EU", nil), ("Atlantis", nil), ("", nil), ("D", nil),
            ("Germany, Berlin", nil), (String(repeating: "Germany", count: 40), nil),
        ] as [(String, String?)])
    func reading(text: String, code: String?) {
        #expect(CountryCode.reading(text)?.description == code)
    }

    @Test("A text that names no country is unreadable, not missing")
    func unreadable() {
        var applicant = Applicant()
        applicant.set(RootField.basicsLocationCountryCode.path, to: "Atlantis")
        #expect(applicant.country(RootField.basicsLocationCountryCode.path) == .unknown(.unreadable))
        applicant.set(RootField.basicsLocationCountryCode.path, to: "Germany")
        #expect(applicant.country(RootField.basicsLocationCountryCode.path) == .value(CountryCode("DE")!))
    }
}
