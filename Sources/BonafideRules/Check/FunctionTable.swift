/// Every overload of the language's functions, read once from the table below.
package enum FunctionTable {
    /// Overloads by the name a call is written with.
    package static let overloads: [String: [Overload]] = {
        var table: [String: [Overload]] = [:]
        for line in text.split(separator: "\n") {
            for overload in read(line) { table[overload.name, default: []].append(overload.overload) }
        }
        return table
    }()

    /// The names of all functions and list macros, for the nearest one to a mistyped name.
    package static let names: [String] = (Array(overloads.keys) + macroNames).sorted()

    /// The names of macros.
    package static let macroNames = [
        "has", "all", "exists", "exists_one", "existsOne", "map", "filter", "transformList", "transformMap",
        "transformMapEntry", "optMap", "optFlatMap", "cel.bind",
    ]

    /// Reads `name: (types) -> type; target.(types) -> type; …`.
    private static func read(_ line: Substring) -> [(name: String, overload: Overload)] {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return [] }
        let name = String(parts[0])
        guard let function = Function(rawValue: name) else { preconditionFailure("no function \(name)") }
        return parts[1].split(separator: ";").map { form in
            var rest = form.drop { $0 == " " }
            var parameters: [CELType] = []
            let isMember = rest.first != "("
            if isMember {
                parameters.append(CELType.read(&rest)!)
                rest = rest.dropFirst()
            }
            rest = rest.dropFirst()
            while rest.first != ")" {
                parameters.append(CELType.read(&rest)!)
                rest = rest.drop { $0 == "," || $0 == " " }
            }
            rest = rest.dropFirst(5)
            let overload = Overload(
                function, isMember: isMember, parameters: parameters, result: CELType.read(&rest)!)
            return (name, overload)
        }
    }

    // A member form is written `(target)!(types) -> type`, its target first.
    private static let text = """
        size: (string) -> int; (bytes) -> int; (list(A)) -> int; (map(A, B)) -> int; \
        string!() -> int; bytes!() -> int; list(A)!() -> int; map(A, B)!() -> int
        type: (A) -> type(A)
        dyn: (A) -> dyn
        int: (int) -> int; (uint) -> int; (double) -> int; (string) -> int; (timestamp) -> int; (duration) -> int
        uint: (uint) -> uint; (int) -> uint; (double) -> uint; (string) -> uint
        double: (double) -> double; (int) -> double; (uint) -> double; (string) -> double
        string: (string) -> string; (int) -> string; (uint) -> string; (double) -> string; (bool) -> string; \
        (bytes) -> string; (timestamp) -> string; (duration) -> string; (net.IP) -> string; (net.CIDR) -> string
        bytes: (bytes) -> bytes; (string) -> bytes
        bool: (bool) -> bool; (string) -> bool
        timestamp: (timestamp) -> timestamp; (string) -> timestamp; (int) -> timestamp
        duration: (duration) -> duration; (string) -> duration; (int) -> duration
        contains: string!(string) -> bool
        startsWith: string!(string) -> bool
        endsWith: string!(string) -> bool
        matches: string!(string) -> bool; (string, string) -> bool
        getFullYear: timestamp!() -> int; timestamp!(string) -> int
        getMonth: timestamp!() -> int; timestamp!(string) -> int
        getDayOfYear: timestamp!() -> int; timestamp!(string) -> int
        getDayOfMonth: timestamp!() -> int; timestamp!(string) -> int
        getDate: timestamp!() -> int; timestamp!(string) -> int
        getDayOfWeek: timestamp!() -> int; timestamp!(string) -> int
        getHours: timestamp!() -> int; timestamp!(string) -> int; duration!() -> int
        getMinutes: timestamp!() -> int; timestamp!(string) -> int; duration!() -> int
        getSeconds: timestamp!() -> int; timestamp!(string) -> int; duration!() -> int
        getMilliseconds: timestamp!() -> int; timestamp!(string) -> int; duration!() -> int
        known: (A) -> bool
        orElse: (A, A) -> A
        charAt: string!(int) -> string
        indexOf: string!(string) -> int; string!(string, int) -> int
        lastIndexOf: string!(string) -> int; string!(string, int) -> int
        join: list(string)!() -> string; list(string)!(string) -> string
        lowerAscii: string!() -> string
        upperAscii: string!() -> string
        replace: string!(string, string) -> string; string!(string, string, int) -> string
        split: string!(string) -> list(string); string!(string, int) -> list(string)
        substring: string!(int) -> string; string!(int, int) -> string
        trim: string!() -> string
        reverse: string!() -> string
        format: string!(list(dyn)) -> string
        strings.quote: (string) -> string
        math.greatest: (dyn) -> dyn
        math.least: (dyn) -> dyn
        math.ceil: (double) -> double
        math.floor: (double) -> double
        math.round: (double) -> double
        math.trunc: (double) -> double
        math.abs: (int) -> int; (uint) -> uint; (double) -> double
        math.sign: (int) -> int; (uint) -> uint; (double) -> double
        math.sqrt: (double) -> double; (int) -> double; (uint) -> double
        math.isNaN: (double) -> bool
        math.isInf: (double) -> bool
        math.isFinite: (double) -> bool
        math.bitAnd: (int, int) -> int; (uint, uint) -> uint
        math.bitOr: (int, int) -> int; (uint, uint) -> uint
        math.bitXor: (int, int) -> int; (uint, uint) -> uint
        math.bitNot: (int) -> int; (uint) -> uint
        math.bitShiftLeft: (int, int) -> int; (uint, int) -> uint
        math.bitShiftRight: (int, int) -> int; (uint, int) -> uint
        ip: (string) -> net.IP; net.CIDR!() -> net.IP
        cidr: (string) -> net.CIDR
        isIP: (string) -> bool
        isCIDR: (string) -> bool
        ip.isCanonical: (string) -> bool
        family: net.IP!() -> int
        isUnspecified: net.IP!() -> bool
        isLoopback: net.IP!() -> bool
        isGlobalUnicast: net.IP!() -> bool
        isLinkLocalMulticast: net.IP!() -> bool
        isLinkLocalUnicast: net.IP!() -> bool
        containsIP: net.CIDR!(string) -> bool; net.CIDR!(net.IP) -> bool
        containsCIDR: net.CIDR!(string) -> bool; net.CIDR!(net.CIDR) -> bool
        masked: net.CIDR!() -> net.CIDR
        prefixLength: net.CIDR!() -> int
        optional.none: () -> optional_type(A)
        optional.of: (A) -> optional_type(A)
        optional.ofNonZeroValue: (A) -> optional_type(A)
        optional.unwrap: (list(optional_type(A))) -> list(A)
        unwrapOpt: list(optional_type(A))!() -> list(A)
        hasValue: optional_type(A)!() -> bool
        value: optional_type(A)!() -> A
        or: optional_type(A)!(optional_type(A)) -> optional_type(A)
        orValue: optional_type(A)!(A) -> A
        first: list(A)!() -> optional_type(A)
        last: list(A)!() -> optional_type(A)
        sets.contains: (list(A), list(A)) -> bool
        sets.equivalent: (list(A), list(A)) -> bool
        sets.intersects: (list(A), list(A)) -> bool
        base64.encode: (bytes) -> string
        base64.decode: (string) -> bytes
        """
}

