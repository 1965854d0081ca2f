internal import BonafideCore

/// Writes reasons as elements of a JSON list, those written before by copying what was written.
struct JSONReasons: Sendable {
    /// Reasons under twice their number, fields under twice theirs and one.
    private var pieces: WrittenPieces
    private var draft = LinedBytes()

    /// Keeps at most so many bytes of what was written.
    init(keeping bytes: Int) { pieces = WrittenPieces(bytes: bytes) }

    /// Appends the list of reasons.
    mutating func write(_ reasons: [Reason], _ fragments: borrowing JSONFragments, to out: inout [UInt8]) {
        out.append(raw: ",\"reasons\":[")
        let start = out.count
        for reason in reasons {
            if out.count > start { out.append(UInt8(ascii: ",")) }
            let kept = reason.kept
            if kept.number != 0, let piece = pieces.find(kept.number * 2) {
                pieces.copy(piece, line: reason.line, to: &out)
                continue
            }
            make(kept, fragments)
            draft.copy(0..<draft.bytes.count, gaps: 0..<draft.gaps.count, line: reason.line, to: &out)
            guard kept.number != 0 else { continue }
            pieces.keep(kept.number * 2, 0..<draft.bytes.count, gaps: 0..<draft.gaps.count, of: draft)
        }
        out.append(UInt8(ascii: "]"))
    }

    /// Writes a reason into the draft.
    private mutating func make(_ reason: KeptReason, _ fragments: borrowing JSONFragments) {
        draft.removeAll()
        fragments.reasonHeads.copy(reason.rule, to: &draft.bytes)
        draft.bytes.append(json: reason.sentence)
        draft.bytes.append(raw: ",\"fields\":[")
        for (place, field) in reason.fields.enumerated() {
            if place > 0 { draft.bytes.append(UInt8(ascii: ",")) }
            if field.number != 0, let piece = pieces.find(field.number * 2 + 1) {
                pieces.copy(piece, to: &draft)
                continue
            }
            let (start, firstGap) = (draft.bytes.count, draft.gaps.count)
            make(field, fragments)
            guard field.number != 0 else { continue }
            pieces.keep(
                field.number * 2 + 1, start..<draft.bytes.count, gaps: firstGap..<draft.gaps.count, of: draft)
        }
        draft.bytes.append(UInt8(ascii: "]"))
        fragments.reasonTails.copy(reason.rule, to: &draft.bytes)
    }

    /// Appends a field to the draft.
    private mutating func make(_ kept: KeptField, _ fragments: borrowing JSONFragments) {
        let field = kept.field
        if field.column >= 0, field.column < fragments.fieldHeads.count {
            fragments.fieldHeads.copy(field.column, to: &draft.bytes)
        } else {
            draft.bytes.append(raw: "{\"signal\":")
            draft.bytes.append(json: field.signal)
            draft.bytes.append(raw: ",\"value\":")
        }
        draft.bytes.append(json: field.text)
        if field.side == .claim {
            draft.bytes.append(raw: ",\"side\":\"claim\",\"evidence\":[")
        } else {
            draft.bytes.append(raw: ",\"side\":\"evidence\",\"evidence\":[")
        }
        for (place, text) in field.evidence.enumerated() {
            if place > 0 { draft.bytes.append(UInt8(ascii: ",")) }
            draft.bytes.append(json: text)
            // The line stands before the closing quote.
            if kept.isLined(place) { draft.gaps.append(draft.bytes.count - 1) }
        }
        draft.bytes.append(raw: "],\"source\":")
        draft.bytes.append(json: field.source)
        draft.bytes.append(UInt8(ascii: "}"))
    }
}
