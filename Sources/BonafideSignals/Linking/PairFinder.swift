/// Turns shared keys into pairs of applicants.
struct PairFinder {
    private let shared: [SharedKey]
    /// For each sharer the numbers of its keys that are no hubs.
    private let keysOfPlace: RowLists
    /// The sharers, ascending.
    private let rows: [UInt32]
    private let sharers: RowBits
    private let declared: [LinkDeclarations]
    private let texts: [UInt32: [UInt32]]

    /// Takes the keys, the applicants who share one that is no hub, and by their places what they declare; `texts` are
    /// runs of words.
    init(
        _ shared: [SharedKey], among sharers: RowBits, declared: [LinkDeclarations], texts: [UInt32: [UInt32]]
    ) {
        self.shared = shared
        self.sharers = sharers
        self.declared = declared
        self.texts = texts
        var rows: [UInt32] = []
        rows.reserveCapacity(declared.count)
        sharers.forEach { rows.append($0) }
        self.rows = rows
        keysOfPlace = RowLists(count: declared.count) { give in
            for (number, key) in shared.enumerated() where !key.isHub {
                for row in key.rows { if let place = sharers.place(of: row) { give(place, Int32(number)) } }
            }
        }
    }

    /// Lists all pairs that share at least one key that is no hub, ascending by applicants.
    func pairs(threads: Int) -> LinkedPairs {
        let parts = threads > 1 ? min(64, max(1, rows.count / 256)) : 1
        return LinkedPairs(parts: parts, threads: threads) { part, pen in
            findPairs(of: rows.count * part / parts..<rows.count * (part + 1) / parts, &pen)
        }
    }

    /// Gives the pairs whose smaller number belongs to a sharer of a range.
    private func findPairs(of places: Range<Int>, _ pen: inout LinkedPairs.Pen) {
        var links: [UInt64] = []
        var keys: [Int32] = []
        for place in places {
            let a = rows[place]
            links.removeAll(keepingCapacity: true)
            for key in keysOfPlace[place] {
                let sharing = shared[Int(key)].rows
                var last = sharing.count - 1
                while last >= 0, sharing[last] > a {
                    links.append(UInt64(sharing[last]) << 32 | UInt64(UInt32(bitPattern: key)))
                    last -= 1
                }
            }
            links.sort()
            var start = 0
            while start < links.count {
                let other = links[start] >> 32
                keys.removeAll(keepingCapacity: true)
                while start < links.count, links[start] >> 32 == other {
                    keys.append(Int32(truncatingIfNeeded: links[start]))
                    start += 1
                }
                add(place, UInt32(truncatingIfNeeded: other), &keys, &pen)
            }
        }
    }

    private func add(_ place: Int, _ b: UInt32, _ keys: inout [Int32], _ pen: inout LinkedPairs.Pen) {
        let a = rows[place]
        leaveTelling(&keys, a, b)
        guard !keys.isEmpty else { return }
        pen.take(a, b, keys) { facts(place, b, keys) }
    }

    private func facts(_ place: Int, _ b: UInt32, _ keys: [Int32]) -> PairFacts {
        var scale = PairScale()
        var sharesHome = false
        for key in keys {
            let kind = shared[Int(key)].kind
            scale.add(kind, sharedBy: shared[Int(key)].rows.count)
            sharesHome = sharesHome || kind == .homeAddress
        }
        let other = sharers.place(of: b).map { declared[$0] } ?? LinkDeclarations()
        return PairFacts(scale, Self.explanation(declared[place], other, sharesHome: sharesHome))
    }

    /// Leaves the keys that say something between two applicants: parts of a text sketch do so only together, and only
    /// where the texts themselves are near-duplicates.
    private func leaveTelling(_ keys: inout [Int32], _ a: UInt32, _ b: UInt32) {
        let parts = keys.count { shared[Int($0)].kind == .textSketch }
        guard parts > 0 else { return }
        if let a = texts[a], let b = texts[b] {
            if parts >= TextSketch.leastCandidate, TextRuns.areNearDuplicates(a, b) { return }
        } else if parts >= LinkKind.textSketch.leastShared {
            return
        }
        keys.removeAll { shared[Int($0)].kind == .textSketch }
    }

    private static func explanation(
        _ a: LinkDeclarations, _ b: LinkDeclarations, sharesHome: Bool
    ) -> LinkedPair.Explanation? {
        if a.household != 0 && a.household == b.household { return .declaredHousehold }
        // One id is one applicant, and so is one name that uses its own things again.
        if a.applicant != 0 && a.applicant == b.applicant { return .sameName }
        if a.name != 0 && a.name == b.name { return .sameName }
        if a.agency != 0 && a.agency == b.agency { return .declaredAgency }
        if sharesHome && a.familyName != 0 && a.familyName == b.familyName { return .household }
        return nil
    }
}
