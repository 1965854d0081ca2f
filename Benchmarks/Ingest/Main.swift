internal import BonafideCore
internal import BonafideIngest
internal import Foundation

/// Measures what reading costs: cutting records, and cutting and parsing them into applicants.
///
/// usage: IngestBench FILE…   (exports such as `Benchmarks/generate_rows.py` makes)
///
/// Processor time of one thread is counted, the best of five rounds, so that other work on the machine matters little.
@main
enum IngestBench {
    private static let rounds = 5

    static func main() throws {
        guard CommandLine.arguments.count > 1 else {
            FileHandle.standardError.write(Data("usage: IngestBench FILE…\n".utf8))
            exit(2)
        }
        print("     rows  cut ns/row  cut and parse ns/row  MB/s  file")
        for path in CommandLine.arguments.dropFirst() { try measure(path) }
    }

    private static func measure(_ path: String) throws {
        let plan = try Ingest.open([path])
        var rows = 0
        var cut = Double.infinity
        var parsed = Double.infinity
        for _ in 0..<rounds {
            cut = min(cut, try seconds { try forEachChunk(plan) { _ in } })
            let parser = plan.makeParser()
            rows = 0
            parsed = min(
                parsed,
                try seconds {
                    try forEachChunk(plan) { chunk in rows += try parser.parse(chunk) { _, _ in }.records }
                })
        }
        let perRow = 1e9 / Double(max(1, rows))
        let rate = Double(plan.size) / 1e6 / parsed
        print(
            String(
                format: "%9d  %10.0f  %20.0f  %4.0f  ", rows, cut * perRow, parsed * perRow, rate) + path)
    }

    private static func forEachChunk(_ plan: InputPlan, _ body: (borrowing RawChunk) throws -> Void) throws {
        let source = plan.makeSource()
        var chunk = RawChunk()
        while try source.next(&chunk) { try body(chunk) }
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = processorTime()
        try body()
        return processorTime() - start
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
