/// The page of all diagnostic codes: one section a code.
package enum DiagnosticReference {
    /// The whole page.
    package static var text: String {
        var lines = [
            "<!-- Written by `bonafide rules docs`; edit the sources, not this page. -->", "", "# Diagnostics", "",
            "`bonafide rules check` reports each mistake with one of these codes. Codes never change their meaning.",
            "R001–R019 are mistakes of an expression's form, R020–R049 of its meaning, R050–R099 of the files around it.",
        ]
        for code in ExpressionCode.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
            lines += section(code.rawValue, code.page, "cel")
        }
        for code in PackCode.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
            lines += section(code.rawValue, code.page, "yaml")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(_ code: String, _ page: CodePage, _ language: String) -> [String] {
        var lines = ["", "## \(code)", "", "**\(page.title).** \(page.text)"]
        func add(_ title: String, _ example: String) {
            guard !example.isEmpty else { return }
            // Limits are shown by what they are about, not by a screenful of brackets.
            let shown = example.count > 120 ? String(example.prefix(60)) + " …" : example
            lines += ["", "\(title):", "", "```\(language)"] + shown.split(separator: "\n").map(String.init) + ["```"]
        }
        add("Wrong", page.wrong)
        add("Right", page.right)
        return lines
    }
}
