internal import BonafideCore

/// One payment in or out.
struct PaymentMovement: Sendable {
    let at: Timestamp
    let amount: Int64
    /// Key of the other side, empty where none is given.
    let party: String
    /// Number of the payment in its table.
    let element: Int
}

/// Where payments are swept to: the account most of what came in left for within two days.
struct SweepSink: Sendable {
    /// Key of the account.
    let party: String
    /// Payments of which at least 80 % left for it within 48 hours.
    let count: Int
    /// Number of an outgoing payment to it.
    let element: Int

    /// The payments of an applicant by direction, in order of time; the newest 500 each way bound the work on a record
    /// made to cost much.
    static func movements(
        of applicant: Applicant
    ) -> (incoming: ArraySlice<PaymentMovement>, outgoing: ArraySlice<PaymentMovement>) {
        var incoming: [PaymentMovement] = []
        var outgoing: [PaymentMovement] = []
        for element in 0..<applicant.count(of: .payments) {
            guard let at = applicant.instant(PaymentField.at.path, at: element).value,
                let amount = applicant.integer(PaymentField.amountMinor.path, at: element).value, amount > 0,
                amount < 1 << 52
            else { continue }
            let party = applicant.string(PaymentField.counterpartyKey.path, at: element).value ?? ""
            let movement = PaymentMovement(at: at, amount: amount, party: party, element: element)
            // in, out, request
            switch applicant.word(PaymentField.direction.path, at: element).value {
            case 0: incoming.append(movement)
            case 1: outgoing.append(movement)
            default: continue
            }
        }
        return (incoming.sorted { $0.at < $1.at }.suffix(500), outgoing.sorted { $0.at < $1.at }.suffix(500))
    }

    /// The sink most payments went to; the one of the smallest key where several are equal.
    static func find(
        _ incoming: ArraySlice<PaymentMovement>, _ outgoing: ArraySlice<PaymentMovement>
    ) -> SweepSink? {
        var best: SweepSink?
        for sink in Set(outgoing.map(\.party)).sorted() where !sink.isEmpty {
            var left = outgoing.filter { $0.party == sink }.map { ($0.at, $0.amount) }
            var count = 0
            for payment in incoming {
                var gone: Int64 = 0
                for index in left.indices where left[index].1 > 0 && gone < payment.amount {
                    let wait = left[index].0.seconds &- payment.at.seconds
                    guard wait >= 0, wait <= 48 * 3600 else { continue }
                    let part = min(left[index].1, payment.amount - gone)
                    left[index].1 -= part
                    gone += part
                }
                if gone * 10 >= payment.amount * 8 { count += 1 }
            }
            guard count > best?.count ?? 0 else { continue }
            let element = outgoing.first { $0.party == sink }?.element ?? 0
            best = SweepSink(party: sink, count: count, element: element)
        }
        return best
    }
}
