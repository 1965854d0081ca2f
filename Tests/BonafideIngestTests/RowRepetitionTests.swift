import BonafideCore
import BonafideIngest
import BonafideTestSupport
import Testing

/// A row means the same whatever the rows before it gave.
@Suite struct RowRepetitionTests {
    private static let columns = [
        "id", "given_name", "family_name", "email", "phone", "skills", "headline", "login1_ip", "login1_ts",
        "login2_ip",
        "payout_account", "hourly_rate",
    ]

    @Test(arguments: 0..<10 as Range<UInt64>)
    func rowsOfATableAreThoseOfTablesOfOneRow(seed: UInt64) throws {
        try compare(Self.columns, rows: 160, turn: 12, odd: 40, seed: seed)
    }

    /// Where a block of rows gave the same columns, the next block's texts go straight into its applicants.
    @Test(arguments: 10..<18 as Range<UInt64>)
    func rowsOfLongRunsAreThoseOfTablesOfOneRow(seed: UInt64) throws {
        let columns =
            ["id", "full_name", "email"] + Self.columns[4...]
            + (seed % 3 == 0
                ? ["payout_iban", "payout_account"] : seed % 3 == 1 ? ["payout2_wallet", "payout2_account"] : [])
        try compare(columns, rows: 400, turn: 150, odd: 3000, seed: seed)
    }

    /// Reads rows as one table and as a table each. Columns turn empty, or are given again, once in `turn` rows, and are
    /// otherwise in one of `odd` cells.
    private func compare(_ columns: [String], rows count: Int, turn: Int, odd: Int, seed: UInt64) throws {
        var random = MutationRandom(seed: seed)
        let bench = Bench()
        var options = IngestOptions()
        if seed % 2 == 1 { options.map = bench.write("map.yaml", "map: acme\nempty: absent\n") }
        let head = columns.joined(separator: ",") + "\n"
        var isEmpty = columns.map { _ in false }
        let rows = (0..<count).map { number in
            if random.next(below: turn) == 0 { isEmpty[1 + random.next(below: isEmpty.count - 1)].toggle() }
            return columns.indices.map { column in
                let isOdd = random.next(below: odd) == 0
                return isEmpty[column] != isOdd && column > 0
                    ? (random.next(below: 4) == 0 ? "\"\"" : "") : Self.cell(columns[column], number, &random)
            }.joined(separator: ",") + "\n"
        }
        let whole = bench.read("all.csv", head + rows.joined(), options)
        #expect(whole.error == nil)
        #expect(whole.rejects.isEmpty)
        try #require(whole.applicants.count == rows.count)
        for (number, row) in rows.enumerated() {
            let alone = bench.read("one.csv", head + row, options)
            try #require(alone.applicants.count == 1)
            #expect(alone.applicants[0].canonicalBytes() == whole.applicants[number].canonicalBytes(), "\(row)")
            #expect(whole.applicants[number].origin.record == UInt64(number + 1))
        }
    }

    /// An id whose column is empty is none, however the map tells empty columns.
    @Test(arguments: ["", "empty: absent\n"]) func rowsWithoutIDAreLeftOut(more: String) throws {
        let bench = Bench()
        var options = IngestOptions()
        options.map = bench.write("map.yaml", "map: acme\n" + more)
        let rows = (0..<200).map { $0 % 3 == 1 ? ",Name \($0)\n" : "P\($0),Name \($0)\n" }.joined()
        let read = bench.read("a.csv", "profile_id,full_name\n" + rows, options)
        #expect(read.applicants.map(\.id) == (0..<200).filter { $0 % 3 != 1 }.map { "P\($0)" })
        #expect(read.rejects.count == 67)
        #expect(read.rejects.allSatisfy { $0.reason == .missingID })
    }

    @Test func partsOfNamesMayBeLongConstants() throws {
        let bench = Bench()
        let part = String(repeating: "G", count: 9000)
        var options = IngestOptions()
        options.map = bench.write("map.yaml", "map: acme\nroot:\n  basics.name_parts.given: =\(part)\n")
        let rows = (0..<200).map { "P\($0),Family\n" }.joined()
        let read = bench.read("a.csv", "profile_id,family_name\n" + rows, options)
        try #require(read.applicants.count == 200)
        #expect(read.values(RootField.basicsName.path) == Array(repeating: part + " Family", count: 200))
    }

    @Test func longListsKeepEveryValue() throws {
        let values = (0..<120_000).map { "c\($0)" }
        let read = Bench().read("a.csv", "profile_id,client_ids\nP1,\(values.joined(separator: "|"))\n")
        try #require(read.applicants.count == 1)
        let applicant = read.applicants[0]
        let fields = ProfileGroup.root.definitions.indices.map { FieldPath(group: .root, field: UInt8($0)) }
        #expect(fields.contains { applicant.strings($0) == values })
    }

    private static func cell(_ column: String, _ number: Int, _ random: inout MutationRandom) -> String {
        let draw = random.next(below: 100_000)
        let text: String
        switch column {
        case "id": text = "P\(number)"
        case "email": text = "a\(draw)@example.com"
        case "phone": text = "+1 202 555 01\(10 + draw % 90)"
        case "skills":
            text = (0...draw % 3).map { "skill \($0 + draw % 7)" }.joined(separator: draw % 5 == 0 ? "||" : " | ")
        case "login1_ip", "login2_ip": text = "192.0.2.\(draw % 256)"
        case "login1_ts": text = "\(1_700_000_000 + draw)"
        case "payout_account", "payout_iban", "payout2_wallet", "payout2_account":
            let kinds = [
                "DE89370400440532013000", "0x52908400098527886E0F7030069857D2E4169EE7", "a\(draw)@example.org",
                "ACC\(draw)",
            ]
            text = kinds[draw % kinds.count]
        case "hourly_rate": text = draw % 3 == 0 ? "\(draw % 90).5" : draw % 3 == 1 ? "\(draw % 90)" : "negotiable"
        default: text = draw % 4 == 0 ? "a \"\"b\"\", \(draw)" : "text \(draw)"
        }
        switch random.next(below: 6) {
        case 0: return " " + text.filter { $0 != "\"" && $0 != "," } + " "
        default: return text.contains(",") || draw % 7 == 0 ? "\"\(text)\"" : text
        }
    }
}
