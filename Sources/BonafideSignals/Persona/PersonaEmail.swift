internal import BonafideCore

/// Providers that give a mailbox to anybody.
package enum FreeMail {
    /// Their domains; none of them is on the list of disposable ones.
    package static let domains = [
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com",
        "icloud.com", "me.com", "mail.com", "gmx.com", "gmx.de", "gmx.net", "web.de", "proton.me", "protonmail.com",
        "pm.me",
        "aol.com", "zoho.com", "yandex.com", "yandex.ru", "mail.ru", "qq.com", "163.com", "126.com", "naver.com",
        "tutanota.com", "tuta.com", "fastmail.com", "hey.com",
    ]
}

/// Measures mail addresses: their style, domain and age, those of references, and domains that imitate an employer's.
struct PersonaEmail: Sendable {
    private static let freeMail = ByteWords(FreeMail.domains)
    private let monthDay: Slot<Bool>
    private let tokens: Slot<Int64>
    private let digits: Slot<Int64>
    private let disposable: Slot<Bool>
    private let domainLabel: Slot<String>
    private let ageDays: Slot<Double>
    private let freemailReferences: Slot<Int64>
    private let references: Slot<Int64>
    private let lookalike: Slot<Bool>
    private let lookalikeDomain: Slot<String>
    private let disposableDomains = DomainList(embeddedDisposableDomains)
    private let asOf: Timestamp

    init(catalog: SignalCatalog, asOf: Timestamp) {
        monthDay = catalog.flag(PersonaSignals.emailMonthDay)
        tokens = catalog.count(PersonaSignals.emailTokens)
        digits = catalog.count(PersonaSignals.emailDigits)
        disposable = catalog.flag(PersonaSignals.emailDisposable)
        domainLabel = catalog.label(PersonaSignals.emailDomain)
        ageDays = catalog.measure(PersonaSignals.emailAgeDays)
        freemailReferences = catalog.count(PersonaSignals.referencesFreemail)
        references = catalog.count(PersonaSignals.referencesCount)
        lookalike = catalog.flag(PersonaSignals.lookalike)
        lookalikeDomain = catalog.label(PersonaSignals.lookalikeDomain)
        self.asOf = asOf
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        let path = RootField.basicsEmail.path
        var domain: String?
        switch applicant.string(path) {
        case .value(let text):
            guard let parts = Self.parts(text) else {
                findings.leaveUnknown(monthDay, .unreadable)
                findings.leaveUnknown(tokens, .unreadable)
                findings.leaveUnknown(disposable, .unreadable)
                break
            }
            domain = parts.domain
            measureStyle(parts, path, &findings)
        case .absent:
            findings.reportAbsent(monthDay)
            findings.reportAbsent(tokens)
        case .unknown: break
        }
        measureAge(applicant, &findings)
        if applicant.count(of: .references) > 0 { measureReferences(applicant, &findings) }
        if let domain, applicant.count(of: .work) > 0 { measureLookalike(applicant, domain, &findings) }
    }

    private func measureStyle(_ parts: (local: String, domain: String), _ path: FieldPath, _ findings: inout Findings) {
        // Style says something on free mail only: a company makes up its own addresses.
        let isFreeMail = Self.freeMail.contains(parts.domain)
        if isFreeMail {
            let style = EmailStyle(localPart: parts.local)
            findings.report(monthDay, style.endsInMonthDay)
            findings.report(tokens, style.tokenKinds)
            findings.report(digits, style.digits)
            if style.endsInMonthDay { findings.cite(monthDay, path) }
            if style.tokenKinds > 0 { findings.cite(tokens, path) }
        } else {
            findings.leaveUnknown(monthDay, .notApplicable)
            findings.leaveUnknown(tokens, .notApplicable)
            findings.leaveUnknown(digits, .notApplicable)
        }
        var domain = parts.domain
        // No free-mail provider is on the list.
        let isDisposable = !isFreeMail && domain.withUTF8 { disposableDomains.contains($0) }
        findings.report(disposable, isDisposable)
        if isDisposable {
            findings.report(domainLabel, parts.domain)
            findings.cite(disposable, path)
        }
    }

