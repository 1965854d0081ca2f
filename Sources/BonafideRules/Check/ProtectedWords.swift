internal import BonafideCore

/// The words by which protected traits and their proxies are recognised in the names of signals and in texts.
///
/// The traits follow the laws named in `docs/`: national origin, citizenship, ethnicity, religion, sex, age, birth,
/// language, disability and family; with the proxies that stand in for them in hiring.
enum ProtectedWords {
    /// What a word gives away.
    enum Trait: String {
        case nationality, citizenship, ethnicity, religion, sex, age, birthplace, language, accent, looks
        case disability, family
        case nameOrigin = "origin of a name"
        case schoolCountry = "country of a school"

        /// How a message names it.
        var phrase: String { rawValue }
    }

    /// Words of a signal's name that show it measures two statements against each other.
    private static let mismatchWords = words(
        """
        mismatch mismatches mismatched conflict conflicts conflicting contradiction contradictions contradicts \
        contradicted differs difference different disagrees disagree disagreement inconsistent inconsistency \
        inconsistencies gap unlike distinct discrepancy
        """)

    private static let traits: [String: Trait] = {
        var table: [String: Trait] = [:]
        func add(_ trait: Trait, _ list: String) { for word in words(list) { table[word] = trait } }
        add(.nationality, "nationality nationalities national nationals nation nations nationhood passportcountry")
        add(.citizenship, "citizenship citizenships citizen citizens visa visas immigration immigrant migrant refugee")
        add(.citizenship, "asylum naturalised naturalized greencard")
        add(
            .ethnicity, "ethnicity ethnicities ethnic race racial tribe caste ancestry descent heritage skin complexion"
        )
        add(
            .religion,
            "religion religious faith church mosque temple synagogue prayer ramadan sabbath hijab halal kosher")
        add(.sex, "sex gender genders male female man woman men women pronoun pronouns pregnant pregnancy maternity")
        add(.sex, "transgender lgbt lgbtq sexuality")
        add(.birthplace, "birthplace hometown homeland")
        add(.age, "birthday dob yob birthdate birthyear ageband generation elderly older younger retiree")
        add(.language, "mothertongue nativelanguage firstlanguage nativespeaker")
        add(.accent, "accent accents dialect dialects pronunciation intonation")
        add(
            .looks,
            "looks appearance attractive attractiveness hair beard eyes facial headscarf turban emotion emotions")
        add(.looks, "beauty weightkg obese tattoo")
        add(.disability, "disability disabled disabilities health medical illness diagnosis wheelchair autism")
        add(.family, "marital married spouse husband wife children parent parental divorced")
        return table
    }()

    /// Peoples, faiths, tongues and scripts: none of them may stand in a condition.
    private static let groups: [String: Trait] = {
        var table: [String: Trait] = [:]
        func add(_ trait: Trait, _ list: String) { for word in words(list) { table[word] = trait } }
        add(
            .nationality,
            """
            korean koreans chinese russian russians iranian indian indians pakistani bangladeshi nigerian filipino \
            filipina vietnamese japanese ukrainian belarusian syrian cuban turkish mexican brazilian american african \
            asian european arab arabs israeli german french polish romanian indonesian malaysian thai burmese laotian \
            mongolian kazakh afghan iraqi egyptian kenyan ghanaian ethiopian somali moroccan algerian tunisian \
            slavic hispanic latino latina caucasian foreigner foreigners foreign expat expatriate
            """)
        add(.ethnicity, "uyghur kurdish kurd roma gypsy jewishness black white brown han tatar tamil punjabi")
        add(
            .religion,
            "muslim muslims islam islamic christian christians jewish jew hindu buddhist sikh catholic atheist")
        add(.sex, "male female man woman he she mr mrs ms nonbinary")
        add(.language, "mandarin cantonese hindi urdu farsi persian arabic tagalog bengali punjabi swahili")
        add(.nameOrigin, "hangul hanja hanzi kanji cyrillic latin devanagari katakana hiragana han romanized romanised")
        return table
    }()

    /// Words that make `age` the age of a thing.
    private static let agedThings = words(
        """
        account email mail domain phone profile repo repository document file data list wallet number device session \
        history key certificate site employer link post photo image page card address range source login company \
        application contract entry record table domainage network payout
        """)
    private static let schools = words("school university college education degree diploma study studies campus")
    private static let places = words("country countries region nation city continent state")
    private static let people = words("first last given full family sur middle display legal holder person real maiden")

