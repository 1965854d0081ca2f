import BonafideTestSupport
import CByteScan
import Testing

/// The walks through text, with the processor's widest instructions and without.
@Suite struct TableWalkTests {
    private static let room = 64

    /// Text of delimiters, quotation marks, line ends and letters, some outside ASCII, with room behind it.
    private static func text(_ random: inout MutationRandom, _ count: Int) -> [UInt8] {
        let signs: [UInt8] = [0x2c, 0x22, 0x0a, 0x0d, 0x61, 0x61, 0x61, 0x62, 0, 0xc3]
        let kinds = 5 + random.next(below: 6)
        return (0..<count).map { _ in
            random.next(below: 3) == 0 ? signs[random.next(below: min(kinds, signs.count))] : 0x61
        } + (0..<room).map { _ in signs[random.next(below: signs.count)] }
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func rowsAreTheSameOnEveryProcessor(seed: UInt64) {
        var random = MutationRandom(seed: seed)
        for _ in 0..<40 {
            let count = random.next(below: 700)
            let bytes = Self.text(&random, count)
            let width = 1 + random.next(below: 12)
            let best = Self.walk(bytes, count, width, bonafide_next_row_block)
            #expect(best == Self.walk(bytes, count, width, bonafide_next_row_block_plain))
        }
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func cutsAreThoseOfALoop(seed: UInt64) {
        var random = MutationRandom(seed: seed)
        for _ in 0..<40 {
            let count = random.next(below: 500)
            let bytes = Self.text(&random, count)
            for hasQuotes: Int32 in [0, 1] {
                let expected = Self.cut(bytes[..<count], hasQuotes != 0)
                for cut in [bonafide_cut_text, bonafide_cut_text_plain] {
                    let found = bytes.withUnsafeBufferPointer { cut($0.baseAddress, count, hasQuotes) }
                    #expect([Int(found.end), Int(found.records), Int(found.lines)] == expected.places)
                    #expect((found.inside != 0) == expected.isInside)
                }
            }
        }
    }

    private typealias Step = (UnsafeMutablePointer<bonafide_table_walk>) -> Int32

    /// Everything a walk tells, block by block.
    private static func walk(_ bytes: [UInt8], _ count: Int, _ width: Int, _ step: Step) -> [UInt64] {
        var told: [UInt64] = []
        var ends = [Int](repeating: 0, count: width + room)
        bytes.withUnsafeBufferPointer { text in
            ends.withUnsafeMutableBufferPointer { ends in
                var walk = bonafide_table_walk()
                walk.base = text.baseAddress
                walk.count = count
                walk.delimiter = 0x2c
                walk.ends = ends.baseAddress
                walk.width = width
                walk.behind_separator = 1
                while step(&walk) != 0 {
                    told += [
                        UInt64(walk.block), UInt64(walk.next), UInt64(walk.fields), walk.inside, walk.behind_separator,
                        walk.behind_close, walk.had_stray, walk.had_doubled, walk.had_unusual == 0 ? 0 : 1,
                        walk.inner_lines, walk.separators, walk.breaks, walk.inner, walk.stray, walk.doubled,
                        walk.unusual == 0 ? 0 : 1,
                    ]
                    told += ends[..<min(walk.fields, width)].map { UInt64($0) }
                    walk.fields = 0
                }
                told += [UInt64(walk.next), walk.inside]
            }
        }
        return told
    }

    private static func cut(_ bytes: ArraySlice<UInt8>, _ hasQuotes: Bool) -> (places: [Int], isInside: Bool) {
        var places = [0, 0, 0]
        var lines = 0
        var isInside = false
        for (index, byte) in bytes.enumerated() {
            if byte == 0x22, hasQuotes { isInside.toggle() }
            guard byte == 0x0a else { continue }
            lines += 1
            if !isInside { places = [index + 1, places[1] + 1, lines] }
        }
        return (places, isInside)
    }
}
