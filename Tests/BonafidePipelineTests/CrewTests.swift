import BonafideCore
import BonafidePipeline
import BonafideSignals
import Testing

@Suite struct CrewTests {
    private func crew() throws -> ExtractorCrew {
        try ExtractorCrew(reference: ReferenceData(asOf: try #require(Day(year: 2026, month: 8, day: 23)).start))
    }

    private func applicant(_ number: Int) -> Applicant {
        var applicant = Applicant(origin: RecordOrigin(file: 0, record: UInt64(number), line: 0))
        applicant.set(RootField.id.path, to: "A-\(number)")
        applicant.set(RootField.basicsEmail.path, to: "dev\(number)@gmail.com")
        for _ in 0..<number % 5 {
            let element = applicant.appendElement(to: .bids)
            applicant.set(BidField.at.path, at: element, to: "2026-08-01T00:00:00Z")
        }
        return applicant
    }

    /// Everything a lane holds, as text.
    private func states(_ crew: ExtractorCrew, _ block: borrowing SignalBlock, lane: Int) -> [String] {
        crew.catalog.declarations.enumerated().map { column, declaration in
            let state = block.view.state(column: column, lane: lane)
            if declaration.type == .label, case .value(let number) = state { return block.labels[Int(number)] }
            return "\(state)"
        }
    }

    @Test func aLaneDoesNotDependOnItsNeighbours() throws {
        let crew = try crew()
        let all = (0..<64).map(applicant)
        var together = SignalBlock(columns: crew.catalog.count)
        crew.measure(all, count: 64, into: &together)
        for lane in [0, 1, 7, 31, 63] {
            var alone = SignalBlock(columns: crew.catalog.count)
            crew.measure([all[lane]], count: 1, into: &alone)
            #expect(states(crew, alone, lane: 0) == states(crew, together, lane: lane))
            #expect(alone.evidence[0] == together.evidence[lane])
        }
    }

    @Test func aBlockUsedAgainForgets() throws {
        let crew = try crew()
        var fresh = SignalBlock(columns: crew.catalog.count)
        crew.measure([applicant(2)], count: 1, into: &fresh)
        var used = SignalBlock(columns: crew.catalog.count)
        crew.measure((0..<64).map(applicant), count: 64, into: &used)
        used.reset()
        crew.measure([applicant(2)], count: 1, into: &used)
        #expect(states(crew, fresh, lane: 0) == states(crew, used, lane: 0))
        #expect(used.evidence[0] == fresh.evidence[0])
    }

    /// Those who stay measure what they always measure; the others' signals stay unknown.
    @Test func aCrewThatReadsLessMeasuresTheSame() throws {
        let crew = try crew()
        let wanted = crew.catalog.declarations.indices.filter { crew.catalog.declarations[$0].family == .persona }
        let narrow = crew.reading(wanted)
        #expect(!narrow.isLinking)
        #expect(crew.isLinking)
        let applicants = (0..<64).map(applicant)
        var whole = SignalBlock(columns: crew.catalog.count)
        crew.measure(applicants, count: 64, into: &whole)
        var part = SignalBlock(columns: crew.catalog.count)
        narrow.measure(applicants, count: 64, into: &part)
        let unknown = "\(SignalState.unknown(.notCollected))"
        for lane in 0..<64 {
            let (all, some) = (states(crew, whole, lane: lane), states(crew, part, lane: lane))
            for (column, declaration) in crew.catalog.declarations.enumerated() {
                #expect(some[column] == (declaration.family == .persona ? all[column] : unknown))
            }
        }
    }

    @Test func catalogsOfOneCrewHaveOneDigest() throws {
        #expect(CatalogDigest.of(try crew().catalog) == CatalogDigest.of(try crew().catalog))
        let other = try SignalCatalog([.init("network.other", .flag, "Other.")])
        #expect(CatalogDigest.of(other) != CatalogDigest.of(try crew().catalog))
    }
}
