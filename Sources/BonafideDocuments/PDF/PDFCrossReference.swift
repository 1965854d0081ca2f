/// Where an object lies.
package enum PDFEntry: Hashable, Sendable {
    case free
    /// Offset of `n g obj` in the file.
    case offset(Int)
    /// Inside an object stream.
    case compressed(stream: Int, index: Int)
}

/// One cross-reference section: a table or a stream, with its trailer.
package struct PDFSection: Sendable {
    /// Offset the section begins at.
    package let offset: Int
    /// Whether it is a cross-reference stream.
    package let isStream: Bool
    /// The objects it defines.
    package let entries: [Int: PDFEntry]
    /// Its trailer dictionary.
    package let trailer: PDFDictionary
}

extension PDFFile {
    /// Highest object number accepted.
    static let objectLimit = 1 << 20

    /// Reads the section at an offset, table or stream.
    func readSection(at offset: Int) -> PDFSection? {
        guard offset >= 0, offset < bytes.count else { return nil }
        var lexer = PDFLexer(bytes, at: offset)
        lexer.skipSpace()
        if bytes.holds("xref", at: lexer.position) { return readTable(at: lexer.position) }
        return readStreamSection(at: lexer.position)
    }

    private func readTable(at offset: Int) -> PDFSection? {
        var lexer = PDFLexer(bytes, at: offset + 4)
        var entries: [Int: PDFEntry] = [:]
        while budget.step() {
            guard let first = lexer.value(references: false) else { return nil }
            if case .word(let word) = first {
                guard word == "trailer" else { return nil }
                break
            }
            guard let start = first.whole, let count = lexer.value(references: false)?.whole, start >= 0, count >= 0,
                start <= Self.objectLimit, count <= Self.objectLimit
            else { return nil }
            for number in start..<(start + count) {
                guard budget.step(), let place = lexer.value(references: false)?.whole,
                    lexer.value(references: false) != nil, case .word(let kind)? = lexer.value(references: false)
                else { return nil }
                entries[number] = kind == "n" ? .offset(place) : .free
            }
        }
        guard let trailer = lexer.value()?.dictionary else { return nil }
        if let hybrid = trailer["XRefStm"]?.whole, let extra = readStreamSection(at: hybrid) {
            entries.merge(extra.entries) { own, _ in own }
        }
        return PDFSection(offset: offset, isStream: false, entries: entries, trailer: trailer)
    }

    private func readStreamSection(at offset: Int) -> PDFSection? {
        guard let object = parseObject(at: offset, expecting: nil, resolveLength: false),
            let dictionary = object.value.dictionary, dictionary["Type"]?.name == "XRef",
            let content = decode(object, isCrossReference: true),
            let widths = dictionary["W"]?.array?.compactMap({ $0.whole }), widths.count >= 3,
            widths.allSatisfy({ (0...8).contains($0) })
        else { return nil }
        let size = min(Self.objectLimit, dictionary["Size"]?.whole ?? 0)
        let index = dictionary["Index"]?.array?.compactMap { $0.whole } ?? [0, size]
        let width = widths[0] + widths[1] + widths[2]
        guard width > 0 else { return nil }
        var entries: [Int: PDFEntry] = [:]
        var position = 0
        func field(_ length: Int, _ fallback: Int) -> Int {
            guard length > 0 else { return fallback }
            var value: UInt64 = 0
            for _ in 0..<length {
                value = value << 8 | UInt64(content[position])
                position += 1
            }
            return Int(truncatingIfNeeded: value & 0x7fff_ffff_ffff)
        }
        var pair = 0
        while pair + 1 < index.count {
            let (start, count) = (index[pair], index[pair + 1])
            pair += 2
            guard start >= 0, count >= 0, start <= Self.objectLimit, count <= Self.objectLimit else { break }
            for number in start..<(start + count) {
                guard position + width <= content.count, budget.step() else { break }
                let kind = field(widths[0], 1)
                let second = field(widths[1], 0)
                let third = field(widths[2], 0)
                switch kind {
                case 0: entries[number] = .free
                case 1: entries[number] = .offset(second)
                case 2: entries[number] = .compressed(stream: second, index: third)
                default: break
                }
            }
        }
        return PDFSection(offset: offset, isStream: true, entries: entries, trailer: dictionary)
    }

    /// Follows `/Prev` from an offset; newest section first, each at most once.
    func chain(from offset: Int) -> [PDFSection] {
        var sections: [PDFSection] = []
        var visited: Set<Int> = []
        var next: Int? = offset
        while let at = next, sections.count < 64, visited.insert(at).inserted {
            guard let section = sectionCache[at] ?? readSection(at: at + headerOffset) ?? readSection(at: at) else {
                break
            }
            sectionCache[at] = section
            sections.append(section)
            next = section.trailer["Prev"]?.whole
        }
        return sections
    }

    /// Finds every `n g obj` in the file where the cross-reference is of no use.
    func rebuiltSection() -> PDFSection {
        var entries: [Int: PDFEntry] = [:]
        var trailer = PDFDictionary()
        for place in bytes.places(of: " obj", limit: 20_000) {
            guard let number = objectNumber(before: place) else { continue }
            entries[number.value] = .offset(number.offset)
        }
        for place in bytes.places(of: "trailer", limit: 64) {
            var lexer = PDFLexer(bytes, at: place + 7)
            guard let found = lexer.value()?.dictionary else { continue }
            trailer.pairs = found.pairs + trailer.pairs.filter { found[$0.key] == nil }
        }
        if trailer["Root"] == nil {
            for (number, _) in entries.sorted(by: { $0.key < $1.key }) where budget.step() {
                guard case .offset(let at)? = entries[number],
                    let object = parseObject(at: at, expecting: number, resolveLength: false),
                    let dictionary = object.value.dictionary
                else { continue }
                if dictionary["Type"]?.name == "Catalog" {
                    trailer.pairs.append(("Root", .reference(PDFReference(number: number))))
                    break
                }
            }
        }
        return PDFSection(offset: 0, isStream: false, entries: entries, trailer: trailer)
    }

    /// Reads `n g` backwards from the space before `obj`.
    private func objectNumber(before place: Int) -> (value: Int, offset: Int)? {
        var at = place - 1
        let generationEnd = at
        while at >= 0, bytes[at] >= 0x30, bytes[at] <= 0x39 { at -= 1 }
        guard at < generationEnd, at >= 0, bytes[at] == 0x20 else { return nil }
        at -= 1
        let numberEnd = at
        while at >= 0, bytes[at] >= 0x30, bytes[at] <= 0x39, numberEnd - at < 8 { at -= 1 }
        guard at < numberEnd else { return nil }
        var value = 0
        for index in (at + 1)...numberEnd { value = value * 10 + Int(bytes[index] - 0x30) }
        return value <= Self.objectLimit ? (value, at + 1) : nil
    }
}
