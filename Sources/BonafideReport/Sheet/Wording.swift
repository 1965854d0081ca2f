internal import BonafideCore

/// The fixed sentences of every report for people.
enum Wording {
    /// What a report is and is not; on every report that a person reads.
    static let disclaimer = "Advice for a person, not a decision: contradictions, not proof."
    /// How unknowns are to be read.
    static let unknownNote = "Unknown is neither guilty nor clean: it adds nothing and is listed."

    /// Millibans as signed decibans with both decimals, exact: `+8.00`, `−19.96`, `0.00`.
    static func decibans(_ value: Millibans, minus: String = "\u{2212}") -> String {
        let sign = value < 0 ? minus : value > 0 ? "+" : ""
        let cents = value.magnitude % 100
        return "\(sign)\(value.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    /// A permille share as a percentage with one decimal.
    static func percent(permille: Int) -> String {
        permille % 10 == 0 ? "\(permille / 10) %" : "\(permille / 10).\(permille.magnitude % 10) %"
    }

    /// `1 rule` or `3 rules`.
    static func count(_ number: some BinaryInteger, _ singular: String, _ plural: String? = nil) -> String {
        "\(grouped(Int64(clamping: number))) \(number == 1 ? singular : plural ?? singular + "s")"
    }

    /// A whole number with commas between thousands.
    static func grouped(_ number: Int64) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(UInt8(ascii: ",")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension CheckCost {
    /// The word used in files.
    var word: String {
        switch self {
        case .export: "export"
        case .question: "question"
        case .inquiry: "inquiry"
        case .appointment: "appointment"
        }
    }

    /// The phrase used in reports.
    var phrase: String {
        switch self {
        case .export: "export another table"
        case .question: "ask one question"
        case .inquiry: "ask a third party"
        case .appointment: "a meeting or a paid check"
        }
    }
}

extension Band {
    /// The advice with a sentence for a band that has none.
    var adviceText: String { advice.isEmpty ? "No advice is written in the pack." : advice }
}
