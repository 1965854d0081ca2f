internal import BonafideCore

/// One file's findings as a page to read and as one JSON object.
package struct InspectionPage {
    private let item: CrossFileComparison.Item
    private let findings: [DocumentFinding]

    /// Joins a file's own findings with those of the comparison.
    package init(item: CrossFileComparison.Item, cross: [DocumentFinding]) {
        self.item = item
        findings = item.inspection.findings + cross
    }

    /// The file's name.
    var name: String { item.file }
    /// The word of its format.
    var format: String { item.inspection.format.rawValue }
    /// Metadata worth showing, in order.
    var metadata: [(name: String, value: String)] { item.inspection.metadata }
    /// The findings, strongest first.
    var ordered: [DocumentFinding] {
        FindingStrength.allCases.flatMap { strength in findings.filter { $0.strength == strength } }
    }

    /// `{"file": …, "findings": […]}` on one line.
    package var json: String {
        var text =
            "{\"file\":\(Self.quoted(item.file)),\"format\":\(Self.quoted(item.inspection.format.rawValue)),\"findings\":["
        text += findings.map { finding in
            "{\"id\":\(Self.quoted(finding.id)),\"strength\":\(Self.quoted(finding.strength.rawValue)),"
                + "\"value\":\(Self.quoted(finding.value)),\"at\":\(Self.quoted(finding.at)),"
                + "\"expected\":\(Self.quoted(finding.expected)),\"innocent\":\(Self.quoted(finding.innocent))}"
        }.joined(separator: ",")
        return text + "]}"
    }

    /// A page for a reader: findings, strongest first, then the history of the file.
    package var text: String {
        var lines = ["\(item.file)  (\(item.inspection.format.rawValue))"]
        let counted = findings.filter { $0.strength != .info }
        if counted.isEmpty { lines.append("  nothing found that contradicts what is claimed") }
        for finding in ordered {
            lines.append("  [\(finding.strength.rawValue)] \(finding.id)")
            lines.append("      found     \(finding.value)")
            lines.append("      where     \(finding.at)")
            if finding.strength != .info {
                lines.append("      expected  \(finding.expected)")
                lines.append("      innocent  \(finding.innocent)")
            }
        }
        if !item.inspection.events.isEmpty {
            lines.append("  history")
            for event in timeline { lines.append("      \(event.date.text)  \(event.what)  (\(event.at))") }
        }
        if !item.inspection.metadata.isEmpty {
            lines.append("  metadata")
            for (name, value) in item.inspection.metadata { lines.append("      \(name): \(value)") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The events by moment, each once.
    var timeline: [DocumentEvent] {
        var seen: Set<DocumentEvent> = []
        return item.inspection.events.filter { seen.insert($0).inserted }
            .enumerated().sorted {
                ($0.element.date.instant.seconds, $0.offset) < ($1.element.date.instant.seconds, $1.offset)
            }.map(\.element)
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029 {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
