internal import BonafideArchive
package import BonafideCore
internal import BonafideIdentity

/// A caller's own list of contacts, kept as keyed digests: who lacks the key cannot read the list back.
package struct Blocklist: Sendable {
    /// What an entry names.
    package enum Kind: String, Sendable, CaseIterable {
        case email, phone, handle, domain, wallet

        /// The kind a bare value looks like.
        package static func guessed(_ text: String) -> Kind {
            if text.hasPrefix("@") { return .handle }
            if text.contains("@") { return .email }
            if text.hasPrefix("+"), PhoneNumber(text) != nil { return .phone }
            if text.contains("."), BonafideIdentity.DomainName(text) != nil { return .domain }
            return .handle
        }
    }

    /// One entry, as it stands in the file.
    package struct Entry: Sendable, Equatable {
        package let kind: Kind
        /// Keyed digest of the kind and the canonical value, 64 hexadecimal digits.
        package let digest: String
        /// Who says so.
        package let source: String
        /// Day it was added.
        package let added: Day
        /// Last day it counts.
        package let expires: Day

        package init(kind: Kind, digest: String, source: String, added: Day, expires: Day) {
            self.kind = kind
            self.digest = digest
            self.source = source
            self.added = added
            self.expires = expires
        }
    }

    /// The first line of a list.
    package static let header = "kind,digest,source,added,expires"

    /// Entries in the order of kind and digest.
    package private(set) var entries: [Entry]
    private var places: [String: Int] = [:]
    private let digester: KeyedDigester

    /// Starts an empty list under a secret of at least 16 bytes.
    package init(secret: [UInt8]) {
        digester = KeyedDigester(secret: secret)
        entries = []
    }

    /// Reads a list; throws with the line that is at fault.
    package init(_ text: String, secret: [UInt8]) throws(BlocklistError) {
        self.init(secret: secret)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, Self.trimmed(first) == Self.header else {
            throw BlocklistError(line: 1, message: "expected the columns \(Self.header)")
        }
        for (number, line) in lines.enumerated().dropFirst() {
            let line = Self.trimmed(line)
            guard !line.isEmpty else { continue }
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 5 else {
                throw BlocklistError(line: number + 1, message: "expected 5 columns, found \(cells.count)")
            }
            guard let kind = Kind(rawValue: cells[0]) else {
                let near = NearestName.of(cells[0], among: Kind.allCases.map(\.rawValue))
                throw BlocklistError(
                    line: number + 1, message: "no such kind" + (near.map { "; did you mean \($0)?" } ?? ""))
            }
            guard cells[1].utf8.count == 64, Hexadecimal.bytes(cells[1]) != nil else {
                throw BlocklistError(line: number + 1, message: "expected a digest of 64 hexadecimal digits")
            }
            guard let added = Self.day(cells[3]), let expires = Self.day(cells[4]) else {
                throw BlocklistError(line: number + 1, message: "expected days such as 2026-08-23")
            }
            add(Entry(kind: kind, digest: cells[1].lowercased(), source: cells[2], added: added, expires: expires))
        }
    }

    /// Adds a value; nothing where it cannot be read as the kind.
    package func entry(_ kind: Kind, _ value: String, source: String, added: Day, expires: Day) -> Entry? {
        digest(kind, value).map {
            let source = String(source.map { $0 == "," || $0.isNewline ? ";" : $0 })
            return Entry(kind: kind, digest: $0, source: source, added: added, expires: expires)
        }
    }

    /// Adds an entry; one of the same kind and digest is replaced.
    package mutating func add(_ entry: Entry) {
        let key = entry.kind.rawValue + entry.digest
        if let place = places[key] {
            entries[place] = entry
        } else {
            places[key] = entries.count
            entries.append(entry)
        }
    }

    /// The entry a value is on, unless it has expired.
    package func match(_ kind: Kind, _ value: String, on day: Day) -> Entry? {
        guard !entries.isEmpty, let digest = digest(kind, value), let place = places[kind.rawValue + digest] else {
            return nil
        }
        let entry = entries[place]
        return entry.expires.number >= day.number ? entry : nil
    }

    /// The list as it is written to a file.
    package var text: String {
        let sorted = entries.sorted { ($0.kind.rawValue, $0.digest) < ($1.kind.rawValue, $1.digest) }
        return
            ([Self.header]
            + sorted.map { "\($0.kind.rawValue),\($0.digest),\($0.source),\($0.added),\($0.expires)" })
            .joined(separator: "\n") + "\n"
    }

    private func digest(_ kind: Kind, _ value: String) -> String? {
        Self.canonical(kind, value).map { digester.digest(Array("\(kind.rawValue):\($0)".utf8)).description }
    }

    /// The form in which two spellings of one contact are equal.
    static func canonical(_ kind: Kind, _ value: String) -> String? {
        let value = trimmed(value[...])
        guard !value.isEmpty, value.utf8.count <= 320 else { return nil }
        switch kind {
        case .email: return EmailAddress(value)?.canonical
        case .phone: return PhoneNumber(value)?.international
        case .domain: return BonafideIdentity.DomainName(value)?.name
        case .handle: return (value.hasPrefix("@") ? String(value.dropFirst()) : value).lowercased()
        // Addresses of Ethereum differ in case alone; others are compared as written but for their case.
        case .wallet: return value.lowercased()
        }
    }

    /// A day written `2026-08-23`.
    package static func day(_ text: String) -> Day? {
        var text = text
        return text.withUTF8 { Day.read($0) }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

/// Why a blocklist cannot be read.
package struct BlocklistError: Error, CustomStringConvertible {
    /// The line that is at fault, from 1.
    package let line: Int
    /// What was expected.
    package let message: String

    package var description: String { "line \(line): \(message)" }
}
