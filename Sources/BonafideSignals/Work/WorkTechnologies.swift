package import BonafideCore

/// Finds technologies a job's description names before anybody outside could have used them.
struct WorkTechnologies: Sendable {
    private let months: Slot<Double>
    private let name: Slot<String>
    private let table: TechnologyTable

    init(catalog: SignalCatalog, asOf: Timestamp) {
        months = catalog.measure(WorkSignals.technologyMonths)
        name = catalog.label(WorkSignals.technologyName)
        table = TechnologyTable(csv: "\(embeddedTechnologyReleases)")
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        var best: (days: Int32, technology: Int, path: FieldPath, element: Int)?
        var described = false
        for element in 0..<applicant.count(of: .work) {
            // A job still running, or without an end, can use anything that exists today.
            guard let end = applicant.partialDate(WorkField.endDate.path, at: element).value else { continue }
            for path in [WorkField.summary.path, WorkField.highlights.path, WorkField.position.path] {
                applicant.forEach(path, at: element) { text in
                    described = true
                    guard let early = table.earliest(in: text, before: end.last) else { return }
                    if early.days > best?.days ?? 0 { best = (early.days, early.technology, path, element) }
                }
            }
        }
        guard described else { return }
        guard let best else { return findings.report(months, 0) }
        findings.report(months, Double(best.days) / 30.44)
        findings.report(name, table.names[best.technology])
        findings.cite(months, best.path, at: best.element)
        findings.cite(months, WorkField.endDate.path, at: best.element)
    }
}

/// Names of technologies with the day each could first be used by the public.
package struct TechnologyTable: Sendable {
    /// The names as they are shown.
    package private(set) var names: [String] = []
    private var days: [Int32] = []
    /// Numbers of the names that begin with a lowered first word.
    private var byFirstWord: [[UInt8]: [Int]] = [:]
    private var patterns: [[UInt8]] = []

    /// Reads `name,first_public,source` lines; lines without a readable date are left out.
    package init(csv: String) {
        for line in csv.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
            guard cells.count == 3 else { continue }
            var date = String(cells[1])
            guard let day = date.withUTF8({ Day.read($0) }) else { continue }
            let pattern = Array(cells[0].lowercased().utf8)
            let first = Array(pattern.prefix { !Self.isBoundary($0) })
            byFirstWord[first, default: []].append(names.count)
            names.append(String(cells[0]))
            days.append(day.number)
            patterns.append(pattern)
        }
    }

    /// The technology of a text that was released longest after a day, and how many days after.
    package func earliest(in text: UnsafeBufferPointer<UInt8>, before end: Day) -> (technology: Int, days: Int32)? {
        var best: (technology: Int, days: Int32)?
        var index = 0
        while index < text.count {
            while index < text.count, Self.isBoundary(text[index]) && text[index] != 0x2e { index += 1 }
            let start = index
            while index < text.count, !Self.isBoundary(text[index]) { index += 1 }
            if index == start {
                index += 1
                continue
            }
            let word = text[start..<index].map { $0 >= 0x41 && $0 <= 0x5a ? $0 | 0x20 : $0 }
            for candidate in byFirstWord[word] ?? [] where matches(candidate, text, at: start) {
                let late = days[candidate] - end.number
                if late > best?.days ?? 0 { best = (candidate, late) }
            }
        }
        return best
    }

    private func matches(_ candidate: Int, _ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        let pattern = patterns[candidate]
        guard start + pattern.count <= text.count else { return false }
        for (offset, byte) in pattern.enumerated() {
            let here = text[start + offset]
            guard (here >= 0x41 && here <= 0x5a ? here | 0x20 : here) == byte else { return false }
        }
        let end = start + pattern.count
        return end == text.count || Self.isBoundary(text[end])
    }

    private static func isBoundary(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x23, 0x2b, 0x80...0xff: false
        default: true
        }
    }
}
