import BonafideCore
import BonafideRules
import Testing

/// A small catalog for tests of the rule language.
enum SampleSignals {
    static let catalog: SignalCatalog = {
        do {
            return try SignalCatalog([
                SignalDeclaration("network.named_vpn_sessions", .count, "Sessions from exits of a named VPN brand."),
                SignalDeclaration("network.is_hosting", .flag, "Whether any exit is a hosting range."),
                SignalDeclaration("network.travel_km", .measure(unit: "km"), "Distance between two exits."),
                SignalDeclaration("network.claimed_country", .country, "The country claimed."),
                SignalDeclaration("timezone.gap_hours", .measure(unit: "hours"), "Gap of clocks."),
                SignalDeclaration("timezone.night_share", .measure(unit: "share"), "Share of work by night."),
                SignalDeclaration(
                    "document.producer", .symbol(vocabulary: ["word", "acrobat", "unknown_editor"]), "What made it."),
                SignalDeclaration(
                    "document.tools", .symbols(vocabulary: ["scanner", "editor", "converter"]), "All that touched it."),
                SignalDeclaration("document.made_at", .instant, "When it was made."),
                SignalDeclaration("document.author", .label, "Who it says made it."),
            ])
        } catch {
            preconditionFailure("the sample catalog is wrong: \(error)")
        }
    }()

    static let checker = ExpressionChecker(ExpressionEnvironment(signals: catalog))
}

@Suite("Expression checker")
struct ExpressionCheckerTests {
    @Test(
        "mistakes of meaning are told all at once, each at its own characters",
        arguments: [
            ("network.named_vpn_sesions >= 1", ["R020@0..<25 did you mean `network.named_vpn_sessions`?"]),
            (
                "netwrk.is_hosting || network.is_hostin",
                [
                    "R020@0..<17 did you mean `network.is_hosting`?", "R020@21..<38 did you mean `network.is_hosting`?",
                ]
            ),
            ("has(document.made)", ["R020@4..<17 did you mean `document.made_at`?"]),
            ("siez(document.tools) > 1", ["R021@0..<4 did you mean `size`?"]),
            ("math.greatst(1, 2) > 1", ["R021@5..<12 did you mean `math.greatest`?"]),
            ("network.named_vpn_sessions", ["R029@0..<26 "]),
            ("network.is_hosting > 'a'", ["R024@0..<24 "]),
            ("timezone.gap_hours * 2 > 1", ["R024@0..<22 write `2.0`"]),
            ("network.named_vpn_sessions && true", ["R024@0..<26 compare it, as in `… >= 1`"]),
            ("document.author == 'x'", ["R028@0..<15 ask only whether it is there: `known(document.author)`"]),
            ("document.made_at.year > 2000", ["R030@17..<21 "]),
        ])
    func problems(source: String, expected: [String]) {
        let (checked, problems) = SampleSignals.checker.check(source)
        #expect(checked == nil)
        #expect(problems.map { "\($0.code.rawValue)@\($0.span) \($0.hint)" } == expected)
    }

    @Test(
        "right conditions are resolved to columns",
        arguments: [
            ("network.named_vpn_sessions >= 1", [0]),
            ("timezone.gap_hours > 3 && network.travel_km / 2.0 > 100", [2, 4]),
            ("document.tools.exists(t, t == 'editor') || 'scanner' in document.tools", [7]),
            ("known(document.author) && !has(document.made_at)", [8, 9]),
            ("orElse(timezone.gap_hours, 0.0) > 3 ? network.is_hosting : true", [1, 4]),
            ("document.made_at > timestamp('2020-01-01T00:00:00Z')", [8]),
            ("network.claimed_country in ['US', 'CA']", [3]),
        ])
    func columns(source: String, expected: [Int]) {
        let (checked, problems) = SampleSignals.checker.check(source)
        #expect(problems.isEmpty)
        #expect(checked?.signals == expected)
        #expect(checked?.resultType == .bool)
    }
}
