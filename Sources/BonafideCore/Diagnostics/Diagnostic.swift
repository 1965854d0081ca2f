/// How bad a mistake in a file is.
public enum Severity: String, Sendable, Comparable, CaseIterable {
    case note, warning, error

    public static func < (a: Severity, b: Severity) -> Bool {
        allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
}

/// A place in a file; lines and columns count from 1, columns in Unicode scalars.
public struct SourceLocation: Hashable, Sendable {
    /// Path as the user gave it.
    public var file: String
    /// Line from 1, or 0 where there is none.
    public var line: Int
    /// Column from 1, or 0 where there is none.
    public var column: Int
    /// How many scalars the mistake spans, at least 1.
    public var length: Int

    /// Names a place.
    public init(file: String, line: Int = 0, column: Int = 0, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
    }
}

/// A mistake in a file, told so that its writer can mend it.
public struct Diagnostic: Hashable, Sendable {
    /// Stable code, such as `R012`.
    public var code: String
    /// How bad it is.
    public var severity: Severity
    /// Where it is.
    public var location: SourceLocation
    /// What is wrong, without any personal text.
    public var message: String
    /// What was expected, the nearest valid name, or how to mend it.
    public var hint: String

    /// Takes all parts.
    public init(
        code: String, severity: Severity = .error, location: SourceLocation, message: String, hint: String = ""
    ) {
        self.code = code
        self.severity = severity
        self.location = location
        self.message = message
        self.hint = hint
    }

    /// `file:line:column: severity: message [code]`, with the hint on a line of its own.
    public var text: String {
        var place = location.file
        if location.line > 0 { place += ":\(location.line)" }
        if location.column > 0 { place += ":\(location.column)" }
        return "\(place): \(severity.rawValue): \(message) [\(code)]" + (hint.isEmpty ? "" : "\n  hint: \(hint)")
    }
}

/// Finds the valid name nearest to one that was mistyped.
public enum NearestName {
    /// The candidate with the fewest edits (insert, delete, replace, swap), if they are few for its length.
    public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().utf8)
        guard wanted.count <= 128 else { return nil }
        let limit = max(1, wanted.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate.utf8.count <= 128 {
            let other = Array(candidate.lowercased().utf8)
            guard abs(other.count - wanted.count) <= limit else { continue }
            let distance = editDistance(wanted, other)
            guard distance <= limit else { continue }
            if best.map({ distance < $0.distance || (distance == $0.distance && candidate < $0.name) }) ?? true {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    /// How many edits (insert, delete, replace, swap neighbours) lie between two texts.
    public static func distance(_ a: String, _ b: String) -> Int { editDistance(Array(a.utf8), Array(b.utf8)) }

    /// Optimal string alignment distance.
    static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in 0..<b.count {
                var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, last[j + 1] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}
