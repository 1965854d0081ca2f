import BonafideCore
import BonafideRules
import Foundation
import Testing

/// Backtests over made-up applicants whose signals and labels are known.
@Suite struct BacktestTests {
    static let settings = PackTests.settings

    static func pack(_ weight: String = "8", when: String = "network.named_vpn_sessions >= 2") throws -> RulePack {
        try PackTests.pack([
            PackTests.rule("network.one", when, weight: weight, code: "NW-001"),
            PackTests.rule("network.two", "network.is_hosting", weight: "12", group: "zone", code: "NW-002"),
            PackTests.rule("payout.good", "payout.holder_matches", weight: "-6", group: "pay", code: "PX-001"),
            PackTests.rule("account.trial", "account.age_days < 30.0", group: "zone", code: "AC-001", status: "trial"),
        ])
    }

    /// Outcomes of `count` applicants in blocks of any size, and labels that follow the signals with some noise.
    static func sample(_ packs: [RulePack], count: Int, seed: UInt64 = 5, width: Int = 64) -> (
        tables: [OutcomeTable], labels: LabelTable, archive: SignalArchive
    ) {
        var generator = SeededGenerator(seed: seed)
        var tables = packs.map { OutcomeTable($0) }
        var archive = SignalArchive(catalog: TestCatalog.catalog)
        var csv = "id,label,ring,at\n"
        var block = SignalBlock(columns: TestCatalog.catalog.count)
        let names = ["network.named_vpn_sessions", "network.is_hosting", "payout.holder_matches", "account.age_days"]
        let columns = names.compactMap { TestCatalog.catalog.column(of: $0) }
        var number = 0
        while number < count {
            let lanes = min(width, count - number)
            block.reset()
            block.used = lanes
            for lane in 0..<lanes {
                let isFraud = Int.random(in: 0..<5, using: &generator) == 0
                func chance(_ share: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < share }
                let values: [UInt64] = [
                    chance(isFraud ? 60 : 15) ? 3 : 0, chance(isFraud ? 50 : 8) ? 1 : 0,
                    chance(isFraud ? 20 : 70) ? 1 : 0,
                    Double(chance(50) ? 10 : 90).bitPattern,
                ]
                for (column, value) in zip(columns, values) where chance(85) {
                    block.view.payloads[column * SignalBlock.lanes + lane] = value
                    block.view.known[column] |= 1 << UInt64(lane)
                }
                let label = chance(10) ? "" : chance(4) ? "unresolved" : isFraud ? "confirmed" : "cleared"
                csv +=
                    "A-\(number + lane),\(label),r\((number + lane) / 3),2026-0\(1 + (number + lane) * 8 / count)-01\n"
            }
            let ids = (0..<lanes).map { "A-\(number + $0)" }
            for (index, pack) in packs.enumerated() {
                let judge = Judge(pack: pack)
                var judged = judge.makeBlock()
                judge.judge(block, lanes: lanes, into: &judged)
                tables[index].append(judged, ids: ids, files: ids.map { _ in 0 })
            }
            archive.append(block, ids: ids, files: ids.map { _ in 0 })
            number += lanes
        }
        return (tables, LabelTable(csv: csv), archive)
    }

