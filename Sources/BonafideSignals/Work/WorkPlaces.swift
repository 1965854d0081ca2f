internal import BonafideCore

/// Measures whether on-site claims of the same months can meet, and whether employers' sites are one and the same.
struct WorkPlaces: Sendable {
    private let apart: Slot<Int64>
    private let alike: Slot<Int64>

    init(catalog: SignalCatalog) {
        apart = catalog.count(WorkSignals.placesApart)
        alike = catalog.count(WorkSignals.sitesAlike)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        measurePlaces(applicant, &findings)
        measureSites(applicant, &findings)
    }

    /// Somewhere the applicant says to have been in person for a while.
    private struct Stay {
        let country: CountryCode
        /// The latest day it can have begun.
        let first: Day
        /// The earliest day it can have ended.
        let last: Day
        let path: FieldPath
        let element: Int
        let isJob: Bool
    }

    /// Counts on-site jobs that overlap, by half a year and more, with other stays in another country.
    ///
    /// The test is the same whatever the countries are; a job that is not said to be on site never counts.
    private func measurePlaces(_ applicant: Applicant, _ findings: inout Findings) {
        var stays: [Stay] = []
        for element in 0..<applicant.count(of: .work)
        where applicant.flag(WorkField.remote.path, at: element).value == false {
            guard let country = applicant.country(WorkField.countryCode.path, at: element).value,
                let start = applicant.partialDate(WorkField.startDate.path, at: element).value,
                let end = applicant.partialDate(WorkField.endDate.path, at: element).value
            else { continue }
            stays.append(
                Stay(
                    country: country, first: start.last, last: end.first, path: WorkField.countryCode.path,
                    element: element, isJob: true))
        }
        guard !stays.isEmpty else { return findings.leaveUnknown(apart, .notCollected) }
        for element in 0..<applicant.count(of: .education) {
            guard let country = applicant.country(EducationField.countryCode.path, at: element).value,
                let start = applicant.partialDate(EducationField.startDate.path, at: element).value,
                let end = applicant.partialDate(EducationField.endDate.path, at: element).value
            else { continue }
            stays.append(
                Stay(
                    country: country, first: start.last, last: end.first, path: EducationField.countryCode.path,
                    element: element, isJob: false))
        }
        guard stays.count > 1 else { return findings.leaveUnknown(apart, .tooFew) }
        var count = 0
        for (index, stay) in stays.enumerated() where stay.isJob {
            let clash = stays.indices.first {
                $0 != index && stays[$0].country != stay.country
                    && min(stays[$0].last, stay.last).number - max(stays[$0].first, stay.first).number > 183
            }
            guard let clash else { continue }
            count += 1
            findings.cite(apart, stay.path, at: stay.element)
            findings.cite(apart, stays[clash].path, at: stays[clash].element)
        }
        findings.report(apart, count)
    }

    /// Counts employers of another name whose site looks, to three of 64 bits, like that of one before.
    private func measureSites(_ applicant: Applicant, _ findings: inout Findings) {
        var sites: [(employer: String, hash: UInt64, element: Int)] = []
        for element in 0..<applicant.count(of: .work) {
            guard let name = applicant.string(WorkField.name.path, at: element).value,
                let text = applicant.string(WorkField.siteSimhash.path, at: element).value,
                let hash = UInt64(text, radix: 16)
            else { continue }
            sites.append((EmployerKey.of(name), hash, element))
        }
        guard sites.count > 1 else { return findings.leaveUnknown(alike, sites.isEmpty ? .notCollected : .tooFew) }
        var count = 0
        for (index, site) in sites.enumerated() {
            let twin = sites[..<index].first {
                $0.employer != site.employer && ($0.hash ^ site.hash).nonzeroBitCount <= 3
            }
            guard let twin else { continue }
            count += 1
            findings.cite(alike, WorkField.siteSimhash.path, at: site.element)
            findings.cite(alike, WorkField.siteSimhash.path, at: twin.element)
        }
        findings.report(alike, count)
    }
}
