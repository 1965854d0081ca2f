/// Finds pairs of applicants who share keys, from the keys themselves.
///
/// An export may have millions of pairs, most of whom share one mailbox and are not linked by it. Those who count as linked
/// are listed once; the others are found again where somebody asks for them, which takes less time than to keep them would.
struct PairFinder: Sendable {
    /// Somebody who shares keys with the applicant that was asked about; the keys are there for the time of a call.
    struct Other {
        let row: UInt32
        let place: Int
        let keys: UnsafeBufferPointer<Int32>
        /// The kinds of the keys, as bits.
        let kinds: UInt32
        let facts: PairFacts
    }

    let shared: SharedKeys
    /// By the places of the sharers, what each declares.
    let declared: [LinkDeclarations]
    /// For each sharer the numbers of the keys it shares, ascending.
    let keysOfPlace: RowLists
    /// The sharers, ascending.
    let rows: [UInt32]
    let sharers: RowBits
    /// Pairs whose texts are near-duplicates, the smaller number above the larger one.
    private var alike: Set<UInt64> = []

    /// Takes the keys a few share, those who share one, and by their places what they declare.
    init(_ shared: SharedKeys, among sharers: RowBits, declared: [LinkDeclarations]) {
        self.shared = shared
        self.sharers = sharers
        self.declared = declared
        var rows: [UInt32] = []
        rows.reserveCapacity(declared.count)
        sharers.forEach { rows.append($0) }
        self.rows = rows
        keysOfPlace = RowLists(count: declared.count) { give in
            for number in 0..<Int32(shared.count) {
                for row in shared.rows(number) { if let place = sharers.place(of: row) { give(place, number) } }
            }
        }
    }

    // MARK: - All pairs that are linked

    /// Lists the pairs that count as linked, ascending by applicants; `texts` are runs of words, which are compared once.
    mutating func findLinked(texts: [UInt32: [UInt32]], threads: Int) -> LinkedPairs {
        let count = rows.count
        let parts = threads > 1 ? min(64, max(1, count / 256)) : 1
        let finder = self
        let found = Parallel.map(parts, threads: threads) { part in
            finder.linked(among: count * part / parts..<count * (part + 1) / parts, texts)
        }
        for part in found { alike.formUnion(part.alike) }
        return LinkedPairs(joining: found.map(\.pairs))
    }

    /// The linked pairs whose smaller number belongs to a sharer of a range, and the pairs whose texts are alike.
    private func linked(among places: Range<Int>, _ texts: [UInt32: [UInt32]]) -> (pairs: LinkedPairs, alike: [UInt64])
    {
        var pairs = LinkedPairs()
        var alike: [UInt64] = []
        for place in places where mayBeLinked(place) {
            let row = rows[place]
            forEachOther(
                of: place, above: Int(row),
                isAlike: { other, parts in
                    guard Self.areAlike(row, other, parts, texts) else { return false }
                    alike.append(UInt64(row) << 32 | UInt64(other))
                    return true
                },
                { other in if other.facts.isLinked { pairs.append(row, other.row, other.keys, other.facts) } })
        }
        return (pairs, alike)
    }

    /// Whether the keys of an applicant can link it with anybody, or hold texts that are to be compared.
    func mayBeLinked(_ place: Int) -> Bool {
        var families: UInt16 = 0
        for number in keysOfPlace[place] {
            let kind = shared.kind(number)
            if kind.isStrong || kind == .textSketch { return true }
            if kind.weight > 0 { families |= 1 << UInt16(kind.family) }
        }
        return families & (families &- 1) != 0
    }

    /// Whether two texts that have so many parts of their sketches in common are near-duplicates.
    private static func areAlike(_ a: UInt32, _ b: UInt32, _ parts: Int, _ texts: [UInt32: [UInt32]]) -> Bool {
        guard let a = texts[a], let b = texts[b] else { return parts >= LinkKind.textSketch.leastShared }
        return parts >= TextSketch.leastCandidate && TextRuns.areNearDuplicates(a, b)
    }

    // MARK: - The pairs of one applicant

    /// Calls a function with everyone who shares a key that says something with a sharer, ascending.
    @inline(__always)
    func forEachOther(of place: Int, _ body: (Other) -> Void) {
        let row = rows[place]
        forEachOther(
            of: place, above: -1,
            isAlike: { other, _ in
                !alike.isEmpty && alike.contains(UInt64(min(row, other)) << 32 | UInt64(max(row, other)))
            }, body)
    }

    @inline(__always)
    private func forEachOther(
        of place: Int, above least: Int, isAlike: (_ other: UInt32, _ parts: Int) -> Bool, _ body: (Other) -> Void
    ) {
        keysOfPlace.withList(place) { numbers in
            guard let first = numbers.first else { return }
            guard isOneList(numbers) else { return forEachOther(place, numbers, least, isAlike, body) }
            let (told, sharing, own) = (tell(numbers), shared.rows(first), rows[place])
            for row in sharing where row != own && Int(row) > least { give(place, row, numbers, told, body) }
        }
    }

