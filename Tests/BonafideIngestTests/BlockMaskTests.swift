import BonafideIngest
import BonafideTestSupport
import Testing

/// The masks of 64 bytes against a loop over them.
@Suite struct BlockMaskTests {
    @Test(arguments: 0..<16 as Range<UInt64>)
    func masksFindEveryByte(seed: UInt64) {
        var random = MutationRandom(seed: seed)
        for _ in 0..<200 {
            let few = random.next(below: 2) == 0
            var block = (0..<64).map { _ in UInt8(truncatingIfNeeded: random.next(below: few ? 3 : 128)) &+ 0x20 }
            if random.next(below: 2) == 0 { block[random.next(below: 64)] = [0, 0x80, 0xff][random.next(below: 3)] }
            block.withUnsafeBufferPointer { bytes in
                guard let base = bytes.baseAddress else { return }
                for wanted in [0x20, 0x21, 0x22, 0x2c, 0x0a, 0, 0xff] as [UInt8] {
                    let expected = bytes.indices.reduce(UInt64(0)) { $0 | (bytes[$1] == wanted ? 1 << UInt64($1) : 0) }
                    #expect(BlockMasks.equal(base, wanted) == expected)
                }
            }
        }
    }
}
