internal import BonafideArchive
package import BonafideCore

/// The digest of a catalog: a pack compiled against other signals is told apart by it.
package enum CatalogDigest {
    /// SHA-256 over names, types and order of all signals, 64 hexadecimal digits.
    package static func of(_ catalog: SignalCatalog) -> String {
        var digester = Digester()
        for declaration in catalog.declarations {
            digester.update(Array("\(declaration.name)\u{0}\(typeText(declaration.type))\n".utf8))
        }
        return digester.finish().description
    }

    private static func typeText(_ type: SignalType) -> String {
        switch type {
        case .flag: "flag"
        case .count: "count"
        case .measure(let unit): "measure \(unit)"
        case .symbol(let words): "symbol \(words.joined(separator: "|"))"
        case .symbols(let words): "symbols \(words.joined(separator: "|"))"
        case .country: "country"
        case .instant: "instant"
        case .label: "label"
        }
    }
}
