internal import Foundation

extension Function {
    /// Text functions, or nothing where the arguments' types do not fit.
    func applyToText(_ arguments: [CELValue]) -> CELValue? {
        switch self {
        case .join: return Self.join(arguments)
        case .format:
            guard arguments.count == 2, case .string(let text) = arguments[0], case .list(let values) = arguments[1]
            else { return nil }
            return TextFormat.format(text, values)
        case .base64Encode:
            guard arguments.count == 1, case .bytes(let bytes) = arguments[0] else { return nil }
            return .string(Data(bytes).base64EncodedString())
        default: break
        }
        guard case .string(let text) = arguments.first else { return nil }
        switch arguments.count {
        case 1: return alone(text)
        case 2: return with(text, arguments[1])
        case 3: return with(text, arguments[1], arguments[2])
        case 4:
            guard self == .replace, case .string(let old) = arguments[1], case .string(let new) = arguments[2],
                case .int(let limit) = arguments[3]
            else { return nil }
            return Self.replace(text, old, new, limit)
        default: return nil
        }
    }

    private func alone(_ text: String) -> CELValue? {
        switch self {
        case .lowerAscii: .string(Self.mapASCII(text) { $0 >= 0x41 && $0 <= 0x5a ? $0 + 0x20 : $0 })
        case .upperAscii: .string(Self.mapASCII(text) { $0 >= 0x61 && $0 <= 0x7a ? $0 - 0x20 : $0 })
        case .trim: .string(Self.trim(text))
        case .reverse: .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
        case .quote: .string(Self.quote(text))
        case .base64Decode: Self.decode(text)
        default: nil
        }
    }

    private func with(_ text: String, _ argument: CELValue) -> CELValue? {
        switch (self, argument) {
        case (.contains, .string(let other)):
            .bool(other.utf8.isEmpty || TextSearch(text).first(TextSearch(other), from: 0) != nil)
        case (.startsWith, .string(let other)): .bool(text.utf8.starts(with: other.utf8))
        case (.endsWith, .string(let other)): .bool(text.utf8.reversed().starts(with: other.utf8.reversed()))
        case (.charAt, .int(let index)): Self.charAt(text, index)
        case (.indexOf, .string(let other)): Self.indexOf(text, other, 0, isDefault: true)
        case (.lastIndexOf, .string(let other)): Self.lastIndexOf(text, other, nil)
        case (.split, .string(let separator)): Self.split(text, separator, -1)
        case (.substring, .int(let start)): Self.substring(text, start, nil)
        default: nil
        }
    }

    private func with(_ text: String, _ first: CELValue, _ second: CELValue) -> CELValue? {
        switch (self, first, second) {
        case (.indexOf, .string(let other), .int(let offset)): Self.indexOf(text, other, offset, isDefault: false)
        case (.lastIndexOf, .string(let other), .int(let offset)): Self.lastIndexOf(text, other, offset)
        case (.replace, .string(let old), .string(let new)): Self.replace(text, old, new, -1)
        case (.split, .string(let separator), .int(let limit)): Self.split(text, separator, limit)
        case (.substring, .int(let start), .int(let end)): Self.substring(text, start, end)
        default: nil
        }
    }

    // MARK: Positions, counted in code points

    private static var badIndex: CELValue { .failure(.range, "index out of range") }

    private static func charAt(_ text: String, _ index: Int64) -> CELValue {
        let scalars = Array(text.unicodeScalars)
        guard index >= 0, index <= scalars.count else { return badIndex }
        return .string(index == scalars.count ? "" : String(scalars[Int(index)]))
    }

    private static func indexOf(_ text: String, _ other: String, _ offset: Int64, isDefault: Bool) -> CELValue {
        if other.isEmpty { return .int(offset) }
        let scalars = TextSearch(text)
        guard isDefault || (offset >= 0 && offset < scalars.count) else { return badIndex }
        return .int(scalars.first(TextSearch(other), from: Int(offset)).map { Int64($0) } ?? -1)
    }

