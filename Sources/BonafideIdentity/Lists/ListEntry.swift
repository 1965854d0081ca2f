package import BonafideCore

/// What a listed party is.
package enum ListedPartyKind: UInt8, Sendable {
    case person, organisation, vessel, aircraft, unstated

    /// The word used in files.
    package var word: String {
        switch self {
        case .person: "person"
        case .organisation: "organisation"
        case .vessel: "vessel"
        case .aircraft: "aircraft"
        case .unstated: "unstated"
        }
    }

    /// Whether the party may be a person, who alone has a birth date.
    var isBorn: Bool { self == .person || self == .unstated }
}

/// A name a list gives for a party.
package struct ListedName: Hashable, Sendable {
    /// The name as the list writes it; a family name that stands first is followed by a comma.
    package var text: String
    /// Whether the list calls the name weak or of low quality.
    package var isWeak: Bool

    /// Takes both parts.
    package init(_ text: String, isWeak: Bool = false) {
        self.text = text
        self.isWeak = isWeak
    }
}

/// A birth date as a list gives it, seldom to the day.
package struct ListedBirthDate: Hashable, Sendable {
    /// The first and the last day it can mean.
    package var range: PartialDate
    /// Whether the list says `circa`.
    package var isApproximate: Bool

    /// Takes both parts.
    package init(_ range: PartialDate, isApproximate: Bool = false) {
        self.range = range
        self.isApproximate = isApproximate
    }
}

/// An identifier of a listed party as the list writes it.
package struct ListedIdentifier: Hashable, Sendable {
    /// What it is.
    package var kind: IdentifierKind
    /// The text as the list writes it.
    package var text: String
    /// Country that issued it, where the list says.
    package var country: CountryCode?

    /// Takes all parts.
    package init(_ kind: IdentifierKind, _ text: String, country: CountryCode? = nil) {
        self.kind = kind
        self.text = text
        self.country = country
    }
}

/// One designated party, as read from any list.
package struct ListEntry: Hashable, Sendable {
    /// The publisher's own number or reference.
    package var id: String
    /// What the party is.
    package var kind: ListedPartyKind
    /// The names, the main one first.
    package var names: [ListedName]
    /// Sanctions programmes or regimes.
    package var programs: [String] = []
    /// Birth dates, several where the list is unsure.
    package var birthDates: [ListedBirthDate] = []
    /// Countries of addresses; never of nationality or birth, which are not compared.
    package var countries: [CountryCode] = []
    /// Identifiers that name the party exactly.
    package var identifiers: [ListedIdentifier] = []
    /// Day of designation, where the list says.
    package var listedOn: Day?
    /// Page or notice a hand-written entry rests on.
    package var source = ""

    /// Starts an entry with its number and kind.
    package init(id: String, kind: ListedPartyKind, names: [ListedName] = []) {
        self.id = id
        self.kind = kind
        self.names = names
    }

    /// Adds a name unless the entry has it; blank names are left out.
    package mutating func addName(_ text: String, isWeak: Bool = false) {
        let trimmed = text.trimmedText
        guard !trimmed.isEmpty, !names.contains(where: { $0.text == trimmed }) else { return }
        names.append(ListedName(trimmed, isWeak: isWeak))
    }

    /// Adds an address country unless the entry has it.
    package mutating func addCountry(_ name: String) {
        guard let code = CountryNames.code(of: name), !countries.contains(code) else { return }
        countries.append(code)
    }

    /// Adds an identifier unless the entry has it.
    package mutating func addIdentifier(_ kind: IdentifierKind, _ text: String, country: CountryCode? = nil) {
        let identifier = ListedIdentifier(kind, text.trimmedText, country: country)
        guard !identifier.text.isEmpty, !identifiers.contains(identifier) else { return }
        identifiers.append(identifier)
    }
}

extension String {
    /// The text without white space at either end.
    var trimmedText: String {
        guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
        var letters = utf8[...].drop { $0 <= 0x20 }
        while let last = letters.last, last <= 0x20 { letters.removeLast() }
        return String(letters) ?? ""
    }
}