extension FunctionTable {
    /// The overloads of an operator between two operands.
    static let operators: [BinaryOperator: [Overload]] = {
        var table: [BinaryOperator: [Overload]] = [:]
        func add(_ sign: BinaryOperator, _ left: CELType, _ right: CELType, _ result: CELType) {
            table[sign, default: []].append(
                Overload(nil, isMember: false, parameters: [left, right], result: result))
        }
        let letter = CELType.parameter(-65)
        for type in [CELType.int, .uint, .double] {
            for sign in [BinaryOperator.add, .subtract, .multiply, .divide] { add(sign, type, type, type) }
            if type != .double { add(.remainder, type, type, type) }
        }
        for type in [CELType.string, .bytes, .list(letter)] { add(.add, type, type, type) }
        add(.add, .timestamp, .duration, .timestamp)
        add(.add, .duration, .timestamp, .timestamp)
        add(.add, .duration, .duration, .duration)
        add(.subtract, .timestamp, .timestamp, .duration)
        add(.subtract, .timestamp, .duration, .timestamp)
        add(.subtract, .duration, .duration, .duration)
        for sign in [BinaryOperator.less, .lessOrEqual, .greater, .greaterOrEqual] {
            for type in [CELType.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration] {
                add(sign, type, type, .bool)
            }
        }
        return table
    }()
}
