import BonafideCore
import BonafideSignals
import Foundation
import Testing

/// Builds reference files in memory and writes them to a folder that is deleted with the test.
struct ReferenceScratch: ~Copyable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("bonafide-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ bytes: [UInt8], _ name: String = "test.bfr") throws -> String {
        let url = folder.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        return url.path
    }

    /// Builds a file from a manifest and the texts of its sources.
    static func build(_ manifest: String, _ files: [String: String]) throws -> BuildSummary {
        let manifest = try SourceManifest(text: manifest, path: "manifest.yaml")
        var builder = ReferenceBuilder(manifest) { source throws(ReferenceError) in
            guard let text = files[source.file] else { throw .unreadable(path: source.file, reason: "not given") }
            return Array(text.utf8)
        }
        return try builder.build()
    }
}

@Suite struct AddressTableTests {
    static let manifest = """
        name: test
        sources:
          - { name: registry, file: r.csv, format: csv, gives: country_registry, licence: CC0-1.0, taken: 2026-01-01, columns: { network: n, country: c } }
          - { name: whois, file: w.csv, format: csv, gives: country_whois, licence: CC0-1.0, taken: 2026-01-02, columns: { network: n, country: c }, distrust: [AU] }
          - { name: vpn, file: v.txt, format: cidr, gives: vpn, licence: MIT, taken: 2026-01-03 }
        """

    /// One block as the naive search sees it.
    struct Block {
        var address: IPAddress
        var length: Int
        var country: UInt16

        func contains(_ other: IPAddress) -> Bool {
            guard address.isVersion4 == other.isVersion4 else { return false }
            let width = address.isVersion4 ? 32 : 128
            func bits(_ address: IPAddress) -> UInt128 { UInt128(address.high) << 64 | UInt128(address.low) }
            let shift = UInt128(width - length)
            return length == 0 || bits(address) >> shift == bits(other) >> shift
        }
    }

    /// Random nested blocks of both versions.
    static func blocks(_ count: Int, _ generator: inout SeededGenerator) -> [Block] {
        var blocks: [Block] = []
        let countries = ["US", "DE", "AU", "KR", "BR"].compactMap { CountryCode($0)?.packed }
        for _ in 0..<count {
            let isVersion4 = Bool.random(using: &generator)
            var bits: UInt128
            var length: Int
            if isVersion4 {
                // Few high parts, so that blocks nest and buckets fill.
                bits =
                    UInt128([0x0101, 0x0808, 0xc633, 0x5bff].randomElement(using: &generator) ?? 0) << 16
                    | UInt128(UInt16.random(in: 0...UInt16.max, using: &generator))
                length = Int.random(in: 8...32, using: &generator)
                bits &= ~((UInt128(1) << UInt128(32 - length)) - 1) & 0xffff_ffff
                blocks.append(
                    Block(
                        address: IPAddress(version4: UInt32(bits)), length: length,
                        country: countries.randomElement(using: &generator) ?? 0))
            } else {
                let high =
                    UInt64([0x2600_0001, 0x2a00_0100].randomElement(using: &generator) ?? 0) << 32
                    | UInt64(UInt16.random(in: 0...15, using: &generator))
                bits = UInt128(high) << 64 | UInt128(UInt64.random(in: 0...UInt64.max, using: &generator))
                length = Int.random(in: 20...128, using: &generator)
                bits &= ~(length == 128 ? 0 : (UInt128(1) << UInt128(128 - length)) - 1)
                blocks.append(
                    Block(
                        address: IPAddress(
                            high: UInt64(truncatingIfNeeded: bits >> 64), low: UInt64(truncatingIfNeeded: bits)),
                        length: length, country: countries.randomElement(using: &generator) ?? 0))
            }
        }
        return blocks
    }

    /// The narrowest block that holds an address, the last one of equals.
    static func naive(_ blocks: [Block], _ address: IPAddress) -> UInt16 {
        var best: Block?
        for block in blocks where block.contains(address) && block.length >= best?.length ?? -1 { best = block }
        return best?.country ?? 0
    }

    static func csv(_ blocks: [Block]) -> String {
        "n,c\n" + blocks.map { "\($0.address)/\($0.length),\(CountryCode(packed: $0.country))\n" }.joined()
    }

