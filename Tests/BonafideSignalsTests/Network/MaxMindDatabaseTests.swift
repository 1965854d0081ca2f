import BonafideCore
import BonafideSignals
import Foundation
import Testing

@Suite struct MaxMindDatabaseTests {
    static let folder = NetworkProfile.path("Fixtures/mmdb")

    static func names(_ part: String, _ suffix: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + part)) ?? [])
            .filter { $0.hasSuffix(suffix) }.sorted()
    }

    /// Files that were broken on purpose: a correct part of them may be read.
    static let broken = [
        "GeoIP2-City-Test-Broken-Double-Format.mmdb", "GeoIP2-City-Test-Invalid-Node-Count.mmdb",
        "MaxMind-DB-test-broken-pointers-24.mmdb", "MaxMind-DB-test-broken-search-tree-24.mmdb",
    ]
    /// Malformed files that may decode: nothing in what is read of them breaks the format.
    static let tolerable = [
        "libmaxminddb-empty-array-last-in-metadata.mmdb", "libmaxminddb-empty-map-last-in-metadata.mmdb",
        "libmaxminddb-uint64-max-epoch.mmdb", "libmaxminddb-corrupt-search-tree.mmdb",
    ]

    @Test("Files with their source are equal to it", arguments: names("expected", ".json"))
    func equal(_ name: String) throws {
        let path = Self.folder + "/good/" + name.replacing(".json", with: ".mmdb")
        let database = try MaxMindDatabase(path: path)
        let data = try #require(FileManager.default.contents(atPath: Self.folder + "/expected/" + name))
        let records = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        let listed = try records.flatMap { $0 }.map { network, record in
            (block: try #require(ListedBlock(network)), record: record)
        }
        for (block, _) in listed {
            // The files were written in this order, a later record in the place of whatever it covers.
            let wanted = try #require(listed.last { $0.block.contains(block.start) }).record
            let found = try #require(try database.value(for: block.address), "\(block.address)")
            #expect(Self.isEqual(found, wanted), "\(block.address)")
        }
    }

    @Test("There are seventeen files with their source") func seventeen() {
        #expect(Self.names("expected", ".json").count == 17)
    }

    /// Compares a decoded value with the JSON it was written from; floats keep seven digits.
    static func isEqual(_ value: MaxMindValue, _ json: Any) -> Bool {
        switch value {
        case .map(let entries):
            guard let object = json as? [String: Any], object.count == entries.count else { return false }
            return entries.allSatisfy { entry in object[entry.key].map { isEqual(entry.value, $0) } ?? false }
        case .list(let values):
            guard let list = json as? [Any], list.count == values.count else { return false }
            return zip(values, list).allSatisfy { isEqual($0, $1) }
        case .text(let text): return json as? String == text
        case .flag(let flag): return (json as? NSNumber)?.boolValue == flag
        case .float(let number):
            return (json as? NSNumber).map { Float($0.doubleValue) == number } ?? false
        default: return (json as? NSNumber).map { $0.doubleValue == value.number } ?? false
        }
    }

    @Test("Every good file decodes whole", arguments: names("good", ".mmdb").filter { !broken.contains($0) })
    func good(_ name: String) throws {
        let database = try MaxMindDatabase(path: Self.folder + "/good/" + name)
        var networks = 0
        try database.forEachNetwork { address, length, value in
            networks += 1
            if let found = try? database.value(for: address), case .map(let entries) = value {
                #expect(entries.allSatisfy { found[$0.key] != nil })
            }
            _ = length
        }
        #expect(networks > 0)
    }

    @Test("Broken files give a typed error or a part", arguments: broken)
    func brokenFiles(_ name: String) throws {
        var networks = 0
        do throws(ReferenceError) {
            let database = try MaxMindDatabase(path: Self.folder + "/good/" + name)
            try database.forEachNetwork { _, _, _ in networks += 1 }
        } catch {
            guard case .damaged = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test("Malformed files are refused", arguments: names("bad", ".mmdb"))
    func bad(_ name: String) throws {
        var failure: ReferenceError?
        do throws(ReferenceError) {
            let database = try MaxMindDatabase(path: Self.folder + "/bad/" + name)
            try database.forEachNetwork { _, _, _ in }
        } catch { failure = error }
        if !Self.tolerable.contains(name) { #expect(failure != nil) }
    }

    @Test("There are forty files to read and twenty-one to refuse") func counts() {
        #expect(Self.names("good", ".mmdb").count == 40)
        #expect(Self.names("bad", ".mmdb").count == 21)
    }

    @Test("The decoder file holds one value of every type") func types() throws {
        let database = try MaxMindDatabase(path: Self.folder + "/good/MaxMind-DB-test-decoder.mmdb")
        let address = try #require(IPAddress("1.1.1.0"))
        let value = try #require(try database.value(for: address))
        #expect(value["boolean"]?.isTrue == true)
        #expect(value["double"]?.number == 42.123456)
        #expect(value["float"]?.number.map { abs($0 - 1.1) < 1e-6 } == true)
        #expect(value["int32"]?.number == -268_435_456)
        #expect(value["uint16"]?.whole == 100)
        #expect(value["uint64"]?.whole == 1_152_921_504_606_846_976)
        #expect(value["utf8_string"]?.text == "unicode! ☯ - ♫")
        #expect(value["array"]?[2]?.whole == 3)
        #expect(value["map"]?["mapX"]?["utf8_stringX"]?.text == "hello")
        guard case .bytes(let bytes)? = value["bytes"], case .unsigned(let large)? = value["uint128"] else {
            Issue.record("bytes or uint128 is missing")
            return
        }
        #expect(bytes == [0, 0, 0, 42])
        #expect(large == UInt128(1) << 120)
    }

    @Test("No flipped, cut or repeated byte brings the reader down") func hostile() throws {
        let path = Self.folder + "/good/GeoIP2-Anonymous-IP-Test.mmdb"
        let original = Array(try #require(FileManager.default.contents(atPath: path)))
        var generator = SeededGenerator(seed: 11)
        for round in 0..<400 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            if round % 4 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator)) }
            guard let database = try? MaxMindDatabase(bytes: bytes, path: "hostile") else { continue }
            try? database.forEachNetwork { _, _, _ in }
            _ = try? database.value(for: IPAddress(version4: UInt32.random(in: 0...UInt32.max, using: &generator)))
        }
    }
}

/// A block of a source file; version 4 stands in the low 32 bits, as it does in the tree.
struct ListedBlock {
    let start: UInt128
    let length: Int
    /// The first address, in its own version.
    let address: IPAddress

    init?(_ network: String) {
        let parts = network.split(separator: "/")
        guard let first = parts.first, let read = IPAddress(String(first)) else { return nil }
        let written = parts.count > 1 ? Int(parts[1]) : nil
        start = UInt128(read.high) << 64 | UInt128(read.low)
        length = (written ?? (read.isVersion4 ? 32 : 128)) + (read.isVersion4 ? 96 : 0)
        address = start >> 32 == 0 ? IPAddress(version4: UInt32(truncatingIfNeeded: start)) : read
    }

    func contains(_ other: UInt128) -> Bool {
        length == 0 || start >> UInt128(128 - length) == other >> UInt128(128 - length)
    }
}

/// A small generator with a seed (SplitMix64), so that a failure comes again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
