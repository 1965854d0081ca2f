import BonafideArchive
import BonafideCore
import BonafideSignals
import Foundation
import Testing

struct ActivityModelTests {
    static func model() throws -> ActivityModel {
        try ActivityModel(Array(Data(contentsOf: TimezoneFixtures.url("reference/activity-model.bin", root: "Rules"))))
    }

    /// Training authors, so these bars are above those of docs/activity-model.md; they guard the evaluator.
    @Test func readsTheDevelopmentAuthors() throws {
        let model = try Self.model()
        let text = try TimezoneFixtures.text("commit_activity_dev.csv.gz", root: "Fixtures/activity")
        let log = ActivityLog(Array(text.utf8)) { _ in "" }
        #expect(log.authors.count == 1000)
        #expect(log.problems.isEmpty)
        var offsets: [String: Int] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", maxSplits: 2)
            offsets[String(cells[0])] = Int(cells[1])
        }
        var errors: [Int] = []
        for author in log.authors where author.times.count >= 100 {
            let posterior = try #require(model.infer(ascending: author.times.suffix(100)))
            let truth = try #require(offsets[author.author])
            errors.append(ActivityPosterior.distance(posterior.standardOffsetMinutes, truth))
            #expect(abs(posterior.shares.reduce(0, +) - 1) < 1e-9)
            #expect(posterior.interval(holding: 0.9).count <= 1440)
            if errors.count == 200 { break }
        }
        #expect(errors.sorted()[errors.count / 2] <= 30)
        #expect(errors.filter { $0 <= 120 }.count * 100 >= errors.count * 85)
    }

    @Test func saysNothingOfFewEvents() throws {
        let model = try Self.model()
        #expect(model.infer(ascending: (0..<39).map { Int64($0) * 86_400 }) == nil)
        #expect(model.infer(ascending: (0..<40).map { Int64($0) * 86_400 }) != nil)
    }

    @Test func survivesHostileTimes() throws {
        let model = try Self.model()
        let times = [Int64.min] + (0..<60).map { _ in Int64(0) } + [Int64.max]
        let posterior = try #require(model.infer(ascending: times))
        #expect(posterior.halfHours == 3)
        #expect(posterior.shares.allSatisfy { $0.isFinite })
    }

    @Test func massIsTakenAroundTheDay() {
        #expect(ActivityPosterior.distance(780, -660) == 0)
        #expect(ActivityPosterior.distance(-480, 540) == 420)
    }

    @Test func refusesDamagedModels() throws {
        let bytes = try Array(Data(contentsOf: TimezoneFixtures.url("reference/activity-model.bin", root: "Rules")))
        #expect(throws: ActivityModelError.notAModel) { try ActivityModel([]) }
        for length in stride(from: 8, to: bytes.count, by: 9973) {
            #expect(throws: ActivityModelError.self) { try ActivityModel(Array(bytes[..<length])) }
        }
        #expect(throws: ActivityModelError.self) { try ActivityModel(bytes + [0]) }
    }

    @Test func readsGitLogs() {
        let plain = """
            commit 1111111111111111111111111111111111111111
            Author: Ada Example <ada@example.com>
            Date:   Mon Jan 5 10:00:00 2026 +0900

                Date: of a meeting

            commit 2222222222222222222222222222222222222222
            Author: Ada Example <ada@example.com>
            Date:   not a date
            """
        let log = ActivityLog(Array(plain.utf8)) { String(decoding: $0, as: UTF8.self) }
        #expect(log.authors.map(\.author) == ["ada@example.com"])
        #expect(log.authors.first?.times == [1_767_574_800])
        #expect(log.problems.map(\.line) == [9])
        #expect(log.problems.map(\.expected) == ["a date"])
        let lines = "ada@example.com 2026-01-05T10:00:00+09:00\nbo@example.com|1767574800\n"
        let other = ActivityLog(Array(lines.utf8)) { String(decoding: $0, as: UTF8.self) }
        #expect(other.authors.map(\.times) == [[1_767_574_800], [1_767_574_800]])
    }

    @Test(
        arguments: [
            ("UTC+5:30", 330), ("GMT-3", -180), ("+09:00", 540), ("utc +0545", 345), ("+15", nil), ("-13:00", nil),
            ("UTC+", nil), ("5", nil), ("+5:3", nil),
        ] as [(String, Int?)])
    func readsOffsets(_ text: String, _ minutes: Int?) {
        let clock = ClaimedClock(text, zones: ZoneTableTests.table)
        #expect(clock == minutes.map { .fixed($0) })
    }
}
