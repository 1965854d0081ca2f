import ArgumentParser
import BonafideRules
import Foundation

/// `bonafide rules fuzz`
struct RulesFuzzCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz", abstract: "Run mutated expressions and rule files through everything that reads them.",
        discussion: """
            Rounds with even numbers mutate expressions, odd ones rule files. A round that breaks a law, takes longer
            than a second or lets memory grow past 1 GiB fails the run; --from N --rounds 1 runs it again.
            """,
        shouldDisplay: false)

    @Option(help: "How many inputs.") var rounds = 10_000
    @Option(help: "Number of the first round.") var from = 0
    @Option(help: "Seed of all rounds.") var seed: UInt64 = 1
    @Option(help: "File with an expression a line to start from as well; may be given again.") var expressions:
        [String] = []
    @Flag(help: "Print the number of each round before it runs, to find one that ends the program.") var trace = false

    func run() throws {
        let seeds = try expressions.flatMap { path in
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw CommandFailure(.usage, "\(path): error: cannot be read")
            }
            return text.split(separator: "\n").map(String.init)
        }
        let fuzz = RuleFuzz(expressions: seeds, catalog: try PackOptions.catalog())
        var counts: [String: Int] = [:]
        var failures = 0
        var slowest = (seconds: 0.0, round: 0)
        for number in from..<from + max(0, rounds) {
            if trace { Console.error("\(number)") }
            let start = Self.processorSeconds
            let round = fuzz.round(number, seed: seed)
            let spent = Self.processorSeconds - start
            if spent > slowest.seconds { slowest = (spent, number) }
            counts["\(round.kind) \(round.outcome)", default: 0] += 1
            let complaint = spent > 1 ? "took \(spent) s" : round.complaint
            guard !complaint.isEmpty else { continue }
            failures += 1
            Console.output(
                "round \(number): \(complaint): \(String(decoding: round.input, as: UTF8.self).debugDescription)")
        }
        for key in counts.keys.sorted() { Console.error("\(key): \(counts[key] ?? 0)") }
        let peak = Self.peakMemory
        Console.error(
            "slowest round \(slowest.round): \(Int(slowest.seconds * 1_000_000)) µs; peak memory \(peak / 1024) MiB")
        if failures > 0 || peak > 1 << 20 { throw CommandFailure(.testFailure, "\(failures) rounds failed") }
    }

    /// Processor time of this program; a busy machine does not make a round slow.
    private static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    /// The most memory the program has held, in KiB; 0 where the system does not say.
    private static var peakMemory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }
}
