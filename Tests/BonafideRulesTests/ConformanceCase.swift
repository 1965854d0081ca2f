import BonafideCore
import BonafideRules
import Foundation
import Testing

/// One case of the language's conformance suite, as `Fixtures/cel/README.md` describes it.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
    var id: String
    var expression: String
    var environment = ExpressionEnvironment()
    var options = ParseOptions()
    var bindings = NamedValues()
    var isCheckOnly: Bool
    var expectedValue: CELValue?
    var expectsError: Bool
    var expectedType: String?

    var testDescription: String { id }

    init(_ row: [String: Any]) throws {
        id = row["id"] as? String ?? "?"
        expression = row["expr"] as? String ?? ""
        isCheckOnly = row["check_only"] as? Bool ?? false
        environment.isChecked = !(row["disable_check"] as? Bool ?? false)
        environment.container = row["container"] as? String ?? ""
        environment.lints = false
        options.macros = !(row["disable_macros"] as? Bool ?? false)
        for declaration in row["type_env"] as? [[String: Any]] ?? [] {
            guard let name = declaration["name"] as? String else { continue }
            if let text = declaration["type"] as? String { environment.variables[name] = CELType.read(text) ?? .dyn }
            for overload in declaration["overloads"] as? [[String: Any]] ?? [] {
                environment.functions[name, default: []].append(
                    Overload(
                        nil, isMember: overload["member"] as? Bool ?? false,
                        parameters: (overload["params"] as? [String] ?? []).map { CELType.read($0) ?? .dyn },
                        result: CELType.read(overload["result"] as? String ?? "dyn") ?? .dyn))
            }
        }
        for (name, value) in row["bindings"] as? [String: [String: Any]] ?? [:] {
            bindings.values[name] = try Self.value(value)
            if environment.variables[name] == nil, environment.isChecked { environment.variables[name] = .dyn }
        }
        let expected = row["expect"] as? [String: Any] ?? [:]
        expectedValue = try (expected["value"] as? [String: Any]).map { try Self.value($0) }
        expectsError = expected["error"] != nil
        expectedType = expected["type"] as? String
    }

    struct Unreadable: Error {
        var value: String
    }

    /// Reads a tagged value.
    static func value(_ tagged: [String: Any]) throws -> CELValue {
        guard let (tag, content) = tagged.first else { throw Unreadable(value: "\(tagged)") }
        switch (tag, content) {
        case ("null", _): return .null
        case ("bool", let flag as Bool): return .bool(flag)
        case ("int", let text as String): if let number = Int64(text) { return .int(number) }
        case ("uint", let text as String): if let number = UInt64(text) { return .uint(number) }
        case ("double", let text as String): if let number = Double(text) { return .double(number) }
        case ("string", let text as String): return .string(text)
        case ("bytes", let text as String): if let data = Data(base64Encoded: text) { return .bytes(Array(data)) }
        case ("type", let text as String): if let type = type(text) { return .type(type) }
        case ("list", let elements as [[String: Any]]): return .list(try elements.map { try value($0) })
        case ("map", let entries as [[[String: Any]]]):
            let keys = try entries.map { try value($0[0]) }
            let values = try entries.map { try value($0[1]) }
            if let map = CELMap(keys: keys, values: values) { return .map(map) }
        case ("timestamp", let parts as [Any]):
            if let (seconds, nanoseconds) = moment(parts),
                let time = CELTimestamp(seconds: seconds, nanoseconds: Int32(nanoseconds))
            {
                return .timestamp(time)
            }
        case ("duration", let parts as [Any]):
            if let (seconds, nanoseconds) = moment(parts) { return .duration(seconds * 1_000_000_000 + nanoseconds) }
        case ("optional", let inner as [String: Any]):
            return .optional(CELOptional(inner.isEmpty ? nil : try value(inner)))
        default: break
        }
        throw Unreadable(value: "\(tagged)")
    }

    private static func type(_ text: String) -> CELType? {
        switch CELType.read(text) {
        case .list: .list(.dyn)
        case .map: .map(.dyn, .dyn)
        case .optional: .optional(.dyn)
        case .type: .type(.dyn)
        case let other: other
        }
    }

    private static func moment(_ parts: [Any]) -> (Int64, Int64)? {
        guard parts.count == 2 else { return nil }
        func number(_ value: Any) -> Int64? {
            (value as? String).flatMap { Int64($0) } ?? (value as? NSNumber)?.int64Value
        }
        guard let seconds = number(parts[0]), let nanoseconds = number(parts[1]) else { return nil }
        return (seconds, nanoseconds)
    }

    /// What is wrong with the engine's answer, or nothing.
    func failure() -> String? {
        let (tree, syntax) = ExpressionParser.parse(expression, options: options)
        guard let tree else { return expectsError ? nil : "does not parse: \(syntax.map(\.message))" }
        let (checked, problems) = ExpressionChecker(environment).check(tree)
        let mistakes = problems.filter { $0.severity == .error }
        if !mistakes.isEmpty { return expectsError ? nil : "does not check: \(mistakes.map(\.message))" }
        if let expectedType, checked.resultType.description != expectedType {
            return "has type \(checked.resultType), expected \(expectedType)"
        }
        if isCheckOnly { return nil }
        let value = ExpressionEvaluator().evaluate(checked, bindings)
        if case .error(let reason) = value {
            return expectsError ? nil : "fails with \(reason.kind.rawValue): \(reason.message)"
        }
        guard let expectedValue else { return expectsError ? "yields \(value) instead of an error" : nil }
        return Self.agree(value, expectedValue) ? nil : "yields \(value)"
    }

    /// Equality of value and type; NaN agrees with NaN.
    static func agree(_ a: CELValue, _ b: CELValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let x), .bool(let y)): x == y
        case (.int(let x), .int(let y)): x == y
        case (.uint(let x), .uint(let y)): x == y
        case (.double(let x), .double(let y)): x == y || (x.isNaN && y.isNaN)
        case (.string(let x), .string(let y)): Array(x.utf8) == Array(y.utf8)
        case (.bytes(let x), .bytes(let y)): x == y
        case (.list(let x), .list(let y)): x.count == y.count && zip(x, y).allSatisfy { agree($0, $1) }
        case (.map(let x), .map(let y)):
            x.count == y.count
                && zip(x.keys, x.values).allSatisfy { key, value in y[key].map { agree(value, $0) } ?? false }
        case (.timestamp(let x), .timestamp(let y)): x == y
        case (.duration(let x), .duration(let y)): x == y
        case (.type(let x), .type(let y)): x == y
        case (.optional(let x), .optional(let y)):
            x.value == nil ? y.value == nil : y.value.map { agree(x.value ?? .null, $0) } ?? false
        default: false
        }
    }
}
