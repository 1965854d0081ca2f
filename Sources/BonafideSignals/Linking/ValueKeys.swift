/// The values one worker gathers to be counted, parted by the top bits of their hashes; 8 bytes a value, 12 with a
/// member.
///
/// Used by one task at a time.
package final class ValueKeys: @unchecked Sendable {
    static let partitions = 128

    /// A value with one of those it is counted by, twelve bytes.
    struct Membership: BitwiseCopyable {
        let low: UInt32
        let high: UInt32
        let member: UInt32

        @inline(__always)
        init(_ value: UInt64, member: UInt32) {
            low = UInt32(truncatingIfNeeded: value)
            high = UInt32(truncatingIfNeeded: value >> 32)
            self.member = member
        }

        @inline(__always)
        var value: UInt64 { UInt64(high) << 32 | UInt64(low) }
    }

    private let values: UnsafeMutablePointer<BlockChain<UInt64>>
    private let memberships: UnsafeMutablePointer<BlockChain<Membership>>

    /// Starts empty.
    package init() {
        values = .allocate(capacity: Self.partitions)
        memberships = .allocate(capacity: Self.partitions)
        for part in 0..<Self.partitions {
            (values + part).initialize(to: BlockChain())
            (memberships + part).initialize(to: BlockChain())
        }
    }

    deinit {
        values.deinitialize(count: Self.partitions)
        memberships.deinitialize(count: Self.partitions)
        values.deallocate()
        memberships.deallocate()
    }

    /// Counts one applicant for a value.
    @inline(__always)
    package func add(_ value: UInt64) { values[Int(value >> 57)].append(value) }

    /// Counts a member for a value, each once however often it comes.
    @inline(__always)
    package func add(_ value: UInt64, member: UInt64) {
        memberships[Int(value >> 57)].append(Membership(value, member: UInt32(truncatingIfNeeded: member)))
    }

    /// Hands over the values of a partition, to be counted.
    func take(_ part: Int, into all: inout [UInt64], _ members: inout [Membership]) {
        values[part].copy(to: &all)
        values[part].removeAll()
        memberships[part].copy(to: &members)
        memberships[part].removeAll()
    }

    /// How many values and memberships lie in a partition.
    func counts(_ part: Int) -> (values: Int, members: Int) { (values[part].count, memberships[part].count) }
}
