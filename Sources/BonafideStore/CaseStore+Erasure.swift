internal import GRDB

/// Everything a store holds of one version of an applicant.
package struct HeldProfile: Sendable {
    package let profile: StoredProfile
    package let firstRun: Int64
    /// Seconds since 1970.
    package let lastSeen: Int64
    package let ring: (name: String, size: Int)?
    package let assessments: [(run: Int64, asOf: Int64, engine: String, pack: String, found: StoredAssessment)]
}

extension CaseStore {
    /// Removes applicants with their keys and assessments, all or none.
    ///
    /// Members left in their rings, and `others`, wait to be linked anew from then on, whatever becomes of this process.
    package func remove(_ numbers: [Int64], touching others: [Int64]) throws(StoreError) {
        try write { database in
            let wait = try database.cachedStatement(sql: "UPDATE profile SET is_linked = 0 WHERE id = ?")
            for other in others { try wait.execute(arguments: [other]) }
            for number in numbers {
                try database.execute(sql: "DELETE FROM posting WHERE profile = ?", arguments: [number])
                try database.execute(sql: "DELETE FROM assessment WHERE profile = ?", arguments: [number])
                let ring = try Int64.fetchOne(
                    database, sql: "SELECT ring FROM profile WHERE id = ?", arguments: [number])
                try database.execute(sql: "DELETE FROM profile WHERE id = ?", arguments: [number])
                guard let ring else { continue }
                try database.execute(
                    sql: "UPDATE profile SET ring = NULL, is_linked = 0 WHERE ring = ?", arguments: [ring])
                try database.execute(sql: "DELETE FROM ring WHERE id = ?", arguments: [ring])
            }
        }
    }

    /// The numbers of applicants last seen before a moment, ascending.
    package func numbers(lastSeenBefore moment: Int64) throws(StoreError) -> [Int64] {
        try read {
            try Int64.fetchAll($0, sql: "SELECT id FROM profile WHERE last_seen < ? ORDER BY id", arguments: [moment])
        }
    }

    /// Removes runs nothing refers to any more; gives how many.
    package func removeIdleRuns() throws(StoreError) -> Int {
        try write { database in
            try database.execute(
                sql: """
                    DELETE FROM run WHERE id NOT IN (SELECT run FROM assessment)
                        AND id NOT IN (SELECT first_run FROM profile)
                    """)
            return database.changesCount
        }
    }

    /// Everything held of an applicant, by version.
    package func held(of applicant: String) throws(StoreError) -> [HeldProfile] {
        let numbers = try numbers(named: applicant)
        let profiles = try profiles(numbers)
        return try read { database in try profiles.map { try Self.held($0, database) } }
    }

    private static func held(_ stored: Numbered, _ database: Database) throws -> HeldProfile {
        let row = try Row.fetchOne(
            database, sql: "SELECT first_run, last_seen FROM profile WHERE id = ?", arguments: [stored.number])
        let ring = try Row.fetchOne(
            database, sql: "SELECT name, size FROM ring WHERE id = ?", arguments: [stored.ring])
        let found = try Row.fetchAll(
            database,
            sql: """
                SELECT run.id, as_of, engine, pack, band, total, low, high, coverage, codes
                FROM assessment JOIN run ON run.id = assessment.run WHERE profile = ? ORDER BY as_of, run.id
                """, arguments: [stored.number])
        return HeldProfile(
            profile: stored.profile, firstRun: row?[0] ?? 0, lastSeen: row?[1] ?? 0,
            ring: ring.map { ($0[0], $0[1]) },
            assessments: found.map { row in
                let found = StoredAssessment(
                    band: row[4], total: row[5], low: row[6], high: row[7], coveragePermille: row[8], codes: row[9])
                return (row[0], row[1], row[2], row[3], found)
            })
    }
}
