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

    /// The catalog of all built-in signals, and of others that are added to them.
    public static func catalog(adding further: [SignalDeclaration] = []) throws(CatalogError) -> SignalCatalog {
        try SignalCatalog(all.flatMap { $0.declarations } + further + LinkExtractor.declarations)
    }
}

/// An extractor from outside the house, to be added to a crew.
package struct FurtherExtractor: Sendable {
    /// Everything it can measure.
    package let declarations: [SignalDeclaration]
    /// Makes it for a catalog.
    package let make: @Sendable (SignalCatalog, ReferenceData) -> any SignalExtractor

    /// Takes the type, and how to make it where it needs more than catalog and reference data.
    package init<Extractor: SignalExtractor>(
        _ type: Extractor.Type,
        make: @escaping @Sendable (SignalCatalog, ReferenceData) -> Extractor = {
            Extractor(catalog: $0, reference: $1)
        }
    ) {
        declarations = type.declarations
        self.make = make
    }
}
