package import BonafideCore

/// The signals of many applicants, kept in memory so that changed conditions can be judged again at once.
///
/// Only the columns are kept: no labels, no evidence, no text of an applicant but the id.
package struct SignalArchive: Sendable {
    private let catalog: SignalCatalog
    private var blocks: [Block] = []
    /// How many applicants there are.
    package private(set) var count = 0

    private struct Block: Sendable {
        var payloads: [UInt64]
        var known: [UInt64]
        var absent: [UInt64]
        var ids: [String]
        var files: [UInt16]
    }

    /// An empty archive over a catalog.
    package init(catalog: SignalCatalog) { self.catalog = catalog }

    /// Keeps the first lanes of a block.
    package mutating func append(_ block: borrowing SignalBlock, ids: [String], files: [UInt16]) {
        let view = block.view
        func copy(_ start: UnsafeMutablePointer<UInt64>, _ count: Int) -> [UInt64] {
            Array(UnsafeBufferPointer(start: start, count: count))
        }
        blocks.append(
            Block(
                payloads: copy(view.payloads, view.columns * SignalBlock.lanes), known: copy(view.known, view.columns),
                absent: copy(view.absent, view.columns), ids: ids, files: files))
        count += ids.count
    }

    /// Keeps all applicants of another archive.
    package mutating func append(_ other: SignalArchive) {
        blocks += other.blocks
        count += other.count
    }

    /// How the rules of a pack end for all applicants, on all cores.
    package func outcomes(_ judge: Judge, threads: Int) async -> OutcomeTable {
        let part = max(1, (blocks.count + max(1, threads) - 1) / max(1, threads))
        let starts = Array(stride(from: 0, to: blocks.count, by: part))
        let tables = await withTaskGroup(of: (Int, OutcomeTable).self) { group in
            for start in starts {
                group.addTask { (start, outcomes(judge, start..<min(blocks.count, start + part))) }
            }
            var tables: [Int: OutcomeTable] = [:]
            for await (start, table) in group { tables[start] = table }
            return tables
        }
        var all = OutcomeTable(judge.pack)
        for start in starts { if let table = tables[start] { all.append(table) } }
        return all
    }

    private func outcomes(_ judge: Judge, _ range: Range<Int>) -> OutcomeTable {
        var table = OutcomeTable(judge.pack)
        var judged = judge.makeBlock()
        let block = SignalBlock(columns: catalog.count)
        let view = block.view
        for stored in blocks[range] {
            stored.payloads.withUnsafeBufferPointer { view.payloads.update(from: $0.baseAddress!, count: $0.count) }
            for column in 0..<view.columns {
                view.known[column] = stored.known[column]
                view.absent[column] = stored.absent[column]
            }
            judge.judge(view, labels: [], lanes: stored.ids.count, into: &judged)
            table.append(judged, ids: stored.ids, files: stored.files)
        }
        return table
    }
}
