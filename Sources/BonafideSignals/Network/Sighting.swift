import BonafideCore

/// One connection that was seen, with what the tables say of its address; no reference inside, so it lives on the stack.
struct Sighting {
    /// Seconds since 1970, or the least number where no time was given.
    var start: Int64 = .min
    var group = ProfileGroup.sessions
    var element: UInt32 = 0
    var flags: AddressFlags = []
    /// Country the tables settle on, packed; 0 where none is known.
    var country: UInt16 = 0
    /// How the tables agree on it.
    var agreement = CountryAgreement.none
    /// Whether any table, or the exporting system, puts the address in a claimed country.
    var mayBeClaimed = false
    /// One-based number of the watch-list entry, 0 for none or an expired one.
    var watch: UInt16 = 0
    var provider: UInt16 = 0
    /// The address tables the watch entry and the provider belong to.
    var reference: UInt8 = 0
    var autonomousSystem: UInt32 = 0
    /// Source bits inside that reference.
    var sources: UInt32 = 0
    /// The source of the user's database that answered, or -1.
    var database: Int16 = -1
    /// Degrees; not a number where only the country is known.
    var latitude = Float.nan
    var longitude = Float.nan
    /// Kilometres.
    var radius = Float.zero
    /// Whether a table puts the address in the DPRK outside its registered range.
    var isSpoofed = false
    /// Number of the VPN brand in the vocabulary, 0xff for none.
    var brand: UInt8 = 0xff

    /// Whether the address stands in for somebody elsewhere; a relay that keeps the country does not.
    private(set) var isAnonymous = false
    /// Whether the country of the address is the country of the person as far as the tables know.
    private(set) var isPlaced = false
    /// Whether it speaks against every claim; one table in favour of a claim is enough for doubt, and what was seen
    /// before a declared move does not count.
    private(set) var isContradiction = false

    var hasTime: Bool { start != .min }
    /// Days since 1970.
    var day: Int64 { start.floorDivided(by: 86_400) }

    /// Settles on a country once the time, the flags and the answers of all tables are known.
    @inline(__always)
    mutating func settle(_ answers: SIMD4<UInt16>, _ claims: ClaimedCountries) {
        (country, agreement) = CountryAgreement.settle(answers)
        mayBeClaimed =
            claims.contains(answers[0]) || claims.contains(answers[1]) || claims.contains(answers[2])
            || claims.contains(answers[3])
        // A table that says KP outside the registered range repeats a false registration.
        let saysKP = answers[0] == 0x4b50 || answers[1] == 0x4b50 || answers[2] == 0x4b50 || answers[3] == 0x4b50
        isSpoofed = saysKP && !flags.contains(.allocatedToDPRK)
        isAnonymous = !flags.isDisjoint(with: .anonymous) && !flags.contains(.privateRelay)
        isPlaced = country != 0 && agreement != .split && !isAnonymous
        isContradiction = isPlaced && !mayBeClaimed && (!hasTime || start >= claims.movedAt)
    }
}

/// How many tables name a country, and whether they agree.
enum CountryAgreement: UInt8 {
    case none, agree, partial, oneTable, split

    /// The weight a finding keeps: all agree, full; a majority or a single table, half; split, none.
    var weight: Double {
        switch self {
        case .agree: 1
        case .partial, .oneTable: 0.5
        case .none, .split: 0
        }
    }

    /// The place in the vocabulary of the signal.
    var symbol: SymbolCode {
        switch self {
        case .agree: SymbolCode(0)
        case .partial: SymbolCode(1)
        case .oneTable: SymbolCode(2)
        case .none, .split: SymbolCode(3)
        }
    }

    /// Settles on a country from the answers of up to four tables, 0 standing for no answer.
    ///
    /// The first answer breaks ties.
    @inline(__always)
    static func settle(_ answers: SIMD4<UInt16>) -> (country: UInt16, agreement: CountryAgreement) {
        var first: UInt16 = 0
        var count = 0
        var equal = 0
        for lane in 0..<4 where answers[lane] != 0 {
            if first == 0 { first = answers[lane] }
            count += 1
            if answers[lane] == first { equal += 1 }
        }
        if count == 0 { return (0, .none) }
        if count == 1 { return (first, .oneTable) }
        if equal == count { return (first, .agree) }
        for lane in 0..<4 where answers[lane] != 0 {
            var votes = 0
            for other in 0..<4 where answers[other] == answers[lane] { votes += 1 }
            if votes * 2 > count { return (answers[lane], .partial) }
        }
        return (first, .split)
    }
}

/// The countries an applicant claims, at most eight.
struct ClaimedCountries {
    private var codes = SIMD8<UInt16>()
    private(set) var count = 0
    /// Seconds since 1970 at which a move begins that the applicant told of; what was seen before says nothing.
    var movedAt = Int64.min

    /// The first claim.
    var first: CountryCode? { count > 0 ? CountryCode(packed: codes[0]) : nil }

    mutating func add(_ code: CountryCode) {
        guard count < 8, !contains(code.packed) else { return }
        codes[count] = code.packed
        count += 1
    }

    @inline(__always)
    func contains(_ packed: UInt16) -> Bool {
        for index in 0..<count where codes[index] == packed { return packed != 0 }
        return false
    }

    /// Whether a condition holds for any claim.
    func contains(where condition: (CountryCode) -> Bool) -> Bool {
        for index in 0..<count where condition(CountryCode(packed: codes[index])) { return true }
        return false
    }
}
