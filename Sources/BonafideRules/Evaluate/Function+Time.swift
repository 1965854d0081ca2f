internal import BonafideCore
internal import Foundation

extension Function {
    /// The parts of a timestamp, in UTC or a time zone, and of a duration; nothing where the types do not fit.
    func applyToTime(_ arguments: [CELValue]) -> CELValue? {
        switch (arguments.first, arguments.count) {
        case (.timestamp(let moment), 1): return part(of: moment, offset: 0)
        case (.timestamp(let moment), 2):
            guard case .string(let zone) = arguments[1] else { return nil }
            guard let offset = TimeZoneOffset.seconds(zone, at: moment.seconds) else {
                return .failure(.invalidArgument, "no such time zone")
            }
            return part(of: moment, offset: offset)
        case (.duration(let nanoseconds), 1): return part(ofDuration: nanoseconds)
        default: return nil
        }
    }

    private func part(of moment: CELTimestamp, offset: Int64) -> CELValue? {
        let seconds = moment.seconds + offset
        let day = Day(number: Int32(clamping: seconds.floorDivided(by: 86_400)))
        let ofDay = seconds.floorRemainder(by: 86_400)
        switch self {
        case .getFullYear: return .int(Int64(day.parts.year))
        case .getMonth: return .int(Int64(day.parts.month - 1))
        case .getDate: return .int(Int64(day.parts.day))
        case .getDayOfMonth: return .int(Int64(day.parts.day - 1))
        case .getDayOfWeek: return .int(Int64(day.weekday % 7))
        case .getDayOfYear:
            let (year, month, date) = day.parts
            return .int(Int64((1..<month).reduce(date - 1) { $0 + Day.length(ofMonth: $1, year: year) }))
        case .getHours: return .int(ofDay / 3600)
        case .getMinutes: return .int(ofDay / 60 % 60)
        case .getSeconds: return .int(ofDay % 60)
        case .getMilliseconds: return .int(Int64(moment.nanoseconds / 1_000_000))
        default: return nil
        }
    }

    private func part(ofDuration nanoseconds: Int64) -> CELValue? {
        switch self {
        case .getHours: .int(nanoseconds / 3_600_000_000_000)
        case .getMinutes: .int(nanoseconds / 60_000_000_000)
        case .getSeconds: .int(nanoseconds / 1_000_000_000)
        case .getMilliseconds: .int(nanoseconds / 1_000_000 % 1000)
        default: nil
        }
    }
}

/// Offsets of time zones given by name or as hours and minutes.
enum TimeZoneOffset {
    /// Seconds east of UTC at a moment, or nothing where there is no such zone.
    static func seconds(_ zone: String, at moment: Int64) -> Int64? {
        if zone.isEmpty || zone == "UTC" { return 0 }
        if let fixed = fixed(zone) { return fixed }
        guard zone.utf8.count <= 64, zone.contains("/") || zone.utf8.count >= 3,
            let named = TimeZone(identifier: zone)
        else { return nil }
        return Int64(named.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment))))
    }

    /// Reads `+HH:MM`, `-HH:MM` or `HH:MM`; hours may have one digit.
    private static func fixed(_ zone: String) -> Int64? {
        var digits = zone[...].utf8
        let isWest = digits.first == 0x2d
        if isWest || digits.first == 0x2b { digits = digits.dropFirst() }
        let bytes = (digits.count == 4 ? [0x30] : []) + Array(digits)
        guard bytes.count == 5, bytes[2] == 0x3a else { return nil }
        var numbers: [Int64] = []
        for index in [0, 1, 3, 4] {
            guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
            numbers.append(Int64(bytes[index] - 0x30))
        }
        let hours = numbers[0] * 10 + numbers[1]
        let minutes = numbers[2] * 10 + numbers[3]
        guard hours <= 24, minutes < 60 else { return nil }
        return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}
