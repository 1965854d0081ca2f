package import BonafideCore

/// Which countries share a border and which share a language, as bits for each pair.
package struct CountryRelations: Sendable {
    private static let words = (676 + 63) / 64
    private var neighbours = [UInt64](repeating: 0, count: 676 * words)
    private var speakers = [UInt64](repeating: 0, count: 676 * words)

    /// Takes the relations from a table of places.
    package init(_ places: PlaceTable) {
        var byLanguage: [String: [CountryCode]] = [:]
        for ordinal in 0..<676 {
            let code = CountryCode(ordinal: ordinal)
            guard let country = places.country(code) else { continue }
            for other in country.neighbours {
                Self.set(&neighbours, code, other)
                Self.set(&neighbours, other, code)
            }
            if !country.language.isEmpty { byLanguage[country.language, default: []].append(code) }
        }
        for codes in byLanguage.values {
            for one in codes {
                for other in codes { Self.set(&speakers, one, other) }
            }
        }
    }

    /// Whether two countries share a land border.
    @inline(__always)
    package func areNeighbours(_ one: CountryCode, _ other: CountryCode) -> Bool { Self.holds(neighbours, one, other) }

    /// Whether the main language of two countries is the same.
    @inline(__always)
    package func shareLanguage(_ one: CountryCode, _ other: CountryCode) -> Bool { Self.holds(speakers, one, other) }

    private static func set(_ bits: inout [UInt64], _ one: CountryCode, _ other: CountryCode) {
        guard (0..<676).contains(one.ordinal), (0..<676).contains(other.ordinal) else { return }
        bits[one.ordinal * words + other.ordinal / 64] |= 1 << UInt64(other.ordinal % 64)
    }

    @inline(__always)
    private static func holds(_ bits: [UInt64], _ one: CountryCode, _ other: CountryCode) -> Bool {
        guard (0..<676).contains(one.ordinal), (0..<676).contains(other.ordinal) else { return false }
        return bits[one.ordinal * words + other.ordinal / 64] >> UInt64(other.ordinal % 64) & 1 != 0
    }
}
