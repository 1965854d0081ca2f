package import BonafideIngest
package import BonafideRules
internal import BonafideCore

/// Measures the applicants of an export and records how the rules of several packs ended for each.
///
/// Extractors run once, whatever the number of packs; nothing is written and no reason is worded.
package struct OutcomeRun: Sendable {
    private let setup: ScoringSetup
    private let packs: [Judge]
    private let plan: InputPlan
    private let threads: Int

    /// Takes the setup whose extractors measure, and the packs to judge by.
    package init(setup: ScoringSetup, packs: [RulePack], plan: InputPlan, threads: Int) {
        self.setup = setup
        self.packs = packs.map { Judge(pack: $0) }
        self.plan = plan
        self.threads = max(1, threads)
    }

    /// What a run gave.
    package struct Result: Sendable {
        /// One table a pack, in the order of the packs, applicants in the order of the export.
        package var tables: [OutcomeTable]
        /// The signals, where they were asked for.
        package var signals: SignalArchive?
        /// Records that could not be read.
        package var rejected: Int
        /// Why the input could not be read to its end, where it could not.
        package var error: IngestError?
    }

    /// Runs to the end of the input; with `keepsSignals`, what was measured stays in memory for other conditions.
    package func run(keepsSignals: Bool = false) async throws -> Result {
        let linked = try await LinkPass(
            linker: setup.crew.linker, comparing: setup.crew.comparing, plan: plan, threads: threads
        ).run(progress: { _ in }, isCancelled: { false })
        let source = plan.makeSource()
        var parts: [Int: Part] = [:]
        var error: IngestError?
        var idle = (0..<threads).map { _ in Worker(plan.makeParser()) }
        await withTaskGroup(of: (Worker, Part).self) { group in
            var isReading = true
            var underWay = 0
            while isReading || underWay > 0 {
                while isReading, let worker = idle.last {
                    var chunk = RawChunk()
                    do throws(IngestError) { isReading = try source.next(&chunk) } catch let caught {
                        error = error ?? caught
                        continue
                    }
                    guard isReading else { break }
                    idle.removeLast()
                    underWay += 1
                    let taken = chunk
                    group.addTask { (worker, part(taken, worker.parser, linked, keepsSignals)) }
                }
                guard let (worker, part) = await group.next() else { break }
                underWay -= 1
                idle.append(worker)
                parts[part.number] = part
            }
        }
        return joined(parts, error, keepsSignals)
    }

    /// Lends a parser to one task at a time; it is handed from task to task, never shared.
    private final class Worker: @unchecked Sendable {
        let parser: ChunkParser
        init(_ parser: ChunkParser) { self.parser = parser }
    }

    /// What one chunk gave.
    private struct Part: Sendable {
        var number = 0
        var tables: [OutcomeTable] = []
        var signals: SignalArchive?
        var rejected = 0
    }

    private func part(
        _ chunk: RawChunk, _ parser: ChunkParser, _ linked: LinkedRows?, _ keepsSignals: Bool
    ) -> Part {
        var part = Part(number: chunk.number, tables: packs.map { OutcomeTable($0.pack) })
        if keepsSignals { part.signals = SignalArchive(catalog: setup.crew.catalog) }
        var block = SignalBlock(columns: setup.crew.catalog.count)
        let outcome = try? parser.parse(chunk) { applicants, count in
            setup.crew.measure(applicants, count: count, linked: linked, into: &block)
            let ids = (0..<count).map { applicants[$0].id }
            let files = (0..<count).map { _ in UInt16(clamping: chunk.file) }
            for (index, judge) in packs.enumerated() {
                var judged = judge.makeBlock()
                judge.judge(block, lanes: count, into: &judged)
                part.tables[index].append(judged, ids: ids, files: files)
            }
            part.signals?.append(block, ids: ids, files: files)
            block.reset()
        }
        part.rejected = outcome?.rejects.count ?? 0
        return part
    }

    private func joined(_ parts: [Int: Part], _ error: IngestError?, _ keepsSignals: Bool) -> Result {
        var result = Result(
            tables: packs.map { OutcomeTable($0.pack) },
            signals: keepsSignals ? SignalArchive(catalog: setup.crew.catalog) : nil, rejected: 0, error: error)
        let catalog = CatalogDigest.of(setup.crew.catalog)
        for index in result.tables.indices {
            result.tables[index].inputs = plan.inputs.map(\.path)
            result.tables[index].catalogDigest = catalog
        }
        for number in parts.keys.sorted() {
            guard let part = parts[number] else { continue }
            for index in result.tables.indices { result.tables[index].append(part.tables[index]) }
            if let signals = part.signals { result.signals?.append(signals) }
            result.rejected += part.rejected
        }
        return result
    }
}
