internal import BonafideCore

/// Writes the reasons of one applicant after the other: sentences, values and where each value was found.
///
/// Each worker has one. Call `begin` for an applicant before asking for anything. What a reason shows follows from the
/// states of its columns and their evidence, but for the line of the record; so reasons and their fields are kept by
/// exact keys of these and shared by all applicants they are true of.
struct ReasonWriter: ~Copyable {
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
    private var line: UInt64 = 0
    private var evidence: CitedEvidence
    private var memory: ReasonMemory
    /// The fields of the applicant that were asked for, and for each column which of them is its, -1 for none.
    private var fields: [KeptField] = []
    private let fieldOf: UnsafeMutablePointer<Int32>
    private var scratch: [UInt8] = []
    private var scratchValue: [UInt8] = []

    /// Prepares a writer that keeps at most about so many bytes of reasons, and as many of fields.
    init(_ pack: RulePack, keeping bytes: Int = 0) {
        self.pack = pack
        let count = pack.catalog.count
        columns = Array(repeating: nil, count: count)
        shown = Array(repeating: nil, count: pack.rules.count)
        evidence = CitedEvidence(columns: count)
        memory = ReasonMemory(pack, bytes: bytes)
        fieldOf = .allocate(capacity: max(1, count))
        fieldOf.initialize(repeating: -1, count: max(1, count))
    }

    deinit { fieldOf.deallocate() }

    /// Turns to an applicant.
    mutating func begin(
        view: SignalBlock.View, labels: [String], lane: Int, origin: RecordOrigin, evidence: [Evidence],
        sources: [SourceStamp]
    ) {
        for field in fields { fieldOf[field.field.column] = -1 }
        fields.removeAll(keepingCapacity: true)
        if self.sources != sources {
            self.sources = sources
            sourceTexts = sources.map { "\($0.name) \($0.date)" }
            memory.forget()
        }
        self.view = view
        self.labels = labels
        self.lane = lane
        line = origin.line
        self.evidence.take(evidence)
    }

    /// The reasons of rules that fired, in the order given.
    mutating func reasons(_ rules: [Int]) -> [Reason] {
        var reasons: [Reason] = []
        reasons.reserveCapacity(rules.count)
        for rule in rules { reasons.append(Reason(reason(rule), line: line)) }
        return reasons
    }

    private mutating func reason(_ rule: Int) -> KeptReason {
        let shown = columns(of: rule)
        memory.begin(rule)
        for column in shown {
            let number = field(column)
            memory.add(fields[number].number)
        }
        if let known = memory.reason() { return known }
        let reason = KeptReason(
            number: memory.reasonNumber, rule: rule, sentence: sentence(rule),
            fields: shown.map { fields[Int(fieldOf[$0])] })
        memory.keep(reason)
        return reason
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
                let number = field(column)
                let value = fields[number].field.text
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
        let made = keptField(column)
        fieldOf[column] = Int32(fields.count)
        fields.append(made)
        return fields.count - 1
    }

    private mutating func keptField(_ column: Int) -> KeptField {
        guard let view, memory.begin(column, view, lane, labels, evidence) else {
            return KeptField(makeField(column, places(column)))
        }
        if let known = memory.field() { return known }
        let (places, lined) = places(column, line: 0)
        let field = KeptField(makeField(column, places), number: memory.fieldNumber, lined: lined)
        memory.keep(field)
        return field
    }

    private mutating func makeField(_ column: Int, _ places: [String]) -> ReasonField {
        let shown = shownColumn(column)
        return ReasonField(
            signal: shown.name, column: column, text: text(column), evidence: places, source: source(column),
            side: shown.side)
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
    mutating func places(_ column: Int) -> [String] { places(column, line: line).texts }

    /// The places of a column with a line of a record, and which of the first 64 are shown with it, as bits.
    private mutating func places(_ column: Int, line: UInt64) -> (texts: [String], lined: UInt64) {
        var texts: [String] = []
        var lined: UInt64 = 0
        var number = evidence.first(of: column)
        while number >= 0 {
            let item = evidence.items[number]
            if !evidence.isRepeated(number) {
                if item.path.group == .root, texts.count < 64 { lined |= 1 << UInt64(texts.count) }
                texts.append(place(item, line))
            }
            number = evidence.next(after: number)
        }
        return (texts, lined)
    }

    private mutating func place(_ item: Evidence, _ line: UInt64) -> String {
        let path = item.path
        guard path.group != .root else {
            return line > 0 ? "\(path.definition.name) (line \(line))" : path.definition.name
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
        var number = evidence.first(of: column)
        while number >= 0 {
            let source = Int(evidence.items[number].source)
            if sourceTexts.indices.contains(source) { return sourceTexts[source] }
            number = evidence.next(after: number)
        }
        return ""
    }
}
