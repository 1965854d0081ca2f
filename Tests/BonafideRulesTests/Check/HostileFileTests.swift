import BonafideCore
import BonafideRules
import Testing

/// Broken, huge and hostile files end in diagnostics, never in a crash.
@Suite struct HostileFileTests {
    static func errors(_ text: String) -> [Diagnostic] {
        let rule = RuleSources.File(path: "network/example.yaml", text: text)
        let pack = RuleSources.File(path: "pack.yaml", text: DiagnosticGoldenTests.standardPack)
        guard
            case .failure(let refusal) = RulePack.load(
                RuleSources(pack: pack, rules: [rule]), catalog: TestCatalog.catalog)
        else { return [] }
        return refusal.diagnostics.filter { $0.severity == .error }
    }

    @Test(arguments: [
        ("too large", String(repeating: "# a line of remarks\n", count: 20_000)),
        ("brackets", "a: " + String(repeating: "[", count: 100_000)),
        ("braces", "a: " + String(repeating: "{", count: 5_000)),
        ("dashes", String(repeating: "- ", count: 50_000)),
        ("questions", String(repeating: "? ", count: 5_000)),
        ("indents", (0..<400).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")),
        ("anchors", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]"),
        ("nothing", ""), ("a text", "just words"), ("a list", "- a\n- b"), ("control", "id: a\u{1}b"),
        ("tabs", "\tid: x"), ("documents", "---\nid: a\n---\nid: b\n"), ("directive", "%YAML 9.9\n---\nid: a"),
        ("complex key", "? [a, b]\n: c"), ("null key", "~: x"), ("bad escape", "id: \"\\q\""),
    ])
    func isRefused(_ name: String, _ text: String) { #expect(!Self.errors(text).isEmpty, "\(name)") }

    /// libYAML counts lines at other breaks than editors do, and marks what breaks off at the end behind the last one.
    @Test(arguments: [
        "%YAML 1.1\n", "%YAML 1.1\n%TAG ! tag:example.com,2026:\n", "- a\n- [b\n", "- 'never closed\n",
        "- \"never\n\n\n",
        "- {a: b\n", "? [a\n", "- !tag\n  &anchor\n  *", "%YAML 1.1\r\r\r", "- a\r\r- 'b\r\r",
        "- a\u{2028}\u{85}- {b\u{2028}",
    ])
    func mistakesAtTheEndStayInsideTheFile(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(\.count)
        let errors = Self.errors(text)
        #expect(!errors.isEmpty)
        for error in errors {
            #expect((1...lines.count).contains(error.location.line), "\(error)")
            guard lines.indices.contains(error.location.line - 1) else { continue }
            #expect((1...lines[error.location.line - 1] + 1).contains(error.location.column), "\(error)")
        }
    }

    @Test func randomDamageNeverCrashes() {
        var generator = SeededGenerator(seed: 99)
        let base = Array(PackTests.rule("network.example", "network.is_hosting && timezone.gap_hours > 3.0").text.utf8)
        let noise = Array("\"'[]{}:#&*!|>-?,%@`~ \n\t\\0aé".utf8)
        for _ in 0..<400 {
            var bytes = base
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = noise.randomElement(using: &generator)!
                case 1: bytes.insert(noise.randomElement(using: &generator)!, at: place)
                default: bytes.remove(at: place)
                }
            }
            for diagnostic in Self.errors(String(decoding: bytes, as: UTF8.self)) {
                #expect(!diagnostic.message.isEmpty)
                #expect(diagnostic.location.length >= 1)
            }
        }
    }
}
