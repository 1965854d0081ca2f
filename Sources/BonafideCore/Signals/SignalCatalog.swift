/// A signal that knows its column; only the extractor that declared the signal holds it.
public struct Slot<Value: Sendable>: Sendable, Hashable {
    /// The column's number in the catalog.
    public let index: Int
    init(index: Int) { self.index = index }
}

/// Why a set of declarations cannot form a catalog.
public enum CatalogError: Error, Equatable, Sendable {
    /// Two extractors declare one name.
    case duplicate(String)
    /// A vocabulary has no word, or a set of symbols more than 64.
    case vocabulary(String)
}

/// All signals of a crew of extractors, each with its column.
public struct SignalCatalog: Sendable {
    /// The declarations in the order of their columns.
    public let declarations: [SignalDeclaration]
    private let columns: [String: Int]

    /// Joins declarations; the order given is the order of columns.
    public init(_ declarations: [SignalDeclaration]) throws(CatalogError) {
        var columns: [String: Int] = [:]
        for (index, declaration) in declarations.enumerated() {
            guard columns.updateValue(index, forKey: declaration.name) == nil else {
                throw .duplicate(declaration.name)
            }
            switch declaration.type {
            case .symbol(let words) where words.isEmpty: throw .vocabulary(declaration.name)
            case .symbols(let words) where words.isEmpty || words.count > 64: throw .vocabulary(declaration.name)
            default: break
            }
        }
        self.declarations = declarations
        self.columns = columns
    }

    /// How many columns there are.
    public var count: Int { declarations.count }
    /// The column of a signal by its name.
    public func column(of name: String) -> Int? { columns[name] }
    /// The declaration of a signal by its name.
    public func declaration(of name: String) -> SignalDeclaration? { columns[name].map { declarations[$0] } }

    /// Binds a name to its column for the extractor that declared it; a wrong name or type is a programmer's mistake.
    private func bind<Value>(_ name: String, _ isRight: (SignalType) -> Bool) -> Slot<Value> {
        guard let column = columns[name] else { preconditionFailure("undeclared signal \(name)") }
        precondition(isRight(declarations[column].type), "signal \(name) has another type")
        return Slot(index: column)
    }

    /// Binds a flag.
    public func flag(_ name: String) -> Slot<Bool> { bind(name) { $0 == .flag } }
    /// Binds a count.
    public func count(_ name: String) -> Slot<Int64> { bind(name) { $0 == .count } }
    /// Binds a measure.
    public func measure(_ name: String) -> Slot<Double> { bind(name) { if case .measure = $0 { true } else { false } } }
    /// Binds a symbol.
    public func symbol(_ name: String) -> Slot<SymbolCode> {
        bind(name) { if case .symbol = $0 { true } else { false } }
    }
    /// Binds a set of symbols.
    public func symbols(_ name: String) -> Slot<SymbolSet> {
        bind(name) { if case .symbols = $0 { true } else { false } }
    }
    /// Binds a country.
    public func country(_ name: String) -> Slot<CountryCode> { bind(name) { $0 == .country } }
    /// Binds a moment.
    public func instant(_ name: String) -> Slot<Timestamp> { bind(name) { $0 == .instant } }
    /// Binds a label.
    public func label(_ name: String) -> Slot<String> { bind(name) { $0 == .label } }
}

/// The number of a word in a signal's vocabulary.
public struct SymbolCode: Hashable, Sendable {
    /// The word's place in the vocabulary.
    public let code: UInt32
    /// Takes the word's place in the vocabulary.
    public init(_ code: UInt32) { self.code = code }
}

/// Words of a signal's vocabulary as bits.
public struct SymbolSet: Hashable, Sendable {
    /// Bit `n` is set where word `n` belongs to the set.
    public var bits: UInt64
    /// Takes the bits.
    public init(bits: UInt64 = 0) { self.bits = bits }
    /// Adds the word at a place in the vocabulary.
    public mutating func insert(_ code: Int) { bits |= 1 << UInt64(code) }
}
