package import BonafideCore

/// What kind of address receives post or parcels for others.
package enum PostalMarkKind: UInt8, Sendable, CaseIterable {
    /// A warehouse that sends parcels on, mostly abroad.
    case forwarder
    /// A private mailbox at a receiving agent.
    case mailbox
    /// A box at a post office.
    case postOfficeBox
    /// A parcel locker or parcel shop.
    case parcelLocker
    /// Post kept at a counter until it is fetched.
    case generalDelivery

    /// The word used in lists and signals.
    package var word: String {
        switch self {
        case .forwarder: "forwarder"
        case .mailbox: "mailbox"
        case .postOfficeBox: "po_box"
        case .parcelLocker: "parcel_locker"
        case .generalDelivery: "general_delivery"
        }
    }
}

/// A dated entry of the list of addresses that receive for others, told by words of the street line.
package struct PostalMark: Hashable, Sendable {
    package var kind: PostalMarkKind
    package var name: String
    /// Lower-case words that stand side by side; `#` is any word that begins with a digit.
    package var words: [String]
    /// The country it holds in, 0 for any.
    package var country: UInt16
    /// Postal code it must stand with, or empty.
    package var postalCode: String
    package var source: String
    package var lastSeen: Day
    /// The day from which the entry no longer counts.
    package var expires: Day

    func write(to writer: inout ByteWriter) {
        writer.integer(kind.rawValue)
        writer.integer(country)
        for text in [name, words.joined(separator: " "), postalCode, source] { writer.text(text) }
        for day in [lastSeen, expires] { writer.integer(day.number) }
    }

    static func read(_ reader: inout ByteReader) -> PostalMark? {
        guard let kind = reader.integer(UInt8.self).flatMap(PostalMarkKind.init),
            let country = reader.integer(UInt16.self), let name = reader.text(), let words = reader.text(),
            let postalCode = reader.text(), let source = reader.text(), let lastSeen = reader.day(),
            let expires = reader.day()
        else { return nil }
        return PostalMark(
            kind: kind, name: name, words: words.split(separator: " ").map(String.init), country: country,
            postalCode: postalCode, source: source, lastSeen: Day(number: lastSeen), expires: Day(number: expires))
    }
}

/// Finds addresses that receive for others by the words of their street line.
package struct PostalMarks: Sendable {
    /// A word of an address: the hash of its folded letters, and whether it begins with a digit.
    private struct Word {
        var hash: UInt64
        var isNumber: Bool
    }

    /// The hash that stands for any number.
    private static let anyNumber: UInt64 = 1
    private static let wordLimit = 32

    private let marks: [PostalMark]
    private let patterns: [[UInt64]]

    /// Keeps the entries that have not expired on a day.
    package init(_ all: [PostalMark], on day: Day) {
        marks = all.filter { $0.expires > day }
        patterns = marks.map { $0.words.map { $0 == "#" ? Self.anyNumber : PlaceKey($0.utf8).hash } }
    }

    package var isEmpty: Bool { marks.isEmpty }

    /// The first entry an address matches.
    package func mark(
        street: UnsafeBufferPointer<UInt8>, postalCode: UnsafeBufferPointer<UInt8>?, country: CountryCode?
    ) -> PostalMark? {
        guard !marks.isEmpty else { return nil }
        return withUnsafeTemporaryAllocation(of: Word.self, capacity: Self.wordLimit) { words in
            let count = Self.split(street, into: words)
            for (number, pattern) in patterns.enumerated() where pattern.count <= count {
                let mark = marks[number]
                if mark.country != 0, let country, country.packed != mark.country { continue }
                if !mark.postalCode.isEmpty {
                    guard let postalCode, postalCode.starts(with: mark.postalCode.utf8) else { continue }
                }
                if Self.holds(pattern, words, count) { return mark }
            }
            return nil
        }
    }

    /// Cuts a street line into words of letters and digits.
    private static func split(_ text: UnsafeBufferPointer<UInt8>, into words: UnsafeMutableBufferPointer<Word>) -> Int {
        var count = 0
        var start = 0
        func isLetter(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x80...: true
            default: false
            }
        }
        while start < text.count, count < wordLimit {
            guard isLetter(text[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < text.count, isLetter(text[end]) { end += 1 }
            let key = PlaceKey(UnsafeBufferPointer(rebasing: text[start..<end]))
            words.initializeElement(
                at: count, to: Word(hash: key.hash, isNumber: text[start] >= 0x30 && text[start] <= 0x39))
            count += 1
            start = end
        }
        return count
    }

    private static func holds(
        _ pattern: [UInt64], _ words: UnsafeMutableBufferPointer<Word>, _ count: Int
    ) -> Bool {
        for start in 0...(count - pattern.count) {
            var isEqual = true
            for (place, hash) in pattern.enumerated() {
                let word = words[start + place]
                guard hash == anyNumber ? word.isNumber : hash == word.hash else {
                    isEqual = false
                    break
                }
            }
            if isEqual { return true }
        }
        return false
    }
}

/// A dated entry of the list of number ranges that say nothing of a place or subscriber.
package struct PhoneMark: Hashable, Sendable {
    /// Digits of the international number, without the plus.
    package var prefix: String
    package var kind: PhoneKind
    package var name: String
    package var source: String
    package var lastSeen: Day
    package var expires: Day

    func write(to writer: inout ByteWriter) {
        writer.integer(kind.rawValue)
        for text in [prefix, name, source] { writer.text(text) }
        for day in [lastSeen, expires] { writer.integer(day.number) }
    }

    static func read(_ reader: inout ByteReader) -> PhoneMark? {
        guard let kind = reader.integer(UInt8.self).flatMap(PhoneKind.init), let prefix = reader.text(),
            let name = reader.text(), let source = reader.text(), let lastSeen = reader.day(),
            let expires = reader.day()
        else { return nil }
        return PhoneMark(
            prefix: prefix, kind: kind, name: name, source: source, lastSeen: Day(number: lastSeen),
            expires: Day(number: expires))
    }

    /// Whether a number begins with the prefix.
    package func covers(_ reading: PhoneReading) -> Bool {
        guard let wanted = UInt64(prefix), reading.count >= prefix.utf8.count else { return false }
        var digits = reading.digits
        for _ in prefix.utf8.count..<min(19, reading.count) { digits /= 10 }
        return digits == wanted
    }
}
