internal import BonafideCore

/// The parts of an assessment's JSON that depend on the pack and the catalog alone.
struct JSONFragments: Sendable {
    /// For each way a rule can end, the beginning of its list; the comma is missing before the first.
    let outcomes: FragmentTable
    /// For each rule, a contribution up to its number.
    let contributions: FragmentTable
    /// For each rule, first the floor, then the ceiling, up to its number.
    let adjustments: FragmentTable
    /// For each rule, a reason up to its sentence.
    let reasonHeads: FragmentTable
    /// For each rule, a reason from after its fields to its end.
    let reasonTails: FragmentTable
    /// Each rule's id as a string with a comma behind it.
    let listedRules: FragmentTable
    /// Each signal's name as a string with a comma behind it.
    let listedSignals: FragmentTable
    /// For each signal, a field of a reason up to its value.
    let fieldHeads: FragmentTable
    /// For each reason why a signal is unknown, the beginning of its list.
    let unknowns: FragmentTable
    /// Each band's name as a string.
    let bands: FragmentTable

    /// Prepares the parts; with scores hidden, no weight is among them.
    init(_ context: ReportContext) {
        let pack = context.pack
        let showsScores = context.options.showsScores
        outcomes = Self.table(RuleOutcome.allCases) { outcome, out in
            if outcome.rawValue > 0 { out.append(UInt8(ascii: ",")) }
            out.append(json: outcome.word)
            out.append(raw: ":[")
        }
        contributions = Self.table(pack.rules) { rule, out in
            out.append(raw: "{\"rule\":")
            out.append(json: rule.id)
            out.append(raw: ",\"reason\":")
            out.append(json: rule.reasonCode)
            out.append(raw: ",\"group\":")
            out.append(json: rule.group)
            guard showsScores else { return out.append(raw: "}") }
            out.append(raw: ",\"weight\":")
            out.append(decimal: rule.weight)
            out.append(raw: ",\"contribution\":")
        }
        adjustments = Self.adjustments(of: pack, showsScores: showsScores)
        reasonHeads = Self.table(pack.rules) { rule, out in
            out.append(raw: "{\"code\":")
            out.append(json: rule.reasonCode)
            out.append(raw: ",\"rule\":")
            out.append(json: rule.id)
            out.append(raw: ",\"sentence\":")
        }
        reasonTails = Self.table(pack.rules) { rule, out in
            out.append(raw: ",\"benign\":")
            out.append(json: rule.benign)
            out.append(raw: ",\"next\":")
            out.append(json: rule.nextCheck)
            out.append(UInt8(ascii: "}"))
        }
        listedRules = Self.table(pack.rules) { $1.append(listed: $0.id) }
        bands = Self.table(pack.bands) { $1.append(json: $0.name) }
        listedSignals = Self.table(context.catalog.declarations) { $1.append(listed: $0.name) }
        fieldHeads = Self.table(context.catalog.declarations) { signal, out in
            out.append(raw: "{\"signal\":")
            out.append(json: signal.name)
            out.append(raw: ",\"value\":")
        }
        unknowns = Self.table(UnknownReason.allCases) { reason, out in
            out.append(json: reason.word)
            out.append(raw: ":[")
        }
    }

    private static func table<Element>(
        _ elements: [Element], _ build: (Element, inout [UInt8]) -> Void
    ) -> FragmentTable {
        var table = FragmentTable()
        for element in elements { table.add { build(element, &$0) } }
        return table
    }

    private static func adjustments(of pack: PackCard, showsScores: Bool) -> FragmentTable {
        var table = FragmentTable()
        for rule in pack.rules {
            for kind in [Adjustment.Kind.floor, .ceiling] {
                table.add { out in
                    out.append(raw: "{\"rule\":")
                    out.append(json: rule.id)
                    out.append(raw: ",\"kind\":")
                    out.append(json: kind.rawValue)
                    if showsScores { out.append(raw: ",\"contribution\":") } else { out.append(raw: "}") }
                }
            }
        }
        return table
    }
}

extension [UInt8] {
    /// Appends a JSON string with a comma behind it.
    mutating func append(listed text: String) {
        append(json: text)
        append(UInt8(ascii: ","))
    }

    /// Appends a JSON list of strings.
    mutating func append(json list: [String]) {
        append(UInt8(ascii: "["))
        for (index, text) in list.enumerated() {
            if index > 0 { append(UInt8(ascii: ",")) }
            append(json: text)
        }
        append(UInt8(ascii: "]"))
    }
}
