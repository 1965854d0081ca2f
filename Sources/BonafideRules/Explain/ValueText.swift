internal import BonafideCore

/// Shows the values of signals to people.
enum ValueText {
    /// One signal of one lane as text: with its unit, its country's name, or the words of its set.
    static func text(
        column: Int, declaration: SignalDeclaration, view: SignalBlock.View, labels: [String], lane: Int
    ) -> String {
        switch view.state(column: column, lane: lane) {
        case .absent: "none"
        case .unknown(let reason): "unknown (\(reason.phrase))"
        case .value(let payload): text(payload, declaration.type, labels)
        }
    }

    static func text(_ payload: UInt64, _ type: SignalType, _ labels: [String]) -> String {
        switch type {
        case .flag: payload & 1 != 0 ? "yes" : "no"
        case .count: grouped(Int64(bitPattern: payload))
        case .measure(let unit): measure(Double(bitPattern: payload), unit)
        case .symbol(let words): word(words, Int(clamping: payload))
        case .symbols(let words):
            payload == 0
                ? "none"
                : words.indices.filter { payload >> UInt64($0) & 1 != 0 }.map { word(words, $0) }
                    .joined(separator: ", ")
        case .country: CountryNames.name(CountryCode(packed: UInt16(truncatingIfNeeded: payload)))
        case .instant: instant(Timestamp(seconds: Int64(bitPattern: payload)))
        case .label: labels.indices.contains(Int(clamping: payload)) ? labels[Int(payload)] : ""
        }
    }

    /// The word of a vocabulary, read as words.
    static func word(_ words: [String], _ code: Int) -> String {
        guard words.indices.contains(code) else { return "?" }
        return String(words[code].map { $0 == "_" ? " " : $0 })
    }

    /// `YYYY-MM-DD HH:MM UTC`.
    static func instant(_ moment: Timestamp) -> String {
        let text = moment.description
        guard text.utf8.count == 20 else { return text }
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
    }

    /// Digits in groups of three.
    static func grouped(_ number: Int64) -> String { text { append(grouped: number, to: &$0) } }

    /// A number with its unit; shares are shown in percent.
    static func measure(_ value: Double, _ unit: String) -> String {
        text { append(measure: value, unitText(unit), to: &$0) }
    }

    /// At most two decimals, one from 10 on and none from 100 on, rounded half away from zero.
    static func decimal(_ value: Double) -> String { text { append(decimal: value, to: &$0) } }

    private static func text(_ write: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        write(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// How a unit reads behind a number: of one, and of any other.
    struct UnitText: Sendable {
        let one: [UInt8]
        let many: [UInt8]
        let isShare: Bool
    }

    /// The words of a unit.
    static func unitText(_ unit: String) -> UnitText {
        let text = String(unit.map { $0 == "_" ? " " : $0 })
        let words: (one: String, many: String) =
            switch text {
            case "share", "": ("", "")
            case "km per hour": (" km/h", " km/h")
            case "hours", "days", "minutes", "years", "months", "seconds", "weeks", "points", "characters":
                (" " + text.dropLast(), " " + text)
            default: (" " + text, " " + text)
            }
        return UnitText(one: Array(words.one.utf8), many: Array(words.many.utf8), isShare: text == "share")
    }

    /// Appends a number with its unit.
    static func append(measure value: Double, _ unit: UnitText, to bytes: inout [UInt8]) {
        append(decimal: unit.isShare ? value * 100 : value, to: &bytes)
        if unit.isShare {
            bytes.append(0x20)
            bytes.append(0x25)
        } else {
            bytes.append(contentsOf: value == 1 ? unit.one : unit.many)
        }
    }

    /// Appends digits in groups of three.
    static func append(grouped number: Int64, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(0x2d) }
        append(grouped: number.magnitude, to: &bytes)
    }

    private static func append(grouped number: UInt64, to bytes: inout [UInt8]) {
        guard number >= 10 else { return bytes.append(0x30 + UInt8(truncatingIfNeeded: number)) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 27) { room in
            var rest = number
            var start = room.count
            var digits = 0
            while rest > 0 {
                if digits > 0, digits % 3 == 0 {
                    start -= 1
                    room[start] = 0x2c
                }
                start -= 1
                room[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
                digits += 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: room[start...]))
        }
    }

    /// Appends at most two decimals, one from 10 on and none from 100 on, rounded half away from zero.
    static func append(decimal value: Double, to bytes: inout [UInt8]) {
        guard value.isFinite, value.magnitude < 1e15 else {
            return bytes.append(contentsOf: (value.isFinite ? "\(value)" : "?").utf8)
        }
        let places = value.magnitude >= 100 ? 0 : value.magnitude >= 10 ? 1 : 2
        let scale: UInt64 = places == 0 ? 1 : places == 1 ? 10 : 100
        let scaled = UInt64((value.magnitude * Double(scale)).rounded(.toNearestOrAwayFromZero))
        if value < 0, scaled != 0 { bytes.append(0x2d) }
        append(grouped: scaled / scale, to: &bytes)
        let rest = scaled % scale
        guard rest != 0 else { return }
        bytes.append(0x2e)
        if places == 1 { return bytes.append(0x30 + UInt8(truncatingIfNeeded: rest)) }
        bytes.append(0x30 + UInt8(truncatingIfNeeded: rest / 10))
        if rest % 10 != 0 { bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10)) }
    }
}
