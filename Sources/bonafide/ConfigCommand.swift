import ArgumentParser
import Foundation

/// `bonafide config`
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Show the settings in force and where each came from.",
        subcommands: [Show.self])

    /// `bonafide config show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print every setting.")

        @Flag(help: "Print where each value came from.")
        var origin = false

        func run() throws {
            let settings = try Settings.load()
            let width = Settings.definitions.map(\.key.count).max() ?? 0
            for definition in Settings.definitions {
                let (value, place) = settings.resolved(definition.key)
                let key = definition.key.padding(toLength: width, withPad: " ", startingAt: 0)
                Console.output(origin ? "\(key)  \(value)  (\(place))" : "\(key)  \(value)")
            }
        }
    }
}
