/// One applicant as an export would hold it, with the truth beside it that no export holds.
package struct SimulatedProfile: Sendable {
    /// What the applicant really is.
    package struct Truth: Sendable {
        /// `honest`, `operator` or `lone`.
        package var actor: String
        /// The way of life of the honest, or what a lone applicant hides.
        package var kind: String
        /// The operator's level, or empty.
        package var level: String
        /// Number of the ring, household, agency or hall, from 1; 0 for nobody but oneself.
        package var unit: Int
    }

    /// A cell: a column and its text.
    package typealias Cell = (column: String, text: String)

    /// The id in the export.
    package var id: String
    package var truth: Truth
    /// Columns of the profile itself, `id` left out.
    package var root: [Cell] = []
    /// Rows of side tables.
    package var rows: [(table: SimulatedTable, cells: [Cell])] = []

    init(id: String, truth: Truth) {
        self.id = id
        self.truth = truth
    }

    mutating func set(_ column: String, _ text: String) {
        if let place = root.firstIndex(where: { $0.column == column }) {
            root[place].text = text
        } else {
            root.append((column, text))
        }
    }

    package func value(_ column: String) -> String { root.first { $0.column == column }?.text ?? "" }

    mutating func add(_ table: SimulatedTable, _ cells: KeyValuePairs<String, String>) {
        rows.append((table, cells.map { ($0.key, $0.value) }))
    }
}

/// The side tables the simulator fills, with their columns in order.
package enum SimulatedTable: String, CaseIterable, Sendable {
    case sessions, phones, payouts, payments, documents, equipment, endpoints, meetings, activity
    case work, education, references, links, history, verifications, observations

    /// The columns behind `profile_id`.
    package var columns: [String] {
        switch self {
        case .sessions: ["start", "end", "ip", "event", "device_id", "tz", "utc_offset_min"]
        case .phones: ["value", "line_type", "carrier_country"]
        case .payouts: ["current", "method", "provider", "holder", "account_key", "country", "currency", "changed_at"]
        case .payments: ["at", "direction", "amount_minor", "currency", "counterparty_key", "kind"]
        case .documents:
            [
                "kind", "country", "name", "dob", "number_hash", "issued", "address", "address_postalCode",
                "address_city", "address_country", "meta.producer", "meta.author", "submitted_at",
            ]
        case .equipment:
            [
                "serial", "ship_to", "ship_to_postalCode", "ship_to_city", "ship_to_region", "ship_to_country",
                "ordered_at", "delivered_at", "first_seen_at", "first_seen_ip", "first_seen_country", "office_delivery",
            ]
        case .endpoints: ["seen_at", "device_id", "software", "usb", "tz"]
        case .meetings: ["start", "end", "ip", "display_name", "client", "video_device"]
        case .activity: ["at", "kind"]
        case .work:
            ["name", "position", "countryCode", "startDate", "endDate", "summary", "remote", "employment"]
        case .education: ["institution", "area", "studyType", "startDate", "endDate", "countryCode"]
        case .references: ["name", "email", "employer", "employer_domain"]
        case .links:
            [
                "network", "username", "url", "account_created_at", "connections", "activity_count", "status",
                "display_name", "contact_match", "found_by",
            ]
        case .history: ["field", "at"]
        case .verifications: ["subject", "item", "result", "at"]
        case .observations: ["code", "at", "by", "count"]
        }
    }
}
