import ArgumentParser
import BonafideCore
import BonafideRules
import Foundation

/// `bonafide rules docs`
struct RulesDocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs", abstract: "Write the reference pages of rules, signals and diagnostics.",
        discussion: "With --check nothing is written, and the exit code is 6 where a page is missing or stale.")

    @OptionGroup var pack: PackOptions
    @Option(help: "Folder to write the pages below.", completion: .directory) var output = "docs"
    @Flag(help: "Only say which pages are stale.") var check = false

    func run() throws {
        let pages = RuleReference(try pack.load()).pages
        var stale = 0
        for page in pages {
            let url = URL(fileURLWithPath: output).appendingPathComponent(page.path)
            let before = try? String(contentsOf: url, encoding: .utf8)
            guard before != page.text else { continue }
            stale += 1
            Console.output("\(output)/\(page.path)")
            if check { continue }
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(page.text.utf8).write(to: url)
            } catch { throw CommandFailure(.usage, "\(output)/\(page.path): error: cannot be written") }
        }
        Console.error("\(stale) of \(pages.count) pages \(check ? "are stale" : "written")")
        if check && stale > 0 { throw CommandFailure(.testFailure) }
    }
}
