import BonafideCore
import BonafideIngest
import BonafidePipeline
import BonafideSignals
import Foundation
import Testing

/// The first pass keeps little of most applicants; what it finds must be what keeping everything finds.
@Suite struct LinkRoundsTests {
    /// Two exports in which about one applicant in ten shares something, pictures a few bits apart among it, some ids come
    /// twice, and one in five shares what so many share that it says nothing: a device, a picture, and one of two mailboxes
    /// that are written in several ways, some of which a few share.
    private static func exports() -> [String] {
        var random = SeededGenerator(seed: 11)
        func number(_ below: UInt64) -> UInt64 { random.next() % below }
        func row(_ id: String) -> String {
            let account = number(20) == 0 ? "DE89370400440532013000" : ""
            let isMany = number(5) == 0
            let device = isMany ? "dev-all" : "dev-\(number(900))-\(number(9))"
            let team = number(9) == 0 ? "team.of.fenn@gmail.com" : "teamoffenn@gmail.com"
            let crew = number(9) == 0 ? "crewmates@example.org" : "crewmates+\(number(30))@example.org"
            let own = "ada.fenn\(number(700))@\(number(2) == 0 ? "gmail.com" : "example.org")"
            let mail = isMany ? (number(2) == 0 ? team : crew) : own
            let second = number(9) == 0 ? "ada.fenn\(number(700))@example.org" : ""
            let shown: UInt64 = isMany ? 0 : 1 << number(64) ^ number(900) << 40
            let picture = String((0x9d3a_61f0_47c8_2eb5 as UInt64) ^ shown, radix: 16)
            let other = number(9) == 0 ? "+1555\(1_000_000 + number(5000))" : ""
            let paper = String(number(3000), radix: 16)
            return "\(id),\"Fenn, Ada \(number(400))\",\(mail),+1555\(1_000_000 + number(5000)),192.0.2.\(number(250)),"
                + "\(device),\(account),\(picture),\(String(repeating: "0", count: 12))abcdef\(paper),\(second),\(other)"
        }
        let header =
            "profile_id,full_name,email,phone,login1_ip,device_id,payout_account,photo_phash,doc1_sha256,email2,phone2\n"
        return [400, 300].enumerated().map { file, count in
            header
                + (0..<count).map { row("A-\(number(40) == 0 ? 7 : UInt64(file * 1000 + $0))") + "\n" }.joined()
        }
    }

    /// What an index holds, without what depends on the salt.
    private static func summary(_ linked: LinkedRows, rows: UInt32) -> [String] {
        let index = linked.index
        var lines = index.shared.map { "\($0.kind) \($0.rows)" }.sorted()
        lines += index.hubKeys.map { "\($0.kind) \($0.count)" } + ["\(index.sharedCount)"]
        lines += (0..<rows).map { "\($0) \(index.hubKinds(of: $0))" }
        lines += index.pairs.map { pair in
            let kinds = pair.keys.map { "\(index.shared[Int($0)].kind)" }.sorted()
            return "\(pair.a) \(pair.b) \(pair.weight) \(pair.families) \(pair.explained?.rawValue ?? "") \(kinds)"
        }
        lines += index.rings.map { "\(index.id(of: $0)) \($0.members)" }
        lines += (0..<rows).filter { index.sharesAny($0) }.map { "\($0) \(index.name(of: $0)) \(index.kinds(of: $0))" }
        return lines
    }

    private static func write(_ exports: [String], to folder: URL) throws -> [String] {
        try exports.enumerated().map { number, text in
            let path = folder.appendingPathComponent("\(number).csv")
            try Data(text.utf8).write(to: path)
            return path.path
        }
    }

    private static func linker() throws -> LinkExtractor {
        let day = try #require(Day(year: 2026, month: 8, day: 23))
        return try ExtractorCrew(reference: ReferenceData(asOf: day.start)).linker
    }

    @Test func aBrokenInputHidesNoneBehindIt() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("broken-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = try Self.write(Self.exports(), to: folder)
        // A gzip member of stored bytes (RFC 1952) without its trailer.
        let text = Array("profile_id,full_name\nZ-1,Fenn Only\n".utf8)
        let (low, high) = (UInt8(text.count & 255), UInt8(text.count >> 8))
        let cut = folder.appendingPathComponent("cut.csv.gz")
        try Data([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, low, high, ~low, ~high] + text + [1, 2]).write(to: cut)
        let linker = try Self.linker()
        func shared(_ linked: LinkedRows) -> [String] {
            linked.index.shared.map { "\($0.kind) \($0.rows.count)" }.sorted()
                + linked.index.hubKeys.map { "\($0.kind) \($0.count)" }
        }
        let whole = shared(try LinkPass(linker: linker, plan: Ingest.open(paths)).runHere())
        let plan = try Ingest.open([paths[0], cut.path, paths[1]])
        #expect(whole.count > 50)
        #expect(try shared(LinkPass(linker: linker, plan: plan).runHere()) == whole)
        for threads in [1, 3] {
            #expect(try await shared(LinkPass(linker: linker, plan: plan, threads: threads).run()) == whole)
        }
    }

