import Foundation

/// What the file system says of a file.
struct FileStatus {
    /// Whether it is a plain file.
    let isPlain: Bool
    /// Whether nobody but its owner may read or write it.
    let isPrivate: Bool

    /// Asks about a file; gives nothing where that fails.
    init?(at path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = attributes[.posixPermissions] as? NSNumber
        else { return nil }
        isPlain = attributes[.type] as? FileAttributeType == .typeRegular
        isPrivate = mode.intValue & 0o077 == 0
    }
}
