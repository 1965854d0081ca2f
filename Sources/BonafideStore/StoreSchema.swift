internal import GRDB

/// The tables of a store and the steps that lead to them from older ones.
enum StoreSchema {
    /// Tells a store from other databases: `BNFD`.
    static let applicationNumber = 0x424e_4644

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 profiles, keys, rings, assessments, runs") { try makeFirst($0) }
        migrator.registerMigration("2 runs of words") {
            try $0.execute(sql: "ALTER TABLE profile ADD COLUMN runs BLOB")
        }
        return migrator
    }

    /// `posting` finds profiles by the first word of a key; the whole keys stand in the profile.
    private static func makeFirst(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE mark(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                CREATE TABLE run(
                    id INTEGER PRIMARY KEY, identity BLOB NOT NULL UNIQUE, engine TEXT NOT NULL, pack TEXT NOT NULL,
                    as_of INTEGER NOT NULL, is_finished INTEGER NOT NULL DEFAULT 0);
                CREATE TABLE ring(id INTEGER PRIMARY KEY, name TEXT NOT NULL, kinds TEXT NOT NULL, size INTEGER NOT NULL);
                CREATE TABLE profile(
                    id INTEGER PRIMARY KEY, applicant TEXT NOT NULL, digest BLOB NOT NULL, declared BLOB NOT NULL,
                    keys BLOB NOT NULL, first_run INTEGER NOT NULL REFERENCES run(id),
                    last_seen INTEGER NOT NULL, ring INTEGER REFERENCES ring(id),
                    is_linked INTEGER NOT NULL DEFAULT 0, UNIQUE(digest, applicant));
                CREATE INDEX profile_by_applicant ON profile(applicant);
                CREATE INDEX profile_by_ring ON profile(ring) WHERE ring IS NOT NULL;
                CREATE INDEX profile_to_link ON profile(id) WHERE is_linked = 0;
                CREATE TABLE posting(
                    word INTEGER NOT NULL, profile INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
                    PRIMARY KEY(word, profile)) WITHOUT ROWID;
                CREATE INDEX posting_by_profile ON posting(profile);
                CREATE TABLE assessment(
                    profile INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
                    run INTEGER NOT NULL REFERENCES run(id), band TEXT NOT NULL, total INTEGER NOT NULL,
                    low INTEGER NOT NULL, high INTEGER NOT NULL, coverage INTEGER NOT NULL, codes TEXT NOT NULL,
                    PRIMARY KEY(profile, run)) WITHOUT ROWID;
                """)
    }
}
