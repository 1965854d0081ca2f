internal import BonafideCore

/// Counts what direct checks answered.
struct WorkChecks: Sendable {
    private let jobs: Slot<Int64>
    private let schools: Slot<Int64>
    private let confirmed: Slot<Int64>

    init(catalog: SignalCatalog) {
        jobs = catalog.count(WorkSignals.deniedJobs)
        schools = catalog.count(WorkSignals.deniedSchools)
        confirmed = catalog.count(WorkSignals.confirmed)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        var counts = (jobs: 0, deniedJobs: 0, schools: 0, deniedSchools: 0, confirmed: 0)
        for element in 0..<applicant.count(of: .verifications) {
            // employment, education, identity, address, reference, certificate, other
            guard let subject = applicant.word(VerificationField.subject.path, at: element).value,
                // confirmed, denied, unknown
                let result = applicant.word(VerificationField.result.path, at: element).value, result != 2
            else { continue }
            if result == 0 {
                counts.confirmed += 1
                findings.cite(confirmed, VerificationField.result.path, at: element)
            }
            if subject == 0 {
                counts.jobs += 1
                if result == 1 {
                    counts.deniedJobs += 1
                    findings.cite(jobs, VerificationField.result.path, at: element)
                }
            } else if subject == 1 {
                counts.schools += 1
                if result == 1 {
                    counts.deniedSchools += 1
                    findings.cite(schools, VerificationField.result.path, at: element)
                }
            }
        }
        if counts.jobs > 0 { findings.report(jobs, counts.deniedJobs) }
        if counts.schools > 0 { findings.report(schools, counts.deniedSchools) }
        findings.report(confirmed, counts.confirmed)
    }
}
