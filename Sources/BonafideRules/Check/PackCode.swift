package import BonafideCore

/// The stable codes of mistakes in rule and pack files beyond those of expressions.
package enum PackCode: String, Sendable, CaseIterable {
    case unreadableFile = "R050"
    case brokenYAML = "R051"
    case duplicateKey = "R052"
    case taggedValue = "R053"
    case cutByComment = "R054"
    case unknownKey = "R055"
    case wrongShape = "R056"
    case missingKey = "R057"
    case emptyValue = "R058"
    case anchorOrAlias = "R059"
    case badID = "R060"
    case misplacedFile = "R061"
    case unknownStatus = "R062"
    case badWeight = "R063"
    case badReasonCode = "R064"
    case badDate = "R065"
    case badDuration = "R066"
    case badBound = "R067"
    case badTemplate = "R068"
    case badExample = "R069"
    case unknownGroup = "R070"
    case lonelyGroup = "R071"
    case wrongSign = "R072"
    case duplicateID = "R073"
    case duplicateReasonCode = "R074"
    case duplicateCondition = "R075"
    case subsumedRule = "R076"
    case missingExample = "R077"
    case unreachable = "R078"
    case badSetting = "R079"
    case protectedTrait = "R080"
    case protectedLiteral = "R081"
    case countryAlone = "R082"
    case emptyGroup = "R083"
    case noRules = "R084"
    case failedExample = "R085"
    case decayMismatch = "R086"
}

/// Mistakes collected while a pack is read; reading goes on after each of them.
package struct DiagnosticList: Sendable {
    /// Everything found, in the order it was found.
    package private(set) var all: [Diagnostic] = []

    /// An empty list.
    package init() {}

    /// Adds a mistake.
    package mutating func add(_ diagnostic: Diagnostic) { all.append(diagnostic) }

    /// Adds a mistake of a rule or pack file.
    package mutating func add(
        _ code: PackCode, _ message: String, at location: SourceLocation, severity: Severity = .error,
        hint: String = ""
    ) {
        all.append(
            Diagnostic(code: code.rawValue, severity: severity, location: location, message: message, hint: hint))
    }

    /// Whether any mistake keeps the pack from being used.
    package var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// All mistakes by file, line and column, each once.
    package var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return all.filter { seen.insert($0).inserted }.sorted {
            let (a, b) = ($0.location, $1.location)
            if a.file != b.file { return a.file < b.file }
            if a.line != b.line { return a.line < b.line }
            if a.column != b.column { return a.column < b.column }
            return ($0.code, $0.message) < ($1.code, $1.message)
        }
    }
}

extension NearestName {
    /// `did you mean …?`, or the whole list where it is short, or nothing.
    static func hint(for name: String, among names: [String]) -> String {
        if let near = of(name, among: names) { return "did you mean `\(near)`?" }
        guard !names.isEmpty, names.count <= 8 else { return "" }
        return "expected one of " + names.map { "`\($0)`" }.joined(separator: ", ")
    }
}
