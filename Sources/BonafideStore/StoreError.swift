/// Why a store cannot be used.
package enum StoreError: Error, Equatable, CustomStringConvertible {
    /// The file is no store of this product, or a newer version wrote it.
    case notAStore(String)
    /// The store's keys were made with another secret.
    case otherSecret
    /// The database refused, with its own words.
    case refused(String)

    /// One sentence with its code and a remedy.
    package var description: String {
        switch self {
        case .notAStore(let why): "S001 the file is no store this version can read: \(why)"
        case .otherSecret:
            "S002 the store was made with another link secret; name that one with --secret, or start a new store"
        case .refused(let why): "S003 the store could not be read or written: \(why)"
        }
    }
}
