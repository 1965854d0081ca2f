internal import BonafideCore

extension ScreeningQualifier {
    /// Compares the facts of a query with a listed party: birth date, and country of document or address.
    static func compare(_ query: ScreeningQuery, _ party: ListedParty, tolerance: Int) -> [ScreeningQualifier] {
        var qualifiers: [ScreeningQualifier] = []
        if party.kind == .person || party.kind == .unstated, let birth = query.birthDate {
            let listed = party.birthDates.map(\.text).joined(separator: ", ")
            qualifiers.append(
                ScreeningQualifier(fact: .birthDate, effect: effect(birth, party.birthDates, tolerance), listed: listed)
            )
        }
        if !query.countries.isEmpty {
            let isShared = party.countries.contains { query.countries.contains($0) }
            // People move: another country than the listed one contradicts nothing.
            qualifiers.append(
                ScreeningQualifier(
                    fact: .country, effect: isShared ? .agrees : .unknown,
                    listed: party.countries.map { CountryNames.name(of: $0) }.joined(separator: ", ")))
        }
        return qualifiers
    }

    private static func effect(_ birth: PartialDate, _ listed: [ListedBirthDate], _ tolerance: Int) -> Effect {
        guard !listed.isEmpty else { return .unknown }
        var best = Effect.contradicts
        for date in listed {
            let isDay = date.range.first == date.range.last && birth.first == birth.last
            if isDay, date.range.first == birth.first, !date.isApproximate { return .agrees }
            // A day both sides know is compared by year too: registers mix up days and months.
            let slack = Int32((date.isApproximate ? tolerance + 1 : tolerance) * 366)
            let firstYear = yearStart(date.range.first) - slack
            let lastYear = yearEnd(date.range.last) + slack
            if birth.last.number >= firstYear, birth.first.number <= lastYear { best = .agreesInYear }
        }
        return best
    }

    private static func yearStart(_ day: Day) -> Int32 {
        Day(year: day.parts.year, month: 1, day: 1)?.number ?? day.number
    }
    private static func yearEnd(_ day: Day) -> Int32 {
        Day(year: day.parts.year, month: 12, day: 31)?.number ?? day.number
    }
}

extension ListedBirthDate {
    /// The date as shown to people.
    package var text: String {
        let (first, last) = (range.first.parts, range.last.parts)
        let span: String
        if range.first == range.last {
            span = range.first.description
        } else if first.year == last.year {
            span = first.month == last.month ? String(range.first.description.prefix(7)) : "\(first.year)"
        } else {
            span = "\(first.year) to \(last.year)"
        }
        return isApproximate ? "about \(span)" : span
    }
}
