import BonafideCore
import BonafideRules
import Foundation

/// One line of `Fixtures/scoring/score_vectors.jsonl`.
struct ScoreVector: Decodable {
    struct Group: Decodable {
        let within: Int64?
        let cap: Int64?
    }
    struct Rule: Decodable {
        let id: String
        let group: String
        let weight: Int64
        let absent: Int64?
        let floor: Int64?
        let ceiling: Int64?
    }
    struct Pack: Decodable {
        let prior: Int64
        let within: Int64
        let across: Int64
        let groups: [String: Group]
        let mitigation_cap: Int64?
        let bands: [[Value]]
        let rules: [Rule]
    }
    struct Expectation: Decodable {
        let total: Int64
        let score: Int
        let band: String
        let p_ppm: Int
        let contributions: [String: Int64]
        let adjust: [[Value]]
        let lo: Int64
        let hi: Int64
        let coverage_permille: Int
        let reasons: [String]
    }
    /// A text or a number.
    enum Value: Decodable {
        case text(String)
        case number(Int64)
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .number(try container.decode(Int64.self))
            }
        }
        var text: String { if case .text(let text) = self { text } else { "" } }
        var number: Int64 { if case .number(let number) = self { number } else { 0 } }
    }

    let pack: Pack
    let outcomes: [String: String]
    let expect: Expectation

    var scorer: Scorer {
        Scorer(
            settings: ScoringSettings(
                prior: pack.prior, within: pack.within, across: pack.across,
                groups: pack.groups.mapValues { GroupSetting(within: $0.within, cap: $0.cap) },
                mitigationCap: pack.mitigation_cap),
            rules: pack.rules.map {
                RuleWeight(
                    id: $0.id, group: $0.group, weight: $0.weight, absent: $0.absent ?? 0, floor: $0.floor,
                    ceiling: $0.ceiling)
            })
    }

    var ruleOutcomes: [RuleOutcome] {
        pack.rules.map {
            switch outcomes[$0.id] {
            case "T": .fired
            case "F": .quiet
            case "U": .unknown
            default: .failed
            }
        }
    }

    static func all() throws -> [ScoreVector] {
        try FixtureFolder.lines("scoring/score_vectors.jsonl").map {
            try JSONDecoder().decode(ScoreVector.self, from: Data($0.utf8))
        }
    }
}
