internal import BonafideCore
internal import Synchronization

/// What a name asked for meets on the lists, whatever is known beside the name.
final class MetName: Sendable {
    /// The nearest name of a listed party.
    struct Hit {
        /// The list, by its place among those screened.
        let list: Int
        /// The party and its name.
        let entry, name: Int
        /// Likeness of the names, and what it says when nothing else is known.
        let score, evidence: Float
        /// Whether the list calls the name weak.
        let isWeak: Bool

        /// A strong name goes before a weak one unless the weak is far nearer.
        func isBetter(than other: Hit) -> Bool {
            let (a, b) = (score - (isWeak ? 0.15 : 0), other.score - (other.isWeak ? 0.15 : 0))
            return a > b
        }
    }

    /// The parties met, by list and place.
    let hits: [Hit]
    /// How many listed names were compared in full.
    let comparedCount: Int

    init(hits: [Hit], comparedCount: Int) {
        self.hits = hits
        self.comparedCount = comparedCount
    }
}

/// A name as it is asked for: what the lists give for it depends on nothing else.
struct NameAsked: Equatable, Sendable {
    let text: String
    let kind: NameKind
    let withVessels: Bool
}

/// Names that were searched for before and met something; those that met nothing are told by `QuietNames`.
///
/// They are kept for the run, in bounded memory.
final class MetNames: Sendable {
    private static let shards = 16
    private static let capacity = 1_024
    private static let hitCapacity = 1 << 14
    private let known: [Shard] = (0..<shards).map { _ in Shard() }

    private struct Known {
        let asked: NameAsked
        let met: MetName
    }

    private final class Shard: Sendable {
        let names = Mutex((KeyTable<Known>(), hits: 0))
    }

    /// What a name met that has this hash.
    func name(_ asked: NameAsked, _ hash: UInt64) -> MetName? {
        guard let known = shard(hash).names.withLock({ $0.0[hash] }), known.asked == asked else { return nil }
        return known.met
    }

    /// Keeps what a name met.
    func keep(_ met: MetName, _ asked: NameAsked, _ hash: UInt64) {
        shard(hash).names.withLock { names in
            if names.0.count >= Self.capacity || names.hits + met.hits.count > Self.hitCapacity {
                names.0.removeAll()
                names.hits = 0
            }
            names.0[hash] = Known(asked: asked, met: met)
            names.hits += met.hits.count
        }
    }

    private func shard(_ hash: UInt64) -> Shard { known[Int(truncatingIfNeeded: hash >> 57) & (Self.shards - 1)] }
}
