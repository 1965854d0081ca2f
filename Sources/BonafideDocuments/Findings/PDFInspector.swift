internal import BonafideCore

/// Runs the PDF checks over one file and collects what they find.
struct PDFInspector {
    let file: PDFFile
    let claims: DocumentClaims
    let lists: DocumentLists
    let issuers: [IssuerProfile]
    var inspection: DocumentInspection

    /// The newest information dictionary, empty where there is none or strings are encrypted.
    private(set) var info = PDFInfo()
    private(set) var packet: XMPPacket?
    private(set) var pages: [PDFPage] = []
    private(set) var signatures: [PDFSignature] = []

    init(
        file: PDFFile, claims: DocumentClaims, lists: DocumentLists, issuers: [IssuerProfile],
        into inspection: DocumentInspection
    ) {
        self.file = file
        self.claims = claims
        self.lists = lists
        self.issuers = issuers
        self.inspection = inspection
    }

    /// Runs every check in order.
    mutating func run() {
        guard let latest = file.latest else { return }
        if !file.isEncrypted {
            info = PDFInfo(file, latest)
            packet = readPacket(latest)
            pages = file.pages(in: latest)
            signatures = file.signatures()
        }
        noteMetadata()
        checkStructure()
        checkSignatures()
        checkRevisions()
        checkMetadata()
        checkClock()
        checkPages()
        checkStatement()
        checkActions(latest)
        checkEmbeddedPictures(latest)
        if file.isEncrypted {
            inspection.add(
                "pdf.encrypted", .info, value: "content is encrypted and was not read", at: "trailer /Encrypt",
                expected: "–", innocent: "usual for statements sent by mail")
        }
    }

    private func readPacket(_ revision: PDFRevision) -> XMPPacket? {
        let root = revision.sections.lazy.compactMap { $0.trailer["Root"] }.first
        guard let catalog = file.resolve(root, in: revision)?.dictionary,
            let bytes = file.streamContent(catalog["Metadata"], in: revision)
        else { return nil }
        return XMPPacket(bytes)
    }

    /// The text of the pages, one line each.
    var lines: [String] { pages.flatMap { $0.lines.map(\.text) } }

    private mutating func noteMetadata() {
        inspection.note("Producer", info.producer)
        inspection.note("Creator", info.creator)
        inspection.note("Author", info.author)
        inspection.note("CreationDate", info.created?.text)
        inspection.note("ModDate", info.modified?.text)
        inspection.note("revisions", "\(file.revisions.count)")
        if file.isLinearized { inspection.note("linearized", "yes") }
        inspection.event(
            info.created, "created with \(info.producer.isEmpty ? "an unnamed program" : info.producer)",
            at: "Info /CreationDate")
        inspection.event(info.modified, "modified", at: "Info /ModDate")
        for step in packet?.history ?? [] {
            inspection.event(
                DocumentDate(step.when), step.action + (step.agent.isEmpty ? "" : " with \(step.agent)"),
                at: "XMP xmpMM:History")
        }
        if let id = packet?["OriginalDocumentID"] ?? packet?["DocumentID"], !id.isEmpty {
            inspection.keys.append(DocumentKey(kind: .documentID, value: id))
        }
        if let id = packet?["DocumentID"], id != packet?["OriginalDocumentID"] {
            inspection.keys.append(DocumentKey(kind: .documentID, value: id))
        }
        if claims.purpose == .cv || claims.purpose == .unknown {
            inspection.shingles = TextShingles.of(lines.joined(separator: " "), without: claims.name)
        }
    }

    private mutating func checkStructure() {
        for anomaly in file.anomalies.prefix(8) {
            inspection.add(
                "pdf.xref-anomaly", .weak, value: anomaly, at: "cross-reference", expected: "a sound structure",
                innocent: "sloppy old producers; mail gateways that append bytes")
        }
        if file.bytes.find("%BeginExifToolUpdate") != nil {
            inspection.add(
                "pdf.exiftool-marker", claims.isGuarded ? .strong : .moderate, value: "%BeginExifToolUpdate",
                at: "byte \(file.bytes.find("%BeginExifToolUpdate") ?? 0)",
                expected: "no metadata tool between issuer and applicant",
                innocent: "photographers and archives tag files with ExifTool")
        }
        if let place = file.bytes.find("%QDF-1.", to: 1_200) {
            inspection.add(
                "pdf.qdf-marker", claims.isGuarded ? .strong : .moderate, value: "%QDF marker: opened for hand editing",
                at: "byte \(place)", expected: "no such comment in a delivered file",
                innocent: "PDF developers use this form to look inside a file")
        }
    }
}

/// The information dictionary of a state.
struct PDFInfo {
    var producer = ""
    var creator = ""
    var author = ""
    var title = ""
    var created: DocumentDate?
    var modified: DocumentDate?
    var isPresent = false

    init() {}

    init(_ file: PDFFile, _ revision: PDFRevision) {
        let target = revision.sections.lazy.compactMap { $0.trailer["Info"] }.first
        guard let dictionary = file.resolve(target, in: revision)?.dictionary else { return }
        isPresent = true
        func text(_ key: String) -> String {
            file.resolve(dictionary[key], in: revision)?.string.map(PDFText.string) ?? ""
        }
        producer = text("Producer")
        creator = text("Creator")
        author = text("Author")
        title = text("Title")
        created = DocumentDate(text("CreationDate"))
        modified = DocumentDate(text("ModDate"))
    }
}
