import BonafideRules
import Testing

/// Tuning changes the token of the weight and nothing else.
@Suite struct WeightEditorTests {
    static func edit(_ text: String, _ weight: Int64) -> Result<String, WeightEditor.Refusal> {
        do throws(WeightEditor.Refusal) {
            return .success(
                try WeightEditor.replace(in: RuleSources.File(path: "network/x.yaml", text: text), with: weight))
        } catch { return .failure(error) }
    }

    @Test(arguments: [
        ("id: x\nweight: 8\nwhen: |\n  a\n", "id: x\nweight: 6.25\nwhen: |\n  a\n"),
        ("weight:    8      # was 9\nid: x\n", "weight:    6.25      # was 9\nid: x\n"),
        (
            "# weight: 1\nweight: \"8\"\nreason: >\n  weight: 8\n  more\n",
            "# weight: 1\nweight: \"6.25\"\nreason: >\n  weight: 8\n  more\n"
        ),
        ("weight: 'moderate'\r\nid: x\r\n", "weight: '6.25'\r\nid: x\r\n"),
        ("id: x\nweight: very strong", "id: x\nweight: 6.25"), ("weight: 800mb # mb\n", "weight: 625mb # mb\n"),
        ("weight:\n  8\nid: x\n", "weight:\n  6.25\nid: x\n"),
        ("{ id: x, weight: 8, group: g }\n", "{ id: x, weight: 6.25, group: g }\n"),
    ])
    func changesOneToken(_ before: String, _ after: String) throws {
        #expect(try Self.edit(before, 625).get() == after)
        #expect(try Self.edit(after, 625).get() == after)
    }

    @Test func keepsWhatIsAlreadySo() throws {
        let text = "weight: strong   # as published\n"
        #expect(try Self.edit(text, 1000).get() == text)
        #expect(try Self.edit("weight: -8\n", -450).get() == "weight: -4.5\n")
    }

    @Test(arguments: [
        "weight: !!int 8\n", "weight: &w 8\nother: *w\n", "base: &w 8\nweight: *w\n", "weight: !x 8\n", "id: x\n",
        "weight: >\n  8\n  8\n", "weight: [8]\n", "weight: \"\\x38\"\n",
    ])
    func refusesWhatHasAnotherMeaning(_ text: String) {
        guard case .failure(let refusal) = Self.edit(text, 625) else {
            Issue.record("\(text.debugDescription) was edited")
            return
        }
        #expect(!refusal.message.isEmpty && !refusal.hint.isEmpty)
    }

    /// Every rule of the pack can be edited, and only one line of it changes.
    @Test func everyRuleOfThePack() throws {
        for file in RuleSources.embedded.rules {
            let edited = try WeightEditor.replace(in: file, with: 1234)
            let (before, after) = (file.text.split(separator: "\n"), edited.split(separator: "\n"))
            #expect(before.count == after.count)
            let changed = zip(before, after).filter { $0 != $1 }
            #expect(changed.count == 1 && changed.allSatisfy { $0.0.hasPrefix("weight:") }, "\(file.path)")
        }
    }
}
