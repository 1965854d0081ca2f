import BonafideCore
import BonafideSignals
import Foundation
import Testing

/// One golden case: a profile, the tables it is held against, and the signals that must come out.
struct NetworkCase: CustomTestStringConvertible, @unchecked Sendable {
    let file: String
    let name: String
    let json: [String: Any]
    var testDescription: String { "\(file): \(name)" }

    static let all: [NetworkCase] = {
        var folders = [NetworkProfile.path("Fixtures/network")]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] { folders.append(extra) }
        return folders.flatMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.filter { $0.hasPrefix("signals") && $0.hasSuffix(".json") }.sorted().flatMap { name in
                cases(folder + "/" + name)
            }
        }
    }()

    private static func cases(_ path: String) -> [NetworkCase] {
        guard let data = FileManager.default.contents(atPath: path),
            let list = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]]
        else { return [NetworkCase(file: path, name: "unreadable", json: [:])] }
        return list.map {
            NetworkCase(
                file: URL(fileURLWithPath: path).lastPathComponent, name: $0["name"] as? String ?? "unnamed", json: $0)
        }
    }
}

@Suite struct NetworkExtractorTests {
    static let bundled = ["Rules/reference/network.bfr", "Rules/reference/places.bfr"].map(NetworkProfile.path)

    private static func reference(_ json: [String: Any]) throws -> ReferenceData {
        let text = json["as_of"] as? String ?? "2026-08-23"
        let asOf = try #require(Day(text)).start
        let files = json["tables"] as? String == "none" ? [] : bundled
        let databases = (json["mmdb"] as? [String] ?? []).map { NetworkProfile.path("Fixtures/mmdb/good/" + $0) }
        return try ReferenceData.load(ReferenceOptions(asOf: asOf, files: files, databases: databases))
    }

    @Test("Signals of golden profiles", arguments: NetworkCase.all)
    func golden(_ one: NetworkCase) throws {
        let profile = try #require(one.json["profile"] as? [String: Any])
        let expected = try #require(one.json["signals"] as? [String: Any])
        let measured = try MeasuredSignals(NetworkProfile.applicant(profile), Self.reference(one.json))
        for (name, value) in expected {
            let wanted = (value as? NSNumber).map { MeasuredSignals.shown($0.doubleValue) } ?? "\(value)"
            #expect(measured[name] == wanted, "\(name)")
        }
    }

    @Test("There are enough golden profiles") func enough() {
        #expect(NetworkCase.all.count >= 30)
    }

    @Test("Evidence points at the sessions and names a dated source") func evidence() throws {
        let applicant = try NetworkProfile.applicant([
            "basics.location.countryCode": "US",
            "sessions": [
                ["ip": "192.0.2.1", "start": "2026-08-01T10:00:00Z"],
                ["ip": "175.45.176.5", "start": "2026-08-02T10:00:00Z"],
            ],
        ])
        let reference = try Self.reference([:])
        let measured = try MeasuredSignals(applicant, reference)
        let column = try #require(measured.catalog.column(of: "network.dprk_sessions"))
        let cited = measured.evidence.filter { Int($0.column) == column }
        #expect(cited.count == 1)
        #expect(cited.first?.path == SessionField.ip.path)
        #expect(cited.first?.element == 1)
        let source = try #require(cited.first.map { Int($0.source) })
        #expect(reference.sources[source].name == "network-watchlist")
    }

    @Test("The order of sessions does not change what is measured") func order() throws {
        var sessions: [[String: Any]] = (0..<40).map {
            ["ip": $0 % 3 == 0 ? "5.45.96.\($0)" : "8.8.4.\($0)", "start": "2026-08-\(10 + $0 % 15)T0\($0 % 9):00:00Z"]
        }
        let reference = try Self.reference([:])
        func measure() throws -> [String: String] {
            let json: [String: Any] = ["basics.location.countryCode": "US", "sessions": sessions]
            return try MeasuredSignals(NetworkProfile.applicant(json), reference).values
        }
        let before = try measure()
        sessions.reverse()
        #expect(try measure() == before)
    }

    @Test("An applicant without any table is unknown everywhere") func empty() throws {
        let measured = try MeasuredSignals(Applicant(), Self.reference([:]))
        #expect(measured.values.values.allSatisfy { $0.hasPrefix("unknown: ") })
    }
}

extension Day {
    /// Reads `YYYY-MM-DD`.
    init?(_ text: String) {
        var text = text
        guard let day = text.withUTF8({ Day.read($0) }) else { return nil }
        self = day
    }
}
