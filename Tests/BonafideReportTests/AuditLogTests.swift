import BonafideCore
import BonafideReport
import BonafideTestSupport
import Foundation
import Testing

@Suite("The audit log")
struct AuditLogTests {
    /// A log of three runs in a folder of its own.
    private func makeLog() throws -> (path: String, bytes: [UInt8], head: AuditHead) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent("audit.jsonl").path
        let log = AuditLog(path: path)
        var head = AuditHead.empty
        for number in 1...3 {
            let manifest = manifest(of: Array(SampleAssessments.all.prefix(number)))
            head = try log.append(
                kind: "run", time: Timestamp(seconds: 1_787_443_200 + Int64(number)), content: manifest.json())
        }
        return (path, try Array(Data(contentsOf: URL(fileURLWithPath: path))), head)
    }

    private func manifest(of assessments: [Assessment]) -> RunManifest {
        RunManifest(
            context: SampleReport.context(), summary: SampleReport.summary(of: assessments),
            outputs: [OutputStamp(name: "out.json", content: "json", bytes: 10, digest: SamplePack.digest("0f"))],
            started: Timestamp(seconds: 1_787_443_200), finished: Timestamp(seconds: 1_787_443_201))
    }

    private func verify(_ bytes: [UInt8], at path: String, expecting head: AuditHead? = nil) throws -> AuditVerification
    {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return try AuditLog(path: path).verify(expecting: head)
    }

    @Test("an untouched log is intact, and each line is JSON")
    func intact() throws {
        let (path, bytes, head) = try makeLog()
        #expect(head.sequence == 3)
        #expect(try AuditLog(path: path).verify(expecting: head) == .intact(head: head))
        for line in bytes.split(separator: 10) {
            let record = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
            #expect(record["kind"] as? String == "run")
            #expect((record["content"] as? [String: Any])?["run"] != nil)
        }
        #expect(try verify([], at: path) == .intact(head: .empty))
    }

    @Test("any changed byte is found on its line")
    func flips() throws {
        let (path, _, _) = try makeLog()
        var head = AuditHead.empty
        var bytes: [UInt8] = []
        for number in 1...3 {
            let content = Array("{\"applicants\":\(number)}".utf8)
            let (line, next) = AuditChain.line(
                after: head, kind: "run", time: Timestamp(seconds: Int64(number)), content: content)
            bytes += line
            head = next
        }
        #expect(try verify(bytes, at: path) == .intact(head: head))
        for offset in bytes.indices {
            var changed = bytes
            changed[offset] ^= 1 << UInt8(offset % 8)
            let line = bytes[..<offset].filter { $0 == 10 }.count + 1
            guard case .broken(let found, _) = try verify(changed, at: path) else {
                Issue.record("byte \(offset) was changed unnoticed")
                continue
            }
            #expect(found == line)
        }
    }

    @Test("removed, doubled and exchanged lines are found")
    func lines() throws {
        let (path, bytes, head) = try makeLog()
        let lines = bytes.split(separator: 10).map { Array($0) + [10] }
        func check(_ order: [Int], _ expected: AuditVerification) throws {
            #expect(try verify(order.flatMap { lines[$0] }, at: path, expecting: head) == expected)
        }
        try check([1, 2], .broken(line: 1, reason: .wrongSequence))
        try check([0, 2], .broken(line: 2, reason: .wrongSequence))
        try check([0, 2, 1], .broken(line: 2, reason: .wrongSequence))
        try check([0, 1, 1, 2], .broken(line: 3, reason: .wrongSequence))
        try check([0, 1], .broken(line: 3, reason: .wrongHead))
        #expect(try verify(Array(bytes.dropLast()), at: path) == .broken(line: 3, reason: .cutOff))
        #expect(try verify(Array(bytes.dropLast(9)), at: path) == .broken(line: 3, reason: .cutOff))
        #expect(try verify(bytes + [10], at: path) == .broken(line: 4, reason: .notARecord))
    }

    @Test("a record written anew with its own right hash does not fit the chain")
    func forged() throws {
        let (path, bytes, _) = try makeLog()
        var lines = bytes.split(separator: 10).map { Array($0) + [10] }
        let other = AuditHead(sequence: 1, hash: String(repeating: "ab", count: 32))
        lines[1] =
            AuditChain.line(
                after: other, kind: "run", time: Timestamp(seconds: 0), content: Array("{}".utf8)
            ).bytes
        #expect(try verify(lines.flatMap { $0 }, at: path) == .broken(line: 2, reason: .wrongPrevious))
    }

    @Test("nothing is appended to a log whose last line is broken, and a missing folder is an error with its path")
    func refusals() throws {
        let (path, bytes, _) = try makeLog()
        try Data(bytes.dropLast(5)).write(to: URL(fileURLWithPath: path))
        #expect(throws: AuditError.broken(path: path)) {
            try AuditLog(path: path).append(kind: "run", time: Timestamp(seconds: 0), content: Array("{}".utf8))
        }
        let missing = path + ".none/audit.jsonl"
        do throws(AuditError) {
            _ = try AuditLog(path: missing).verify()
            Issue.record("a missing file was read")
        } catch {
            #expect(error.sentence.contains(missing))
        }
    }

    @Test("a record longer than the reader's first stretch can be followed")
    func longRecord() throws {
        let (path, _, head) = try makeLog()
        let log = AuditLog(path: path)
        let content = Array(("\"" + String(repeating: "x", count: 300_000) + "\"").utf8)
        let next = try log.append(kind: "note", time: Timestamp(seconds: 0), content: content)
        let last = try log.append(kind: "note", time: Timestamp(seconds: 1), content: Array("{}".utf8))
        #expect(next.sequence == head.sequence + 1)
        #expect(try log.verify() == .intact(head: last))
    }

    @Test("writers at the same time make one chain")
    func concurrent() async throws {
        let (path, _, _) = try makeLog()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<16 {
                group.addTask {
                    _ = try? AuditLog(path: path).append(
                        kind: "run", time: Timestamp(seconds: Int64(number)), content: Array("{}".utf8))
                }
            }
        }
        guard case .intact(let head) = try AuditLog(path: path).verify() else {
            Issue.record("the chain broke")
            return
        }
        #expect(head.sequence == 19)
    }

    @Test("the manifest names its place in the log")
    func manifestAudit() throws {
        let head = AuditHead(sequence: 3, hash: SamplePack.digest("ad"))
        let bytes = manifest(of: SampleAssessments.all).json(audit: head)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect((object["audit"] as? [String: Any])?["hash"] as? String == head.hash)
        try Golden.expect(bytes + [10], is: "manifest.json")
    }
}
