import BonafideCore
import BonafideSignals
import Testing

/// What the first of two rounds tells of who shares what.
@Suite struct CandidateKeysTests {
    private static let sharers = 25

    /// One device of 25, one phone of the last two of them and of one more, and as many who share nothing.
    private static func applicants() -> [Applicant] {
        var made = MadeApplicants()
        for number in 0..<(2 * sharers) {
            let isCaller = (sharers - 2...sharers).contains(number)
            let phone = isCaller ? "+15550100123" : "+1555\(2_000_000 + number * 100)"
            let device = number < sharers ? "all" : "own-\(number)"
            made.add([.id: "A-\(number)", .basicsPhone: phone], [[(SessionField.deviceId.path, device)]])
        }
        return made.all
    }

    /// However far apart the numbers of applicants lie, and in whatever order they come.
    @Test(arguments: [1, 70, 300, 20_000, 1_300_000] as [UInt32], [1, 2, 3])
    func fewAreReadAgainAndManyAreToldAtOnce(step: UInt32, workers: Int) {
        let all = Self.applicants()
        let gathered = (0..<workers).map { _ in CompactKeys() }
        for (worker, keys) in gathered.enumerated() {
            var own = all.indices.filter { $0 % workers == worker }
            if worker == 1 { own.reverse() }
            MadeApplicants().extractor().compactKeys(
                of: own.map { all[$0] }, rows: own.map { UInt32($0) * step }, into: keys, unless: nil
            ) { _, _ in }
        }
        let found = CandidateKeys(gathered, rows: all.count * Int(step), threads: workers)
        for number in all.indices {
            let row = UInt32(number) * step
            #expect(found.rows.contains(row) == (Self.sharers - 2...Self.sharers).contains(number))
            #expect(found.hubRows[row] == (number < Self.sharers ? LinkKind.device.bit : 0))
        }
        #expect(found.hubs(without: []).map { "\($0.kind) \($0.count)" } == ["device 25"])
    }

    /// A picture many share is a hub by each of the keys pictures are told by, whose sharers are the same.
    @Test(arguments: [1, 3]) func aPictureManyShareIsToldAtOnce(threads: Int) {
        var made = MadeApplicants()
        for number in 0..<40 { made.add([.id: "A-\(number)", .photoPhash: "9d3a61f047c82eb5"], []) }
        let keys = CompactKeys()
        made.extractor().compactKeys(
            of: made.all, rows: made.all.indices.map { UInt32($0) }, into: keys, unless: nil
        ) { _, _ in }
        let hubs = CandidateKeys([keys], rows: made.all.count, threads: threads).hubs(without: [])
        #expect(hubs.count == 20)
        #expect(hubs.allSatisfy { $0.kind == .headshot && $0.count == 40 && $0.rows.isEmpty })
    }

    /// An applicant whose id comes twice may be one applicant less, so no hub rests on it.
    @Test(arguments: [(0, 0), (4, 0), (5, 1)]) func repeatedIDsMakeNoHub(repeated: Int, read: Int) {
        var made = MadeApplicants()
        for number in 0..<Self.sharers {
            made.add(
                [.id: number < repeated ? "A-again" : "A-\(number)"], [[(SessionField.deviceId.path, "all")]])
        }
        let keys = CompactKeys()
        made.extractor().compactKeys(
            of: made.all, rows: made.all.indices.map { UInt32($0) }, into: keys, unless: nil
        ) { _, _ in }
        let found = CandidateKeys([keys], rows: made.all.count, threads: 1)
        #expect(found.hubs(without: [1, 2]).map(\.count) == (read > 0 ? [] : [repeated == 0 ? 25 : 23]))
        #expect(found.rows.contains(24) == (read > 0))
        #expect(found.rows.contains(0) == (repeated > 0))
    }
}

@Suite struct RowKindsTests {
    /// Two bytes number the sets of most runs; those of a run that has more sets are kept as well.
    @Test(arguments: [10, 70_000]) func anyNumberOfSetsIsKept(sets: UInt32) {
        let kinds = RowKinds()
        for half in 0..<2 as Range<UInt32> {
            var pen = RowKinds.Pen(kinds)
            for row in 0..<sets { pen.note(row, half == 0 ? row & 0xff : row & ~0xff) }
        }
        #expect((0..<sets).allSatisfy { kinds[$0] == $0 })
        #expect(kinds[sets] == 0 && kinds[.max] == 0)
    }

    /// What one applicant without a number comes to have is not what the next one has.
    @Test func sumsOfRareSetsAreTheirOwn() {
        let kinds = RowKinds()
        var pen = RowKinds.Pen(kinds)
        pen.note(0, 0x10_0003)
        for row in 1...65_533 as ClosedRange<UInt32> { pen.note(row, row) }
        let notes: [(row: UInt32, bits: UInt32)] = [
            (70_000, 0x10_0001), (70_001, 0x20_0000), (70_000, 2), (70_001, 2),
        ]
        for (row, bits) in notes { pen.note(row, bits) }
        #expect(kinds[70_000] == 0x10_0003)
        #expect(kinds[70_001] == 0x20_0002)
    }
}
