package import BonafideCore
internal import Dispatch

/// Compiles a list version into the binary form that screening maps into memory.
package enum IndexCompiler {
    /// The compiled form of a version; `digest` is that of the publisher's files.
    package static func compile(_ version: ListVersion, date: Day, digest: String) -> [UInt8] {
        var assembly = IndexAssembly()
        let prepared = prepareAll(version.entries)
        for (entry, names) in zip(version.entries, prepared) { assembly.add(entry, names) }
        let meta = [
            "list=\(version.name)", "source=\(version.source.rawValue)", "date=\(date)", "digest=\(digest)",
            "entries=\(version.entries.count)", "names=\(version.entries.reduce(0) { $0 + $1.names.count })",
            "declared=\(version.declaredCount.map(String.init) ?? "")",
        ].joined(separator: "\n")
        return assembly.finish(meta: meta)
    }

    /// Prepares all names, on all processors.
    private static func prepareAll(_ entries: [ListEntry]) -> [[PreparedName]] {
        let chunk = 256
        let chunks = (entries.count + chunk - 1) / chunk
        let results = UnsafeMutableBufferPointer<[[PreparedName]]>.allocate(capacity: max(chunks, 1))
        results.initialize(repeating: [])
        defer { results.deinitialize().deallocate() }
        nonisolated(unsafe) let slots = results
        DispatchQueue.concurrentPerform(iterations: chunks) { number in
            let part = entries[number * chunk..<min((number + 1) * chunk, entries.count)]
            slots[number] = part.map { entry in
                entry.names.map { name in
                    var prepared = PreparedName(name.text)
                    if entry.kind == .organisation || entry.kind == .vessel || entry.kind == .aircraft {
                        prepared.korean = []
                    }
                    return prepared
                }
            }
        }
        return results.flatMap { $0 }
    }
}

