import ArgumentParser
import BonafideCore
import Foundation

/// The verb the user seems to have meant, where the first word is none.
func misspelledVerb(_ arguments: [String] = Array(CommandLine.arguments.dropFirst())) -> String? {
    var path: [any ParsableCommand.Type] = [Bonafide.self]
    for word in arguments {
        guard !word.hasPrefix("-"), let last = path.last else { return nil }
        let children = last.configuration.subcommands
        guard !children.isEmpty else { return nil }
        let names = children.map { $0._commandName }
        if let index = names.firstIndex(of: word) {
            path.append(children[index])
        } else {
            return NearestName.of(word, among: names)
        }
    }
    return nil
}
