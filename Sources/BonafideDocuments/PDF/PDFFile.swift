/// One saved state of a file: what a reader saw before the next change was appended.
package struct PDFRevision: Sendable {
    /// Offset behind `%%EOF` of this state.
    package let end: Int
    /// Offset its `startxref` names.
    package let crossReference: Int
    /// The sections that make it up, newest first.
    package let sections: [PDFSection]
    /// Where every object of this state lies.
    package let index: [Int: PDFEntry]
}

/// A PDF file read from untrusted bytes: its revisions, objects and streams.
///
/// Nothing of the file is trusted: offsets are checked, loops are cut by visited sets, nesting by a
/// depth limit, inflating by the file's budget.
package final class PDFFile {
    /// The file's bytes.
    package let bytes: [UInt8]
    /// What reading may still cost.
    package let budget: ReadingBudget
    /// Offset of `%PDF-`; 0 in a sound file.
    package let headerOffset: Int
    /// The saved states, oldest first; the linearised first-page section is no state of its own.
    package private(set) var revisions: [PDFRevision] = []
    /// What was wrong with the structure, each a short sentence.
    package private(set) var anomalies: [String] = []
    /// Whether the file was laid out for page-at-a-time download.
    package private(set) var isLinearized = false
    /// How many `startxref … %%EOF` pairs there are.
    package private(set) var endMarks = 0

    var sectionCache: [Int: PDFSection] = [:]
    private var objectCache: [PDFEntry: PDFObject] = [:]
    private var objectStreams: [Int: [(number: Int, value: PDFValue)]] = [:]
    private var loading: Set<Int> = []

    /// Reads the structure; gives nothing where the bytes hold no PDF header.
    package init?(_ bytes: [UInt8], budget: ReadingBudget) {
        guard let header = bytes.find("%PDF-", to: 1_100) else { return nil }
        self.bytes = bytes
        self.budget = budget
        headerOffset = header
        if header > 0 { anomalies.append("the header begins at byte \(header)") }
        readRevisions()
    }

    /// The newest state.
    package var latest: PDFRevision? { revisions.last }
    /// The newest trailer.
    package var trailer: PDFDictionary { latest?.sections.first?.trailer ?? PDFDictionary() }
    /// Whether strings and streams are encrypted; their content is then not read.
    package var isEncrypted: Bool { revisions.contains { $0.sections.contains { $0.trailer["Encrypt"] != nil } } }

    private func readRevisions() {
        var marks = endOfFileMarks()
        endMarks = marks.count
        isLinearized = firstObjectIsLinearized()
        if isLinearized, marks.count > 1, marks[0].crossReference == 0 || marks[0].end < bytes.count / 2 {
            marks.removeFirst()
        }
        for mark in marks.suffix(32) {
            let sections = chain(from: mark.crossReference)
            guard !sections.isEmpty else {
                anomalies.append("startxref before byte \(mark.end) names no cross-reference section")
                continue
            }
            revisions.append(revision(sections, mark))
        }
        if revisions.isEmpty || revisions.last.map({ !reachesCatalog($0) }) ?? true {
            anomalies.append("the cross-reference was unusable and was rebuilt")
            let section = rebuiltSection()
            revisions = [
                PDFRevision(end: bytes.count, crossReference: 0, sections: [section], index: section.entries)
            ]
        }
        if let last = revisions.last, bytes.count - last.end > 4, !bytes[last.end...].allSatisfy(PDFLexer.isSpace) {
            anomalies.append("\(bytes.count - last.end) bytes follow the last %%EOF")
        }
    }

    private func revision(_ sections: [PDFSection], _ mark: (crossReference: Int, end: Int)) -> PDFRevision {
        var index: [Int: PDFEntry] = [:]
        for section in sections { index.merge(section.entries) { newer, _ in newer } }
        return PDFRevision(end: mark.end, crossReference: mark.crossReference, sections: sections, index: index)
    }

    private func reachesCatalog(_ revision: PDFRevision) -> Bool {
        for section in revision.sections {
            guard let root = section.trailer["Root"]?.reference else { continue }
            return object(root.number, in: revision)?.value.dictionary != nil || section.trailer["Encrypt"] != nil
        }
        return false
    }

    /// Every `startxref N %%EOF`, in file order.
    private func endOfFileMarks() -> [(crossReference: Int, end: Int)] {
        var marks: [(crossReference: Int, end: Int)] = []
        for place in bytes.places(of: "startxref", limit: 4_096) {
            var lexer = PDFLexer(bytes, at: place + 9, end: place + 64)
            guard let offset = lexer.value(references: false)?.whole,
                let mark = bytes.find("%%EOF", from: lexer.position, to: min(bytes.count, lexer.position + 1_024))
            else { continue }
            marks.append((offset, mark + 5))
        }
        return marks
    }

    private func firstObjectIsLinearized() -> Bool {
        guard let place = bytes.find("/Linearized", to: 2_048) else { return false }
        return place < 1_100
    }
}

// MARK: - Objects

extension PDFFile {
    /// Loads an object as a saved state sees it.
    package func object(_ number: Int, in revision: PDFRevision) -> PDFObject? {
        guard let entry = revision.index[number] else { return nil }
        return object(number, entry, in: revision)
    }

