import BonafideCore
import BonafideSignals
import Foundation
import Testing

/// One golden case: a profile and the timezone signals that must come out.
struct TimezoneCase: CustomTestStringConvertible, @unchecked Sendable {
    let json: [String: Any]
    var testDescription: String { json["name"] as? String ?? "unreadable" }

    static let all: [TimezoneCase] = {
        var folders = [NetworkProfile.path("Fixtures/signals")]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] { folders.append(extra) }
        return folders.flatMap { folder -> [TimezoneCase] in
            guard let text = try? String(contentsOfFile: folder + "/signals-timezone.jsonl", encoding: .utf8) else {
                return []
            }
            return text.split(separator: "\n").map { line in
                let json = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return TimezoneCase(json: json ?? [:])
            }
        }
    }()
}

@Suite struct TimezoneExtractorTests {
    private static func measure(_ applicant: Applicant, _ reference: ReferenceData? = PlaceCases.reference) throws
        -> MeasuredSignals
    {
        try MeasuredSignals(applicant, try #require(reference), by: TimezoneExtractor.self)
    }

    @Test("Signals of golden profiles", arguments: TimezoneCase.all)
    func golden(_ one: TimezoneCase) throws {
        let profile = try #require(one.json["profile"] as? [String: Any])
        let expected = try #require(one.json["signals"] as? [String: Any])
        let measured = try Self.measure(NetworkProfile.applicant(profile))
        for (name, value) in expected {
            let wanted = (value as? NSNumber).map { MeasuredSignals.shown($0.doubleValue) } ?? "\(value)"
            #expect(measured[name] == wanted, "\(name)")
        }
    }

    @Test("There are enough golden profiles") func enough() { #expect(TimezoneCase.all.count >= 60) }

    @Test("An empty profile is unknown everywhere") func empty() throws {
        let bare = ReferenceData(asOf: Timestamp(seconds: 1_760_000_000))
        for reference in [bare, try #require(PlaceCases.reference)] {
            let measured = try Self.measure(Applicant(), reference)
            #expect(measured.values.values.allSatisfy { $0.hasPrefix("unknown") })
        }
    }

    @Test("Without reference tables clocks stay unknown and the reason is told") func withoutTables() throws {
        let applicant = try NetworkProfile.applicant([
            "claims.timezones": ["America/New_York"], "basics.location.countryCode": "US",
            "sessions": [["start": "2026-03-01T10:00:00Z", "tz": "Asia/Seoul", "ip": "84.160.0.1"]],
        ])
        let measured = try Self.measure(applicant, ReferenceData(asOf: Timestamp(seconds: 1_760_000_000)))
        #expect(measured["client_gap_sessions"] == "unknown: no_reference")
        #expect(measured["claim_conflict_count"] == "unknown: no_reference")
    }

    @Test("Evidence points at the sessions that contradict") func evidence() throws {
        let applicant = try NetworkProfile.applicant([
            "claims.timezones": ["America/New_York"],
            "sessions": [
                ["start": "2026-03-01T10:00:00Z", "tz": "America/New_York"],
                ["start": "2026-03-02T10:00:00Z", "tz": "Asia/Seoul"],
            ],
        ])
        let measured = try Self.measure(applicant)
        let column = try #require(measured.catalog.column(of: "timezone.client_gap_sessions"))
        let cited = measured.evidence.filter { Int($0.column) == column }
        #expect(cited.map(\.element) == [1])
        #expect(cited.first?.path == SessionField.tz.path)
    }

    /// Acts of somebody who works nine to six, Monday to Friday, in a zone.
    private static func worker(in zone: String, days: Int, claiming claim: String, from hour: Int = 9) throws
        -> Applicant
    {
        let table = try #require(PlaceCases.reference?.zones)
        let id = try #require(table.zone(named: zone))
        let start = try #require(Day(year: 2026, month: 1, day: 5)).start.seconds
        var applicant = Applicant()
        applicant.set(RootField.claimsTimezones.path, to: claim)
        var state: UInt64 = 11
        for day in 0..<days where day % 7 < 5 {
            for act in 0..<6 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let local =
                    start + Int64(day) * 86_400 + Int64(hour) * 3600 + Int64(act) * 5400
                    + Int64(state >> 40) % 4000
                let offset = Int64(table.offsetMinutes(of: id, at: Timestamp(seconds: local)) ?? 0)
                let element = applicant.appendElement(to: .activity)
                applicant.set(
                    ActivityField.at.path, at: element, to: Timestamp(seconds: local - offset * 60).description)
            }
        }
        return applicant
    }

    @Test("The rhythm of acts fits an honest claim and contradicts a false one") func rhythm() throws {
        let honest = try Self.measure(Self.worker(in: "America/New_York", days: 60, claiming: "America/New_York"))
        let mass = try #require(Double(honest["activity_claim_mass"]))
        #expect(mass > 0.7)
        #expect(try #require(Double(honest["activity_night_share"])) < 0.05)
        let false_ = try Self.measure(Self.worker(in: "Asia/Shanghai", days: 60, claiming: "America/New_York"))
        #expect(try #require(Double(false_["activity_claim_mass"])) < 0.05)
        #expect(try #require(Double(false_["activity_gap_hours"])) > 8)
        #expect(try #require(Double(false_["activity_night_share"])) > 0.4)
        #expect(ActivityPicture(text: false_["activity_picture"])?.claimedMinutes == [-300])
    }

    @Test("Few acts leave the rhythm unknown") func few() throws {
        let measured = try Self.measure(Self.worker(in: "Europe/Berlin", days: 5, claiming: "Europe/Berlin"))
        #expect(measured["activity_event_count"] == "30")
        #expect(measured["activity_claim_mass"] == "unknown: too_few")
    }

    @Test("Acts before a move that was told of do not count") func moved() throws {
        var applicant = try Self.worker(in: "Asia/Shanghai", days: 60, claiming: "America/New_York")
        applicant.set(RootField.claimsMovedAt.path, to: "2026-05-01")
        #expect(try Self.measure(applicant)["activity_claim_mass"] == "unknown: too_few")
    }

    @Test("Hostile values crash nothing and are counted") func hostile() throws {
        var applicant = Applicant()
        applicant.set(RootField.claimsTimezones.path, to: "America/New_York")
        applicant.set(RootField.claimsUtcOffsetMin.path, to: "-9223372036854775808")
        applicant.set(RootField.basicsLocationLatitude.path, to: "1e308")
        for text in ["9223372036854775807", "-999999999999999", "0000-00-00", "2026-03-01T10:00:00+99:99", "\u{0}"] {
            let session = applicant.appendElement(to: .sessions)
            applicant.set(SessionField.start.path, at: session, to: text)
            applicant.set(SessionField.end.path, at: session, to: text)
            applicant.set(SessionField.tz.path, at: session, to: text)
            applicant.set(SessionField.utcOffsetMin.path, at: session, to: text)
            applicant.set(SessionField.deviceId.path, at: session, to: text)
            let act = applicant.appendElement(to: .activity)
            applicant.set(ActivityField.at.path, at: act, to: text)
            applicant.set(ActivityField.deviceId.path, at: act, to: text)
            let machine = applicant.appendElement(to: .equipment)
            applicant.set(EquipmentField.shipTo.path, at: machine, to: text)
            applicant.set(EquipmentField.firstSeenAt.path, at: machine, to: text)
            applicant.set(EquipmentField.deliveredAt.path, at: machine, to: text)
            applicant.set(EquipmentField.firstSeenLat.path, at: machine, to: text)
            applicant.set(EquipmentField.firstSeenLon.path, at: machine, to: text)
            let change = applicant.appendElement(to: .shipToHistory)
            applicant.set(ShippingChangeField.changedAt.path, at: change, to: text)
            let move = applicant.appendElement(to: .history)
            applicant.set(HistoryField.field.path, at: move, to: "location")
            applicant.set(HistoryField.new.path, at: move, to: text)
            applicant.set(HistoryField.at.path, at: move, to: text)
        }
        let measured = try Self.measure(applicant)
        #expect(Int(measured["unread_clock_count"]) ?? 0 > 5)
    }
}
