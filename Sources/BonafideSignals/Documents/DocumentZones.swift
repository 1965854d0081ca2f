internal import BonafideCore
internal import BonafideDocuments

/// Measures machine-readable zones and specimens.
struct DocumentZones: Sendable {
    private let zone: Slot<SymbolSet>
    private let specimen: Slot<Bool>
    private let inspector: FileInspector

    init(catalog: SignalCatalog, inspector: FileInspector) {
        zone = catalog.symbols(DocumentSignals.mrzFindings)
        specimen = catalog.flag(DocumentSignals.specimen)
        self.inspector = inspector
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        guard
            applicant.isGivenAnywhere(DocumentField.mrz.path) || applicant.isGivenAnywhere(DocumentField.number.path)
        else { return }
        var found = SymbolSet()
        var read = 0
        var identified = 0
        var isSpecimen = false
        for element in 0..<applicant.count(of: .documents) {
            let claims = applicant.documentClaims(element)
            guard !claims.mrz.isEmpty || !claims.number.isEmpty else { continue }
            identified += 1
            if !claims.mrz.isEmpty { read += 1 }
            for finding in inspector.inspect(claims: claims).findings {
                if finding.id == "doc.specimen" {
                    isSpecimen = true
                    findings.cite(specimen, DocumentField.number.path, at: element)
                } else if let word = DocumentSignals.mrzWords.firstIndex(of: finding.id) {
                    found.insert(word)
                    findings.cite(zone, DocumentField.mrz.path, at: element)
                }
            }
        }
        if read > 0 { findings.report(zone, found) }
        if identified > 0 { findings.report(specimen, isSpecimen) }
    }
}
