import Foundation

/// A reader of PMML scorecards, written from the standard and not from the writer, to check the round trip.
struct Scorecard {
    private var initial: Int64 = 0
    private var characteristics: [[(points: Int64, field: String?, value: String)]] = []

    init(_ xml: String) throws {
        let scanner = Scanner(string: xml)
        func attribute(_ tag: String, _ name: String) -> String? {
            guard let start = tag.range(of: " \(name)=\"") else { return nil }
            return tag[start.upperBound...].split(separator: "\"", omittingEmptySubsequences: false).first.map(
                String.init)
        }
        scanner.charactersToBeSkipped = nil
        while !scanner.isAtEnd {
            _ = scanner.scanUpToString("<")
            guard scanner.scanString("<") != nil, let tag = scanner.scanUpToString(">") else { break }
            if tag.hasPrefix("Scorecard ") { initial = attribute(tag, "initialScore").flatMap { Int64($0) } ?? 0 }
            if tag.hasPrefix("Characteristic ") { characteristics.append([]) }
            if tag.hasPrefix("Attribute ") {
                let points = attribute(tag, "partialScore").flatMap { Int64($0) } ?? 0
                characteristics[characteristics.count - 1].append((points, nil, ""))
            }
            if tag.hasPrefix("SimplePredicate ") {
                let last = characteristics.count - 1
                let place = characteristics[last].count - 1
                characteristics[last][place].field = attribute(tag, "field")
                characteristics[last][place].value = attribute(tag, "value") ?? ""
            }
        }
    }

    /// The score of a record: the first attribute of each characteristic that holds counts.
    func score(_ record: [String: String]) -> Int64 {
        characteristics.reduce(initial) { sum, attributes in
            let first = attributes.first { item in item.field.map { record[$0] == item.value } ?? true }
            return sum + (first?.points ?? 0)
        }
    }
}
