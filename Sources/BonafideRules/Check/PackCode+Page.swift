extension PackCode {
    /// The page of the reference about this kind of mistake.
    package var page: CodePage { Self.pages[self] ?? CodePage(title: rawValue, text: "", wrong: "", right: "") }

    private static func page(_ title: String, _ text: String, _ wrong: String = "", _ right: String = "") -> CodePage {
        CodePage(title: title, text: text, wrong: wrong, right: right)
    }

    private static let pages: [PackCode: CodePage] = [
        .unreadableFile: page(
            "A file that cannot be read",
            "Rule files are UTF-8 text of at most 256 KiB and flat; a pack folder holds "
                + "`pack.yaml` beside one folder a family."),
        .brokenYAML: page(
            "YAML that cannot be read",
            "A text that holds `: `, begins with a quote, a bracket or `%`, or holds `? ` needs a block or quotes.",
            "when: a.b ? c.d : e.f", "when: |\n  a.b ? c.d : e.f"),
        .duplicateKey: page(
            "A key that stands twice", "Only one of the two could count.", "weight: 8\nweight: 9", "weight: 8"),
        .taggedValue: page(
            "A text that YAML reads as a tag", "YAML takes a leading `!word` as a tag and drops it without a message.",
            "when: !known(document.made_at)", "when: |\n  !known(document.made_at)"),
        .cutByComment: page(
            "A text cut short by a comment", "In a plain text, ` #` begins a comment and ends the text.",
            "next: Ask for page #2", "next: \"Ask for page #2\""),
        .unknownKey: page("No such key", "The hint gives the nearest one.", "wieght: 8", "weight: 8"),
        .wrongShape: page(
            "A value of the wrong shape", "Some keys take a text, some a list, some a map.", "sources: { a: b }",
            "sources: [ \"A report, 2024-09\" ]"),
        .missingKey: page(
            "A key is missing",
            "Every rule has `id`, `title`, `status`, `when`, `weight`, `group`, `code` and `reason`; a "
                + "stable one also `indicator`, `applicant`, `benign`, `next`, `sources`, `reviewed_on` and `examples`."
        ),
        .emptyValue: page(
            "A key without a value", "Write the value or remove the key.", "title:", "title: A named VPN"),
        .anchorOrAlias: page(
            "An anchor or alias", "Each value stands where it counts, so that a change of one rule changes one rule.",
            "weight: &w 8", "weight: 8"),
        .badID: page(
            "An id in the wrong form", "The id is `family.kebab-name` with one of the families of signals.",
            "id: Network_VPN", "id: network.named-vpn"),
        .misplacedFile: page("A file in the wrong place", "The rule `family.name` stands in `family/name.yaml`."),
        .unknownStatus: page(
            "No such status", "`draft`, `trial`, `stable` or `retired`.", "status: active", "status: stable"),
        .badWeight: page(
            "A weight that cannot be read",
            "Decibans with at most two decimals, at most 60, or a word: `weak`, `moderate`, `strong`, `very strong`, "
                + "`decisive`.", "weight: 6.255", "weight: 6.25"),
        .badReasonCode: page(
            "A reason code in the wrong form", "Two capital letters, a hyphen and three digits.", "code: VPN4",
            "code: NW-004"),
        .badDate: page(
            "A day that is none", "Days are `YYYY-MM-DD`.", "reviewed_on: 1/11/2026", "reviewed_on: 2026-11-01"),
        .badDuration: page(
            "A length of time that is none", "Days, weeks or years.", "half_life: 1 year", "half_life: 1y"),
        .badBound: page(
            "A floor or ceiling that is none", "The name of a band, or whole millibans.", "floor: 1500",
            "floor: 1500mb"),
        .badTemplate: page(
            "A sentence with a place that cannot be filled",
            "`{family.signal}` shows a value in `reason`; the sentence for an applicant shows none.",
            "reason: \"{network.vpn} sessions\"", "reason: \"{network.named_vpn_sessions} sessions\""),
        .badExample: page(
            "An example that cannot be read",
            "`fire`, `quiet` or `unknown`, each with signals and values of their types.",
            "- fires: { network.is_hosting: yes }", "- fire: { network.is_hosting: true }"),
        .unknownGroup: page("No such group", "Groups are declared in the pack file.", "group: vnp", "group: vpn"),
        .lonelyGroup: page(
            "A group with one member",
            "Without a cap, a group of one does nothing; join it with what has the same cause."),
        .wrongSign: page(
            "A weight that points the wrong way",
            "`direction`, `absent`, `floor` and `ceiling` must agree with the sign of the weight.",
            "direction: mitigating\nweight: 8", "direction: mitigating\nweight: -8"),
        .duplicateID: page("Two rules with one id", "An id stands for one rule, also after the rule is retired."),
        .duplicateReasonCode: page(
            "Two rules with one reason code", "Codes are stored by others and never used twice."),
        .duplicateCondition: page(
            "Two rules that say the same", "One fact should count once; retire one of the two."),
        .subsumedRule: page(
            "A rule that fires only where another fires",
            "In one group the narrower rule should weigh more; in two groups one fact counts twice."),
        .missingExample: page(
            "A kind of example is missing",
            "A stable rule shows when it fires, when it stays quiet and when it cannot know; `rules new` writes all three."
        ),
        .unreachable: page("A band or bound that can never be reached", "Bands rise, and a floor lies inside them."),
        .badSetting: page("A setting of the pack that cannot be read", "Versions are `1.2.3`, shares lie from 0 to 1."),
        .protectedTrait: page(
            "A rule reads a protected trait",
            "Rules score contradictions between claim and evidence, never who a person is. No setting lets this pass.",
            "when: |\n  persona.nationality == 'XX'", "when: |\n  network.egress_country != network.claimed_country"),
        .protectedLiteral: page(
            "A rule looks for a protected trait", "The same, for words and patterns that stand for one."),
        .countryAlone: page(
            "A place held against nothing",
            "A place, language or zone says nothing by itself; hold it against the claim.",
            "when: |\n  network.egress_country == 'XX'", "when: |\n  network.egress_country != network.claimed_country"),
        .emptyGroup: page("A group without rules", "Remove it from the pack file, or give it rules."),
        .noRules: page("A pack without rules", "Rules stand in folders named after families, one rule a file."),
        .decayMismatch: page(
            "Decay that does not go with the weights",
            "Weights that were fitted together already share what correlated rules know, so a tuned pack adds plainly; "
                + "weights judged one by one do not, so an expert pack decays.",
            "weights: tuned\nwithin: 0.25\nacross: 0.7", "weights: tuned\nwithin: 1\nacross: 1"),
        .failedExample: page("An example that does not hold", "`rules test` shows what each comparison saw."),
    ]
}
