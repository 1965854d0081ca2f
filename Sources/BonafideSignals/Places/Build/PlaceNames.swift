/// Names the sources lack: spellings of countries, divisions of countries with several zones, and regions
/// that people name instead of a city.
enum PlaceNames {
    /// Common spellings of a country besides those of the sources.
    static func countryNames(_ iso: String) -> [String] { countries[iso] ?? [] }

    /// Names and postal abbreviations of a division by its country and GeoNames code.
    static func divisionNames(_ country: String, _ code: String) -> [String] { divisions["\(country) \(code)"] ?? [] }

    private static let countries = table(
        """
        US	United States of America|U.S.A.|U.S.|America|Estados Unidos|Etats-Unis
        GB	UK|U.K.|United Kingdom|Great Britain|England|Scotland|Wales|Northern Ireland|Reino Unido
        RU	Russia|Russian Federation|Россия
        KR	South Korea|Korea|Republic of Korea|ROK|대한민국|한국
        KP	North Korea|DPRK|Democratic People's Republic of Korea
        CN	China|PRC|P.R. China|People's Republic of China|Mainland China|中国
        HK	Hong Kong|Hong Kong SAR
        TW	Taiwan|Taiwan ROC
        JP	Japan|日本|Nippon
        UA	Ukraine|Україна|Украина
        DE	Germany|Deutschland|Alemania
        AT	Austria|Österreich
        CH	Switzerland|Schweiz|Suisse|Svizzera
        ES	Spain|España
        FR	France
        IT	Italy|Italia
        NL	Netherlands|The Netherlands|Holland|Nederland
        BE	Belgium|Belgique|België
        PL	Poland|Polska
        CZ	Czechia|Czech Republic|Česko
        TR	Turkey|Türkiye|Turkiye
        BR	Brazil|Brasil
        MX	Mexico|México
        VN	Vietnam|Viet Nam|Việt Nam
        LA	Laos|Lao PDR
        AE	UAE|U.A.E.|United Arab Emirates|Emirates
        SA	Saudi Arabia|KSA
        PH	Philippines|The Philippines|Pilipinas
        BA	Bosnia|Bosnia and Herzegovina
        MK	North Macedonia|Macedonia
        MD	Moldova|Republic of Moldova
        CI	Ivory Coast|Côte d'Ivoire
        CD	DR Congo|DRC|Democratic Republic of the Congo
        IR	Iran
        SY	Syria
        VE	Venezuela
        BO	Bolivia
        TZ	Tanzania
        EG	Egypt
        IE	Ireland|Republic of Ireland|Éire
        GR	Greece|Hellas
        HU	Hungary|Magyarország
        RO	Romania|România
        RS	Serbia|Srbija
        SE	Sweden|Sverige
        NO	Norway|Norge
        DK	Denmark|Danmark
        FI	Finland|Suomi
        PT	Portugal
        IN	India|Bharat
        """)