    @Test("The compiled tables answer as a linear search does", arguments: [1, 2, 3, 4, 5])
    func oracle(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (registry, whois, vpn) = (
            Self.blocks(250, &generator), Self.blocks(250, &generator), Self.blocks(120, &generator)
        )
        let built = try ReferenceScratch.build(
            Self.manifest,
            [
                "r.csv": Self.csv(registry), "w.csv": Self.csv(whois),
                "v.txt": vpn.map { "\($0.address)/\($0.length)\n" }.joined(),
            ])
        let scratch = try ReferenceScratch()
        let file = try ReferenceFile(path: scratch.write(built.bytes))
        try file.verify()
        let table = try #require(try AddressTable(file))
        var asked: [IPAddress] = []
        for block in registry + whois + vpn {
            // The edges of every block, and a step outside them.
            let width = block.address.isVersion4 ? 32 : 128
            let start = UInt128(block.address.high) << 64 | UInt128(block.address.low)
            let size = block.length == 0 ? UInt128.max : (UInt128(1) << UInt128(width - block.length))
            for bits in [start, start &+ size &- 1, start &- 1, start &+ size, start &+ size / 2] {
                asked.append(
                    block.address.isVersion4
                        ? IPAddress(version4: UInt32(truncatingIfNeeded: bits))
                        : IPAddress(high: UInt64(truncatingIfNeeded: bits >> 64), low: UInt64(truncatingIfNeeded: bits))
                )
            }
        }
        let distrusted = try #require(CountryCode("AU")).packed
        for address in asked where address.isVersion4 || address.high >> 61 == 1 {
            let found = table.attributes(of: address)
            guard found.flags.isDisjoint(with: .bogon) else { continue }
            let registryCountry = Self.naive(registry, address)
            var whoisCountry = Self.naive(whois, address)
            if whoisCountry == distrusted, registryCountry != 0, registryCountry != distrusted { whoisCountry = 0 }
            #expect(found.registryCountry == registryCountry, "\(address)")
            #expect(found.whoisCountry == whoisCountry, "\(address)")
            #expect(found.flags.contains(.anonymousVPN) == vpn.contains { $0.contains(address) }, "\(address)")
        }
        // Many at once are found as each by itself.
        let words = asked.filter(\.isVersion4).map(\.version4)
        var codes = [Int32](repeating: -1, count: words.count)
        words.withUnsafeBufferPointer { wanted in
            codes.withUnsafeMutableBufferPointer { table.codes(of: wanted, into: $0.baseAddress.unsafelyUnwrapped) }
        }
        #expect(codes.map(Int.init) == words.map { table.code(of: IPAddress(version4: $0)) })
    }

    @Test(
        "Special ranges are told apart",
        arguments: [
            ("10.1.2.3", "is_private_use"), ("100.64.0.1", "is_shared_address_space"), ("127.0.0.1", "is_private_use"),
            ("169.254.9.9", "is_private_use"), ("172.16.0.1", "is_private_use"), ("192.168.255.255", "is_private_use"),
            ("192.0.2.1", "is_documentation"), ("198.51.100.255", "is_documentation"),
            ("203.0.113.0", "is_documentation"),
            ("224.0.0.1", "is_reserved"), ("255.255.255.255", "is_reserved"), ("0.0.0.0", "is_reserved"),
            ("2001:db8::1", "is_documentation"), ("3fff::1", "is_documentation"), ("fd00::1", "is_private_use"),
            ("fe80::1", "is_private_use"), ("::1", "is_private_use"), ("ff02::1", "is_reserved"), ("::", "is_reserved"),
        ])
    func special(_ text: String, _ flag: String) throws {
        let reference = try ReferenceData.load(
            ReferenceOptions(asOf: Timestamp(seconds: 0), files: NetworkExtractorTests.bundled))
        let report = try #require(reference.report(on: text))
        #expect(report.flags.words == [flag])
        #expect(report.country == nil)
    }

    @Test("A file of more than 65,536 combinations is read the same way") func wide() throws {
        var lines = "n,a\n"
        for number in 0..<70_000 { lines += "1.\(number >> 16).\(number >> 8 & 255).\(number & 255),\(number + 1)\n" }
        lines += "2600:1::/32,7\n"
        let manifest = """
            name: wide
            sources:
              - { name: systems, file: a.csv, format: csv, gives: mixed, licence: CC0-1.0, taken: 2026-01-01, columns: { network: n, asn: a } }
            """
        let built = try ReferenceScratch.build(manifest, ["a.csv": lines])
        let scratch = try ReferenceScratch()
        let table = try #require(try AddressTable(try ReferenceFile(path: scratch.write(built.bytes))))
        for number in [0, 1, 65_535, 65_536, 69_999] {
            let address = IPAddress(version4: 0x0100_0000 + UInt32(number))
            #expect(table.attributes(of: address).autonomousSystem == UInt32(number + 1))
        }
        #expect(table.attributes(of: IPAddress(version4: 0x0100_0000 + 70_000)).autonomousSystem == 0)
        #expect(table.attributes(of: try #require(IPAddress("2600:1:ffff::9"))).autonomousSystem == 7)
    }
}
