package import BonafideCore

/// One compiled version of one list, ready to be searched by many threads at once.
package struct WatchlistIndex: @unchecked Sendable {
    /// Keeps what the views below point into; nothing changes it.
    private let bytes: IndexBytes
    let strings: UnsafeTextView
    let entries: NumberView
    let names: NumberView
    let nameWords: NumberView
    let words: NumberView
    let wordKeys: WideNumberView
    let postings: NumberView
    let nearKeys: UnsafeRawBufferPointer
    let nearWords: NumberView
    let nearBuckets: NumberView
    let readings: NumberView
    let readingKeys: NumberView
    let readingRefs: NumberView
    let joinedKeys: NumberView
    let joinedNames: NumberView
    private let birthDateRows: NumberView
    private let countryRows: NumberView
    let identifierKeys: WideNumberView
    let identifierRows: NumberView
    /// What the compiled form says of itself.
    package let card: ListCard

    /// How many names the list holds.
    package var nameCount: Int { names.count / IndexRow.name }
    /// How many parties the list holds.
    package var entryCount: Int { entries.count / IndexRow.entry }

    /// Maps a compiled list from a file.
    package init(path: String) throws(IndexError) {
        guard let bytes = IndexBytes(mapping: path) else {
            throw IndexError(message: "the compiled list cannot be opened")
        }
        try self.init(bytes)
    }

    /// Takes a compiled list held in memory.
    package init(bytes: [UInt8]) throws(IndexError) { try self.init(IndexBytes(copying: bytes)) }

    private init(_ bytes: IndexBytes) throws(IndexError) {
        let raw = bytes.raw
        func number32(_ offset: Int) -> UInt32 {
            UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        func number64(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        guard raw.count >= IndexLayout.headerLength + IndexLayout.tableLength, number32(0) == IndexLayout.magic else {
            throw IndexError(message: "not a compiled list")
        }
        guard number32(4) == IndexLayout.version else {
            throw IndexError(message: "the list was compiled by another version of bonafide; import it again")
        }
        let payload = UnsafeRawBufferPointer(rebasing: raw[IndexLayout.headerLength...])
        guard number64(8) == UInt64(payload.count), number64(16) == IndexLayout.checksum(payload) else {
            throw IndexError(message: "the compiled list is damaged; import it again")
        }
        var sections: [UnsafeRawBufferPointer] = []
        for section in IndexSection.allCases {
            let row = IndexLayout.headerLength + section.rawValue * 16
            guard let offset = Int(exactly: number64(row)), let length = Int(exactly: number64(row + 8)),
                offset <= raw.count,
                length <= raw.count - offset
            else { throw IndexError(message: "the compiled list is damaged; import it again") }
            sections.append(UnsafeRawBufferPointer(rebasing: raw[offset..<offset + length]))
        }
        func narrow(_ section: IndexSection) -> NumberView {
            let part = sections[section.rawValue]
            return NumberView(base: part.baseAddress ?? raw.baseAddress!, count: part.count / 4)
        }
        func wide(_ section: IndexSection) -> WideNumberView {
            let part = sections[section.rawValue]
            return WideNumberView(base: part.baseAddress ?? raw.baseAddress!, count: part.count / 8)
        }
        self.bytes = bytes
        strings = UnsafeTextView(bytes: sections[IndexSection.strings.rawValue])
        (entries, names, nameWords) = (narrow(.entries), narrow(.names), narrow(.nameWords))
        (words, wordKeys, postings) = (narrow(.words), wide(.wordKeys), narrow(.postings))
        (nearKeys, nearWords, nearBuckets) = (
            sections[IndexSection.nearKeys.rawValue], narrow(.nearWords), narrow(.nearBuckets)
        )
        (readings, readingKeys, readingRefs) = (narrow(.readings), narrow(.readingKeys), narrow(.readingRefs))
        (joinedKeys, joinedNames) = (narrow(.joinedKeys), narrow(.joinedNames))
        (birthDateRows, countryRows) = (narrow(.birthDates), narrow(.countries))
        (identifierKeys, identifierRows) = (wide(.identifierKeys), narrow(.identifiers))
        card = try ListCard(meta: String(decoding: sections[IndexSection.meta.rawValue], as: UTF8.self))
    }

    // MARK: - Rows

    /// The kind of a party.
    func kind(of entry: Int) -> ListedPartyKind {
        ListedPartyKind(rawValue: UInt8(truncatingIfNeeded: entries[entry * IndexRow.entry + 2])) ?? .unstated
    }

    /// The party a name belongs to.
    @inline(__always)
    func party(ofName name: Int) -> Int { Int(names[name * IndexRow.name]) }

    /// A listed name as the list writes it.
    package func listedName(_ name: Int) -> ListedName {
        let row = name * IndexRow.name
        let length = names[row + 2]
        return ListedName(strings.text(names[row + 1], length & 0x7fff_ffff), isWeak: length >> 31 != 0)
    }

    /// Whether the list calls a name weak.
    func isWeak(_ name: Int) -> Bool { names[name * IndexRow.name + 2] >> 31 != 0 }

    /// A listed name made ready for comparison.
    func prepared(_ name: Int) -> PreparedName {
        var prepared = PreparedName()
        prepare(name, readings: 8, into: &prepared)
        return prepared
    }

    /// Makes a listed name ready in the place of another, with so many of its Korean readings at most.
    func prepare(_ name: Int, readings limit: Int, into prepared: inout PreparedName) {
        let row = name * IndexRow.name
        prepared.bytes.removeAll(keepingCapacity: true)
        prepared.tokens.removeAll(keepingCapacity: true)
        prepared.korean.removeAll(keepingCapacity: true)
        let (first, count) = (Int(names[row + 3]), Int(names[row + 4] & 0xff))
        prepared.familyWords = Int(names[row + 4] >> 8 & 0xff)
        prepared.tokens.reserveCapacity(count)
        for place in first..<first + count {
            let packed = nameWords[place]
            let word = Int(packed & 0x3ff_ffff) * IndexRow.word
            var traits = NameToken.Traits(rawValue: UInt16(words[word + 1] >> 16))
            let local = packed >> 26
            if local & 1 != 0 { traits.insert(.withoutVowels) }
            if local & 2 != 0 { traits.insert(.romanised) }
            if local & 4 != 0 { traits.insert(.legalForm) }
            if local & 8 != 0 { traits.insert(.strictLegalForm) }
            if local & 16 != 0 { traits.insert(.initial) }
            if local & 32 != 0 { traits.insert(.spelledOut) }
            let letters = strings.slice(words[word], words[word + 1] & 0xffff)
            var token = NameToken(
                start: Int32(prepared.bytes.count), length: Int32(letters.count), traits: traits,
                key: wordKeys[Int(packed & 0x3ff_ffff)])
            token.rarity = Float(bitPattern: words[word + 4])
            prepared.tokens.append(token)
            prepared.bytes.append(contentsOf: letters)
        }
        let (firstReading, readingCount) = (Int(names[row + 5]), Int(names[row + 6]))
        for reading in firstReading..<firstReading + min(readingCount, limit) {
            prepared.korean.append(self.reading(reading))
        }
        prepared.isHangul = names[row + 7] & 1 != 0
    }

    /// A Korean reading of a listed name.
    func reading(_ number: Int) -> KoreanReading {
        var syllables: [KoreanSyllable] = []
        var family = 1
        for index in 0..<4 {
            let packed = readings[number * IndexRow.reading + 1 + index]
            guard packed != .max else { break }
            if index == 0 { family = Int(packed >> 24) }
            syllables.append(
                KoreanSyllable(
                    onset: min(UInt8(truncatingIfNeeded: packed), UInt8(KoreanSpelling.onsets.count - 1)),
                    nucleus: min(UInt8(truncatingIfNeeded: packed >> 8), UInt8(KoreanSpelling.nuclei.count - 1)),
                    coda: UInt8(truncatingIfNeeded: packed >> 16) & 7))
        }
        return KoreanReading(syllables: syllables, familyLength: family)
    }

    /// The party at a place, without its names and identifiers' texts.
    package func party(_ entry: Int) -> ListedParty {
        let row = entry * IndexRow.entry
        let listed = Int32(bitPattern: entries[row + 11])
        return ListedParty(
            list: card.name, id: strings.text(entries[row], entries[row + 1]), kind: kind(of: entry),
            mainName: entries[row + 4] == 0 ? "(party not named in the file)" : listedName(Int(entries[row + 3])).text,
            programs: strings.text(entries[row + 9], entries[row + 10]),
            birthDates: birthDates(entry), countries: countries(entry),
            listedOn: listed == .min ? nil : Day(number: listed),
            source: strings.text(entries[row + 12], entries[row + 13]))
    }

    /// The places of a party's names.
    package func names(of entry: Int) -> Range<Int> {
        let first = Int(entries[entry * IndexRow.entry + 3])
        return first..<first + Int(entries[entry * IndexRow.entry + 4])
    }

    func birthDates(_ entry: Int) -> [ListedBirthDate] {
        let row = entry * IndexRow.entry
        let (first, count) = (Int(entries[row + 5]), Int(entries[row + 6]))
        return (first..<first + count).map { place in
            let days = (0..<2).map { Day(number: Int32(bitPattern: birthDateRows[place * 3 + $0])) }
            return ListedBirthDate(
                PartialDate(first: days[0], last: days[1]), isApproximate: birthDateRows[place * 3 + 2] != 0)
        }
    }

    func countries(_ entry: Int) -> [CountryCode] {
        let row = entry * IndexRow.entry
        let (first, count) = (Int(entries[row + 7]), Int(entries[row + 8]))
        return (first..<first + count).map { CountryCode(packed: UInt16(truncatingIfNeeded: countryRows[$0])) }
    }
}

/// The texts of a compiled list; a place outside reads as empty.
struct UnsafeTextView: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    func slice(_ offset: UInt32, _ length: UInt32) -> UnsafeRawBufferPointer {
        guard Int(offset) <= bytes.count, Int(length) <= bytes.count - Int(offset) else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return UnsafeRawBufferPointer(rebasing: bytes[Int(offset)..<Int(offset) + Int(length)])
    }

    func text(_ offset: UInt32, _ length: UInt32) -> String { String(decoding: slice(offset, length), as: UTF8.self) }
}

/// What is known of a version of a list without reading it.
package struct ListCard: Hashable, Sendable {
    /// Name of the list, such as `ofac-sdn`.
    package var name: String
    /// The publisher's list it is a version of.
    package var source: ListSource
    /// The day the publisher dated it.
    package var date: Day
    /// SHA-256 of the publisher's files, 64 hexadecimal digits.
    package var digest: String
    /// Parties read.
    package var entryCount: Int
    /// Names read.
    package var nameCount: Int
    /// Records the publisher declared, where the file says.
    package var declaredCount: Int?

    init(meta: String) throws(IndexError) {
        var values: [Substring: Substring] = [:]
        for line in meta.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { values[parts[0]] = parts[1] }
        }
        guard let name = values["list"], let source = values["source"].flatMap({ ListSource(rawValue: String($0)) }),
            let date = values["date"].flatMap({ ListDates.iso(String($0))?.first }), let digest = values["digest"],
            let entries = values["entries"].flatMap({ Int($0) }), let names = values["names"].flatMap({ Int($0) })
        else { throw IndexError(message: "the compiled list does not say what it is; import it again") }
        (self.name, self.source, self.date, self.digest) = (String(name), source, date, String(digest))
        (entryCount, nameCount) = (entries, names)
        declaredCount = values["declared"].flatMap { Int($0) }
    }
}

/// A listed party as shown in a result.
package struct ListedParty: Hashable, Sendable {
    /// Name of the list.
    package var list: String
    /// The publisher's number or reference.
    package var id: String
    /// What the party is.
    package var kind: ListedPartyKind
    /// The first name the list gives.
    package var mainName: String
    /// Programmes, joined.
    package var programs: String
    /// Birth dates the list gives.
    package var birthDates: [ListedBirthDate]
    /// Countries of addresses.
    package var countries: [CountryCode]
    /// Day of designation, where the list says.
    package var listedOn: Day?
    /// Page a hand-written entry rests on.
    package var source: String

    /// Whether the party was designated by a day; a list that gives no day counts from its own date on.
    package func isListed(on day: Day?) -> Bool {
        guard let day, let listedOn else { return true }
        return listedOn <= day
    }
}