/// The sections of a compiled list while it is put together.
private struct IndexAssembly {
    private var strings: [UInt8] = []
    private var entries: [UInt32] = []
    private var names: [UInt32] = []
    private var nameWords: [UInt32] = []
    private var wordNumbers: [UInt64: UInt32] = [:]
    private var words: [(key: UInt64, letters: ArraySlice<UInt8>, traits: NameToken.Traits, isBare: Bool)] = []
    private var readings: [UInt32] = []
    private var readingKeys: [UInt64] = []
    private var joinedKeys: [UInt64] = []
    private var birthDates: [UInt32] = []
    private var countries: [UInt32] = []
    private var identifiers: [(key: UInt64, row: [UInt32])] = []
    private var entryCount: UInt32 = 0

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
        let firstName = UInt32(names.count / IndexRow.name)
        let (firstDate, firstCountry) = (UInt32(birthDates.count / 3), UInt32(countries.count))
        for (name, form) in zip(entry.names, prepared) { add(name, form) }
        for date in entry.birthDates {
            birthDates += [
                UInt32(bitPattern: date.range.first.number), UInt32(bitPattern: date.range.last.number),
                date.isApproximate ? 1 : 0,
            ]
        }
        countries += entry.countries.map { UInt32($0.packed) }
        entries += [
            id.offset, id.length, UInt32(entry.kind.rawValue), firstName,
            UInt32(names.count / IndexRow.name) - firstName,
            firstDate, UInt32(entry.birthDates.count), firstCountry, UInt32(entry.countries.count), programs.offset,
            programs.length, UInt32(bitPattern: entry.listedOn?.number ?? Int32.min), source.offset, source.length,
        ]
        for identifier in entry.identifiers {
            guard let canonical = CanonicalIdentifier(identifier.kind, identifier.text, country: identifier.country)
            else { continue }
            // A page on a shared site does not make the site the party's.
            guard identifier.kind != .domain || !Self.sharedSites.contains(canonical.text) else { continue }
            let text = store(canonical.key)
            let row = [
                entryCount, text.offset, text.length | UInt32(identifier.kind.rawValue) << 24,
                UInt32(canonical.country?.packed ?? 0),
            ]
            identifiers.append((WordClasses.key(canonical.key.utf8), row))
        }
        entryCount += 1
    }

    private mutating func add(_ name: ListedName, _ form: PreparedName) {
        let number = UInt32(names.count / IndexRow.name)
        let text = store(name.text)
        let firstWord = UInt32(nameWords.count)
        for token in form.tokens.prefix(63) { nameWords.append(word(token, in: form)) }
        let firstReading = UInt32(readings.count / IndexRow.reading)
        for reading in form.korean {
            var keys: [UInt32] = []
            IndexKeys.readingKeys(reading, into: &keys)
            readingKeys += keys.map { UInt64($0) << 32 | UInt64(readings.count / IndexRow.reading) }
            readings += IndexRow.pack(reading, name: number)
        }
        var keys: [UInt32] = []
        IndexKeys.joinedKeys(IndexKeys.joined(form), withSlips: !form.korean.isEmpty, into: &keys)
        joinedKeys += keys.map { UInt64($0) << 32 | UInt64(number) }
        names += [
            entryCount, text.offset, text.length | (name.isWeak ? 1 << 31 : 0), firstWord,
            UInt32(min(form.tokens.count, 63)) | UInt32(min(form.familyWords, 63)) << 8, firstReading,
            UInt32(form.korean.count),
            form.isHangul ? 1 : 0,
        ]
    }

    private mutating func word(_ token: NameToken, in name: PreparedName) -> UInt32 {
        var local: UInt32 = 0
        if token.traits.contains(.withoutVowels) { local |= 1 }
        if token.traits.contains(.romanised) { local |= 2 }
        if token.traits.contains(.legalForm) { local |= 4 }
        if token.traits.contains(.strictLegalForm) { local |= 8 }
        if token.traits.contains(.initial) { local |= 16 }
        if token.traits.contains(.spelledOut) { local |= 32 }
        let number: UInt32
        if let known = wordNumbers[token.key] {
            number = known
        } else {
            number = UInt32(words.count)
            wordNumbers[token.key] = number
            let own = token.traits.subtracting([
                .withoutVowels, .romanised, .legalForm, .strictLegalForm, .initial, .spelledOut,
            ])
            words.append((token.key, name.letters(token), own, false))
        }
        if local & 1 != 0 { words[Int(number)].isBare = true }
        return number | local << 26
    }

    // MARK: - Finish

    mutating func finish(meta: String) -> [UInt8] {
        // Words are numbered by their key, so that one search finds both.
        let order = words.indices.sorted { words[$0].key < words[$1].key }
        var rank = [UInt32](repeating: 0, count: words.count)
        for (place, index) in order.enumerated() { rank[index] = UInt32(place) }
        for index in nameWords.indices {
            nameWords[index] = rank[Int(nameWords[index] & 0x3ff_ffff)] | nameWords[index] & ~0x3ff_ffff
        }
        let (rows, postings) = wordRows(order)
        let near = nearSections(order)
        var sections = [[UInt8]](repeating: [], count: IndexSection.allCases.count)
        func put(_ section: IndexSection, _ numbers: [UInt32]) {
            sections[section.rawValue].reserveCapacity(numbers.count * 4)
            sections[section.rawValue].appendNumbers(numbers)
        }
        sections[IndexSection.meta.rawValue] = Array(meta.utf8)
        put(.entries, entries)
        put(.names, names)
        put(.nameWords, nameWords)
        put(.words, rows)
        for index in order { sections[IndexSection.wordKeys.rawValue].appendNumber(words[index].key) }
        put(.postings, postings)
        sections[IndexSection.nearKeys.rawValue] = near.keys
        put(.nearWords, near.words)
        put(.nearBuckets, near.buckets)
        put(.readings, readings)
        readingKeys.sort()
        put(.readingKeys, readingKeys.map { UInt32($0 >> 32) })
        put(.readingRefs, readingKeys.map { UInt32(truncatingIfNeeded: $0) })
        joinedKeys.sort()
        put(.joinedKeys, joinedKeys.map { UInt32($0 >> 32) })
        put(.joinedNames, joinedKeys.map { UInt32(truncatingIfNeeded: $0) })
        put(.birthDates, birthDates)
        put(.countries, countries)
        identifiers.sort { ($0.key, $0.row[0]) < ($1.key, $1.row[0]) }
        for identifier in identifiers { sections[IndexSection.identifierKeys.rawValue].appendNumber(identifier.key) }
        put(.identifiers, identifiers.flatMap(\.row))
        sections[IndexSection.strings.rawValue] = strings
        return IndexLayout.assemble(sections)
    }

    /// Rows of words with their rarity, and for each word the names that hold it.
    private mutating func wordRows(_ order: [Int]) -> (rows: [UInt32], postings: [UInt32]) {
        var holders = [[UInt32]](repeating: [], count: words.count)
        var parties = [UInt32](repeating: 0, count: words.count)
        var lastParty = [UInt32](repeating: .max, count: words.count)
        for number in 0..<names.count / IndexRow.name {
            let row = number * IndexRow.name
            let (first, count) = (Int(names[row + 3]), Int(names[row + 4] & 0xff))
            for place in first..<first + count {
                let word = Int(nameWords[place] & 0x3ff_ffff)
                if holders[word].last != UInt32(number) { holders[word].append(UInt32(number)) }
                if lastParty[word] != names[row] { (lastParty[word], parties[word]) = (names[row], parties[word] + 1) }
            }
        }
        var rows: [UInt32] = []
        var postings: [UInt32] = []
        for (place, index) in order.enumerated() {
            let letters = store(String(decoding: words[index].letters, as: UTF8.self))
            let rarity = Self.rarity(parties: Int(parties[place]), of: Int(entryCount))
            rows += [
                letters.offset, letters.length | UInt32(words[index].traits.rawValue) << 16, UInt32(postings.count),
                UInt32(holders[place].count), rarity.bitPattern,
            ]
            postings += holders[place]
        }
        return (rows, postings)
    }

    /// 1 for a word few parties carry, down to 0.25 for the commonest.
    private static func rarity(parties: Int, of total: Int) -> Float {
        guard parties > 3, total > 100 else { return 1 }
        // Halvings of the list, counted in whole bits and eighths, so that no mathematics library is needed.
        func bits(_ number: Int) -> Float {
            let scaled = number * 256
            let whole = Int.bitWidth - 1 - scaled.leadingZeroBitCount
            let rest = Float(scaled) / Float(1 << whole) - 1
            return Float(whole) + rest
        }
        let share = (bits(total) - bits(parties)) / (bits(total) - bits(3))
        return min(1, max(0.25, share))
    }

    /// Keys of near words: the first 16 bits choose a bucket, the next 8 are kept, and the rest is left off, since a
    /// chance meeting costs one comparison.
    private func nearSections(_ order: [Int]) -> (keys: [UInt8], words: [UInt32], buckets: [UInt32]) {
        var pairs: [UInt64] = []
        var keys: [UInt32] = []
        for (place, index) in order.enumerated() {
            keys.removeAll(keepingCapacity: true)
            IndexKeys.nearKeys(words[index].letters, into: &keys)
            if let bare = IndexKeys.bareKey(words[index].letters) { keys.append(bare) }
            for key in keys { pairs.append(UInt64(key >> 8) << 32 | UInt64(place)) }
        }
        pairs.sort()
        var buckets = [UInt32](repeating: 0, count: 65_537)
        var last = UInt64.max
        pairs = pairs.filter { pair in
            defer { last = pair }
            return pair != last
        }
        for pair in pairs { buckets[Int(pair >> 40) + 1] += 1 }
        for bucket in 1...65_536 { buckets[bucket] += buckets[bucket - 1] }
        return (
            pairs.map { UInt8(truncatingIfNeeded: $0 >> 32) }, pairs.map { UInt32(truncatingIfNeeded: $0) }, buckets
        )
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
