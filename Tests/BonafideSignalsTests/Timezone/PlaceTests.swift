import BonafideCore
import BonafideSignals
import Foundation
import Testing

/// Reads case tables of `Fixtures/places`, and of the folder of further cases where one is named.
enum PlaceCases {
    /// The texts of a table in every folder that has it.
    static func texts(_ name: String) -> [String] {
        var folders = [NetworkProfile.path("Fixtures/places")]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] { folders.append(extra) }
        return folders.compactMap { try? String(contentsOfFile: "\($0)/\(name)", encoding: .utf8) }
    }

    /// The rows of a comma-separated table without its header; quotes hold commas.
    static func rows(_ name: String) -> [[String]] {
        texts(name).flatMap { text in
            text.split(separator: "\n").dropFirst().map { line in
                var cells = [""]
                var isQuoted = false
                for character in line {
                    if character == "\"" {
                        isQuoted.toggle()
                    } else if character == ",", !isQuoted {
                        cells.append("")
                    } else {
                        cells[cells.count - 1].append(character)
                    }
                }
                return cells
            }
        }
    }

    static let reference: ReferenceData? = {
        let files = ["network.bfr", "places.bfr", "timezone.bfr"].map { NetworkProfile.path("Rules/reference/" + $0) }
        let asOf = Day(year: 2026, month: 11, day: 20)?.start ?? Timestamp(seconds: 0)
        return try? ReferenceData.load(ReferenceOptions(asOf: asOf, files: files))
    }()
}

@Suite struct PlaceTests {
    private static let reference = PlaceCases.reference

