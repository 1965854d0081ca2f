internal import BonafideCore

/// Writes the reasons of one applicant after the other: sentences, values and where each value was found.
///
/// Each worker has one. Call `begin` for an applicant before asking for anything; texts that are the same for many
/// applicants are kept between them.
final class ReasonWriter {
    let pack: RulePack
    /// For each rule, the columns its reason shows, once they were asked for.
    private var shown: [[Int]?]
    /// For each column, which side of a contradiction its values stand on.
    private let sides: [ReasonSide]
    private var sources: [SourceStamp] = []
    private var sourceTexts: [String] = []
    /// Places of the first elements of a group, by group, field and element.
    private var placeTexts: [UInt32: String] = [:]

    private(set) var view: SignalBlock.View?
    private var labels: [String] = []
    private(set) var lane = 0
    private var origin = RecordOrigin()
    private var evidence: [Evidence] = []
    /// For each column, the first and the last piece of evidence, -1 for none; for each piece, the next of its column.
    private var first: [Int32]
    private var last: [Int32]
    private var next: [Int32] = []
    /// For each column, its field in a reason, once it was asked for; and the columns where it was.
    private var fields: [ReasonField?]
    private var written: [Int] = []

    init(_ pack: RulePack) {
        self.pack = pack
        let columns = pack.catalog.count
        shown = Array(repeating: nil, count: pack.rules.count)
        sides = pack.catalog.declarations.map { ReasonSide(signal: $0.name) }
        first = Array(repeating: -1, count: columns)
        last = first
        fields = Array(repeating: nil, count: columns)
    }

    /// Turns to an applicant.
    func begin(
        view: SignalBlock.View, labels: [String], lane: Int, origin: RecordOrigin, evidence: [Evidence],
        sources: [SourceStamp]
    ) {
        for column in written { fields[column] = nil }
        written.removeAll(keepingCapacity: true)
        for item in self.evidence where Int(item.column) < first.count { first[Int(item.column)] = -1 }
        if self.sources != sources {
            self.sources = sources
            sourceTexts = sources.map { "\($0.name) \($0.date)" }
        }
        self.view = view
        self.labels = labels
        self.lane = lane
        self.origin = origin
        self.evidence = evidence
        next.removeAll(keepingCapacity: true)
        for (number, item) in evidence.enumerated() {
            let column = Int(item.column)
            next.append(-1)
            guard column < first.count else { continue }
            if first[column] < 0 { first[column] = Int32(number) } else { next[Int(last[column])] = Int32(number) }
            last[column] = Int32(number)
        }
    }

    /// The reasons of rules that fired, in the order given.
    func reasons(_ rules: [Int]) -> [Reason] {
        var reasons: [Reason] = []
        reasons.reserveCapacity(rules.count)
        for rule in rules {
            var fields: [ReasonField] = []
            let columns = columns(of: rule)
            fields.reserveCapacity(columns.count)
            for column in columns { fields.append(field(column)) }
            let sentence = pack.rules[rule].reason.render { field($0).text }
            reasons.append(Reason(rule: rule, sentence: sentence, fields: fields))
        }
        return reasons
    }

    /// The columns a reason shows: those its sentence names, then those its condition reads.
    private func columns(of rule: Int) -> [Int] {
        if let columns = shown[rule] { return columns }
        let named = pack.rules[rule].reason.columns
        let columns = named + pack.rules[rule].condition.signals.filter { !named.contains($0) }
        shown[rule] = columns
        return columns
    }

    private func field(_ column: Int) -> ReasonField {
        if let field = fields[column] { return field }
        let field = ReasonField(
            signal: pack.catalog.declarations[column].name, text: text(column), evidence: places(column),
            source: source(column), side: sides[column])
        fields[column] = field
        written.append(column)
        return field
    }

    /// A column as text.
    func text(_ column: Int) -> String {
        guard let view else { return "" }
        return ValueText.text(
            column: column, declaration: pack.catalog.declarations[column], view: view, labels: labels, lane: lane)
    }

    /// Where the value of a column was found, each place once, in the order it was cited.
    func places(_ column: Int) -> [String] {
        var number = first[column]
        guard number >= 0 else { return [] }
        var places: [String] = []
        let start = number
        while number >= 0 {
            let item = evidence[Int(number)]
            if !isRepeated(item, from: start, to: number) { places.append(place(item)) }
            number = next[Int(number)]
        }
        return places
    }

    /// Whether a piece of evidence names a place that another of its column named before.
    private func isRepeated(_ item: Evidence, from start: Int32, to end: Int32) -> Bool {
        var number = start
        while number != end {
            let other = evidence[Int(number)]
            if other.group == item.group, other.field == item.field, other.element == item.element || item.group == 0 {
                return true
            }
            number = next[Int(number)]
        }
        return false
    }

    private func place(_ item: Evidence) -> String {
        let path = item.path
        guard path.group != .root else {
            return origin.line > 0 ? "\(path.definition.name) (line \(origin.line))" : path.definition.name
        }
        guard item.element < 256 else { return "\(path.group.name)[\(item.element)].\(path.definition.name)" }
        let key = UInt32(item.group) << 16 | UInt32(item.field) << 8 | item.element
        if let text = placeTexts[key] { return text }
        let text = "\(path.group.name)[\(item.element)].\(path.definition.name)"
        placeTexts[key] = text
        return text
    }

    /// The reference source a column rests on, with its date.
    func source(_ column: Int) -> String {
        var number = first[column]
        while number >= 0 {
            let source = Int(evidence[Int(number)].source)
            if sourceTexts.indices.contains(source) { return sourceTexts[source] }
            number = next[Int(number)]
        }
        return ""
    }
}

/// In which order fired rules are told.
enum ReasonOrder {
    /// Fired rules: those with a bound that held first, then by contribution, then by id.
    static func of(_ outcomes: [RuleOutcome], _ contributions: [Contribution], _ adjustments: [Adjustment]) -> [Int] {
        var weight: [Int: Millibans] = [:]
        for part in contributions { weight[part.rule] = part.millibans }
        let bound = Set(adjustments.map(\.rule))
        return outcomes.indices.filter { outcomes[$0] == .fired }.sorted { a, b in
            if bound.contains(a) != bound.contains(b) { return bound.contains(a) }
            let (x, y) = (weight[a]?.magnitude ?? 0, weight[b]?.magnitude ?? 0)
            return x != y ? x > y : a < b
        }
    }
}
