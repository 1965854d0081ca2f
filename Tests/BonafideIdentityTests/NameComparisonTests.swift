import BonafideIdentity
import Testing

@Suite struct NameComparisonTests {
    @Test(arguments: PairTable.rows("name-pairs.csv"))
    func relation(row: [String: String]) throws {
        let (a, b) = (try #require(row["a"]), try #require(row["b"]))
        let likeness = NameComparison.compare(a, b)
        #expect(likeness.relation.rawValue == row["relation"], "\(a) / \(b): \(likeness.score)")
        #expect(NameComparison.compare(b, a).relation == likeness.relation, "the order of the two must not matter")
    }

    @Test func differentNamesOfOnePersonAreNotCalledTheSame() {
        let pairs = PairTable.rows("korean-alias-pairs.csv").filter { $0["kind"] == "different-name" }
        let joined = pairs.count { NameComparison.compare($0["name1"] ?? "", $0["name2"] ?? "").relation == .same }
        #expect(joined == 0, "\(joined) of \(pairs.count)")
    }

    @Test(arguments: ["", " ", "-", "1", "김", "\u{0}\u{ffff}", String(repeating: "a ", count: 5000)])
    func oddNamesCompareWithoutHarm(text: String) {
        _ = NameComparison.compare(text, "Maren Holt")
        #expect(NameComparison.compare(text, text).score >= 0)
    }
}
