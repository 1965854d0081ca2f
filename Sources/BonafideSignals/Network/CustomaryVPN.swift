internal import BonafideCore

/// Countries whose networks block so many foreign services that a VPN is the ordinary way to work for a client abroad.
///
/// A fact of networks, after Freedom House, Freedom on the Net 2024 (the five with the lowest scores for obstacles to
/// access); it only ever takes weight away from a VPN.
enum CustomaryVPN {
    private static let countries: Set<CountryCode> = Set(
        ["CN", "IR", "MM", "RU", "TM"].compactMap { text in
            var text = text
            return text.withUTF8 { CountryCode.read($0) }
        })

    /// Whether a VPN is customary where somebody claims to live.
    static func isCustomary(in country: CountryCode) -> Bool { countries.contains(country) }
}
