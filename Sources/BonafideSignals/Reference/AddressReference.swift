package import BonafideCore

/// The addresses of one reference file with what their numbers stand for.
package struct AddressReference: Sendable {
    /// The tables.
    package let table: AddressTable
    /// The path of the file.
    package let path: String
    /// What the file was made from; bit `n` of an address's sources stands for source `n`.
    package let sources: [ReferenceSource]
    /// Number of the file's first source in the run's list.
    package let firstSource: Int
    /// Names of providers by their number less one.
    package let providers: [String]
    /// Watch-list entries by their number less one.
    package let watch: [WatchEntry]
    /// For each kind, the bits of its sources.
    private let kindBits: [UInt32]

    /// Opens the address tables of a file; gives nothing where it has none.
    package init?(_ file: ReferenceFile, firstSource: Int) throws(ReferenceError) {
        guard let table = try AddressTable(file) else { return nil }
        self.table = table
        self.firstSource = firstSource
        path = file.path
        sources = file.sources
        providers = try file.providers()
        watch = try file.watchEntries()
        var bits = [UInt32](repeating: 0, count: SourceKind.allCases.count)
        for (number, source) in file.sources.prefix(32).enumerated() {
            bits[Int(source.kind.rawValue)] |= 1 << UInt32(number)
        }
        kindBits = bits
    }

    /// The name of a provider.
    package func provider(_ number: UInt16) -> String? {
        number > 0 && Int(number) <= providers.count ? providers[Int(number) - 1] : nil
    }

    /// A watch-list entry.
    @inline(__always)
    package func watchEntry(_ number: UInt16) -> WatchEntry? {
        number > 0 && Int(number) <= watch.count ? watch[Int(number) - 1] : nil
    }

    /// The run's number of the first source of a kind that lists a range, or -1.
    @inline(__always)
    package func source(of kind: SourceKind, in attributes: AddressAttributes) -> Int {
        let bits = attributes.sources & kindBits[Int(kind.rawValue)]
        return bits == 0 ? -1 : firstSource + bits.trailingZeroBitCount
    }

    /// The sources that list a range, in the order of the file.
    package func listing(_ attributes: AddressAttributes) -> [ReferenceSource] {
        sources.prefix(32).enumerated().filter { attributes.sources >> UInt32($0.offset) & 1 != 0 }.map(\.element)
    }

    /// Days from the newest source of a kind to a day; nothing where the file has no source of the kind.
    package func age(of kind: SourceKind, on day: Day) -> Int? {
        sources.filter { $0.kind == kind }.map { max(0, Int(day.number) - Int($0.stamp.date.number)) }.min()
    }
}

/// A database the user supplied, with its number in the run's list of sources.
package struct DatabaseReference: Sendable {
    package let database: MaxMindDatabase
    package let source: Int
    package let path: String
}
