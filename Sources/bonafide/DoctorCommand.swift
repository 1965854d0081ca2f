import ArgumentParser
import BonafideCore
import BonafidePipeline
import BonafideRules
import BonafideSignals
import Foundation

/// `bonafide doctor`
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check that pack, data and machine are fit for a run.")

    @OptionGroup var judging: JudgingOptions

    func run() throws {
        let settings = try judging.settings()
        var isFit = true
        func say(_ state: String, _ text: String) {
            Console.output("\(state.padding(toLength: 5, withPad: " ", startingAt: 0)) \(text)")
        }
        say("ok", "engine \(Engine.version), \(ProcessInfo.processInfo.activeProcessorCount) cores")
        let reference = try RunParts.reference(settings)
        if reference.sources.isEmpty {
            isFit = false
            say("bad", "no reference file: addresses and places stay unknown")
        }
        for source in reference.sources {
            let age = Int(reference.asOf.day.number - source.date.number)
            say(
                age > source.maximumAgeDays ? "stale" : "ok",
                "\(source.name) of \(source.date), \(AgeText.of(age)) (good for \(source.maximumAgeDays) days),"
                    + " \(source.licence)"
            )
        }
        let crew = try ExtractorCrew(reference: reference)
        // A kept pack has no examples, and they are what is tried here.
        let pack = try RunParts.pack(settings, catalog: crew.catalog, whole: true)
        say(
            "ok",
            "pack \(pack.card.name) \(pack.card.version), \(pack.rules.count) rules, digest \(pack.card.digest.prefix(12))"
        )
        say("ok", "\(crew.catalog.count) signals")
        let results = ExampleRunner(pack).run()
        let failures = results.filter { !$0.isPassed }
        if failures.isEmpty {
            say("ok", "all \(results.count) rule examples are met")
        } else {
            isFit = false
            for failure in failures.prefix(10) { say("bad", "\(failure.rule): an example is not met") }
        }
        if !isFit { throw CommandFailure(.findings) }
    }
}
