/// The type of an expression, in the gradual type system of CEL: `dyn` stands for a type known only when run.
package indirect enum CELType: Hashable, Sendable {
    case dyn, null, bool, int, uint, double, string, bytes, timestamp, duration
    /// A list and its elements' type.
    case list(CELType)
    /// A map with its keys' and values' types.
    case map(CELType, CELType)
    /// The type of a type.
    case type(CELType)
    /// A value that may be missing.
    case optional(CELType)
    /// A named type with parameters, such as `net.IP`.
    case opaque(String, [CELType])
    /// A type parameter: negative in a declaration, else one being inferred.
    case parameter(Int32)
    /// A type that was already reported.
    case error

    /// The type of IP addresses.
    package static let ip = CELType.opaque("net.IP", [])
    /// The type of IP ranges.
    package static let cidr = CELType.opaque("net.CIDR", [])

    /// Whether nothing can be said about the type before it is run.
    var isDynamic: Bool { self == .dyn || self == .error }

    /// Whether the type is `int`, `uint` or `double`.
    package var isNumeric: Bool { self == .int || self == .uint || self == .double }

    /// Whether the type has no parts and is not `dyn`.
    var isPrimitive: Bool {
        switch self {
        case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration: true
        default: false
        }
    }

    /// Whether the type holds an inferred parameter.
    var hasParameters: Bool {
        switch self {
        case .parameter: true
        case .list(let element), .type(let element), .optional(let element): element.hasParameters
        case .map(let key, let value): key.hasParameters || value.hasParameters
        case .opaque(_, let parts): parts.contains { $0.hasParameters }
        default: false
        }
    }
}

extension CELType: CustomStringConvertible {
    /// The type as CEL writes it, such as `map(string, list(int))`.
    package var description: String {
        switch self {
        case .dyn, .parameter: "dyn"
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .type(let of): of == .dyn ? "type" : "type(\(of))"
        case .optional(let of): "optional_type(\(of))"
        case .opaque(let name, let parts):
            parts.isEmpty ? name : "\(name)(\(parts.map(\.description).joined(separator: ", ")))"
        case .error: "error"
        }
    }
}

extension CELType {
    /// Reads a type as CEL writes it; single capital letters and `param(T)` are type parameters.
    package static func read(_ text: String) -> CELType? {
        var rest = text[...]
        guard let type = read(&rest), rest.allSatisfy({ $0 == " " }) else { return nil }
        return type
    }

    static func read(_ text: inout Substring) -> CELType? {
        text = text.drop { $0 == " " }
        let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }
        guard !name.isEmpty else { return nil }
        text = text.dropFirst(name.count)
        if name == "param", text.first == "(" {
            let end = text.firstIndex(of: ")") ?? text.endIndex
            let letter = text[text.index(after: text.startIndex)..<end]
            text = end == text.endIndex ? "" : text[text.index(after: end)...]
            return letter.unicodeScalars.first.map { .parameter(-Int32($0.value)) }
        }
        var parts: [CELType] = []
        if text.first == "(" {
            repeat {
                text = text.dropFirst()
                guard let part = read(&text) else { return nil }
                parts.append(part)
                text = text.drop { $0 == " " }
            } while text.first == ","
            guard text.first == ")" else { return nil }
            text = text.dropFirst()
        }
        return named(String(name), parts)
    }

    private static func named(_ name: String, _ parts: [CELType]) -> CELType? {
        switch (name, parts.count) {
        case ("dyn", 0), ("any", 0), ("google.protobuf.Any", 0), ("google.protobuf.Value", 0): return .dyn
        case ("null_type", 0), ("null", 0): return .null
        case ("bool", 0): return .bool
        case ("int", 0): return .int
        case ("uint", 0): return .uint
        case ("double", 0): return .double
        case ("string", 0): return .string
        case ("bytes", 0): return .bytes
        case ("timestamp", 0), ("google.protobuf.Timestamp", 0): return .timestamp
        case ("duration", 0), ("google.protobuf.Duration", 0): return .duration
        case ("list", 0): return .list(.dyn)
        case ("list", 1): return .list(parts[0])
        case ("map", 0): return .map(.dyn, .dyn)
        case ("map", 2): return .map(parts[0], parts[1])
        case ("type", 0): return .type(.dyn)
        case ("type", 1): return .type(parts[0])
        case ("optional_type", 0), ("optional", 0): return .optional(.dyn)
        case ("optional_type", 1), ("optional", 1): return .optional(parts[0])
        default: break
        }
        if parts.isEmpty, name.unicodeScalars.count == 1, let letter = name.unicodeScalars.first, name >= "A",
            name <= "Z"
        {
            return .parameter(-Int32(letter.value))
        }
        return .opaque(name, parts)
    }
}
