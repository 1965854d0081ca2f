internal import BonafideCore

/// The sections of a compiled list while it is put together.
struct IndexAssembly {
    private var strings: [UInt8] = []
    private var entries: [UInt32] = []
    private var names: [UInt32] = []
    private var nameWords: [UInt32] = []
    private var words = IndexWords()
    private var readings: [UInt32] = []
    private var readingKeys: [UInt64] = []
    private var joinedKeys: [UInt64] = []
    private var birthDates: [UInt32] = []
    private var countries: [UInt32] = []
    private var identifiers: [(key: UInt64, row: [UInt32])] = []
    private var letters: [UInt8] = []
    private var keys: [UInt32] = []
    /// Parties added.
    private(set) var entryCount: UInt32 = 0

    /// Names added.
    var listedNames: Int { names.count / IndexRow.name }

    private static let sharedSites: Set<String> = [
        "facebook.com", "instagram.com", "twitter.com", "x.com", "vk.com", "ok.ru", "t.me", "telegram.me",
        "linkedin.com", "youtube.com", "github.com", "gitlab.com", "medium.com", "google.com", "sites.google.com",
        "wordpress.com", "blogspot.com", "alibaba.com", "upwork.com", "freelancer.com",
    ]

    private mutating func store(_ text: String) -> (offset: UInt32, length: UInt32) {
        let offset = UInt32(strings.count)
        strings.append(contentsOf: text.utf8)
        return (offset, UInt32(strings.count) - offset)
    }

    mutating func add(_ entry: ListEntry, _ prepared: [PreparedName]) {
        let (id, programs, source) = (
            store(entry.id), store(entry.programs.joined(separator: " · ")), store(entry.source)
        )
        let firstName = UInt32(listedNames)
        let (firstDate, firstCountry) = (UInt32(birthDates.count / 3), UInt32(countries.count))
        for (name, form) in zip(entry.names, prepared) { add(name, form) }
        for date in entry.birthDates {
            birthDates.append(UInt32(bitPattern: date.range.first.number))
            birthDates.append(UInt32(bitPattern: date.range.last.number))
            birthDates.append(date.isApproximate ? 1 : 0)
        }
        for country in entry.countries { countries.append(UInt32(country.packed)) }
        entries += [
            id.offset, id.length, UInt32(entry.kind.rawValue), firstName, UInt32(listedNames) - firstName,
            firstDate, UInt32(entry.birthDates.count), firstCountry, UInt32(entry.countries.count), programs.offset,
            programs.length, UInt32(bitPattern: entry.listedOn?.number ?? Int32.min), source.offset, source.length,
        ]
        for identifier in entry.identifiers { add(identifier) }
        entryCount += 1
    }

    private mutating func add(_ identifier: ListedIdentifier) {
        guard let canonical = CanonicalIdentifier(identifier.kind, identifier.text, country: identifier.country)
        else { return }
        // A page on a shared site does not make the site the party's.
        guard identifier.kind != .domain || !Self.sharedSites.contains(canonical.text) else { return }
        let text = store(canonical.key)
        let row = [
            entryCount, text.offset, text.length | UInt32(identifier.kind.rawValue) << 24,
            UInt32(canonical.country?.packed ?? 0),
        ]
        identifiers.append((WordClasses.key(canonical.key.utf8), row))
    }

    private mutating func add(_ name: ListedName, _ form: PreparedName) {
        let number = UInt32(listedNames)
        let text = store(name.text)
        let firstWord = UInt32(nameWords.count)
        for token in form.tokens.prefix(63) { nameWords.append(words.add(token, in: form)) }
        let firstReading = UInt32(readings.count / IndexRow.reading)
        for reading in form.korean {
            keys.removeAll(keepingCapacity: true)
            IndexKeys.readingKeys(reading, into: &keys)
            for key in keys { readingKeys.append(UInt64(key) << 32 | UInt64(readings.count / IndexRow.reading)) }
            readings += IndexRow.pack(reading, name: number)
        }
        keys.removeAll(keepingCapacity: true)
        IndexKeys.join(form, into: &letters)
        IndexKeys.joinedKeys(letters, withSlips: !form.korean.isEmpty, into: &keys)
        for key in keys { joinedKeys.append(UInt64(key) << 32 | UInt64(number)) }
        names += [
            entryCount, text.offset, text.length | (name.isWeak ? 1 << 31 : 0), firstWord,
            UInt32(min(form.tokens.count, 63)) | UInt32(min(form.familyWords, 63)) << 8, firstReading,
            UInt32(form.korean.count),
            form.isHangul ? 1 : 0,
        ]
    }

    // MARK: - Finish

    /// The compiled form.
    mutating func finish(meta: String) -> [UInt8] {
        let ordered = words.ordered(&nameWords)
        let near = Later { ordered.nearSections() }
        let joined = Later { [joinedKeys] in joinedKeys.sortedByDigits() }
        let (rows, postings) = ordered.rows(names: names, nameWords: nameWords, parties: entryCount, strings: &strings)
        readingKeys = readingKeys.sortedByDigits()
        identifiers.sort { ($0.key, $0.row[0]) < ($1.key, $1.row[0]) }
        var sections = [IndexPart](repeating: .bytes([]), count: IndexSection.allCases.count)
        func put(_ section: IndexSection, _ part: IndexPart) { sections[section.rawValue] = part }
        put(.meta, .bytes(Array(meta.utf8)))
        put(.strings, .bytes(strings))
        put(.entries, .numbers(entries))
        put(.names, .numbers(names))
        put(.nameWords, .numbers(nameWords))
        put(.words, .numbers(rows))
        put(.wordKeys, .wide(ordered.keys))
        put(.postings, .numbers(postings))
        put(.readings, .numbers(readings))
        put(.readingKeys, .highHalves(readingKeys))
        put(.readingRefs, .lowHalves(readingKeys))
        put(.birthDates, .numbers(birthDates))
        put(.countries, .numbers(countries))
        put(.identifierKeys, .wide(identifiers.map(\.key)))
        put(.identifiers, .numbers(identifiers.flatMap(\.row)))
        put(.joinedKeys, .highHalves(joined.value))
        put(.joinedNames, .lowHalves(joined.value))
        put(.nearKeys, .bytes(near.value.keys))
        put(.nearWords, .lowHalves(near.value.words))
        put(.nearBuckets, .numbers(near.value.buckets))
        return IndexLayout.assemble(sections)
    }
}

/// Widths of rows, in numbers, and how readings are packed.
enum IndexRow {
    static let entry = 14
    static let name = 8
    static let word = 5
    static let reading = 5
    static let identifier = 4

    static func pack(_ reading: KoreanReading, name: UInt32) -> [UInt32] {
        var row = [name]
        for index in 0..<4 {
            guard index < reading.syllables.count else {
                row.append(.max)
                continue
            }
            let syllable = reading.syllables[index]
            let family: UInt32 = index == 0 ? UInt32(reading.familyLength) << 24 : 0
            row.append(UInt32(syllable.onset) | UInt32(syllable.nucleus) << 8 | UInt32(syllable.coda) << 16 | family)
        }
        return row
    }
}
