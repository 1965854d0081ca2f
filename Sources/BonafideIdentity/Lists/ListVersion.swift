package import BonafideCore

/// The lists bonafide can read.
package enum ListSource: String, Sendable, CaseIterable {
    case ofacSDN = "ofac-sdn"
    case ofacConsolidated = "ofac-consolidated"
    case ofacAddresses = "ofac-addresses"
    case unitedNations = "un"
    case europeanUnion = "eu"
    case unitedKingdom = "uk"
    case local = "local"

    /// Whether the United States Treasury publishes it.
    package var isTreasury: Bool {
        switch self {
        case .ofacSDN, .ofacConsolidated, .ofacAddresses: true
        case .unitedNations, .europeanUnion, .unitedKingdom, .local: false
        }
    }

    /// Whether the reader follows the publisher's field list alone and has not met a real file yet.
    package var isUntested: Bool { self == .unitedKingdom }

    /// The publisher and the list, for people.
    package var title: String {
        switch self {
        case .ofacSDN: "OFAC Specially Designated Nationals"
        case .ofacConsolidated: "OFAC consolidated (non-SDN)"
        case .ofacAddresses: "OFAC digital currency addresses"
        case .unitedNations: "UN Security Council consolidated"
        case .europeanUnion: "EU consolidated financial sanctions"
        case .unitedKingdom: "UK Sanctions List"
        case .local: "hand-written list"
        }
    }
}

/// One version of one list, read whole.
package struct ListVersion: Sendable {
    /// Which list.
    package var source: ListSource
    /// A name that tells several lists of one source apart; the source's own where there is one only.
    package var name: String
    /// The day the publisher dated it, where the file says.
    package var date: Day?
    /// How many records the publisher declares, where the file says.
    package var declaredCount: Int?
    /// The records read and not handed on.
    package var entries: [ListEntry] = []
    /// What could not be read, without any listed name.
    package var diagnostics: [Diagnostic] = []
    /// Takes records while others are still read; where there is none they stay in `entries`.
    var receiver: (@Sendable ([ListEntry]) -> Void)?
    private var handedOn = 0

    /// How many records are handed on at once.
    static let batch = 128

    /// How many records were read.
    package var count: Int { handedOn + entries.count }

    /// Adds a record that is complete.
    mutating func add(_ entry: ListEntry) {
        entries.append(entry)
        guard let receiver, entries.count >= Self.batch else { return }
        handedOn += entries.count
        receiver(entries)
        entries.removeAll()
    }

    /// Starts a version of a list.
    package init(source: ListSource, name: String? = nil) {
        self.source = source
        self.name = name ?? source.rawValue
    }
}

/// Why a list file was refused.
package struct ListError: Error, Hashable, Sendable {
    /// The trouble with its place, ready to be shown.
    package let diagnostic: Diagnostic

    /// The trouble of a compiled form that cannot be read back.
    package init(unreadable path: String) {
        self.init("L153", path, "the compiled list cannot be read back")
    }

    init(_ code: String, _ file: String, line: Int = 0, column: Int = 0, _ message: String, hint: String = "") {
        diagnostic = Diagnostic(
            code: code, location: SourceLocation(file: file, line: line, column: column), message: message, hint: hint)
    }
}
