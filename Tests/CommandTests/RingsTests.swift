import Foundation
import Testing

@Suite struct RingsTests {
    private func rings(_ inputs: [String], threads: Int = 2) throws -> [[String: Any]] {
        let run = try Binary.run(["rings"] + inputs + ["--format", "json", "-q", "--threads", "\(threads)"])
        #expect(run.status == 0, "\(run.errors)")
        let report = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        return try #require(report["rings"] as? [[String: Any]])
    }

    @Test func twelveProfilesOfOneHouseFormOneRing() throws {
        let found = try rings(["Fixtures/scenarios/s2-laptop-farm"])
        #expect(found.count == 1)
        #expect((found.first?["members"] as? [String])?.count == 12)
        #expect(found.first?["id"] as? String == "S2-01")
    }

    @Test(arguments: ["s2-dorm-control", "s4-dao-control"])
    func controlsFormNone(folder: String) throws {
        #expect(try rings(["Fixtures/scenarios/\(folder)"]).isEmpty)
    }

    @Test func oneWalletInThreeSpellingsFormsARing() throws {
        let found = try rings(["Fixtures/scenarios/s4-wallet-ring"])
        #expect(found.contains { Set($0["members"] as? [String] ?? []).isSuperset(of: ["S4-1", "S4-2", "S4-3"]) })
    }

    @Test(arguments: ["text", "json", "csv", "graphml", "dot"])
    func theSameBytesForAnyThreadsAndUnrelatedRows(format: String) throws {
        let farm = "Fixtures/scenarios/s2-laptop-farm"
        let one = try Binary.run(["rings", farm, "-q", "--format", format, "--threads", "1"])
        let two = try Binary.run(["rings", farm, "-q", "--format", format, "--threads", "2"])
        #expect(one.status == 0)
        #expect(!one.output.isEmpty)
        #expect(one.output == two.output)
    }

    @Test func ringsReachAcrossInputsAndOrderDoesNotMatter() throws {
        let folders = ["s2-laptop-farm", "s2-dorm-control", "s4-wallet-ring"].map { "Fixtures/scenarios/\($0)" }
        func members(_ inputs: [String]) throws -> [[String]] {
            try rings(inputs).map { $0["members"] as? [String] ?? [] }
        }
        #expect(try members(folders) == members(folders.reversed()))
    }

    @Test func aMarriedCoupleStaysBelowHigh() throws {
        let run = try Binary.run([
            "score", "Fixtures/scenarios/s2-dorm-control", "--format", "json", "--as-of", "2026-08-23", "-q",
        ])
        let report = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        let all = try #require(report["assessments"] as? [[String: Any]])
        #expect(all.count == 11)
        for assessment in all {
            let band = assessment["band"] as? String ?? (assessment["band"] as? [String: Any])?["name"] as? String
            #expect(band == "low" || band == "elevated", "\(assessment["id"] ?? "")")
        }
    }

    @Test func saysHowTwoApplicantsAreConnected() throws {
        let run = try Binary.run(["link", "S2-01", "S2-12", "Fixtures/scenarios/s2-laptop-farm", "-q"])
        #expect(run.status == 0)
        #expect(run.text.contains("Connected over 2 links"))
        #expect(run.text.contains("ring S2-01 of 12"))
        // The chain is told from the first to the second, either way round.
        #expect(
            run.text.contains("  S2-01 — S2-03: ship_to, session_address\n  S2-03 — S2-12: payout_account, ship_to\n"))
        let back = try Binary.run(["link", "S2-12", "S2-01", "Fixtures/scenarios/s2-laptop-farm", "-q"])
        #expect(
            back.text.contains("  S2-12 — S2-03: payout_account, ship_to\n  S2-03 — S2-01: ship_to, session_address\n"))
        #expect(try Binary.run(["link", "S2-01", "S2-01", "Fixtures/scenarios/s2-laptop-farm"]).status == 2)
        let lost = try Binary.run(["link", "S2-01", "S2-120", "Fixtures/scenarios/s2-laptop-farm", "-q"])
        #expect(lost.status == 3)
        #expect(lost.errors.contains("has the id S2-120; did you mean S2-1"), "\(lost.errors)")
    }
}
