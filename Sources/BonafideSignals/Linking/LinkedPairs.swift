/// Two applicants and what they share.
package struct LinkedPair: Sendable, Equatable {
    /// The applicant with the smaller number.
    package let a: UInt32
    /// The applicant with the larger number.
    package let b: UInt32
    /// Numbers of the shared keys, ascending.
    package let keys: ArraySlice<Int32>
    fileprivate let facts: PairFacts

    /// Combined weight in millibans, the heaviest key of each family counted.
    package var weight: Int64 { facts.weight }
    /// How many independent families of kinds they share.
    package var families: Int { facts.families }
    /// Whether a kind that links alone is among them.
    package var hasStrong: Bool { facts.hasStrong }
    /// Whether a declaration explains what they share.
    package var explained: Explanation? { facts.explained }
    /// Whether the pair counts as linked.
    ///
    /// One strong kind or two independent kinds are needed; a single shared address or phone never links.
    package var isLinked: Bool { facts.isLinked }

    /// Why two applicants may share identifiers without being one operator.
    package enum Explanation: String, CaseIterable, Sendable {
        case declaredHousehold = "declared_household"
        case declaredAgency = "declared_agency"
        case sameName = "same_name"
        case household = "shared_home_and_family_name"

        /// The words in the order of their numbers in signals.
        package static let words = allCases.map(\.rawValue)

        /// The reason as a bit among all.
        var bit: UInt8 { 1 << (number - 1) }
        /// The number among all reasons, from 1.
        fileprivate var number: UInt8 {
            switch self {
            case .declaredHousehold: 1
            case .declaredAgency: 2
            case .sameName: 3
            case .household: 4
            }
        }
    }

    /// Weighs what two applicants share: for each key its kind and by how many it is shared.
    package init(
        a: UInt32, b: UInt32, keys: [Int32], sharing: some Sequence<(kind: LinkKind, sharers: Int)>,
        explained: Explanation?
    ) {
        var scale = PairScale()
        for (kind, sharers) in sharing { scale.add(kind, sharedBy: sharers) }
        self.init(a: a, b: b, keys: keys[...], facts: PairFacts(scale, explained))
    }

    init(a: UInt32, b: UInt32, keys: ArraySlice<Int32>, facts: PairFacts) {
        (self.a, self.b, self.keys, self.facts) = (a, b, keys, facts)
    }
}

/// Weighs the keys of one pair, for each family the heaviest.
struct PairScale {
    fileprivate var heaviest = SIMD16<UInt16>(repeating: 0)
    fileprivate var hasStrong = false

    /// Adds a key of a kind that so many share.
    @inline(__always)
    mutating func add(_ kind: LinkKind, sharedBy sharers: Int) {
        let family = Int(kind.family)
        heaviest[family] = max(heaviest[family], UInt16(clamping: kind.weight(sharedBy: sharers)))
        hasStrong = hasStrong || kind.isStrong
    }
}

/// What is told of a pair beside its keys, in four bytes.
struct PairFacts: Sendable, Equatable {
    /// Sixteen families of 22 decibans each fit.
    private let millibans: UInt16
    private let count: UInt8
    /// The number of the explanation and one, and the top bit for a strong kind.
    private let tail: UInt8

    /// Tells nothing.
    init() { (millibans, count, tail) = (0, 0, 0) }

    init(_ scale: PairScale, _ explained: LinkedPair.Explanation?) {
        millibans = scale.heaviest.wrappedSum()
        count = UInt8((0..<16).count { scale.heaviest[$0] > 0 })
        tail = (explained?.number ?? 0) | (scale.hasStrong ? 0x80 : 0)
    }

    private init(_ millibans: UInt16, _ count: UInt8, _ tail: UInt8) {
        (self.millibans, self.count, self.tail) = (millibans, count, tail)
    }

    /// The same of a pair whose sharing is explained.
    func explained(by reason: LinkedPair.Explanation) -> PairFacts {
        PairFacts(millibans, count, tail & 0x80 | reason.number)
    }

    var weight: Int64 { Int64(millibans) }
    var families: Int { Int(count) }
    var hasStrong: Bool { tail & 0x80 != 0 }
    /// The number of the explanation among its words.
    var explanation: Int? { tail & 0x7f == 0 ? nil : Int(tail & 0x7f) - 1 }
    var explained: LinkedPair.Explanation? { explanation.map { LinkedPair.Explanation.allCases[$0] } }
    var isLinked: Bool { explanation == nil && (hasStrong || (families >= 2 && weight >= 1_400)) }
}

/// Pairs of applicants in flat columns.
package struct LinkedPairs: RandomAccessCollection, Sendable, Equatable {
    /// The smaller number above the larger one.
    private var rows: [UInt64] = []
    private var facts: [PairFacts] = []
    /// Where the keys of each pair end; those of the next begin there.
    private var ends: [UInt32] = []
    private var keys: [Int32] = []

    /// Takes pairs, ascending by applicants.
    package init(_ pairs: some Sequence<LinkedPair>) {
        for pair in pairs { append(pair.a, pair.b, pair.keys, pair.facts) }
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { rows.count }

    package subscript(place: Int) -> LinkedPair {
        LinkedPair(a: a(place), b: b(place), keys: keys[span(place)], facts: facts[place])
    }

    /// The smaller number of a pair.
    @inline(__always)
    func a(_ place: Int) -> UInt32 { UInt32(truncatingIfNeeded: rows[place] >> 32) }
    /// The larger number of a pair.
    @inline(__always)
    func b(_ place: Int) -> UInt32 { UInt32(truncatingIfNeeded: rows[place]) }
    /// What is told of a pair beside its keys.
    @inline(__always)
    func facts(_ place: Int) -> PairFacts { facts[place] }
    /// The numbers of the keys of a pair.
    @inline(__always)
    func keys(_ place: Int) -> ArraySlice<Int32> { keys[span(place)] }

    @inline(__always)
    private func span(_ place: Int) -> Range<Int> { (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place]) }

    /// Starts empty.
    init() {}

    /// Joins pairs that were found in parts, each ascending and behind those before.
    init(joining parts: [LinkedPairs]) {
        for part in parts {
            let start = UInt32(truncatingIfNeeded: keys.count)
            rows += part.rows
            facts += part.facts
            keys += part.keys
            for end in part.ends { ends.append(start &+ end) }
        }
    }

    /// Adds a pair behind the others.
    mutating func append(_ a: UInt32, _ b: UInt32, _ shared: some Sequence<Int32>, _ told: PairFacts) {
        keys.append(contentsOf: shared)
        rows.append(UInt64(a) << 32 | UInt64(b))
        facts.append(told)
        ends.append(UInt32(truncatingIfNeeded: keys.count))
    }
}
