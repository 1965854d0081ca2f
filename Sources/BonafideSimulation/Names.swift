/// Invented names; which list is used changes nothing but the names.
enum Names {
    private static let given: [[String]] = [
        [
            "Maren", "Idris", "Calla", "Joris", "Tamsin", "Ravel", "Odette", "Kaito", "Niamh", "Soren", "Imani",
            "Petra",
            "Luca", "Anouk", "Dario", "Freya", "Hamid", "Ines", "Jonas", "Kavita", "Leif", "Mirela", "Nuri", "Oskar",
            "Paloma", "Quentin", "Rosa", "Silvan", "Tariq", "Ulla", "Viktor", "Wanda", "Xenia", "Yusuf", "Zora",
            "Amara",
            "Bela", "Chiara", "Dmitri", "Esther", "Farid", "Greta", "Hiro", "Ilse", "Jamal", "Kirsi", "Lorenz", "Minh",
        ],
        [
            "Tovik", "Selma", "Arlo", "Brisa", "Corin", "Dunya", "Evander", "Fenna", "Gideon", "Halina", "Isandro",
            "Jovana", "Keir", "Liesel", "Mateo", "Nadia", "Orson", "Priya", "Quilla", "Renzo", "Sanne", "Thabo",
            "Ursel",
            "Vasco", "Willa", "Ximena", "Yannick", "Zelda", "Abbas", "Birgit", "Cyril", "Delphine", "Emre", "Flora",
            "Goran", "Hedda", "Ivo", "Juno", "Karim", "Lotte", "Marek", "Noor", "Olga", "Piet", "Rania", "Stefan",
            "Tilda", "Uri",
        ],
    ]
    private static let starts: [[String]] = [
        ["Al", "Ber", "Cor", "Dal", "El", "Far", "Gar", "Hol", "Ir", "Jan", "Kel", "Lor", "Mar", "Nor", "Or", "Per"],
        ["Ax", "Bru", "Cy", "Dro", "Es", "Fle", "Gri", "Hux", "Is", "Jo", "Kru", "Lys", "Myr", "Ny", "Ost", "Pry"],
    ]
    private static let middles = ["a", "en", "i", "o", "um", "and", "est", "or", "ul", "ev", "im", "ab"]
    private static let ends: [[String]] = [
        [
            "ton", "berg", "sen", "ova", "ides", "well", "wick", "mann", "escu", "ardi", "ian", "ez", "ko", "ura",
            "ley", "dal",
        ],
        [
            "field", "stein", "sson", "enko", "akis", "worth", "ham", "haus", "eanu", "etti", "yan", "az", "ski", "awa",
            "low", "vik",
        ],
    ]

    static func given(_ random: inout SimulationRandom, list: Int) -> String { random.pick(given[list % given.count]) }

    /// About three thousand family names a list.
    static func family(_ random: inout SimulationRandom, list: Int) -> String {
        let list = list % starts.count
        return random.pick(starts[list]) + random.pick(middles) + random.pick(ends[list])
    }

    private static let streetStarts = [
        "Juniper", "Larch", "Copper Beech", "Bayou", "Persimmon", "Mill Race", "Quarry Hill", "Saffron", "Tannery",
        "Orchard", "Heron", "Linden", "Foundry", "Harbour", "Meadow", "Granite", "Willow", "Cooper", "Station",
        "Chapel",
        "Falcon", "Bramble", "Ferry", "Kiln", "Sorrel", "Weaver", "Aspen", "Lantern", "Brook", "Slate",
    ]
    private static let streetEnds = [
        "Street", "Road", "Lane", "Avenue", "Court", "Terrace", "Close", "Parade", "Way", "Rise", "Row", "Walk", "Bend",
        "Hollow Road", "Park", "Green", "Gate", "Crossing", "Gardens", "Hill",
    ]
    /// Six hundred streets a town, so that two strangers hardly ever live at one address.
    static let streets = streetStarts.flatMap { start in streetEnds.map { "\(start) \($0)" } }
    static let employers = [
        "Cedar Harbor Software", "Blue Anvil Systems", "Northgate Ledger", "Quill and Compass", "Tidewater Analytics",
        "Granite Loop", "Paper Lantern Labs", "Sable Works", "Fjord Commerce", "Lattice Grove", "Copperline Health",
        "Red Kite Robotics", "Saltmarsh Media", "Ironwood Freight", "Violet Harbour Games", "Long Meadow Insurance",
    ]
    static let schools = [
        "Harbour Institute of Technology", "University of the Northern Lakes", "Saint Brannoc College",
        "Polytechnic of Rivermouth", "Eastfield University", "Institute of Applied Computing",
    ]
    static let trades = ["dev", "tech", "code", "star", "sun", "blue", "tiger", "master"]
    static let handles = [
        "harbor", "quill", "larch", "ember", "pixel", "river", "cobalt", "maple", "onyx", "fern", "atlas", "juno",
    ]
}
