/// Regions that change their clocks together; each takes its dates from one zone.
public enum DaylightFamily: UInt8, Sendable, CaseIterable {
    /// Clocks that do not change.
    case none
    /// United States and Canada (dates of America/Chicago).
    case unitedStates
    /// Europe (dates of Europe/Berlin).
    case europe
    /// South-eastern Australia (dates of Australia/Sydney).
    case australia
    /// New Zealand (dates of Pacific/Auckland).
    case newZealand

    /// The short word used in files: `none us eu au nz`.
    public var word: String {
        switch self {
        case .none: "none"
        case .unitedStates: "us"
        case .europe: "eu"
        case .australia: "au"
        case .newZealand: "nz"
        }
    }
}

/// The moments at which one family moves its clocks.
struct DaylightCalendar: Sendable {
    /// Seconds since the Unix epoch at which a stretch begins, ascending.
    let starts: [Int64]
    /// Whether the clocks are ahead during the first stretch; they alternate from there.
    let beginsAhead: Bool

    /// Whether the clocks are ahead at a moment; before the first stretch as in the first.
    func isAhead(at seconds: Int64) -> Bool {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return (max(0, low - 1) % 2 == 0) == beginsAhead
    }
}
