import BonafideCore
import BonafideIdentity
import Foundation

/// The lists that come with the program, opened once for all tests.
enum BundledLists {
    static let folder = PairTable.root.appendingPathComponent("Rules/reference").path

    static let indexes: [WatchlistIndex] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter(WatchlistIndex.isFile).sorted().compactMap { try? WatchlistIndex.open(folder + "/" + $0) }
    }()

    static let screener = Screener(indexes)

    static func date(_ text: String?) -> PartialDate? {
        guard var text, !text.isEmpty else { return nil }
        return text.withUTF8 { PartialDate.read($0) }
    }

    /// The strongest result of one name.
    static func result(_ name: String, _ kind: NameKind = .person, born: PartialDate? = nil) -> ScreeningResult {
        screener.screen(ScreeningQuery(names: [name], kind: kind, birthDate: born)).result
    }
}
