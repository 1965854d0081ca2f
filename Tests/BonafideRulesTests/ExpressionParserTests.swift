import BonafideRules
import Testing

@Suite("Expression parser")
struct ExpressionParserTests {
    @Test(
        "mistakes are told all at once, each at its own characters",
        arguments: [
            ("", ["R009@0..<0"]),
            ("a = 1", ["R001@2..<3"]),
            ("a == 10km", ["R004@5..<9"]),
            ("(a > 1 && b", ["R006@0..<1"]),
            ("a > && b > ", ["R005@4..<6", "R005@10..<11"]),
            ("f(a,, b) && c == ", ["R005@4..<5", "R005@16..<17"]),
            ("x == 'abc", ["R002@5..<9"]),
            (#"x == '\q' && y == "\xZZ""#, ["R003@6..<8", "R003@19..<23"]),
            ("for > 2", ["R007@0..<3"]),
            ("has(x)", ["R008@4..<5"]),
            ("l.all(a.b, true)", ["R008@6..<9"]),
            ("a and b", ["R005@2..<5"]),
            ("9223372036854775808 == a", ["R004@0..<19"]),
        ])
    func problems(source: String, expected: [String]) {
        let (expression, problems) = ExpressionParser.parse(source)
        #expect(expression == nil)
        #expect(problems.map { "\($0.code.rawValue)@\($0.span)" } == expected)
    }

    @Test("each limit has its own message")
    func limits() {
        var options = ParseOptions()
        options.limits.depth = 20
        options.limits.nodes = 50
        options.limits.elements = 10
        options.limits.macroNesting = 2
        options.limits.bytes = 400
        func code(_ source: String) -> [String] {
            ExpressionParser.parse(source, options: options).1.map(\.code.rawValue)
        }
        #expect(code(String(repeating: "(", count: 30) + "1") == ["R011"])
        #expect(code("1" + String(repeating: " + 1", count: 25)) == ["R011"])
        #expect(code(String(repeating: "!", count: 25) + "true") == ["R011"])
        #expect(code("[1,2,3,4,5,6,7,8,9,10,11]") == ["R013"])
        #expect(code(Array(repeating: "a", count: 60).joined(separator: " || ")) == ["R012"])
        #expect(code("a.all(b, b.all(c, c.all(d, d)))") == ["R014"])
        #expect(code(String(repeating: "a", count: 401)) == ["R010"])
    }

    @Test("the longest things the language promises are accepted")
    func promises() {
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        #expect(ExpressionParser.parse(deep).0 != nil)
        let wide = Array(repeating: "a.b == 'c'", count: 400).joined(separator: " && ")
        #expect(ExpressionParser.parse(wide).0 != nil)
    }
}
