internal import BonafideCore

/// What is known of a column before any applicant.
struct ShownColumn {
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
