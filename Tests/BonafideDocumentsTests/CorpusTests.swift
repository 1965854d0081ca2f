import BonafideCore
import BonafideDocuments
import Foundation
import Testing

@Suite("Made documents")
struct CorpusTests {
    @Test("strong findings keep their precision and recall", arguments: CorpusFolder.all)
    func precisionAndRecall(of folder: CorpusFolder) throws {
        let found = try folder.strongFindings()
        var (hits, misses, alarms) = (0, 0, 0)
        var (pdfHits, pdfMisses) = (0, 0)
        for entry in try folder.entries() where entry.label != "real-world" {
            let isStrong = !(found[entry.file] ?? []).isEmpty
            if entry.label == "genuine" {
                #expect(!isStrong || !(entry.isPDF || entry.isOffice), "\(entry.file) is honest: \(entry.how)")
                if isStrong { alarms += 1 }
            } else if entry.showsOnlyWhereFrom {
                #expect(!isStrong, "\(entry.file) shows only where its author is from")
            } else {
                if isStrong { hits += 1 } else { misses += 1 }
                if entry.isPDF { if isStrong { pdfHits += 1 } else { pdfMisses += 1 } }
            }
        }
        let precision = Double(hits) / Double(max(1, hits + alarms))
        let recall = Double(hits) / Double(max(1, hits + misses))
        #expect(precision >= 0.97, "precision \(precision)")
        #expect(recall >= 0.90, "recall \(recall) with \(misses) missed")
        #expect(Double(pdfHits) / Double(max(1, pdfHits + pdfMisses)) >= 0.93)
    }

    @Test("every file raises the recorded strong findings")
    func recordedFindings() throws {
        let url = Fixtures.folder.appendingPathComponent("expected.csv")
        let found = try CorpusFolder(root: Fixtures.folder).strongFindings()
        let text =
            "file,strong\n"
            + found.sorted { $0.key < $1.key }
            .map { "\($0.key),\($0.value.joined(separator: ";"))\n" }.joined()
        if ProcessInfo.processInfo.environment["BONAFIDE_RECORD"] == "1" {
            try text.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(found.count) files; run again without BONAFIDE_RECORD")
        }
        #expect(try String(contentsOf: url, encoding: .utf8) == text)
    }

    @Test("an edited statement shows what was changed")
    func textDifference() throws {
        let findings = FileInspector.inspect(try Fixtures.bytes("s0113.pdf"), claims: statement(), issuers: [])
        let shadow = try #require(findings.first { $0.id == "pdf.object-shadow" })
        #expect(shadow.value.contains("» became «"))
        #expect(findings.contains { $0.id == "pdf.balance-arithmetic" && $0.strength == .strong })
    }

    @Test("a CV that another person saved last is told and not strong: an adviser's edit looks the same")
    func otherHands() throws {
        var claims = DocumentClaims()
        claims.name = "Sunniva Birkelund"
        claims.zone = "Asia/Manila"
        claims.kind = "cv"
        let findings = FileInspector.inspect(try Fixtures.bytes("s0134.docx"), claims: claims, issuers: [])
        #expect(findings.contains { $0.id == "office.lastmodifiedby-differs" && $0.strength == .moderate })
        #expect(!findings.contains { $0.strength == .strong })
    }

    @Test("a signature holds, and one changed byte breaks it")
    func signature() throws {
        var bytes = try Fixtures.bytes("s0174.pdf")
        let claims = statement()
        #expect(
            FileInspector.inspect(bytes, claims: claims, issuers: []).contains {
                $0.id == "pdf.signature" && $0.value.hasPrefix("signature holds")
            })
        bytes[200] ^= 1
        #expect(FileInspector.inspect(bytes, claims: claims, issuers: []).contains { $0.id == "pdf.sig-invalid" })
    }

    private func statement() -> DocumentClaims {
        var claims = DocumentClaims()
        claims.kind = "bank_statement"
        return claims
    }
}
