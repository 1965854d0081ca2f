internal import BonafideCore

/// Measures coded messages and coded observations; the text of either is never read.
struct AccountContacts: Sendable {
    private let earlyContact: Slot<Int64>
    private let coldTitle: Slot<Bool>
    private let observations: Slot<SymbolSet>
    private let camera: Slot<Int64>
    private let inPerson: Slot<Int64>
    private let voice: Slot<Int64>
    private let local: Slot<Int64>
    private let standIns: Slot<Int64>
    private let delays: ReplyDelays

    init(catalog: SignalCatalog) {
        earlyContact = catalog.count(AccountSignals.earlyContact)
        coldTitle = catalog.flag(AccountSignals.coldTitle)
        observations = catalog.symbols(AccountSignals.observations)
        camera = catalog.count(AccountSignals.cameraMeetings)
        inPerson = catalog.count(AccountSignals.inPersonRefusals)
        voice = catalog.count(AccountSignals.voiceObservers)
        local = catalog.count(AccountSignals.localFailures)
        standIns = catalog.count(AccountSignals.standIns)
        delays = ReplyDelays(catalog: catalog)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        if applicant.count(of: .messages) > 0 {
            measureMessages(applicant, &findings)
            delays.extract(from: applicant, into: &findings)
        }
        if applicant.count(of: .observations) > 0 { measureObservations(applicant, &findings) }
    }

    private func measureMessages(_ applicant: Applicant, _ findings: inout Findings) {
        let hired =
            applicant.instant(RootField.hiredAt.path).value ?? applicant.instant(RootField.offerAcceptedAt.path).value
        let order = (0..<applicant.count(of: .messages)).compactMap { element in
            applicant.instant(MessageField.at.path, at: element).value.map { (at: $0, element: element) }
        }.sorted { $0.at != $1.at ? $0.at < $1.at : $0.element < $1.element }
        var isCoded = false
        for (number, message) in order.enumerated() {
            guard let kind = applicant.word(MessageField.kind.path, at: message.element).value else { continue }
            isCoded = true
            // message, contact_exchange, payment_request, crypto_request, introduction, other
            guard kind == 1, hired.map({ message.at < $0 }) ?? true else { continue }
            findings.report(earlyContact, number + 1)
            findings.cite(earlyContact, MessageField.kind.path, at: message.element)
            break
        }
        if !isCoded { findings.leaveUnknown(earlyContact, .unreadable) }
        measureTitle(applicant, first: order.first?.element, &findings)
    }

    private func measureTitle(_ applicant: Applicant, first: Int?, _ findings: inout Findings) {
        // inbound, agency, referred, sourced, applied, unknown
        guard let channel = applicant.word(RootField.sourceChannel.path).value, channel != 5, let first else { return }
        guard let title = applicant.string(MessageField.senderTitle.path, at: first).value else {
            return findings.leaveUnknown(coldTitle, .notCollected)
        }
        let words = Set(title.lowercased().split { !$0.isLetter }.map(String.init))
        let isExecutive = !words.isDisjoint(with: ["ceo", "cto", "coo", "cfo", "cio", "chief", "founder", "president"])
        findings.report(coldTitle, channel == 0 && isExecutive)
        findings.cite(coldTitle, MessageField.senderTitle.path, at: first)
    }

    private func measureObservations(_ applicant: Applicant, _ findings: inout Findings) {
        var set = SymbolSet()
        var totals: [ObservationCode: Int64] = [:]
        var observers: Set<String> = []
        var standInObservers: Set<String> = []
        for element in 0..<applicant.count(of: .observations) {
            guard let text = applicant.string(ObservationField.code.path, at: element).value,
                let code = ObservationCode(rawValue: text.lowercased()),
                let place = ObservationCode.allCases.firstIndex(of: code)
            else { continue }
            set.insert(place)
            let count = max(1, min(1000, applicant.integer(ObservationField.count.path, at: element).value ?? 1))
            totals[code, default: 0] += count
            if code == .voiceChanged {
                observers.insert(applicant.string(ObservationField.by.path, at: element).value ?? "#\(element)")
            }
            if code == .standIn {
                standInObservers.insert(applicant.string(ObservationField.by.path, at: element).value ?? "#\(element)")
            }
            findings.cite(observations, ObservationField.code.path, at: element)
        }
        guard set.bits != 0 else { return findings.leaveUnknown(observations, .unreadable) }
        findings.report(observations, set)
        findings.report(camera, totals[.cameraRefused] ?? 0)
        findings.report(inPerson, totals[.inPersonRefused] ?? 0)
        findings.report(local, totals[.localQuestionsFailed] ?? 0)
        findings.report(voice, observers.count)
        findings.report(standIns, standInObservers.count)
    }
}
