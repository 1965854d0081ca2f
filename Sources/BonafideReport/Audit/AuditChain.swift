internal import BonafideArchive
package import BonafideCore

/// The newest record of an audit log.
package struct AuditHead: Hashable, Sendable {
    /// Number of the record, from 1; 0 for an empty log.
    package let sequence: Int64
    /// Hash of the record, 64 hexadecimal digits; all zero for an empty log.
    package let hash: String

    /// The head of a log without records.
    package static let empty = AuditHead(sequence: 0, hash: String(repeating: "0", count: 64))

    /// Takes both parts.
    package init(sequence: Int64, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }
}

/// Why an audit log is not what was written.
package enum AuditBreak: Error, Hashable, Sendable {
    /// The last line does not end.
    case cutOff
    /// The line is not a record of an audit log.
    case notARecord
    /// A record is missing, doubled or in another place.
    case wrongSequence
    /// The record does not follow the one before it.
    case wrongPrevious
    /// The record was changed after it was written.
    case wrongHash
    /// The log ends before the record it is known to hold.
    case wrongHead

    /// What is wrong, one phrase.
    package var phrase: String {
        switch self {
        case .cutOff: "the line is cut off"
        case .notARecord: "the line is not an audit record"
        case .wrongSequence: "a record is missing, doubled or in another place"
        case .wrongPrevious: "the record does not follow the one before it"
        case .wrongHash: "the record was changed after it was written"
        case .wrongHead: "the log does not end with the expected record"
        }
    }
}

/// The chain of an audit log: each line holds the hash of the one before, and its own.
///
/// A line is `{"sequence":N,"previous":"…","kind":"…","time":"…","content":{…},"hash":"…"}`, where the hash is
/// the SHA-256 of the line's bytes before `,"hash"`. Records cut off at the end leave a chain that is whole;
/// whoever keeps the newest hash elsewhere, as a run manifest does, finds that too.
package enum AuditChain {
    private static let tail = 75  // 64 digits between `,"hash":"` and `"}`

    /// The line of a record that follows another, with its line break, and the head it makes.
    package static func line(
        after head: AuditHead, kind: String, time: Timestamp, content: [UInt8]
    ) -> (bytes: [UInt8], head: AuditHead) {
        var out: [UInt8] = []
        let sequence = head.sequence + 1
        out.append(contentsOf: opening(sequence: sequence, previous: head.hash))
        out.append(raw: "\"kind\":")
        out.append(json: kind)
        out.append(raw: ",\"time\":")
        out.append(json: time.description)
        out.append(raw: ",\"content\":")
        out.append(contentsOf: content)
        let hash = Digest256(of: out).description
        out.append(raw: ",\"hash\":\"")
        out.append(text: hash)
        out.append(raw: "\"}\n")
        return (out, AuditHead(sequence: sequence, hash: hash))
    }

    /// Checks that a line without its line break follows a head, and gives the head it makes.
    package static func check(_ line: ArraySlice<UInt8>, after head: AuditHead) -> Result<AuditHead, AuditBreak> {
        guard let written = hash(in: line) else { return .failure(.notARecord) }
        let body = line.dropLast(tail)
        guard Digest256(of: Array(body)).description == written else {
            return .failure(body.starts(with: prefix) ? .wrongHash : .notARecord)
        }
        guard body.starts(with: "{\"sequence\":\(head.sequence + 1),".utf8) else {
            return .failure(.wrongSequence)
        }
        guard body.starts(with: opening(sequence: head.sequence + 1, previous: head.hash)) else {
            return .failure(.wrongPrevious)
        }
        return .success(AuditHead(sequence: head.sequence + 1, hash: written))
    }

    /// Reads the head a line makes, where its own hash is right.
    package static func head(of line: ArraySlice<UInt8>) -> AuditHead? {
        guard let written = hash(in: line), line.starts(with: prefix) else { return nil }
        let body = line.dropLast(tail)
        guard Digest256(of: Array(body)).description == written else { return nil }
        let digits = body.dropFirst(prefix.count).prefix { (48...57).contains($0) }
        guard let sequence = Int64(String(decoding: digits, as: UTF8.self)), sequence < .max else { return nil }
        return AuditHead(sequence: sequence, hash: written)
    }

    private static let prefix = Array("{\"sequence\":".utf8)

    private static func opening(sequence: Int64, previous: String) -> [UInt8] {
        Array("{\"sequence\":\(sequence),\"previous\":\"\(previous)\",".utf8)
    }

    /// The hash a line ends with, or nothing where it does not end with one.
    private static func hash(in line: ArraySlice<UInt8>) -> String? {
        let end = line.suffix(tail)
        guard end.count == tail, end.starts(with: ",\"hash\":\"".utf8), end.suffix(2).elementsEqual("\"}".utf8) else {
            return nil
        }
        let digits = end.dropFirst(9).prefix(64)
        let isHexadecimal = digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        return isHexadecimal ? String(decoding: digits, as: UTF8.self) : nil
    }
}
