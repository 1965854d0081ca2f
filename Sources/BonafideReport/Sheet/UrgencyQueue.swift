package import BonafideCore

/// What an assessment is put in order by.
package struct QueuePlace {
    let band: Int
    let score: Score
    let origin: RecordOrigin
    let applicant: String

    /// Joins the parts.
    package init(band: Int, score: Score, origin: RecordOrigin, applicant: String) {
        self.band = band
        self.score = score
        self.origin = origin
        self.applicant = applicant
    }

    init(_ assessment: Assessment) {
        self.init(
            band: assessment.band, score: assessment.score, origin: assessment.origin, applicant: assessment.applicant)
    }
}

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

    /// Whether an assessment is among the most urgent so far.
    func wants(_ place: QueuePlace) -> Bool {
        guard kept.count >= capacity else { return true }
        guard let last = kept.last else { return false }
        return precedes(place, QueuePlace(last))
    }

    /// Takes an assessment if it is among the most urgent so far.
    mutating func insert(_ assessment: Assessment) {
        let place = QueuePlace(assessment)
        guard wants(place) else { return }
        if kept.count >= capacity { kept.removeLast() }
        var low = 0
        var high = kept.count
        while low < high {
            let middle = (low + high) / 2
            if precedes(QueuePlace(kept[middle]), place) { low = middle + 1 } else { high = middle }
        }
        kept.insert(assessment, at: low)
    }

    private func precedes(_ a: QueuePlace, _ b: QueuePlace) -> Bool {
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
