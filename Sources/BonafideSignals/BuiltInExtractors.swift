public import BonafideCore

/// The extractors of the house, in the order of their columns.
public enum BuiltInExtractors {
    /// One line for each extractor.
    public static let all: [any SignalExtractor.Type] = [
        NetworkExtractor.self,
        TimezoneExtractor.self,
        DocumentExtractor.self,
        PersonaExtractor.self,
        PayoutExtractor.self,
        AccountExtractor.self,
        WorkExtractor.self,
        SanctionsExtractor.self,
    ]

    /// The catalog of all built-in signals.
    public static func catalog() throws(CatalogError) -> SignalCatalog {
        try SignalCatalog(all.flatMap { $0.declarations } + LinkExtractor.declarations)
    }
}
