internal import BonafideCore

/// One worker's memory of reasons and of the fields they show.
///
/// A field is found by its column, the column's state and value, a text by its bytes, and the evidence of the column in
/// order; a reason by its rule and the numbers of its fields. Both keys hold everything that what is shown follows
/// from, but for the sources of the run and the line of the record.
struct ReasonMemory: ~Copyable {
    private static let entries = 16_384
    /// Most words of a field's key; longer ones are not kept.
    private static let width = 128
    private static let longestLabel = 256
    private static let mostEvidence = 64

    private var fields: WordMemory<KeptField>
    private var reasons: WordMemory<KeptReason>
    private let isLabel: [Bool]
    /// For each rule, how often a reason was looked for and how often it was there.
    private let tallies: UnsafeMutablePointer<(asked: UInt32, found: UInt32)>

    private let fieldKey: UnsafeMutablePointer<UInt64>
    private var fieldWords = 0
    private var fieldHash: UInt64 = 0
    private let reasonKey: UnsafeMutablePointer<UInt64>
    private var reasonWords = 0
    private var reasonHash: UInt64 = 0
    private var isReasonKept = false
    private var fieldCount = 0
    private var reasonCount = 0

    init(_ pack: RulePack, bytes: Int) {
        fields = WordMemory(entries: Self.entries, bytes: bytes)
        reasons = WordMemory(entries: Self.entries, bytes: bytes)
        isLabel = pack.catalog.declarations.map { $0.type == .label }
        tallies = .allocate(capacity: max(1, pack.rules.count))
        tallies.initialize(repeating: (0, 0), count: max(1, pack.rules.count))
        fieldKey = .allocate(capacity: Self.width)
        reasonKey = .allocate(capacity: pack.catalog.count + 1)
    }

    deinit {
        tallies.deallocate()
        fieldKey.deallocate()
        reasonKey.deallocate()
    }

    /// Forgets everything.
    mutating func forget() {
        fields.removeAll()
        reasons.removeAll()
    }
}

// MARK: - Fields

extension ReasonMemory {
    /// Turns to the field of a column; gives false where it cannot be kept.
    mutating func begin(
        _ column: Int, _ view: SignalBlock.View, _ lane: Int, _ labels: [String], _ evidence: borrowing CitedEvidence
    ) -> Bool {
        let bit = UInt64(1) << UInt64(lane)
        var state: UInt64 = 0xff
        var end = 1
        if view.known[column] & bit != 0 {
            let payload = view.payloads[column * SignalBlock.lanes + lane]
            if isLabel[column] {
                let number = Int(clamping: payload)
                guard let last = add(labels.indices.contains(number) ? labels[number] : "") else { return false }
                end = last
            } else {
                fieldKey[1] = payload
                end = 2
            }
        } else if view.absent[column] & bit != 0 {
            state = 0xfe
        } else {
            state = UInt64(view.reasons[column * SignalBlock.lanes + lane])
        }
        var count: UInt64 = 0
        var number = evidence.first(of: column)
        while number >= 0 {
            guard count < Self.mostEvidence else { return false }
            let item = evidence.items[number]
            let place = UInt64(item.group) << 56 | UInt64(item.field) << 48 | UInt64(item.element) << 16
            fieldKey[end] = place | UInt64(UInt16(bitPattern: item.source))
            end += 1
            count += 1
            number = evidence.next(after: number)
        }
        fieldKey[0] = UInt64(column) << 32 | count << 8 | state
        fieldWords = end
        return true
    }

    /// Adds a text to the key of a field: its length, then its bytes; gives the place behind, or nothing where it is
    /// too long.
    private func add(_ label: String) -> Int? {
        var label = label
        return label.withUTF8 { text in
            guard text.count <= Self.longestLabel else { return nil }
            let words = (text.count + 7) / 8
            fieldKey[1] = UInt64(text.count)
            if words > 0 { fieldKey[1 + words] = 0 }
            UnsafeMutableRawBufferPointer(start: fieldKey + 2, count: text.count).copyMemory(
                from: UnsafeRawBufferPointer(text))
            return 2 + words
        }
    }

    /// The field that is turned to, where it is kept.
    mutating func field() -> KeptField? {
        let key = UnsafeBufferPointer(start: fieldKey, count: fieldWords)
        fieldHash = WordMemory<KeptField>.hash(key)
        return fields.find(key, hash: fieldHash)
    }

    /// The number that the field turned to gets.
    var fieldNumber: Int { fieldCount + 1 }

    /// Keeps the field that is turned to.
    mutating func keep(_ field: KeptField) {
        fieldCount += 1
        let key = UnsafeBufferPointer(start: fieldKey, count: fieldWords)
        var bytes = 192 + field.field.text.utf8.count
        for place in field.field.evidence { bytes += 16 + (place.utf8.count > 15 ? 32 + place.utf8.count : 0) }
        // Reasons that show fields forgotten would not be found again.
        if fields.insert(field, for: key, hash: fieldHash, bytes: bytes) { reasons.removeAll() }
    }
}

// MARK: - Reasons

extension ReasonMemory {
    /// Turns to the reason of a rule; the numbers of its fields follow.
    mutating func begin(_ rule: Int) {
        reasonKey[0] = UInt64(rule)
        reasonWords = 1
        // Where almost every reason of a rule is another one, looking and keeping cost more than they save.
        let tally = tallies[rule]
        isReasonKept = tally.asked < 512 || tally.found > tally.asked / 4
    }

    /// Adds the number of a field.
    mutating func add(_ field: Int) {
        if field == 0 { isReasonKept = false }
        reasonKey[reasonWords] = UInt64(field)
        reasonWords += 1
    }

    /// The reason that is turned to, where it is kept.
    mutating func reason() -> KeptReason? {
        guard isReasonKept else { return nil }
        let rule = Int(reasonKey[0])
        tallies[rule].asked &+= 1
        let key = UnsafeBufferPointer(start: reasonKey, count: reasonWords)
        reasonHash = WordMemory<KeptReason>.hash(key)
        guard let reason = reasons.find(key, hash: reasonHash) else { return nil }
        tallies[rule].found &+= 1
        return reason
    }

    /// The number that the reason turned to gets, 0 where it is not to be kept.
    var reasonNumber: Int { isReasonKept ? reasonCount + 1 : 0 }

    /// Keeps the reason that is turned to, where it is to be kept.
    mutating func keep(_ reason: KeptReason) {
        guard isReasonKept else { return }
        reasonCount += 1
        let key = UnsafeBufferPointer(start: reasonKey, count: reasonWords)
        let bytes = 128 + reason.sentence.utf8.count + reason.fields.count * 8
        reasons.insert(reason, for: key, hash: reasonHash, bytes: bytes)
    }
}
