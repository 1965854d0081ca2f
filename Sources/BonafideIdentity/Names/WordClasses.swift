/// Words that carry little of a name: particles, titles, legal forms, and what half of all companies are called.
enum WordClasses {
    /// A number for a word's letters (FNV-1a, 64 bits).
    @inline(__always)
    static func key(_ word: some Sequence<UInt8>, behind start: UInt64 = 0xcbf2_9ce4_8422_2325) -> UInt64 {
        var hash = start
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }

    private static let particles =
        "al el ul ad as ash an at bin ibn ben bint bt de la le da do dos das del della di du van von der den ter te "
        + "zu zum zur of the and und et y e i for fur pour v ou aal"
    private static let titles =
        "mr mrs ms miss dr prof professor sir herr frau haji hajji hadji shaikh sheikh sheik shaykh mullah mulla maulavi "
        + "mawlawi molvi qari sayyid sayed syed general gen colonel col president prasident eng engineer abu"
    private static let legalForms =
        "llc ltd limited inc incorporated corp corporation gmbh plc pjsc ojsc oao ooo zao pao jsc cjsc srl sarl spa bv nv "
        + "kg ohg ag sa se ab as asa oy oyj aps kft sro spzoo zrt bhd sdn pte pty co cia company companies lp llp sl cv "
        + "sas aktiengesellschaft gesellschaft limitada ltda tov fze fzco fzc fzllc dmcc kk kabushiki kaisha yk ao tbk "
        + "chp lllp mbh jv est"
    /// The legal forms that hardly occur as a word of a person's name.
    private static let strictLegalForms =
        "llc ltd limited inc incorporated corp corporation gmbh plc pjsc ojsc jsc cjsc company llp aktiengesellschaft"
    private static let generic =
        "group holding holdings international global trading trade general bank banking national technology technologies "
        + "tech industries industrial industry services service solutions systems system enterprise enterprises "
        + "management investment investments import export commercial development engineering construction capital fund "
        + "trust partners foundation association organization organisation institute university centre center agency "
        + "bureau ministry department office union federation state party committee cooperation cooperative shipping "
        + "marine maritime logistics transport aviation airlines air oil gas petroleum energy mining steel electronics "
        + "information science research equipment company corporation first new united asia asian east eastern west "
        + "western north northern south southern central world societe compania empresa handels bankas impex factory "
        + "plant works school college academy university korea"
    private static let numbers: [(String, String)] = [
        ("first", "1"), ("second", "2"), ("third", "3"), ("fourth", "4"), ("fifth", "5"), ("sixth", "6"),
        ("seventh", "7"), ("eighth", "8"), ("ninth", "9"), ("tenth", "10"), ("one", "1"), ("two", "2"),
        ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"), ("seven", "7"), ("eight", "8"), ("nine", "9"),
        ("ten", "10"), ("forty", "40"), ("fourty", "40"), ("twenty", "20"), ("thirty", "30"), ("fifty", "50"),
    ]
    private static let abbreviations: [(String, String)] = [
        ("intl", "international"), ("int", "international"), ("organisation", "organization"), ("centre", "center"),
        ("dept", "department"), ("univ", "university"), ("natl", "national"), ("mfg", "manufacturing"),
        ("tech", "technology"), ("technologies", "technology"), ("bros", "brothers"), ("assoc", "association"),
        ("dev", "development"), ("gen", "general"), ("grp", "group"), ("cooperative", "cooperation"),
        ("it", "informationtechnology"),
    ]
    private static let nicknames: [[String]] = [
        "benjamin bibi ben", "william bill billy will", "robert bob bobby rob", "theodore ted teddy", "james jim jimmy",
        "joseph joe", "michael mike mick", "richard dick rick", "edward ed eddie", "thomas tom", "anthony tony",
        "alexander alex sasha aleksandr", "vladimir vova volodya", "dmitry dima dmitri dmitriy",
        "yevgeny evgeny zhenya",
        "elizabeth liz beth", "katherine kate kathy", "margaret maggie", "daniel dan danny", "samuel sam",
        "nicholas nick", "christopher chris", "matthew matt", "jonathan jon", "andrew andy", "steven steve stephen",
        "francisco paco", "jose pepe", "ivan vanya", "mikhail misha", "nikolai kolya", "sergei seryozha",
    ].map { $0.split(separator: " ").map(String.init) }

    private static let classes: KeyTable<NameToken.Traits> = {
        var table: [UInt64: NameToken.Traits] = [:]
        func add(_ words: String, _ traits: NameToken.Traits) {
            for word in words.split(separator: " ") { table[key(word.utf8), default: []].formUnion(traits) }
        }
        add(particles, .particle)
        add(titles, .title)
        add(legalForms, .legalForm)
        add(strictLegalForms, .strictLegalForm)
        add(generic, .generic)
        return KeyTable(table)
    }()

    private static let synonyms: KeyTable<[UInt8]> = {
        var table = KeyTable<[UInt8]>()
        for (word, meaning) in numbers + abbreviations { table[key(word.utf8)] = Array(meaning.utf8) }
        return table
    }()

    private static let nicknameGroups: KeyTable<UInt64> = {
        var table = KeyTable<UInt64>()
        for (number, group) in nicknames.enumerated() {
            for word in group { table[key(word.utf8)] = UInt64(number) + 1 }
        }
        return table
    }()

    /// What is known of a word.
    static func traits(_ key: UInt64) -> NameToken.Traits { classes[key] ?? [] }
    /// The word an abbreviation or a numeral stands for in the name of an organisation.
    static func meaning(_ key: UInt64) -> [UInt8]? { synonyms[key] }
    /// The other words, by their numbers, that stand for the same: `2` and `second` for `two`, `international` for `intl`.
    static func equals(of key: UInt64) -> [UInt64] { equalKeys[key] ?? [] }

    private static let equalKeys: KeyTable<[UInt64]> = {
        var groups: [UInt64: [UInt64]] = [:]
        for (word, meaning) in numbers + abbreviations {
            let (short, long) = (key(word.utf8), key(meaning.utf8))
            groups[long, default: [long]].append(short)
        }
        var table: [UInt64: [UInt64]] = [:]
        for group in groups.values { for key in group { table[key, default: []] += group.filter { $0 != key } } }
        return KeyTable(table)
    }()

    /// Whether two words are forms of one given name.
    static func areNicknames(_ a: UInt64, _ b: UInt64) -> Bool {
        guard let group = nicknameGroups[a] else { return false }
        return nicknameGroups[b] == group
    }

    /// Legal forms of several words by their first word, as the keys of the words of each.
    static let legalPhrases = KeyTable(
        Dictionary(grouping: legalPhraseTexts.map { $0.split(separator: " ").map { key($0.utf8) } }, by: { $0[0] }))
    private static let legalPhraseTexts = [
        "limited liability company", "limited liability partnership", "public limited company",
        "open joint stock company", "closed joint stock company", "public joint stock company", "joint stock company",
        "joint stock", "gesellschaft mit beschrankter haftung", "societatea cu raspundere limitata",
        "obshchestvo s ogranichennoy otvetstvennostyu", "obshchestvo s ogranichennoi otvetstvennostyu",
        "otkrytoe aktsionernoe obshchestvo", "publichnoe aktsionernoe obshchestvo", "aktsionernoe obshchestvo",
        "aktsionernoye obshchestvo", "sp z o o", "s p a", "s a r l", "s a", "s de r l", "a s", "b v", "l l c", "l p",
        "sociedad anonima", "societe anonyme", "private limited", "co ltd", "sdn bhd", "pte ltd", "a o",
    ]
}
