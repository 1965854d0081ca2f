package import BonafideCore
internal import Synchronization

/// Country names as list publishers write them, and the codes that are assigned.
package enum CountryNames {
    /// The names the United States Treasury uses, one a code; the first name of a code is the one shown.
    private static let treasury =
        "AE=United Arab Emirates;AF=Afghanistan;AG=Antigua and Barbuda;AL=Albania;AM=Armenia;AO=Angola;"
        + "AR=Argentina;AT=Austria;AU=Australia;AW=Aruba;AZ=Azerbaijan;BA=Bosnia and Herzegovina;BB=Barbados;"
        + "BD=Bangladesh;BE=Belgium;BF=Burkina Faso;BG=Bulgaria;BH=Bahrain;BI=Burundi;BJ=Benin;BM=Bermuda;"
        + "BN=Brunei;BO=Bolivia;BR=Brazil;BS=Bahamas, The;BT=Bhutan;BW=Botswana;BY=Belarus;BZ=Belize;CA=Canada;"
        + "CD=Congo, Democratic Republic of the;CF=Central African Republic;CG=Congo, Republic of the;"
        + "CH=Switzerland;CI=Cote d Ivoire;CL=Chile;CM=Cameroon;CN=China;CO=Colombia;CR=Costa Rica;CU=Cuba;"
        + "CV=Cabo Verde;CW=Curacao;CY=Cyprus;CZ=Czech Republic;DE=Germany;DJ=Djibouti;DK=Denmark;DM=Dominica;"
        + "DO=Dominican Republic;DZ=Algeria;EC=Ecuador;EE=Estonia;EG=Egypt;ER=Eritrea;ES=Spain;ET=Ethiopia;"
        + "FI=Finland;FJ=Fiji;FR=France;GA=Gabon;GB=United Kingdom;GD=Grenada;GE=Georgia;GG=Guernsey;GH=Ghana;"
        + "GI=Gibraltar;GM=The Gambia;GN=Guinea;GQ=Equatorial Guinea;GR=Greece;GT=Guatemala;GW=Guinea-Bissau;"
        + "GY=Guyana;HK=Hong Kong;HN=Honduras;HR=Croatia;HT=Haiti;HU=Hungary;ID=Indonesia;IE=Ireland;IL=Israel;"
        + "IM=Man, Isle of;IN=India;IQ=Iraq;IR=Iran;IS=Iceland;IT=Italy;JE=Jersey;JM=Jamaica;JO=Jordan;"
        + "JP=Japan;KE=Kenya;KG=Kyrgyzstan;KH=Cambodia;KI=Kiribati;KM=Comoros;KN=Saint Kitts and Nevis;"
        + "KP=Korea, North;KR=Korea, South;KW=Kuwait;KY=Cayman Islands;KZ=Kazakhstan;LA=Laos;LB=Lebanon;"
        + "LC=Saint Lucia;LI=Liechtenstein;LK=Sri Lanka;LR=Liberia;LS=Lesotho;LT=Lithuania;LU=Luxembourg;"
        + "LV=Latvia;LY=Libya;MA=Morocco;MC=Monaco;MD=Moldova;ME=Montenegro;MG=Madagascar;MH=Marshall Islands;"
        + "MK=North Macedonia, The Republic of;ML=Mali;MM=Burma;MN=Mongolia;MO=Macau;MR=Mauritania;MT=Malta;"
        + "MU=Mauritius;MV=Maldives;MW=Malawi;MX=Mexico;MY=Malaysia;MZ=Mozambique;NA=Namibia;NE=Niger;"
        + "NG=Nigeria;NI=Nicaragua;NL=Netherlands;NO=Norway;NP=Nepal;NR=Nauru;NZ=New Zealand;OM=Oman;PA=Panama;"
        + "PE=Peru;PG=Papua New Guinea;PH=Philippines;PK=Pakistan;PL=Poland;PR=Puerto Rico;PS=Palestinian;"
        + "PT=Portugal;PW=Palau;PY=Paraguay;QA=Qatar;RO=Romania;RS=Serbia;RU=Russia;RW=Rwanda;SA=Saudi Arabia;"
        + "SB=Solomon Islands;SC=Seychelles;SD=Sudan;SE=Sweden;SG=Singapore;SI=Slovenia;SK=Slovakia;"
        + "SL=Sierra Leone;SM=San Marino;SN=Senegal;SO=Somalia;SR=Suriname;SS=South Sudan;"
        + "ST=Sao Tome and Principe;SV=El Salvador;SY=Syria;SZ=Eswatini;TD=Chad;TG=Togo;TH=Thailand;"
        + "TJ=Tajikistan;TL=Timor-Leste;TM=Turkmenistan;TN=Tunisia;TO=Tonga;TR=Turkey;TT=Trinidad and Tobago;"
        + "TV=Tuvalu;TW=Taiwan;TZ=Tanzania;UA=Ukraine;UG=Uganda;US=United States;UY=Uruguay;UZ=Uzbekistan;"
        + "VA=Holy See;VC=Saint Vincent and the Grenadines;VE=Venezuela;VG=Virgin Islands, British;"
        + "VI=Virgin Islands, U.S.;VN=Vietnam;VU=Vanuatu;WS=Samoa;XK=Kosovo;YE=Yemen;ZA=South Africa;ZM=Zambia;"
        + "ZW=Zimbabwe"
    /// What the United Nations, the European Union and everyday use say.
    private static let others =
        "KP=Democratic People's Republic of Korea;KP=North Korea;KP=DPRK;KR=Republic of Korea;KR=South Korea;"
        + "RU=Russian Federation;IR=Iran (Islamic Republic of);SY=Syrian Arab Republic;VN=Viet Nam;"
        + "LA=Lao People's Democratic Republic;CD=Democratic Republic of the Congo;CG=Congo;CI=Cote d'Ivoire;"
        + "TZ=United Republic of Tanzania;VE=Venezuela (Bolivarian Republic of);"
        + "GB=United Kingdom of Great Britain and Northern Ireland;US=United States of America;MM=Myanmar;"
        + "TR=Türkiye;CZ=Czechia;MD=Republic of Moldova;PS=State of Palestine;PS=West Bank;PS=Gaza;"
        + "HK=Hong Kong SAR;MO=Macao;GM=Gambia;BS=Bahamas;MK=North Macedonia;"
        + "BO=Bolivia (Plurinational State of);TW=Taiwan, Province of China;CN=People's Republic of China;"
        + "AE=UAE;GB=UK;BN=Brunei Darussalam;SZ=Swaziland;CV=Cape Verde;IM=Isle of Man;FM=Micronesia"
    private static let assignedCodes =
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT "
        + "BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH "
        + "ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT "
        + "HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS "
        + "LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI "
        + "NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG "
        + "SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG "
        + "UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"

    private static let codes: [String: CountryCode] = {
        var codes: [String: CountryCode] = [:]
        for entry in (treasury + ";" + others).split(separator: ";") {
            let parts = entry.split(separator: "=", maxSplits: 1)
            if parts.count == 2, let code = CountryCode(String(parts[0])) { codes[fold(parts[1])] = code }
        }
        return codes
    }()
    private static let names: [CountryCode: String] = {
        var names: [CountryCode: String] = [:]
        for entry in treasury.split(separator: ";") {
            let parts = entry.split(separator: "=", maxSplits: 1)
            if parts.count == 2, let code = CountryCode(String(parts[0])) { names[code] = String(parts[1]) }
        }
        return names
    }()
    private static let assigned = Set(assignedCodes.split(separator: " ").compactMap { CountryCode(String($0)) })

    private static func fold(_ name: some StringProtocol) -> String {
        String(decoding: name.lowercased().utf8.filter { $0 >= 0x61 && $0 <= 0x7a }, as: UTF8.self)
    }

    private static let kept = Mutex<[String: CountryCode?]>([:])

    /// The code of a country by its name, or by the code itself; lists repeat few names, so that each is looked at once.
    package static func code(of name: String) -> CountryCode? {
        if let known = kept.withLock({ $0[name] }) { return known }
        let code = judge(name)
        kept.withLock { names in
            if names.count < 4_096 { names[name] = .some(code) }
        }
        return code
    }

    private static func judge(_ name: String) -> CountryCode? {
        if name.utf8.count == 2, let code = CountryCode(name), isAssigned(code) { return code }
        return codes[fold(name)]
    }

    /// The name of a country, or its code where none is known.
    package static func name(of code: CountryCode) -> String { names[code] ?? code.description }

    /// Whether a code is assigned in ISO 3166-1, or is the one in use for Kosovo.
    package static func isAssigned(_ code: CountryCode) -> Bool { assigned.contains(code) }
}
