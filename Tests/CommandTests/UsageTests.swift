import Foundation
import Testing

@Suite struct UsageTests {
    @Test func helpNamesEveryExitCode() throws {
        let run = try Binary.run(["--help"])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        for code in [
            "0 ok", "1 an applicant", "2 usage", "3 input", "4 bad rule pack", "5 internal", "6 a rule", "130",
        ] {
            #expect(run.text.contains(code), "\(code)")
        }
    }

    @Test(arguments: [["scoer"], ["score", "--no-such-flag", "x"], ["score"], ["data", "lokup"]])
    func mistakesOfUseEndWithTwo(arguments: [String]) throws {
        let run = try Binary.run(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test func aMisspelledVerbIsNamed() throws {
        #expect(try Binary.run(["scoer", "x"]).errors.contains("Did you mean 'score'?"))
    }

    @Test func settingsTellWhereTheyCameFrom() throws {
        let run = try Binary.run(["config", "show", "--origin"], environment: ["BONAFIDE_THREADS": "1"])
        #expect(run.status == 0)
        #expect(run.text.contains("(environment BONAFIDE_THREADS)"))
        #expect(run.text.contains("(default)"))
    }

    @Test func aWrongSettingNamesItsLineAndTheNearestKey() throws {
        let scratch = try Scratch()
        let home = scratch.file("bonafide")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try Data("format: json\nthreds: 2\n".utf8).write(to: home.appendingPathComponent("bonafide.yaml"))
        let run = try Binary.run(["config", "show"], environment: ["XDG_CONFIG_HOME": scratch.folder.path])
        #expect(run.status == 2)
        #expect(run.errors.contains("bonafide.yaml:2:1: error: unknown setting `threds`; did you mean `threads`?"))
    }

    @Test func manualPagesCoverEveryVerb() throws {
        let scratch = try Scratch()
        #expect(try Binary.run(["manual", "--output", scratch.folder.path]).status == 0)
        let pages = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
        for page in ["bonafide.1", "bonafide-score.1", "bonafide-explain.1", "bonafide-rules-check.1"] {
            #expect(pages.contains(page), "\(page)")
        }
    }
}
