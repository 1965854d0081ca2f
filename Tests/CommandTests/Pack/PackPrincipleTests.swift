import BonafideCore
import BonafideRules
import Testing

/// What holds of the shipped pack as a whole, whatever single weights become.
@Suite struct PackPrincipleTests {
    private let pack = ShippedPack.pack

    private func band(_ fired: [Int]) -> String {
        var outcomes = [RuleOutcome](repeating: .quiet, count: pack.scored.count)
        for rule in fired { outcomes[rule] = .fired }
        return pack.card.bands[pack.card.band(of: pack.scorer.score(outcomes).total)].name
    }

    private var adverse: [Int] { pack.scored.indices.filter { pack.scorer.rules[$0].weight > 0 } }
    private func rule(_ place: Int) -> Rule { pack.rules[pack.scored[place]] }

    /// One network finding alone never leaves the lowest band, but for address space of the DPRK itself.
    @Test func noSingleNetworkRuleLeavesLow() {
        for place in adverse where rule(place).file.family == "network" {
            let id = rule(place).file.id
            #expect((band([place]) == "low") == (id != "network.dprk-allocated"), "\(id)")
        }
    }

    /// Two rules of one family never reach critical, but for identifiers and strong watchlist matches.
    @Test func criticalNeedsTwoFamilies() {
        // Rules that match an identifier: a number, an account, a range or a list entry, not a likeness.
        let identifiers: Set<String> = ["sanctions", "link"]
        for a in adverse {
            for b in adverse where b >= a && rule(a).file.family == rule(b).file.family {
                let family = rule(a).file.family
                guard !identifiers.contains(family) else { continue }
                let fired = Set([a, b])
                let ids = fired.map { rule($0).file.id }
                if ids.contains("network.dprk-allocated") { continue }
                #expect(band(Array(fired)) != "critical", "\(ids)")
            }
        }
    }

    /// A whole family together stays below critical, but for those that match identifiers.
    @Test func noFamilyAloneReachesCritical() {
        for family in ["timezone", "document", "persona", "work", "account", "payout"] {
            let all = adverse.filter { rule($0).file.family == family && rule($0).floor == nil }
            #expect(all.isEmpty || band(all) != "critical", "\(family)")
        }
    }

    /// No mitigating rule outweighs what it stands against: all of them together keep a floor a floor.
    @Test func floorsBeatMitigation() {
        let mitigating = pack.scored.indices.filter { pack.scorer.rules[$0].weight < 0 }
        for place in adverse {
            guard let floor = rule(place).floor else { continue }
            var outcomes = [RuleOutcome](repeating: .quiet, count: pack.scored.count)
            for other in mitigating + [place] { outcomes[other] = .fired }
            #expect(pack.scorer.score(outcomes).total >= floor)
        }
    }

    @Test func everyRuleSaysWhatAPersonNeeds() {
        for rule in pack.rules where rule.file.status == .stable {
            let file = rule.file
            #expect(!file.rationale.isEmpty, "\(file.id) has no rationale")
            #expect(!file.sources.isEmpty, "\(file.id) has no source")
            #expect(!file.next.isEmpty, "\(file.id) has no next check")
            #expect(!file.applicant.isEmpty, "\(file.id) has no text for the applicant")
            #expect(file.weight < 0 || !file.benign.isEmpty, "\(file.id) has no honest reading")
            #expect(file.reviewedOn >= "2026-01-01", "\(file.id) was not reviewed")
            #expect(
                file.sources.allSatisfy { $0.contains(/(19|20)[0-9][0-9]|FAQ/) }, "\(file.id) has an undated source")
        }
    }
}
