package import BonafideCore
internal import Foundation

/// Offsets of IANA zones at moments; a name the system does not know gives nothing.
package struct ZoneClock: Sendable {
    private let zone: TimeZone?

    /// Looks up a zone by its IANA name.
    package init(_ name: String) { zone = name.isEmpty ? nil : TimeZone(identifier: name) }

    /// Whether the zone is known.
    package var isKnown: Bool { zone != nil }

    /// Seconds east of UTC at a moment.
    package func offset(at moment: Timestamp) -> Int? {
        zone?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.seconds)))
    }

    /// How far an offset is from the zone's, in seconds, within one day of clocks.
    package func distance(of offset: Int, at moment: Timestamp) -> Int? {
        guard let own = self.offset(at: moment) else { return nil }
        let apart = abs(offset - own)
        return min(apart, 86_400 - apart)
    }
}
