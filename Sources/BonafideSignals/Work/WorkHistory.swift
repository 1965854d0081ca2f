internal import BonafideCore

/// Measures the dates of jobs against each other, against a birth date and against linked profiles.
struct WorkHistory: Sendable {
    private let overlap: Slot<Double>
    private let birth: Slot<Bool>
    private let missing: Slot<Int64>
    private let youngSite: Slot<Double>
    private let linkedJobs: Slot<Int64>
    private let linkedConflict: Slot<Double>

    init(catalog: SignalCatalog) {
        overlap = catalog.measure(WorkSignals.overlapMonths)
        birth = catalog.flag(WorkSignals.birthConflict)
        missing = catalog.count(WorkSignals.missingEmployers)
        youngSite = catalog.measure(WorkSignals.youngSiteMonths)
        linkedJobs = catalog.count(WorkSignals.linkedJobs)
        linkedConflict = catalog.measure(WorkSignals.linkedConflictShare)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        measureOverlap(applicant, &findings)
        measureBirth(applicant, &findings)
        measureEmployers(applicant, &findings)
        if applicant.count(of: .linkWork) > 0 { measureLinked(applicant, &findings) }
    }

    /// Whether a job counts as full-time: said so, or nothing said and not remote contract work.
    private func isFullTime(_ applicant: Applicant, _ element: Int) -> Bool {
        // full_time, part_time, contract, intern, unknown
        applicant.word(WorkField.employment.path, at: element).value == 0
    }

    private func measureOverlap(_ applicant: Applicant, _ findings: inout Findings) {
        var spans: [(first: Day, last: Day, element: Int)] = []
        for element in 0..<applicant.count(of: .work) where isFullTime(applicant, element) {
            guard let start = applicant.partialDate(WorkField.startDate.path, at: element).value else { continue }
            guard let end = applicant.partialDate(WorkField.endDate.path, at: element).value else { continue }
            // The latest start and the earliest end the text can mean, so that reduced precision never accuses.
            if start.last < end.first { spans.append((start.last, end.first, element)) }
        }
        guard spans.count > 1 else { return findings.leaveUnknown(overlap, .tooFew) }
        var best: (days: Int32, a: Int, b: Int) = (0, 0, 0)
        for (index, a) in spans.enumerated() {
            for b in spans[(index + 1)...] {
                let days = min(a.last, b.last).number - max(a.first, b.first).number
                if days > best.days { best = (days, a.element, b.element) }
            }
        }
        findings.report(overlap, Double(best.days) / 30.44)
        guard best.days > 0 else { return }
        findings.cite(overlap, WorkField.startDate.path, at: best.a)
        findings.cite(overlap, WorkField.startDate.path, at: best.b)
    }

    private func measureBirth(_ applicant: Applicant, _ findings: inout Findings) {
        guard let born = applicant.day(RootField.personDob.path).value else {
            return findings.leaveUnknown(birth, .notCollected)
        }
        var judged = 0
        var conflicts = 0
        func judge(_ date: PartialDate, years: Int, _ path: FieldPath, _ element: Int, _ findings: inout Findings) {
            judged += 1
            guard Double(date.last.number - born.number) < Double(years) * 365.2425 else { return }
            conflicts += 1
            findings.cite(birth, path, at: element)
        }
        for element in 0..<applicant.count(of: .work) where isFullTime(applicant, element) {
            if let start = applicant.partialDate(WorkField.startDate.path, at: element).value {
                judge(start, years: 16, WorkField.startDate.path, element, &findings)
            }
        }
        for element in 0..<applicant.count(of: .education) {
            guard applicant.string(EducationField.studyType.path, at: element).value != nil,
                let end = applicant.partialDate(EducationField.endDate.path, at: element).value
            else { continue }
            judge(end, years: 17, EducationField.endDate.path, element, &findings)
        }
        if judged > 0 { findings.report(birth, conflicts > 0) } else { findings.leaveUnknown(birth, .notCollected) }
    }

    private func measureEmployers(_ applicant: Applicant, _ findings: inout Findings) {
        var looked = 0
        var notFound = 0
        var months: Double?
        for element in 0..<applicant.count(of: .work) {
            // found, not_found, unknown
            if let registry = applicant.word(WorkField.registry.path, at: element).value, registry != 2 {
                looked += 1
                if registry == 1 {
                    notFound += 1
                    findings.cite(missing, WorkField.registry.path, at: element)
                }
            }
            guard let registered = applicant.day(WorkField.siteRegistered.path, at: element).value,
                let start = applicant.partialDate(WorkField.startDate.path, at: element).value
            else { continue }
            let late = Double(registered.number - start.last.number) / 30.44
            if late > months ?? -.infinity {
                months = late
                findings.cite(youngSite, WorkField.siteRegistered.path, at: element)
            }
        }
        if looked > 0 { findings.report(missing, notFound) }
        if let months { findings.report(youngSite, max(0, months)) }
    }

    private func measureLinked(_ applicant: Applicant, _ findings: inout Findings) {
        var claimed: [String: Int] = [:]
        for element in 0..<applicant.count(of: .work) {
            guard let name = applicant.string(WorkField.name.path, at: element).value else { continue }
            claimed[EmployerKey.of(name)] = element
        }
        var compared = 0
        var conflicts = 0
        for element in 0..<applicant.count(of: .linkWork) {
            guard let name = applicant.string(LinkWorkField.name.path, at: element).value,
                let job = claimed[EmployerKey.of(name)],
                let there = applicant.partialDate(LinkWorkField.startDate.path, at: element).value,
                let here = applicant.partialDate(WorkField.startDate.path, at: job).value
            else { continue }
            compared += 1
            let gap = max(there.first.number - here.last.number, here.first.number - there.last.number)
            guard gap > 92 else { continue }
            conflicts += 1
            findings.cite(linkedConflict, LinkWorkField.startDate.path, at: element)
            findings.cite(linkedConflict, WorkField.startDate.path, at: job)
        }
        findings.report(linkedJobs, compared)
        guard compared > 0 else { return findings.leaveUnknown(linkedConflict, .tooFew) }
        findings.report(linkedConflict, Double(conflicts) / Double(compared))
    }
}

/// An employer's name reduced to what tells it apart, never to nothing.
package enum EmployerKey {
    private static let legalForms: Set<String> = [
        "inc", "incorporated", "llc", "ltd", "limited", "gmbh", "ag", "corp", "corporation", "co", "company", "plc",
        "sa",
        "srl", "sro", "bv", "oy", "ab", "as", "kk", "pte", "pty", "llp", "lp", "spa", "ug", "kg",
    ]

    /// Lower-case words without punctuation and legal forms; all words where only legal forms are left.
    package static func of(_ name: String) -> String {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let telling = words.filter { !legalForms.contains($0) }
        return (telling.isEmpty ? words : telling).joined(separator: " ")
    }
}
