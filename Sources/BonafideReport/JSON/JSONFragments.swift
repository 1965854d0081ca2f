internal import BonafideCore

/// The parts of an assessment's JSON that depend on the pack and the catalog alone.
struct JSONFragments: Sendable {
    /// How many ways a rule can end.
    static let outcomeKinds = RuleOutcome.allCases.count
    /// For each rule and outcome, `,"rule":"outcome"`; the comma is missing before the first rule.
    let outcomes: FragmentTable
    /// For each rule, a contribution up to its number.
    let contributions: FragmentTable
    /// For each rule, first the floor, then the ceiling, up to its number.
    let adjustments: FragmentTable
    /// For each rule, a reason up to its sentence.
    let reasonHeads: FragmentTable
    /// For each rule, a reason from after its fields to its end.
    let reasonTails: FragmentTable
    /// Each rule's id as a string.
    let rules: FragmentTable
    /// Each signal's name as a string.
    let signals: FragmentTable
    /// For each signal, a field of a reason up to its value.
    let fieldHeads: FragmentTable
    /// For each signal, an unknown up to its reason.
    let unknowns: FragmentTable
    /// Each band's name as a string.
    let bands: FragmentTable

    /// Prepares the parts; with scores hidden, no weight is among them.
    init(_ context: ReportContext) {
        let pack = context.pack
        let showsScores = context.options.showsScores
        outcomes = Self.outcomes(of: pack)
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
        rules = Self.table(pack.rules) { $1.append(json: $0.id) }
        bands = Self.table(pack.bands) { $1.append(json: $0.name) }
        signals = Self.table(context.catalog.declarations) { $1.append(json: $0.name) }
        fieldHeads = Self.table(context.catalog.declarations) { signal, out in
            out.append(raw: "{\"signal\":")
            out.append(json: signal.name)
            out.append(raw: ",\"value\":")
        }
        unknowns = Self.table(context.catalog.declarations) { signal, out in
            out.append(raw: "{\"signal\":")
            out.append(json: signal.name)
            out.append(raw: ",\"reason\":\"")
        }
    }

    private static func table<Element>(
        _ elements: [Element], _ build: (Element, inout [UInt8]) -> Void
    ) -> FragmentTable {
        var table = FragmentTable()
        for element in elements { table.add { build(element, &$0) } }
        return table
    }

    private static func outcomes(of pack: PackCard) -> FragmentTable {
        var table = FragmentTable()
        for (number, rule) in pack.rules.enumerated() {
            for outcome in RuleOutcome.allCases {
                table.add { out in
                    if number > 0 { out.append(UInt8(ascii: ",")) }
                    out.append(json: rule.id)
                    out.append(UInt8(ascii: ":"))
                    out.append(json: outcome.word)
                }
            }
        }
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
