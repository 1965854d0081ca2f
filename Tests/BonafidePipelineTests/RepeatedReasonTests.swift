import BonafideCore
import BonafidePipeline
import BonafideReport
import BonafideRules
import BonafideSignals
import BonafideTestSupport
import Testing

/// What a worker kept of earlier applicants changes nothing that is said of the next one.
@Suite struct RepeatedReasonTests {
    private static let labels = [
        "", "Müller", "ExampleVPN", "Example VPN, of a longer name than fits a word", "\"<&\n",
    ]

    private func setup() throws -> ScoringSetup {
        let reference = ReferenceData(asOf: try #require(Day(year: 2026, month: 8, day: 23)).start)
        let crew = try ExtractorCrew(reference: reference)
        let pack = try RulePack.load(RuleSources.embedded, catalog: crew.catalog).get()
        return ScoringSetup(crew: crew, pack: pack, reference: reference, engine: "test")
    }

    private func source(_ name: String) throws -> SourceStamp {
        SourceStamp(
            name: name, date: try #require(Day(year: 2026, month: 8, day: 22)), licence: "CC0-1.0", digest: "",
            maximumAgeDays: 30)
    }

    /// Fills a block with values of few kinds, so that applicants often agree in some of their columns.
    private func fill(_ block: inout SignalBlock, _ catalog: SignalCatalog, _ numbers: inout MutationRandom) {
        block.reset()
        block.used = SignalBlock.lanes
        // The same text under other numbers, and other texts under the same.
        block.labels = (0..<8).map { _ in Self.labels.randomElement(using: &numbers) ?? "" }
        if Bool.random(using: &numbers) {
            block.labels[3] = String(repeating: "long", count: .random(in: 60...70, using: &numbers))
        }
        let view = block.view
        for (column, declaration) in catalog.declarations.enumerated() {
            let isRare = Int.random(in: 0..<4, using: &numbers) == 0
            for lane in 0..<SignalBlock.lanes {
                let bit = UInt64(1) << UInt64(lane)
                switch Int.random(in: 0..<16, using: &numbers) {
                case 0: view.absent[column] |= bit
                case 1: view.reasons[column * 64 + lane] = UInt8.random(in: 0...8, using: &numbers)
                case 2 where isRare: break
                default:
                    view.known[column] |= bit
                    view.payloads[column * 64 + lane] = payload(declaration.type, &numbers)
                }
                for _ in 0..<Int.random(in: 0...2, using: &numbers) where !isRare {
                    block.evidence[lane].append(evidence(column, &numbers))
                }
            }
        }
        // More places than are kept.
        for element in 0..<80 {
            block.evidence[5].append(Evidence(column: 0, path: RootField.id.path, element: element))
        }
        for column in 0..<catalog.count {
            for element in 0..<70 {
                block.evidence[7].append(Evidence(column: column, path: SessionField.ip.path, element: element))
            }
        }
    }

    private func evidence(_ column: Int, _ numbers: inout MutationRandom) -> Evidence {
        let paths = [RootField.id.path, RootField.basicsEmail.path, SessionField.ip.path, DocumentField.number.path]
        return Evidence(
            column: column, path: paths.randomElement(using: &numbers) ?? RootField.id.path,
            element: [0, 1, 255, 256, 70_000].randomElement(using: &numbers) ?? 0,
            source: .random(in: -1...2, using: &numbers))
    }

    private func payload(_ type: SignalType, _ numbers: inout MutationRandom) -> UInt64 {
        switch type {
        case .flag: return .random(in: 0...1, using: &numbers)
        case .count: return [0, 1, 2, 5, 40].randomElement(using: &numbers) ?? 0
        case .measure: return ([0, 0.5, 1, 12.25, 900].randomElement(using: &numbers) ?? 0).bitPattern
        case .symbol(let words): return .random(in: 0..<UInt64(words.count), using: &numbers)
        case .symbols(let words): return .random(in: 0..<(1 << UInt64(words.count)), using: &numbers)
        case .country:
            return UInt64(["DE", "FR"].randomElement(using: &numbers).flatMap(CountryCode.init)?.packed ?? 0)
        case .instant: return [1_767_225_600, 1_790_000_000].randomElement(using: &numbers) ?? 0
        case .label: return .random(in: 0...9, using: &numbers)
        }
    }

    @Test("reasons met before read as those met first, in memory", arguments: [16 << 20, 60_000, 0])
    func repeatedReasons(keeping bytes: Int) throws {
        let setup = try setup()
        let judge = setup.judge
        let context = ReportContext(pack: judge.pack.card, catalog: setup.crew.catalog, stamp: setup.stamp)
        let formats: [ReportFormat] = [.json, .ndjson, .csv]
        var writers = formats.map { ReportWriter(format: $0, context: context, keeping: bytes) }
        var kept = judge.makeBlock(keeping: bytes)
        var block = SignalBlock(columns: setup.crew.catalog.count)
        var numbers = MutationRandom(seed: 11)
        var met = Set<ObjectIdentifier>()
        var alive: [Reason] = []
        var repeated = 0
        for round in 0..<6 {
            // Every other block is the one before with other lines and, once, other sources.
            if round % 2 == 0 { fill(&block, setup.crew.catalog, &numbers) }
            let sources = [try source("vpn-list"), try source(round < 4 ? "whois" : "other-whois")]
            judge.judge(block, lanes: 64, into: &kept)
            for lane in 0..<12 {
                let origin = RecordOrigin(record: 3, line: [0, 9, 1_234].randomElement(using: &numbers) ?? 0)
                let told = judge.assessment(
                    id: "A-1", origin: origin, lane: lane, block: block, judged: kept, sources: sources)
                var fresh = judge.makeBlock()
                judge.judge(block, lanes: 64, into: &fresh)
                var plain = judge.assessment(
                    id: "A-1", origin: origin, lane: lane, block: block, judged: fresh, sources: sources)
                plain.pattern = 0
                plain.reasons = plain.reasons.map { Reason(rule: $0.rule, sentence: $0.sentence, fields: $0.fields) }
                #expect(told.reasons == plain.reasons)
                #expect(!told.reasons.isEmpty)
                for reason in told.reasons where !met.insert(ObjectIdentifier(reason.kept)).inserted { repeated += 1 }
                alive += told.reasons
                for (place, format) in formats.enumerated() {
                    var expected: [UInt8] = []
                    var single = ReportWriter(format: format, context: context)
                    single.add(plain, into: &expected)
                    var out: [UInt8] = []
                    writers[place].startPart()
                    writers[place].add(told, into: &out)
                    #expect(out == expected)
                }
            }
        }
        if bytes > 1 << 20 { #expect(repeated > 100) }
        if bytes == 0 { #expect(repeated == 0) }
    }
}
