import BonafideDocuments
import Testing

@Suite("Running balances")
struct BalanceArithmeticTests {
    private let sound = [
        "2024-03-01  Salary  1,200.00  3,450.10", "2024-03-02  Rent  -900.00  2,550.10",
        "2024-03-05  Shop  -50.05  2,500.05",
        "2024-03-09  Shop  -0.05  2,500.00", "2024-03-11  Refund  10.00  2,510.00", "Closing balance: 2,510.00",
    ]

    @Test("rows that follow raise nothing")
    func follows() throws {
        let outcome = try #require(BalanceArithmetic.check(sound))
        #expect(outcome.rows == 5)
        #expect(outcome.breaks.isEmpty)
    }

    @Test(
        "a changed amount, balance or closing line is found",
        arguments: [(1, "-900.00", "-400.00"), (2, "2,500.05", "7,500.05"), (5, "2,510.00", "9,510.00")])
    func broken(_ line: Int, _ old: String, _ new: String) throws {
        var lines = sound
        lines[line].replace(old, with: new)
        let outcome = try #require(BalanceArithmetic.check(lines))
        #expect(!outcome.breaks.isEmpty)
    }

    @Test("newest first, unsigned columns and decimal commas are understood")
    func otherLayouts() throws {
        #expect(try #require(BalanceArithmetic.check(sound.dropLast().reversed())).breaks.isEmpty)
        let european = sound.map { line in
            String(line.map { $0 == "," ? "." : $0 == "." ? "," : $0 }).replacing("-9", with: "9").replacing(
                "-5", with: "5"
            )
            .replacing("-0,05", with: "0,05")
        }
        #expect(try #require(BalanceArithmetic.check(european)).breaks.isEmpty)
    }

    @Test("nothing is said of few rows or of columns that are no balances")
    func silent() {
        #expect(BalanceArithmetic.check(Array(sound.prefix(4))) == nil)
        #expect(BalanceArithmetic.check((1...9).map { "2024-03-0\($0)  Hours  \($0).50  \($0 * 37 % 11).25" }) == nil)
    }
}
