internal import Foundation
internal import BonafideReport

/// Why a line of keys or edges cannot be used.
package struct LinkLineError: Error, Sendable {
    /// `FILE:LINE: error: what was expected`.
    package let text: String
}

/// Where a line stands.
package struct LinePlace: CustomStringConvertible, Sendable {
    /// Name of the file.
    let file: String
    /// Number of the line, from 1.
    let number: Int

    package init(file: String, number: Int) {
        self.file = file
        self.number = number
    }

    /// `FILE:LINE`.
    package var description: String { "\(file):\(number)" }
}

/// One line of NDJSON with its place, for messages.
struct LinkLine {
    let place: LinePlace
    private let fields: [String: Any]

    init(_ bytes: some Collection<UInt8>, place: LinePlace) throws(LinkLineError) {
        self.place = place
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            throw LinkLineError(text: "\(place): error: expected one JSON object a line")
        }
        fields = object
    }

    private init(_ fields: [String: Any], place: LinePlace) {
        self.place = place
        self.fields = fields
    }

    func has(_ name: String) -> Bool { fields[name] != nil && !(fields[name] is NSNull) }

    func text(_ name: String) throws(LinkLineError) -> String {
        guard let text = fields[name] as? String else { throw wanted("a text", name) }
        return text
    }

    func number(_ name: String) throws(LinkLineError) -> Int {
        guard let number = fields[name] as? NSNumber, let value = Int(exactly: number), value >= 0 else {
            throw wanted("a whole number", name)
        }
        return value
    }

    func objects(_ name: String) throws(LinkLineError) -> [LinkLine] {
        guard let list = fields[name] as? [[String: Any]] else { throw wanted("a list of objects", name) }
        return list.map { LinkLine($0, place: place) }
    }

    /// The texts of an object, by ascending name; empty where there is none.
    func texts(_ name: String) -> [(name: String, text: String)] {
        let object = fields[name] as? [String: Any] ?? [:]
        return object.compactMap { name, value in (value as? String).map { (name, $0) } }.sorted { $0.name < $1.name }
    }

    func wanted(_ what: String, _ name: String) -> LinkLineError {
        LinkLineError(text: "\(place): error: expected \(what) for \(ReportEscaping.text(name, in: .json))")
    }
}
