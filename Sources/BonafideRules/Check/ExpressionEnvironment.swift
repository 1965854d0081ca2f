package import BonafideCore

/// The names an expression may use, and their types.
package struct ExpressionEnvironment: Sendable {
    /// The signals rules may read, by dotted name.
    package var signals: SignalCatalog?
    /// Other variables.
    package var variables: [String: CELType] = [:]
    /// Functions that are declared but have no body here; their overloads' `function` is nothing.
    package var functions: [String: [Overload]] = [:]
    /// The namespace names are looked up in first, such as `com.example`; usually empty.
    package var container = ""
    /// Whether names and types are checked; where not, names are resolved when the expression runs.
    package var isChecked = true
    /// Whether the expression must yield true or false, as a rule's condition must.
    package var wantsBoolean = false
    /// Whether lint findings (always true or false, units, vocabulary) are wanted besides type errors.
    package var lints = true

    /// An environment without names.
    package init() {}

    /// The environment of rule conditions over a catalog of signals.
    package init(signals: SignalCatalog) {
        self.signals = signals
        wantsBoolean = true
    }

    /// The CEL type of a signal's values.
    package static func type(of signal: SignalType) -> CELType {
        switch signal {
        case .flag: .bool
        case .count: .int
        case .measure: .double
        case .symbol, .country, .label: .string
        case .symbols: .list(.string)
        case .instant: .timestamp
        }
    }

    /// The names a name may stand for, the innermost namespace first.
    func candidates(_ name: String) -> [String] {
        if name.hasPrefix(".") { return [String(name.dropFirst())] }
        guard !container.isEmpty else { return [name] }
        var names: [String] = []
        var space = container[...]
        while !space.isEmpty {
            names.append("\(space).\(name)")
            space = space.lastIndex(of: ".").map { space[..<$0] } ?? ""
        }
        return names + [name]
    }

    /// Types that can be named as values.
    static let typeNames: [String: CELType] = [
        "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
        "list": .list(.dyn), "map": .map(.dyn, .dyn), "null_type": .null, "type": .type(.dyn),
        "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration, "net.IP": .ip,
        "net.CIDR": .cidr, "optional_type": .optional(.dyn),
    ]
}
