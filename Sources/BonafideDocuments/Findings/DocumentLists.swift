internal import Yams

/// What stamps a program puts on dates.
package enum ProducerClock: String, Sendable {
    case local, utc, none
}

/// The tables of `Rules/lists/document-*.yaml`: programs, editors and marks.
package struct DocumentLists: Sendable {
    package struct Producer: Sendable {
        let pattern: String
        package let clock: ProducerClock
        let writer: String
    }
    struct Writer: Sendable {
        let name: String
        let header: [UInt8]
        let isRewriter: Bool
        let edits: Bool
    }
    package struct Editor: Sendable {
        let pattern: String
        package let name: String
        package let isWeak: Bool
    }

    var producers: [Producer] = []
    var writers: [Writer] = []
    var editors: [Editor] = []
    var generatorKeys: Set<String> = []
    var generatorWords: [String] = []
    var generatorSources: Set<String> = []
    var specimenNumbers: Set<String> = []
    var specimenNames: [String] = []
    var templateRoots: Set<String> = []
    var templateRevisions: Set<String> = []
    var genericUsers: Set<String> = []

    /// The tables that ship with the program.
    package static let builtIn = DocumentLists(texts: EmbeddedDocumentLists.all)

    /// Reads tables from YAML texts; an entry that cannot be read is left out.
    package init(texts: [String]) {
        for text in texts {
            // Every value is read as text, so the patterns that tell numbers and dates are not needed.
            guard let root = try? Yams.compose(yaml: text, .basic)?.mapping else { continue }
            for item in root.value("producers")?.sequence ?? [] { addProducer(item) }
            for item in root.value("writers")?.sequence ?? [] { addWriter(item) }
            for item in root.value("editors")?.sequence ?? [] {
                guard let pattern = item.text("pattern"), let name = item.text("name") else {
                    continue
                }
                editors.append(Editor(pattern: pattern, name: name, isWeak: item.text("weak") == "true"))
            }
            func words(_ key: String) -> [String] { root.value(key)?.sequence?.compactMap { $0.scalar?.string } ?? [] }
            generatorKeys.formUnion(words("generator_keys"))
            generatorWords += words("generator_words")
            generatorSources.formUnion(words("generator_sources"))
            specimenNumbers.formUnion(words("specimen_numbers"))
            specimenNames += words("specimen_names")
            templateRoots.formUnion(words("template_roots"))
            templateRevisions.formUnion(words("template_rsids"))
            genericUsers.formUnion(words("generic_users"))
        }
    }

    private mutating func addProducer(_ item: Node) {
        guard let pattern = item.text("pattern"),
            let clock = item.text("clock").flatMap(ProducerClock.init)
        else { return }
        producers.append(Producer(pattern: pattern, clock: clock, writer: item.text("writer") ?? ""))
    }

    private mutating func addWriter(_ item: Node) {
        guard let name = item.text("name"), let header = item.text("header"),
            let bytes = DocumentLists.bytes(header)
        else { return }
        writers.append(
            Writer(
                name: name, header: bytes, isRewriter: item.text("rewriter") == "true",
                edits: item.text("edits") == "true"))
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        var found: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            guard let next = text.index(index, offsetBy: 2, limitedBy: text.endIndex),
                let byte = UInt8(text[index..<next], radix: 16)
            else { return nil }
            found.append(byte)
            index = next
        }
        return found.isEmpty ? nil : found
    }

    /// The first known program a text names.
    package func producer(in text: String) -> Producer? {
        guard !text.isEmpty else { return nil }
        let lowered = text.lowercased()
        return producers.first { lowered.contains($0.pattern) }
    }

    /// The first known editor a text names.
    package func editor(in text: String) -> Editor? {
        guard !text.isEmpty else { return nil }
        let lowered = text.lowercased()
        return editors.first { lowered.contains($0.pattern) }
    }

    /// Whether a source type, by its last part, declares a made picture.
    package func declaresGeneration(_ source: String) -> Bool {
        generatorSources.contains(source.split(separator: "/").last.map { $0.lowercased() } ?? "")
    }

    /// Whether a text names a text-to-image program.
    func generator(in text: String) -> String? {
        guard !text.isEmpty else { return nil }
        let lowered = text.lowercased()
        return generatorWords.first { lowered.contains($0) }
    }
}

extension Node.Mapping {
    /// The value of a key. A subscript would compare tags, which compiles every pattern of YAML first.
    fileprivate func value(_ key: String) -> Node? { first { $0.key.scalar?.string == key }?.value }
}

extension Node {
    /// The text of a key.
    fileprivate func text(_ key: String) -> String? { mapping?.value(key)?.scalar?.string }
}