    /// Whether the same people share all of some keys, mostly the forms of one mailbox.
    func isOneList(_ numbers: UnsafeBufferPointer<Int32>) -> Bool {
        guard let first = numbers.first else { return false }
        let sharing = shared.rows(first)
        return numbers.allSatisfy { shared.kind($0) != .textSketch && shared.rows($0) == sharing }
    }

    /// The same where the keys are shared by different people.
    private func forEachOther(
        _ place: Int, _ numbers: UnsafeBufferPointer<Int32>, _ least: Int,
        _ isAlike: (_ other: UInt32, _ parts: Int) -> Bool, _ body: (Other) -> Void
    ) {
        let own = rows[place]
        let most = numbers.reduce(0) { $0 + shared.count($1) }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: most) { links in
            var count = 0
            for number in numbers {
                for row in shared.rows(number) where row != own && Int(row) > least {
                    links[count] = UInt64(row) << 32 | UInt64(UInt32(bitPattern: number))
                    count += 1
                }
            }
            var some = UnsafeMutableBufferPointer(rebasing: links[..<count])
            some.sort()
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: numbers.count * 2) { room in
                // Many others share the same of them, so what they told last is kept.
                let last = UnsafeMutableBufferPointer(rebasing: room[numbers.count...])
                var (lastCount, told) = (0, Told())
                group(UnsafeBufferPointer(some), room) { row, count in
                    let left = leaveTelling(UnsafeMutableBufferPointer(rebasing: room[..<count]), row, isAlike)
                    guard left > 0 else { return }
                    let keys = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<left])
                    if left != lastCount || !keys.elementsEqual(last[..<lastCount]) {
                        (lastCount, told) = (left, tell(keys))
                        _ = last.update(fromContentsOf: keys)
                    }
                    give(place, row, keys, told, body)
                }
            }
        }
    }

    /// Calls a function with each applicant of some links and how many keys of it were written where there is room.
    @inline(__always)
    private func group(
        _ links: UnsafeBufferPointer<UInt64>, _ room: UnsafeMutableBufferPointer<Int32>,
        _ body: (_ row: UInt32, _ count: Int) -> Void
    ) {
        var start = 0
        while start < links.count {
            let other = links[start] >> 32
            var count = 0
            while start < links.count, links[start] >> 32 == other {
                room[count] = Int32(truncatingIfNeeded: links[start])
                count += 1
                start += 1
            }
            body(UInt32(truncatingIfNeeded: other), count)
        }
    }

    /// Moves the keys that say something to the front and gives their number: parts of a text sketch do so only together,
    /// and only where the texts themselves are near-duplicates.
    private func leaveTelling(
        _ keys: UnsafeMutableBufferPointer<Int32>, _ other: UInt32, _ isAlike: (_ other: UInt32, _ parts: Int) -> Bool
    ) -> Int {
        let parts = keys.count { shared.kind($0) == .textSketch }
        guard parts > 0, !isAlike(other, parts) else { return keys.count }
        var count = 0
        for key in keys where shared.kind(key) != .textSketch {
            keys[count] = key
            count += 1
        }
        return count
    }

    /// What some keys tell of any two who share them.
    private struct Told {
        var kinds: UInt32 = 0
        var facts = PairFacts()
    }

    private func tell(_ keys: UnsafeBufferPointer<Int32>) -> Told {
        var scale = PairScale()
        var kinds: UInt32 = 0
        for key in keys {
            let kind = shared.kind(key)
            scale.add(kind, sharedBy: shared.count(key))
            kinds |= kind.bit
        }
        return Told(kinds: kinds, facts: PairFacts(scale, nil))
    }

    @inline(__always)
    private func give(
        _ place: Int, _ row: UInt32, _ keys: UnsafeBufferPointer<Int32>, _ told: Told, _ body: (Other) -> Void
    ) {
        guard let other = sharers.place(of: row) else { return }
        let reason = LinkedPair.Explanation(declared[place], declared[other], told.kinds)
        body(
            Other(
                row: row, place: other, keys: keys, kinds: told.kinds,
                facts: reason.map { told.facts.explained(by: $0) } ?? told.facts))
    }
}

extension LinkedPair.Explanation {
    /// What explains that two share keys of some kinds, by what they declare.
    @inline(__always)
    init?(_ a: LinkDeclarations, _ b: LinkDeclarations, _ kinds: UInt32) {
        if a.household != 0 && a.household == b.household {
            self = .declaredHousehold
        } else if a.applicant != 0 && a.applicant == b.applicant || a.name != 0 && a.name == b.name {
            // One id is one applicant, and so is one name that uses its own things again.
            self = .sameName
        } else if a.agency != 0 && a.agency == b.agency {
            self = .declaredAgency
        } else if kinds & LinkKind.homeAddress.bit != 0 && a.familyName != 0 && a.familyName == b.familyName {
            self = .household
        } else {
            return nil
        }
    }
}
