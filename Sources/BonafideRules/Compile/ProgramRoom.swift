package import BonafideCore

/// The registers of one worker: truth as words of lanes, values as 64 lanes each.
package struct ProgramRoom: ~Copyable {
    /// For each truth register, the lanes that can be true, can be false, and met an error.
    let canBeTrue: UnsafeMutablePointer<UInt64>
    let canBeFalse: UnsafeMutablePointer<UInt64>
    let failed: UnsafeMutablePointer<UInt64>
    /// Values of temporaries, 64 lanes each, with the lanes that have one and the lanes that met an error.
    let values: UnsafeMutablePointer<UInt64>
    let known: UnsafeMutablePointer<UInt64>
    let broken: UnsafeMutablePointer<UInt64>
    /// For one lane alone: truth registers and states of temporaries, a byte each.
    let single: UnsafeMutablePointer<UInt8>
    let singleStates: UnsafeMutablePointer<UInt8>

    /// Makes room for a program's registers.
    package init(_ program: Program) {
        func words(_ count: Int) -> UnsafeMutablePointer<UInt64> {
            let words = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, count))
            words.initialize(repeating: 0, count: max(1, count))
            return words
        }
        canBeTrue = words(program.truths)
        canBeFalse = words(program.truths)
        failed = words(program.truths)
        values = words(program.temporaries * SignalBlock.lanes)
        known = words(program.temporaries)
        broken = words(program.temporaries)
        single = .allocate(capacity: program.truths + 1)
        single.initialize(repeating: 0, count: program.truths + 1)
        singleStates = .allocate(capacity: program.temporaries + 1)
        singleStates.initialize(repeating: 0, count: program.temporaries + 1)
    }

    deinit {
        canBeTrue.deallocate()
        canBeFalse.deallocate()
        failed.deallocate()
        values.deallocate()
        known.deallocate()
        broken.deallocate()
        single.deallocate()
        singleStates.deallocate()
    }
}
