/// Takes a large component apart into the dense communities it is made of.
///
/// Every step is a property of the graph, so neither the order of the input nor chance has a say: pairs held by weak
/// kinds must share three; bridges between groups are cut; then trusses (Cohen 2008) keep the links that common
/// acquaintances support, the more the larger a group still is; last, who hangs by one group alone goes with it.
enum CommunityFinder {
    /// A bridge is cut where both sides have at least this many members.
    private static let smallestSide = 3
    /// A group that holds together even at this truss is one group, however large.
    private static let densestTruss = 8

    /// The communities of a component.
    static func parts(of component: LinkComponent, _ pairs: LinkedPairs, largest: Int) -> [LinkComponent] {
        let strict = component.pairs.filter { pairs.facts($0).hasStrong || pairs.facts($0).families >= 3 }
        return LinkComponent.all(of: strict, pairs).flatMap { part in
            part.members.count > largest ? split(part, pairs, largest) : [part]
        }
    }

    private static func split(_ part: LinkComponent, _ pairs: LinkedPairs, _ largest: Int) -> [LinkComponent] {
        let sides = Bridges.smallerSides(of: part.pairs.map { (pairs.a($0), pairs.b($0)) })
        let kept = zip(part.pairs, sides).filter { $1 < smallestSide }.map(\.0)
        var groups: [LinkComponent] = []
        for piece in LinkComponent.all(of: kept, pairs) {
            groups += piece.members.count > largest ? trusses(piece, pairs, largest) : [piece]
        }
        return joinStragglers(groups, part, pairs, largest)
    }

    /// Raises the truss until no group is too large, or what is left is dense.
    private static func trusses(_ piece: LinkComponent, _ pairs: LinkedPairs, _ largest: Int) -> [LinkComponent] {
        var groups = [piece]
        for truss in 3...densestTruss {
            groups = groups.flatMap { group in
                guard group.members.count > largest else { return [group] }
                let kept = supported(group, pairs, by: truss - 2)
                return kept.isEmpty ? [group] : LinkComponent.all(of: kept, pairs)
            }
            if groups.allSatisfy({ $0.members.count <= largest }) { break }
        }
        return groups
    }

    /// The pairs of a group that at least so many of its members know both ends of, after all others are gone.
    private static func supported(_ group: LinkComponent, _ pairs: LinkedPairs, by count: Int) -> [Int] {
        var neighbours: [UInt32: Set<UInt32>] = [:]
        for pair in group.pairs {
            neighbours[pairs.a(pair), default: []].insert(pairs.b(pair))
            neighbours[pairs.b(pair), default: []].insert(pairs.a(pair))
        }
        var kept = group.pairs
        while true {
            let lasting = kept.filter { pair in
                guard let a = neighbours[pairs.a(pair)], let b = neighbours[pairs.b(pair)] else { return false }
                let (few, many) = a.count < b.count ? (a, b) : (b, a)
                return few.count { many.contains($0) } >= count
            }
            if lasting.count == kept.count { return kept }
            let lost = Set(kept).subtracting(lasting)
            for pair in lost {
                neighbours[pairs.a(pair)]?.remove(pairs.b(pair))
                neighbours[pairs.b(pair)]?.remove(pairs.a(pair))
            }
            kept = lasting
        }
    }

    /// Puts members no group has with the one group they are linked with; the rest form groups among themselves, or
    /// none where they are a long chain that nothing but single links holds together.
    private static func joinStragglers(
        _ groups: [LinkComponent], _ part: LinkComponent, _ pairs: LinkedPairs, _ largest: Int
    ) -> [LinkComponent] {
        var groupOf: [UInt32: Int] = [:]
        for (number, group) in groups.enumerated() { for row in group.members { groupOf[row] = number } }
        var hosts: [UInt32: Set<Int>] = [:]
        for pair in part.pairs {
            let (a, b) = (pairs.a(pair), pairs.b(pair))
            if groupOf[a] == nil, let host = groupOf[b] { hosts[a, default: []].insert(host) }
            if groupOf[b] == nil, let host = groupOf[a] { hosts[b, default: []].insert(host) }
        }
        for (row, own) in hosts where own.count == 1 { groupOf[row] = own.first }
        // A pair counts where both its ends came to lie in one group, or in none.
        let inside = part.pairs.filter { groupOf[pairs.a($0)] == groupOf[pairs.b($0)] }
        return LinkComponent.all(of: inside, pairs).filter { found in
            found.members.count <= largest || groupOf[found.members[0]] != nil
        }
    }
}
