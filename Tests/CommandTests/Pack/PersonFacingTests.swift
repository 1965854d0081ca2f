import BonafideRules
import Foundation
import Testing

/// Letters, corrections, group audits and blocklists, as a user runs them.
@Suite struct PersonFacingTests {
    private static let farm = "Fixtures/scenarios/s2-laptop-farm"
    private static let asOf = ["--as-of", "2026-08-23"]

    @Test func theLetterNamesFactsAndNoMethods() throws {
        let run = try Binary.run(
            ["report", "S2-01", Self.farm, "--adverse-action", "--contact", "disputes@example.com"] + Self.asOf)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("disputes@example.com"))
        #expect(run.text.contains("2026-08-23"))
        #expect(run.text.contains("where payments go"))
        #expect(run.text.contains("profiles.csv") || run.text.contains("s2-laptop-farm"))
        let bullets = run.text.components(separatedBy: "Which data")[0].split(separator: "\n").count {
            $0.hasPrefix("  * ")
        }
        #expect((1...4).contains(bullets))
        for pack in ShippedPack.pack.rules {
            #expect(!run.text.contains(pack.file.id))
            #expect(!run.text.contains(pack.file.code))
        }
        for word in ["deciban", "millibans", "score", "weight", "threshold", "VPN", "ring", "S2-02"] {
            #expect(!run.text.contains(word), "\(word)")
        }
    }

    @Test func aLetterNeedsSomebodyToWriteTo() throws {
        let run = try Binary.run(["report", "S2-01", Self.farm, "--adverse-action"] + Self.asOf)
        #expect(run.status == 2)
        #expect(run.errors.contains("--contact"))
    }

    @Test func aCorrectionKeepsBothResults() throws {
        let scratch = try Scratch()
        let log = scratch.file("corrections.log").path
        let run = try Binary.run(
            [
                "correct", "S1-A", "Fixtures/scenarios/s1-shipping-persona", "--drop", "observations", "--set",
                "phones[0].line_type=mobile", "--by", "reviewer-2", "--log", log,
            ] + Self.asOf)
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].contains("AC-027"))
        #expect(!lines[1].contains("AC-027"))
        #expect(!lines[1].contains("PE-007"))
        let record = try String(contentsOfFile: log, encoding: .utf8)
        #expect(record.contains("\"before\"") && record.contains("\"after\"") && record.contains("reviewer-2"))
        #expect(!record.contains("mobile"))
        #expect(try Binary.run(["audit", "verify", log]).status == 0)
    }

    @Test(arguments: [
        ("phones[0].lin_type=x", "line_type"), ("basics.emial=x", "basics.email"), ("basics.email", "FIELD=VALUE"),
    ])
    func aMistypedCorrectionIsRefused(text: String, hint: String) throws {
        let scratch = try Scratch()
        let run = try Binary.run(
            [
                "correct", "S1-A", "Fixtures/scenarios/s1-shipping-persona", "--set", text, "--by", "r", "--log",
                scratch.file("log").path,
            ] + Self.asOf)
        #expect(run.status == 2)
        #expect(run.errors.contains(hint))
    }

    @Test func groupsAreComparedByTheirRates() throws {
        let scratch = try Scratch()
        let bands = ["low", "low", "low", "elevated", "low", "high", "elevated", "low"]
        let results = bands.enumerated().map { "{\"id\":\"A\($0)\",\"band\":\"\($1)\"}" }.joined(separator: "\n")
        let groups = (0..<8).map { "A\($0),\($0 < 4 ? "x" : "y"),\"\($0 % 2 == 0 ? "p, q" : "=r")\"" }
        let file = try scratch.write("groups.csv", "id,sex,race\n" + groups.joined(separator: "\n") + "\nZ,x,r\n")
        let path = try scratch.write("results.ndjson", results + "\n")
        let run = try Binary.run(["audit", "groups", file, "--results", path, "--format", "ll144"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.text == """
                Category,Group,# of Applicants,# Selected,Selection Rate,Impact Ratio
                sex,x,4,3,0.750,1.000
                sex,y,4,2,0.500,0.667
                race,'=r,4,2,0.500,0.667
                race,"p, q",4,3,0.750,1.000
                sex and race,"x, =r",2,1,0.500,0.500
                sex and race,"x, p, q",2,2,1.000,1.000
                sex and race,"y, =r",2,1,0.500,0.500
                sex and race,"y, p, q",2,1,0.500,0.500

                """)
        let text = try Binary.run(["audit", "groups", file, "--results", path])
        #expect(text.text.contains("below four fifths"))
        #expect(text.text.contains("1 rows of the group file have no result"))
    }

    @Test func aBlocklistIsKeptAsDigests() throws {
        let scratch = try Scratch()
        let list = scratch.file("list.csv").path
        let input = try scratch.write(
            "cases.txt",
            "kind,value\nemail,Dana.Pruitt.Ref+x@gmail.com\n+1 404 555 0143\n@handle-7\nphone,not a number\n")
        let run = try Binary.run(
            [
                "blocklist", "import", input, "--list", list, "--source", "own cases", "--added", "2026-01-01",
                "--expires", "2027-01-01",
            ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("3 contacts added, 1 lines left out"))
        #expect(run.errors.contains(":5: left out"))
        let text = try String(contentsOfFile: list, encoding: .utf8)
        for word in ["dana", "4045550143", "handle-7"] { #expect(!text.lowercased().contains(word)) }
        let rights = try FileManager.default.attributesOfItem(atPath: list + ".key")[.posixPermissions] as? Int
        #expect(rights == 0o600)
        // The phone of the shipping persona is on the list until it expires.
        for (day, isFired) in [("2026-08-23", true), ("2027-02-01", false)] {
            let score = try Binary.run(
                [
                    "score", "Fixtures/scenarios/s1-shipping-persona", "--blocklist", list, "--as-of", day, "--format",
                    "ndjson", "--quiet",
                ])
            #expect(score.fired.contains("persona.on-blocklist") == isFired, "\(day)")
        }
        try FileManager.default.removeItem(atPath: list + ".key")
        let without = try Binary.run(["score", Self.farm, "--blocklist", list] + Self.asOf)
        #expect(without.status == 3)
    }

    @Test func theSheetAsksEverybodyOfABandTheSame() throws {
        let run = try Binary.run(["score", "Fixtures/lantern-quill", "--format", "html", "--quiet"] + Self.asOf)
        #expect(run.text.contains("Questions to ask"))
        #expect(!run.text.contains("Smallest change"))
        let analyst = try Binary.run(
            ["score", "Fixtures/lantern-quill", "--format", "html", "--quiet", "--analyst"] + Self.asOf)
        #expect(analyst.text.contains("Smallest change that would move the band"))
        #expect(analyst.text.contains("The band would be"))
        let bandOnly = try Binary.run(["score", Self.farm, "--format", "html", "--quiet", "--band-only"] + Self.asOf)
        #expect(!bandOnly.text.contains(" dB"))
    }
}
