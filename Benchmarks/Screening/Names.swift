import BonafideCore
import BonafideIdentity
import Foundation

extension Bench {
    /// Pairs of names that published lists give to one person, and pairs across persons.
    func pairs() {
        let rows = Self.table(data + "/names/korean-official-alias-pairs.csv").filter { $0["kind"] == "romanisation" }
        var found = 0
        for row in rows where NameComparison.compare(row["name1"] ?? "", row["name2"] ?? "").score >= 0.8 { found += 1 }
        let names = Array(Set(rows.map { PreparedName($0["name1"] ?? "").text })).sorted().map { PreparedName($0) }
        var (crossed, wrong) = (0, 0)
        for a in names.indices {
            for b in names.indices where b > a {
                crossed += 1
                if NameComparison.compare(names[a], names[b], kind: .person).score >= 0.82 { wrong += 1 }
            }
        }
        print("official romanisation pairs: \(rows.count), crossed pairs of other persons: \(crossed)")
        report("  recall", Double(found) / Double(rows.count), ">= 0.93")
        report("  false positives, %", 100 * Double(wrong) / Double(max(crossed, 1)), "<= 0.1")
    }

    /// Labelled pairs of all kinds of names.
    func nameBench() {
        let rows = Self.table(data + "/names/name-bench-dev.csv")
        var (hit, miss, wrong) = (0, 0, 0)
        for row in rows {
            let kind: NameKind = row["schema"] == "Person" ? .person : row["schema"] == "LegalEntity" ? .unstated : .organisation
            let isAlike = NameComparison.compare(row["name1"] ?? "", row["name2"] ?? "", kind: kind).relation != .different
            switch (isAlike, row["is_match"] == "true") {
            case (true, true): hit += 1
            case (false, true): miss += 1
            case (true, false): wrong += 1
            default: break
            }
        }
        print("labelled name pairs: \(rows.count)")
        report("  F1", 2 * Double(hit) / Double(2 * hit + miss + wrong), ">= 0.82")
    }

    func commonNames() {}
    func spellings() {}
    func wallets() {}
    func lists() throws {}
    func dates() throws {}
}
