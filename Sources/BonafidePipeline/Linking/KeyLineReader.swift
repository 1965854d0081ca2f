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
    mutating func add(_ bytes: some Collection<UInt8>, place: LinePlace) throws(LinkLineError) {
        let line: Line
        if let found = bytes.withContiguousStorageIfAvailable({ Self.plain($0) }) ?? nil {
            line = found
        } else {
            line = try Self.careful(try LinkLine(bytes, place: place))
        }
        guard fingerprint == nil || fingerprint == line.mark else {
            throw LinkLineError(
                text: "\(place): error: these keys were made with another secret than those before; they never meet")
        }
        fingerprint = line.mark
        guard names.count < Int(UInt32.max) else { throw LinkLineError(text: "\(place): error: too many applicants") }
        let row = UInt32(names.count)
        var name = line.name
        names.append(name)
        name.withUTF8 { keys.name(row: row, $0) }
        numbers.append(line.number)
        var kinds: UInt32 = 0
        for (kind, hash) in line.keys {
            kinds |= 1 << UInt32(kind.rawValue)
            keys.add(LinkKeyEntry(hash: hash, row: row, kind: kind))
        }
        keys.note(row: row, kinds: kinds)
        keys.note(row: row, runs: line.runs)
        keys.declare(row: row, line.declared)
    }

    /// What a line holds.
    private struct Line {
        var name = ""
        var number = 0
        var mark = ""
        var keys: [(kind: LinkKind, hash: LinkHash)] = []
        var runs: [UInt32] = []
        var declared = LinkDeclarations()
    }

    /// Reads a line of the form `bonafide keys` writes, its members in any order; nothing where it has another.
    private static func plain(_ bytes: LineCursor.Bytes) -> Line? {
        var line = Line()
        var seen = 0
        var cursor = LineCursor(bytes)
        let isWhole = cursor.object { name, cursor in
            func takes(_ bit: Int, _ isRead: Bool) -> Bool {
                // The last of two members of one name would count.
                defer { seen |= 1 << bit }
                return isRead && seen >> bit & 1 == 0
            }
            if name.isWord("applicant") { return takes(0, cursor.text().map { line.name = $0.string } != nil) }
            if name.isWord("row") { return takes(1, cursor.count().map { line.number = $0 } != nil) }
            if name.isWord("key_id") { return takes(2, cursor.text().map { line.mark = $0.string } != nil) }
            if name.isWord("keys") { return takes(3, keys(&cursor, &line)) }
            return name.isWord("declares") && takes(4, declarations(&cursor, &line))
        }
        return isWhole && cursor.isAtEnd() && seen & 0b1111 == 0b1111 ? line : nil
    }

    private static func keys(_ cursor: inout LineCursor, _ line: inout Line) -> Bool {
        line.keys.reserveCapacity(16)
        return cursor.list { cursor in
            var kind: LinkKind?
            var hash: LinkHash?
            let isWhole = cursor.object { name, cursor in
                guard let text = cursor.text() else { return false }
                if name.isWord("kind"), kind == nil {
                    kind = KindWords.kind(text)
                    return kind != nil
                }
                guard name.isWord("key"), hash == nil else { return false }
                hash = LinkHash(hexadecimal: text)
                return hash != nil
            }
            guard isWhole, let kind, let hash else { return false }
            line.keys.append((kind, hash))
            return true
        }
    }

    private static func declarations(_ cursor: inout LineCursor, _ line: inout Line) -> Bool {
        cursor.object { name, cursor in
            guard let text = cursor.text() else { return false }
            if name.isWord("runs") {
                guard line.runs.isEmpty, let runs = TextRuns.read(hexadecimal: text) else { return false }
                line.runs = runs
                return true
            }
            guard text.count <= 8, let word = HexadecimalWord.read(text, from: 0, count: text.count) else {
                return false
            }
            line.declared.set(name.string, to: UInt32(word))
            return true
        }
    }

    /// Reads any other line, and says what is wrong with it.
    private static func careful(_ read: LinkLine) throws(LinkLineError) -> Line {
        var line = Line()
        line.mark = try read.text("key_id")
        line.name = try read.text("applicant")
        line.number = try read.number("row")
        for key in try read.objects("keys") { line.keys.append(try entry(key)) }
        for (name, text) in read.texts("declares") {
            if name == KeyLines.runs {
                guard let runs = Array(text.utf8).withUnsafeBufferPointer({ TextRuns.read(hexadecimal: $0) }) else {
                    throw read.wanted("8 hexadecimal digits a run", name)
                }
                line.runs = runs
                continue
            }
            guard let word = UInt32(text, radix: 16) else { throw read.wanted("8 hexadecimal digits", name) }
            line.declared.set(name, to: word)
        }
        return line
    }

    private static func entry(_ key: LinkLine) throws(LinkLineError) -> (LinkKind, LinkHash) {
        let word = try key.text("kind")
        guard let kind = LinkKind(word: word) else {
            let near = NearestName.of(word, among: LinkKind.allCases.map(\.word))
            throw LinkLineError(
                text: "\(key.place): error: unknown kind of key" + (near.map { "; did you mean \($0)?" } ?? ""))
        }
        let digits = Array(try key.text("key").utf8)
        guard let hash = digits.withUnsafeBufferPointer({ LinkHash(hexadecimal: $0) }) else {
            throw key.wanted("32 hexadecimal digits", "key")
        }
        return (kind, hash)
    }
}
