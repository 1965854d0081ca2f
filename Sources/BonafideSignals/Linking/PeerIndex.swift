internal import BonafideCore

/// What the first pass learnt of rates, referrals and ratings.
package struct PeerIndex: Sendable {
    /// How many applicants a rate must be compared with.
    package static let fewestPeers = 10

    private var medians: [UInt64: (median: Double, count: Int)] = [:]
    private var referrers: [UInt32: UInt32] = [:]
    private var chains: [UInt32: Int] = [:]
    private var circles: [UInt32: Int] = [:]
    private let hasher: LinkHasher?

    /// Joins what the workers noted; the same whoever noted what.
    init(_ gathered: [LinkKeys]) {
        hasher = gathered.lazy.compactMap(\.facts.hasher).first
        guard let hasher else { return }
        for (peers, amounts) in Dictionary(grouping: gathered.flatMap(\.facts.rates), by: \.peers) {
            guard amounts.count >= Self.fewestPeers else { continue }
            let sorted = amounts.map(\.amount).sorted()
            let middle = sorted.count / 2
            let median =
                sorted.count % 2 == 1 ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
            medians[peers] = (median, sorted.count)
        }
        let referrals = gathered.flatMap(\.facts.referrals)
        let ratings = gathered.flatMap(\.facts.ratings)
        guard !referrals.isEmpty || !ratings.isEmpty else { return }
        let rows = Self.rows(of: Set((referrals + ratings).map(\.other)), gathered, hasher)
        var joined: [(UInt32, UInt32)] = []
        for tie in referrals.sorted(by: { $0.row < $1.row }) {
            guard let referrer = rows[tie.other], referrer != tie.row else { continue }
            referrers[tie.row] = referrer
            joined.append((tie.row, referrer))
        }
        chains = Self.sizes(joined)
        circles = RatingCircles.smallest(
            ratings.compactMap { tie in rows[tie.other].map { (from: $0, to: tie.row) } }.filter { $0.from != $0.to })
    }

    /// The rate of an applicant over the median of its peers, and how many they are; nothing where they are too few.
    func rate(of applicant: Applicant) -> (ratio: Double, peers: Int)? {
        guard let hasher, !medians.isEmpty, let own = PeerFacts.rate(of: applicant, hasher),
            let group = medians[own.peers]
        else { return nil }
        return (Double(own.amount) / group.median, group.count)
    }

    /// The applicant who referred this one.
    func referrer(of row: UInt32) -> UInt32? { referrers[row] }
    /// How many applicants referrals join with this one.
    func chain(of row: UInt32) -> Int? { chains[row] }
    /// Members of the smallest circle of ratings this applicant is in; 0 where it is in none.
    func circle(of row: UInt32) -> Int { circles[row] ?? 0 }
    /// Whether applicants were read in this run, so that absence of a tie says something.
    var isComplete: Bool { hasher != nil }

    /// The rows of applicants by the hash of their id; the smallest row where an id stands twice.
    private static func rows(
        of wanted: Set<UInt64>, _ gathered: [LinkKeys], _ hasher: LinkHasher
    ) -> [UInt64: UInt32] {
        var rows: [UInt64: UInt32] = [:]
        for keys in gathered {
            keys.forEachName { row, id in
                let hash = hasher.hash(.portfolio, id).first
                if wanted.contains(hash) { rows[hash] = min(rows[hash] ?? row, row) }
            }
        }
        return rows
    }

    /// For each applicant of a graph the size of its connected component.
    private static func sizes(_ edges: [(UInt32, UInt32)]) -> [UInt32: Int] {
        var parent: [UInt32: UInt32] = [:]
        func root(_ start: UInt32) -> UInt32 {
            var node = start
            while let above = parent[node], above != node { node = above }
            return node
        }
        for (a, b) in edges {
            for node in [a, b] where parent[node] == nil { parent[node] = node }
            let (x, y) = (root(a), root(b))
            if x != y { parent[max(x, y)] = min(x, y) }
        }
        var sizes: [UInt32: Int] = [:]
        for node in parent.keys { sizes[root(node), default: 0] += 1 }
        return Dictionary(uniqueKeysWithValues: parent.keys.map { ($0, sizes[root($0)] ?? 1) })
    }
}
