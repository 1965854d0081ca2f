/// Columns about traits that no score may rest on; they are dropped at the door and counted.
enum ProtectedTraits {
    /// Names that are dropped wherever they stand, in the flat form.
    private static let names: Set<[UInt8]> = Set(
        [
            "nationality", "nationalities", "citizenship", "citizenships", "citizen", "citizenship status",
            "passport nationality",
            "race", "races", "ethnicity", "ethnicities", "ethnic origin", "ethnic group", "national origin",
            "race ethnicity", "hispanic", "hispanic latino", "hispanic or latino", "is hispanic", "tribe", "caste",
            "ancestry",
            "gender", "gender identity", "sex", "pronouns", "pronoun", "preferred pronouns", "transgender",
            "sexual orientation", "religion", "religious belief", "religious affiliation", "faith", "creed",
            "birthplace", "birth place", "place of birth", "country of birth", "birth country", "city of birth",
            "birth city", "born in", "marital status", "civil status", "family status", "number of children",
            "pregnancy", "pregnant", "disability", "disability status", "disabled", "health status",
            "veteran", "veteran status", "is veteran", "political opinion", "political affiliation", "politics",
            "union membership", "trade union", "immigration status", "visa status", "work authorization nationality",
            "accent", "native language", "native languages", "mother tongue", "first language", "native speaker",
            "locale", "user locale", "browser locale", "preferred language", "keyboard layout",
            "age", "age group", "age range", "skin colour", "skin color", "eye colour", "eye color", "hair colour",
            "hair color", "complexion", "attractiveness", "photo data", "photo base64", "photo pixels",
            "photo bytes", "photo embedding", "face embedding", "face encoding", "face vector", "image data",
            "image base64",
            "avatar base64", "avatar data", "headshot base64", "voice embedding", "voice print", "demographics",
            "demographic", "demographic answers", "demographic questions", "eeoc", "eeo", "eeo data", "eeoc answers",
            "diversity data", "genetic data", "biometric data", "criminal record", "criminal history",
        ].map { FlatName.of($0) })

    /// Endings that mark such a column whatever stands before them (`candidate_gender`, `kyc_nationality`).
    private static let endings: [[UInt8]] = [
        "nationality", "citizenship", "ethnicity", "gender", "religion", "birthplace", "placeofbirth", "countryofbirth",
        "maritalstatus", "sexualorientation", "nativelanguage", "mothertongue", "disabilitystatus", "veteranstatus",
    ].map { Array($0.utf8) }

    /// Whether a key, in the flat form and without what leads to it, names such a trait.
    static func holds(_ name: [UInt8]) -> Bool {
        names.contains(name) || endings.contains { name.count > $0.count && name.suffix($0.count) == $0[...] }
    }
}
