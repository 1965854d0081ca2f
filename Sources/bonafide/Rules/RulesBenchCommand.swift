import ArgumentParser
import BonafideRules
import Foundation

/// `bonafide rules bench`
struct RulesBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure how long the rules of a pack take over made-up signals.")

    @OptionGroup var pack: PackOptions
    @Option(help: "Blocks of 64 profiles to judge.") var blocks = 256
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        guard (1...1_000_000).contains(blocks) else {
            throw CommandFailure(.usage, "--blocks takes a number from 1 to 1000000.")
        }
        let pack = try pack.load()
        let clock = ContinuousClock()
        let start = clock.now
        let trial = SpeedTrial(pack) {
            let (seconds, attoseconds) = (clock.now - start).components
            return UInt64(clamping: seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
        }
        let result = trial.run(blocks: blocks)
        func text(_ value: Double) -> String { String(format: "%.2f", value) }
        if json {
            Console.output(
                """
                {"rules":\(pack.judged.count),"steps":\(pack.program.count),"treeParts":\(pack.program.treeParts),\
                "compileNanosecondsPerRule":\(text(result.compile)),\
                "blockNanosecondsPerRuleAndProfile":\(text(result.block)),\
                "singleNanosecondsPerRule":\(text(result.single)),"scoreNanosecondsPerProfile":\(text(result.score)),\
                "assessmentNanoseconds":\(text(result.assessment))}
                """)
            return
        }
        Console.output(
            """
            \(pack.judged.count) rules in \(pack.program.count) steps, \(pack.program.treeParts) parts left to the tree
            parse, check, lower   \(text(result.compile / 1000)) µs per rule
            blocks of 64          \(text(result.block)) ns per rule and profile
            one profile alone     \(text(result.single)) ns per rule
            score                 \(text(result.score)) ns per profile
            full assessment       \(text(result.assessment / 1000)) µs
            """)
    }
}
