package import BonafideCore
internal import BonafideIdentity

/// Measures payout instruments, payments and charges against the person and the contract.
package struct PayoutExtractor: SignalExtractor {
    package static let family = SignalFamily.payout
    package static let declarations = PayoutSignals.declarations

    private let countryMismatches, changes, invalid, microCharges, listedCounterparties: Slot<Int64>
    private let cryptoAfterFiat, companyChain, otherProviderCountry: Slot<Bool>
    private let holders: PayoutHolders
    private let payments: PayoutPayments
    private let asOf: Timestamp

    package init(catalog: SignalCatalog, reference: ReferenceData) {
        countryMismatches = catalog.count(PayoutSignals.countryMismatches)
        changes = catalog.count(PayoutSignals.changes)
        invalid = catalog.count(PayoutSignals.invalid)
        microCharges = catalog.count(PayoutSignals.microCharges)
        listedCounterparties = catalog.count(PayoutSignals.listedCounterparties)
        cryptoAfterFiat = catalog.flag(PayoutSignals.cryptoAfterFiat)
        companyChain = catalog.flag(PayoutSignals.companyChain)
        otherProviderCountry = catalog.flag(PayoutSignals.otherProviderCountry)
        holders = PayoutHolders(catalog: catalog)
        payments = PayoutPayments(catalog: catalog)
        asOf = reference.asOf
    }

    package func extract(from applicant: Applicant, into findings: inout Findings) {
        if applicant.count(of: .payouts) > 0 {
            holders.extract(from: applicant, into: &findings)
            measureCountries(applicant, &findings)
            measureMethod(applicant, &findings)
            measureCompany(applicant, &findings)
            measureNumbers(applicant, &findings)
        }
        measureChanges(applicant, &findings)
        if applicant.count(of: .payments) > 0 { payments.extract(from: applicant, into: &findings) }
        if applicant.count(of: .charges) > 0 { measureCharges(applicant, &findings) }
        if applicant.count(of: .walletEdges) > 0 { measureEdges(applicant, &findings) }
    }

    /// Processors that hand everybody an account in another country; where such an account lies says nothing.
    private static let moneyServices = [
        "wise", "transferwise", "revolut", "payoneer", "paypal", "n26", "bunq", "deel", "remote", "airwallex",
        "mercury",
    ]

    private func isMoneyService(_ applicant: Applicant, _ element: Int) -> Bool {
        // bank, wallet, card, paypal, payoneer, wise, upi, alipay, wechat, mobile, cheque, crypto, other
        if let method = applicant.word(PayoutField.method.path, at: element).value, method != 0, method != 2 {
            return true
        }
        guard let provider = applicant.string(PayoutField.provider.path, at: element).value?.lowercased() else {
            return false
        }
        return Self.moneyServices.contains { provider.hasPrefix($0) }
    }

    private func measureCountries(_ applicant: Applicant, _ findings: inout Findings) {
        guard let claimed = applicant.country(RootField.basicsLocationCountryCode.path).value else { return }
        let further = applicant.strings(RootField.claimsLocations.path).compactMap { CountryCode.reading($0) }
        var judged = 0
        var mismatches = 0
        for element in 0..<applicant.count(of: .payouts) where !isMoneyService(applicant, element) {
            let number = PayoutKeys.of(applicant, at: element).first { $0.country != nil }
            guard let country = number?.country ?? applicant.country(PayoutField.country.path, at: element).value else {
                continue
            }
            judged += 1
            guard country != claimed, !further.contains(country) else { continue }
            mismatches += 1
            findings.cite(countryMismatches, number?.path ?? PayoutField.country.path, at: element)
        }
        guard judged > 0 else { return findings.leaveUnknown(countryMismatches, .notCovered) }
        findings.report(countryMismatches, mismatches)
        if mismatches > 0 { findings.cite(countryMismatches, RootField.basicsLocationCountryCode.path) }
    }

    /// Wallets on contracts in state money, and services for residents of another country than the claimed one.
    private func measureMethod(_ applicant: Applicant, _ findings: inout Findings) {
        let china = CountryCode("CN")
        let claimed = applicant.country(RootField.basicsLocationCountryCode.path).value
        var wallets = false
        var services = false
        var judged = false
        for element in 0..<applicant.count(of: .payouts) {
            let method = applicant.word(PayoutField.method.path, at: element).value
            judged = judged || method != nil
            if method == 11 || applicant.isGiven(PayoutField.walletAddress.path, at: element) {
                wallets = true
                findings.cite(cryptoAfterFiat, PayoutField.method.path, at: element)
            }
            if method == 7 || method == 8, let claimed, claimed != china {
                services = true
                findings.cite(otherProviderCountry, PayoutField.method.path, at: element)
            }
        }
        if judged, claimed != nil { findings.report(otherProviderCountry, services) }
        let agreed = applicant.flag(RootField.contractCryptoAgreed.path).value
        let currency = applicant.string(RootField.contractCurrency.path).value?.uppercased()
        if agreed == true {
            findings.report(cryptoAfterFiat, false)
        } else if agreed == false || currency.map({ Self.stateMoney.contains($0) }) ?? false {
            findings.report(cryptoAfterFiat, wallets)
        }
    }

    private static let stateMoney: Set<String> = [
        "USD", "EUR", "GBP", "CAD", "AUD", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "INR", "BRL", "MXN", "SGD",
        "HKD", "NZD", "ZAR", "KRW", "CNY", "TRY", "ILS", "AED", "UAH", "RON", "HUF", "PHP", "IDR", "MYR", "THB", "VND",
    ]

    private func measureCompany(_ applicant: Applicant, _ findings: inout Findings) {
        let party = applicant.string(RootField.contractParty.path).value
        let name = applicant.string(RootField.basicsName.path).value
        for element in 0..<applicant.count(of: .payouts) {
            guard let company = applicant.string(PayoutField.legalEntity.path, at: element).value else { continue }
            guard let founded = applicant.day(PayoutField.entityFounded.path, at: element).value, let party else {
                return findings.leaveUnknown(companyChain, .notCollected)
            }
            let isKnown = [party, name].compactMap { $0 }.contains {
                NameComparison.compare(company, $0, kind: .organisation).relation != .different
            }
            let age = Int64(asOf.day.number) - Int64(founded.number)
            findings.report(companyChain, !isKnown && age < 365)
            findings.cite(companyChain, PayoutField.legalEntity.path, at: element)
            if !isKnown && age < 365 { return }
        }
    }

    private func measureNumbers(_ applicant: Applicant, _ findings: inout Findings) {
        var judged = 0
        var wrong = 0
        for element in 0..<applicant.count(of: .payouts) {
            if let text = applicant.string(PayoutField.iban.path, at: element).value {
                judged += 1
                if InternationalAccountNumber(text) == nil {
                    wrong += 1
                    findings.cite(invalid, PayoutField.iban.path, at: element)
                }
            }
            if let text = applicant.string(PayoutField.walletAddress.path, at: element).value {
                judged += 1
                if WalletAddress(text).map({ !$0.checksumHolds }) ?? true {
                    wrong += 1
                    findings.cite(invalid, PayoutField.walletAddress.path, at: element)
                }
            }
        }
        if judged > 0 { findings.report(invalid, wrong) }
    }

    private func measureChanges(_ applicant: Applicant, _ findings: inout Findings) {
        var moments = applicant.moments(PayoutField.changedAt.path)
        for element in 0..<applicant.count(of: .history)
        where applicant.has(HistoryField.field.path, at: element, "payout") {
            if let at = applicant.instant(HistoryField.at.path, at: element).value { moments.append(at) }
        }
        guard !moments.isEmpty else { return }
        moments = Array(Set(moments)).sorted()
        // The first instrument is no change.
        findings.report(changes, DatedCounts.most(of: Array(moments.dropFirst()), within: 90 * 86_400))
        findings.cite(changes, PayoutField.changedAt.path)
    }

    private func measureCharges(_ applicant: Applicant, _ findings: inout Findings) {
        var byActor: [String: [Timestamp]] = [:]
        for element in 0..<applicant.count(of: .charges) {
            guard let amount = applicant.integer(ChargeField.amountMinor.path, at: element).value,
                let limit = applicant.integer(ChargeField.approvalLimitMinor.path, at: element).value,
                let at = applicant.instant(ChargeField.at.path, at: element).value
            else { continue }
            let actor = applicant.string(ChargeField.actor.path, at: element).value ?? ""
            byActor[actor, default: []] += amount > 0 && amount < limit ? [at] : []
        }
        guard !byActor.isEmpty else { return findings.leaveUnknown(microCharges, .unreadable) }
        findings.report(
            microCharges, byActor.values.map { DatedCounts.most(of: $0.sorted(), within: 180 * 86_400) }.max() ?? 0)
        findings.cite(microCharges, ChargeField.amountMinor.path)
    }

    private func measureEdges(_ applicant: Applicant, _ findings: inout Findings) {
        var counterparties: Set<String> = []
        var judged = 0
        for element in 0..<applicant.count(of: .walletEdges) {
            // listed, exchange, mixer, unknown; what strangers send in says nothing of the applicant
            guard let kind = applicant.word(WalletEdgeField.counterpartyKind.path, at: element).value else { continue }
            judged += 1
            guard kind == 0, let other = applicant.string(WalletEdgeField.counterparty.path, at: element).value else {
                continue
            }
            let isDust = applicant.has(WalletEdgeField.direction.path, at: element, "in")
            guard !isDust else { continue }
            counterparties.insert(WalletAddress(other)?.canonical ?? other)
            findings.cite(listedCounterparties, WalletEdgeField.counterpartyKind.path, at: element)
        }
        if judged > 0 { findings.report(listedCounterparties, counterparties.count) }
    }
}
