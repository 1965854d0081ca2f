internal import BonafideCore
internal import BonafideDocuments

/// Measures the metadata fields an export holds of documents whose files are elsewhere.
struct DocumentMetadata: Sendable {
    private let contradictions: Slot<SymbolSet>
    private let editor: Slot<String>
    private let gap: Slot<Double>
    private let lists: DocumentLists

    init(catalog: SignalCatalog, lists: DocumentLists) {
        contradictions = catalog.symbols(DocumentSignals.metadataFindings)
        editor = catalog.label(DocumentSignals.editor)
        gap = catalog.measure(DocumentSignals.offsetGap)
        self.lists = lists
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        var found = SymbolSet()
        var read = 0
        for element in 0..<applicant.count(of: .documents) {
            guard Self.fields.contains(where: { applicant.isGiven($0.path, at: element) }) else { continue }
            read += 1
            measurePrograms(applicant, element, &found, &findings)
            measureDates(applicant, element, &found, &findings)
            measureAuthor(applicant, element, &found, &findings)
        }
        if read > 0 { findings.report(contradictions, found) }
        measureOffset(applicant, &findings)
    }

    private static let fields: [DocumentField] = [
        .metaProducer, .metaCreator, .metaAuthor, .metaCreated, .metaModified, .metaAiSource,
    ]

    private func insert(_ word: String, _ found: inout SymbolSet) {
        if let code = DocumentSignals.metadataWords.firstIndex(of: word) { found.insert(code) }
    }

    private func measurePrograms(
        _ applicant: Applicant, _ element: Int, _ found: inout SymbolSet, _ findings: inout Findings
    ) {
        let isGuarded = applicant.documentClaims(element).isGuarded
        for field in [DocumentField.metaProducer, .metaCreator] {
            guard isGuarded, let text = applicant.string(field.path, at: element).value,
                let match = lists.editor(in: text), !match.isWeak
            else { continue }
            insert("editor", &found)
            findings.report(editor, match.name)
            findings.cite(contradictions, field.path, at: element)
        }
        if let source = applicant.string(DocumentField.metaAiSource.path, at: element).value,
            lists.declaresGeneration(source), isGuarded
        {
            insert("generator", &found)
            findings.cite(contradictions, DocumentField.metaAiSource.path, at: element)
        }
    }

    private func measureDates(
        _ applicant: Applicant, _ element: Int, _ found: inout SymbolSet, _ findings: inout Findings
    ) {
        let created = applicant.instant(DocumentField.metaCreated.path, at: element).value
        let modified = applicant.instant(DocumentField.metaModified.path, at: element).value
        if let created, let modified, created.seconds - modified.seconds > 14 * 3_600 {
            insert("modified-before-created", &found)
            findings.cite(contradictions, DocumentField.metaModified.path, at: element)
        }
        if let created, let end = applicant.day(DocumentField.periodEnd.path, at: element).value,
            created.day.number < end.number - 1
        {
            insert("made-before-period-end", &found)
            findings.cite(contradictions, DocumentField.periodEnd.path, at: element)
        }
        if let created, let handedIn = applicant.instant(DocumentField.submittedAt.path, at: element).value,
            created.seconds - handedIn.seconds > 86_400
        {
            insert("made-after-submission", &found)
            findings.cite(contradictions, DocumentField.submittedAt.path, at: element)
        }
    }

    private func measureAuthor(
        _ applicant: Applicant, _ element: Int, _ found: inout SymbolSet, _ findings: inout Findings
    ) {
        guard applicant.documentClaims(element).purpose == .cv,
            let author = applicant.string(DocumentField.metaAuthor.path, at: element).value,
            let name = applicant.string(RootField.basicsName.path).value, NameTokens.isPersonal(author),
            !NameTokens.share(author, name)
        else { return }
        insert("author-differs", &found)
        findings.cite(contradictions, DocumentField.metaAuthor.path, at: element)
    }

    /// The largest gap between a stamped offset and the claimed zone, for programs that stamp the machine's own clock.
    private func measureOffset(_ applicant: Applicant, _ findings: inout Findings) {
        guard
            applicant.isGivenAnywhere(DocumentField.metaCreated.path)
                || applicant.isGivenAnywhere(DocumentField.metaModified.path)
        else { return }
        guard let zone = applicant.strings(RootField.claimsTimezones.path).first else { return }
        let clock = ZoneClock(zone)
        guard clock.isKnown else { return findings.leaveUnknown(gap, .notCovered) }
        var widest: (seconds: Int, path: FieldPath, element: Int)?
        for element in 0..<applicant.count(of: .documents) {
            let program =
                (applicant.string(DocumentField.metaProducer.path, at: element).value ?? "") + " "
                + (applicant.string(DocumentField.metaCreator.path, at: element).value ?? "")
            guard lists.producer(in: program)?.clock == .local else { continue }
            for field in [DocumentField.metaCreated, .metaModified] {
                guard let text = applicant.string(field.path, at: element).value, let date = DocumentDate(text),
                    !date.isZulu, let offset = date.offset, let apart = clock.distance(of: offset, at: date.instant)
                else { continue }
                if apart >= widest?.seconds ?? 0 { widest = (apart, field.path, element) }
            }
        }
        guard let widest else { return }
        findings.report(gap, Double(widest.seconds) / 3_600)
        if widest.seconds > 3_600 { findings.cite(gap, widest.path, at: widest.element) }
    }
}
