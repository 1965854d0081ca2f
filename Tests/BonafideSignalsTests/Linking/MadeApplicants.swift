import BonafideCore
import BonafideSignals

/// Applicants made for tests of linking.
struct MadeApplicants {
    private(set) var all: [Applicant] = []

    /// Adds an applicant with root fields and rows of groups.
    @discardableResult
    mutating func add(_ root: [RootField: String], _ rows: [[(FieldPath, String)]] = []) -> UInt32 {
        var applicant = Applicant(origin: RecordOrigin(record: UInt64(all.count + 1)))
        for (field, text) in root { applicant.set(field.path, to: text) }
        for row in rows {
            guard let group = row.first?.0.group else { continue }
            let element = applicant.appendElement(to: group)
            for (path, text) in row { applicant.set(path, at: element, to: text) }
        }
        all.append(applicant)
        return UInt32(all.count - 1)
    }

    static let catalog: SignalCatalog = {
        guard let catalog = try? SignalCatalog(LinkExtractor.declarations) else { preconditionFailure("bad catalog") }
        return catalog
    }()

    func extractor(salt: UInt64 = 7) -> LinkExtractor {
        LinkExtractor(
            catalog: Self.catalog, reference: ReferenceData(asOf: Timestamp(seconds: 1_787_000_000)),
            hasher: LinkHasher(salt, ~salt))
    }

    /// The index over all applicants, gathered by some workers in some order.
    func index(_ extractor: LinkExtractor, workers: Int = 1, order: [Int]? = nil) -> LinkIndex {
        var gathered = Array(repeating: LinkKeys(), count: workers)
        for (number, row) in (order ?? Array(all.indices)).enumerated() {
            extractor.keys(of: all[row], row: UInt32(row), into: &gathered[number % workers])
        }
        return LinkIndex(gathered)
    }

    /// A signal of one applicant.
    func state(_ name: String, of row: UInt32) throws -> SignalState {
        let extractor = extractor()
        let index = index(extractor)
        let block = SignalBlock(columns: Self.catalog.count)
        var findings = Findings(view: block.view, lane: 0, columns: 0..<Self.catalog.count, labels: [], evidence: [])
        extractor.extract(from: all[Int(row)], row: row, index: index, into: &findings)
        _ = findings
        guard let column = Self.catalog.column(of: name) else { preconditionFailure("no signal \(name)") }
        return block.view.state(column: column, lane: 0)
    }
}
