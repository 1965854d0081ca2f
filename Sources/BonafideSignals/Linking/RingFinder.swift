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
    /// Components larger than this are looked at again with stricter rules.
    package static let largeComponent = 50

    /// Gives the rings, by their smallest member.
    ///
    /// A pair takes part or not by what the two share alone, so rows that share nothing with a ring
    /// never change it. In a large component, pairs held by weak kinds alone must share three.
    package static func rings(_ pairs: [LinkedPair], shared: [SharedKey]) -> [Ring] {
        let linked = pairs.indices.filter { pairs[$0].isLinked }
        var rings: [Ring] = []
        for component in components(linked, pairs) {
            if component.members.count > largeComponent {
                let kept = component.pairs.filter { pairs[$0].hasStrong || pairs[$0].families >= 3 }
                for part in components(kept, pairs) { rings.append(ring(part, pairs, shared)) }
            } else {
                rings.append(ring(component, pairs, shared))
            }
        }
        return rings.sorted { $0.members[0] < $1.members[0] }
    }

    private struct Component {
        var members: [UInt32] = []
        var pairs: [Int] = []
    }

    private static func components(_ links: [Int], _ pairs: [LinkedPair]) -> [Component] {
        let rows = Set(links.flatMap { [pairs[$0].a, pairs[$0].b] }).sorted()
        var place: [UInt32: Int32] = [:]
        place.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() { place[row] = Int32(index) }
        var parent = (0..<Int32(rows.count)).map { $0 }
        func root(_ start: Int32) -> Int32 {
            var node = start
            while parent[Int(node)] != node {
                parent[Int(node)] = parent[Int(parent[Int(node)])]
                node = parent[Int(node)]
            }
            return node
        }
        for link in links {
            guard let a = place[pairs[link].a], let b = place[pairs[link].b] else { continue }
            let (x, y) = (root(a), root(b))
            if x != y { parent[Int(max(x, y))] = min(x, y) }
        }
        var components: [Int32: Component] = [:]
        for (index, row) in rows.enumerated() {
            components[root(Int32(index)), default: Component()].members.append(row)
        }
        for link in links {
            guard let a = place[pairs[link].a] else { continue }
            components[root(a), default: Component()].pairs.append(link)
        }
        return components.keys.sorted().compactMap { components[$0] }
    }

    private static func ring(_ component: Component, _ pairs: [LinkedPair], _ shared: [SharedKey]) -> Ring {
        var kinds: Set<LinkKind> = []
        for pair in component.pairs { for key in pairs[pair].keys { kinds.insert(shared[Int(key)].kind) } }
        return Ring(
            members: component.members, pairs: component.pairs.map(Int32.init),
            kinds: kinds.sorted { $0.rawValue < $1.rawValue })
    }
}