    /// Loads an object as the newest state sees it.
    package func object(_ number: Int) -> PDFObject? { latest.flatMap { object(number, in: $0) } }

    func object(_ number: Int, _ entry: PDFEntry, in revision: PDFRevision) -> PDFObject? {
        if let cached = objectCache[entry] { return cached.number == number ? cached : nil }
        guard budget.step() else { return nil }
        var found: PDFObject?
        switch entry {
        case .free: return nil
        case .offset(let offset):
            found =
                parseObject(at: offset, expecting: number)
                ?? (headerOffset > 0 ? parseObject(at: offset + headerOffset, expecting: number) : nil)
        case .compressed(let stream, let index):
            found = compressedObject(number, stream: stream, index: index, in: revision)
        }
        if let found { objectCache[entry] = found }
        return found
    }

    private func compressedObject(_ number: Int, stream: Int, index: Int, in revision: PDFRevision) -> PDFObject? {
        guard case .offset(let place)? = revision.index[stream] else { return nil }
        let key = place
        if objectStreams[key] == nil {
            guard loading.insert(key).inserted, let container = object(stream, in: revision),
                let dictionary = container.value.dictionary, let content = decode(container)
            else { return nil }
            objectStreams[key] = Self.split(content, dictionary, budget)
            loading.remove(key)
        }
        guard let held = objectStreams[key] else { return nil }
        let value =
            held.indices.contains(index) && held[index].number == number
            ? held[index].value : held.first { $0.number == number }?.value
        return value.map { PDFObject(number: number, value: $0, stream: nil, offset: place) }
    }

    private static func split(
        _ content: [UInt8], _ dictionary: PDFDictionary, _ budget: ReadingBudget
    ) -> [(number: Int, value: PDFValue)] {
        let count = min(10_000, max(0, dictionary["N"]?.whole ?? 0))
        let first = max(0, dictionary["First"]?.whole ?? 0)
        var header = PDFLexer(content, at: 0, end: first)
        var held: [(number: Int, value: PDFValue)] = []
        for _ in 0..<count where budget.step() {
            guard let number = header.value(references: false)?.whole,
                let offset = header.value(references: false)?.whole, offset >= 0, offset < content.count
            else { break }
            var lexer = PDFLexer(content, at: first + offset)
            held.append((number, lexer.value() ?? .null))
        }
        return held
    }

    /// Parses `n g obj … endobj` at an offset.
    func parseObject(at offset: Int, expecting: Int?, resolveLength: Bool = true) -> PDFObject? {
        guard offset >= 0, offset < bytes.count else { return nil }
        var lexer = PDFLexer(bytes, at: offset)
        guard let number = lexer.value(references: false)?.whole, lexer.value(references: false)?.whole != nil,
            case .word("obj")? = lexer.word(), expecting == nil || expecting == number
        else { return nil }
        guard let value = lexer.value() else {
            return PDFObject(number: number, value: .null, stream: nil, offset: offset)
        }
        lexer.skipSpace()
        guard let dictionary = value.dictionary, bytes.holds("stream", at: lexer.position) else {
            return PDFObject(number: number, value: value, stream: nil, offset: offset)
        }
        var start = lexer.position + 6
        if bytes.byte(start) == 0x0d { start += 1 }
        if bytes.byte(start) == 0x0a { start += 1 }
        return PDFObject(
            number: number, value: value, stream: streamRange(start, dictionary, resolveLength), offset: offset)
    }

    private func streamRange(_ start: Int, _ dictionary: PDFDictionary, _ resolveLength: Bool) -> Range<Int>? {
        guard start <= bytes.count else { return nil }
        var length = dictionary["Length"]?.whole
        if length == nil, resolveLength, let target = dictionary["Length"]?.reference, let revision = latest,
            case .offset(let place)? = revision.index[target.number], loading.insert(-1 - target.number).inserted
        {
            length = parseObject(at: place, expecting: target.number, resolveLength: false)?.value.whole
            loading.remove(-1 - target.number)
        }
        if let length, length >= 0, length <= bytes.count - start,
            bytes.find("endstream", from: start + length, to: start + length + 16) != nil
        {
            return start..<start + length
        }
        guard let end = bytes.find("endstream", from: start) else { return start..<bytes.count }
        var stop = end
        if stop > start, bytes[stop - 1] == 0x0a { stop -= 1 }
        if stop > start, bytes[stop - 1] == 0x0d { stop -= 1 }
        return start..<stop
    }

    /// Follows references until a value is reached.
    package func resolve(_ value: PDFValue?, in revision: PDFRevision? = nil) -> PDFValue? {
        var value = value
        var hops = 0
        while case .reference(let target)? = value, hops < 16 {
            guard let revision = revision ?? latest else { return nil }
            value = object(target.number, in: revision)?.value
            hops += 1
        }
        return value
    }

    /// The decoded bytes of a stream a reference leads to.
    package func streamContent(_ value: PDFValue?, in revision: PDFRevision? = nil) -> [UInt8]? {
        guard let target = value?.reference, let revision = revision ?? latest,
            let object = object(target.number, in: revision), object.stream != nil
        else { return nil }
        return decode(object)
    }
}
