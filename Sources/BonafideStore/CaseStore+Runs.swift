internal import GRDB

extension CaseStore {
    /// Begins a run, or goes on with the one of the same identity; gives its number.
    package func begin(_ run: StoredRun) throws(StoreError) -> Int64 {
        try write { database in
            let known = try Int64.fetchOne(
                database, sql: "SELECT id FROM run WHERE identity = ?", arguments: [Blob(run.identity)])
            if let known {
                try database.execute(sql: "UPDATE run SET is_finished = 0 WHERE id = ?", arguments: [known])
                return known
            }
            try database.execute(
                sql: "INSERT INTO run(identity, engine, pack, as_of) VALUES(?, ?, ?, ?)",
                arguments: [Blob(run.identity), run.engine, run.pack, run.asOf])
            return database.lastInsertedRowID
        }
    }

    /// Keeps some applicants of a run with their assessments, all or none; gives their numbers.
    package func keep(
        _ applicants: [(profile: StoredProfile, assessment: StoredAssessment)], run: Int64, asOf: Int64
    ) throws(StoreError) -> [Int64] {
        try write { database in
            let statements = try KeepingStatements(database)
            return try applicants.map { try statements.keep($0.profile, $0.assessment, run: run, asOf: asOf) }
        }
    }

    /// Replaces the rings of some applicants and marks the run finished, where one is named.
    package func replaceRings(
        of profiles: [Int64], with rings: [StoredRing], finishing run: Int64?
    ) throws(StoreError) {
        try write { database in
            let forget = try database.cachedStatement(
                sql: "DELETE FROM ring WHERE id = (SELECT ring FROM profile WHERE id = ?)")
            let clear = try database.cachedStatement(
                sql: "UPDATE profile SET ring = NULL WHERE ring = (SELECT ring FROM profile WHERE id = ?)")
            let join = try database.cachedStatement(sql: "UPDATE profile SET ring = ? WHERE id = ?")
            let settle = try database.cachedStatement(sql: "UPDATE profile SET is_linked = 1 WHERE id = ?")
            try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
            for profile in profiles {
                try forget.execute(arguments: [profile])
                try clear.execute(arguments: [profile])
                try settle.execute(arguments: [profile])
            }
            for ring in rings {
                try database.execute(
                    sql: "INSERT INTO ring(name, kinds, size) VALUES(?, ?, ?)",
                    arguments: [ring.name, ring.kinds.joined(separator: " "), ring.members.count])
                let number = database.lastInsertedRowID
                for member in ring.members { try join.execute(arguments: [number, member]) }
            }
            if let run {
                try database.execute(sql: "UPDATE run SET is_finished = 1 WHERE id = ?", arguments: [run])
            }
        }
    }

    /// All rings with the ids of their members, by name.
    package func rings() throws(StoreError) -> [(name: String, kinds: String, members: [String])] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT ring.id, name, kinds, applicant FROM ring JOIN profile ON profile.ring = ring.id
                    ORDER BY name, ring.id, applicant, profile.id
                    """)
            var rings: [(id: Int64, name: String, kinds: String, members: [String])] = []
            for row in rows {
                if rings.last?.id != row[0] { rings.append((row[0], row[1], row[2], [])) }
                rings[rings.count - 1].members.append(row[3])
            }
            return rings.map { ($0.name, $0.kinds, $0.members) }
        }
    }

    /// What the database finds wrong with itself: pages, indexes and references; nothing where all is well.
    package func damage() throws(StoreError) -> String? {
        try read { database in
            let found = try String.fetchOne(database, sql: "PRAGMA integrity_check") ?? "unknown"
            if found != "ok" { return found }
            return try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil ? nil : "a broken reference"
        }
    }

    /// How many profiles, assessments, rings and unfinished runs are held.
    package func counts() throws(StoreError) -> (profiles: Int, assessments: Int, rings: Int, unfinishedRuns: Int) {
        try read { database in
            func count(_ sql: String) throws -> Int {
                try Int.fetchOne(database, sql: "SELECT count(*) FROM " + sql) ?? 0
            }
            return (
                try count("profile"), try count("assessment"), try count("ring"), try count("run WHERE is_finished = 0")
            )
        }
    }
}

/// The statements that keep one applicant; made once a transaction.
private struct KeepingStatements {
    private let database: Database
    private let find, insert, touch, post, assess: Statement

    init(_ database: Database) throws {
        self.database = database
        find = try database.cachedStatement(sql: "SELECT id FROM profile WHERE applicant = ? AND digest = ?")
        insert = try database.cachedStatement(
            sql: """
                INSERT INTO profile(applicant, digest, declared, keys, runs, first_run, last_seen)
                VALUES(?, ?, ?, ?, ?, ?, ?)
                """)
        touch = try database.cachedStatement(sql: "UPDATE profile SET last_seen = max(last_seen, ?) WHERE id = ?")
        post = try database.cachedStatement(sql: "INSERT OR IGNORE INTO posting(word, profile) VALUES(?, ?)")
        assess = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO assessment(profile, run, band, total, low, high, coverage, codes)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?)
                """)
    }

    func keep(_ profile: StoredProfile, _ found: StoredAssessment, run: Int64, asOf: Int64) throws -> Int64 {
        let number: Int64
        if let known = try Int64.fetchOne(find, arguments: [profile.applicant, Blob(profile.digest)]) {
            number = known
            try touch.execute(arguments: [asOf, number])
        } else {
            try insert.execute(arguments: [
                profile.applicant, Blob(profile.digest), Blob(StoredBytes.pack(profile.declared)),
                Blob(StoredBytes.pack(profile.keys)), Blob(StoredBytes.pack(profile.runs)), run, asOf,
            ])
            number = database.lastInsertedRowID
            for key in profile.keys { try post.execute(arguments: [Int64(bitPattern: key.first), number]) }
        }
        try assess.execute(arguments: [
            number, run, found.band, found.total, found.low, found.high, found.coveragePermille, found.codes,
        ])
        return number
    }
}
