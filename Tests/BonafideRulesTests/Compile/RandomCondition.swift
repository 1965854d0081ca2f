import BonafideCore

/// Writes random conditions over a catalog, with operations of every kind.
struct RandomCondition {
    var generator: SeededGenerator
    let catalog: SignalCatalog

    mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &generator)! }
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    mutating func signal(_ wanted: (SignalType) -> Bool) -> String {
        pick(catalog.declarations.filter { wanted($0.type) }.map(\.name))
    }
    mutating func flag() -> String { signal { $0 == .flag } }
    mutating func count() -> String { signal { $0 == .count } }
    mutating func measure() -> String { signal { if case .measure = $0 { true } else { false } } }
    mutating func symbol() -> (String, [String]) {
        let name = signal { if case .symbol = $0 { true } else { false } }
        guard case .symbol(let words) = catalog.declaration(of: name)?.type else { return (name, []) }
        return (name, words)
    }
    mutating func set() -> (String, [String]) {
        let name = signal { if case .symbols = $0 { true } else { false } }
        guard case .symbols(let words) = catalog.declaration(of: name)?.type else { return (name, []) }
        return (name, words)
    }

    mutating func whole(_ depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 3), using: &generator) {
        case 0, 1: return count()
        case 2: return pick(["0", "1", "3", "-2", "7", "9223372036854775807"])
        case 3: return "(\(whole(depth - 1)) + \(whole(depth - 1)))"
        case 4: return "(\(whole(depth - 1)) - \(whole(depth - 1)))"
        case 5: return "(\(whole(depth - 1)) * \(whole(depth - 1)))"
        case 6: return "(\(whole(depth - 1)) \(pick(["/", "%"])) \(whole(depth - 1)))"
        case 7: return "orElse(\(count()), \(pick(["0", "5"])))"
        default: return "size(\(set().0))"
        }
    }

    mutating func fraction(_ depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 3), using: &generator) {
        case 0, 1: return measure()
        case 2: return pick(["0.5", "12.25", "-3.0", "100.0"])
        case 3: return "(\(fraction(depth - 1)) + \(fraction(depth - 1)))"
        case 4: return "(\(fraction(depth - 1)) / \(fraction(depth - 1)))"
        case 5: return "double(\(whole(depth - 1)))"
        case 6: return "orElse(\(measure()), 1.5)"
        default: return "math.abs(\(fraction(depth - 1)))"
        }
    }

    mutating func leaf() -> String {
        let sign = pick(["==", "!=", "<", "<=", ">", ">="])
        switch Int.random(in: 0..<17, using: &generator) {
        case 0: return flag()
        case 1: return "\(whole(2)) \(sign) \(whole(1))"
        case 2: return "\(count()) \(sign) \(pick(["0", "2", "5"]))"
        case 3: return "\(fraction(2)) \(sign) \(fraction(1))"
        case 4: return "\(measure()) \(sign) \(pick(["0.25", "6.0", "40.5"]))"
        case 5: return "\(count()) \(sign) \(pick(["2.5", "3.0", "-0.5"]))"
        case 6:
            let (name, words) = symbol()
            return "\(name) \(pick(["==", "!="])) '\(pick(words))'"
        case 7:
            let (name, words) = symbol()
            return "\(name) in ['\(pick(words))', '\(pick(words))']"
        case 8:
            let (name, words) = set()
            return "'\(pick(words))' in \(name)"
        case 9: return "network.egress_country \(pick(["==", "!="])) network.claimed_country"
        case 10: return "network.egress_country in ['DE', 'FR']"
        case 11: return "\(pick(["known", "!known"]))(\(pick(catalog.declarations).name))"
        case 12: return "has(\(pick(catalog.declarations.filter { $0.type != .label }).name))"
        case 13:
            let (name, words) = set()
            return "\(name).\(pick(["exists", "all"]))(w, w \(pick(["==", "!="])) '\(pick(words))')"
        case 14:
            return
                "network.first_session \(sign) \(pick(["sanctions.last_update", "timestamp('2026-01-01T00:00:00Z')"]))"
        case 15: return "orElse(\(flag()), \(pick(["true", "false"])))"
        default: return "sets.\(pick(["intersects", "contains"]))(persona.colours, ['red', 'blue'])"
        }
    }

    mutating func condition(_ depth: Int) -> String {
        guard depth > 0 else { return leaf() }
        switch Int.random(in: 0..<10, using: &generator) {
        case 0, 1, 2: return "(\(condition(depth - 1)) && \(condition(depth - 1)))"
        case 3, 4, 5: return "(\(condition(depth - 1)) || \(condition(depth - 1)))"
        case 6: return "!(\(condition(depth - 1)))"
        case 7: return "((\(condition(depth - 1))) \(pick(["==", "!="])) (\(condition(depth - 1))))"
        case 8: return "(\(condition(depth - 1)) ? \(condition(depth - 1)) : \(condition(depth - 1)))"
        default: return "(\(condition(depth - 1)) && \(leaf()) && \(leaf()))"
        }
    }
}

/// Fills blocks with random signals, about a tenth of them unknown.
struct RandomBlock {
    static func fill(_ block: borrowing SignalBlock, _ catalog: SignalCatalog, _ generator: inout SeededGenerator) {
        let view = block.view
        for (column, declaration) in catalog.declarations.enumerated() {
            view.known[column] = 0
            view.absent[column] = 0
            for lane in 0..<SignalBlock.lanes {
                let bit = UInt64(1) << UInt64(lane)
                let state = Int.random(in: 0..<20, using: &generator)
                if state == 0 || state == 1 { continue }
                if state == 2 {
                    view.absent[column] |= bit
                    continue
                }
                view.known[column] |= bit
                view.payloads[column * SignalBlock.lanes + lane] = payload(declaration.type, &generator)
            }
        }
    }

    private static func payload(_ type: SignalType, _ generator: inout SeededGenerator) -> UInt64 {
        switch type {
        case .flag: return UInt64.random(in: 0...1, using: &generator)
        case .count:
            return UInt64(bitPattern: [0, 1, 2, 3, 5, -4, .max, 1 << 40].randomElement(using: &generator)!)
        case .measure: return [0, 0.25, 6, 40.5, -3, 1e9].randomElement(using: &generator)!.bitPattern
        case .symbol(let words): return UInt64.random(in: 0..<UInt64(words.count), using: &generator)
        case .symbols(let words): return UInt64.random(in: 0..<(1 << UInt64(words.count)), using: &generator)
        case .country:
            return UInt64(["DE", "FR", "US"].randomElement(using: &generator).flatMap(CountryCode.init)!.packed)
        case .instant:
            return UInt64(
                bitPattern: [1_767_225_600, 1_767_225_599, 1_790_000_000].randomElement(using: &generator)!)
        case .label: return 0
        }
    }
}
