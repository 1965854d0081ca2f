import BonafideRules
import Testing

/// `rules fmt` changes the spacing of conditions and nothing else.
@Suite struct RuleFormatterTests {
    static func format(_ text: String) -> RuleFormatter.Outcome {
        RuleFormatter.format(RuleSources.File(path: "network/x.yaml", text: text))
    }

    static func changed(_ text: String) -> String? {
        if case .changed(let new) = format(text) { return new }
        return nil
    }

    @Test(arguments: [
        ("when: |\n  a.b>=1&&c.d\nweight: 8\n", "when: |\n  a.b >= 1 && c.d\nweight: 8\n"),
        ("when: a.b>=1   # why\nweight: 8\n", "when: | # why\n  a.b >= 1\nweight: 8\n"),
        ("when: 'a.b == \"x\"'\nweight: 8", "when: |\n  a.b == \"x\"\nweight: 8"),
        ("when: \"a.b  &&\n  c.d\"\nid: x\n", "when: |\n  a.b && c.d\nid: x\n"),
        (
            "# head\nid: x\nwhen: |\n    a.b  &&   // first\n      c.d\n\n# tail\nweight:   8\n",
            "# head\nid: x\nwhen: |\n    a.b && // first\n    c.d\n\n# tail\nweight:   8\n"
        ),
        ("id: x\r\nwhen: |\r\n  a.b>1\r\nweight: 8\r\n", "id: x\r\nwhen: |\r\n  a.b > 1\r\nweight: 8\r\n"),
    ])
    func formats(_ before: String, _ after: String) {
        #expect(Self.changed(before) == after)
        #expect(Self.format(after) == .unchanged)
    }

    @Test(arguments: [
        "when: !known(x)\n", "when: |\n  a.b >=\n", "id: x\n", "when: |\n", "", "[", "when: a ? b : c\n",
        "!t when: |\n  a.b>=1\n", "\"when\": a.b>=1\n",
    ])
    func leavesBrokenFilesAlone(_ text: String) { #expect(Self.format(text) == .unreadable) }

    /// Formatting the whole pack twice gives what formatting it once gives, and the digest stays.
    @Test func packIsFormattedAndFormattingIsIdempotent() {
        for file in RuleSources.embedded.rules {
            switch Self.format(file.text) {
            case .unchanged: continue
            case .unreadable: Issue.record("\(file.path) cannot be formatted")
            case .changed(let text):
                #expect(Self.format(text) == .unchanged, "\(file.path)")
            }
        }
    }
}
