import BonafideCore
import BonafideRules
import Testing

@Suite("Findings about conditions")
struct ExpressionLintTests {
    @Test(
        "what was surely not meant is told at its own characters",
        arguments: [
            ("document.producer == 'acrobatt'", ["R022@21..<31 did you mean `acrobat`?"]),
            ("document.producer in ['word', 'wrod']", ["R022@30..<36 did you mean `word`?"]),
            ("'scaner' in document.tools", ["R022@0..<8 did you mean `scanner`?"]),
            ("document.tools.exists(t, t == 'editer')", ["R022@30..<38 did you mean `editor`?"]),
            ("sets.intersects(document.tools, ['scannr'])", ["R022@33..<41 did you mean `scanner`?"]),
            ("network.claimed_country == 'us'", ["R022@27..<31 write `US`"]),
            (
                "timezone.gap_hours > network.travel_km",
                ["R023@0..<38 convert one side, as in `x / 24.0`, and say so in the signal's unit"]
            ),
            ("network.travel_km / timezone.gap_hours > 900", ["R027@41..<44 "]),
            (
                "network.named_vpn_sessions >= 0",
                ["R025@0..<31 ask `known(network.named_vpn_sessions)` if that is what is meant"]
            ),
            ("network.named_vpn_sessions < 0", ["R026@0..<30 "]),
            ("timezone.night_share > 1", ["R026@0..<24 "]),
            ("timezone.gap_hours > 5 && timezone.gap_hours < 3", ["R026@0..<48 "]),
            ("network.named_vpn_sessions > 2 && network.named_vpn_sessions < 3", ["R026@0..<64 "]),
            ("document.producer == 'word' && document.producer == 'acrobat'", ["R026@0..<61 "]),
            ("document.producer != 'word' || document.producer != 'acrobat'", ["R025@0..<61 "]),
            ("network.is_hosting || !network.is_hosting", ["R025@0..<41 "]),
            ("network.is_hosting || 1 < 2", ["R025@22..<27 "]),
            ("network.is_hosting && 1 / 0 > 2", ["R032@22..<31 "]),
            ("timezone.gap_hours == timezone.gap_hours", ["R025@0..<40 "]),
            (
                "!known(document.made_at)",
                ["R033@0..<24 unknown is not guilty: join it with something that was observed"]
            ),
        ])
    func findings(source: String, expected: [String]) {
        let (_, problems) = SampleSignals.checker.check(source)
        #expect(problems.map { "\($0.code.rawValue)@\($0.span) \($0.hint)" } == expected)
    }

    @Test(
        "right conditions are left alone",
        arguments: [
            "document.producer == 'word'", "network.claimed_country in ['US', 'CA']", "timezone.gap_hours * 2.0 > 5",
            "timezone.gap_hours >= 3 && timezone.gap_hours < 5", "network.named_vpn_sessions > 0",
            "timezone.gap_hours / 24.0 > 1 && !known(document.made_at)",
            "document.producer != 'word' && network.is_hosting",
            "timezone.night_share > 0.5 || network.travel_km > 100", "'scanner' in document.tools",
        ])
    func quiet(source: String) {
        #expect(SampleSignals.checker.check(source).1.isEmpty)
    }

    @Test(
        "spelling makes no difference to the canonical form",
        arguments: [
            ("a && b", "b&&(a)"), ("a > 1", "1 < a"), ("!(a && b)", "!b || !a"), ("x == 'q'", "\"q\" == x"),
            ("l.exists(i, i == 2)", "l.exists(j, 2 == j)"), ("!!a", "a"), ("(a || b) || c", "c || a || b"),
            ("!(x == 1)", "x != 1"),
        ])
    func canonical(one: String, other: String) throws {
        let left = try #require(ExpressionParser.parse(one).0)
        let right = try #require(ExpressionParser.parse(other).0)
        #expect(CanonicalExpression.text(of: left) == CanonicalExpression.text(of: right))
    }

    @Test(
        "different conditions have different canonical forms",
        arguments: [
            ("a && b", "a || b"), ("a > 1", "a >= 1"), ("!(a < 1)", "a >= 1"), ("x == 1", "x == 1.0"),
            ("a - b", "b - a"),
            ("x == '1'", "x == 1"), ("l.exists(i, i == 2)", "l.all(i, i == 2)"), ("f(a, b)", "f(b, a)"),
            ("a[?b]", "a[b]"),
        ])
    func distinct(one: String, other: String) throws {
        let left = try #require(ExpressionParser.parse(one).0)
        let right = try #require(ExpressionParser.parse(other).0)
        #expect(CanonicalExpression.text(of: left) != CanonicalExpression.text(of: right))
    }

    @Test(
        "stronger conditions imply weaker ones",
        arguments: [
            ("timezone.gap_hours > 5", "timezone.gap_hours > 3", true),
            ("timezone.gap_hours > 3", "timezone.gap_hours > 5", false),
            ("network.is_hosting && timezone.gap_hours > 5", "timezone.gap_hours >= 5", true),
            ("network.is_hosting", "network.is_hosting || timezone.gap_hours > 5", true),
            ("network.is_hosting || timezone.gap_hours > 5", "network.is_hosting", false),
        ])
    func implies(one: String, other: String, expected: Bool) throws {
        let left = try #require(SampleSignals.checker.check(one).0)
        let right = try #require(SampleSignals.checker.check(other).0)
        #expect(ConditionImplication.holds(left, right) == expected)
    }

    @Test(
        "formatting",
        arguments: [
            ("a&&b||!c", "a && b || !c"), ("f( a ,b )[ 0 ] . x", "f(a, b)[0].x"), ("a?b:-1", "a ? b : -1"),
            ("{'k':v,?'o':w}[?'k']", "{'k': v, ?'o': w}[?'k']"), ("x in[1,2]", "x in [1, 2]"), ("a-1", "a - 1"),
            ("a // why\n&&b", "a // why\n&& b"), ("f(\na,\n  b)", "f(\n    a,\n    b)"),
            ("m.?k.orValue(1)", "m.?k.orValue(1)"),
            ("a\n  && (b\n|| c)", "a\n&& (b\n    || c)"), ("[a?{b:c}:{d:-e}]", "[a ? {b: c} : {d: -e}]"),
        ])
    func formatting(source: String, expected: String) {
        #expect(ExpressionFormatter.format(source) == expected)
        #expect(ExpressionFormatter.format(expected) == expected)
    }

    @Test("a guard sees names, texts and patterns inside macros")
    func parts() throws {
        let tree = try #require(
            ExpressionParser.parse("[a.b].exists(x, orElse(x, 'q').matches('^k')) && has(c.d)").0)
        let seen = Set(tree.parts().map(\.part))
        #expect(
            seen.isSuperset(of: [
                .name("a.b"), .variable("x"), .function("exists"), .function("orElse"), .text("q", isPattern: false),
                .text("^k", isPattern: true), .name("c.d"), .function("matches"),
            ]))
    }
}
