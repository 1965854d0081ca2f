internal import BonafideCore
internal import Synchronization

/// Names that were searched for and met nothing on any list, kept so that names which come again cost next to nothing.
///
/// Exports repeat employers, schools and common names by the thousand. A name is kept as a 64-bit keyed hash in one
/// slot of a fixed table; threads may overwrite each other's slots, which costs a search and changes no result.
final class QuietNames: @unchecked Sendable {
    private static let count = 1 << 18
    private let slots: UnsafeMutablePointer<Atomic<UInt64>>
    private let hasher = ValueHasher()

    init() {
        slots = .allocate(capacity: Self.count)
        for index in 0..<Self.count { (slots + index).initialize(to: Atomic(0)) }
    }

    deinit {
        slots.deinitialize(count: Self.count)
        slots.deallocate()
    }

    /// The hash of a name asked for as a kind of party; never 0.
    func hash(_ name: UnsafeBufferPointer<UInt8>, _ kind: NameKind, withVessels: Bool) -> UInt64 {
        hasher.hash(UInt64(kind.rawValue << 1 | (withVessels ? 1 : 0)), name) | 1
    }

    /// The hash of a name asked for.
    func hash(_ asked: NameAsked) -> UInt64 {
        var text = asked.text
        return text.withUTF8 { hash($0, asked.kind, withVessels: asked.withVessels) }
    }

    func contains(_ hash: UInt64) -> Bool { slots[slot(hash)].load(ordering: .relaxed) == hash }
    func insert(_ hash: UInt64) { slots[slot(hash)].store(hash, ordering: .relaxed) }

    private func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 24) & (Self.count - 1) }
}
