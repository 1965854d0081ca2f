import BonafideCore
import BonafideIdentity
import Testing

/// Listed parties must be found under every spelling.
@Suite struct RecallTests {
    private func isFound(_ row: [String: String], born: PartialDate?) -> Bool {
        let entries = (row["entry"] ?? "").split(separator: "|").map(String.init)
        let query = ScreeningQuery(
            names: [row["name"] ?? ""], kind: row["kind"] == "person" ? .person : .organisation, birthDate: born)
        return BundledLists.screener.screen(query, limit: 20).candidates.contains {
            entries.contains($0.party.id) && $0.result >= .possible
        }
    }

    @Test func spellingsAreFoundByName() {
        let rows = PairTable.rows("spellings.csv")
        let missed = rows.filter { !isFound($0, born: nil) }
        #expect(rows.count >= 300)
        #expect(
            Double(missed.count) <= 0.03 * Double(rows.count), "missed: \(missed.compactMap { $0["name"] })")
        let written = missed.filter { $0["way"] != "typo" }
        #expect(written.isEmpty, "missed without a slip: \(written.compactMap { $0["name"] })")
    }

    @Test func spellingsAreFoundWithTheBirthDate() {
        let rows = PairTable.rows("spellings.csv").filter { !($0["born"] ?? "").isEmpty }
        for isTypo in [false, true] {
            let part = rows.filter { ($0["way"] == "typo") == isTypo }
            let missed = part.filter { !isFound($0, born: BundledLists.date($0["born"])) }
            #expect(!part.isEmpty)
            #expect(
                Double(missed.count) <= (isTypo ? 0.10 : 0.02) * Double(part.count),
                "missed: \(missed.compactMap { $0["name"] })")
        }
    }

    @Test func hangulMeetsTheListedSpelling() {
        let rows = PairTable.rows("hangul-list.csv")
        let missed = rows.filter { row in
            let query = ScreeningQuery(names: [row["hangul"] ?? ""], kind: .person)
            return !BundledLists.screener.screen(query, limit: 50).candidates.contains {
                $0.result >= .possible
                    && NameComparison.compare($0.party.mainName, row["listed"] ?? "").score >= 0.97
            }
        }
        #expect(rows.count >= 100)
        #expect(Double(missed.count) <= 0.03 * Double(rows.count), "missed: \(missed)")
    }

    @Test func officialRomanisationsAreOneName() {
        let pairs = PairTable.rows("korean-alias-pairs.csv").filter { $0["kind"] == "romanisation" }
        let threshold: Float = 0.80
        let found = pairs.count { NameComparison.compare($0["name1"] ?? "", $0["name2"] ?? "").score > threshold }
        #expect(Double(found) >= 0.93 * Double(pairs.count), "\(found) of \(pairs.count)")
        let names = Set(pairs.compactMap { $0["name1"] }.map { PreparedName($0).text }).sorted().map {
            PreparedName($0)
        }
        var (crossed, wrong) = (0, 0)
        for first in names.indices {
            for second in names.indices where second > first {
                crossed += 1
                if NameComparison.compare(names[first], names[second], kind: .person).score > threshold { wrong += 1 }
            }
        }
        #expect(Double(wrong) <= 0.001 * Double(crossed), "\(wrong) of \(crossed) pairs of other persons")
    }

    @Test func labelledPairsOfAllKinds() {
        let rows = PairTable.rows("name-bench.csv")
        var (hit, miss, wrong) = (0, 0, 0)
        for row in rows {
            let kind: NameKind =
                row["schema"] == "Person" ? .person : row["schema"] == "LegalEntity" ? .unstated : .organisation
            let likeness = NameComparison.compare(row["name1"] ?? "", row["name2"] ?? "", kind: kind)
            switch (likeness.relation != .different, row["is_match"] == "true") {
            case (true, true): hit += 1
            case (false, true): miss += 1
            case (true, false): wrong += 1
            default: break
            }
        }
        #expect(rows.count >= 400)
        #expect(2 * Double(hit) / Double(2 * hit + miss + wrong) >= 0.82)
    }
}
