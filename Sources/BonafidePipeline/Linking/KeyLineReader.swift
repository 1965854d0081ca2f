internal import BonafideCore
internal import BonafideSignals

/// Reads lines of keys as `bonafide keys` writes them.
struct KeyLineReader {
    /// What was read.
    private(set) var keys = LinkKeys()
    /// The ids of the applicants, in the order of their lines.
    private(set) var names: [String] = []
    /// The numbers the applicants had where the keys were made.
    private(set) var numbers: [Int] = []
    /// The mark of the secret the keys were made with.
    private(set) var fingerprint: String?

    /// Takes one line; `place` is named in errors.
    mutating func add(_ bytes: some Collection<UInt8>, place: String) throws(LinkLineError) {
        let line = try LinkLine(bytes, place: place)
        let mark = try line.text("key_id")
        guard fingerprint == nil || fingerprint == mark else {
            throw LinkLineError(
                text: "\(place): error: these keys were made with another secret than those before; they never meet")
        }
        fingerprint = mark
        guard names.count < Int(UInt32.max) else { throw LinkLineError(text: "\(place): error: too many applicants") }
        let row = UInt32(names.count)
        var name = try line.text("applicant")
        names.append(name)
        name.withUTF8 { keys.name(row: row, $0) }
        numbers.append(try line.number("row"))
        var kinds: UInt32 = 0
        for key in try line.objects("keys") {
            let entry = try Self.entry(key, row: row, place)
            kinds |= 1 << UInt32(entry.kind.rawValue)
            keys.add(entry)
        }
        keys.note(row: row, kinds: kinds)
        var declared = LinkDeclarations()
        for (name, text) in line.texts("declares") {
            if name == KeyLines.runs {
                guard let runs = TextRuns.read(hexadecimal: text) else {
                    throw line.wanted("8 hexadecimal digits a run", name)
                }
                keys.note(row: row, runs: runs)
                continue
            }
            guard let word = UInt32(text, radix: 16) else { throw line.wanted("8 hexadecimal digits", name) }
            declared.set(name, to: word)
        }
        keys.declare(row: row, declared)
    }

    private static func entry(_ key: LinkLine, row: UInt32, _ place: String) throws(LinkLineError) -> LinkKeyEntry {
        let word = try key.text("kind")
        guard let kind = LinkKind(word: word) else {
            let near = NearestName.of(word, among: LinkKind.allCases.map(\.word))
            throw LinkLineError(
                text: "\(place): error: unknown kind of key" + (near.map { "; did you mean \($0)?" } ?? ""))
        }
        guard let hash = LinkHash(hexadecimal: try key.text("key")) else {
            throw key.wanted("32 hexadecimal digits", "key")
        }
        return LinkKeyEntry(hash: hash, row: row, kind: kind)
    }
}
