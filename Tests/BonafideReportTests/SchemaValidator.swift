import Foundation

/// Checks a JSON value against the keywords of JSON Schema 2020-12 that the committed schemas use.
struct SchemaValidator {
    private let root: [String: Any]
    private static let known: Set<String> = [
        "$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required",
        "additionalProperties", "propertyNames", "items", "minItems", "enum", "const", "anyOf", "pattern",
        "minLength", "minimum", "maximum",
    ]

    /// Takes the schema's text.
    init(_ text: String) throws {
        root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    /// The problems of a value, each with its place; none where it is valid.
    func problems(_ value: Any, definition: String? = nil) -> [String] {
        check(value, definition.map { ["$ref": "#/$defs/\($0)"] } ?? root, "$")
    }

    private func check(_ value: Any, _ schema: Any, _ place: String) -> [String] {
        guard let schema = schema as? [String: Any] else {
            return schema as? Bool == true ? [] : ["\(place): not allowed"]
        }
        var found = schema.keys.filter { !Self.known.contains($0) }.map { "\(place): keyword \($0) is not known here" }
        if let reference = schema["$ref"] as? String {
            let name = String(reference.dropFirst("#/$defs/".count))
            guard let target = (root["$defs"] as? [String: Any])?[name] else { return ["\(place): no \(reference)"] }
            found += check(value, target, place)
        }
        if let choices = schema["anyOf"] as? [Any] {
            let results = choices.map { check(value, $0, place) }
            if !results.contains(where: \.isEmpty) { found += results.min { $0.count < $1.count } ?? [] }
        }
        if let choices = schema["enum"] as? [NSObject], !choices.contains(value as? NSObject ?? NSNull()) {
            found.append("\(place): not one of the words")
        }
        if let constant = schema["const"] as? NSObject, constant != value as? NSObject {
            found.append("\(place): not the constant")
        }
        found += checkType(value, schema, place)
        found += checkText(value, schema, place) + checkNumber(value, schema, place)
        return found + checkObject(value, schema, place) + checkArray(value, schema, place)
    }

    private func checkType(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        let types = (schema["type"] as? String).map { [$0] } ?? schema["type"] as? [String] ?? []
        guard !types.isEmpty, !types.contains(where: { isType(value, $0) }) else { return [] }
        return ["\(place): not of type \(types.joined(separator: "/"))"]
    }

    private func isType(_ value: Any, _ type: String) -> Bool {
        let isFlag = (value as? NSNumber).map { CFBooleanLike.isFlag($0) } ?? false
        switch type {
        case "object": return value is [String: Any]
        case "array": return value is [Any]
        case "string": return value is String
        case "null": return value is NSNull
        case "boolean": return isFlag
        case "integer":
            return !isFlag && (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
        default: return false
        }
    }

    private func checkText(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let text = value as? String else { return [] }
        var found: [String] = []
        if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
            found.append("\(place): does not match \(pattern)")
        }
        if let least = schema["minLength"] as? Int, text.count < least { found.append("\(place): too short") }
        return found
    }

    private func checkNumber(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let number = value as? Int else { return [] }
        var found: [String] = []
        if let least = schema["minimum"] as? Int, number < least { found.append("\(place): below \(least)") }
        if let most = schema["maximum"] as? Int, number > most { found.append("\(place): above \(most)") }
        return found
    }

    private func checkObject(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let object = value as? [String: Any] else { return [] }
        let properties = schema["properties"] as? [String: Any] ?? [:]
        var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(place): no \($0)" }
        for (key, inner) in object {
            if let names = schema["propertyNames"] { found += check(key, names, "\(place) key \(key)") }
            if let property = properties[key] ?? schema["additionalProperties"] {
                found += check(inner, property, "\(place).\(key)")
            }
        }
        return found
    }

    private func checkArray(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let array = value as? [Any] else { return [] }
        var found: [String] = []
        if let least = schema["minItems"] as? Int, array.count < least { found.append("\(place): too few") }
        guard let items = schema["items"] else { return found }
        for (number, inner) in array.enumerated() { found += check(inner, items, "\(place)[\(number)]") }
        return found
    }
}

/// Tells JSON's `true` from its `1`, which Foundation reads into one class.
enum CFBooleanLike {
    static func isFlag(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
