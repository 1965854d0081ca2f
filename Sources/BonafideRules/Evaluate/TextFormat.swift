/// `format` of the strings extension: `%s %d %f %e %b %o %x %X` with an optional precision.
enum TextFormat {
    private static let mostDecimals = 300

    /// The text with its clauses filled in, or an error.
    static func format(_ text: String, _ values: [CELValue]) -> CELValue {
        var result = ""
        var next = 0
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "%" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            if rest.first == "%" {
                rest = rest.dropFirst()
                result += "%"
                continue
            }
            var precision = 6
            if rest.first == "." {
                let digits = rest.dropFirst().prefix { ("0"..."9").contains($0) }
                guard let number = Int(String(String.UnicodeScalarView(digits))), number <= mostDecimals else {
                    return .failure(.other, "a clause's precision is a number up to \(mostDecimals)")
                }
                precision = number
                rest = rest.dropFirst(1 + digits.count)
            }
            guard let clause = rest.popFirst() else { return .failure(.other, "the text ends inside a clause") }
            guard next < values.count else { return .failure(.range, "there are fewer values than clauses") }
            guard let filled = fill(clause, values[next], precision) else {
                return .failure(.other, "a clause does not take this value, or there is no such clause")
            }
            next += 1
            result += filled
            guard result.utf8.count <= CELValue.longestText else { return .tooLong }
        }
        return .string(result)
    }

    private static func fill(_ clause: Unicode.Scalar, _ value: CELValue, _ precision: Int) -> String? {
        switch clause {
        case "s": return text(value)
        case "d":
            switch value {
            case .int(let number): return String(number)
            case .uint(let number): return String(number)
            case .double(let number): return NumberText.decimal(number)
            default: return nil
            }
        case "f", "e":
            let number: Double
            switch value {
            case .double(let double): number = double
            case .int(let int): number = Double(int)
            case .uint(let uint): number = Double(uint)
            default: return nil
            }
            return NumberText.fixed(number, precision: precision, isScientific: clause == "e")
        case "b":
            if case .bool(let flag) = value { return flag ? "1" : "0" }
            return whole(value, radix: 2)
        case "o": return whole(value, radix: 8)
        case "x": return whole(value, radix: 16) ?? hexadecimal(value)
        case "X": return (whole(value, radix: 16) ?? hexadecimal(value))?.uppercased()
        default: return nil
        }
    }

    private static func whole(_ value: CELValue, radix: Int) -> String? {
        switch value {
        case .int(let number): String(number, radix: radix)
        case .uint(let number): String(number, radix: radix)
        default: nil
        }
    }

    private static func hexadecimal(_ value: CELValue) -> String? {
        let bytes: [UInt8]
        switch value {
        case .string(let text): bytes = Array(text.utf8)
        case .bytes(let given): bytes = given
        default: return nil
        }
        return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// `%s`: the text of any value, elements of lists and sorted entries of maps included.
    private static func text(_ value: CELValue) -> String? {
        switch value {
        case .null: return "null"
        case .bool(let flag): return flag ? "true" : "false"
        case .int(let number): return String(number)
        case .uint(let number): return String(number)
        case .double(let number): return NumberText.decimal(number)
        case .string(let text): return text
        case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .duration(let nanoseconds): return CELDuration.text(nanoseconds)
        case .timestamp(let moment): return moment.description
        case .type(let type): return type.name
        case .list(let elements):
            var parts: [String] = []
            for element in elements {
                guard let part = text(element) else { return nil }
                parts.append(part)
            }
            return "[" + parts.joined(separator: ", ") + "]"
        case .map(let map):
            var entries: [(key: String, value: String)] = []
            for (index, key) in map.keys.enumerated() {
                guard let key = text(key), let value = text(map.values[index]) else { return nil }
                entries.append((key, value))
            }
            entries.sort { $0.key.bytesPrecede($1.key) }
            return "{" + entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
        default: return nil
        }
    }
}

extension CELType {
    /// The type's name without its parameters, as values of type `type` are shown.
    package var name: String {
        switch self {
        case .list: "list"
        case .map: "map"
        case .optional: "optional_type"
        case .type: "type"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .opaque(let name, _): name
        default: description
        }
    }
}
