/// A connected group of linked applicants.
package struct Ring: Sendable, Equatable {
    /// The members' numbers, ascending.
    package let members: [UInt32]
    /// Numbers of the linked pairs inside the ring.
    package let pairs: [Int32]
    /// The kinds of key that hold it together.
    package let kinds: [LinkKind]
}

/// Groups linked pairs into rings.
package enum RingFinder {
    /// Components larger than this are taken apart into the communities they are made of.
    package static let largeComponent = 50

    /// Gives the rings, by their smallest member; `kind` tells the kinds of keys by their numbers.
    ///
    /// A pair takes part or not by what the two share alone, and what becomes of a component depends on the component
    /// alone, so rows that share nothing with a ring never change it.
    package static func rings(_ pairs: LinkedPairs, kind: (Int32) -> LinkKind) -> [Ring] {
        let linked = pairs.indices.filter { pairs.facts($0).isLinked }
        var rings: [Ring] = []
        for component in LinkComponent.all(of: linked, pairs) {
            if component.members.count > largeComponent {
                for part in CommunityFinder.parts(of: component, pairs, largest: largeComponent) {
                    rings.append(ring(part, pairs, kind))
                }
            } else {
                rings.append(ring(component, pairs, kind))
            }
        }
        return rings.sorted { $0.members[0] < $1.members[0] }
    }

    private static func ring(
        _ component: LinkComponent, _ pairs: LinkedPairs, _ kind: (Int32) -> LinkKind
    ) -> Ring {
        var kinds: UInt32 = 0
        for pair in component.pairs {
            for key in pairs.keys(pair) { kinds |= kind(key).bit }
        }
        return Ring(
            members: component.members, pairs: component.pairs.map(Int32.init),
            kinds: LinkKind.allCases.filter { kinds & 1 << UInt32($0.rawValue) != 0 })
    }
}

/// Applicants that hang together through pairs.
struct LinkComponent {
    /// The members' numbers, ascending.
    var members: [UInt32] = []
    /// Numbers of the pairs, ascending.
    var pairs: [Int] = []

    /// The connected components over some pairs, by their smallest member (union-find by smallest root).
    static func all(of links: [Int], _ pairs: LinkedPairs) -> [LinkComponent] {
        let rows = rows(of: links, pairs)
        var parent = (0..<Int32(rows.count)).map { $0 }
        func root(_ start: Int32) -> Int32 {
            var node = start
            while parent[Int(node)] != node {
                parent[Int(node)] = parent[Int(parent[Int(node)])]
                node = parent[Int(node)]
            }
            return node
        }
        let ends = links.map { (place(pairs.a($0), rows), place(pairs.b($0), rows)) }
        for (a, b) in ends {
            let (x, y) = (root(Int32(a)), root(Int32(b)))
            if x != y { parent[Int(max(x, y))] = min(x, y) }
        }
        var number = [Int32](repeating: -1, count: rows.count)
        var components: [LinkComponent] = []
        for (index, row) in rows.enumerated() {
            let top = Int(root(Int32(index)))
            if number[top] < 0 {
                number[top] = Int32(components.count)
                components.append(LinkComponent())
            }
            components[Int(number[top])].members.append(row)
        }
        for (link, end) in zip(links, ends) {
            components[Int(number[Int(root(Int32(end.0)))])].pairs.append(link)
        }
        return components
    }

    /// The applicants some pairs join, ascending, each once.
    static func rows(of links: [Int], _ pairs: LinkedPairs) -> [UInt32] {
        var rows: [UInt32] = []
        rows.reserveCapacity(links.count * 2)
        for link in links {
            rows.append(pairs.a(link))
            rows.append(pairs.b(link))
        }
        rows.sort()
        var unique: [UInt32] = []
        for row in rows where unique.last != row { unique.append(row) }
        return unique
    }

    /// Where a row stands among ascending rows that hold it.
    static func place(_ row: UInt32, _ rows: [UInt32]) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
