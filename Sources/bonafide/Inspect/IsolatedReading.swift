import BonafideDocuments
import Foundation

/// Reading a file in a child process, so that a crash or a limit there costs no more than that file.
struct IsolatedReading: Sendable {
    /// MiB of address space of the child.
    var memory = 512
    /// Seconds of processor time of the child.
    var seconds = 5
    /// A table of the programs institutions use.
    var issuers: String?

    /// Takes the setting `isolate`; gives nothing for `no`.
    init?(_ setting: String) throws {
        switch setting {
        case "no", "off", "none": return nil
        case "yes": break
        default:
            guard let memory = Int(setting), (1...1 << 20).contains(memory) else {
                throw CommandFailure(.usage, "error: isolate: expected yes, no or 1 to 1048576 MiB, not `\(setting)`")
            }
            self.memory = memory
        }
    }

    /// Takes the limits.
    init(memory: Int, seconds: Int, issuers: String?) {
        self.memory = memory
        self.seconds = seconds
        self.issuers = issuers
    }

    /// The form in which the child hands its reading over.
    private struct Wire: Codable {
        var format: String
        var findings: [[String]]
        var keys: [[String]]
        var events: [[String]]
        var metadata: [[String]]
        var shingles: [UInt64]
        var portrait: Data?
    }

    /// Sets the limits of the running process, and that no image of its memory is left behind should it crash.
    ///
    /// - Parameters:
    ///   - memory: MiB of address space.
    ///   - seconds: seconds of processor time.
    static func limitThisProcess(memory: Int, seconds: Int) {
        let bytes = rlim_t(memory) << 20
        var space = rlimit(rlim_cur: bytes, rlim_max: bytes)
        // The soft limit tells why; the hard one, a second later, cannot be overheard.
        var time = rlimit(rlim_cur: rlim_t(seconds), rlim_max: rlim_t(seconds + 1))
        var core = rlimit(rlim_cur: 0, rlim_max: 0)
        #if os(Linux)
            setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &space)
            setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &time)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
        #else
            setrlimit(RLIMIT_AS, &space)
            setrlimit(RLIMIT_CPU, &time)
            setrlimit(RLIMIT_CORE, &core)
        #endif
    }

    /// Starts a child on one file and takes its reading; the claims go through its standard input, as arguments show in
    /// lists of processes.
    func inspect(_ path: String, claims: DocumentClaims, like inspector: FileInspector) -> DocumentInspection {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        child.arguments = arguments(path, decodesPictures: inspector.decodesPictures)
        // Nothing of the caller's environment but where the libraries lie.
        child.environment = ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }
        let (input, output) = (Pipe(), Pipe())
        child.standardInput = input
        child.standardOutput = output
        child.standardError = FileHandle.nullDevice
        do { try child.run() } catch { return Self.failed("the reading process could not be started") }
        // A child that is gone already cannot take them; its end says why.
        try? input.fileHandleForWriting.write(contentsOf: IsolatedClaims(claims, asOf: inspector.asOf).line)
        try? input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        child.waitUntilExit()
        guard child.terminationReason == .exit, child.terminationStatus == 0 else {
            return Self.failed(reason(child.terminationReason, child.terminationStatus))
        }
        return Self.decode(data) ?? Self.failed("the reading process gave no reading")
    }

    private func arguments(_ path: String, decodesPictures: Bool) -> [String] {
        var arguments = [
            "inspect", path, "--isolated-child", "--isolate-memory", "\(memory)", "--isolate-time", "\(seconds)",
        ]
        if let issuers { arguments += ["--issuers", issuers] }
        if !decodesPictures { arguments.append("--metadata-only") }
        return arguments
    }

    private func reason(_ reason: Process.TerminationReason, _ status: Int32) -> String {
        guard reason == .uncaughtSignal else { return "the reading process gave up with status \(status)" }
        switch status {
        case SIGXCPU: return "the reading process used up its \(seconds) s of processor time"
        case SIGKILL: return "the reading process was killed from outside"
        case SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS:
            return "the reading process crashed (signal \(status)) or used up its \(memory) MiB of address space"
        default: return "the reading process was stopped by signal \(status)"
        }
    }

    private static func failed(_ why: String) -> DocumentInspection {
        var inspection = DocumentInspection()
        inspection.findings.append(
            DocumentFinding(
                "doc.unparsable", .moderate, value: why, at: "file", expected: "a file that can be read within limits",
                innocent: "a very large scan; a mistake of this program"))
        return inspection
    }

    /// The child's side: reads the file as its standard input says, and writes the reading.
    static func answer(_ path: String, issuers: [IssuerProfile], decodesPictures: Bool) throws {
        guard let line = readLine(), let told = IsolatedClaims(line: line),
            let data = FileManager.default.contents(atPath: path)
        else { throw CommandFailure(.badInput, "error: \(path) cannot be read") }
        let inspector = FileInspector(issuers: issuers, asOf: told.day, decodesPictures: decodesPictures)
        Console.output(try encode(inspector.inspect([UInt8](data), claims: told.claims)))
    }

    /// The reading as one line of JSON.
    private static func encode(_ inspection: DocumentInspection) throws -> String {
        let wire = Wire(
            format: inspection.format.rawValue,
            findings: inspection.findings.map {
                [$0.id, $0.strength.rawValue, $0.value, $0.at, $0.expected, $0.innocent]
            },
            keys: inspection.keys.map { [$0.kind.rawValue, $0.value] },
            events: inspection.events.map { [$0.date.text, $0.what, $0.at] },
            metadata: inspection.metadata.map { [$0.name, $0.value] }, shingles: inspection.shingles.sorted(),
            portrait: inspection.portrait.map { Data($0.bytes) })
        return String(decoding: try JSONEncoder().encode(wire), as: UTF8.self)
    }

    private static func decode(_ data: Data) -> DocumentInspection? {
        guard let wire = try? JSONDecoder().decode(Wire.self, from: data) else { return nil }
        var inspection = DocumentInspection()
        inspection.format = DocumentInspection.Format(rawValue: wire.format) ?? .unknown
        inspection.findings = wire.findings.compactMap { parts in
            guard parts.count == 6, let strength = FindingStrength(rawValue: parts[1]) else { return nil }
            return DocumentFinding(
                parts[0], strength, value: parts[2], at: parts[3], expected: parts[4], innocent: parts[5])
        }
        inspection.keys = wire.keys.compactMap { parts in
            guard parts.count == 2, let kind = DocumentKey.Kind(rawValue: parts[0]) else { return nil }
            return DocumentKey(kind: kind, value: parts[1])
        }
        inspection.events = wire.events.compactMap { parts in
            guard parts.count == 3, let date = DocumentDate(parts[0]) else { return nil }
            return DocumentEvent(date: date, what: parts[1], at: parts[2])
        }
        inspection.metadata = wire.metadata.compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
        inspection.shingles = Set(wire.shingles)
        inspection.portrait = wire.portrait.flatMap { PortraitPrint(bytes: [UInt8]($0)) }
        return inspection
    }
}
