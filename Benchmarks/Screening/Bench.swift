import BonafideArchive
import BonafideCore
import BonafideIdentity
import Foundation

/// The lists and the screener the measurements share.
struct Bench {
    let data: String
    let index: WatchlistIndex
    let screener: Screener
    let version: ListVersion

    init(data: String) throws {
        self.data = data
        let files = ["sdn-2024-05-03.csv", "alt-2025-12-24.csv", "add-2025-12-24.csv", "sdn_comments-2025-12-24.csv"]
        version = try ListFileReader.read(files.map { ($0, try Self.bytes(data + "/sanctions/ofac/" + $0)) })
        let compiled = IndexCompiler.compile(version, date: Day(year: 2024, month: 5, day: 3)!, digest: "")
        index = try WatchlistIndex(bytes: compiled)
        screener = Screener([index])
        print(
            "full SDN list: \(index.entryCount) parties, \(index.nameCount) names, compiled \(compiled.count / 1024) KB"
        )
    }

    /// The bytes of a file, or of the same file under `.xz`, unpacked by the `xz` command.
    static func bytes(_ path: String) throws -> [UInt8] {
        if FileManager.default.fileExists(atPath: path) {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["xz", "-dkc", path + ".xz"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let content = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return content
    }

    /// The rows of a CSV file as columns by name.
    static func table(_ path: String) -> [[String: String]] {
        guard let content = try? bytes(path) else { return [] }
        var rows = TableText(content)
        guard let header = rows.next() else { return [] }
        var table: [[String: String]] = []
        while let row = rows.next() {
            table.append(Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first }))
        }
        return table
    }

    func seconds(_ work: () -> Void) -> Double {
        // Processor time, so that other work on the machine does not count.
        let start = clock()
        work()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    func birthDate(_ text: String) -> PartialDate? {
        var text = text
        return text.withUTF8 { PartialDate.read($0) }
    }

    // MARK: - False positives and speed

    /// Ordinary people against the full list, with and without their birth dates.
    func negatives() {
        let people = Self.table(data + "/names/yente-negatives_global.csv")
        var (named, dated, strong) = (0, 0, 0)
        var examples: [String] = []
        let time = seconds {
            for person in people {
                let outcome = screener.screen(ScreeningQuery(names: [person["full_name"] ?? ""], kind: .person))
                if outcome.result >= .possible {
                    named += 1
                    if let first = outcome.candidates.first {
                        examples.append("\(first.askedName) ~ \(first.matchedName.text) \(first.nameScore)")
                    }
                }
            }
        }
        for person in people {
            let query = ScreeningQuery(
                names: [person["full_name"] ?? ""], kind: .person, birthDate: birthDate(person["date_of_birth"] ?? ""))
            let outcome = screener.screen(query)
            if outcome.result >= .possible { dated += 1 }
            if outcome.result >= .strongMatch { strong += 1 }
        }
        let total = Double(people.count)
        print("negatives: \(people.count) people")
        report("  possible by name alone, %", 100 * Double(named) / total, "<= 0.3")
        report("  possible with birth date, %", 100 * Double(dated) / total, "<= 0.05")
        report("  strong with birth date, %", 100 * Double(strong) / total, "0")
        report("  names/s, one core", total / time, ">= 5000", digits: 0)
        if ProcessInfo.processInfo.environment["SHOW"] != nil { examples.forEach { print("   ", $0) } }
    }
}

/// Reads comma-separated rows with quoted fields.
struct TableText {
    private let bytes: [UInt8]
    private var place = 0
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> [String]? {
        guard place < bytes.count else { return nil }
        var (fields, field, isQuoted): ([String], [UInt8], Bool) = ([], [], false)
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if isQuoted {
                if byte == 0x22, place < bytes.count, bytes[place] == 0x22 {
                    field.append(byte)
                    place += 1
                } else if byte == 0x22 {
                    isQuoted = false
                } else {
                    field.append(byte)
                }
            } else if byte == 0x22 {
                isQuoted = true
            } else if byte == 0x2c {
                fields.append(String(decoding: field, as: UTF8.self))
                field = []
            } else if byte == 0x0a {
                break
            } else if byte != 0x0d {
                field.append(byte)
            }
        }
        fields.append(String(decoding: field, as: UTF8.self))
        return fields
    }
}
