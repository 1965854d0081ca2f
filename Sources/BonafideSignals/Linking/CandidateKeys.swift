/// What a first round found: the keys that a few share, the applicants who have one, and the keys that so many share that
/// they say nothing.
package struct CandidateKeys: Sendable {
    /// The applicants who may share something with few, or whose ids come again.
    package private(set) var rows: RowBits
    /// By the places of the candidates, the keys each may share, as bits by the numbers they went by.
    private var kinds: [UInt32]
    /// By the places of the candidates, the keys of pictures each may share, as bits; empty where nobody does.
    private var triples: [UInt32] = []
    let repeated: RepeatedKeys
    /// The keys too many share.
    private let hubs: [KeyHub]
    /// By applicant, the kinds of key it shares with too many, as bits.
    package let hubRows: RowKinds

    /// Joins what the workers met; their keys are gone afterwards.
    package init(_ gathered: [CompactKeys], rows count: Int, threads: Int) {
        // Of equal ids one record alone counts, which the second round tells; no hub rests on such.
        let ids = Self.join(Int(CompactTaker.idKind), gathered, RowBits(rows: 0), threads)
        let uncertain = RowBits(rows: count, ids)
        var noter = HubNoter()
        var found = ids
        let matches = PictureMatches(gathered)
        var alike: [KeySharers] = []
        for numbers in CompactTaker.numbersByKind {
            var parts = numbers.flatMap { Self.join(Int($0), gathered, uncertain, threads) }
            let keys = parts.count
            if numbers == [LinkKind.headshot.rawValue] {
                let pool = SharerPool()
                parts += Parallel.map(matches.tasks, threads: threads) {
                    var found = matches.sharers($0, uncertain)
                    found.hubs = found.hubs.map { $0.sharing(pool) }
                    return found
                }
            }
            noter.take(&parts)
            found += parts[..<keys]
            alike += parts[keys...]
        }
        for worker in gathered { worker.removeAll() }
        (hubs, hubRows) = (noter.hubs, noter.rows)
        repeated = RepeatedKeys(found.flatMap(\.keys))
        rows = RowBits(rows: count, found + alike)
        let candidates = rows.rank()
        kinds = Array(repeating: 0, count: candidates)
        for (number, few) in found.lazy.flatMap(\.few) { note(few, 1 << UInt32(number)) }
        guard alike.contains(where: { !$0.few.isEmpty }) else { return }
        triples = Array(repeating: 0, count: candidates)
        for (number, few) in alike.lazy.flatMap(\.few) { noteTriple(few, number) }
    }

    /// Stands for pictures that may be alike, as no key goes by this number.
    static let pictures: UInt32 = 1 << 30

    private mutating func note(_ sharers: [UInt32], _ bit: UInt32) {
        for row in sharers { if let place = rows.place(of: row) { kinds[place] |= bit } }
    }

    private mutating func noteTriple(_ sharers: [UInt32], _ number: Int) {
        for row in sharers {
            guard let place = rows.place(of: row) else { continue }
            kinds[place] |= Self.pictures | LinkKind.headshot.bit
            triples[place] |= 1 << UInt32(number)
        }
    }

    /// The keys an applicant may share, as bits by the numbers they went by.
    @inline(__always)
    func kinds(of row: UInt32) -> UInt32 { rows.place(of: row).map { kinds[$0] } ?? 0 }

    /// The keys of pictures an applicant may share, as bits.
    func triples(of row: UInt32) -> UInt32 { triples.isEmpty ? 0 : rows.place(of: row).map { triples[$0] } ?? 0 }

    /// Whether an applicant's id may come again, as its own or as that of somebody another names.
    package func mayBeRepeated(_ row: UInt32) -> Bool { kinds(of: row) >> UInt32(CompactTaker.idKind) & 1 != 0 }

    /// The keys too many share, further records of applicants taken out; nothing is told of those any more.
    package func hubs(without further: Set<UInt32>) -> [KeyHub] {
        guard !further.isEmpty else { return hubs }
        for row in further { hubRows.forget(row) }
        return hubs.map { $0.without(further) }
    }

    /// What is shared among the keys of one number.
    private static func join(
        _ number: Int, _ gathered: [CompactKeys], _ uncertain: RowBits, _ threads: Int
    ) -> [KeySharers] {
        guard
            (0..<CompactKeys.partitionsOfKind).contains(where: { part in
                gathered.contains { $0.count(number, part) > 0 }
            })
        else { return [] }
        return Parallel.map(CompactKeys.partitionsOfKind, threads: threads) { part in
            var found = KeySharers(number, uncertain)
            KeyGroups(number, part, of: gathered).forEach { found.add($0, $1, unmarked: $2) }
            return found
        }
    }
}

/// Collects hubs kind by kind.
private struct HubNoter {
    private(set) var hubs: [KeyHub] = []
    let rows: RowKinds
    private var pen: RowKinds.Pen

    init() {
        rows = RowKinds()
        pen = RowKinds.Pen(rows)
    }

    /// Moves the hubs of some parts out, which are all of their kinds.
    mutating func take(_ parts: inout [KeySharers]) {
        var byKind: [LinkKind: [KeyHub]] = [:]
        for place in parts.indices {
            for hub in parts[place].hubs {
                for row in hub.rows { pen.note(row, hub.kind.bit) }
                byKind[hub.kind, default: []].append(hub)
            }
            parts[place].hubs = []
        }
        let needsAll = parts.contains(where: \.isUncertain)
        for kind in byKind.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            guard var some = byKind[kind] else { continue }
            if !needsAll { KeyHub.forgetRows(of: &some) }
            hubs += some
        }
    }
}

extension RowBits {
    /// Those of so many applicants who share a key with few.
    fileprivate init(rows count: Int, _ sharers: [KeySharers]) {
        self.init(rows: count)
        for (_, few) in sharers.lazy.flatMap(\.few) { for row in few { insert(row) } }
    }
}
