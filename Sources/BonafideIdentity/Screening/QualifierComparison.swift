internal import BonafideCore

extension ScreeningQualifier {
    /// Compares the facts of a query with a listed party: birth date, and country of document or address.
    static func compare(_ query: ScreeningQuery, _ party: ListedParty, tolerance: Int) -> [ScreeningQualifier] {
        var qualifiers: [ScreeningQualifier] = []
        if party.kind.isBorn, let birth = query.birthDate {
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

    /// Compares a birth date with those of a list, as exactly as the less exact of the two.
    static func effect(_ birth: PartialDate, _ listed: [ListedBirthDate], _ tolerance: Int) -> Effect {
        guard !listed.isEmpty else { return .unknown }
        var best = Effect.contradicts
        for date in listed {
            let isDay = date.range.first == date.range.last && birth.first == birth.last
            if isDay, !date.isApproximate {
                if date.range.first == birth.first { return .agrees }
                if best != .agreesInYear, isSlip(birth.first, date.range.first) { best = .near }
                continue
            }
            if overlaps(birth, date.range, years: date.isApproximate ? tolerance : 0) {
                best = .agreesInYear
            } else if best == .contradicts, overlaps(birth, date.range, years: tolerance + (date.isApproximate ? 1 : 0))
            {
                best = .near
            }
        }
        return best
    }

    /// Whether two days differ as registers mix them up: in one year, or by one year or ten on one day and month.
    private static func isSlip(_ a: Day, _ b: Day) -> Bool {
        let (a, b) = (a.parts, b.parts)
        if a.year == b.year { return true }
        return a.month == b.month && a.day == b.day && [1, 10].contains(abs(a.year - b.year))
    }

    private static func overlaps(_ a: PartialDate, _ b: PartialDate, years: Int) -> Bool {
        a.last.parts.year >= b.first.parts.year - years && a.first.parts.year <= b.last.parts.year + years
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
