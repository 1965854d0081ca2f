package import BonafideCore
internal import Synchronization

/// Keeps the last good version of a pack and swaps in a new one only when it is checked and its examples pass.
///
/// A new version is built aside, so that a scoring run that holds the old one is never disturbed: packs are values,
/// and the swap is one exchange under a lock.
package final class PackReloader: Sendable {
    /// What a reload did.
    package enum Outcome: Sendable {
        /// The files say what they said before.
        case unchanged
        /// The new version is in force.
        case swapped(RulePack)
        /// The last good version stays in force; these are the mistakes.
        case refused([Diagnostic], [SourceText])
    }

    private let catalog: SignalCatalog
    private let current: Mutex<RulePack>

    /// Starts with a good pack.
    package init(_ pack: RulePack) {
        catalog = pack.catalog
        current = Mutex(pack)
    }

    /// The version in force.
    package var pack: RulePack { current.withLock { $0 } }

    /// Reads, checks and tests new files, and swaps them in where nothing is wrong.
    package func reload(_ sources: RuleSources) -> Outcome {
        switch RulePack.load(sources, catalog: catalog) {
        case .failure(let refusal): return .refused(refusal.diagnostics, refusal.sources)
        case .success(let pack):
            let failures = ExampleRunner(pack).run().filter { !$0.isPassed }
            guard failures.isEmpty else {
                return .refused(failures.map(PackReloader.diagnostic), pack.sources)
            }
            return current.withLock { last in
                let isSame = last.card.digest == pack.card.digest
                last = pack
                return isSame ? .unchanged : .swapped(pack)
            }
        }
    }

    /// A failed example as a mistake of its file.
    private static func diagnostic(_ result: ExampleResult) -> Diagnostic {
        Diagnostic(
            code: PackCode.failedExample.rawValue, severity: .error, location: result.location,
            message: "the example must \(result.kind.rawValue), and is \(result.found.word)",
            hint: result.observations.joined(separator: "; "))
    }
}
