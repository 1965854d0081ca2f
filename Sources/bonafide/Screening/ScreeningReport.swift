import BonafideCore
import BonafideIdentity
import Foundation

/// One screening as it is written to JSON and to the audit file.
struct ScreeningReport: Encodable {
    struct List: Encodable { var name, date, sha256: String }
    struct Qualifier: Encodable { var fact, effect, listed: String }
    struct Words: Encodable { var asked, listed: String, likeness: Double }
    struct Identifier: Encodable { var kind, value: String }
    struct Candidate: Encodable {
        var result, list, id, kind, name, matched: String
        var weak: Bool
        var score, scoreAlone: Double
        var koreanScore: Double?
        var programs: String
        var source: String?
        var identifier: String?
        var qualifiers: [Qualifier]
        var words: [Words]
        var wouldClear: [String]
        var suppressedBy: String?
    }

    var schemaVersion = 1
    var names: [String]
    var folded: [String]
    var birthDate: String?
    var countries: [String]
    var identifiers: [Identifier]
    var result: String
    var clear: Bool
    var candidates: [Candidate]
    var compared: Int
    var lists: [List]
    var matcher: String
    var thresholds: String
    var notAssessed = ["ownership by listed parties (50 % rule)"]

    init(_ query: ScreeningQuery, _ outcome: ScreeningOutcome, _ screener: Screener, allowsClear: Bool) {
        names = query.names
        folded = query.names.map { PreparedName($0).text }
        birthDate = query.birthDate.map { ListedBirthDate($0).text }
        countries = query.countries.map(\.description)
        identifiers = query.identifiers.map { Identifier(kind: $0.kind.word, value: $0.text) }
        result = outcome.result.rawValue
        clear = allowsClear && outcome.result <= .homonymCleared
        compared = outcome.comparedCount
        lists = screener.lists.map { List(name: $0.card.name, date: $0.card.date.description, sha256: $0.card.digest) }
        matcher = Screener.matcherVersion
        thresholds = screener.thresholds.text
        candidates = outcome.candidates.map(Self.candidate)
    }

    private static func rounded(_ value: Float) -> Double { (Double(value) * 1000).rounded() / 1000 }

    private static func candidate(_ candidate: ScreeningCandidate) -> Candidate {
        Candidate(
            result: candidate.result.rawValue, list: candidate.party.list, id: candidate.party.id,
            kind: candidate.party.kind.word, name: candidate.party.mainName, matched: candidate.matchedName.text,
            weak: candidate.matchedName.isWeak, score: rounded(candidate.nameScore),
            scoreAlone: rounded(candidate.evidenceScore), koreanScore: candidate.koreanScore.map(rounded),
            programs: candidate.party.programs, source: candidate.party.source.isEmpty ? nil : candidate.party.source,
            identifier: candidate.identifier,
            qualifiers: candidate.qualifiers.map {
                Qualifier(fact: $0.fact.rawValue, effect: $0.effect.rawValue, listed: $0.listed)
            },
            words: candidate.words.map {
                Words(asked: $0.asked, listed: $0.listed, likeness: rounded($0.likeness))
            },
            wouldClear: candidate.wouldSettle, suppressedBy: candidate.suppressedBy)
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    /// The report as one JSON object on one line.
    func json() throws -> [UInt8] { [UInt8](try Self.encoder.encode(self)) }

    /// Reports as one JSON array.
    static func json(of reports: [ScreeningReport]) throws -> [UInt8] { [UInt8](try encoder.encode(reports)) }
}
