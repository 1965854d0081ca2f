internal import BonafideCore
package import BonafideIngest
internal import BonafideReport
package import BonafideSignals

/// Writes the keys of every applicant, one JSON object a line: the first step of linking, for engines outside.
package struct KeyLines: Sendable {
    private let linker: LinkExtractor
    private let fingerprint: String

    /// Takes the organisation's secret; keys leave the process in no other form.
    package init(linker: LinkExtractor, secret: LinkSecret) {
        self.linker = linker.hashing(with: LinkHasher(secret: secret))
        fingerprint = secret.fingerprint
    }

    /// Writes a line for each applicant of the inputs in their order, those without keys included.
    ///
    /// Stops early when `write` gives false. What cannot be read is skipped, as in the first pass of a scoring run.
    package func run(_ plan: InputPlan, write: ([UInt8]) throws -> Bool) throws {
        let source = plan.makeSource()
        let parser = plan.makeParser()
        var chunk = RawChunk()
        var number: UInt64 = 0
        var isWanted = true
        var lines: [UInt8] = []
        while isWanted, (try? source.next(&chunk)) == true {
            lines.removeAll(keepingCapacity: true)
            _ = try parser.parse(chunk) { applicants, count in
                for lane in 0..<count {
                    number += 1
                    append(applicants[lane], number, to: &lines)
                }
            }
            isWanted = try write(lines)
        }
    }

    private func append(_ applicant: Applicant, _ number: UInt64, to lines: inout [UInt8]) {
        let id = applicant.id.isEmpty ? "row-\(number)" : applicant.id
        lines +=
            "{\"applicant\":\(ReportEscaping.text(id, in: .json)),\"row\":\(number),\"key_id\":\"\(fingerprint)\"".utf8
        lines += ",\"keys\":[".utf8
        var isFirst = true
        linker.forEachKey(of: applicant) { kind, hash in
            lines += isFirst ? Self.openings[Int(kind.rawValue)].dropFirst() : Self.openings[Int(kind.rawValue)][...]
            hash.append(hexadecimal: &lines)
            lines += "\"}".utf8
            isFirst = false
        }
        lines += "],\"declares\":{".utf8
        isFirst = true
        func name(_ name: String) {
            if !isFirst { lines.append(0x2c) }
            lines += "\"\(name)\":\"".utf8
            isFirst = false
        }
        for (part, word) in linker.declarations(of: applicant).words where word != 0 {
            name(part)
            HexadecimalWord.append(word, to: &lines)
            lines.append(0x22)
        }
        let runs = linker.runs(of: applicant)
        if !runs.isEmpty {
            name(Self.runs)
            TextRuns.append(hexadecimal: runs, to: &lines)
            lines.append(0x22)
        }
        lines += "}}\n".utf8
    }

    /// What the runs of words of a text are called in a line.
    static let runs = "runs"
    /// What stands before the digits of a key of each kind, by the kinds' numbers; a comma first.
    private static let openings = LinkKind.allCases.map { Array(",{\"kind\":\"\($0.word)\",\"key\":\"".utf8) }
}

extension LinkDeclarations {
    /// The parts by the names they have in files.
    var words: [(name: String, word: UInt32)] {
        [
            ("applicant", applicant), ("household", household), ("agency", agency), ("name", name),
            ("family_name", familyName), ("home", home), ("building", building),
        ]
    }

    /// Sets a part by the name it has in files; a name no part has is left aside.
    mutating func set(_ name: String, to word: UInt32) {
        switch name {
        case "applicant": applicant = word
        case "household": household = word
        case "agency": agency = word
        case "name": self.name = word
        case "family_name": familyName = word
        case "home": home = word
        case "building": building = word
        default: break
        }
    }
}
