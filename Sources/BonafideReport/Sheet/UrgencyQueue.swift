internal import BonafideCore

/// Keeps the most urgent assessments of a run of any length in bounded memory.
///
/// The order does not depend on the order of arrival, so that any number of workers keep the same ones.
struct UrgencyQueue: Sendable {
    /// The kept assessments, the most urgent first.
    private(set) var kept: [Assessment] = []
    private let capacity: Int
    private let usesScores: Bool

    /// Keeps at most `capacity`; without scores the order is by band and then by place in the input.
    init(capacity: Int, usesScores: Bool) {
        self.capacity = max(0, capacity)
        self.usesScores = usesScores
    }

    /// Takes an assessment if it is among the most urgent so far.
    mutating func insert(_ assessment: Assessment) {
        if kept.count >= capacity {
            guard let last = kept.last, precedes(assessment, last) else { return }
            kept.removeLast()
        }
        var low = 0
        var high = kept.count
        while low < high {
            let middle = (low + high) / 2
            if precedes(kept[middle], assessment) { low = middle + 1 } else { high = middle }
        }
        kept.insert(assessment, at: low)
    }

    private func precedes(_ a: Assessment, _ b: Assessment) -> Bool {
        if a.band != b.band { return a.band > b.band }
        if usesScores {
            if a.score.total != b.score.total { return a.score.total > b.score.total }
            if a.score.high != b.score.high { return a.score.high > b.score.high }
        }
        if a.origin.file != b.origin.file { return a.origin.file < b.origin.file }
        if a.origin.record != b.origin.record { return a.origin.record < b.origin.record }
        return a.applicant < b.applicant
    }
}