    private func measureAge(_ applicant: Applicant, _ findings: inout Findings) {
        for element in 0..<applicant.count(of: .emails) {
            guard let seen = applicant.day(EmailField.firstSeen.path, at: element).value else { continue }
            findings.report(ageDays, Double(asOf.day.number - seen.number))
            findings.cite(ageDays, EmailField.firstSeen.path, at: element)
        }
    }

    private func measureReferences(_ applicant: Applicant, _ findings: inout Findings) {
        var count = 0
        var onFreeMail = 0
        for element in 0..<applicant.count(of: .references) {
            guard let text = applicant.string(ReferenceField.email.path, at: element).value,
                let parts = Self.parts(text)
            else { continue }
            count += 1
            guard Self.freeMail.contains(parts.domain) else { continue }
            onFreeMail += 1
            findings.cite(freemailReferences, ReferenceField.email.path, at: element)
        }
        guard count > 0 else { return findings.leaveUnknown(freemailReferences, .unreadable) }
        findings.report(references, count)
        findings.report(freemailReferences, onFreeMail)
    }

    private func measureLookalike(_ applicant: Applicant, _ domain: String, _ findings: inout Findings) {
        var compared = false
        for element in 0..<applicant.count(of: .work) {
            guard let url = applicant.string(WorkField.url.path, at: element).value else { continue }
            compared = true
            guard !Self.freeMail.contains(domain), DomainName.isImitation(domain, of: DomainName.host(of: url)) else {
                continue
            }
            findings.report(lookalike, true)
            findings.report(lookalikeDomain, domain)
            findings.cite(lookalike, RootField.basicsEmail.path)
            findings.cite(lookalike, WorkField.url.path, at: element)
            return
        }
        if compared { findings.report(lookalike, false) }
    }

    /// The local part and domain of an address in lower case, or nothing where it is none.
    static func parts(_ text: String) -> (local: String, domain: String)? {
        var lowered = text.lowercased()
        return lowered.withUTF8 { bytes in
            guard bytes.count <= 254, let at = bytes.lastIndex(of: 0x40), at > 0 else { return nil }
            let domain = bytes[(at + 1)...]
            guard domain.contains(0x2e), domain.first != 0x2e, domain.last != 0x2e else { return nil }
            return (String(decoding: bytes[..<at], as: UTF8.self), String(decoding: domain, as: UTF8.self))
        }
    }
}

/// Compares host names by their registrable label, without a list of public suffixes.
package enum DomainName {
    /// The host of an address, in lower case and without `www.`.
    package static func host(of url: String) -> String {
        var text = Substring(url.lowercased())
        if let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") { text = text[colon...].dropFirst(3) }
        text = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        if let at = text.lastIndex(of: "@") { text = text[text.index(after: at)...] }
        return text.hasPrefix("www.") ? String(text.dropFirst(4)) : String(text)
    }

    /// Whether one domain is another by up to two edits of its main label, or by look-alike characters, and not the same.
    package static func isImitation(_ domain: String, of employer: String) -> Bool {
        let a = mainLabel(domain)
        let b = mainLabel(employer)
        guard a.count >= 5, b.count >= 5, a != b else { return false }
        if folded(a) == folded(b) { return true }
        if a.contains(b) || b.contains(a) { return false }
        let limit = min(a.count, b.count) >= 9 ? 2 : 1
        return NearestName.distance(a, b) <= limit
    }

    /// The longest label that is no ending: `acme` of `mail.acme.co.uk`.
    static func mainLabel(_ domain: String) -> String {
        let labels = domain.split(separator: ".").map(String.init)
        guard labels.count > 1 else { return domain }
        let isSecondLevelEnding =
            labels.count > 2 && ["co", "com", "org", "net", "ac", "gov"].contains(labels[labels.count - 2])
        return labels[labels.count - (isSecondLevelEnding ? 3 : 2)]
    }

    private static func folded(_ label: String) -> String {
        label.replacing("rn", with: "m").replacing("vv", with: "w").replacing("0", with: "o").replacing("1", with: "l")
            .replacing("5", with: "s").replacing("-", with: "")
    }
}
