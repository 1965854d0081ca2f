package import BonafideCore

/// Counts over moments that are kept in order.
package enum DatedCounts {
    /// The largest number of moments inside any window of so many seconds, both ends counted.
    package static func most(of sorted: [Timestamp], within seconds: Int64) -> Int {
        var best = 0
        var start = 0
        for end in sorted.indices {
            while sorted[end].seconds - sorted[start].seconds > seconds { start += 1 }
            best = max(best, end - start + 1)
        }
        return best
    }

    /// The longest stretch between two neighbours, with the moment it ended at.
    package static func longestGap(in sorted: [Timestamp]) -> (seconds: Int64, end: Timestamp)? {
        var best: (seconds: Int64, end: Timestamp)?
        for (before, after) in zip(sorted, sorted.dropFirst()) {
            let gap = after.seconds - before.seconds
            if gap > best?.seconds ?? -1 { best = (gap, after) }
        }
        return best
    }
}

extension Applicant {
    /// The readable moments of a field over all elements of its group, ascending.
    package func moments(_ path: FieldPath) -> [Timestamp] {
        let count = count(of: path.group)
        guard count > 0 else { return [] }
        var moments: [Timestamp] = []
        moments.reserveCapacity(count)
        addMoments(path, to: &moments)
        moments.sort()
        return moments
    }

    /// Adds the moments of a field of all elements, in the order of the elements.
    func addMoments(_ path: FieldPath, to moments: inout [Timestamp]) {
        for element in 0..<count(of: path.group) {
            if let moment = instant(path, at: element).value { moments.append(moment) }
        }
    }
}

/// Bounds of a share that was counted on few cases.
package enum WilsonInterval {
    /// The upper bound of a share at 95 % (Wilson, 1927); 1 where nothing was counted.
    package static func upper(_ hits: Int, of total: Int) -> Double {
        guard total > 0 else { return 1 }
        let n = Double(total)
        let p = Double(hits) / n
        let z = 1.959963984540054
        let centre = p + z * z / (2 * n)
        let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        return min(1, (centre + spread) / (1 + z * z / n))
    }
}
