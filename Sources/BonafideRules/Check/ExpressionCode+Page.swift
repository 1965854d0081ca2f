/// What a page of the reference says about one kind of mistake.
package struct CodePage: Sendable {
    /// A short name of the mistake.
    package var title: String
    /// Why it is one, and what to do.
    package var text: String
    /// An expression with the mistake.
    package var wrong: String
    /// The expression mended.
    package var right: String
}

extension ExpressionCode {
    /// The page of the reference about this kind of mistake; its two examples are tested.
    package var page: CodePage {
        Self.formPages[self] ?? Self.meaningPages[self] ?? Self.findingPages[self]
            ?? CodePage(title: rawValue, text: "", wrong: "", right: "")
    }

    private static let formPages: [ExpressionCode: CodePage] = [
        .unexpectedCharacter: CodePage(
            title: "A character that begins nothing",
            text: "Comparison is `==`, and is `&&`, or is `||`; quotes are straight ones.",
            wrong: "network.named_vpn_sessions = 1", right: "network.named_vpn_sessions == 1"),
        .unterminatedString: CodePage(
            title: "A string without an end", text: "A string ends with the quote it began with, on the same line.",
            wrong: "document.producer == 'word", right: "document.producer == 'word'"),
        .badEscape: CodePage(
            title: "An escape that stands for nothing",
            text: "A backslash begins an escape. In patterns, write raw strings: `r'\\d'`.",
            wrong: #"document.producer.matches('\d')"#, right: #"document.producer.matches(r'\d')"#),
        .badNumber: CodePage(
            title: "A number that cannot be read",
            text: "Numbers have no units and fit into 64 bits; the unit is the signal's.",
            wrong: "timezone.gap_hours > 3h", right: "timezone.gap_hours > 3"),
        .unexpectedToken: CodePage(
            title: "Something that has no place here",
            text: "An operand or an operator is missing, or one is too many.",
            wrong: "network.is_hosting and network.named_vpn_sessions > 1",
            right: "network.is_hosting && network.named_vpn_sessions > 1"),
        .unclosedBracket: CodePage(
            title: "A bracket that is never closed", text: "Every `(`, `[` and `{` needs its partner.",
            wrong: "(network.is_hosting", right: "(network.is_hosting)"),
        .reservedWord: CodePage(
            title: "A reserved word as a name", text: "Words such as `if`, `for` and `let` name nothing.",
            wrong: "document.tools.exists(for, for == 'editor')", right: "document.tools.exists(t, t == 'editor')"),
        .macroForm: CodePage(
            title: "A macro in the wrong form",
            text: "`has` asks for a field; the variable of `exists`, `all`, `map` and `filter` is a plain name.",
            wrong: "document.tools.exists('t', true)", right: "document.tools.exists(t, t == 'editor')"),
        .emptyExpression: CodePage(
            title: "Nothing is written", text: "A condition says when the rule fires.", wrong: "",
            right: "network.is_hosting"),
        .tooLong: CodePage(
            title: "The text is too long", text: "An expression has at most 65,536 bytes; split the rule.", wrong: "",
            right: ""),
        .tooDeep: CodePage(
            title: "The nesting is too deep", text: "Operations and brackets nest at most 250 deep; split the rule.",
            wrong: String(repeating: "!", count: 251) + "network.is_hosting", right: "!network.is_hosting"),
        .tooManyNodes: CodePage(
            title: "There are too many parts", text: "An expression has at most 10,000 parts; split the rule.",
            wrong: "",
            right: ""),
        .tooManyElements: CodePage(
            title: "A list is too long", text: "A list, map or call has at most 1,000 elements; use a signal instead.",
            wrong: "1 in [" + String(repeating: "1,", count: 1001) + "]", right: ""),
        .macroNesting: CodePage(
            title: "Macros nest too deep", text: "Macros that walk a list nest at most 12 deep.",
            wrong: String(repeating: "[1].all(x, ", count: 13) + "true" + String(repeating: ")", count: 13), right: ""),
        .badPattern: CodePage(
            title: "A pattern that cannot be read",
            text: "Patterns are RE2's: no back-references and no look-around, so that they run in linear time.",
            wrong: "document.producer.matches('(?=w)')", right: "document.producer.matches('^w')"),
        .tooCostly: CodePage(
            title: "A condition that may take too long",
            text:
                "The steps a condition can take are counted before it runs: the body of a macro once for every element "
                + "its list may have. At most a million are allowed.",
            wrong: "document.tools.all(a, document.tools.all(b, document.tools.all(c, document.tools.all(d, d != a))))",
            right: "document.tools.all(a, document.tools.all(b, b != a))"),
    ]

    private static let meaningPages: [ExpressionCode: CodePage] = [
        .unknownSignal: CodePage(
            title: "No such signal", text: "Names are `family.signal`; the hint gives the nearest one.",
            wrong: "network.named_vpn_session > 1", right: "network.named_vpn_sessions > 1"),
        .unknownFunction: CodePage(
            title: "No such function", text: "The hint gives the nearest one.",
            wrong: "document.producer.startWith('w')", right: "document.producer.startsWith('w')"),
        .unknownWord: CodePage(
            title: "A word outside the vocabulary",
            text: "A symbol takes the words of its vocabulary alone; a country is two capital letters.",
            wrong: "document.producer == 'acrobad'", right: "document.producer == 'acrobat'"),
        .unitMismatch: CodePage(
            title: "Units that do not go together", text: "Hours are not kilometres.",
            wrong: "timezone.gap_hours > network.travel_km", right: "timezone.gap_hours > 3"),
        .typeMismatch: CodePage(
            title: "Types that do not go together",
            text: "Numbers are compared with numbers, texts with texts. Arithmetic does not mix int and double.",
            wrong: "network.named_vpn_sessions > '1'", right: "network.named_vpn_sessions > 1"),
        .labelCompared: CodePage(
            title: "A label is compared", text: "Labels are text for people; a rule may ask only whether one is known.",
            wrong: "document.author == 'x'", right: "known(document.author) && network.is_hosting"),
        .notBoolean: CodePage(
            title: "The condition is not true or false", text: "A condition must end in true or false.",
            wrong: "network.named_vpn_sessions", right: "network.named_vpn_sessions > 0"),
        .unknownField: CodePage(
            title: "A value without fields", text: "Only maps have fields; a timestamp's parts are functions.",
            wrong: "document.made_at.year > 2020", right: "document.made_at.getFullYear() > 2020"),
        .messageLiteral: CodePage(
            title: "A message literal", text: "There are no message types; write a map.",
            wrong: "Point{x: 1}.x == network.named_vpn_sessions", right: "{'x': 1}.x == network.named_vpn_sessions"),
    ]

    private static let findingPages: [ExpressionCode: CodePage] = [
        .alwaysTrue: CodePage(
            title: "Always true", text: "A part that every value passes says nothing.",
            wrong: "network.named_vpn_sessions >= 0", right: "network.named_vpn_sessions >= 1"),
        .alwaysFalse: CodePage(
            title: "Always false", text: "A part that no value passes keeps the rule from ever firing.",
            wrong: "timezone.gap_hours > 5 && timezone.gap_hours < 3",
            right: "timezone.gap_hours > 3 && timezone.gap_hours < 5"),
        .noUnit: CodePage(
            title: "A threshold without a unit",
            text: "A product or quotient of units is no unit a reader can check; a signal of its own would have one.",
            wrong: "network.travel_km / timezone.gap_hours > 900", right: "network.travel_km > 900"),
        .alwaysFails: CodePage(
            title: "A part that always fails", text: "It has no value for any applicant.",
            wrong: "network.is_hosting && 1 / 0 > 2", right: "network.is_hosting"),
        .negatedUnknown: CodePage(
            title: "Fires on missing data alone", text: "Unknown is not guilty; join it with something observed.",
            wrong: "!known(document.made_at)", right: "!known(document.made_at) && network.is_hosting"),
    ]
}
