/// Luminance tables that Photoshop writes and no camera does, in natural order.
enum PhotoshopTables {
    /// Whether a table in zigzag order is one of Photoshop's.
    static func isKnown(_ table: [UInt16]) -> Bool {
        guard table.count == 64 else { return false }
        var natural = [UInt16](repeating: 0, count: 64)
        for index in 0..<64 { natural[QuantizationTables.zigzag[index]] = table[index] }
        return known.contains(natural)
    }

    private static let known: Set<[UInt16]> = Set(
        [
            "20 16 25 39 50 46 62 68 16 18 23 38 38 53 65 68 25 23 31 38 53 65 68 68 39 38 38 53 65 68 68 68 50 38 53 65 68 68 68 68 46 53 65 68 68 68 68 68 62 65 68 68 68 68 68 68 68 68 68 68 68 68 68 68",
            "16 11 11 16 23 27 31 30 11 12 12 15 20 23 23 30 11 12 13 16 23 26 35 47 16 15 16 23 26 37 47 64 23 20 23 26 39 51 64 64 27 23 26 37 51 64 64 64 31 23 35 47 64 64 64 64 30 30 47 64 64 64 64 64",
            "6 4 4 6 9 11 12 16 4 5 5 6 8 10 12 12 4 5 5 6 10 12 14 19 6 6 6 11 12 15 19 28 9 8 10 12 16 20 27 31 11 10 12 15 20 27 31 31 12 12 14 19 27 31 31 31 16 12 19 28 31 31 31 31",
            "6 4 4 6 9 11 12 16 4 5 5 6 8 10 12 12 4 5 5 6 10 12 12 12 6 6 6 11 12 12 12 12 9 8 10 12 12 12 12 12 11 10 12 12 12 12 12 12 12 12 12 12 12 12 12 12 16 12 12 12 12 12 12 12",
            "2 2 2 2 3 4 5 6 2 2 2 2 3 4 5 6 2 2 2 2 4 5 7 9 2 2 2 4 5 7 9 12 3 3 4 5 8 10 12 12 4 4 5 7 10 12 12 12 5 5 7 9 12 12 12 12 6 6 9 12 12 12 12 12",
            "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 2 2 1 1 1 1 1 2 2 3 1 1 1 1 2 2 3 3 1 1 1 2 2 3 3 3 1 1 2 2 3 3 3 3 1 2 2 3 3 3 3 3",
        ].map { $0.split(separator: " ").compactMap { UInt16($0) } })
}
