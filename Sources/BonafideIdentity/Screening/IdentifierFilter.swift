/// Tells at the cost of one look that no list holds an identifier, which is so for nearly all.
struct IdentifierFilter: Sendable {
    private var filter = KeyFilter(bits: 18)

    init(_ lists: [WatchlistIndex]) {
        for list in lists {
            for place in 0..<list.identifierKeys.count { filter.insert(list.identifierKeys[place]) }
        }
    }

    /// Whether a list may hold an identifier, by its canonical text.
    @inline(__always)
    func mayHold(_ kind: IdentifierKind, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // The hash of `CanonicalIdentifier.key`, without making the text.
        filter.mayHold(WordClasses.key(text, behind: Self.leads[Int(kind.rawValue)]))
    }

    /// Whether a list may hold an identifier.
    func mayHold(_ identifier: CanonicalIdentifier) -> Bool {
        var text = identifier.text
        return text.withUTF8 { mayHold(identifier.kind, $0) }
    }

    /// What the bytes of an identifier tell, leading and trailing white space taken off.
    func glance(at text: UnsafeBufferPointer<UInt8>, as kind: IdentifierKind) -> IdentifierGlance {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * Self.room) { room in
            let first = UnsafeMutableBufferPointer(rebasing: room[..<Self.room])
            guard
                let count = Self.write(text, as: kind, first, UnsafeMutableBufferPointer(rebasing: room[Self.room...]))
            else { return .open }
            guard count > 0 else { return .invalid }
            return mayHold(kind, UnsafeBufferPointer(rebasing: first[..<count])) ? .open : .unlisted
        }
    }

    /// Bytes of the longest text that is looked at so.
    private static let room = 330

    /// Writes the canonical text of a plain identifier; 0 where it is not valid, nothing where it is not so plain.
    private static func write(
        _ text: UnsafeBufferPointer<UInt8>, as kind: IdentifierKind, _ room: UnsafeMutableBufferPointer<UInt8>,
        _ other: UnsafeMutableBufferPointer<UInt8>
    ) -> Int? {
        switch kind {
        case .email:
            guard let plain = PlainEmail.write(text, to: other) else { return nil }
            guard plain.isAddress else { return 0 }
            return plain.writeCanonical(UnsafeBufferPointer(rebasing: other[..<plain.count]), to: room)
        case .phone: return PlainPhone.write(text, to: room)
        case .domain: return PlainDomain.write(text, to: room)
        default: return nil
        }
    }

    /// The hash of what stands before the text, by kind.
    private static let leads = IdentifierKind.allCases.map { WordClasses.key($0.lead.utf8) }
}

/// What the bytes of an identifier tell without a text being made of them.
package enum IdentifierGlance {
    /// It is not valid for its kind.
    case invalid
    /// It is valid, and no list holds it.
    case unlisted
    /// It must be read and looked up.
    case open
}
