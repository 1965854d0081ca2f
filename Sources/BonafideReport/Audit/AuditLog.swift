package import BonafideCore

/// Why an audit log could not be read or written.
package enum AuditError: Error, Hashable, Sendable {
    /// The file could not be opened, read or written.
    case file(path: String, operation: String, code: Int32)
    /// The log's last line is not a whole record, so that nothing may follow it.
    case broken(path: String)

    /// What happened, one sentence.
    package var sentence: String {
        switch self {
        case .file(let path, let operation, let code): "cannot \(operation) \(path): \(Self.words(of: code))"
        case .broken(let path):
            "the last line of \(path) is not a whole audit record; keep the file and start another one"
        }
    }
}

/// What checking an audit log found.
package enum AuditVerification: Hashable, Sendable {
    /// Every record follows the one before.
    case intact(head: AuditHead)
    /// The chain breaks at a line, counted from 1.
    case broken(line: Int, reason: AuditBreak)
}

/// A hash-chained log of runs, one JSON record a line, that only ever grows.
package struct AuditLog: Sendable {
    private let path: String
    /// Longest line that is read, in bytes; a longer one is not a record.
    private static let longestLine = 64 << 20

    /// Names the log's file; it is made by the first `append`.
    package init(path: String) { self.path = path }

    /// Adds a record whose content is one JSON value without line breaks, and gives the new head.
    package func append(kind: String, time: Timestamp, content: [UInt8]) throws(AuditError) -> AuditHead {
        try append(kind: kind, time: time, contents: [content])
    }

    /// Adds records of one kind in order, written to the disk together, and gives the new head.
    package func append(kind: String, time: Timestamp, contents: [[UInt8]]) throws(AuditError) -> AuditHead {
        let file = try AuditFile(path, appends: true)
        var head = try newestHead(of: file)
        var lines: [UInt8] = []
        for content in contents {
            let (line, next) = AuditChain.line(after: head, kind: kind, time: time, content: content)
            lines += line
            head = next
        }
        try file.append(lines)
        return head
    }

    /// Checks every line; with a head kept elsewhere, records cut off at the end are found too.
    package func verify(expecting kept: AuditHead? = nil) throws(AuditError) -> AuditVerification {
        let file = try AuditFile(path, appends: false)
        var head = AuditHead.empty
        var hasKept = kept == nil || kept == .empty
        var number = 0
        var offset = 0
        var lines = AuditLines()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try file.read(into: &buffer, from: offset)
            offset += count
            lines.add(buffer[0..<count])
            while let line = lines.next() {
                number += 1
                switch AuditChain.check(line, after: head) {
                case .success(let next): head = next
                case .failure(let reason): return .broken(line: number, reason: reason)
                }
                if head == kept { hasKept = true }
            }
            guard lines.pending <= Self.longestLine else { return .broken(line: number + 1, reason: .notARecord) }
            if count < buffer.count { break }
        }
        if lines.pending > 0 { return .broken(line: number + 1, reason: .cutOff) }
        return hasKept ? .intact(head: head) : .broken(line: number + 1, reason: .wrongHead)
    }

    /// The head of the last line, looked for from the end of the file backwards.
    private func newestHead(of file: borrowing AuditFile) throws(AuditError) -> AuditHead {
        let size = try file.size()
        guard size > 0 else { return .empty }
        var span = 1 << 16
        while true {
            let start = max(0, size - span)
            var bytes = [UInt8](repeating: 0, count: size - start)
            guard try file.read(into: &bytes, from: start) == bytes.count, bytes.last == UInt8(ascii: "\n") else {
                throw .broken(path: path)
            }
            let body = bytes.dropLast()
            let before = body.lastIndex(of: UInt8(ascii: "\n"))
            if before != nil || start == 0 {
                let line = body[(before.map { $0 + 1 } ?? body.startIndex)...]
                guard let head = AuditChain.head(of: line) else { throw .broken(path: path) }
                return head
            }
            guard span < Self.longestLine else { throw .broken(path: path) }
            span *= 4
        }
    }
}

/// Cuts a stream of bytes into lines.
struct AuditLines {
    private var bytes: [UInt8] = []
    private var start = 0
    private var searched = 0

    /// Bytes that no line break has ended yet.
    var pending: Int { bytes.count - start }

    /// Adds bytes after those added before.
    mutating func add(_ more: ArraySlice<UInt8>) {
        bytes.removeSubrange(0..<start)
        searched -= start
        start = 0
        bytes.append(contentsOf: more)
    }

    /// The next whole line without its break.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = bytes.count
            return nil
        }
        defer {
            start = end + 1
            searched = end + 1
        }
        return bytes[start..<end]
    }
}