    private static let divisions = table(
        """
        US AL	Alabama|AL
        US AK	Alaska|AK
        US AZ	Arizona|AZ
        US AR	Arkansas|AR
        US CA	California|CA|Calif
        US CO	Colorado|CO
        US CT	Connecticut|CT
        US DE	Delaware|DE
        US DC	District of Columbia|DC|Washington DC
        US FL	Florida|FL
        US GA	Georgia|GA
        US HI	Hawaii|HI
        US ID	Idaho|ID
        US IL	Illinois|IL
        US IN	Indiana|IN
        US IA	Iowa|IA
        US KS	Kansas|KS
        US KY	Kentucky|KY
        US LA	Louisiana|LA
        US ME	Maine|ME
        US MD	Maryland|MD
        US MA	Massachusetts|MA|Mass
        US MI	Michigan|MI
        US MN	Minnesota|MN
        US MS	Mississippi|MS
        US MO	Missouri|MO
        US MT	Montana|MT
        US NE	Nebraska|NE
        US NV	Nevada|NV
        US NH	New Hampshire|NH
        US NJ	New Jersey|NJ
        US NM	New Mexico|NM
        US NY	New York|NY|New York State
        US NC	North Carolina|NC
        US ND	North Dakota|ND
        US OH	Ohio|OH
        US OK	Oklahoma|OK
        US OR	Oregon|OR
        US PA	Pennsylvania|PA
        US RI	Rhode Island|RI
        US SC	South Carolina|SC
        US SD	South Dakota|SD
        US TN	Tennessee|TN
        US TX	Texas|TX
        US UT	Utah|UT
        US VT	Vermont|VT
        US VA	Virginia|VA
        US WA	Washington|WA|Washington State
        US WV	West Virginia|WV
        US WI	Wisconsin|WI
        US WY	Wyoming|WY
        CA 01	Alberta|AB
        CA 02	British Columbia|BC
        CA 03	Manitoba|MB
        CA 04	New Brunswick|NB
        CA 05	Newfoundland and Labrador|NL
        CA 07	Nova Scotia|NS
        CA 08	Ontario|ON
        CA 09	Prince Edward Island|PE
        CA 10	Quebec|QC|Québec
        CA 11	Saskatchewan|SK
        CA 12	Yukon|YT
        CA 13	Northwest Territories|NT
        CA 14	Nunavut|NU
        AU 01	Australian Capital Territory|ACT
        AU 02	New South Wales|NSW
        AU 03	Northern Territory|NT
        AU 04	Queensland|QLD
        AU 05	South Australia|SA
        AU 06	Tasmania|TAS
        AU 07	Victoria|VIC
        AU 08	Western Australia|WA
        BR 01	Acre|AC
        BR 04	Amazonas|AM
        BR 05	Bahia|BA
        BR 06	Ceará|CE
        BR 07	Distrito Federal|DF
        BR 08	Espírito Santo|ES
        BR 11	Mato Grosso do Sul|MS
        BR 14	Mato Grosso|MT
        BR 15	Minas Gerais|MG
        BR 16	Pará|PA
        BR 18	Paraná|PR
        BR 21	Rio de Janeiro|RJ
        BR 23	Rio Grande do Sul|RS
        BR 24	Rondônia|RO
        BR 26	Santa Catarina|SC
        BR 27	São Paulo|SP
        BR 29	Goiás|GO
        BR 30	Pernambuco|PE
        MX 02	Baja California|BC
        MX 09	Ciudad de México|CDMX
        MX 14	Jalisco|JAL
        MX 19	Nuevo León|NL
        MX 23	Quintana Roo|QR
        MX 26	Sonora|SON
        IN 02	Andhra Pradesh|AP
        IN 07	Delhi NCR|NCR
        IN 09	Gujarat|GJ
        IN 10	Haryana|HR
        IN 13	Kerala|KL
        IN 16	Maharashtra|MH
        IN 19	Karnataka|KA
        IN 23	Punjab
        IN 24	Rajasthan|RJ
        IN 25	Tamil Nadu|TN
        IN 28	West Bengal|WB
        IN 36	Uttar Pradesh|UP
        IN 40	Telangana|TS
        DE 01	Baden-Württemberg
        DE 02	Bavaria|Bayern
        DE 05	Hesse|Hessen
        DE 06	Lower Saxony|Niedersachsen
        DE 07	North Rhine-Westphalia|Nordrhein-Westfalen|NRW
        DE 13	Saxony|Sachsen
        GB ENG	England
        GB SCT	Scotland
        GB WLS	Wales|Cymru
        GB NIR	Northern Ireland
        """)

    /// Regions that stand for a city: name, country, division, city.
    static let regions: [(name: String, country: String, division: String, city: String)] =
        """
        Bay Area	US	CA	San Francisco
        San Francisco Bay	US	CA	San Francisco
        Silicon Valley	US	CA	San Jose
        SF	US	CA	San Francisco
        SFO	US	CA	San Francisco
        Los Angeles County	US	CA	Los Angeles
        SoCal	US	CA	Los Angeles
        NYC	US	NY	New York City
        New York	US	NY	New York City
        New York City	US	NY	New York City
        Manhattan	US	NY	New York City
        Tri-State	US	NY	New York City
        DMV	US	DC	Washington
        Washington DC	US	DC	Washington
        Research Triangle	US	NC	Raleigh
        Raleigh-Durham	US	NC	Raleigh
        Twin Cities	US	MN	Minneapolis
        DFW	US	TX	Dallas
        Dallas-Fort Worth	US	TX	Dallas
        Philly	US	PA	Philadelphia
        PNW	US	WA	Seattle
        GTA	CA	08	Toronto
        Greater Toronto	CA	08	Toronto
        Delhi NCR	IN	07	Delhi
        Bangalore	IN	19	Bengaluru
        Bombay	IN	16	Mumbai
        Kiev	UA	12	Kyiv
        Saigon	VN	79	Ho Chi Minh City
        HCMC	VN	79	Ho Chi Minh City
        """.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "\t").map(String.init)
            return cells.count == 4 ? (cells[0], cells[1], cells[2], cells[3]) : nil
        }

    private static func table(_ text: String) -> [String: [String]] {
        var all: [String: [String]] = [:]
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "\t")
            if cells.count == 2 { all[String(cells[0])] = cells[1].split(separator: "|").map(String.init) }
        }
        return all
    }
}
