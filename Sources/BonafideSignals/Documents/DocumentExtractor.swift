package import BonafideCore
internal import BonafideDocuments
internal import Synchronization

/// Measures documents by what they say of themselves.
package struct DocumentExtractor: SignalExtractor {
    package static let family = SignalFamily.document
    package static let declarations = DocumentSignals.declarations

    private let tools: DeferredTools

    package init(catalog: SignalCatalog, reference: ReferenceData) {
        tools = DeferredTools(catalog: catalog, reference: reference)
    }

    package func openTables() { _ = tools.value }

    package func extract(from applicant: Applicant, into findings: inout Findings) {
        if applicant.count(of: .documents) > 0 { tools.value.extract(from: applicant, into: &findings) }
    }

    package func extract(
        from applicants: [Applicant], count: Int, columns: Range<Int>, into block: inout SignalBlock
    ) {
        guard applicants[..<count].contains(where: { $0.count(of: .documents) > 0 }) else { return }
        let tools = tools.value
        block.forEachLane(count, columns: columns) { lane, findings in
            guard applicants[lane].count(of: .documents) > 0 else { return }
            tools.extract(from: applicants[lane], into: &findings)
        }
    }
}

/// What measures documents, with the tables it needs.
private final class DocumentTools: Sendable {
    let zones: DocumentZones
    let papers: DocumentPapers
    let metadata: DocumentMetadata
    let files: DocumentFiles

    init(catalog: SignalCatalog, reference: ReferenceData) {
        let inspector = FileInspector(asOf: reference.asOf.day)
        zones = DocumentZones(catalog: catalog, inspector: inspector)
        papers = DocumentPapers(catalog: catalog)
        metadata = DocumentMetadata(catalog: catalog, lists: inspector.lists)
        files = DocumentFiles(catalog: catalog, inspector: inspector, reference: reference)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        zones.extract(from: applicant, into: &findings)
        papers.extract(from: applicant, into: &findings)
        metadata.extract(from: applicant, into: &findings)
        files.extract(from: applicant, into: &findings)
    }
}

/// Makes the tools when the first applicant has a document: their tables take milliseconds to read.
private final class DeferredTools: Sendable {
    private let catalog: SignalCatalog
    private let reference: ReferenceData
    private let made = AtomicLazyReference<DocumentTools>()

    init(catalog: SignalCatalog, reference: ReferenceData) {
        self.catalog = catalog
        self.reference = reference
    }

    var value: DocumentTools {
        made.load() ?? made.storeIfNil(DocumentTools(catalog: catalog, reference: reference))
    }
}

extension Applicant {
    /// What is claimed of one document, for the inspection of its file and its machine-readable zone.
    func documentClaims(_ element: Int) -> DocumentClaims {
        var claims = DocumentClaims()
        claims.persona = id
        claims.name = string(RootField.basicsName.path).value ?? ""
        claims.country = string(RootField.basicsLocationCountryCode.path).value ?? ""
        claims.city = string(RootField.basicsLocationCity.path).value ?? ""
        claims.zone = strings(RootField.claimsTimezones.path).first ?? ""
        claims.birth =
            day(DocumentField.dob.path, at: element).value ?? day(RootField.personDob.path).value
        claims.issuer = string(DocumentField.issuer.path, at: element).value ?? ""
        claims.issued = day(DocumentField.issued.path, at: element).value
        claims.periodEnd = day(DocumentField.periodEnd.path, at: element).value
        claims.number = string(DocumentField.number.path, at: element).value ?? ""
        claims.expires = day(DocumentField.expires.path, at: element).value
        claims.mrz = string(DocumentField.mrz.path, at: element).value ?? ""
        claims.kind = string(DocumentField.kind.path, at: element).value?.lowercased() ?? ""
        if let latitude = decimal(RootField.basicsLocationLatitude.path).value,
            let longitude = decimal(RootField.basicsLocationLongitude.path).value
        {
            claims.place = (latitude, longitude)
        }
        return claims
    }
}
