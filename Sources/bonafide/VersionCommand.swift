import ArgumentParser
import BonafideCore
import BonafidePipeline
import BonafideRules
import BonafideSignals
import Foundation

/// The engine's own facts.
enum Engine {
    /// Semantic version of the engine.
    static let version = "0.1.0"
}

/// `bonafide version`
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Print the versions and digests of engine, pack and data.")

    @OptionGroup var judging: JudgingOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let setup = try RunParts.setup(try judging.settings())
        let stamp = setup.stamp
        guard json else {
            Console.output("bonafide \(stamp.engine)")
            Console.output("pack     \(stamp.pack), digest \(stamp.packDigest)")
            Console.output("catalog  \(setup.crew.catalog.count) signals, digest \(stamp.catalogDigest)")
            Console.output("data     \(setup.reference.sources.count) sources, digest \(stamp.dataDigest)")
            return
        }
        let facts: [String: Any] = [
            "engine": stamp.engine, "pack": stamp.pack, "packDigest": stamp.packDigest,
            "catalogDigest": stamp.catalogDigest, "dataDigest": stamp.dataDigest,
            "sources": setup.reference.sources.map {
                ["name": $0.name, "date": $0.date.description, "licence": $0.licence]
            },
        ]
        let data = try JSONSerialization.data(withJSONObject: facts, options: [.sortedKeys, .withoutEscapingSlashes])
        Console.output(String(decoding: data, as: UTF8.self))
    }
}
