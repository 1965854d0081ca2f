import ArgumentParser

/// The engine's own facts.
enum Engine {
    /// Semantic version of the engine.
    static let version = "0.1.0"
}

/// `bonafide version`
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Print the versions and digests of engine, pack and data.")

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        Console.output(json ? #"{"engine":"\#(Engine.version)"}"# : "bonafide \(Engine.version)")
    }
}
