import BonafideSignals
import Foundation

/// The compiled tables of `bonafide activity`, as they come with the program.
enum ActivityTables {
    /// The path of a table: beside an installed program, in a checkout around the program, or below the
    /// current folder.
    static func path(of name: String) -> String? {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        var candidates = [program.deletingLastPathComponent().appending(path: "../share/bonafide/reference").path]
        var folder = program.deletingLastPathComponent()
        for _ in 0..<5 {
            folder.deleteLastPathComponent()
            candidates.append(folder.appending(path: "Rules/reference").path)
        }
        candidates.append("Rules/reference")
        return candidates.map { $0 + "/" + name }.first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The bytes of a table, or a failure that says which file is missing.
    static func bytes(of name: String) throws -> [UInt8] {
        guard let path = path(of: name), let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(
                .internalError, "\(name): error: the table is not installed; reinstall, or run from a checkout")
        }
        return Array(data)
    }

    /// The table of time zones.
    static func zones() throws -> ZoneTable {
        do { return try ZoneTable(bytes(of: "zones.bin")) } catch let error as ZoneTableError {
            throw CommandFailure(.internalError, "zones.bin: error: \(error)")
        }
    }

    /// The reader of activity times.
    static func activityModel() throws -> ActivityModel {
        do { return try ActivityModel(bytes(of: "activity-model.bin")) } catch let error as ActivityModelError {
            throw CommandFailure(.internalError, "activity-model.bin: error: \(error)")
        }
    }
}
