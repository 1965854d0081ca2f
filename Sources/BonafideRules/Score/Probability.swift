package import BonafideCore
internal import Foundation

/// The chance a score stands for, if the pack's weights are right; shown beside the score, never used to decide.
package enum Probability {
    /// Parts per million for each millibans from −6,000 to 6,000.
    private static let table: [Int32] = (-6000...6000).map { total in
        let odds = pow(10, Double(total) / 1000)
        return Int32((odds / (1 + odds) * 1_000_000).rounded(.toNearestOrEven))
    }

    /// Parts per million, `odds / (1 + odds)`; scores beyond ±6,000 count as ±6,000.
    package static func partsPerMillion(_ total: Millibans) -> Int {
        Int(table[Int(min(max(total, -6000), 6000) + 6000)])
    }
}
