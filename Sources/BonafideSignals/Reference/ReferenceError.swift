/// Why a reference file could not be opened, read or built.
public enum ReferenceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file could not be opened or mapped.
    case unreadable(path: String, reason: String)
    /// The file does not begin as a file of this kind does.
    case foreign(path: String, expected: String)
    /// The file was written by a later version of the format.
    case version(path: String, found: UInt32, known: UInt32)
    /// The file breaks a rule of its format.
    case damaged(path: String, reason: String)
    /// The bytes do not have the digest the file or its manifest states.
    case digest(path: String, expected: String, found: String)
    /// A line of a source or manifest cannot be read.
    case source(path: String, line: Int, column: Int, reason: String)

    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): \(reason)"
        case .foreign(let path, let expected): "\(path): not \(expected)"
        case .version(let path, let found, let known):
            "\(path): format version \(found); this program reads up to \(known): build the file again"
        case .damaged(let path, let reason): "\(path): damaged: \(reason)"
        case .digest(let path, let expected, let found):
            "\(path): SHA-256 is \(found), expected \(expected)"
        case .source(let path, let line, let column, let reason):
            "\(path):\(line)" + (column > 0 ? ":\(column)" : "") + ": \(reason)"
        }
    }
}
