import BonafidePipeline
import BonafideReport
import BonafideSignals
import BonafideStore
import Foundation
import Testing

/// Applicants with keys drawn from small pools, so that rings form, grow and dissolve.
private struct Crowd {
    private var state: UInt64
    private(set) var profiles: [StoredProfile] = []

    init(seed: UInt64, count: Int) {
        state = seed
        for number in 0..<count {
            var keys: [StoredKey] = []
            for (kind, pool) in [
                (LinkKind.wallet, 90), (.phone, 60), (.device, 60), (.sessionAddress, 5), (.homeAddress, 40),
            ]
            where next(3) > 0 {
                let value = UInt64(next(pool * count / 100 + 1))
                let mixed = (value &+ 1) &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(kind.rawValue) << 56
                keys.append(StoredKey(kind: kind.rawValue, first: mixed, second: ~mixed))
            }
            var digest = [UInt8](repeating: 0, count: 32)
            for byte in digest.indices { digest[byte] = UInt8(next(256)) }
            let household: UInt32 = next(12) == 0 ? UInt32(next(6) + 1) : 0
            profiles.append(
                StoredProfile(
                    applicant: "P-\(1000 + number)", digest: digest,
                    declared: [UInt32(number + 1), household, 0, UInt32(number + 1), 0, 0, 0], keys: keys))
        }
    }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    /// The keys of some applicants, numbered from 0.
    static func keys(_ profiles: [StoredProfile]) -> LinkKeys {
        var keys = LinkKeys()
        for (row, profile) in profiles.enumerated() {
            for key in profile.keys {
                guard let kind = LinkKind(rawValue: key.kind) else { continue }
                keys.add(
                    LinkKeyEntry(hash: LinkHash(first: key.first, second: key.second), row: UInt32(row), kind: kind))
            }
            keys.declare(
                row: UInt32(row),
                LinkDeclarations(
                    applicant: profile.declared[0], household: profile.declared[1],
                    name: profile.declared[3]))
            var name = profile.applicant
            name.withUTF8 { keys.name(row: UInt32(row), $0) }
        }
        return keys
    }
}

@Suite struct IncrementalLinkTests {
    private static let found = StoredAssessment(band: "low", total: 0, low: 0, high: 0, coveragePermille: 0, codes: "")

    /// What an index says of one row, in words that do not depend on how rows are numbered.
    private static func words(_ index: LinkIndex, _ row: UInt32) -> [String] {
        let pairs = index.pairs(of: row).map { pair in
            let link = index.link(pair)
            return "\(link.a) \(link.b) \(link.kinds) \(link.weight) \(pair.explained?.rawValue ?? "")"
        }
        let ring = index.ring(of: row).map { $0.members.map { index.name(of: $0) }.sorted().joined(separator: ",") }
        return pairs.sorted() + ["ring \(ring ?? "none")", "hubs \(index.hubKinds(of: row))"]
    }

    private static func rings(_ profiles: [StoredProfile]) -> [[String]] {
        let index = LinkIndex([Crowd.keys(profiles)])
        return index.rings.map { $0.members.map { index.name(of: $0) }.sorted() }.sorted { $0[0] < $1[0] }
    }

    private static func stored(_ store: CaseStore) throws -> [[String]] {
        try store.rings().map(\.members).sorted { $0[0] < $1[0] }
    }

    private static func run(_ store: CaseStore, _ number: Int, _ batch: [StoredProfile], whole: Bool) throws
        -> LinkIndex
    {
        let keeper = try RunKeeper(
            store: store, run: StoredRun(identity: [UInt8(number)], engine: "", pack: "", asOf: Int64(number)))
        var digests: [ProfileDigest: UInt32] = [:]
        for (row, profile) in batch.enumerated() { digests[ProfileDigest(profile.digest)] = UInt32(row) }
        let keys = Crowd.keys(batch)
        let index = LinkIndex([keys, try keeper.neighbours(of: [keys], digests: digests, whole: whole)])
        try keeper.keep(
            batch.enumerated().map {
                RunKeeper.Record(row: UInt32($0), profile: $1, assessment: Self.found)
            })
        try keeper.finish(index)
        return index
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64], [false, true])
    func piecesGiveTheRingsOfTheWhole(seed: UInt64, whole: Bool) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".db").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try CaseStore(path: path, secretMark: "m")
        let all = Crowd(seed: seed, count: 160).profiles
        var start = 0
        for (number, size) in [50, 1, 30, 1, 1, 60, 17].enumerated() {
            let batch = Array(all[start..<(start + size)])
            let index = try Self.run(store, number, batch, whole: whole)
            let seen = Array(all[..<(start + size)])
            let reference = LinkIndex([Crowd.keys(seen)])
            for row in batch.indices {
                #expect(Self.words(index, UInt32(row)) == Self.words(reference, UInt32(start + row)))
            }
            #expect(try Self.stored(store) == Self.rings(seen))
            start += size
        }
        #expect(!(try Self.stored(store).isEmpty))
        // The last export again, and one whose first half was kept by a run that broke off.
        _ = try Self.run(store, 6, Array(all[143...]), whole: whole)
        #expect(try Self.stored(store) == Self.rings(all))
        #expect(try store.profileCount() == all.count)
    }

    @Test(arguments: [7, 8, 9] as [UInt64])
    func erasureGivesTheRingsOfWhoIsLeft(seed: UInt64) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".db").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try CaseStore(path: path, secretMark: "m")
        var left = Crowd(seed: seed, count: 120).profiles
        _ = try Self.run(store, 1, left, whole: true)
        for place in stride(from: 100, to: 0, by: -9) {
            let gone = left.remove(at: place)
            #expect(try StoreCare(store).erase(gone.applicant).removed == 1)
            #expect(try Self.stored(store) == Self.rings(left))
            #expect(try store.held(of: gone.applicant).isEmpty)
        }
        #expect(try StoreCare(store).erase("nobody").removed == 0)
        #expect(try StoreCare(store).purge(before: 0).removed == 0)
        #expect(try Self.stored(store) == Self.rings(left))
    }

    @Test func aBrokenRunIsLinkedByTheNext() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".db").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try CaseStore(path: path, secretMark: "m")
        let all = Crowd(seed: 11, count: 90).profiles
        _ = try Self.run(store, 1, Array(all[..<40]), whole: false)
        let broken = try RunKeeper(store: store, run: StoredRun(identity: [2], engine: "", pack: "", asOf: 2))
        try broken.keep(all[40..<60].map { RunKeeper.Record(row: 0, profile: $0, assessment: Self.found) })
        _ = try Self.run(store, 3, Array(all[60...]), whole: false)
        #expect(try Self.stored(store) == Self.rings(all))
    }
}