    @Test func theRoundsFindWhatKeepingEveryKeyFinds() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rounds-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let plan = try Ingest.open(Self.write(Self.exports(), to: folder))
        let linker = try Self.linker()
        let whole = Self.summary(try LinkPass(linker: linker, plan: plan).runHere(), rows: 700)
        #expect(whole.count > 900)
        for kind in ["device", "headshot", "emailCanonical", "email", "referencePerson"] {
            #expect(whole.contains { $0.hasPrefix("\(kind) ") && !$0.contains("[") }, "\(kind)")
        }
        for (threads, largeFrom) in [(1, 2_000_000), (3, 2_000_000), (1, 0), (2, 0)] {
            let pass = LinkPass(linker: linker, plan: plan, threads: threads, largeFrom: largeFrom)
            #expect(Self.summary(try await pass.run(), rows: 700) == whole)
        }
    }

    /// Where few columns are read, keys that bear on none of them are passed over, and the columns hold the same.
    @Test(
        arguments: [
            ([LinkSignals.phone], [.phone, .phoneBlock, .referencePerson]),
            ([LinkSignals.document, LinkSignals.device], nil),
            ([LinkSignals.rateToPeers, LinkSignals.referralChain, LinkSignals.ratingCircle], []),
            ([LinkSignals.ringSize], nil), ([LinkSignals.email, LinkSignals.peers], nil),
        ] as [([String], Set<LinkKind>?)])
    func whatFewColumnsTellIsTheSame(names: [String], kinds: Set<LinkKind>?) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("few-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("a.csv")
        try Data(Self.exports()[0].utf8).write(to: path)
        let plan = try Ingest.open([path.path])
        let day = try #require(Day(year: 2026, month: 8, day: 23))
        let crew = try ExtractorCrew(reference: ReferenceData(asOf: day.start))
        let columns = names.compactMap { crew.catalog.column(of: $0) }
        #expect(columns.count == names.count)
        func states(_ crew: ExtractorCrew) async throws -> (states: [SignalState], kinds: Set<LinkKind>) {
            let linked = try await LinkPass(linker: crew.linker, plan: plan, threads: 2).run()
            var block = SignalBlock(columns: crew.catalog.count)
            var states: [SignalState] = []
            var chunk = RawChunk()
            let (source, parser) = (plan.makeSource(), plan.makeParser())
            while try source.next(&chunk) {
                _ = try parser.parse(chunk) { applicants, count in
                    crew.measure(applicants, count: count, linked: linked, into: &block)
                    for lane in 0..<count {
                        states += columns.map { block.view.state(column: $0, lane: lane) }
                    }
                    block.reset()
                }
            }
            return (states, Set(linked.index.shared.map(\.kind)))
        }
        let (all, few) = (try await states(crew), try await states(crew.reading(columns)))
        #expect(all.states == few.states)
        #expect(Set(all.states.map { "\($0)" }).count > (kinds == [] ? 0 : 1))
        if let kinds { #expect(few.kinds.isSubset(of: kinds)) }
    }

    /// A field that a key is read from and that the first round would pass over would be a link that is missed.
    @Test func theFieldsOfKeysAreRead() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let plan = try Ingest.open([root.appendingPathComponent("Fixtures/lantern-quill").path])
        let linker = try Self.linker()
        func keys(_ parser: ChunkParser) throws -> [String] {
            let source = plan.makeSource()
            var chunk = RawChunk()
            var keys: [String] = []
            while try source.next(&chunk) {
                _ = try parser.parse(chunk) { applicants, count in
                    for lane in 0..<count {
                        linker.forEachKey(of: applicants[lane]) { keys.append("\(lane) \($0) \($1.hexadecimal)") }
                    }
                }
            }
            return keys
        }
        let all = try keys(plan.makeParser())
        #expect(all.count > 50)
        #expect(try keys(plan.makeParser(reading: FieldSet(LinkExtractor.fields))) == all)
    }
}

/// A generator whose numbers are the same each time.
private struct SeededGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &+ 0x9e37_79b9_7f4a_7c15
        var value = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value >> 31
    }
}
