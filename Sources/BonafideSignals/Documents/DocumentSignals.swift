package import BonafideCore

/// Signals of documents: their machine-readable zones, their typed data, their metadata and their files.
package enum DocumentSignals {
    package static let mrzFindings = "document.mrz_findings"
    package static let specimen = "document.specimen"
    package static let birthConflicts = "document.birth_date_conflicts"
    package static let nameConflicts = "document.name_conflicts"
    package static let dateConflicts = "document.date_conflicts"
    package static let invalidNumbers = "document.invalid_numbers"
    package static let expired = "document.expired_when_submitted"
    package static let metadataFindings = "document.metadata_findings"
    package static let editor = "document.metadata_editor"
    package static let offsetGap = "document.clock_offset_gap_hours"
    package static let filesRead = "document.files_read"
    package static let filesRefused = "document.files_refused"
    package static let fileFindings = "document.file_findings"
    package static let fileDoubts = "document.file_doubts"
    package static let detail = "document.file_detail"

    /// What can be wrong with a machine-readable zone.
    package static let mrzWords = [
        "mrz.check-digit", "mrz.composite", "mrz.viz-mismatch", "mrz.name-mismatch", "mrz.semantics", "mrz.unreadable",
    ]

    /// What the metadata fields of the export can contradict.
    package static let metadataWords = [
        "editor", "generator", "author-differs", "modified-before-created", "made-before-period-end",
        "made-after-submission",
    ]

    /// The ids of findings on files that rules may ask for; `docs/documents.md` says what each means.
    package static let fileWords = [
        "pdf.incremental-update", "pdf.object-shadow", "pdf.prior-info-dates", "pdf.exiftool-marker", "pdf.qdf-marker",
        "pdf.editor-producer", "pdf.issuer-producer-mismatch", "pdf.touchup-textedit", "pdf.created-before-period-end",
        "pdf.info-xmp-mismatch", "pdf.tz-mismatch", "pdf.tz-changes", "pdf.font-odd-one-out", "pdf.whiteout-overlay",
        "pdf.invisible-text", "pdf.scan-text-overlay", "pdf.sig-uncovered-tail", "pdf.sig-invalid",
        "pdf.active-content", "pdf.balance-arithmetic", "pdf.layout-fingerprint", "office.zip-vs-meta-tz",
        "office.lastmodifiedby-differs", "office.date-order", "office.hidden-text", "office.remote-template",
        "office.macros", "office.dde-field", "office.zip-shape", "jpeg.editor-software", "jpeg.photoshop-tables",
        "jpeg.double-compression", "jpeg.thumbnail-mismatch", "jpeg.offset-mismatch", "jpeg.gps-mismatch",
        "jpeg.exif-date-order", "image.grain-break", "image.copy-move", "xmp.history", "xmp.digital-source-type",
        "c2pa.ai-source-type", "png.ai-text-chunk",
        "text.prompt-injection", "aamva.structure", "aamva.contradiction", "doc.unparsable", "doc.resource-limit",
    ]

    private static func paths(_ fields: any ProfileField...) -> [FieldPath] { fields.map { $0.path } }

    package static let declarations: [SignalDeclaration] = [
        .init(
            mrzFindings, .symbols(vocabulary: mrzWords), "What is wrong with a document's machine-readable zone.",
            privacy: .sensitive, reads: paths(DocumentField.mrz, DocumentField.dob, DocumentField.expires),
            check: "Export the machine-readable zone as it was read, and read it a second time."),
        .init(
            specimen, .flag, "Whether a document carries the number or name of a published specimen.",
            privacy: .sensitive, reads: paths(DocumentField.number, DocumentField.mrz, DocumentField.name),
            check: "Export document numbers and machine-readable zones."),
        .init(
            birthConflicts, .count,
            "Documents whose birth date differs from the claimed one or from another document's.",
            privacy: .sensitive, cost: .question, reads: paths(DocumentField.dob, RootField.personDob),
            check: "Ask for the birth date again; day and month are often swapped."),
        .init(
            nameConflicts, .count, "Documents whose name has no word in common with any name the applicant declared.",
            privacy: .identity, cost: .question, reads: paths(DocumentField.name, RootField.basicsName),
            check: "Ask about names before marriage and in other scripts."),
        .init(
            dateConflicts, .count,
            "Documents whose dates cannot be: issued after expiry, before birth or after hand-in.",
            privacy: .identity, reads: paths(DocumentField.issued, DocumentField.expires, DocumentField.submittedAt),
            check: "Export the dates of the documents."),
        .init(
            invalidNumbers, .count, "Documents whose number fails the public check of its country and kind.",
            privacy: .sensitive, reads: paths(DocumentField.number, DocumentField.country, DocumentField.kind),
            check: "Export the numbers, and read them a second time."),
        .init(
            expired, .count, "Documents that had expired when they were handed in.", privacy: .identity,
            reads: paths(DocumentField.expires, DocumentField.submittedAt), check: "Ask for a document in force."),
        .init(
            metadataFindings, .symbols(vocabulary: metadataWords),
            "What the metadata of a document contradicts.", privacy: .low,
            reads: paths(
                DocumentField.metaProducer, DocumentField.metaCreator, DocumentField.metaAuthor,
                DocumentField.metaCreated, DocumentField.metaModified, DocumentField.metaAiSource),
            check: "Export the files' metadata."),
        .init(
            editor, .label, "The editor an institution's paper passed through.", privacy: .low,
            reads: paths(DocumentField.metaProducer, DocumentField.metaCreator), check: "Export the files' metadata."),
        .init(
            offsetGap, .measure(unit: "hours"),
            "Hours between the clock offset a program stamped into a document and the offset of the claimed zone.",
            privacy: .low,
            reads: paths(DocumentField.metaCreated, DocumentField.metaModified, RootField.claimsTimezones),
            check: "Export creation dates with their offsets, and ask which zone the applicant works in."),
        .init(
            filesRead, .count, "Document files that were read.", reads: paths(DocumentField.file),
            check: "Hand the document files in beside the export."),
        .init(
            filesRefused, .count, "Document files that could not be read, or only to a limit.",
            reads: paths(DocumentField.file), check: "Ask for the file again."),
        .init(
            fileFindings, .symbols(vocabulary: fileWords), "Strong findings on the document files.", privacy: .low,
            reads: paths(DocumentField.file), check: "Hand the document files in beside the export."),
        .init(
            fileDoubts, .symbols(vocabulary: fileWords), "Moderate findings on the document files.", privacy: .low,
            reads: paths(DocumentField.file), check: "Hand the document files in beside the export."),
        .init(
            detail, .label, "What the first strong finding on a document file says.", privacy: .sensitive,
            reads: paths(DocumentField.file), check: "Hand the document files in beside the export."),
    ]
}
