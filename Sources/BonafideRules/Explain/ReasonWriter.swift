internal import BonafideCore

/// Writes the reasons of one applicant after the other: sentences, values and where each value was found.
///
/// Each worker has one. Call `begin` for an applicant before asking for anything; texts that are the same for many
/// applicants are kept between them.
struct ReasonWriter {
    let pack: RulePack
    /// What is known of a column before any applicant, once it was asked for.
    private var columns: [ShownColumn?]
    /// For each rule, the columns its reason shows, once they were asked for.
    private var shown: [[Int]?]
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
    /// The fields of the applicant that were asked for, and for each column which of them is its, -1 for none.
    private var fields: [ReasonField] = []
    private var fieldOf: [Int32]
    private var written: [Int] = []
    private var scratch: [UInt8] = []
    private var scratchValue: [UInt8] = []

    init(_ pack: RulePack) {
        self.pack = pack
        let count = pack.catalog.count
        columns = Array(repeating: nil, count: count)
        shown = Array(repeating: nil, count: pack.rules.count)
        first = Array(repeating: -1, count: count)
        last = first
        fieldOf = first
    }

    /// Turns to an applicant.
    mutating func begin(
        view: SignalBlock.View, labels: [String], lane: Int, origin: RecordOrigin, evidence: [Evidence],
        sources: [SourceStamp]
    ) {
        for column in written { fieldOf[column] = -1 }
        written.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
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
    mutating func reasons(_ rules: [Int]) -> [Reason] {
        var reasons: [Reason] = []
        reasons.reserveCapacity(rules.count)
        for rule in rules {
            let columns = columns(of: rule)
            var fields: [ReasonField] = []
            fields.reserveCapacity(columns.count)
            for column in columns { fields.append(self.fields[field(column)]) }
            reasons.append(Reason(rule: rule, sentence: sentence(rule), fields: fields))
        }
        return reasons
    }

    /// The columns a reason shows: those its sentence names, then those its condition reads.
    private mutating func columns(of rule: Int) -> [Int] {
        if let columns = shown[rule] { return columns }
        let named = pack.rules[rule].reason.columns
        let columns = named + pack.rules[rule].condition.signals.filter { !named.contains($0) }
        shown[rule] = columns
        return columns
    }

    /// The sentence of a rule with the values of its columns.
    private mutating func sentence(_ rule: Int) -> String {
        scratch.removeAll(keepingCapacity: true)
        // Where the unit of the value written last begins and ends; nothing where it has none.
        var unit = 0..<0
        for piece in pack.rules[rule].reason.pieces {
            switch piece {
            case .text(let text, let word):
                // `{x} hours` of `2.4 hours`: the unit is written once.
                let isTold = isUnit(text[word], unit)
                scratch.append(contentsOf: isTold ? text[word.upperBound...] : text[...])
                unit = 0..<0
            case .signal(let column, let singular, let plural):
                let start = scratch.count
                let value = fields[field(column)].text
                scratch.append(contentsOf: value.utf8)
                unit = unitWritten(from: start)
                guard !plural.isEmpty, !isUnit(plural[...], unit) else { continue }
                scratch.append(0x20)
                scratch.append(contentsOf: value == "1" ? singular : plural)
            }
        }
        return String(decoding: scratch, as: UTF8.self)
    }

    /// The last word of the value written from a place on, where the value begins with a digit and has more words.
    private func unitWritten(from start: Int) -> Range<Int> {
        guard start < scratch.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= scratch[start],
            let space = scratch[start...].lastIndex(of: 0x20)
        else { return 0..<0 }
        return space + 1..<scratch.count
    }

    /// Whether a word is the unit that was written, in the singular or the plural.
    private func isUnit(_ word: ArraySlice<UInt8>, _ unit: Range<Int>) -> Bool {
        guard !word.isEmpty, !unit.isEmpty, abs(word.count - unit.count) <= 1 else { return false }
        let shared = min(word.count, unit.count)
        guard word.prefix(shared).elementsEqual(scratch[unit].prefix(shared)) else { return false }
        if word.count == unit.count { return true }
        return (word.count > unit.count ? word.last : scratch[unit].last) == UInt8(ascii: "s")
    }

    /// The number of a column's field.
    private mutating func field(_ column: Int) -> Int {
        if fieldOf[column] >= 0 { return Int(fieldOf[column]) }
        let shown = shownColumn(column)
        fields.append(
            ReasonField(
                signal: shown.name, column: column, text: text(column), evidence: places(column),
                source: source(column),
                side: shown.side))
        fieldOf[column] = Int32(fields.count - 1)
        written.append(column)
        return fields.count - 1
    }

    private mutating func shownColumn(_ column: Int) -> ShownColumn {
        if let known = columns[column] { return known }
        let made = ShownColumn(pack.catalog.declarations[column])
        columns[column] = made
        return made
    }

    /// A column as text.
    mutating func text(_ column: Int) -> String {
        guard let view else { return "" }
        switch view.state(column: column, lane: lane) {
        case .absent: return "none"
        case .unknown(let reason): return "unknown (\(reason.phrase))"
        case .value(let payload):
            let shown = shownColumn(column)
            switch shown.form {
            case .count:
                scratchValue.removeAll(keepingCapacity: true)
                ValueText.append(grouped: Int64(bitPattern: payload), to: &scratchValue)
            case .measure(let unit):
                scratchValue.removeAll(keepingCapacity: true)
                ValueText.append(measure: Double(bitPattern: payload), unit, to: &scratchValue)
            case .words(let words):
                let code = Int(clamping: payload)
                return words.indices.contains(code) ? words[code] : "?"
            case .other: return ValueText.text(payload, shown.type, labels)
            }
            return String(decoding: scratchValue, as: UTF8.self)
        }
    }

    /// Where the value of a column was found, each place once, in the order it was cited.
    mutating func places(_ column: Int) -> [String] {
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

    private mutating func place(_ item: Evidence) -> String {
        let path = item.path
        guard path.group != .root else {
            guard origin.line > 0 else { return path.definition.name }
            scratchValue.removeAll(keepingCapacity: true)
            scratchValue.append(contentsOf: path.definition.name.utf8)
            scratchValue.append(contentsOf: " (line ".utf8)
            scratchValue.append(contentsOf: String(origin.line).utf8)
            scratchValue.append(UInt8(ascii: ")"))
            return String(decoding: scratchValue, as: UTF8.self)
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

/// What is known of a column before any applicant.
private struct ShownColumn {
    /// How its values are written.
    enum Form {
        case count
        case measure(ValueText.UnitText)
        case words([String])
        case other
    }

    let name: String
    let type: SignalType
    let side: ReasonSide
    let form: Form

    init(_ declaration: SignalDeclaration) {
        name = declaration.name
        type = declaration.type
        side = ReasonSide(signal: declaration.name)
        switch declaration.type {
        case .count: form = .count
        case .measure(let unit): form = .measure(ValueText.unitText(unit))
        case .symbol(let words): form = .words(words.indices.map { ValueText.word(words, $0) })
        default: form = .other
        }
    }
}

/// In which order fired rules are told.
enum ReasonOrder {
    /// Fired rules: those with a bound that held first, then by contribution, then by id.
    static func of(_ outcomes: [RuleOutcome], _ contributions: [Contribution], _ adjustments: [Adjustment]) -> [Int] {
        var weight = [UInt64](repeating: 0, count: outcomes.count)
        var isBound = [Bool](repeating: false, count: outcomes.count)
        for part in contributions { weight[part.rule] = UInt64(part.millibans.magnitude) }
        for adjustment in adjustments where isBound.indices.contains(adjustment.rule) {
            isBound[adjustment.rule] = true
        }
        return outcomes.indices.filter { outcomes[$0] == .fired }.sorted { a, b in
            if isBound[a] != isBound[b] { return isBound[a] }
            return weight[a] != weight[b] ? weight[a] > weight[b] : a < b
        }
    }
}
