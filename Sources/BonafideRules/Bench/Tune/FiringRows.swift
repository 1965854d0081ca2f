/// Labelled applicants by what fired for them, equal ones counted together: the sufficient statistic of a fit.
package struct FiringRows: Sendable {
    /// Names of the features.
    package let names: [String]
    /// Words a row takes.
    let width: Int
    /// Feature bits, one run of words a row.
    private(set) var bits: [UInt64] = []
    /// Confirmed applicants of each row.
    package private(set) var positives: [Double] = []
    /// Cleared applicants of each row.
    package private(set) var negatives: [Double] = []

    /// How many distinct rows there are.
    package var count: Int { positives.count }

    /// Collapses applicants; `firing` gives the features that fired for each.
    package init(names: [String], firing: [[Int]], labels: [Bool], weights: [Double]? = nil) {
        self.names = names
        width = max(1, (names.count + 63) / 64)
        var places: [[UInt64]: Int] = [:]
        for (index, features) in firing.enumerated() where index < labels.count {
            var row = [UInt64](repeating: 0, count: width)
            for feature in features where feature < names.count { row[feature >> 6] |= 1 << UInt64(feature & 63) }
            let place: Int
            if let known = places[row] {
                place = known
            } else {
                place = positives.count
                places[row] = place
                bits += row
                positives.append(0)
                negatives.append(0)
            }
            let weight = weights?[index] ?? 1
            if labels[index] { positives[place] += weight } else { negatives[place] += weight }
        }
    }

    /// The features of a row, ascending.
    func features(_ row: Int) -> [Int] {
        var features: [Int] = []
        for word in 0..<width {
            var left = bits[row * width + word]
            while left != 0 {
                features.append(word << 6 + left.trailingZeroBitCount)
                left &= left - 1
            }
        }
        return features
    }
}
