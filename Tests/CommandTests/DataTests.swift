import Foundation
import Testing

@Suite struct DataTests {
    private static let asOf = ["--as-of", "2026-08-23"]
    private static let addresses = [
        "175.45.176.5", "38.170.181.9", "188.43.136.32", "155.94.199.59", "1.1.1.1", "10.0.0.1", "::ffff:8.8.8.8",
    ]
    private static let cityFile = "Fixtures/mmdb/good/GeoIP2-City-Test.mmdb"

    /// Address, country, a flag it must have, and the sources that must be named.
    private static let expected: [(address: String, country: String?, flag: String?, sources: [String])] = [
        ("175.45.176.5", "KP", "is_dprk_allocated", ["rir-country", "whois-country", "network-watchlist"]),
        ("38.170.181.9", "US", "is_named_vpn", ["rir-country", "whois-country", "network-watchlist"]),
        ("188.43.136.32", "RU", "is_dprk_adjacent", ["rir-country", "whois-country", "network-watchlist"]),
        ("155.94.199.59", "US", "is_named_vpn", ["rir-country", "x4bnet-datacenter", "network-watchlist"]),
        ("1.1.1.1", "AU", nil, ["rir-country", "whois-country"]),
        ("10.0.0.1", nil, "is_private_use", []),
        ("::ffff:8.8.8.8", "US", "is_cloud_provider", ["rir-country", "whois-country", "cloud-ranges"]),
    ]

