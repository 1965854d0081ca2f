import BonafideCore
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, 0 as Int?),
        ("2026-08-23T10:00:00+02:00", 1_787_472_000, 120),
        ("2026-08-23 10:00:00 -0530", 1_787_499_000, -330),
        ("2026-08-23T10:00:00.123456Z", 1_787_479_200, 0),
        ("2026-08-23T10:00", 1_787_479_200, nil),
        ("2026/08/23", 1_787_443_200, nil),
        ("1787443200", 1_787_443_200, nil),
        ("1787443200123", 1_787_443_200, nil),
        ("1787443200.75", 1_787_443_200, nil),
        ("-86400", -86400, nil),
        ("1969-12-31T23:59:59Z", -1, 0),
    ])
    func reads(text: String, seconds: Int, offset: Int?) {
        let read = Self.read(text)
        #expect(read?.instant.seconds == Int64(seconds))
        #expect(read?.offsetMinutes == offset)
    }

    @Test(arguments: [
        "", "x", "2026-02-30", "2026-13-01T00:00:00Z", "2026-08-23T24:00:00Z", "2026-08-23T10:61:00Z",
        "2026-08-23T10:00:00+99:00", "2026-08-23T10:00:00Zjunk", "20260823T100000Z!", "12ab", "99999999999999999999",
    ])
    func refuses(text: String) {
        #expect(Self.read(text) == nil)
    }

    @Test func everyDayFrom1600To2400ComesBack() {
        var previous = Day(year: 1599, month: 12, day: 31)!
        for year in 1600...2400 {
            for month in 1...12 {
                for day in 1...Day.length(ofMonth: month, year: year) {
                    let today = Day(year: year, month: month, day: day)!
                    #expect(today.number == previous.number + 1)
                    #expect(today.parts == (year, month, day))
                    previous = today
                }
            }
        }
    }

    @Test func writesWhatItReads() {
        for seconds in stride(from: Int64(-5_000_000_000), through: 5_000_000_000, by: 77_777_777) {
            let moment = Timestamp(seconds: seconds)
            #expect(Self.read(moment.description)?.instant == moment)
        }
    }

    @Test func weekdaysFollowISO() {
        #expect(Day(year: 2026, month: 8, day: 23)!.weekday == 7)
        #expect(Day(year: 1970, month: 1, day: 1)!.weekday == 4)
        #expect(Day(year: 1969, month: 12, day: 29)!.weekday == 1)
    }

    @Test(arguments: [
        ("2019", "2019-01-01", "2019-12-31"), ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-05-06", "2021-05-06", "2021-05-06"), ("2021/07", "2021-07-01", "2021-07-31"),
    ])
    func partialDatesSpanTheirDays(text: String, first: String, last: String) {
        let read = text.withBytes { PartialDate.read($0) }
        #expect(read?.first.description == first)
        #expect(read?.last.description == last)
    }

    private static func read(_ text: String) -> WrittenInstant? { text.withBytes { Timestamp.read($0) } }
}

extension String {
    /// Calls a function with the text's UTF-8 bytes.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var copy = self
        return copy.withUTF8(body)
    }
}
