internal import BonafideCore

/// Turns the values of an example into the payloads of signals.
enum ExampleValues {
    /// A signal's state as an example gives it.
    enum State: Equatable {
        case payload(UInt64)
        case text(String)
        case absent
        case unknown
    }

    /// Why a value cannot be taken.
    struct Mistake: Error {
        let message: String
        let hint: String
    }

    /// Reports unknown signals, values of another type and words outside a vocabulary.
    static func check(_ example: RuleExample, _ catalog: SignalCatalog, _ diagnostics: inout DiagnosticList) {
        for value in example.values {
            guard let declaration = catalog.declaration(of: value.signal) else {
                diagnostics.add(
                    .badExample, "unknown signal `\(value.signal)`", at: value.nameLocation,
                    hint: NearestName.hint(for: value.signal, among: catalog.declarations.map(\.name)))
                continue
            }
            if case .failure(let mistake) = state(value, declaration.type) {
                diagnostics.add(
                    .badExample, "`\(value.signal)` \(mistake.message)", at: value.location, hint: mistake.hint)
            }
        }
    }

    /// The state a written value stands for.
    static func state(_ value: ExampleValue, _ type: SignalType) -> Result<State, Mistake> {
        if case .symbols(let words) = type { return set(value, words) }
        guard !value.isList, let word = value.words.first else {
            return .failure(Mistake(message: "takes one value, not a list", hint: ""))
        }
        if word == "absent" { return .success(.absent) }
        if word == "unknown" { return .success(.unknown) }
        return single(word, type)
    }

    private static func single(_ word: String, _ type: SignalType) -> Result<State, Mistake> {
        switch type {
        case .flag:
            if word == "true" || word == "false" { return .success(.payload(word == "true" ? 1 : 0)) }
            let isNo = ["no", "off", "n", "0"].contains(word.lowercased())
            let isYes = ["yes", "on", "y", "1"].contains(word.lowercased())
            return .failure(
                Mistake(
                    message: "is true or false, not `\(word)`",
                    hint: isNo ? "write `false`" : isYes ? "write `true`" : ""))
        case .count:
            if let number = Int64(word) { return .success(.payload(UInt64(bitPattern: number))) }
            return .failure(Mistake(message: "is a whole number, not `\(word)`", hint: ""))
        case .measure(let unit):
            if let number = Double(word), number.isFinite { return .success(.payload(number.bitPattern)) }
            return .failure(
                Mistake(message: "is a number (\(unit)), not `\(word)`", hint: "write the number without its unit"))
        case .symbol(let words):
            if let place = words.firstIndex(of: word) { return .success(.payload(UInt64(place))) }
            return .failure(
                Mistake(
                    message: "has no word `\(word)`", hint: NearestName.hint(for: word, among: words)))
        case .country:
            if let code = CountryCode(word), code.description == word { return .success(.payload(UInt64(code.packed))) }
            return .failure(
                Mistake(message: "is a country code, not `\(word)`", hint: "two capital letters, such as `DE`"))
        case .instant:
            if let moment = Timestamp(written: word) { return .success(.payload(UInt64(bitPattern: moment.seconds))) }
            return .failure(
                Mistake(message: "is a moment, not `\(word)`", hint: "such as `2026-08-22T14:00:00Z`"))
        case .label: return .success(.text(word))
        case .symbols: return .failure(Mistake(message: "is a list of words", hint: ""))
        }
    }

    private static func set(_ value: ExampleValue, _ words: [String]) -> Result<State, Mistake> {
        if !value.isList, value.words == ["absent"] { return .success(.absent) }
        if !value.isList, value.words == ["unknown"] { return .success(.unknown) }
        guard value.isList else {
            return .failure(Mistake(message: "is a list of words", hint: "such as `[\(words.first ?? "")]`"))
        }
        var bits: UInt64 = 0
        for word in value.words {
            guard let place = words.firstIndex(of: word) else {
                return .failure(
                    Mistake(
                        message: "has no word `\(word)`", hint: NearestName.hint(for: word, among: words)))
            }
            bits |= 1 << UInt64(place)
        }
        return .success(.payload(bits))
    }
}

extension SignalBlock {
    /// Sets a signal of a lane to what an example gives.
    mutating func set(_ column: Int, lane: Int, to state: ExampleValues.State) {
        let bit = UInt64(1) << UInt64(lane)
        view.known[column] &= ~bit
        view.absent[column] &= ~bit
        switch state {
        case .payload(let payload):
            view.payloads[column * SignalBlock.lanes + lane] = payload
            view.known[column] |= bit
        case .text(let text):
            labels.append(text)
            view.payloads[column * SignalBlock.lanes + lane] = UInt64(labels.count - 1)
            view.known[column] |= bit
        case .absent: view.absent[column] |= bit
        case .unknown: break
        }
    }
}
