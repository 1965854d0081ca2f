internal import Foundation

/// Where the program keeps what it could make anew: checked packs, unfolded lists.
package enum UserCache {
    /// A folder of the user: `$XDG_CACHE_HOME/bonafide/NAME`, or the same below `~/.cache`; nothing where neither variable
    /// names an absolute path, or the home folder is not there.
    package static func folder(_ name: String, of environment: [String: String]) -> String? {
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/bonafide/" + name }
        if let home = environment["HOME"], home.hasPrefix("/"), FileManager.default.fileExists(atPath: home) {
            return home + "/.cache/bonafide/" + name
        }
        return nil
    }

    /// A folder of the user who runs the program.
    package static func folder(_ name: String) -> String? { folder(name, of: ProcessInfo.processInfo.environment) }
}
