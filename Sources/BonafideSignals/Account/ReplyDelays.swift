internal import BonafideCore

/// Measures how much longer answers take by day than by night of the claimed place.
struct ReplyDelays: Sendable {
    private let ratio: Slot<Double>

    init(catalog: SignalCatalog) { ratio = catalog.measure(AccountSignals.replyRatio) }

    /// Median delay of answers to messages that came from 9 to 17 o'clock, by the one of those from 21 to 5 o'clock.
    ///
    /// Ten of either are needed. The clock is the offset the applicant stated; daylight saving moves it by an hour,
    /// which the width of both windows bears.
    func extract(from applicant: Applicant, into findings: inout Findings) {
        guard let offset = applicant.integer(RootField.claimsUtcOffsetMin.path).value, abs(offset) <= 14 * 60 else {
            return findings.leaveUnknown(ratio, .notCollected)
        }
        var messages: [(at: Timestamp, isOwn: Bool, element: Int)] = []
        for element in 0..<applicant.count(of: .messages) {
            // from_applicant, to_applicant
            guard let at = applicant.instant(MessageField.at.path, at: element).value,
                let direction = applicant.word(MessageField.direction.path, at: element).value
            else { continue }
            messages.append((at, direction == 0, element))
        }
        messages.sort { $0.at != $1.at ? $0.at < $1.at : $0.element < $1.element }
        var byDay: [Int64] = []
        var byNight: [Int64] = []
        var question: Timestamp?
        for message in messages {
            guard message.isOwn else {
                if question == nil { question = message.at }
                continue
            }
            guard let asked = question else { continue }
            question = nil
            let local = asked.seconds &+ offset * 60
            let hour = ((local % 86_400) + 86_400) % 86_400 / 3600
            let delay = message.at.seconds - asked.seconds
            if (9..<17).contains(hour) { byDay.append(delay) }
            if hour >= 21 || hour < 5 { byNight.append(delay) }
        }
        guard byDay.count >= 10, byNight.count >= 10 else { return findings.leaveUnknown(ratio, .tooFew) }
        findings.report(ratio, Double(Self.median(byDay)) / Double(max(60, Self.median(byNight))))
        findings.cite(ratio, MessageField.at.path)
        findings.cite(ratio, RootField.claimsUtcOffsetMin.path)
    }

    private static func median(_ values: [Int64]) -> Int64 { values.sorted()[values.count / 2] }
}
