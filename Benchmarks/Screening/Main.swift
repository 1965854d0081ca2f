import BonafideArchive
import BonafideCore
import BonafideIdentity
import Foundation

/// Measures screening against the data a folder holds: recall on spellings, false positives on ordinary names,
/// identifiers, dates of versions, speed and import time. Prints one line a figure with the bar it is held to.
///
///     swift run -c release ScreeningBench DATA [part…]
///
/// Run from the root of the repository. DATA holds `sanctions/` and `names/`; parts are spellings, pairs, negatives, bench,
/// wallets.
@main
struct ScreeningBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let data = arguments.first else {
            print("usage: ScreeningBench DATA [part…]")
            return
        }
        let parts = Set(arguments.dropFirst())
        let bench = try Bench(data: data)
        func runs(_ part: String) -> Bool { parts.isEmpty || parts.contains(part) }
        if runs("spellings") { try bench.spellings() }
        if runs("pairs") { bench.pairs() }
        if runs("negatives") { bench.negatives() }
        if runs("bench") { bench.nameBench() }
        if runs("wallets") { try bench.wallets() }
    }
}

/// Prints a figure beside its bar.
func report(_ what: String, _ value: Double, _ bar: String = "", digits: Int = 4) {
    print(what + ": " + String(format: "%.\(digits)f", value) + (bar.isEmpty ? "" : "   bar \(bar)"))
}
