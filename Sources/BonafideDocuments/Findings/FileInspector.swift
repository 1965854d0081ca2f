internal import BonafideArchive
package import BonafideCore

/// Reads an uploaded file and says what it tells about how it was made.
package struct FileInspector: Sendable {
    /// The tables of programs and marks.
    package var lists: DocumentLists
    /// Profiles of institutions.
    package var issuers: [IssuerProfile]
    /// The day dates of birth are read against.
    package var asOf: Day
    /// Whether pictures are decoded for the checks that need it; the metadata tier goes without.
    package var decodesPictures: Bool

    /// Takes tables, profiles and the day of the run.
    package init(
        lists: DocumentLists = .builtIn, issuers: [IssuerProfile] = [], asOf: Day = Day(number: 20_454),
        decodesPictures: Bool = true
    ) {
        self.lists = lists
        self.issuers = issuers
        self.asOf = asOf
        self.decodesPictures = decodesPictures
    }

    /// Largest file that is read, in bytes.
    package static let sizeLimit = 64 << 20

    /// The findings on one file.
    package static func inspect(_ bytes: [UInt8], claims: DocumentClaims, issuers: [IssuerProfile]) -> [DocumentFinding]
    {
        FileInspector(issuers: issuers).inspect(bytes, claims: claims).findings
    }

    /// Everything that is read from one file.
    package func inspect(_ bytes: [UInt8], claims: DocumentClaims = DocumentClaims()) -> DocumentInspection {
        var inspection = DocumentInspection()
        guard bytes.count <= Self.sizeLimit else {
            inspection.add(
                "doc.unparsable", .weak, value: "\(bytes.count) bytes", at: "file",
                expected: "at most \(Self.sizeLimit) bytes",
                innocent: "an unreduced scan")
            return inspection
        }
        let budget = ReadingBudget(size: bytes.count)
        inspection = read(bytes, claims, budget, inspection)
        var identity = IdentityInspector(claims: claims, lists: lists, asOf: asOf, inspection: inspection)
        identity.run()
        inspection = identity.inspection
        if budget.isExhausted {
            inspection.add(
                "doc.resource-limit", .moderate, value: "reading stopped at a limit", at: "file",
                expected: "a file that unpacks to a reasonable size", innocent: "very large scans and drawings")
        }
        if let own = claims.number.nonEmpty, own.count >= 5 {
            let key = DocumentKey(kind: .number, value: own.uppercased().filter { $0.isLetter || $0.isNumber })
            if !inspection.keys.contains(key) { inspection.keys.append(key) }
        }
        inspection.keys = Array(Set(inspection.keys)).sorted()
        return inspection
    }

    /// What the claims of a document contradict in themselves: its machine-readable zone and specimens.
    package func inspect(claims: DocumentClaims) -> DocumentInspection {
        var identity = IdentityInspector(claims: claims, lists: lists, asOf: asOf, inspection: DocumentInspection())
        identity.run()
        return identity.inspection
    }

    private func read(
        _ bytes: [UInt8], _ claims: DocumentClaims, _ budget: ReadingBudget, _ start: DocumentInspection
    ) -> DocumentInspection {
        var inspection = start
        if let picture = JPEGFile(bytes) {
            inspection.format = .jpeg
            var inspector = ImageInspector(claims: claims, lists: lists, into: inspection)
            inspector.inspect(picture, deep: decodesPictures, budget: budget)
            return inspector.inspection
        }
        if let picture = PNGFile(bytes, budget: budget) {
            inspection.format = .png
            var inspector = ImageInspector(claims: claims, lists: lists, into: inspection)
            inspector.inspect(picture)
            return inspector.inspection
        }
        if bytes.holds("PK\u{03}\u{04}", at: 0) || bytes.holds("PK\u{05}\u{06}", at: 0) {
            return readArchive(bytes, claims, inspection)
        }
        if bytes.holds("II*\0", at: 0) || bytes.holds("MM\0*", at: 0) {
            inspection.format = .tiff
            var inspector = ImageInspector(claims: claims, lists: lists, into: inspection)
            inspector.inspect(tiff: bytes)
            return inspector.inspection
        }
        if let file = PDFFile(bytes, budget: budget) {
            inspection.format = .pdf
            var inspector = PDFInspector(file: file, claims: claims, lists: lists, issuers: issuers, into: inspection)
            inspector.run()
            return inspector.inspection
        }
        if bytes.holds("@\n", at: 0), let text = String(validating: bytes, as: UTF8.self) {
            inspection.format = .text
            for finding in DriverLicence.check(text) { inspection.findings.append(finding) }
            return inspection
        }
        inspection.add(
            "doc.unparsable", .weak, value: "no format this program knows", at: "byte 0",
            expected: "PDF, JPEG, PNG, TIFF, DOCX or ODT", innocent: "another format; damage in transfer")
        return inspection
    }

    private func readArchive(_ bytes: [UInt8], _ claims: DocumentClaims, _ start: DocumentInspection)
        -> DocumentInspection
    {
        var inspection = start
        let archive: ZipArchive
        do throws(ZipError) {
            archive = try ZipArchive(bytes: bytes)
        } catch {
            inspection.add(
                "doc.unparsable", error == .overlappingMembers ? .strong : .weak, value: "refused: \(error)",
                at: "archive",
                expected: "a sound archive", innocent: "damage in transfer")
            return inspection
        }
        guard let office = OfficePackage(archive) else {
            inspection.add(
                "doc.unparsable", .weak, value: "an archive that holds no document", at: "archive",
                expected: "DOCX or ODT",
                innocent: "a folder of files, zipped")
            return inspection
        }
        inspection.format = office.family == .word ? .docx : office.family == .openDocument ? .odt : .ooxml
        var inspector = OfficeInspector(office: office, claims: claims, lists: lists, inspection: inspection)
        inspector.run()
        return inspector.inspection
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
