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
    private var members: [Member]

    /// One extractor with the columns it may write.
    private struct Member {
        let extractor: any SignalExtractor
        let columns: Range<Int>
        /// The same extractor, where it counts what applicants have in common.
        let comparing: (any ComparingExtractor)?

        init(_ extractor: any SignalExtractor, _ columns: Range<Int>) {
            self.extractor = extractor
            self.columns = columns
            comparing = extractor as? any ComparingExtractor
        }
    }

    /// The extractors that must see every applicant before any is measured, beside the linker.
    package var comparing: [any ComparingExtractor] { members.compactMap(\.comparing) }
    /// Whether a first pass over the inputs is needed.
    package var needsFirstPass: Bool { isLinking || members.contains { $0.comparing != nil } }

    /// Binds all built-in extractors, and further ones, to one catalog.
    package init(reference: ReferenceData, further: [FurtherExtractor] = []) throws(CatalogError) {
        let catalog = try BuiltInExtractors.catalog(adding: further.flatMap(\.declarations))
        var members: [Member] = []
        var start = 0
        func add(_ extractor: any SignalExtractor, _ count: Int) {
            members.append(Member(extractor, start..<start + count))
            start += count
        }
        for type in BuiltInExtractors.all {
            add(type.init(catalog: catalog, reference: reference), type.declarations.count)
        }
        for one in further { add(one.make(catalog, reference), one.declarations.count) }
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
        crew.linker = linker.reading(columns.filter(linkColumns.contains))
        return crew
    }

    /// Begins to open what the members otherwise open for the first applicant.
    package func openAhead() {
        let members = members
        Task.detached { for member in members { member.extractor.openTables() } }
    }

    /// The columns the crew may write.
    package var writtenColumns: [Range<Int>] { members.map(\.columns) + (isLinking ? [linkColumns] : []) }

    /// Measures up to 64 applicants into an empty block; what they share stays unknown without a first pass.
    ///
    /// Where most applicants are not reported, what links rest on may be left to `citeLinks`.
    package func measure(
        _ applicants: [Applicant], count: Int, linked: LinkedRows? = nil, citesLinks: Bool = true,
        into block: inout SignalBlock
    ) {
        block.used = count
        var counted = 0
        for member in members {
            member.extractor.extract(from: applicants, count: count, columns: member.columns, into: &block)
            guard let comparing = member.comparing else { continue }
            if let linked, counted < linked.counts.count {
                comparing.compare(
                    applicants, count: count, with: linked.counts[counted], columns: member.columns, into: &block)
            }
            counted += 1
        }
        guard isLinking, let linked else { return }
        let index = linked.index
        block.forEachLane(count, columns: linkColumns) { lane, findings in
            linker.extract(
                from: applicants[lane], row: linked.row(of: applicants[lane]), index: index,
                isComplete: !linked.isGiven, cites: citesLinks, into: &findings)
        }
    }

    /// Notes what the links of an applicant rest on, behind what was noted when its lane was measured.
    func citeLinks(of applicant: Applicant, linked: LinkedRows?, lane: Int, into block: inout SignalBlock) {
        guard isLinking, let linked else { return }
        var findings = Findings(
            view: block.view, lane: lane, columns: linkColumns, labels: [], evidence: block.evidence[lane])
        linker.cite(applicant, row: linked.row(of: applicant), index: linked.index, into: &findings)
        block.evidence[lane] = findings.evidence
    }
}
