package import BonafideCore

/// A file a run wrote.
package struct OutputStamp: Hashable, Sendable {
    /// The file's name as the user gave it, or `-` for standard output.
    package var name: String
    /// What it holds, such as `ndjson` or `rejects`.
    package var content: String
    /// Size in bytes.
    package var bytes: Int64
    /// SHA-256 of the file, 64 hexadecimal digits.
    package var digest: String

    /// Takes all parts.
    package init(name: String, content: String, bytes: Int64, digest: String) {
        self.name = name
        self.content = content
        self.bytes = bytes
        self.digest = digest
    }
}

/// The sealed record of a run: what was read, with what it was judged, what was written, and when.
package struct RunManifest: Sendable {
    /// What the run was judged with.
    package var context: ReportContext
    /// What it counted, and the input files.
    package var summary: RunSummary
    /// The files it wrote.
    package var outputs: [OutputStamp]
    /// When it began, by the caller's clock.
    package var started: Timestamp
    /// When it ended, by the caller's clock.
    package var finished: Timestamp
    /// Whether it was stopped before the end of its input.
    package var isInterrupted: Bool

    /// Takes all parts.
    package init(
        context: ReportContext, summary: RunSummary, outputs: [OutputStamp], started: Timestamp, finished: Timestamp,
        isInterrupted: Bool = false
    ) {
        self.context = context
        self.summary = summary
        self.outputs = outputs
        self.started = started
        self.finished = finished
        self.isInterrupted = isInterrupted
    }

    /// The manifest as one JSON object without a line break; the place in an audit log is added once it is known.
    package func json(audit head: AuditHead? = nil) -> [UInt8] {
        var out: [UInt8] = []
        out.append(raw: "{\"schemaVersion\":1,\"started\":")
        out.append(json: started.description)
        out.append(raw: ",\"finished\":")
        out.append(json: finished.description)
        out.append(raw: ",\"interrupted\":")
        out.append(flag: isInterrupted)
        out.append(raw: ",\"outputs\":")
        out.append(list: outputs) { output, out in
            out.append(raw: "{\"name\":")
            out.append(json: output.name)
            out.append(raw: ",\"content\":")
            out.append(json: output.content)
            out.append(raw: ",\"bytes\":")
            out.append(decimal: output.bytes)
            out.append(raw: ",\"digest\":")
            out.append(json: output.digest)
            out.append(UInt8(ascii: "}"))
        }
        out.append(raw: ",\"run\":")
        JSONRun(context).write(summary, to: &out)
        if let head {
            out.append(raw: ",\"audit\":{\"sequence\":")
            out.append(decimal: head.sequence)
            out.append(raw: ",\"hash\":")
            out.append(json: head.hash)
            out.append(UInt8(ascii: "}"))
        }
        out.append(UInt8(ascii: "}"))
        return out
    }
}
