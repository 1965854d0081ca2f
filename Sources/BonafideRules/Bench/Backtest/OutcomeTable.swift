package import BonafideCore

/// How every judged rule ended for every applicant of an export: three bits a rule and applicant.
///
/// A table is what a backtest works on. It holds no values of applicants, only outcomes, and once stored it answers any
/// change of weights without reading the export again.
package struct OutcomeTable: Sendable {
    /// A rule the table has outcomes of.
    package struct RecordedRule: Hashable, Sendable {
        /// The rule's id.
        package let id: String
        /// The condition it was recorded with, in canonical form.
        package let condition: String
    }

    /// The rules in the order of their rows.
    package let rules: [RecordedRule]
    /// The applicants' ids in the order of the export.
    package private(set) var ids: [String] = []
    /// For each applicant, the number of the input file.
    package private(set) var files: [UInt16] = []
    /// Digest of the catalog the outcomes rest on.
    package var catalogDigest = ""
    /// Names of the input files.
    package var inputs: [String] = []
    /// Words by block: for each block of 64 applicants, three words a rule (can be true, can be false, failed).
    private(set) var words: [UInt64] = []

    /// How many applicants there are.
    package var count: Int { ids.count }
    /// Words one block takes.
    var stride: Int { rules.count * 3 }
    /// How many blocks there are; the last one may be partly used.
    package var blocks: Int { (count + 63) / 64 }

    /// An empty table for a pack's judged rules.
    package init(_ pack: RulePack) {
        rules = pack.judged.map {
            RecordedRule(
                id: pack.rules[$0].file.id,
                condition: CanonicalExpression.text(of: pack.rules[$0].condition.expression))
        }
    }

    /// Takes parts that were stored.
    init(rules: [RecordedRule], ids: [String], files: [UInt16], words: [UInt64]) {
        self.rules = rules
        self.ids = ids
        self.files = files
        self.words = words
    }

    /// Adds the applicants of a block that was just judged by the pack the table was made for.
    package mutating func append(_ judged: borrowing JudgedBlock, ids names: [String], files numbers: [UInt16]) {
        let lanes = min(judged.lanes, names.count)
        guard lanes > 0 else { return }
        let shift = UInt64(count & 63)
        let first = count >> 6
        let used: UInt64 = lanes == 64 ? ~0 : (1 << UInt64(lanes)) - 1
        ids.append(contentsOf: names.prefix(lanes))
        files.append(contentsOf: numbers.prefix(lanes))
        let missing = blocks * stride - words.count
        if missing > 0 { words.append(contentsOf: repeatElement(0, count: missing)) }
        for rule in rules.indices {
            let sources = [
                judged.outcomes.canBeTrue[rule], judged.outcomes.canBeFalse[rule], judged.outcomes.failed[rule],
            ]
            for (part, source) in sources.enumerated() {
                let bits = source & used
                words[first * stride + rule * 3 + part] |= bits << shift
                if shift > 0, UInt64(lanes) + shift > 64 {
                    words[(first + 1) * stride + rule * 3 + part] |= bits >> (64 - shift)
                }
            }
        }
    }

    /// Adds the applicants of another table over the same rules.
    package mutating func append(_ other: OutcomeTable) {
        precondition(other.rules == rules, "the tables hold other rules")
        let shift = UInt64(count & 63)
        let first = count >> 6
        ids.append(contentsOf: other.ids)
        files.append(contentsOf: other.files)
        words.append(contentsOf: repeatElement(0, count: max(0, blocks * stride - words.count)))
        let last = blocks
        for block in 0..<other.blocks {
            for place in 0..<stride {
                let bits = other.words[block * stride + place]
                words[(first + block) * stride + place] |= bits << shift
                if shift > 0, first + block + 1 < last {
                    words[(first + block + 1) * stride + place] |= bits >> (64 - shift)
                }
            }
        }
    }

    /// How one rule ended for one applicant.
    package func outcome(rule: Int, applicant: Int) -> RuleOutcome {
        let base = (applicant >> 6) * stride + rule * 3
        let bit = UInt64(1) << UInt64(applicant & 63)
        if words[base + 2] & bit != 0 { return .failed }
        switch (words[base] & bit != 0, words[base + 1] & bit != 0) {
        case (true, false): return .fired
        case (false, true): return .quiet
        case (true, true): return .unknown
        case (false, false): return .suppressed
        }
    }

    /// Applicants of a block for whom a rule fired, as bits.
    @inline(__always)
    package func fired(rule: Int, block: Int) -> UInt64 {
        let base = block * stride + rule * 3
        return words[base] & ~words[base + 1]
    }

    /// Applicants of a block for whom a rule is unknown or failed, as bits.
    @inline(__always)
    package func unknown(rule: Int, block: Int) -> UInt64 {
        let base = block * stride + rule * 3
        return words[base] & words[base + 1]
    }

    /// Fills an outcome block with the rows of a block, by the rows a pack wants; rows below 0 stay unknown.
    func fill(_ outcomes: borrowing OutcomeBlock, block: Int, rows: [Int]) {
        for (row, source) in rows.enumerated() {
            guard source >= 0 else {
                (outcomes.canBeTrue[row], outcomes.canBeFalse[row], outcomes.failed[row]) = (~0, ~0, 0)
                continue
            }
            let base = block * stride + source * 3
            outcomes.canBeTrue[row] = words[base]
            outcomes.canBeFalse[row] = words[base + 1]
            outcomes.failed[row] = words[base + 2]
        }
    }

    /// For each judged rule of a pack, its row here; and the ids of rules that are missing or had another condition,
    /// whose row is -1.
    package func rows(for pack: RulePack) -> (rows: [Int], stale: [String]) {
        let places = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var stale: [String] = []
        let rows = pack.judged.map { number in
            let rule = pack.rules[number]
            let wanted = CanonicalExpression.text(of: rule.condition.expression)
            guard let row = places[rule.file.id], rules[row].condition == wanted else {
                stale.append(rule.file.id)
                return -1
            }
            return row
        }
        return (rows, stale)
    }
}
