import BonafideCore
import BonafideSignals
import Foundation

/// Builds applicants from the JSON of network fixtures and reads back what was measured.
enum NetworkProfile {
    /// The root of the repository.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A path inside the repository.
    static func path(_ relative: String) -> String { root.appendingPathComponent(relative).path }

    /// Fills an applicant: scalars and lists of scalars are root fields, lists of objects are groups.
    static func applicant(_ json: [String: Any]) throws -> Applicant {
        var applicant = Applicant()
        for (name, value) in json.sorted(by: { $0.key < $1.key }) {
            guard let rows = value as? [[String: Any]] else {
                try set(name, value, in: .root, at: 0, of: &applicant)
                continue
            }
            guard let group = ProfileGroup(name: name) else { throw FixtureError.unknown(name) }
            for row in rows {
                let element = applicant.appendElement(to: group)
                for (field, value) in row.sorted(by: { $0.key < $1.key }) {
                    try set(field, value, in: group, at: element, of: &applicant)
                }
            }
        }
        return applicant
    }

    private static func set(
        _ name: String, _ value: Any, in group: ProfileGroup, at element: Int, of applicant: inout Applicant
    ) throws {
        guard let field = group.definitions.firstIndex(where: { $0.name == name }) else {
            throw FixtureError.unknown(name)
        }
        let path = FieldPath(group: group, field: UInt8(field))
        for one in value as? [Any] ?? [value] {
            if one is NSNull {
                applicant.setAbsent(path, at: element)
            } else {
                applicant.set(path, at: element, to: try text(one))
            }
        }
    }

    private static func text(_ value: Any) throws -> String {
        if let text = value as? String { return text }
        if let object = value as? [String: Any] {
            return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
        }
        if let number = value as? NSNumber {
            return CFGetTypeIDIsBoolean(number) ? (number.boolValue ? "true" : "false") : "\(number)"
        }
        throw FixtureError.unknown("value")
    }

    private static func CFGetTypeIDIsBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}

enum FixtureError: Error { case unknown(String) }

/// The signals of one family of one applicant, as text by their names.
struct MeasuredSignals {
    let values: [String: String]
    let evidence: [Evidence]
    let catalog: SignalCatalog
    private let family: String

    init(
        _ applicant: Applicant, _ reference: ReferenceData, by type: any SignalExtractor.Type = NetworkExtractor.self
    ) throws {
        family = type.family.rawValue
        catalog = try SignalCatalog(type.declarations)
        let extractor = type.init(catalog: catalog, reference: reference)
        var block = SignalBlock(columns: catalog.count)
        block.used = 1
        var findings = Findings(
            view: block.view, lane: 0, columns: 0..<catalog.count, labels: [], evidence: [])
        extractor.extract(from: applicant, into: &findings)
        let labels = findings.labels
        evidence = findings.evidence
        var values: [String: String] = [:]
        for (column, declaration) in catalog.declarations.enumerated() {
            values[declaration.name] = Self.text(
                block.view.state(column: column, lane: 0), declaration.type, labels)
        }
        block.labels = labels
        self.values = values
    }

    subscript(name: String) -> String { values[family + "." + name] ?? "no such signal" }

    private static func text(_ state: SignalState, _ type: SignalType, _ labels: [String]) -> String {
        switch state {
        case .absent: return "absent"
        case .unknown(let reason): return "unknown: \(reason.word)"
        case .value(let payload):
            switch type {
            case .flag: return payload == 0 ? "false" : "true"
            case .count, .instant: return "\(Int64(bitPattern: payload))"
            case .measure: return shown(Double(bitPattern: payload))
            case .symbol(let words): return words[Int(payload)]
            case .symbols: return "\(payload)"
            case .country: return CountryCode(packed: UInt16(truncatingIfNeeded: payload)).description
            case .label: return labels[Int(payload)]
            }
        }
    }

    /// Three decimals, so that goldens do not hang on the last bit.
    static func shown(_ number: Double) -> String {
        let rounded = (number * 1000).rounded() / 1000
        return rounded == rounded.rounded() ? "\(Int64(rounded))" : "\(rounded)"
    }
}
