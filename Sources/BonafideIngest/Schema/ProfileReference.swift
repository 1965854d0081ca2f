package import BonafideCore

/// Writes the parts of `docs/profile.md` that follow from the code.
package enum ProfileReference {
    /// Marks that enclose a generated part of the document.
    package static func marks(_ part: String) -> (begin: String, end: String) {
        ("<!-- \(part): generated, do not edit -->", "<!-- end of \(part) -->")
    }

    /// A section for each group of the model, with a table of its fields.
    package static func model() -> String {
        ProfileGroup.allCases.map { group in
            let title = group == .root ? "### One value for each applicant" : "### `\(group.name)[]`"
            let rows = group.definitions.map { field in
                "| `\(field.name)`\(field.isList ? " (list)" : "") | \(word(for: field.kind)) |"
                    + " \(word(for: field.privacy)) | \(field.summary) |"
            }
            return ([title, "", "| Field | Kind | Privacy | Meaning |", "|---|---|---|---|"] + rows)
                .joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// A table of the built-in column maps.
    package static func maps() -> String {
        let rows = BuiltInMaps.names.compactMap { BuiltInMaps.map(named: $0) }.map { map in
            "| `\(map.name)` | \(map.title) | \(map.isVerified ? "yes" : "**no**") | \(map.source) |"
        }
        return (["| Map | Reads | Verified | Where its names come from |", "|---|---|---|---|"] + rows)
            .joined(separator: "\n")
    }

    private static func word(for kind: FieldKind) -> String {
        switch kind {
        case .text: "text"
        case .name: "name"
        case .email: "mail address"
        case .phone: "telephone number"
        case .url: "URL"
        case .day: "day (`YYYY-MM-DD`)"
        case .partialDate: "date (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`)"
        case .instant: "moment (RFC 3339, or epoch seconds or milliseconds)"
        case .integer: "integer"
        case .decimal: "decimal"
        case .flag: "yes or no"
        case .country: "country (ISO 3166-1 alpha-2)"
        case .zone: "IANA time zone"
        case .ip: "IP address"
        case .digest: "hexadecimal digest"
        case .json: "JSON"
        case .word(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
        }
    }

    private static func word(for privacy: PrivacyClass) -> String {
        switch privacy {
        case .low: "low"
        case .identity: "identity"
        case .contact: "contact"
        case .financial: "financial"
        case .online: "online identifier"
        case .history: "history"
        case .sensitive: "sensitive"
        case .thirdParty: "third party"
        case .unread: "kept, never read"
        }
    }
}
