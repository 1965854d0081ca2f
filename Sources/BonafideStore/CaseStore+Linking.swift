internal import GRDB

extension CaseStore {
    /// A stored applicant with its number.
    package struct Numbered: Sendable {
        package let number: Int64
        package let profile: StoredProfile
        package let ring: Int64?
    }

    /// How many applicants are stored.
    package func profileCount() throws(StoreError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM profile") ?? 0 }
    }

    /// The number of each profile whose digest begins so, where it is stored.
    package func numbers(of digests: [[UInt8]]) throws(StoreError) -> [Int64?] {
        try read { database in
            let find = try database.cachedStatement(sql: "SELECT id FROM profile WHERE digest = ?")
            return try digests.map { try Int64.fetchOne(find, arguments: [Blob($0)]) }
        }
    }

    /// The numbers of all stored versions of an applicant, ascending.
    package func numbers(named applicant: String) throws(StoreError) -> [Int64] {
        try read {
            try Int64.fetchAll(
                $0, sql: "SELECT id FROM profile WHERE applicant = ? ORDER BY id", arguments: [applicant])
        }
    }

    /// Calls a function with every stored applicant, by number.
    package func forEach(_ body: (Numbered) -> Void) throws(StoreError) {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT id, applicant, digest, declared, keys, ring, runs FROM profile ORDER BY id")
            while let row = try rows.next() { body(Self.numbered(row)) }
        }
    }

    /// The applicants of some numbers, in their order; numbers nobody has are left out.
    package func profiles(_ numbers: [Int64]) throws(StoreError) -> [Numbered] {
        try read { database in
            let find = try database.cachedStatement(
                sql: "SELECT id, applicant, digest, declared, keys, ring, runs FROM profile WHERE id = ?")
            return try numbers.compactMap { number in
                try Row.fetchOne(find, arguments: [number]).map { Self.numbered($0) }
            }
        }
    }

    /// For each word, the numbers of the applicants with a key that begins with it, at most `limit`, ascending.
    package func sharers(of words: [UInt64], limit: Int) throws(StoreError) -> [[Int64]] {
        try read { database in
            let find = try database.cachedStatement(
                sql: "SELECT profile FROM posting WHERE word = ? ORDER BY profile LIMIT ?")
            return try words.map { try Int64.fetchAll(find, arguments: [Int64(bitPattern: $0), limit]) }
        }
    }

    /// The numbers of the members of some rings, ascending.
    package func members(of rings: Set<Int64>) throws(StoreError) -> [Int64] {
        try read { database in
            let find = try database.cachedStatement(sql: "SELECT id FROM profile WHERE ring = ?")
            return try rings.sorted().flatMap { try Int64.fetchAll(find, arguments: [$0]) }.sorted()
        }
    }

    /// The numbers of applicants a broken run left without rings, ascending.
    package func unlinked() throws(StoreError) -> [Int64] {
        try read { try Int64.fetchAll($0, sql: "SELECT id FROM profile WHERE is_linked = 0 ORDER BY id") }
    }

    /// The score of each applicant's latest assessment of another run in millibans, where there is one.
    package func latestScores(of numbers: [Int64], except run: Int64) throws(StoreError) -> [Int64?] {
        try read { database in
            let find = try database.cachedStatement(
                sql: """
                    SELECT total FROM assessment JOIN run ON run.id = assessment.run WHERE profile = ? AND run.id <> ?
                    ORDER BY as_of DESC, run.id DESC LIMIT 1
                    """)
            return try numbers.map { try Int64.fetchOne(find, arguments: [$0, run]) }
        }
    }

    private static func numbered(_ row: Row) -> Numbered {
        func bytes(_ column: Int) -> [UInt8] { (row[column] as Blob?)?.bytes ?? [] }
        return Numbered(
            number: row[0],
            profile: StoredProfile(
                applicant: row[1], digest: bytes(2), declared: StoredBytes.words(bytes(3)),
                keys: StoredBytes.keys(bytes(4)), runs: StoredBytes.words(bytes(6))),
            ring: row[5])
    }
}
