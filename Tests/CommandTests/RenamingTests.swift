import Foundation
import Testing

/// Who somebody is does not count: another name everywhere, another nationality or language, the same result.
@Suite struct RenamingTests {
    static let folders = [
        "Fixtures/lantern-quill", "Fixtures/scenarios/s1-shipping-persona", "Fixtures/scenarios/s2-dorm-control",
        "Fixtures/scenarios/s2-laptop-farm", "Fixtures/scenarios/s3-switching-name",
        "Fixtures/scenarios/s4-dao-control",
        "Fixtures/scenarios/s4-wallet-ring",
    ]
    private static let compared = ["score", "band", "settled", "coverage", "contributions", "adjustments", "outcomes"]

    /// What a run says of each applicant, without ids, places and sentences.
    private func results(_ folder: String) throws -> [String] {
        let run = try Binary.run([
            "score", folder, "--as-of", "2026-08-23", "--format", "ndjson", "--quiet", "--output", "-",
        ])
        #expect(run.status == 0, "\(run.errors)")
        return try run.text.split(separator: "\n").compactMap { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            guard object["score"] != nil else { return nil }
            let kept = object.filter { Self.compared.contains($0.key) }
            return String(
                decoding: try JSONSerialization.data(withJSONObject: kept, options: .sortedKeys), as: UTF8.self)
        }
    }

    /// Every CSV file of a folder, its text passed through `change`, in a new folder.
    private func copy(_ folder: URL, to scratch: Scratch, _ change: (String, String) -> String) throws -> String {
        let target = scratch.file("changed")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            try change(name, text).write(to: target.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        return target.path
    }

    /// The words of all names in `basics.name`, in small letters, longest first.
    private func names(_ folder: URL) throws -> [String] {
        let text = try String(contentsOf: folder.appendingPathComponent("profiles.csv"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        let heading = lines[0].split(separator: ",", omittingEmptySubsequences: false)
        let column = try #require(heading.firstIndex(of: "basics.name"))
        var words: Set<String> = []
        for line in lines.dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard column < fields.count else { continue }
            for word in fields[column].split(whereSeparator: { !$0.isLetter }) where word.count >= 3 {
                words.insert(word.lowercased())
            }
        }
        return words.sorted { ($1.count, $0) < ($0.count, $1) }
    }

    /// A made-up word of the same length; the same word for the same name.
    static func invented(_ word: String, _ salt: UInt64) -> String {
        var hash = 0xcbf2_9ce4_8422_2325 ^ salt
        for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let (consonants, vowels) = (Array("bdfgklmnprtv"), Array("aeiou"))
        return String(
            word.indices.enumerated().map { place, _ in
                hash = hash &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let number = Int(hash >> 33)
                return place % 2 == 0 ? consonants[number % consonants.count] : vowels[number % vowels.count]
            })
    }

    private func renamed(_ text: String, _ names: [String], _ salt: UInt64) throws -> String {
        guard !names.isEmpty else { return text }
        let pattern = names.map(NSRegularExpression.escapedPattern).joined(separator: "|")
        let search = try NSRegularExpression(pattern: pattern, options: .caseInsensitive)
        let end = text.firstIndex(of: "\n") ?? text.startIndex
        var result = text
        for match in search.matches(in: text, range: NSRange(end..., in: text)).reversed() {
            guard let range = Range(match.range, in: text) else { continue }
            let old = String(text[range])
            let new = Self.invented(old.lowercased(), salt)
            let isUpper = old == old.uppercased()
            let isTitle = old.first?.isUppercase == true
            result.replaceSubrange(range, with: isUpper ? new.uppercased() : isTitle ? new.capitalized : new)
        }
        return result
    }

    @Test(arguments: folders)
    func anotherNameEverywhereChangesNothing(_ folder: String) throws {
        let url = Binary.root.appendingPathComponent(folder)
        let before = try results(folder)
        #expect(!before.isEmpty)
        let names = try names(url)
        for salt in [UInt64(1), 2] {
            let scratch = try Scratch()
            let changed = try copy(url, to: scratch) { _, text in (try? renamed(text, names, salt)) ?? text }
            #expect(try results(changed) == before, "\(folder), \(salt)")
        }
    }

    /// Adds columns with what each applicant is, other values for each run.
    private func marked(_ text: String, _ turn: Int) -> String {
        let countries = ["US", "KP", "NG", "DE", "CN", "RU", "IN", "BR"]
        let languages = ["English", "Korean", "Hausa", "German", "Chinese", "Russian", "Hindi", "Portuguese"]
        return text.split(separator: "\n").enumerated().map { number, line in
            if number == 0 { return line + ",nationality,citizenship,gender,native_language,languages" }
            let choice = (number * 3 + turn) % countries.count
            let sex = (number + turn) % 2 == 0 ? "f" : "m"
            return line + ",\(countries[choice]),\(countries[choice]),\(sex),\(languages[choice]),\(languages[choice])"
        }.joined(separator: "\n") + "\n"
    }

    @Test(arguments: folders)
    func anotherNationalityOrLanguageChangesNothing(_ folder: String) throws {
        let url = Binary.root.appendingPathComponent(folder)
        let before = try results(folder)
        for turn in [0, 5] {
            let scratch = try Scratch()
            let changed = try copy(url, to: scratch) { name, text in
                name == "profiles.csv" ? marked(text, turn) : text
            }
            #expect(try results(changed) == before, "\(folder), \(turn)")
        }
    }

    /// Rows made up from a seed, so that not only the worlds we wrote are asked.
    @Test(arguments: [1, 2])
    func madeUpApplicants(_ seed: UInt64) throws {
        var numbers = seed
        func below(_ bound: Int) -> Int {
            numbers = numbers &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(numbers >> 33) % bound
        }
        func table(_ salt: UInt64, _ values: [[Int]]) -> String {
            var text =
                "id,basics.name,basics.email,basics.phone,basics.location.city,basics.location.countryCode,"
                + "payout_holder,nationality,languages\n"
            for (number, value) in values.enumerated() {
                let given = Self.invented("given\(value[0])".prefix(6).lowercased(), salt &+ UInt64(value[0]))
                    .capitalized
                let family = Self.invented("family\(value[1])".prefix(7).lowercased(), salt &+ UInt64(value[1]))
                    .capitalized
                let holder = value[2] == 0 ? "Orla Venn" : "\(given) \(family)"
                let mail = value[3] == 0 ? "contact\(number)" : "\(given).\(family)".lowercased()
                text +=
                    "G-\(number),\(given) \(family),\(mail)@example.com,+1512555\(1000 + number),Austin,US,\(holder),"
                text += "\(["US", "KP", "NG"][Int(salt) % 3]),\(["English", "Korean", "Hausa"][Int(salt) % 3])\n"
            }
            return text
        }
        let values = (0..<60).map { _ in [below(400), below(400), below(6), below(3)] }
        var all: [[String]] = []
        for salt in [UInt64(3), 7, 11] {
            let scratch = try Scratch()
            all.append(try results(try scratch.write("profiles.csv", table(salt, values))))
        }
        #expect(all[0].count == 60)
        #expect(all[1] == all[0] && all[2] == all[0])
    }
}