    @Test func tablesDoNotDependOnHowTheyWereCut() async throws {
        let pack = try Self.pack()
        let (whole, _, archive) = Self.sample([pack], count: 500)
        let again = await archive.outcomes(Judge(pack: pack), threads: 2)
        var parts = OutcomeTable(pack)
        for applicant in 0..<500 {
            for rule in whole[0].rules.indices {
                #expect(
                    again.outcome(rule: rule, applicant: applicant)
                        == whole[0].outcome(rule: rule, applicant: applicant))
            }
        }
        let (a, _, _) = Self.sample([pack], count: 200, seed: 9)
        let (b, _, _) = Self.sample([pack], count: 133, seed: 10)
        parts.append(a[0])
        parts.append(b[0])
        #expect(parts.count == 333)
        for applicant in 0..<133 {
            for rule in parts.rules.indices {
                #expect(
                    parts.outcome(rule: rule, applicant: 200 + applicant)
                        == b[0].outcome(rule: rule, applicant: applicant))
            }
        }
        let stored = try OutcomeFile.read(try OutcomeFile.data(parts))
        #expect(stored.ids == parts.ids && stored.rules == parts.rules)
        #expect(stored.outcome(rule: 1, applicant: 332) == parts.outcome(rule: 1, applicant: 332))
    }

    @Test func damagedFilesAreRefused() throws {
        let data = try OutcomeFile.data(Self.sample([try Self.pack()], count: 70).tables[0])
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            var bytes = Array(data)
            if Bool.random(using: &generator) {
                bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
            } else {
                bytes[Int.random(in: 0..<400, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            _ = try? OutcomeFile.read(Data(bytes))
        }
        #expect(throws: OutcomeFile.Damage.self) { try OutcomeFile.read(Data("{}".utf8)) }
    }

    @Test func figuresAgreeWithCountingByHand() async throws {
        let pack = try Self.pack()
        let (tables, labels, _) = Self.sample([pack], count: 900)
        let table = tables[0]
        let test = await Backtest.run(table, labels, pack: pack, threads: 2)
        #expect(test.split.total == 900)
        #expect(test.split.confirmed == labels.entries.values.count { $0.label == .confirmed })
        let row = try #require(test.rules.first { $0.id == "network.one" })
        let number = try #require(table.rules.firstIndex { $0.id == "network.one" })
        var (fired, hits, alarms, scores, known): (Int, Int, Int, [Double], [Bool]) = (0, 0, 0, [], [])
        var without: [Double] = []
        for (applicant, id) in table.ids.enumerated() {
            let outcomes = pack.scored.map { rule in
                table.outcome(rule: pack.judged.firstIndex(of: rule)!, applicant: applicant)
            }
            let isFired = table.outcome(rule: number, applicant: applicant) == .fired
            if isFired { fired += 1 }
            let label = labels.entries[id]?.label
            guard label == .confirmed || label == .cleared else { continue }
            if isFired && label == .confirmed { hits += 1 }
            if isFired && label == .cleared { alarms += 1 }
            scores.append(Double(pack.scorer.score(outcomes).total))
            known.append(label == .confirmed)
            let place = pack.scored.firstIndex { pack.rules[$0].file.id == "network.one" }!
            var left = outcomes
            left[place] = .quiet
            without.append(Double(pack.scorer.score(left).total))
        }
        #expect(row.fired == fired && row.truePositives == hits && row.falsePositives == alarms)
        #expect(test.metrics.areaUnderROC == RankedScores(scores: scores, labels: known).areaUnderROC)
        let gain =
            RankedScores(scores: scores, labels: known).areaUnderROC.value
            - RankedScores(scores: without, labels: known).areaUnderROC.value
        #expect(abs(row.gain - gain) < 1e-12)
        #expect(row.gain > 0)
        #expect(test.rules.first { $0.id == "account.trial" }?.gain == 0)
        let chances = scores.map { Double(Probability.partsPerMillion(Int64($0))) / 1_000_000 }
        #expect(abs(test.metrics.logLoss - ProbabilityMetrics.logLoss(chances, known)) < 1e-9)
        #expect(abs(test.metrics.brier - ProbabilityMetrics.brierScore(chances, known)) < 1e-9)
        let bins = ProbabilityMetrics.calibration(chances, known)
        #expect(abs(test.metrics.calibrationError - ProbabilityMetrics.calibrationError(bins)) < 1e-9)
        #expect(test.drift.contains { $0.name.contains("half") })
    }

    @Test func reportsAreTheSameAtAnyNumberOfThreads() async throws {
        let pack = try Self.pack()
        let (tables, labels, _) = Self.sample([pack], count: 700)
        let one = await Backtest.run(tables[0], labels, pack: pack, threads: 1)
        let other = await Backtest.run(tables[0], labels, pack: pack, threads: 3)
        #expect(BacktestJSON.render(one) == BacktestJSON.render(other))
        let json = BacktestJSON.render(one)
        #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
        #expect(BacktestText.render(one).contains("AUC"))
        let html = BacktestHTML.render(one, title: "A <test>")
        #expect(html.contains("<svg") && html.contains("A &lt;test&gt;") && !html.contains("http://"))
    }

    @Test func changedConditionsAreNamed() async throws {
        let pack = try Self.pack()
        let (tables, labels, _) = Self.sample([pack], count: 300)
        let changed = try Self.pack(when: "network.named_vpn_sessions >= 3")
        let test = await Backtest.run(tables[0], labels, pack: changed)
        #expect(test.warnings.contains { $0.contains("network.one") })
        #expect(test.rules.first { $0.id == "network.one" }?.unknown.value == 1)
    }

    @Test func challengersAreComparedApplicantByApplicant() async throws {
        let (old, new) = (try Self.pack(), try Self.pack("15"))
        let (tables, labels, _) = Self.sample([old, new], count: 800)
        let comparison = await PackComparison.run(
            champion: (old, tables[0]), challenger: (new, tables[1]), labels: labels, resamples: 100, seed: 3,
            threads: 2)
        let before = await BacktestScores.of(tables[0], old, threads: 1)
        let after = await BacktestScores.of(tables[1], new, threads: 1)
        let swapped = tables[0].ids.indices.filter {
            old.card.band(of: Int64(before.totals[$0])) == 0 && new.card.band(of: Int64(after.totals[$0])) > 0
        }
        #expect(comparison.swappedIn.map(\.applicant) == swapped)
        #expect(!swapped.isEmpty && comparison.swappedOut.isEmpty)
        #expect(comparison.swappedIn.allSatisfy { $0.hinges == ["network.one"] })
        for mover in comparison.swappedIn {
            #expect(mover.waterfall.reduce(0) { $0 + $1.before } == mover.before)
            #expect(mover.waterfall.reduce(0) { $0 + $1.after } == mover.after)
            #expect(!mover.changes.isEmpty && mover.changes.count < mover.waterfall.count)
        }
        let cells = comparison.migration.values.reduce(0) { $0 + $1.reduce(0) { $0 + $1.reduce(0, +) } }
        #expect(cells == 800)
        let again = await PackComparison.run(
            champion: (old, tables[0]), challenger: (new, tables[1]), labels: labels, resamples: 100, seed: 3,
            threads: 1)
        #expect(again.areaGain == comparison.areaGain)
        let report = ComparisonReport(comparison)
        #expect(report.markdown.contains("Newly above"))
        #expect(try JSONSerialization.jsonObject(with: Data(report.json.utf8)) is [String: Any])
        let page = report.html(title: "x")
        #expect(page.contains("<table>") && page.contains("<svg") && !page.contains("http://"))
    }

    /// An applicant who counts three times is as good as three applicants.
    @Test func weightsOfLabelsCountLikeCopies() async throws {
        let pack = try Self.pack()
        let (tables, labels, _) = Self.sample([pack], count: 400)
        var weighted = "id,label,weight\n"
        var (scores, known): ([Double], [Bool]) = ([], [])
        let totals = await BacktestScores.of(tables[0], pack, threads: 1).totals
        for (number, id) in tables[0].ids.enumerated() {
            guard let label = labels.entries[id]?.label else { continue }
            weighted += "\(id),\(label.word),\(1 + number % 3)\n"
            guard label == .confirmed || label == .cleared else { continue }
            for _ in 0...number % 3 {
                scores.append(Double(totals[number]))
                known.append(label == .confirmed)
            }
        }
        let test = await Backtest.run(tables[0], LabelTable(csv: weighted), pack: pack)
        let found = try #require(test.weighted)
        let copies = RankedScores(scores: scores, labels: known)
        #expect(abs(found.areaUnderROC - copies.areaUnderROC.value) < 1e-12)
        let alarm = Double(pack.card.bands.compactMap(\.from).first ?? 0)
        let point = copies.point(atLeast: alarm)
        #expect(abs(found.recall - point.truePositiveRate) < 1e-12)
        #expect(abs(found.precision - point.precision) < 1e-12)
        #expect(await Backtest.run(tables[0], labels, pack: pack).weighted == nil)
        #expect(BacktestText.render(test).contains("by the weights of the labels"))
    }

    @Test func tuningFindsDirectionsAndKeepsLocks() async throws {
        let pack = try Self.pack()
        let (tables, labels, _) = Self.sample([pack], count: 3000)
        var options = Tuning.Options()
        options.resamples = 20
        let tuning = try await Tuning.run(tables[0], labels, pack: pack, options: options)
        #expect(tuning.weights.map(\.id) == ["network.one", "network.two", "payout.good"])
        #expect(tuning.weights[0].after > 300 && tuning.weights[1].after > 300 && tuning.weights[2].after < -300)
        #expect(tuning.trials.count == 7)
        #expect(tuning.warnings.contains { $0.contains("within: 1") })
        #expect(tuning.trials.contains { $0.penalty == tuning.penalty })
        var loose = options
        loose.ridge = 0.1
        let free = try await Tuning.run(tables[0], labels, pack: pack, options: loose)
        #expect(abs(free.calibration.slope - 1) < 0.02 && abs(free.calibration.intercept) < 0.05)
        let again = try await Tuning.run(tables[0], labels, pack: pack, options: options)
        #expect(again.weights == tuning.weights)
        let locked = try PackTests.pack([
            PackTests.rule("network.one", "network.named_vpn_sessions >= 2", extra: "locked: true"),
            PackTests.rule("network.two", "network.is_hosting", weight: "12", group: "zone", code: "NW-002"),
        ])
        let (other, names, _) = Self.sample([locked], count: 3000)
        let held = try await Tuning.run(other[0], names, pack: locked, options: options)
        #expect(held.weights[0].after == 800 && held.weights[0].kept == "locked")
        let (few, little, _) = Self.sample([pack], count: 60)
        await #expect(throws: Tuning.Refusal.self) {
            try await Tuning.run(few[0], little, pack: pack, options: options)
        }
    }

    @Test func scorecardsGiveThePacksOwnScores() throws {
        #expect(throws: ScorecardPMML.Refusal.self) { try ScorecardPMML.render(try Self.pack(), engine: "1") }
        let plain = Self.settings.replacing("vpn: { cap: 10 }", with: "vpn: {}").replacing(
            "groups:", with: "within: 1\nacross: 1\ngroups:")
        let rules = try Self.pack().sources.filter { !$0.path.hasSuffix("pack.yaml") }.map {
            RuleSources.File(path: $0.path, text: $0.text)
        }
        let pack = try PackTests.load(rules, settings: plain).get()
        let card = try Scorecard(try ScorecardPMML.render(pack, engine: "1"))
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<200 {
            let outcomes = pack.scored.map { _ in
                [RuleOutcome.fired, .quiet, .unknown].randomElement(using: &generator) ?? .unknown
            }
            let inputs = Dictionary(
                uniqueKeysWithValues: zip(pack.scored, outcomes).map { (pack.rules[$0].file.id, $1.word) })
            #expect(card.score(inputs) == pack.scorer.score(outcomes).total)
        }
    }

    @Test func labelsAreReadAsTheyCome() {
        let table = LabelTable(
            csv:
                "\u{feff}profile_id,Fraud,ring\r\n\"A,1\",1,\"r \"\"x\"\"\"\r\nB,no,\r\nC,perhaps,\r\nD\r\n\r\nB,yes,\n"
        )
        #expect(table.entries["A,1"]?.label == .confirmed)
        #expect(table.entries["A,1"]?.group == "r \"x\"")
        #expect(table.entries["B"]?.label == .confirmed)
        #expect(table.problems.map(\.line) == [4, 5, 7])
        #expect(LabelTable(csv: "a,b\n").problems.count == 1)
        #expect(LabelTable(csv: "").problems.count == 1)
    }
}
