import BonafideStore
import Foundation
import Testing

/// A folder that is gone when the test is.
private final class Scratch {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bonafide-" + UUID().uuidString)

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
}

@Suite struct CaseStoreTests {
    private static func profile(_ number: Int, keys: [Int] = []) -> StoredProfile {
        StoredProfile(
            applicant: "A-\(number)", digest: [UInt8](repeating: UInt8(number), count: 32),
            declared: [UInt32(number), 0, 7, 0xffff_ffff, 1, 2, 3],
            keys: keys.map { StoredKey(kind: 1, first: UInt64.max - UInt64($0), second: UInt64($0)) })
    }

    private static let found = StoredAssessment(
        band: "high", total: 120, low: -40, high: 900, coveragePermille: 310, codes: "LK-001 NW-003")

    private static func run(_ number: UInt8, asOf: Int64 = 1000) -> StoredRun {
        StoredRun(identity: [number, 1, 2], engine: "1", pack: "p 1", asOf: asOf)
    }

    @Test func keepsAndFindsProfiles() throws {
        let scratch = try Scratch()
        let store = try CaseStore(path: scratch.path("a.db"), secretMark: "m")
        let run = try store.begin(Self.run(1))
        let numbers = try store.keep(
            [(Self.profile(1, keys: [5, 6]), Self.found), (Self.profile(2, keys: [6]), Self.found)], run: run,
            asOf: 1000)
        #expect(
            try store.profiles(numbers).map(\.profile) == [Self.profile(1, keys: [5, 6]), Self.profile(2, keys: [6])])
        #expect(try store.sharers(of: [UInt64.max - 6, UInt64.max - 5, 0], limit: 9) == [numbers, [numbers[0]], []])
        #expect(try store.unlinked() == numbers)
        let held = try store.held(of: "A-1")
        #expect(held.map(\.profile) == [Self.profile(1, keys: [5, 6])])
        #expect(held.first?.assessments.map(\.found) == [Self.found])
        #expect(try store.counts() == (2, 2, 0, 1))
    }

    @Test func oneProfileIsKeptOnceAndRunsGoOn() throws {
        let scratch = try Scratch()
        let path = scratch.path("a.db")
        for _ in 0..<3 {
            let store = try CaseStore(path: path, secretMark: "m")
            let run = try store.begin(Self.run(1))
            #expect(run == 1)
            #expect(try store.keep([(Self.profile(1), Self.found)], run: run, asOf: 1000) == [1])
        }
        let store = try CaseStore(path: path, secretMark: "m")
        #expect(try store.counts() == (1, 1, 0, 1))
    }

    @Test func ringsAreReplacedWhole() throws {
        let scratch = try Scratch()
        let store = try CaseStore(path: scratch.path("a.db"), secretMark: "m")
        let run = try store.begin(Self.run(1))
        let numbers = try store.keep((1...5).map { (Self.profile($0), Self.found) }, run: run, asOf: 1000)
        try store.replaceRings(
            of: numbers, with: [StoredRing(name: "A-1", kinds: ["wallet"], members: Array(numbers[0...2]))],
            finishing: run)
        #expect(try store.rings().map(\.members) == [["A-1", "A-2", "A-3"]])
        #expect(try store.unlinked().isEmpty)
        try store.replaceRings(
            of: Array(numbers[1...3]),
            with: [StoredRing(name: "A-2", kinds: ["wallet"], members: Array(numbers[1...3]))], finishing: nil)
        #expect(try store.rings().map(\.members) == [["A-2", "A-3", "A-4"]])
        #expect(try store.members(of: Set(try store.profiles(numbers).compactMap(\.ring))) == Array(numbers[1...3]))
    }

    @Test func removalTakesEverythingAndMarksWhoIsLeft() throws {
        let scratch = try Scratch()
        let store = try CaseStore(path: scratch.path("a.db"), secretMark: "m")
        let run = try store.begin(Self.run(1))
        let numbers = try store.keep((1...3).map { (Self.profile($0, keys: [9]), Self.found) }, run: run, asOf: 1000)
        try store.replaceRings(
            of: numbers, with: [StoredRing(name: "A-1", kinds: ["wallet"], members: numbers)], finishing: run)
        try store.remove([numbers[0]], touching: [])
        #expect(try store.held(of: "A-1").isEmpty)
        #expect(try store.sharers(of: [UInt64.max - 9], limit: 9) == [[numbers[1], numbers[2]]])
        #expect(try store.unlinked() == [numbers[1], numbers[2]])
        #expect(try store.rings().isEmpty)
    }

    @Test func latestScoresLeaveOutTheRunItself() throws {
        let scratch = try Scratch()
        let store = try CaseStore(path: scratch.path("a.db"), secretMark: "m")
        var found = Self.found
        for (number, score) in [(1, -500), (2, 1600), (3, -20)] as [(UInt8, Int64)] {
            found.total = score
            let run = try store.begin(Self.run(number, asOf: Int64(number) * 100))
            _ = try store.keep([(Self.profile(1), found)], run: run, asOf: Int64(number) * 100)
        }
        #expect(try store.latestScores(of: [1, 99], except: 3) == [1600, nil])
        #expect(try store.latestScores(of: [1], except: 2) == [-20])
    }

    @Test func purgingForgetsIdleRuns() throws {
        let scratch = try Scratch()
        let store = try CaseStore(path: scratch.path("a.db"), secretMark: "m")
        for (number, asOf) in [(1, 100), (2, 200)] as [(UInt8, Int64)] {
            let run = try store.begin(Self.run(number, asOf: asOf))
            _ = try store.keep([(Self.profile(Int(number)), Self.found)], run: run, asOf: asOf)
        }
        #expect(try store.numbers(lastSeenBefore: 200) == [1])
        try store.remove([1], touching: [])
        #expect(try store.removeIdleRuns() == 1)
        #expect(try store.counts() == (1, 1, 0, 1))
    }

    @Test func refusesOtherSecretsAndOtherFiles() throws {
        let scratch = try Scratch()
        let path = scratch.path("a.db")
        _ = try CaseStore(path: path, secretMark: "m")
        #expect(throws: StoreError.otherSecret) { try CaseStore(path: path, secretMark: "n") }
        let other = scratch.path("text.db")
        try Data(String(repeating: "no database at all\n", count: 400).utf8).write(to: URL(fileURLWithPath: other))
        #expect(throws: StoreError.self) { try CaseStore(path: other, secretMark: "m") }
    }
}
