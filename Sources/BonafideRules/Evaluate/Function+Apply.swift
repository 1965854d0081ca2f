internal import BonafideCore

extension Function {
    /// The function's result for values that are neither unknown nor errors.
    func apply(_ arguments: [CELValue]) -> CELValue {
        switch self {
        case .size, .type, .dyn, .int, .uint, .double, .string, .bytes, .bool, .timestamp, .duration:
            guard let only = arguments.first, arguments.count == 1 else { return mismatch(arguments) }
            return convert(only) ?? mismatch(arguments)
        case .contains, .startsWith, .endsWith, .matches, .charAt, .indexOf, .lastIndexOf, .join, .lowerAscii,
            .upperAscii, .replace, .split, .substring, .trim, .reverse, .format, .quote, .base64Encode, .base64Decode:
            return applyToText(arguments) ?? mismatch(arguments)
        case .getFullYear, .getMonth, .getDayOfYear, .getDayOfMonth, .getDate, .getDayOfWeek, .getHours, .getMinutes,
            .getSeconds, .getMilliseconds:
            return applyToTime(arguments) ?? mismatch(arguments)
        case .greatest, .least, .ceil, .floor, .round, .trunc, .abs, .sign, .sqrt, .isNaN, .isInf, .isFinite, .bitAnd,
            .bitOr, .bitXor, .bitNot, .bitShiftLeft, .bitShiftRight:
            return applyToNumbers(arguments) ?? mismatch(arguments)
        case .ip, .cidr, .isIP, .isCIDR, .family, .isUnspecified, .isLoopback, .isGlobalUnicast,
            .isLinkLocalMulticast, .isLinkLocalUnicast, .containsIP, .containsCIDR, .masked, .prefixLength,
            .isCanonical:
            return applyToNetwork(arguments) ?? mismatch(arguments)
        case .optionalNone, .optionalOf, .optionalOfNonZeroValue, .optionalUnwrap, .hasValue, .value, .or, .orValue,
            .unwrapOpt, .first, .last:
            return applyToOptionals(arguments) ?? mismatch(arguments)
        case .setsContains, .setsEquivalent, .setsIntersects: return applyToSets(arguments) ?? mismatch(arguments)
        case .known, .orElse: return mismatch(arguments)
        }
    }

    private func mismatch(_ arguments: [CELValue]) -> CELValue {
        let types = arguments.map { $0.type?.description ?? "unknown" }.joined(separator: ", ")
        return .failure(.noSuchOverload, "`\(rawValue)` does not take (\(types))")
    }

    private func convert(_ value: CELValue) -> CELValue? {
        switch self {
        case .size: Self.size(value)
        case .type: value.type.map { .type($0) }
        case .dyn: value
        case .int: Self.int(value)
        case .uint: Self.uint(value)
        case .double: Self.double(value)
        case .string: Self.string(value)
        case .bytes: Self.bytes(value)
        case .bool: Self.bool(value)
        case .timestamp: Self.timestamp(value)
        default: Self.duration(value)
        }
    }

    private static func size(_ value: CELValue) -> CELValue? {
        switch value {
        case .string(let text): .int(Int64(text.unicodeScalars.count))
        case .bytes(let bytes): .int(Int64(bytes.count))
        case .list(let elements): .int(Int64(elements.count))
        case .map(let map): .int(Int64(map.count))
        default: nil
        }
    }

    private static func int(_ value: CELValue) -> CELValue? {
        switch value {
        case .int: value
        case .uint(let number): Int64(exactly: number).map { .int($0) } ?? .outOfRange
        case .double(let number):
            number > -0x1p63 && number < 0x1p63 ? .int(Int64(number.rounded(.towardZero))) : .outOfRange
        case .string(let text): Int64(text).map { .int($0) } ?? .failure(.other, "this text is no int")
        case .timestamp(let moment): .int(moment.seconds)
        case .duration(let nanoseconds): .int(nanoseconds)
        default: nil
        }
    }

    private static func uint(_ value: CELValue) -> CELValue? {
        switch value {
        case .uint: value
        case .int(let number): UInt64(exactly: number).map { .uint($0) } ?? .outOfRange
        case .double(let number):
            number >= 0 && number < 0x1p64 ? .uint(UInt64(number.rounded(.towardZero))) : .outOfRange
        case .string(let text):
            text.first == "+" || text.first == "-"
                ? .failure(.other, "this text is no uint")
                : UInt64(text).map { .uint($0) } ?? .failure(.other, "this text is no uint")
        default: nil
        }
    }

    private static func double(_ value: CELValue) -> CELValue? {
        switch value {
        case .double: return value
        case .int(let number): return .double(Double(number))
        case .uint(let number): return .double(Double(number))
        case .string(let text):
            guard let number = Double(text), number.isFinite || text.contains(where: \.isLetter) else {
                return .failure(.other, "this text is no double")
            }
            if number.isInfinite, !text.lowercased().contains("inf") { return .outOfRange }
            return .double(number)
        default: return nil
        }
    }

    private static func string(_ value: CELValue) -> CELValue? {
        switch value {
        case .string: value
        case .bool(let flag): .string(flag ? "true" : "false")
        case .int(let number): .string(String(number))
        case .uint(let number): .string(String(number))
        case .double(let number): .string(NumberText.general(number))
        case .bytes(let bytes):
            String(validating: bytes, as: UTF8.self).map { .string($0) }
                ?? .failure(.invalidArgument, "these bytes are not UTF-8")
        case .timestamp(let moment): .string(moment.description)
        case .duration(let nanoseconds): .string(CELDuration.text(nanoseconds))
        case .ip(let address): .string(address.description)
        case .cidr(let range): .string(range.description)
        default: nil
        }
    }

    private static func bytes(_ value: CELValue) -> CELValue? {
        switch value {
        case .bytes: value
        case .string(let text): .bytes(Array(text.utf8))
        default: nil
        }
    }

    private static func bool(_ value: CELValue) -> CELValue? {
        guard case .string(let text) = value else {
            if case .bool = value { return value }
            return nil
        }
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
        case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
        default: return .failure(.other, "this text is no bool")
        }
    }

    private static func timestamp(_ value: CELValue) -> CELValue? {
        switch value {
        case .timestamp: value
        case .int(let seconds): CELTimestamp(seconds: seconds).map { .timestamp($0) } ?? .outOfRange
        case .string(let text):
            CELTimestamp.read(text).map { .timestamp($0) }
                ?? .failure(.range, "this text is no RFC 3339 time of the years 1 to 9999")
        default: nil
        }
    }

    private static func duration(_ value: CELValue) -> CELValue? {
        switch value {
        case .duration: value
        case .int(let nanoseconds): .duration(nanoseconds)
        case .string(let text):
            CELDuration.read(text).map { .duration($0) } ?? .failure(.range, "this text is no duration such as `1h30m`")
        default: nil
        }
    }
}