    @Test(
        "Free text gives the places it names",
        arguments: PlaceCases.texts("locations.jsonl").flatMap { $0.split(separator: "\n").map(String.init) })
    func locations(_ line: String) throws {
        let json = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let text = try #require(json["text"] as? String)
        let expected = try #require(json["places"] as? [String])
        let gazetteer = try #require(Self.reference?.gazetteer)
        let found = LocationText(gazetteer: gazetteer).places(in: text.utf8).map { place -> String in
            let city = place.city.flatMap { gazetteer.places.city(at: $0)?.name }
            return city.map { "\(place.country) \($0)" } ?? "\(place.country)"
        }
        #expect(
            expected.isEmpty ? found.isEmpty : found.starts(with: expected) && found.count == expected.count, "\(found)"
        )
    }

    @Test("Every country with cities keeps at least one zone") func countriesKeepZones() throws {
        let gazetteer = try #require(Self.reference?.gazetteer)
        for country in gazetteer.places.countries where country.place != nil {
            #expect(!gazetteer.zones(of: country.code).isEmpty, "\(country.code)")
        }
        #expect(gazetteer.places.cityCount > 60_000)
    }

    @Test("Zones of one behaviour are named once") func distinctZones() throws {
        let gazetteer = try #require(Self.reference?.gazetteer)
        func names(_ code: String) throws -> [String] {
            gazetteer.zones(of: try #require(CountryCode(code))).map { gazetteer.zones.name(of: $0) }
        }
        #expect(try names("DE").count == 1)
        #expect(try names("US").first == "America/New_York")
        #expect((5...12).contains(try names("US").count))
        #expect(try names("KP").contains("Asia/Pyongyang"))
        #expect(gazetteer.weekend(of: try #require(CountryCode("EG"))) == .fridaySaturday)
        #expect(gazetteer.weekend(of: try #require(CountryCode("US"))) == .saturdaySunday)
    }

    @Test("Cities and divisions keep their own zone") func citiesAndDivisions() throws {
        let gazetteer = try #require(Self.reference?.gazetteer)
        let us = try #require(CountryCode("US"))
        var region = "US-TX"
        let texas = region.withUTF8 { gazetteer.division($0, in: us) }
        let paris = try #require(gazetteer.city(named: "Paris".utf8, in: us, division: texas))
        #expect(gazetteer.zones(at: paris).map { gazetteer.zones.name(of: $0) } == ["America/Chicago"])
        let zones = gazetteer.zones(at: try #require(texas)).map { gazetteer.zones.name(of: $0) }
        #expect(zones == ["America/Chicago", "America/Denver"])
        #expect(gazetteer.city(named: "Pyongyang".utf8, in: us) == nil)
    }

    @Test("Postal codes have the form of their country", arguments: PlaceCases.rows("postal-codes.csv"))
    func postalCodes(_ row: [String]) throws {
        let gazetteer = try #require(Self.reference?.gazetteer)
        let country = try #require(CountryCode(row[1]))
        var code = row[0]
        let fits = code.withUTF8 { gazetteer.postalCode($0, fits: country) }
        #expect(fits.map { $0 ? "true" : "false" } ?? "unknown" == row[2])
    }

    @Test("Numbers give country, kind and zone", arguments: PlaceCases.rows("phones.csv"))
    func phones(_ row: [String]) throws {
        let reference = try #require(Self.reference)
        let plan = try #require(reference.phones)
        var text = row[0]
        let reading = text.withUTF8 { plan.read($0, in: CountryCode(row[1])) }
        guard row[4] != "unreadable" else {
            #expect(reading == nil)
            return
        }
        let found = try #require(reading)
        #expect(found.isAssigned == (row[4] == "true"))
        #expect(found.country?.description ?? "" == row[2])
        if !row[3].isEmpty { #expect("\(found.kind)" == row[3]) }
        let names = found.zones.compactMap { reference.zones?.name(of: $0) }
        if !row[5].isEmpty { #expect(names.contains(row[5]), "\(names)") }
    }

    @Test("Addresses that receive for others are told by their words", arguments: PlaceCases.rows("postal-marks.csv"))
    func postalMarks(_ row: [String]) throws {
        let reference = try #require(Self.reference)
        let marks = PostalMarks(reference.postalMarks, on: reference.asOf.day)
        var (street, code) = (row[0], row[1])
        let mark = street.withUTF8 { street in
            code.withUTF8 { marks.mark(street: street, postalCode: $0, country: CountryCode(row[2])) }
        }
        #expect(mark?.kind.word ?? "" == row[3])
        let later = PostalMarks(reference.postalMarks, on: Day(number: reference.asOf.day.number + 40_000))
        #expect(later.isEmpty)
    }

    @Test("Hostile texts crash nothing") func hostile() throws {
        let reference = try #require(Self.reference)
        let gazetteer = try #require(reference.gazetteer)
        let plan = try #require(reference.phones)
        var state: UInt64 = 7
        for length in 0..<400 {
            let bytes = (0..<length).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            _ = LocationText(gazetteer: gazetteer).places(in: bytes)
            bytes.withUnsafeBufferPointer { text in
                _ = plan.read(text, in: CountryCode("US"))
                _ = gazetteer.postalCode(text, fits: CountryCode(packed: 0x4742))
                _ = PostalMarks(reference.postalMarks, on: reference.asOf.day)
                    .mark(street: text, postalCode: text, country: nil)
            }
        }
        #expect(LocationText(gazetteer: gazetteer).places(in: Array(repeating: UInt8(ascii: ","), count: 5000)).isEmpty)
    }
}

@Suite struct BytePatternTests {
    @Test(
        arguments: [
            ("\\d{5}(-\\d{4})?", "94107", true), ("\\d{5}(-\\d{4})?", "94107-12", false), ("[A-C]1|x", "B1", true),
            ("[A-C]1|x", "x", true), ("a{2,3}", "aaaa", false), ("a{2,3}", "aa", true), ("(?:ab)*c", "ababc", true),
            ("a.c", "abc", true), ("^(?:x)?$", "", true),
        ])
    func matches(_ pattern: String, _ text: String, _ isMatch: Bool) throws {
        #expect(try #require(BytePattern(pattern)).matches(Array(text.utf8)) == isMatch)
    }

    @Test(arguments: ["(", "a{3,1}", "[z-a]", "*a", "a)", "["])
    func refuses(_ pattern: String) { #expect(BytePattern(pattern) == nil) }
}
