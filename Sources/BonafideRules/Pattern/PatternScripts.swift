/// The scripts patterns know by name, such as `Greek` in `\\p{Greek}`.
enum PatternScripts {
    /// All names, in alphabetical order.
    static let names = all.keys.sorted()

    /// The scalars of a script, or nothing where there is none of that name.
    static func ranges(of name: String) -> [ClosedRange<UInt32>]? { all[name] }

    private static let all: [String: [ClosedRange<UInt32>]] = {
        var all: [String: [ClosedRange<UInt32>]] = [:]
        var name = ""
        for line in PatternTables.scriptText.split(separator: "\n") {
            var words = line.split(separator: " ")
            if line.first != " " { name = String(words.removeFirst()) }
            all[name, default: []] += words.compactMap { range($0) }
        }
        return all
    }()

    private static func range(_ word: Substring) -> ClosedRange<UInt32>? {
        let ends = word.split(separator: "-").compactMap { UInt32($0, radix: 16) }
        guard let low = ends.first, let high = ends.last, low <= high else { return nil }
        return low...high
    }
}

/// Scalars with more forms than one capital and one small letter: `k` and `K` also have the sign for kelvin.
enum CaseOrbits {
    /// All other forms of such a scalar; none for a letter whose capital is another letter's.
    static let others: [UInt32: [Unicode.Scalar]] = {
        var others: [UInt32: [Unicode.Scalar]] = [:]
        for word in PatternTables.orbitText.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let values = word.split(separator: ":").compactMap { UInt32($0, radix: 16) }
            if let first = values.first { others[first] = values.dropFirst().compactMap { Unicode.Scalar($0) } }
        }
        return others
    }()
}
