/// Lengths and forms of international bank account numbers, by country.
///
/// Facts of the IBAN registry as collected by schwifty (MIT licence, 2026-07): country, whole length, then runs of
/// digits (`n`), capitals (`a`) or both (`c`) behind the check digits.
enum AccountNumberForms {
    private static let text = """
        AD24:4n4n12c AE23:3n16n AL28:8n16c AO25:21n AT20:5n11n AX18:3n11n AZ28:4a20c BA20:3n3n8n2n \
        BE16:3n7n2n BF28:2c22n BG22:4a4n2n8c BH22:4a14c BI27:5n5n11n2n BJ28:2c22n BL27:5n5n11c2n \
        BR29:8n5n10n1a1c BY28:4c4n16c CF27:23n CG27:23n CH21:5n12c CI28:2a22n CM27:23n CR22:4n14n \
        CV25:21n CY28:3n5n16c CZ24:4n6n10n DE22:8n10n DJ27:23n DK18:4n9n1n DO28:4c20n DZ26:22n \
        EE20:2n2n11n1n EG29:4n4n17n ES24:4n4n1n1n10n FI18:3n11n FK18:2a12n FO18:4n9n1n \
        FR27:5n5n11c2n GA27:23n GB22:4a6n8n GE22:2a16n GF27:5n5n11c2n GG22:4a6n8n GI23:4a15c \
        GL18:4n9n1n GP27:5n5n11c2n GQ27:23n GR27:3n4n16c GT28:4c20c GW25:2c19n HN28:4a20n HR21:7n10n \
        HU28:3n4n1n15n1n IE22:4a6n8n IL23:3n3n13n IM22:4a6n8n IQ23:4a3n12n IR26:22n IS26:4n2n6n10n \
        IT27:1a5n5n12c JE22:4a6n8n JO30:4a4n18c KM27:23n KW30:4a22c KZ20:3n13c LB28:4n20c LC32:4a24c \
        LI21:5n12c LT20:5n11n LU20:3n13c LV21:4a13c LY25:3n3n15n MA28:24n MC27:5n5n11c2n MD24:2c18c \
        ME22:3n13n2n MF27:5n5n11c2n MG27:23n MK19:3n10c2n ML28:2c22n MN20:4n12n MQ27:5n5n11c2n \
        MR27:5n5n11n2n MT31:4a5n18c MU30:4a2n2n12n3n3a MZ25:21n NC27:5n5n11c2n NE28:2a22n NI28:4a20n \
        NL18:4a10n NO15:4n6n1n OM23:3n16c PF27:5n5n11c2n PK24:4a16c PL28:8n16n PM27:5n5n11c2n \
        PS29:4a21c PT25:4n4n11n2n QA29:4a21c RE27:5n5n11c2n RO24:4a16c RS22:3n13n2n RU33:9n5n15c \
        SA24:2n18c SC31:4a2n2n16n3a SD18:2n12n SE24:3n16n1n SI19:5n8n2n SK24:4n6n10n SM27:1a5n5n12c \
        SN28:2a22n SO23:4n3n12n ST25:4n4n11n2n SV28:4a20n TD27:23n TF27:5n5n11c2n TG28:2a3n5n12n2n \
        TL23:3n14n2n TN24:2n3n13n2n TR26:5n1n16c UA29:6n19c VA22:3n15n VG24:4a16n WF27:5n5n11c2n \
        XK20:4n10n2n YE30:4a4n18c YT27:5n5n11c2n
        """

    /// Forms outside that registry that bank directories still show: earlier lengths of some countries, and the
    /// user-assigned code of worked examples.
    private static let earlier = "AA16:12c BF27:23n BI16:12n CI28:1a23n DZ24:20n NI32:4a24n SN28:1a23n"

    /// The form of one country's numbers.
    struct Form: Sendable {
        let length: Int
        /// Class of each character behind the check digits: `n`, `a` or `c`.
        let classes: [UInt8]
    }

    /// The forms by packed country code, the registry's first.
    static let forms: [UInt16: [Form]] = {
        var forms: [UInt16: [Form]] = [:]
        for entry in (text + " " + earlier).split(separator: " ") {
            let letters = Array(entry.utf8)
            guard letters.count > 6, let length = Int(entry.dropFirst(2).prefix(2)) else { continue }
            var classes: [UInt8] = []
            var run = 0
            for letter in letters[5...] {
                if (0x30...0x39).contains(letter) {
                    run = run * 10 + Int(letter - 0x30)
                } else {
                    classes += Array(repeating: letter, count: run)
                    run = 0
                }
            }
            forms[UInt16(letters[0]) << 8 | UInt16(letters[1]), default: []].append(
                Form(length: length, classes: classes))
        }
        return forms
    }()
}
