import BonafideArchive
import BonafideCore
import BonafideSignals
import Foundation
import Testing

/// Files of `Fixtures/timezone`, found from the place of this source file.
enum TimezoneFixtures {
    static func url(_ name: String, root: String = "Fixtures/timezone") -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "\(root)/\(name)")
    }

    static func text(_ name: String, root: String = "Fixtures/timezone") throws -> String {
        let data = try Data(contentsOf: url(name, root: root))
        let (bytes, error) = data.withUnsafeBytes { Inflater.inflate($0, as: .gzip, limit: 64 << 20) }
        if let error { throw error }
        return String(decoding: bytes, as: UTF8.self)
    }
}

struct ZoneTableTests {
    static let table: ZoneTable = {
        do {
            let windows = try WindowsZones.read(Array(TimezoneFixtures.text("cldr41-windowsZones.xml.gz").utf8))
            return ZoneTable(
                compiling: try ZoneSource(TimezoneFixtures.text("tzdata-2026f.zi.gz")), aliases: windows)
        } catch { fatalError("the time zone source cannot be read: \(error)") }
    }()

    /// With BONAFIDE_RECORD=1 writes the table anew, and fails so that nobody mistakes that for a check.
    @Test func isTheTableInTheRepository() throws {
        let url = TimezoneFixtures.url("reference/zones.bin", root: "Rules")
        let encoded = Self.table.encoded()
        if ProcessInfo.processInfo.environment["BONAFIDE_RECORD"] == "1" {
            try Data(encoded).write(to: url)
            Issue.record("recorded \(url.lastPathComponent)")
        }
        #expect(try Array(Data(contentsOf: url)) == encoded)
        let read = try ZoneTable(encoded)
        #expect(read.encoded() == encoded)
        #expect(read.version == "2026f")
    }

    @Test func refusesDamagedTables() throws {
        let encoded = Self.table.encoded()
        #expect(throws: ZoneTableError.notATable) { try ZoneTable([]) }
        for length in stride(from: 8, to: encoded.count, by: 997) {
            #expect(throws: ZoneTableError.self) { try ZoneTable(Array(encoded[..<length])) }
        }
    }

    @Test func refusesChangesOutOfOrder() throws {
        var encoded = Self.table.encoded()
        // The end of summer time in Denver in 2006 is moved to 1970.
        let moment = withUnsafeBytes(of: Int64(1_162_108_800).littleEndian) { Array($0) }
        let change = try #require(encoded.firstRange(of: moment))
        encoded.replaceSubrange(change, with: repeatElement(0, count: 8))
        #expect(throws: ZoneTableError.damaged("order of changes")) { try ZoneTable(encoded) }
    }

    @Test(arguments: [
        ("Pacific Standard Time", "America/Los_Angeles"), ("korea standard time", "Asia/Seoul"),
        ("FLE Standard Time", "Europe/Kiev"),
    ])
    func knowsWindowsNames(_ name: String, _ expected: String) throws {
        let zone = try #require(Self.table.zone(named: name))
        #expect(Self.table.name(of: zone) == expected)
    }

    @Test func agreesWithZicForEveryZoneAndEveryChange() throws {
        let table = Self.table
        var zones = 0
        var moments = 0
        for line in try TimezoneFixtures.text("zic-2026f.csv.gz").split(separator: "\n") {
            let parts = line.split(separator: ",")
            let zone = try #require(table.zone(named: String(parts[0])), "\(parts[0]) is missing")
            #expect(table.name(of: zone) == parts[0])
            zones += 1
            let changes = parts[1].split(separator: ";").map { $0.split(separator: ":").compactMap { Int64($0) } }
            for (index, change) in changes.enumerated() {
                let end = index + 1 < changes.count ? changes[index + 1][0] : ZoneTable.coverage.upperBound.seconds
                for moment in [change[0], (change[0] + end) / 2, end - 1] {
                    let at = Timestamp(seconds: moment)
                    let isRight =
                        table.offsetMinutes(of: zone, at: at).map { Int64($0 * 60) } == change[1]
                        && table.isDaylight(in: zone, at: at) == (change[2] == 1)
                    #expect(isRight, "\(parts[0]) at \(at)")
                    moments += 1
                }
            }
        }
        #expect(zones == table.names.count)
        #expect(zones == 598)
        #expect(moments > 50_000)
    }

    @Test(arguments: [
        ("America/New_York", "2024-03-10T06:59:59Z", -300), ("America/New_York", "2024-03-10T07:00:00Z", -240),
        ("us/pacific", "2026-11-23T00:00:00Z", -480), ("Asia/Pyongyang", "2016-06-01T00:00:00Z", 510),
        ("Asia/Kathmandu", "2010-01-01T00:00:00Z", 345), ("Pacific/Apia", "2011-12-30T12:00:00Z", 840),
        ("Africa/Casablanca", "2025-03-15T00:00:00Z", 0),
    ])
    func knowsOffsets(_ name: String, _ moment: String, _ minutes: Int) throws {
        let zone = try #require(Self.table.zone(named: name))
        #expect(Self.table.offsetMinutes(of: zone, at: try Self.moment(moment)) == minutes)
    }

    @Test func saysNothingOutsideItsYears() throws {
        let zone = try #require(Self.table.zone(named: "Europe/Kyiv"))
        #expect(Self.table.offsetMinutes(of: zone, at: try Self.moment("1999-12-31T23:59:59Z")) == nil)
        #expect(Self.table.offsetMinutes(of: zone, at: try Self.moment("2038-01-01T00:00:00Z")) == nil)
        #expect(Self.table.zone(named: "Mars/Olympus") == nil)
        #expect(Self.table.zone(named: "") == nil)
    }

    @Test(arguments: [
        ("Europe/Berlin", 60, true), ("Asia/Shanghai", 480, false), ("Africa/Casablanca", 60, false),
        ("Europe/Dublin", 0, true), ("Australia/Lord_Howe", 630, true), ("Asia/Kolkata", 330, false),
    ])
    func knowsStandardOffsets(_ name: String, _ minutes: Int, _ moves: Bool) throws {
        let zone = try #require(Self.table.zone(named: name))
        let at = try Self.moment("2025-06-15T00:00:00Z")
        #expect(Self.table.standardOffsetMinutes(of: zone, at: at) == minutes)
        #expect(Self.table.movesClock(zone, around: at) == moves)
    }

    static func moment(_ text: String) throws -> Timestamp {
        var text = text
        return try #require(text.withUTF8 { Timestamp.read($0)?.instant })
    }
}
