import BonafideArchive
import BonafideCore

/// Compiles the metadata of libphonenumber into the states of `PhonePlan`.
struct PhonePlanCompiler {
    /// A territory as the metadata describes it.
    private struct Territory {
        var id: String
        var code: String
        var isMain: Bool
        var national, international: String
        var patterns: [(kind: PhoneKind, text: String)] = []
    }

    private var territories: [Territory] = []
    private var zoneRows: [PhoneZoneRow] = []

    var isEmpty: Bool { territories.isEmpty }

    /// Kinds of number in the order in which libphonenumber asks for them.
    private static let order: [PhoneKind] = [
        .premiumRate, .tollFree, .sharedCost, .voip, .personal, .pager, .company, .voicemail, .fixedOrMobile,
        .fixedLine, .mobile, .unknown,
    ]

    private static func kind(of element: String) -> PhoneKind? {
        switch element {
        case "fixedLine": .fixedLine
        case "mobile": .mobile
        case "pager": .pager
        case "tollFree": .tollFree
        case "premiumRate": .premiumRate
        case "sharedCost": .sharedCost
        case "personalNumber": .personal
        case "voip": .voip
        case "uan": .company
        case "voicemail": .voicemail
        default: nil
        }
    }

    /// Reads `PhoneNumberMetadata.xml`; its DOCTYPE is stepped over unread.
    mutating func takePlan(_ bytes: [UInt8], path: String) throws(ReferenceError) -> Int {
        do {
            var reader = try XMLReader(bytes: bytes, doctype: .skipUnread)
            try read(&reader)
        } catch {
            throw .source(path: path, line: error.line, column: error.column, reason: error.message)
        }
        return territories.count
    }

    private mutating func read(_ reader: inout XMLReader) throws(XMLError) {
        var kind: PhoneKind?
        var isPattern = false
        while let event = try reader.advance() {
            let name = event == .text ? "" : reader.localName
            switch event {
            case .startElement where name == "territory":
                func attribute(_ name: String) -> String { reader.attribute(name) ?? "" }
                territories.append(
                    Territory(
                        id: attribute("id"), code: attribute("countryCode"),
                        isMain: attribute("mainCountryForCode") == "true", national: attribute("nationalPrefix"),
                        international: attribute("internationalPrefix")))
            case .startElement:
                if let found = Self.kind(of: name) { kind = found }
                isPattern = name == "nationalNumberPattern" && kind != nil
            case .text where isPattern:
                if let kind, let last = territories.indices.last {
                    territories[last].patterns.append((kind, reader.value))
                }
            case .endElement:
                if Self.kind(of: name) != nil { kind = nil }
                isPattern = false
            case .text: continue
            }
        }
    }

    /// Reads `map_data.txt`: prefix, bar, zones joined by ampersands.
    mutating func takeZones(_ bytes: [UInt8]) -> Int {
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "|")
            guard cells.count == 2, cells[0].utf8.count <= 8, let prefix = UInt32("1" + cells[0]) else { continue }
            zoneRows.append(PhoneZoneRow(prefix: prefix, zones: String(cells[1])))
        }
        zoneRows.sort { $0.prefix < $1.prefix }
        return zoneRows.count
    }

    /// Adds the sections to a file.
    func compile(into writer: inout ReferenceFileWriter) throws(ReferenceError) {
        guard !territories.isEmpty else { return }
        var states = ByteWriter()
        var count = 0
        var labels: [PhonePlan.Label] = []
        var numbers: [PhonePlan.Label: UInt16] = [:]
        var dialling: [PhonePlan.Dialling] = []
        let groups = Dictionary(grouping: territories.indices, by: { territories[$0].code })
        for code in groups.keys.compactMap({ UInt16($0) }).sorted() {
            let members = (groups["\(code)"] ?? []).sorted {
                (territories[$0].isMain ? 0 : 1, territories[$0].id) < (
                    territories[$1].isMain ? 0 : 1, territories[$1].id
                )
            }
            let automaton = try automaton(of: members)
            guard count + automaton.states.count < Int(PhonePlan.none) else {
                throw .damaged(path: "PhoneNumberMetadata.xml", reason: "the plans need more than 65,534 states")
            }
            for state in automaton.states {
                for next in state.next { states.integer(next.map { UInt16($0 + count) } ?? PhonePlan.none) }
                states.integer(
                    state.accepts.isEmpty
                        ? PhonePlan.none : number(of: label(state.accepts, members), &labels, &numbers))
            }
            for member in members {
                let one = territories[member]
                dialling.append(
                    PhonePlan.Dialling(
                        country: CountryCode(one.id) ?? CountryCode(packed: 0x3030), code: code,
                        isMain: member == members.first, national: one.national,
                        international: one.international.allSatisfy(\.isNumber) ? one.international : "",
                        start: UInt16(count + automaton.start)))
            }
            count += automaton.states.count
        }
        writer.add(.phoneStates, states.bytes)
        writer.add(.phoneLabels, ReferenceFile.records(labels) { $0.write(to: &$1) })
        writer.add(.phoneCodes, ReferenceFile.records(dialling) { $0.write(to: &$1) })
        writer.add(.phoneZones, ReferenceFile.records(zoneRows) { $0.write(to: &$1) })
    }

    private func automaton(of members: [Int]) throws(ReferenceError) -> DigitAutomaton {
        var builder = DigitAutomatonBuilder()
        for (rank, member) in members.enumerated() {
            for (kind, text) in territories[member].patterns {
                guard let pattern = BytePattern(text) else {
                    throw .source(
                        path: "PhoneNumberMetadata.xml", line: 0, column: 0,
                        reason: "the pattern of \(territories[member].id) cannot be read")
                }
                builder.add(pattern, accepting: rank * 16 + Int(kind.rawValue))
            }
        }
        return builder.minimised()
    }

    /// The country and kind of a number that several patterns accept: the first country, its first kind.
    private func label(_ accepts: [Int], _ members: [Int]) -> PhonePlan.Label {
        let rank = accepts.map { $0 / 16 }.min() ?? 0
        var kinds = Set(accepts.filter { $0 / 16 == rank }.compactMap { PhoneKind(rawValue: UInt8($0 % 16)) })
        if kinds.contains(.fixedLine), kinds.contains(.mobile) { kinds.insert(.fixedOrMobile) }
        return PhonePlan.Label(
            country: CountryCode(territories[members[rank]].id)?.packed ?? 0x3030,
            kind: Self.order.first { kinds.contains($0) } ?? .unknown)
    }

    private func number(
        of label: PhonePlan.Label, _ labels: inout [PhonePlan.Label], _ numbers: inout [PhonePlan.Label: UInt16]
    ) -> UInt16 {
        if let number = numbers[label] { return number }
        let number = UInt16(labels.count)
        labels.append(label)
        numbers[label] = number
        return number
    }
}
