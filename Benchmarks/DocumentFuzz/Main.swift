import BonafideCore
import BonafideDocuments
import BonafideTestSupport
import Foundation

/// Inspects mutations of one file: `DocumentFuzz FILE SEED FIRST COUNT [MARK]`.
///
/// Pictures are decoded and read as identity documents. The round being read stands in the file `MARK`, so that a crash
/// can be made again with that round as `FIRST` and a `COUNT` of 1, which also writes the mutated file beside it.
/// Exits 1 where a round takes more than two seconds of processor time or gives more findings than any page could show;
/// a round of thirty seconds ends the process.
@main
struct DocumentFuzz {
    static func main() throws {
        let words = CommandLine.arguments
        guard words.count >= 5, let seed = UInt64(words[2]), let first = Int(words[3]), let count = Int(words[4]) else {
            FileHandle.standardError.write(Data("usage: DocumentFuzz FILE SEED FIRST COUNT [MARK]\n".utf8))
            exit(2)
        }
        let original = [UInt8](try Data(contentsOf: URL(fileURLWithPath: words[1])))
        let mark = words.count > 5 ? open(words[5], O_WRONLY | O_CREAT | O_TRUNC, 0o644) : -1
        let claims = claims(for: words[1])
        let inspector = FileInspector()
        var slowest = (seconds: 0.0, round: first)
        var failures = 0
        let opening = cpuSeconds()
        for round in first..<(first + count) {
            if mark >= 0 { write(round, to: mark) }
            let bytes = MutationRandom.mutated(original, seed: seed, round: round)
            if count == 1, words.count > 5 { try Data(bytes).write(to: URL(fileURLWithPath: words[5] + ".file")) }
            limit(to: 30)
            let start = cpuSeconds()
            let findings = inspector.inspect(bytes, claims: claims).findings
            let seconds = cpuSeconds() - start
            if seconds > slowest.seconds { slowest = (seconds, round) }
            if seconds > 2 || findings.count > 800 {
                failures += 1
                print("\(words[1]) round \(round): \(seconds) s, \(findings.count) findings")
            }
        }
        let total = cpuSeconds() - opening
        print(
            "\(URL(fileURLWithPath: words[1]).lastPathComponent): \(count) files, \(Int(total)) s,",
            "slowest \(Int(slowest.seconds * 1_000)) ms in round \(slowest.round), \(failures) failures")
        exit(failures == 0 ? 0 : 1)
    }

    /// What makes an inspector run every check its format has.
    private static func claims(for file: String) -> DocumentClaims {
        var claims = DocumentClaims()
        claims.zone = "Europe/Berlin"
        claims.name = "Ada Example"
        switch file.split(separator: ".").last {
        case "pdf": claims.kind = "bank_statement"
        case "docx", "odt": claims.kind = "cv"
        default: claims.kind = "passport"
        }
        return claims
    }

    private static func write(_ round: Int, to mark: Int32) {
        // Ten digits always, so that a shorter number never leaves a longer one's end behind.
        let digits = String(10_000_000_000 + round).dropFirst()
        _ = digits.utf8.withContiguousStorageIfAvailable { pwrite(mark, $0.baseAddress, $0.count, 0) }
    }

    /// Ends the process by SIGPROF once it has used so many more seconds of processor time.
    private static func limit(to seconds: Int) {
        var timer = itimerval(
            it_interval: timeval(tv_sec: 0, tv_usec: 0), it_value: timeval(tv_sec: seconds, tv_usec: 0))
        #if os(Linux)
            setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
        #else
            setitimer(ITIMER_PROF, &timer, nil)
        #endif
    }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
