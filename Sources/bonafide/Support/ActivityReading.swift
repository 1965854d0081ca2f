import BonafideCore
import BonafideSignals
import Foundation

/// What is printed of one author.
struct ActivityReading {
    let author: String
    let events: Int
    let posterior: ActivityPosterior?
    let claim: ClaimedClock?
    let claimText: String?
    let lastEvent: Int64?
    let zones: ZoneTable

    /// Share of the mass the printed interval holds.
    static let level = 0.9

    /// The claim's offset in winter at the last event.
    private var claimedOffset: Int? {
        lastEvent.flatMap { claim?.standardOffsetMinutes(at: Timestamp(seconds: $0), zones: zones) }
    }

    /// Mass within two hours of the claim, fading to none at five.
    private var claimMass: Double? {
        guard let posterior, let claimedOffset else { return nil }
        return posterior.claimMass(ofAny: [claimedOffset])
    }

    /// One JSON object in one line; keys in a fixed order, shares to four decimals.
    var json: String {
        var parts = [#""author_id":"# + Self.quoted(author), #""events":\#(events)"#]
        if let posterior {
            let interval = posterior.interval(holding: Self.level)
            let daylight = posterior.daylight
            parts += [
                #""half_hours":\#(posterior.halfHours)"#,
                #""standard_offset_minutes":\#(posterior.standardOffsetMinutes)"#,
                #""interval":{"mass":\#(Self.level),"low_minutes":\#(interval.lowerBound),"high_minutes":\#(interval.upperBound)}"#,
                #""dst":{"sufficient":\#(daylight.isSufficient),"log_odds":\#(Self.number(daylight.logOdds)),"probability":\#(Self.number(daylight.probability)),"winter_half_hours":\#(daylight.winterHalfHours),"summer_half_hours":\#(daylight.summerHalfHours)}"#,
            ]
        } else {
            parts.append(#""standard_offset_minutes":null,"unknown":"too_few""#)
        }
        if let claimText {
            parts.append(#""claim":\#(Self.quoted(claimText))"#)
            parts.append(#""claim_standard_offset_minutes":\#(claimedOffset.map(String.init) ?? "null")"#)
            parts.append(#""claim_mass":\#(claimMass.map { Self.number($0, digits: 6) } ?? "null")"#)
        }
        if let posterior {
            let shares = posterior.shares.map { Self.number($0, digits: 6) }.joined(separator: ",")
            parts.append(#""posterior":{"first_offset_minutes":-660,"step_minutes":30,"shares":[\#(shares)]}"#)
        }
        return "{" + parts.joined(separator: ",") + "}"
    }

    /// A table for people.
    static func table(_ readings: [ActivityReading], claim: String?) -> String {
        var rows = [["author", "events", "clock", "90 % within", "moves with DST"] + (claim == nil ? [] : ["claim"])]
        for one in readings {
            guard let posterior = one.posterior else {
                rows.append([one.author, "\(one.events)", "unknown (too few events)", "", ""])
                continue
            }
            let interval = posterior.interval(holding: level)
            let daylight = posterior.daylight
            var row = [
                one.author, "\(one.events)", offset(posterior.standardOffsetMinutes),
                "\(offset(interval.lowerBound)) to \(offset(interval.upperBound))",
                daylight.isSufficient ? "\(Int((daylight.probability * 100).rounded())) %" : "unknown",
            ]
            if claim != nil { row.append(one.claimMass.map { "\(number($0 * 100, digits: 1)) %" } ?? "unknown") }
            rows.append(row)
        }
        let columns = rows[0].indices
        let widths = columns.map { column in rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let line = zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
            return line.joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }

    private static func offset(_ minutes: Int) -> String {
        let wrapped = minutes > 840 ? minutes - 1440 : minutes
        let rest = abs(wrapped) % 60
        return "UTC\(wrapped < 0 ? "-" : "+")\(abs(wrapped) / 60)"
            + (rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")
    }

    /// A number with a fixed count of decimals, rounded half away from zero, the same on every machine.
    private static func number(_ value: Double, digits: Int = 4) -> String {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        let whole = "\(abs(scaled) / scale)"
        let part = "\(abs(scaled) % scale)"
        return (scaled < 0 ? "-" : "") + whole + "." + String(repeating: "0", count: digits - part.count) + part
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\u{0}"..."\u{1f}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
