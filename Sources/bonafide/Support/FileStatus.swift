import Glibc

/// What the file system says of an open file.
struct FileStatus {
    /// Whether it is a plain file.
    let isPlain: Bool
    /// Whether nobody but its owner may read or write it.
    let isPrivate: Bool

    /// Asks about an open file; gives nothing where that fails.
    init?(of file: Int32) {
        var status = stat()
        guard fstat(file, &status) == 0 else { return nil }
        isPlain = status.st_mode & S_IFMT == S_IFREG
        isPrivate = status.st_mode & 0o077 == 0
    }
}
