internal import GRDB

/// An embedded database of applicants' keys, rings, assessments and runs.
///
/// It holds ids, keyed hashes and scores, and nothing an applicant wrote. Every change is one transaction of a
/// write-ahead log, so that a process killed at any moment leaves what was committed and nothing else.
package final class CaseStore: Sendable {
    private let queue: DatabaseQueue

    /// Opens a store or makes one, readable by its owner alone; `secretMark` tells the secret its keys are made with.
    package init(path: String, secretMark: String) throws(StoreError) {
        var configuration = Configuration()
        configuration.busyMode = .timeout(30)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write { try Self.claim($0, secretMark: secretMark) }
            try StoreSchema.migrator.migrate(queue)
            try queue.write { try Self.check($0, secretMark: secretMark) }
        } catch let error as StoreError { throw error } catch { throw Self.error(error) }
    }

    /// Runs a change as one transaction.
    func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try queue.write(body) } catch let error as StoreError { throw error } catch {
            throw Self.error(error)
        }
    }

    /// Reads one consistent state.
    func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try queue.read(body) } catch let error as StoreError { throw error } catch {
            throw Self.error(error)
        }
    }

    /// Moves what the log holds into the database and empties the log, so that erased bytes are gone from both.
    package func settle() throws(StoreError) {
        do { try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } } catch { throw Self.error(error) }
    }

    private static func claim(_ database: Database, secretMark: String) throws {
        let number = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard number == StoreSchema.applicationNumber || (number == 0 && tables == 0) else {
            throw StoreError.notAStore("it is a database of something else")
        }
        if number == 0 { try database.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationNumber)") }
    }

    private static func check(_ database: Database, secretMark: String) throws {
        guard try !StoreSchema.migrator.hasBeenSuperseded(database) else {
            throw StoreError.notAStore("a newer version wrote it")
        }
        let mark = try String.fetchOne(database, sql: "SELECT value FROM mark WHERE name = 'secret'")
        if let mark, mark != secretMark { throw StoreError.otherSecret }
        if mark == nil {
            try database.execute(sql: "INSERT INTO mark(name, value) VALUES('secret', ?)", arguments: [secretMark])
        }
    }

    /// The database's own words, without the values of the statement.
    private static func error(_ error: any Error) -> StoreError {
        guard let error = error as? DatabaseError else { return .refused("\(type(of: error))") }
        return error.resultCode == .SQLITE_NOTADB
            ? .notAStore("it is no database") : .refused(error.message ?? error.resultCode.description)
    }
}
