package import BonafideCore

/// How old a list is, and what may be said on the strength of it.
package enum ListAge: Hashable, Sendable {
    case fresh(days: Int)
    /// Three days or more: lists change almost daily.
    case stale(days: Int)
    /// Older than thirty days: no result may be called clear.
    case expired(days: Int)

    /// The age on a day.
    package init(_ card: ListCard, on day: Day) {
        let days = Int(day.number) - Int(card.date.number)
        // A hand-written list grows when somebody is designated, so that its age says nothing.
        let grows = card.source == .local
        self =
            days > 30 && !grows ? .expired(days: days) : days >= 3 && !grows ? .stale(days: days) : .fresh(days: days)
    }

    /// Whether a search without a match may be called clear.
    package var allowsClear: Bool { if case .expired = self { false } else { true } }

    /// What there is to warn of, for people.
    package var warning: String? {
        switch self {
        case .fresh: nil
        case .stale(let days): "\(days) days old"
        case .expired(let days): "\(days) days old; no result can be called clear"
        }
    }
}
