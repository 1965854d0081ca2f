internal import BonafideCore

/// Measures payments: swept on at once, asked for early, or paid by the applicant to the applicant.
struct PayoutPayments: Sendable {
    private let sweeps, prepayments, selfDealing: Slot<Int64>
    private let sweepShare: Slot<Double>

    init(catalog: SignalCatalog) {
        sweeps = catalog.count(PayoutSignals.sweeps)
        sweepShare = catalog.measure(PayoutSignals.sweepShare)
        prepayments = catalog.count(PayoutSignals.prepayments)
        selfDealing = catalog.count(PayoutSignals.selfDealing)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        let (incoming, outgoing) = SweepSink.movements(of: applicant)
        measureSweeps(incoming, outgoing, &findings)
        measureRequests(applicant, &findings)
        measureSelfDealing(applicant, &findings)
    }

    /// Payments in of which 80 % went out within 48 hours, all to the sink most of them went to.
    private func measureSweeps(
        _ incoming: ArraySlice<PaymentMovement>, _ outgoing: ArraySlice<PaymentMovement>, _ findings: inout Findings
    ) {
        guard !incoming.isEmpty, !outgoing.isEmpty else { return findings.leaveUnknown(sweeps, .tooFew) }
        let most = SweepSink.find(incoming, outgoing)?.count ?? 0
        findings.report(sweeps, most)
        findings.report(sweepShare, Double(most) / Double(incoming.count))
        if most > 0 {
            findings.cite(sweeps, PaymentField.counterpartyKey.path)
            findings.cite(sweepShare, PaymentField.at.path)
        }
    }

    private func measureRequests(_ applicant: Applicant, _ findings: inout Findings) {
        let accepted = applicant.moments(MilestoneField.acceptedAt.path).min()
        var requests = 0
        var judged = false
        for element in 0..<applicant.count(of: .payments) {
            guard let direction = applicant.word(PaymentField.direction.path, at: element).value else { continue }
            judged = true
            let isPrepayment = applicant.has(PaymentField.kind.path, at: element, "prepayment")
            guard direction == 2, isPrepayment || applicant.count(of: .milestones) > 0 else { continue }
            if let accepted, let at = applicant.instant(PaymentField.at.path, at: element).value, at >= accepted {
                continue
            }
            requests += 1
            findings.cite(prepayments, PaymentField.direction.path, at: element)
        }
        if judged { findings.report(prepayments, requests) }
    }

    private func measureSelfDealing(_ applicant: Applicant, _ findings: inout Findings) {
        var own: Set<String> = []
        for element in 0..<applicant.count(of: .payouts) {
            if let key = applicant.string(PayoutField.accountKey.path, at: element).value { own.insert(key) }
            for key in PayoutKeys.of(applicant, at: element) { own.insert(key.text) }
        }
        guard !own.isEmpty else { return }
        var count = 0
        for element in 0..<applicant.count(of: .payments)
        where applicant.word(PaymentField.direction.path, at: element).value == 0 {
            guard let party = applicant.string(PaymentField.counterpartyKey.path, at: element).value,
                own.contains(party)
            else { continue }
            count += 1
            findings.cite(selfDealing, PaymentField.counterpartyKey.path, at: element)
        }
        findings.report(selfDealing, count)
    }
}