    private static func lastIndexOf(_ text: String, _ other: String, _ offset: Int64?) -> CELValue {
        let scalars = TextSearch(text)
        if other.isEmpty { return .int(offset ?? Int64(scalars.count)) }
        guard offset.map({ $0 >= 0 && $0 < scalars.count }) ?? true else { return badIndex }
        return .int(
            scalars.last(TextSearch(other), from: offset.map { Int($0) } ?? scalars.count).map { Int64($0) } ?? -1)
    }

    private static func substring(_ text: String, _ start: Int64, _ end: Int64?) -> CELValue {
        let scalars = text.unicodeScalars
        let count = Int64(scalars.count)
        let end = end ?? count
        guard start >= 0, start <= end, end <= count else { return badIndex }
        let from = scalars.index(scalars.startIndex, offsetBy: Int(start))
        return .string(String(scalars[from..<scalars.index(from, offsetBy: Int(end - start))]))
    }

    // MARK: Whole texts

    private static func mapASCII(_ text: String, _ change: (UInt8) -> UInt8) -> String {
        String(decoding: text.utf8.map(change), as: UTF8.self)
    }

    private static func trim(_ text: String) -> String {
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let end = scalars.lastIndex { !$0.properties.isWhitespace }
        return end.map { String(scalars[...$0]) } ?? ""
    }

    private static func quote(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{07}": quoted += #"\a"#
            case "\u{08}": quoted += #"\b"#
            case "\u{0c}": quoted += #"\f"#
            case "\n": quoted += #"\n"#
            case "\r": quoted += #"\r"#
            case "\t": quoted += #"\t"#
            case "\u{0b}": quoted += #"\v"#
            case "\\": quoted += #"\\"#
            case "\"": quoted += #"\""#
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func decode(_ text: String) -> CELValue {
        var padded = text
        while padded.utf8.count % 4 != 0 { padded += "=" }
        guard let data = Data(base64Encoded: padded) else {
            return .failure(.invalidArgument, "this text is no base64")
        }
        return .bytes(Array(data))
    }

    private static func join(_ arguments: [CELValue]) -> CELValue? {
        guard case .list(let elements) = arguments.first, arguments.count <= 2 else { return nil }
        var separator = ""
        if arguments.count == 2 {
            guard case .string(let text) = arguments[1] else { return nil }
            separator = text
        }
        var joined = ""
        for (index, element) in elements.enumerated() {
            guard case .string(let text) = element else { return nil }
            if index > 0 { joined += separator }
            joined += text
            guard joined.utf8.count <= CELValue.longestText else { return .tooLong }
        }
        return .string(joined)
    }

    private static func replace(_ text: String, _ old: String, _ new: String, _ limit: Int64) -> CELValue {
        let scalars = TextSearch(text)
        let wanted = TextSearch(old)
        var left = limit < 0 ? Int64.max : limit
        var result = ""
        var position = 0
        while left > 0, let found = scalars.first(wanted, from: position) {
            // An empty text is found before every letter and at the end.
            let isEmpty = wanted.count == 0
            result += scalars.text(position..<found) + new
            left -= 1
            if isEmpty {
                if found >= scalars.count {
                    position = found
                    break
                }
                result += scalars.text(found..<found + 1)
            }
            position = found + max(1, wanted.count)
            guard result.utf8.count <= CELValue.longestText else { return .tooLong }
        }
        return .string(result + scalars.text(min(position, scalars.count)..<scalars.count))
    }

    private static func split(_ text: String, _ separator: String, _ limit: Int64) -> CELValue {
        if limit == 0 { return .list([]) }
        let scalars = TextSearch(text)
        let mark = TextSearch(separator)
        var parts: [CELValue] = []
        let most = limit < 0 ? CELValue.longestList : Int(clamping: limit)
        var position = 0
        if mark.count == 0 {
            while position < scalars.count, parts.count + 1 < most {
                if position == scalars.count - 1 { break }
                parts.append(.string(scalars.text(position..<position + 1)))
                position += 1
            }
            if position < scalars.count { parts.append(.string(scalars.text(position..<scalars.count))) }
            return .list(parts)
        }
        while parts.count + 1 < most, let found = scalars.first(mark, from: position) {
            parts.append(.string(scalars.text(position..<found)))
            position = found + mark.count
        }
        parts.append(.string(scalars.text(position..<scalars.count)))
        return .list(parts)
    }
}
