import BonafideArchive
import BonafideCore
import BonafideSignals
import Foundation

/// Measures what the timezone extractor costs: `ActivityBench [FOLDER]`, the folder being the repository.
///
/// Prints CPU time a call: inference from 100 and from 1,000 acts, and the whole extractor on applicants with a rhythm,
/// with claims alone, and with nothing. Exits 1 where inference takes more than a millisecond or an applicant with
/// nothing more than a microsecond.
@main
struct ActivityBench {
    static func main() throws {
        let root = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "."
        let files = ["network.bfr", "places.bfr", "timezone.bfr"].map { "\(root)/Rules/reference/\($0)" }
        let asOf = Timestamp(seconds: 1_787_443_200)
        let opening = cpuSeconds()
        let reference = try ReferenceData.load(ReferenceOptions(asOf: asOf, files: files))
        print("opening the tables      \(text((cpuSeconds() - opening) * 1e3)) ms")
        guard let model = reference.activityModel else { throw BenchError.noModel }
        let log = try activity(root)
        let inference = [100, 1000].map { count -> Double in
            let authors = log.authors.filter { $0.times.count >= min(count, 300) }.prefix(200)
            return perCall(authors.count) {
                model.infer(ascending: authors[authors.startIndex + $0].times.suffix(count)) != nil
            }
        }
        print("inference, 100 acts     \(text(inference[0] * 1e3)) ms")
        print("inference, 1,000 acts   \(text(inference[1] * 1e3)) ms")
        let extractor = TimezoneExtractor(
            catalog: try SignalCatalog(TimezoneExtractor.declarations), reference: reference)
        let idle = extraction(extractor, Applicant())
        print("extractor, nothing      \(text(idle * 1e9)) ns")
        print("extractor, claims alone \(text(extraction(extractor, claimant) * 1e9)) ns")
        var worker = claimant
        for time in log.authors[0].times.suffix(100) {
            worker.set(
                ActivityField.at.path, at: worker.appendElement(to: .activity),
                to: Timestamp(seconds: time).description)
        }
        print("extractor, 100 acts     \(text(extraction(extractor, worker) * 1e3)) ms")
        guard inference[1] <= 1e-3, idle <= 1e-6 else { exit(1) }
    }

    private static let claimant: Applicant = {
        var applicant = Applicant()
        applicant.set(RootField.basicsLocationCountryCode.path, to: "US")
        applicant.set(RootField.basicsLocationCity.path, to: "Boulder")
        applicant.set(RootField.basicsLocationRegion.path, to: "US-CO")
        applicant.set(RootField.basicsLocationPostalCode.path, to: "80302")
        applicant.set(RootField.basicsLocationAddress.path, to: "2210 Pine Street")
        applicant.set(RootField.claimsTimezones.path, to: "America/Denver")
        applicant.set(RootField.basicsPhone.path, to: "+1 303 555 0143")
        return applicant
    }()

    private static func activity(_ root: String) throws -> ActivityLog {
        let packed = try Array(
            Data(contentsOf: URL(fileURLWithPath: "\(root)/Fixtures/activity/commit_activity_dev.csv.gz")))
        let (bytes, _) = packed.withUnsafeBytes { Inflater.inflate($0, as: .gzip, limit: 1 << 26) }
        return ActivityLog(bytes) { _ in "" }
    }

    private static func extraction(_ extractor: TimezoneExtractor, _ applicant: Applicant) -> Double {
        var block = SignalBlock(columns: TimezoneExtractor.declarations.count)
        block.used = 1
        let view = block.view
        var labels: [String] = []
        var evidence: [Evidence] = []
        let seconds = perCall(1) { _ in
            labels.removeAll(keepingCapacity: true)
            evidence.removeAll(keepingCapacity: true)
            var findings = Findings(view: view, lane: 0, columns: 0..<view.columns, labels: labels, evidence: evidence)
            extractor.extract(from: applicant, into: &findings)
            return !findings.labels.isEmpty
        }
        block.labels = labels
        return seconds
    }

    /// CPU seconds a call, the least of five rounds of at least a tenth of a second.
    private static func perCall(_ count: Int, _ body: (Int) -> Bool) -> Double {
        var best = Double.infinity
        for _ in 0..<5 {
            var calls = 0
            var hits = 0
            let start = cpuSeconds()
            var elapsed = 0.0
            repeat {
                for _ in 0..<64 {
                    if body(calls % max(1, count)) { hits += 1 }
                    calls += 1
                }
                elapsed = cpuSeconds() - start
            } while elapsed < 0.1
            best = min(best, elapsed / Double(max(1, calls)))
            if hits < 0 { print(hits) }
        }
        return best
    }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    private static func text(_ value: Double) -> String { String(format: "%8.3f", value) }
}

enum BenchError: Error { case noModel }
