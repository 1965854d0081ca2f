import BonafideCore
import BonafideSignals
import Foundation
import Testing

@Suite struct ReferenceFileTests {
    private static let files = [
        "r.csv": "n,c\n1.0.0.0/8,US\n2600::/20,US\n8.8.8.0-8.8.8.9,DE\nnonsense,US\n", "v.txt": "# list\n1.2.3.4\n",
        "w.csv": "n,c\n1.2.0.0/16,KR\n",
    ]

    private static func small() throws -> [UInt8] {
        try ReferenceScratch.build(AddressTableTests.manifest, files).bytes
    }

    @Test("The same sources give the same bytes") func determinism() throws {
        #expect(try Self.small() == Self.small())
    }

    @Test("Lines that cannot be read are counted and told of") func complaints() throws {
        let built = try ReferenceScratch.build(AddressTableTests.manifest, Self.files)
        #expect(built.rows.first?.taken == 3)
        #expect(built.rows.first?.leftOut == 1)
        #expect(built.complaints.map(\.description) == ["r.csv:5:1: expected an address, a block or a range"])
    }

    @Test("The committed files are in order and carry their sources") func committed() throws {
        for path in NetworkExtractorTests.bundled {
            let file = try ReferenceFile(path: path)
            try file.verify()
            #expect(!file.sources.isEmpty)
            for source in file.sources {
                #expect(!source.stamp.licence.isEmpty && source.stamp.digest.utf8.count == 64)
                #expect(!source.stamp.licence.hasPrefix("GPL") && !source.stamp.licence.contains("SA"))
            }
        }
    }

    @Test("A changed byte is found by its digest") func digest() throws {
        var bytes = try Self.small()
        bytes[bytes.count - 1] ^= 1
        let scratch = try ReferenceScratch()
        let file = try ReferenceFile(path: scratch.write(bytes))
        #expect(throws: ReferenceError.self) { try file.verify() }
    }

    @Test("Cut files and foreign files are refused with a typed error") func refused() throws {
        let bytes = try Self.small()
        let scratch = try ReferenceScratch()
        for length in [0, 7, 8, 63, 64, 100, 300, bytes.count - 1] {
            let path = try scratch.write(Array(bytes.prefix(length)))
            #expect(throws: ReferenceError.self) { try ReferenceFile(path: path) }
        }
        #expect(throws: ReferenceError.self) { try ReferenceFile(path: scratch.folder.path) }
        #expect(throws: ReferenceError.self) { try ReferenceFile(path: scratch.folder.path + "/none") }
    }

    @Test("No damage to a file brings the reader down") func hostile() throws {
        let original = try Self.small()
        let scratch = try ReferenceScratch()
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                // Half of the damage goes to the header and the section table.
                let end = Bool.random(using: &generator) ? 600 : bytes.count
                bytes[Int.random(in: 0..<end, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            let path = try scratch.write(bytes)
            guard let file = try? ReferenceFile(path: path),
                let reference = try? AddressReference(file, firstSource: 0)
            else { continue }
            for _ in 0..<50 {
                let high = UInt64.random(in: 0...UInt64.max, using: &generator) >> 3 | 1 << 61
                let found = reference.table.attributes(of: IPAddress(high: high, low: 1))
                let other = reference.table.attributes(
                    of: IPAddress(version4: UInt32.random(in: 0...UInt32.max, using: &generator)))
                _ = (reference.listing(found), reference.watchEntry(other.watch), reference.provider(other.provider))
            }
        }
    }

    @Test(
        "Mistakes of a manifest are told with their place",
        arguments: [
            ("name: x\nsources: []\n", "'sources' is empty"),
            ("name: x\nsorces: []\n", "unknown key 'sorces'; did you mean 'sources'?"),
            (
                "name: x\nsources:\n  - { name: a, file: f, format: cdir, gives: vpn, licence: MIT, taken: 2026-01-01 }\n",
                "'format' must be one of"
            ),
            (
                "name: x\nsources:\n  - { name: a, file: f, format: cidr, gives: vpn, licence: MIT, taken: yesterday }\n",
                "'taken' must be a day as YYYY-MM-DD"
            ),
            ("- a\n", "expected a mapping at the top"),
        ])
    func manifests(_ text: String, _ message: String) throws {
        let error = #expect(throws: ReferenceError.self) { try SourceManifest(text: text, path: "m.yaml") }
        #expect(error?.description.contains(message) == true)
        #expect(error?.description.hasPrefix("m.yaml:") == true)
    }

    @Test("A source of another digest than the manifest states is refused") func sourceDigest() throws {
        let manifest = """
            name: x
            sources:
              - { name: a, file: v.txt, format: cidr, gives: vpn, licence: MIT, taken: 2026-01-01, sha256: \(String(repeating: "0", count: 64)) }
            """
        #expect(throws: ReferenceError.self) { try ReferenceScratch.build(manifest, Self.files) }
    }

    @Test("A user's database compiles into a file") func database() throws {
        let manifest = """
            name: x
            sources:
              - { name: a, file: GeoIP2-Anonymous-IP-Test.mmdb, format: mmdb, gives: mixed, licence: own, taken: 2026-01-01 }
            """
        var builder = ReferenceBuilder(try SourceManifest(text: manifest, path: "m")) { source throws(ReferenceError) in
            Array(FileManager.default.contents(atPath: MaxMindDatabaseTests.folder + "/good/" + source.file) ?? Data())
        }
        let scratch = try ReferenceScratch()
        let table = try #require(try AddressTable(try ReferenceFile(path: scratch.write(try builder.build().bytes))))
        #expect(table.attributes(of: try #require(IPAddress("1.124.213.1"))).flags == [.anonymousVPN, .torExitNode])
        #expect(table.attributes(of: try #require(IPAddress("9.9.9.9"))).flags.isEmpty)
    }

    @Test("Places are found by name whatever the accents and case") func places() throws {
        let reference = try ReferenceData.load(
            ReferenceOptions(asOf: Timestamp(seconds: 0), files: NetworkExtractorTests.bundled))
        let places = try #require(reference.places)
        let germany = try #require(CountryCode("DE"))
        let cities = places.cities(named: "MÜNCHEN", in: germany) + places.cities(named: "munich", in: germany)
        #expect(cities.contains { $0.zone == "Europe/Berlin" && abs($0.latitude - 48.14) < 0.1 })
        let us = try #require(CountryCode("US"))
        #expect(places.cities(named: "Austin", in: us).first?.division == "TX")
        #expect(places.cities(named: "no such place", in: us).isEmpty)
        let relations = CountryRelations(places)
        #expect(relations.areNeighbours(germany, try #require(CountryCode("FR"))))
        #expect(!relations.areNeighbours(germany, us))
        let extent = try #require(places.country(us)?.place)
        #expect(extent.radius > 1500 && extent.radius < 6000)
    }
}
