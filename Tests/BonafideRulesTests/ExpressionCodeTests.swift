import BonafideRules
import Testing

@Suite("Pages about mistakes in expressions")
struct ExpressionCodeTests {
    @Test("every code has a page whose examples are true", arguments: ExpressionCode.allCases)
    func page(code: ExpressionCode) {
        let page = code.page
        #expect(!page.title.isEmpty && !page.text.isEmpty)
        if !page.wrong.isEmpty || code == .emptyExpression {
            #expect(SampleSignals.checker.check(page.wrong).1.map(\.code).contains(code))
        }
        if !page.right.isEmpty { #expect(SampleSignals.checker.check(page.right).1.isEmpty) }
    }
}