    @Test func lookupTellsCountryFlagsSourcesAndDates() throws {
        let run = try Binary.run(["data", "lookup"] + Self.addresses + Self.asOf)
        #expect(run.status == 0, "\(run.errors)")
        let parts = run.text.split(separator: "\n").reduce(into: [[Substring]]()) { parts, line in
            if line.hasPrefix(" ") { parts[parts.count - 1].append(line) } else { parts.append([line]) }
        }
        try #require(parts.count == Self.expected.count)
        for (part, expected) in zip(parts, Self.expected) {
            let text = part.joined(separator: "\n")
            #expect(part[0].hasPrefix(expected.address))
            #expect(text.contains(expected.country.map { "  country   \($0) (" } ?? "  country   none"), "\(text)")
            if let flag = expected.flag { #expect(text.contains(flag), "\(text)") }
            for source in expected.sources {
                #expect(text.firstMatch(of: try Regex("\(source) \\([a-z_]+\\) 20[0-9-]{8}, ")) != nil, "\(text)")
            }
        }
        #expect(run.text.contains("::ffff:8.8.8.8 = 8.8.8.8"))
    }

    @Test func lookupAsNDJSONTellsTheSame() throws {
        let run = try Binary.run(["data", "lookup"] + Self.addresses + Self.asOf + ["--format", "ndjson"])
        #expect(run.status == 0)
        let lines = run.text.split(separator: "\n")
        try #require(lines.count == Self.expected.count)
        for (line, expected) in zip(lines, Self.expected) {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["ip"] as? String == expected.address)
            #expect(object["country"] as? String == expected.country)
            if let flag = expected.flag { #expect((object["flags"] as? [String])?.contains(flag) == true) }
            let sources = try #require(object["sources"] as? [[String: Any]])
            let names = sources.compactMap { $0["name"] as? String }
            for source in expected.sources { #expect(names.contains(source), "\(expected.address): \(names)") }
            for source in sources {
                #expect((source["date"] as? String)?.count == 10)
                #expect(source["age_days"] is Int)
            }
        }
    }

    @Test func lookupOfWhatIsNoAddressGoesOnAndEndsWithThree() throws {
        let run = try Binary.run(["data", "lookup", "nonsense", "1.1.1.1"])
        #expect(run.status == 3)
        #expect(run.errors.contains("'nonsense' is not an IPv4 or IPv6 address"))
        #expect(run.text.hasPrefix("1.1.1.1"))
    }

    @Test func lookupReadsADatabaseOfTheUsers() throws {
        let run = try Binary.run(["data", "lookup", "81.2.69.142", "--mmdb", Self.cityFile] + Self.asOf)
        #expect(run.status == 0)
        #expect(run.text.contains("London, England (GeoIP2-City)"))
        #expect(run.text.contains("GeoIP2-City (mmdb) 2026-02-04, 200 days old"))
    }

    @Test func ageMarksWhatIsStaleAndWhatIsYoungerThanTheRun() throws {
        let run = try Binary.run(["data", "age"] + Self.asOf)
        #expect(run.status == 0)
        let lines = run.text.split(separator: "\n")
        #expect(lines.contains { $0.contains("misp-vpn-ipv6") && $0.hasSuffix("STALE") })
        #expect(lines.contains { $0.contains("whois-country") && $0.contains("1 day old") && !$0.hasSuffix("STALE") })
        #expect(lines.contains { $0.contains("geonames-countries") && $0.contains("days after the day of the run") })
        #expect(!run.text.contains(" -"))
        #expect(run.errors.contains("one source is past its greatest age"))
    }

    @Test func verifyPassesTheBuiltInFilesAndFindsAFlippedByte() throws {
        #expect(try Binary.run(["data", "verify"]).status == 0)
        let scratch = try Scratch()
        var bytes = try Data(contentsOf: Binary.root.appendingPathComponent("Rules/reference/places.bfr"))
        bytes[bytes.count / 2] ^= 0x10
        let path = try scratch.write("places.bfr", bytes)
        let run = try Binary.run(["data", "verify", path])
        #expect(run.status == 3)
        #expect(run.errors.contains(path))
        for broken in [Data(), bytes.prefix(40), bytes.prefix(bytes.count - 9), Data("no reference file".utf8)] {
            let run = try Binary.run(["data", "verify", try scratch.write("broken.bfr", broken)])
            #expect(run.status == 3, "\(broken.count) bytes: \(run.errors)")
        }
    }

    @Test func buildCompilesTextTablesAndDatabases() throws {
        let scratch = try Scratch()
        _ = try scratch.write("vpn.txt", "# ranges\n81.2.69.160/27\n")
        _ = try scratch.write("countries.csv", "network,country\n216.160.83.56/29,DE\n2001:480:10::/48,FR\n")
        let database = Binary.root.appendingPathComponent(Self.cityFile)
        try FileManager.default.copyItem(at: database, to: scratch.file("city.mmdb"))
        let manifest = try scratch.write(
            "own.yaml",
            """
            name: own
            sources:
              - name: my-vpn
                file: vpn.txt
                format: cidr
                gives: vpn
                licence: own
                taken: 2026-08-01
                max_age_days: 30
              - name: my-countries
                file: countries.csv
                format: csv
                gives: country_registry
                licence: own
                taken: 2026-08-02
                max_age_days: 365
                columns: { network: network, country: country }
              - name: my-city
                file: city.mmdb
                format: mmdb
                gives: country_whois
                licence: own
                taken: 2026-08-03
                max_age_days: 365

            """)
        let built = scratch.file("own.bfr").path
        let run = try Binary.run(["data", "build", manifest, "--output", built])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("my-countries: 2 rows"))
        let verified = try Binary.run(["data", "verify", built])
        #expect(verified.status == 0)
        #expect(verified.text.contains("3 sources"))
        let looked = try Binary.run(
            ["data", "lookup", "81.2.69.161", "216.160.83.57", "2001:480:10::1", "81.2.69.142", "--data", built]
                + Self.asOf)
        #expect(looked.status == 0)
        for text in [
            "my-vpn (vpn) 2026-08-01, 22 days old", "(DE by registry, US by whois; split)",
            "(FR by registry, US by whois; split)", "GB (GB by whois",
        ] { #expect(looked.text.contains(text), "\(looked.text)") }
        let aged = try Binary.run(["data", "age", built, "--as-of", "2026-12-01"])
        #expect(aged.text.contains("own  STALE"))
    }

    @Test func buildRefusesAWrongDigestAndNamesTheLine() throws {
        let scratch = try Scratch()
        _ = try scratch.write("vpn.txt", "81.2.69.160/27\n")
        let manifest = try scratch.write(
            "own.yaml",
            """
            name: own
            sources:
              - name: my-vpn
                file: vpn.txt
                format: cidr
                gives: vpn
                licence: own
                taken: 2026-08-01
                sha256: \(String(repeating: "0", count: 64))
                max_age_days: 30

            """)
        let run = try Binary.run(["data", "build", manifest, "--output", scratch.file("own.bfr").path])
        #expect(run.status == 3)
        #expect(run.errors.contains("vpn.txt: SHA-256 is"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.file("own.bfr").path))
    }

    @Test func scoreReadsADatabaseOfTheUsers() throws {
        let scratch = try Scratch()
        let numbers = 1...6
        let header =
            "id,claimed_country,claimed_region,claimed_city,"
            + numbers.map { "login\($0)_ip,login\($0)_ts" }.joined(separator: ",")
        let row =
            "A-1,US,CA,San Diego,"
            + numbers.map { "216.160.83.\(56 + $0),2026-08-0\($0)T10:00:00Z" }.joined(separator: ",")
        let path = try scratch.write("one.csv", header + "\n" + row + "\n")
        func outcome(_ flags: [String]) throws -> String {
            let run = try Binary.run(["score", path, "--format", "ndjson"] + flags + Self.asOf)
            #expect(run.status == 0, "\(run.errors)")
            let line = Data(try #require(run.text.split(separator: "\n").first).utf8)
            let object = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
            return Binary.outcomes(object)["network.subdivision-mismatch"] ?? "\(object.keys.sorted())"
        }
        #expect(try outcome([]) == "unknown")
        #expect(try outcome(["--mmdb", Self.cityFile]) == "fired")
        let broken = try Binary.run(
            ["score", path, "--mmdb", "Fixtures/mmdb/bad/invalid-string-length.mmdb"] + Self.asOf)
        #expect([0, 3].contains(broken.status))
        let missing = try Binary.run(["score", path, "--mmdb", "nowhere.mmdb"] + Self.asOf)
        #expect(missing.status == 3)
        #expect(missing.errors.contains("nowhere.mmdb"))
    }
}
