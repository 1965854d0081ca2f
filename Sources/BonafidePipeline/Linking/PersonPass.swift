internal import BonafideCore
package import BonafideIngest
package import BonafideSignals

/// Reads the records of a run for the question which of them are one person's.
package enum PersonPass {
    /// Reads all inputs; what cannot be read is skipped, as in the first pass of a scoring run.
    package static func table(of plan: InputPlan, isCancelled: () -> Bool = { false }) throws -> PersonTable {
        let source = plan.makeSource()
        let parser = plan.makeParser()
        var table = PersonTable()
        var chunk = RawChunk()
        var number: UInt64 = 0
        while !isCancelled(), (try? source.next(&chunk)) == true {
            _ = try parser.parse(chunk) { applicants, count in
                for lane in 0..<count {
                    number += 1
                    table.add(applicants[lane], fallback: "row-\(number)")
                }
            }
        }
        return table
    }
}
