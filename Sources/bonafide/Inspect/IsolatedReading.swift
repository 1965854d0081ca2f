import BonafideDocuments
import Foundation

/// Reading a file in a child process, so that a crash or a limit there costs no more than that file.
enum IsolatedReading {
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

    /// Sets the limits of the running process.
    ///
    /// - Parameters:
    ///   - memory: MiB of address space.
    ///   - seconds: seconds of processor time.
    static func limitThisProcess(memory: Int, seconds: Int) {
        let bytes = rlim_t(memory) << 20
        var space = rlimit(rlim_cur: bytes, rlim_max: bytes)
        var time = rlimit(rlim_cur: rlim_t(seconds), rlim_max: rlim_t(seconds))
        #if os(Linux)
            setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &space)
            setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &time)
        #else
            setrlimit(RLIMIT_AS, &space)
            setrlimit(RLIMIT_CPU, &time)
        #endif
    }

    /// Starts a child on one file and takes its reading.
    static func inspect(_ path: String, arguments: [String]) -> DocumentInspection {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        child.arguments = arguments
        // Nothing of the caller's environment but where the libraries lie.
        child.environment = ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }
        let output = Pipe()
        child.standardOutput = output
        child.standardError = FileHandle.nullDevice
        do { try child.run() } catch { return failed("the reading process could not be started") }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        child.waitUntilExit()
        guard child.terminationReason == .exit, child.terminationStatus == 0 else {
            return failed(
                child.terminationReason == .uncaughtSignal
                    ? "the reading process was stopped by signal \(child.terminationStatus)"
                    : "the reading process gave up")
        }
        return decode(data) ?? failed("the reading process gave no reading")
    }

    private static func failed(_ why: String) -> DocumentInspection {
        var inspection = DocumentInspection()
        inspection.findings.append(
            DocumentFinding(
                "doc.unparsable", .moderate, value: why, at: "file", expected: "a file that can be read within limits",
                innocent: "a very large scan; a mistake of this program"))
        return inspection
    }

    /// The reading as one line of JSON.
    static func encode(_ inspection: DocumentInspection) throws -> String {
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