    static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    /// The words of a dotted, snake-cased or camel-cased name, in small letters.
    static func split(_ name: String) -> [String] {
        var result: [String] = []
        var word = ""
        var wasLower = false
        for scalar in name.unicodeScalars {
            let isUpper = scalar.properties.isUppercase
            if !scalar.properties.isAlphabetic || (isUpper && wasLower) {
                if !word.isEmpty { result.append(word.lowercased()) }
                word = ""
            }
            if scalar.properties.isAlphabetic { word.unicodeScalars.append(scalar) }
            wasLower = !isUpper && scalar.properties.isAlphabetic
        }
        if !word.isEmpty { result.append(word.lowercased()) }
        return result
    }

    /// The trait a signal reads by its name; nothing for a measure of a mismatch.
    static func trait(ofSignal name: String) -> Trait? {
        let all = split(name)
        let own = all.dropFirst(all.count > 1 ? 1 : 0)
        guard !all.contains(where: mismatchWords.contains) else { return nil }
        for (index, word) in own.enumerated() {
            let next = own.dropFirst(index + 1).first ?? ""
            if let trait = traits[word] ?? groups[word] { return trait }
            if let trait = traits[word + next] { return trait }
            if word == "birth" || word == "born" { return places.contains(next) ? .birthplace : .age }
            if word == "age" || word == "aged" || word == "ages", !all.contains(where: agedThings.contains) {
                return .age
            }
            if ["script", "alphabet", "origin", "etymology"].contains(word), own.contains(where: isPersonName) {
                return .nameOrigin
            }
            if schools.contains(word), own.contains(where: places.contains) { return .schoolCountry }
            if word == "native" || word == "mother", next == "tongue" || next == "speaker" { return .language }
            if word == "photo" || word == "face", ["look", "looks", "style"].contains(next) { return .looks }
        }
        return nil
    }

    private static func isPersonName(_ word: String) -> Bool {
        word == "name" || word == "names" || word == "surname" || word == "forename"
    }

    /// Whether a signal's value is the name of a person.
    static func isName(_ name: String) -> Bool {
        let all = split(name)
        guard let last = all.last, !all.contains(where: mismatchWords.contains) else { return false }
        if ["surname", "forename", "patronymic", "fullname", "firstname", "lastname"].contains(last) { return true }
        guard last == "name" || last == "names" else { return false }
        let before = all.dropLast().last ?? ""
        return all.count <= 2 || people.contains(before)
            || ["persona", "document", "payout", "sanctions", "account", "applicant", "work"].contains(before)
    }

    /// Whether a signal's value is a place, a language or a zone, which a rule may only hold against a claim.
    static func isPlace(_ name: String) -> Bool {
        let proxies = words(
            """
            country countries region subdivision continent city locale language languages lang keyboard charset script \
            zone timezone nation calling dialling
            """)
        let all = split(name)
        guard !all.contains(where: mismatchWords.contains), !all.contains("programming") else { return false }
        // `country_code` is still the country; `country_count` is a number of them.
        let spellings = words("code codes iso name names id set list text layout")
        let own = all.dropFirst(all.count > 1 ? 1 : 0)
        guard let last = own.last(where: { !spellings.contains($0) }) else { return false }
        return proxies.contains(last)
    }

    /// The trait a text or pattern names, with letters outside the Latin script taken as the script of a name.
    static func trait(ofText text: String) -> Trait? {
        for word in split(text) { if let trait = groups[word] ?? traits[word] { return trait } }
        let lower = text.lowercased()
        if lower.contains("\\p{") || lower.contains("\\x{") || lower.contains("\\u") { return .nameOrigin }
        let isForeign = text.unicodeScalars.contains { $0.value > 0x24f && $0.properties.isAlphabetic }
        return isForeign ? .nameOrigin : nil
    }

    /// Whether a text is a country, by code or name, or a time zone.
    static func isPlaceText(_ text: String) -> Bool {
        if let code = CountryCode(text), CountryNames.name(code) != code.description { return true }
        if CountryNames.isName(text) { return true }
        let parts = text.split(separator: "/")
        let areas = ["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific", "Antarctica"]
        return parts.count >= 2 && areas.contains(String(parts[0]))
    }
}
