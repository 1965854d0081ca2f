internal import BonafideArchive
internal import BonafideCore

/// The text a pack's digest is taken of: everything that can change a result or a sentence, nothing of layout.
enum CanonicalForm {
    /// SHA-256 of the canonical form, 64 hexadecimal digits.
    static func digest(_ pack: PackFile, _ rules: [Rule]) -> String {
        var digester = Digester()
        for line in lines(pack, rules) { digester.update(Array(line.utf8) + [0x0a]) }
        return digester.finish().description
    }

    static func lines(_ pack: PackFile, _ rules: [Rule]) -> [String] {
        var lines = ["pack \(field(pack.name)) \(pack.version)"]
        let settings = pack.settings
        lines.append(
            "scoring \(settings.prior) \(settings.within) \(settings.across) \(optional(settings.mitigationCap))")
        for name in settings.groups.keys.sorted() {
            let group = settings.groups[name] ?? GroupSetting()
            lines.append("group \(name) \(optional(group.within)) \(optional(group.cap)) \(field(group.title))")
        }
        for band in pack.bands { lines.append("band \(field(band.name)) \(optional(band.from)) \(field(band.advice))") }
        for rule in rules {
            let file = rule.file
            lines.append("rule \(file.id) \(file.status.rawValue) \(file.group) \(file.code) \(field(file.indicator))")
            lines.append("weight \(file.weight) \(file.absent) \(optional(rule.floor)) \(optional(rule.ceiling))")
            lines.append("when \(field(condition(rule.condition.expression)))")
            for text in [file.title, file.reason, file.applicant, file.next, file.reviewedOn] + file.benign
                + file.sources
            {
                lines.append("text \(field(text))")
            }
        }
        return lines
    }

    /// The condition with single spaces and without comments, so that layout does not count.
    static func condition(_ expression: Expression) -> String { spaced(expression.source) }

    /// A condition's text on one line, with single spaces outside quotes and without comments.
    static func spaced(_ source: String) -> String {
        var text = String.UnicodeScalarView()
        var quote: Unicode.Scalar?
        var last: Unicode.Scalar = " "
        var isComment = false
        var isEscaped = false
        for scalar in source.unicodeScalars {
            defer { last = scalar }
            if isComment {
                isComment = scalar != "\n"
            } else if let open = quote {
                text.append(scalar)
                if isEscaped {
                    isEscaped = false
                } else if scalar == "\\" {
                    isEscaped = true
                } else if scalar == open {
                    quote = nil
                }
            } else if scalar == "/", last == "/" {
                text.removeLast()
                isComment = true
            } else if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
                if text.last != " " { text.append(" ") }
            } else {
                if scalar == "\"" || scalar == "'" { quote = scalar }
                text.append(scalar)
            }
        }
        return MapReader.trimmed(String(text))
    }

    /// A text with its length, so that no text can look like another line.
    private static func field(_ text: String) -> String { "\(text.utf8.count):\(text)" }

    private static func optional(_ value: Int64?) -> String { value.map(String.init) ?? "-" }
}
