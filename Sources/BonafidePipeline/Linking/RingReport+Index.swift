package import BonafideReport
package import BonafideSignals

extension RingReport {
    /// Names the members of the rings of an index and marks the links they hang by.
    package init(_ index: LinkIndex) {
        self.init(
            rings: index.rings, pairs: index.linked, explained: index.explained,
            kind: { index.shared[Int($0)].kind }, name: { index.name(of: $0) },
            hubs: index.hubKeys.map { Hub(kind: $0.kind.word, sharers: $0.count) })
    }

    /// Names the members of rings and marks the links they hang by; `explained` counts pairs by what explains them.
    init(
        rings: [BonafideSignals.Ring], pairs: LinkedPairs, explained: [LinkedPair.Explanation: Int],
        kind: (Int32) -> LinkKind, name: (UInt32) -> String, hubs: [Hub]
    ) {
        let named = rings.map { ring in
            let links = ring.pairs.map { pairs[Int($0)] }
            let sides = Bridges.smallerSides(of: links.map { ($0.a, $0.b) })
            return RingReport.Ring(
                members: ring.members.map(name), kinds: ring.kinds.map(\.word),
                links: zip(links, sides).map { Self.link($0, isBridge: $1 > 0, kind: kind, name: name) })
        }
        self.init(rings: named, hubs: hubs, explained: explained.map { ($0.key.rawValue, $0.value) })
    }

    static func link(
        _ pair: LinkedPair, isBridge: Bool, kind: (Int32) -> LinkKind, name: (UInt32) -> String
    ) -> RingReport.Link {
        let kinds = Set(pair.keys.map(kind)).sorted {
            $0.weight != $1.weight ? $0.weight > $1.weight : $0.rawValue < $1.rawValue
        }
        return RingReport.Link(
            a: name(pair.a), b: name(pair.b), kinds: kinds.map(\.word), weight: pair.weight, isBridge: isBridge)
    }
}

extension LinkIndex {
    /// A pair with the names of its applicants and kinds.
    package func link(_ pair: LinkedPair, isBridge: Bool = false) -> RingReport.Link {
        RingReport.link(pair, isBridge: isBridge, kind: { shared[Int($0)].kind }, name: { name(of: $0) })
    }
}
