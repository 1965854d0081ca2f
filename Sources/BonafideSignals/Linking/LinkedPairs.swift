/// Two applicants and what they share.
package struct LinkedPair: Sendable, Equatable {
    /// The applicant with the smaller number.
    package let a: UInt32
    /// The applicant with the larger number.
    package let b: UInt32
    /// Numbers of the shared keys.
    package var keys: [Int32]
    /// Combined weight in millibans, the heaviest key of each family counted.
    package var weight: Int64
    /// How many independent families of kinds they share.
    package var families: Int
    /// Whether a kind that links alone is among them.
    package var hasStrong: Bool
    /// Whether a declaration explains what they share.
    package var explained: Explanation?

    /// Why two applicants may share identifiers without being one operator.
    package enum Explanation: String, Sendable {
        case declaredHousehold = "declared_household"
        case declaredAgency = "declared_agency"
        case sameName = "same_name"
        case household = "shared_home_and_family_name"

        /// The words in the order of their numbers in signals.
        package static let words = [Self.declaredHousehold, .declaredAgency, .sameName, .household].map(\.rawValue)
    }

    /// Weighs what two applicants share: for each key its kind and by how many it is shared.
    package init(
        a: UInt32, b: UInt32, keys: [Int32], sharing: some Sequence<(kind: LinkKind, sharers: Int)>,
        explained: Explanation?
    ) {
        var heaviest = SIMD16<Int64>(repeating: 0)
        var hasStrong = false
        for (kind, sharers) in sharing {
            let family = Int(kind.family)
            heaviest[family] = max(heaviest[family], kind.weight(sharedBy: sharers))
            hasStrong = hasStrong || kind.isStrong
        }
        (self.a, self.b, self.keys) = (a, b, keys)
        weight = heaviest.wrappedSum()
        families = (0..<16).count { heaviest[$0] > 0 }
        self.hasStrong = hasStrong
        self.explained = explained
    }

    /// Whether the pair counts as linked.
    ///
    /// One strong kind or two independent kinds are needed; a single shared address or phone never links.
    package var isLinked: Bool {
        explained == nil && (hasStrong || (families >= 2 && weight >= 1_400))
    }
}

/// Turns shared keys into pairs of applicants.
package enum PairFinder {
    /// Lists all pairs that share at least one key that is no hub, ascending by applicants; `texts` are runs of words.
    package static func pairs(
        of shared: [SharedKey], texts: [UInt32: [UInt32]] = [:], declarations: (UInt32) -> LinkDeclarations
    ) -> [LinkedPair] {
        var links: [(pair: UInt64, key: Int32)] = []
        for (number, key) in shared.enumerated() where !key.isHub {
            for (index, a) in key.rows.enumerated() {
                for b in key.rows[(index + 1)...] { links.append((UInt64(a) << 32 | UInt64(b), Int32(number))) }
            }
        }
        links.sort { $0.pair != $1.pair ? $0.pair < $1.pair : $0.key < $1.key }
        var pairs: [LinkedPair] = []
        var start = 0
        while start < links.count {
            var end = start
            while end < links.count, links[end].pair == links[start].pair { end += 1 }
            let keys = telling(links[start..<end].map(\.key), of: links[start].pair, shared, texts)
            if !keys.isEmpty { pairs.append(pair(links[start].pair, keys, shared, declarations)) }
            start = end
        }
        return pairs
    }

    /// The keys that say something between two applicants: parts of a text sketch do so only together, and only where the
    /// texts themselves are near-duplicates.
    private static func telling(
        _ keys: [Int32], of pair: UInt64, _ shared: [SharedKey], _ texts: [UInt32: [UInt32]]
    ) -> [Int32] {
        let parts = keys.count { shared[Int($0)].kind == .textSketch }
        guard parts > 0 else { return keys }
        if let a = texts[UInt32(truncatingIfNeeded: pair >> 32)], let b = texts[UInt32(truncatingIfNeeded: pair)] {
            if parts >= TextSketch.leastCandidate, TextRuns.areNearDuplicates(a, b) { return keys }
        } else if parts >= LinkKind.textSketch.leastShared {
            return keys
        }
        return keys.filter { shared[Int($0)].kind != .textSketch }
    }

    private static func pair(
        _ packed: UInt64, _ keys: [Int32], _ shared: [SharedKey], _ declarations: (UInt32) -> LinkDeclarations
    ) -> LinkedPair {
        let sharesHome = keys.contains { shared[Int($0)].kind == .homeAddress }
        let a = UInt32(truncatingIfNeeded: packed >> 32)
        let b = UInt32(truncatingIfNeeded: packed)
        return LinkedPair(
            a: a, b: b, keys: keys,
            sharing: keys.lazy.map { (shared[Int($0)].kind, shared[Int($0)].rows.count) },
            explained: explanation(declarations(a), declarations(b), sharesHome: sharesHome))
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
