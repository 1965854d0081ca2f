import BonafideCore
import BonafideSignals
import Foundation
import Testing

@Suite("Document signals")
struct DocumentExtractorTests {
    /// Runs the extractor on one applicant and gives each signal's state.
    private func measure(
        folder: String? = nil, _ root: [RootField: String], _ documents: [[DocumentField: String]]
    ) throws -> (String) -> SignalState {
        var applicant = Applicant()
        for (field, text) in root { applicant.set(field.path, to: text) }
        for document in documents {
            let element = applicant.appendElement(to: .documents)
            for (field, text) in document { applicant.set(field.path, at: element, to: text) }
        }
        let catalog = try SignalCatalog(DocumentExtractor.declarations)
        var reference = ReferenceData(asOf: Timestamp(seconds: 1_780_000_000))
        reference.documentFolder = folder
        let block = SignalBlock(columns: catalog.count)
        var findings = Findings(view: block.view, lane: 0, columns: 0..<catalog.count, labels: [], evidence: [])
        DocumentExtractor(catalog: catalog, reference: reference).extract(from: applicant, into: &findings)
        let states = (0..<catalog.count).map { block.view.state(column: $0, lane: 0) }
        return { name in catalog.column(of: name).map { states[$0] } ?? .absent }
    }

    private func set(_ words: [String], _ vocabulary: [String]) -> SignalState {
        var set = SymbolSet()
        for word in words { if let code = vocabulary.firstIndex(of: word) { set.insert(code) } }
        return .value(set.bits)
    }

    private let zone =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<10"

    @Test("without documents everything is unknown")
    func nothing() throws {
        let state = try measure([.basicsName: "Maren Holt"], [])
        for declaration in DocumentExtractor.declarations {
            #expect(state(declaration.name) == .unknown(.notCollected))
        }
    }

    @Test("a zone against the typed birth date")
    func zoneAgainstBirth() throws {
        let state = try measure(
            [.basicsName: "Anna Maria Eriksson"], [[.kind: "passport", .mrz: zone, .dob: "1974-08-13"]])
        #expect(state("document.mrz_findings") == set(["mrz.viz-mismatch"], DocumentSignals.mrzWords))
        #expect(state("document.specimen") == .value(1))
        let sound = try measure(
            [.basicsName: "Anna Maria Eriksson"], [[.kind: "passport", .mrz: zone, .dob: "1974-08-12"]])
        #expect(sound("document.mrz_findings") == .value(0))
    }

    @Test("typed data of several documents")
    func papers() throws {
        let state = try measure(
            [.basicsName: "Zoë Müller", .personDob: "1990-03-04"],
            [
                [
                    .kind: "passport", .name: "MUELLER ZOE", .dob: "1990-04-03", .issued: "2020-01-01",
                    .expires: "2030-01-01",
                ],
                [
                    .kind: "id_card", .name: "Ana Prado", .dob: "1988-01-01", .issued: "2021-01-01",
                    .expires: "2020-01-01",
                ],
                [.kind: "id_card", .country: "ES", .number: "74358222X"],
                [.kind: "tax_form", .country: "US", .number: "623-51-8780"],
            ])
        #expect(state("document.birth_date_conflicts") == .value(1))
        #expect(state("document.name_conflicts") == .value(1))
        #expect(state("document.date_conflicts") == .value(1))
        #expect(state("document.invalid_numbers") == .value(1))
    }

    @Test("metadata fields: editor, offset and dates")
    func metadata() throws {
        let state = try measure(
            [.claimsTimezones: "America/Chicago"],
            [
                [
                    .kind: "bank_statement", .metaProducer: "LibreOffice 7.4",
                    .metaCreated: "2024-03-04T10:12:00+09:00",
                    .periodEnd: "2024-04-30",
                ],
                [.kind: "utility_bill", .metaProducer: "Canva"],
            ])
        #expect(
            state("document.metadata_findings")
                == set(["editor", "made-before-period-end"], DocumentSignals.metadataWords))
        // 09:00 east of Greenwich and 06:00 west of it lie nine hours apart on the clock face of a day.
        #expect(state("document.clock_offset_gap_hours") == .value(Double(9).bitPattern))
        let utc = try measure(
            [.claimsTimezones: "America/Chicago"],
            [[.metaProducer: "Skia/PDF m156", .metaCreated: "2024-03-04T10:12:00+00:00"]])
        #expect(utc("document.clock_offset_gap_hours") == .unknown(.notCollected))
    }

    @Test("files beside the export are read, and paths out of it are not")
    func files() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/documents")
        let documents: [[DocumentField: String]] = [
            [.kind: "bank_statement", .file: "files/s0113.pdf"], [.file: "../../Package.swift"],
            [.file: "/etc/hostname"],
        ]
        let state = try measure(folder: folder.path, [.basicsName: "Maren Holt"], documents)
        #expect(state("document.files_read") == .value(1))
        // A path that leads nowhere names a file that was not handed over: unknown, not refused.
        #expect(state("document.files_refused") == .value(1))
        guard case .value(let bits) = state("document.file_findings") else {
            Issue.record("no findings")
            return
        }
        let place = try #require(DocumentSignals.fileWords.firstIndex(of: "pdf.balance-arithmetic"))
        #expect(bits & 1 << UInt64(place) != 0)
        let without = try measure([.basicsName: "Maren Holt"], documents)
        #expect(without("document.file_findings") == .unknown(.noReference))
    }

    @Test("of files that cannot be read, no finding is not a good sign")
    func unparsable() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("papers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("PK\u{3}\u{4} torn off".utf8).write(to: folder.appendingPathComponent("torn.docx"))
        let state = try measure(folder: folder.path, [.basicsName: "Maren Holt"], [[.file: "torn.docx"]])
        #expect(state("document.files_refused") == .value(1))
        #expect(state("document.file_findings") == .unknown(.unreadable))
    }
}
