internal import BonafideArchive
internal import BonafideCore

/// A pack that was read and checked before, as bytes: the texts and numbers of its files, without their YAML.
///
/// Conditions are kept as text and compiled anew against the catalog, which the key of the bytes names. The bytes end
/// in their SHA-256, so that damage is told from a pack.
enum StoredPack {
    /// Raised whenever the layout changes.
    private static let mark = "bonafide stored pack 2"

    /// The bytes of a pack that was loaded from its files.
    static func bytes(of pack: RulePack) -> [UInt8] {
        var writer = StoredText()
        writer.add(mark)
        writer.add(pack.card.digest)
        writer.add(pack.card.name)
        writer.add(pack.card.version)
        let settings = pack.settings
        for number in [settings.prior, settings.within, settings.across] { writer.add(number) }
        writer.add(settings.mitigationCap)
        writer.add(list: settings.groups.keys.sorted()) { name, writer in
            let group = settings.groups[name] ?? GroupSetting()
            writer.add(name)
            writer.add(group.within)
            writer.add(group.cap)
            writer.add(group.title)
        }
        writer.add(list: pack.card.bands) { band, writer in
            writer.add(band.name)
            writer.add(band.from)
            writer.add(band.advice)
            writer.add(list: band.questions) { $1.add($0) }
        }
        writer.add(list: pack.rules) { rule, writer in
            let file = rule.file
            let texts = [
                file.source.path, file.id, file.indicator, file.title, file.status.rawValue, file.when, file.group,
                file.code, file.reason, file.applicant, file.next, file.reviewedOn, file.rationale,
                rule.reason.source,
            ]
            for text in texts { writer.add(text) }
            for number in [file.weight, file.absent, Int64(file.halfLifeDays), file.isLocked ? 1 : 0] {
                writer.add(number)
            }
            writer.add(rule.floor)
            writer.add(rule.ceiling)
            writer.add(list: file.benign) { $1.add($0) }
            writer.add(list: file.sources) { $1.add($0) }
        }
        return writer.bytes + Digest256(of: writer.bytes).bytes
    }

    /// Reads the bytes of a pack; nothing where they are damaged or no longer agree with the catalog.
    static func assembly(_ bytes: [UInt8], catalog: SignalCatalog) -> (assembly: PackAssembly, digest: String)? {
        guard bytes.count > 32 else { return nil }
        let content = Array(bytes.dropLast(32))
        guard Digest256(of: content).bytes == Array(bytes.suffix(32)) else { return nil }
        var reader = StoredTextReader(content)
        guard reader.text() == mark, let digest = reader.text() else { return nil }
        var pack = PackFile(source: SourceText(path: "pack.yaml", text: ""))
        pack.name = reader.text() ?? ""
        pack.version = reader.text() ?? ""
        pack.settings.prior = reader.number() ?? 0
        pack.settings.within = reader.number() ?? 0
        pack.settings.across = reader.number() ?? 0
        pack.settings.mitigationCap = reader.optional()
        for _ in 0..<reader.count() {
            let name = reader.text() ?? ""
            let (within, cap) = (reader.optional(), reader.optional())
            pack.settings.groups[name] = GroupSetting(within: within, cap: cap, title: reader.text() ?? "")
        }
        for _ in 0..<reader.count() {
            let name = reader.text() ?? ""
            let from = reader.optional()
            let advice = reader.text() ?? ""
            var questions: [String] = []
            for _ in 0..<reader.count() { questions.append(reader.text() ?? "") }
            pack.bands.append(Band(name: name, from: from, advice: advice, questions: questions))
        }
        let checker = ExpressionChecker(ExpressionEnvironment(signals: catalog))
        var rules: [Rule] = []
        for _ in 0..<reader.count() {
            guard let rule = rule(&reader, checker, catalog) else { return nil }
            rules.append(rule)
        }
        return reader.isSound ? (PackAssembly(pack: pack, rules: rules), digest) : nil
    }

    private static func rule(
        _ reader: inout StoredTextReader, _ checker: ExpressionChecker, _ catalog: SignalCatalog
    ) -> Rule? {
        var file = RuleFile(source: SourceText(path: reader.text() ?? "", text: ""))
        file.id = reader.text() ?? ""
        file.indicator = reader.text() ?? ""
        file.title = reader.text() ?? ""
        guard let status = RuleStatus(rawValue: reader.text() ?? "") else { return nil }
        file.status = status
        file.when = reader.text() ?? ""
        file.group = reader.text() ?? ""
        file.code = reader.text() ?? ""
        file.reason = reader.text() ?? ""
        file.applicant = reader.text() ?? ""
        file.next = reader.text() ?? ""
        file.reviewedOn = reader.text() ?? ""
        file.rationale = reader.text() ?? ""
        var problems: [ReasonTemplate.Problem] = []
        let reason = ReasonTemplate(reader.text() ?? "", catalog: catalog, &problems)
        file.weight = reader.number() ?? 0
        file.absent = reader.number() ?? 0
        file.halfLifeDays = Int(clamping: reader.number() ?? 0)
        file.isLocked = reader.number() == 1
        let (floor, ceiling) = (reader.optional(), reader.optional())
        for _ in 0..<reader.count() { file.benign.append(reader.text() ?? "") }
        for _ in 0..<reader.count() { file.sources.append(reader.text() ?? "") }
        guard problems.isEmpty, let expression = ExpressionParser.parse(file.when).0 else { return nil }
        let (condition, findings) = checker.check(expression)
        guard !findings.contains(where: { $0.severity == .error }) else { return nil }
        return Rule(file: file, condition: condition, reason: reason, floor: floor, ceiling: ceiling)
    }
}

/// Texts and numbers one behind the other, each with its length.
private struct StoredText {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ number: Int64?) {
        bytes.append(number == nil ? 0 : 1)
        add(number ?? 0)
    }

    mutating func add(_ text: String) {
        add(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add<Item>(list: [Item], _ write: (Item, inout StoredText) -> Void) {
        add(Int64(list.count))
        for item in list { write(item, &self) }
    }
}

/// Reads what `StoredText` wrote; once anything is cut short, everything further is missing.
private struct StoredTextReader {
    private let bytes: [UInt8]
    private var place = 0
    private(set) var isSound = true

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func take(_ count: Int) -> Range<Int>? {
        guard isSound, count >= 0, count <= bytes.count - place else {
            isSound = false
            return nil
        }
        place += count
        return place - count..<place
    }

    mutating func number() -> Int64? {
        guard let range = take(8) else { return nil }
        return bytes.withUnsafeBytes {
            Int64(littleEndian: $0.loadUnaligned(fromByteOffset: range.lowerBound, as: Int64.self))
        }
    }

    mutating func optional() -> Int64? {
        guard let range = take(1), let number = number() else { return nil }
        return bytes[range.lowerBound] == 0 ? nil : number
    }

    mutating func text() -> String? {
        guard let length = number(), let range = take(Int(clamping: length)) else { return nil }
        return bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
        }
    }

    /// The length of a list, 0 where it is damaged.
    mutating func count() -> Int {
        guard let count = number(), count >= 0, count <= bytes.count else {
            isSound = false
            return 0
        }
        return Int(count)
    }
}
