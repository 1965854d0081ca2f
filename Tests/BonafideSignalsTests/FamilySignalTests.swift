import BonafideCore
import BonafideSignals
import Foundation
import Testing

/// One golden case of a family: a profile and the signals that must come out.
struct FamilyCase: CustomTestStringConvertible, @unchecked Sendable {
    let family: String
    let name: String
    let json: [String: Any]
    var testDescription: String { "\(family): \(name)" }

    static let all: [FamilyCase] = {
        var folders = [NetworkProfile.path("Fixtures/signals")]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] { folders.append(extra) }
        return folders.flatMap { folder in
            ["account", "work", "persona"].flatMap { family -> [FamilyCase] in
                guard let text = try? String(contentsOfFile: "\(folder)/signals-\(family).jsonl", encoding: .utf8)
                else {
                    return []
                }
                return text.split(separator: "\n").map { line in
                    let json = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                    return FamilyCase(family: family, name: json?["name"] as? String ?? "unreadable", json: json ?? [:])
                }
            }
        }
    }()
}

@Suite struct FamilySignalTests {
    private static let extractors: [String: any SignalExtractor.Type] = [
        "account": AccountExtractor.self, "work": WorkExtractor.self, "persona": PersonaExtractor.self,
    ]

    @Test(arguments: FamilyCase.all)
    func golden(_ one: FamilyCase) throws {
        let profile = try #require(one.json["profile"] as? [String: Any])
        let expected = try #require(one.json["signals"] as? [String: Any])
        let reference = ReferenceData(asOf: try #require(Day(year: 2026, month: 8, day: 23)).start)
        let type = try #require(Self.extractors[one.family])
        let measured = try MeasuredSignals(NetworkProfile.applicant(profile), reference, by: type)
        for (name, value) in expected {
            let wanted = (value as? NSNumber).map { MeasuredSignals.shown($0.doubleValue) } ?? "\(value)"
            #expect(measured[name] == wanted, "\(name)")
        }
    }

    @Test func everyFamilyHasCases() {
        #expect(Set(FamilyCase.all.map(\.family)) == Set(Self.extractors.keys))
        #expect(FamilyCase.all.count >= 30)
    }

    @Test func anEmptyProfileIsUnknownEverywhere() throws {
        let reference = ReferenceData(asOf: Timestamp(seconds: 0))
        for type in Self.extractors.values {
            let measured = try MeasuredSignals(Applicant(), reference, by: type)
            #expect(measured.values.values.allSatisfy { $0.hasPrefix("unknown") }, "\(type.family)")
        }
    }
}
