package import BonafideCore
package import BonafideSignals

/// The extractors of a run, each with the columns it may write.
package struct ExtractorCrew: Sendable {
    /// All signals of the crew.
    package let catalog: SignalCatalog
    /// Gathers and measures what applicants share; its columns come last.
    package private(set) var linker: LinkExtractor
    /// Whether anything reads what applicants share; without it no first pass over the inputs is needed.
    package private(set) var isLinking = true
    private let linkColumns: Range<Int>
    private var members: [(extractor: any SignalExtractor, columns: Range<Int>)]

    /// Binds all built-in extractors to one catalog.
    package init(reference: ReferenceData) throws(CatalogError) {
        let catalog = try BuiltInExtractors.catalog()
        var members: [(any SignalExtractor, Range<Int>)] = []
        var start = 0
        for type in BuiltInExtractors.all {
            let end = start + type.declarations.count
            members.append((type.init(catalog: catalog, reference: reference), start..<end))
            start = end
        }
        self.catalog = catalog
        self.members = members
        linker = LinkExtractor(catalog: catalog, reference: reference)
        linkColumns = start..<catalog.count
    }

    /// The same crew with another way to hash what is shared.
    package func hashing(with hasher: LinkHasher) -> ExtractorCrew {
        var crew = self
        crew.linker = linker.hashing(with: hasher)
        return crew
    }

    /// The same crew without those who measure nothing that is read; the columns stay where they are.
    package func reading(_ columns: [Int]) -> ExtractorCrew {
        var crew = self
        crew.members = members.filter { member in columns.contains(where: member.columns.contains) }
        crew.isLinking = columns.contains(where: linkColumns.contains)
        return crew
    }

    /// Measures up to 64 applicants into an empty block; what they share stays unknown without a first pass.
    package func measure(
        _ applicants: [Applicant], count: Int, linked: LinkedRows? = nil, into block: inout SignalBlock
    ) {
        block.used = count
        var labels = block.labels
        block.labels = []
        for lane in 0..<count {
            var evidence = block.evidence[lane]
            block.evidence[lane] = []
            for member in members {
                var findings = Findings(
                    view: block.view, lane: lane, columns: member.columns, labels: labels, evidence: evidence)
                labels = []
                evidence = []
                member.extractor.extract(from: applicants[lane], into: &findings)
                swap(&labels, &findings.labels)
                swap(&evidence, &findings.evidence)
            }
            if isLinking, let linked {
                var findings = Findings(
                    view: block.view, lane: lane, columns: linkColumns, labels: labels, evidence: evidence)
                labels = []
                evidence = []
                linker.extract(
                    from: applicants[lane], row: linked.row(of: applicants[lane]), index: linked.index,
                    isComplete: !linked.isGiven, into: &findings)
                swap(&labels, &findings.labels)
                swap(&evidence, &findings.evidence)
            }
            block.evidence[lane] = evidence
        }
        block.labels = labels
    }
}
