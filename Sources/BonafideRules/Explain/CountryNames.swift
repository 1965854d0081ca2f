internal import BonafideCore

/// English names of countries and territories by their ISO 3166-1 codes, as they read inside a sentence.
enum CountryNames {
    private static let names: [UInt16: String] = {
        var names: [UInt16: String] = [:]
        for entry in text.split(separator: "|") {
            let name = entry.drop { $0 == " " }
            if let code = CountryCode(String(name.prefix(2))) { names[code.packed] = String(name.dropFirst(2)) }
        }
        return names
    }()

    /// The name of a country, or its code where the code is not assigned.
    static func name(_ code: CountryCode) -> String { names[code.packed] ?? code.description }

    private static let lowerNames: Set<String> = {
        let plain = Set(names.values.map { ($0.hasPrefix("the ") ? String($0.dropFirst(4)) : $0).lowercased() })
        return plain.union(["dprk", "north korea", "prc", "usa", "uk", "uae", "europe", "asia", "africa"])
    }()

    /// Whether a text is the name of a country or continent.
    static func isName(_ text: String) -> Bool {
        lowerNames.contains(String(text.map { $0 == "_" || $0 == "-" ? " " : $0 }).lowercased())
    }

    // Code and name without a space between them.
    private static let text = """
        ADAndorra|AEthe United Arab Emirates|AFAfghanistan|AGAntigua and Barbuda|AIAnguilla|ALAlbania| \
        AMArmenia|AOAngola|AQAntarctica|ARArgentina|ASAmerican Samoa|ATAustria|AUAustralia|AWAruba| \
        AXÅland Islands|AZAzerbaijan|BABosnia and Herzegovina|BBBarbados|BDBangladesh|BEBelgium| \
        BFBurkina Faso|BGBulgaria|BHBahrain|BIBurundi|BJBenin|BLSaint Barthélemy|BMBermuda|BNBrunei| \
        BOBolivia|BQCaribbean Netherlands|BRBrazil|BSthe Bahamas|BTBhutan|BVBouvet Island|BWBotswana| \
        BYBelarus|BZBelize|CACanada|CCCocos (Keeling) Islands|CDthe Democratic Republic of the Congo| \
        CFthe Central African Republic|CGthe Republic of the Congo|CHSwitzerland|CICôte d’Ivoire| \
        CKCook Islands|CLChile|CMCameroon|CNChina mainland|COColombia|CRCosta Rica|CUCuba|CVCape Verde| \
        CWCuraçao|CXChristmas Island|CYCyprus|CZCzechia|DEGermany|DJDjibouti|DKDenmark|DMDominica| \
        DOthe Dominican Republic|DZAlgeria|ECEcuador|EEEstonia|EGEgypt|EHWestern Sahara|EREritrea|ESSpain| \
        ETEthiopia|FIFinland|FJFiji|FKFalkland Islands|FMMicronesia|FOFaroe Islands|FRFrance|GAGabon| \
        GBthe United Kingdom|GDGrenada|GEGeorgia|GFFrench Guiana|GGGuernsey|GHGhana|GIGibraltar|GLGreenland| \
        GMthe Gambia|GNGuinea|GPGuadeloupe|GQEquatorial Guinea|GRGreece|GSSo. Georgia and So. Sandwich Isl.| \
        GTGuatemala|GUGuam|GWGuinea-Bissau|GYGuyana|HKHong Kong|HMHeard and McDonald Islands|HNHonduras| \
        HRCroatia|HTHaiti|HUHungary|IDIndonesia|IEIreland|ILIsrael|IMIsle of Man|INIndia| \
        IOChagos Archipelago|IQIraq|IRIran|ISIceland|ITItaly|JEJersey|JMJamaica|JOJordan|JPJapan|KEKenya| \
        KGKyrgyzstan|KHCambodia|KIKiribati|KMthe Comoros|KNSaint Kitts and Nevis|KPNorth Korea| \
        KRSouth Korea|KWKuwait|KYCayman Islands|KZKazakhstan|LALaos|LBLebanon|LCSaint Lucia|LILiechtenstein| \
        LKSri Lanka|LRLiberia|LSLesotho|LTLithuania|LULuxembourg|LVLatvia|LYLibya|MAMorocco|MCMonaco| \
        MDMoldova|MEMontenegro|MFSaint Martin|MGMadagascar|MHthe Marshall Islands|MKNorth Macedonia|MLMali| \
        MMMyanmar|MNMongolia|MOMacao|MPNorthern Mariana Islands|MQMartinique|MRMauritania|MSMontserrat| \
        MTMalta|MUMauritius|MVthe Maldives|MWMalawi|MXMexico|MYMalaysia|MZMozambique|NANamibia| \
        NCNew Caledonia|NENiger|NFNorfolk Island|NGNigeria|NINicaragua|NLthe Netherlands|NONorway|NPNepal| \
        NRNauru|NUNiue|NZNew Zealand|OMOman|PAPanama|PEPeru|PFFrench Polynesia|PGPapua New Guinea| \
        PHthe Philippines|PKPakistan|PLPoland|PMSaint Pierre and Miquelon|PNPitcairn Islands|PRPuerto Rico| \
        PSthe Palestinian territories|PTPortugal|PWPalau|PYParaguay|QAQatar|RERéunion|RORomania|RSSerbia| \
        RURussia|RWRwanda|SASaudi Arabia|SBthe Solomon Islands|SCthe Seychelles|SDSudan|SESweden| \
        SGSingapore|SHSaint Helena|SISlovenia|SJSvalbard and Jan Mayen|SKSlovakia|SLSierra Leone| \
        SMSan Marino|SNSenegal|SOSomalia|SRSuriname|SSSouth Sudan|STSão Tomé and Príncipe|SVEl Salvador| \
        SXSint Maarten|SYSyria|SZEswatini|TCTurks and Caicos Islands|TDChad|TFFrench Southern Territories| \
        TGTogo|THThailand|TJTajikistan|TKTokelau|TLTimor-Leste|TMTurkmenistan|TNTunisia|TOTonga|TRTürkiye| \
        TTTrinidad and Tobago|TVTuvalu|TWTaiwan|TZTanzania|UAUkraine|UGUganda|UMU.S. Outlying Islands| \
        USthe United States|UYUruguay|UZUzbekistan|VAVatican City|VCSaint Vincent and Grenadines| \
        VEVenezuela|VGBritish Virgin Islands|VIU.S. Virgin Islands|VNVietnam|VUVanuatu|WFWallis and Futuna| \
        WSSamoa|XKKosovo|YEYemen|YTMayotte|ZASouth Africa|ZMZambia|ZWZimbabwe
        """
}
