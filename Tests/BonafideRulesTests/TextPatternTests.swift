import BonafideRules
import Testing

@Suite("Linear-time patterns")
struct TextPatternTests {
    @Test(
        "matches",
        arguments: [
            ("ubb", "hubba", true), ("^ubb", "hubba", false), ("a$", "hubba", true), ("", "", true), ("^$", "x", false),
            ("gr(a|e)y", "grey", true), ("ba(na)*$", "banana", true), ("(a|😀){2}", "🐱😀😀", true),
            ("x{2,3}", "x-x", false),
            ("^x{2,}$", "xxxx", true), ("[a-c]+[^a-c]", "abcd", true), (#"\d{4}-\d\d"#, "on 2020-01", true),
            (#"^\w+$"#, "a b", false), ("(?i)vpn", "MyVpN", true), ("(?i:v)PN", "vpn", false),
            (#"\bcat\b"#, "a cat.", true),
            (#"\bcat\b"#, "concat", false), ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true),
            ("(?m)^b$", "a\nb\nc", true),
            ("[[:alpha:]]+[[:digit:]]", "abc1", true), (#"\pL\p{Nd}"#, "é5", true), (#"^\PL+$"#, "123", true),
            (#"\Qa.b\E"#, "axb", false), (#"\Qa.b\E"#, "a.b", true), (#"\x41\x{1F600}"#, "A😀", true),
            ("(?P<n>a)b", "ab", true),
            ("a{,2}", "a{,2}", true), ("[]a]", "]", true), ("[^\\d]", "5", false), ("é", "e\u{301}", false),
            ("(?i)É", "é", true),
            (#"\A\z"#, "", true), ("a|b|", "zzz", true), ("(a*)*$", "aaa", true), (#"[\D5]"#, "5", true),
            (#"^\p{Greek}+$"#, "αβγ", true), (#"\p{Greek}"#, "abc", false), (#"\P{Cyrillic}"#, "д", false),
            (#"\p{^Latin}"#, "a", false), (#"^[\p{Han}\d]{2}$"#, "漢1", true), (#"[^\p{Hiragana}]"#, "ひ", false),
            (#"\101\12"#, "A\n", true), (#"^\1011$"#, "A1", true), (#"\0"#, "\0", true), (#"[\60-\71]"#, "5", true),
            ("(?i)k", "\u{212a}", true), ("(?i)\u{212a}", "k", true), ("(?i)S", "ſ", true), ("(?i)σ", "ς", true),
            ("(?i)i", "ı", false), ("(?i)ǆ", "ǅ", true), ("(?i)ß", "ẞ", true), ("(?i)^[^k]$", "\u{212a}", false),
        ])
    func matches(pattern: String, text: String, expected: Bool) throws {
        #expect(try TextPattern(pattern).matches(text) == expected)
    }

    @Test(
        "patterns that cannot be read say why",
        arguments: [
            "(", ")", "[a", "a**", "*a", #"(a)\1"#, "(?=a)", "(?<!a)", "x{1001}", "x{3,2}", #"\p{Greeek}"#, #"\y"#,
            "[z-a]", #"\8"#, #"\19"#, #"[\1]"#,
        ])
    func problems(pattern: String) {
        #expect(throws: TextPattern.Problem.self) { try TextPattern(pattern) }
    }

    @Test("patterns that make others back-track for ever take linear time", .timeLimit(.minutes(1)))
    func linear() throws {
        let text = String(repeating: "a", count: 20_000)
        #expect(try !TextPattern("^(a+)+b$").matches(text))
        #expect(try !TextPattern("(a|aa)*b").matches(text))
        #expect(throws: TextPattern.Problem.self) { try TextPattern("((a{100}){100}){100}") }
    }
}
