internal import BonafideCore

extension PDFInspector {
    /// Whether a state ends where a signature's cover ends: signing itself appends one.
    private func isSigned(_ revision: PDFRevision) -> Bool {
        signatures.contains { abs($0.end - revision.end) <= 2 }
    }

    /// What one appended state changed.
    struct Change {
        var pages = false
        var fonts = false
        var info = false
        var forms = false
        var validation = false
        var other = 0
        var numbers: [Int] = []
        var removed: [String] = []
        var added: [String] = []

        /// Whether what a reader sees was changed.
        var touchesContent: Bool { pages || !removed.isEmpty || !added.isEmpty }
    }

    func change(from before: PDFRevision, to after: PDFRevision) -> Change {
        var change = Change()
        for (number, entry) in after.index.sorted(by: { $0.key < $1.key })
        where before.index[number] != entry && entry != .free {
            change.numbers.append(number)
            guard change.numbers.count <= 2_000, let dictionary = file.object(number, in: after)?.value.dictionary
            else {
                continue
            }
            switch dictionary["Type"]?.name {
            case "Annot", "Sig", "SigRef", "TransformParams": change.forms = true
            case "DSS", "VRI", "DocTimeStamp": change.validation = true
            case "XRef", "ObjStm", "Catalog", "Metadata": break
            default:
                if dictionary["FT"] != nil || dictionary["Fields"] != nil {
                    change.forms = true
                } else {
                    change.other += 1
                }
            }
        }
        let info = after.sections.lazy.compactMap { $0.trailer["Info"] }.first?.reference?.number
        if let info { change.info = change.numbers.contains(info) }
        compareText(before, after, &change)
        return change
    }

    private func compareText(_ before: PDFRevision, _ after: PDFRevision, _ change: inout Change) {
        guard !file.isEncrypted else { return }
        let old = file.pageObjects(in: before, limit: 12)
        let new = file.pageObjects(in: after, limit: 12)
        func contents(_ pages: [(number: Int, page: PDFDictionary)], _ revision: PDFRevision) -> [PDFEntry?] {
            pages.flatMap { item -> [PDFEntry?] in
                let value = item.page["Contents"]
                let list = file.resolve(value, in: revision)?.array ?? [value ?? .null]
                return list.map { $0.reference.flatMap { revision.index[$0.number] } }
            }
        }
        guard contents(old, before) != contents(new, after) else { return }
        change.pages = true
        let oldLines = file.pages(in: before, limit: 6).flatMap { $0.lines.map(\.text) }
        let newLines = file.pages(in: after, limit: 6).flatMap { $0.lines.map(\.text) }
        var counts: [String: Int] = [:]
        for line in oldLines { counts[PDFInspector.plain(line), default: 0] += 1 }
        for line in newLines {
            let key = PDFInspector.plain(line)
            if let count = counts[key], count > 0 { counts[key] = count - 1 } else { change.added.append(line) }
        }
        var rest: [String: Int] = [:]
        for line in newLines { rest[PDFInspector.plain(line), default: 0] += 1 }
        for line in oldLines {
            let key = PDFInspector.plain(line)
            if let count = rest[key], count > 0 { rest[key] = count - 1 } else { change.removed.append(line) }
        }
    }

    private static func plain(_ line: String) -> String { String(line.filter { !$0.isWhitespace }) }

    mutating func checkRevisions() {
        for index in file.revisions.indices.dropFirst() {
            let (before, after) = (file.revisions[index - 1], file.revisions[index])
            guard !isSigned(after) else {
                inspection.event(nil, "signed", at: "byte \(after.end)")
                continue
            }
            let change = change(from: before, to: after)
            let last = signatures.last?.end ?? -1
            if last >= 0, last < after.end, change.validation, !change.touchesContent, !change.info { continue }
            report(change, number: index + 1, before, after)
            compareInfo(before, after, number: index + 1)
        }
    }

    private mutating func report(_ change: Change, number: Int, _ before: PDFRevision, _ after: PDFRevision) {
        let onlyForms = change.forms && !change.touchesContent && !change.info
        let strength: FindingStrength =
            onlyForms || (!change.touchesContent && !change.info && change.other == 0)
            ? .weak : claims.isGuarded && (change.touchesContent || change.info) ? .strong : .moderate
        inspection.add(
            "pdf.incremental-update", strength,
            value:
                "saved again \(file.revisions.count > 2 ? "(state \(number) of \(file.revisions.count)) " : "")with \(change.numbers.count) objects changed",
            at: "bytes \(before.end)–\(after.end)", expected: "one state, as the issuer's program wrote it",
            innocent: "filling a form, adding a note, tagging by an archive")
        guard change.touchesContent, !change.removed.isEmpty || !change.added.isEmpty else { return }
        let old = change.removed.prefix(3).joined(separator: " | ")
        let new = change.added.prefix(3).joined(separator: " | ")
        inspection.add(
            "pdf.object-shadow", claims.isGuarded ? .strong : .moderate,
            value: "«\(old)» became «\(new)»", at: "state \(number), bytes \(before.end)–\(after.end)",
            expected: "the text the issuer wrote: «\(old)»",
            innocent: "none for a finished paper; drafts of a CV change")
        inspection.event(nil, "text changed: «\(old)» → «\(new)»", at: "state \(number)")
    }

    private mutating func compareInfo(_ before: PDFRevision, _ after: PDFRevision, number: Int) {
        let (old, new) = (PDFInfo(file, before), PDFInfo(file, after))
        inspection.event(old.created, "created, as state \(number - 1) says", at: "Info of state \(number - 1)")
        if let first = old.created, let second = new.created, abs(first.instant.seconds - second.instant.seconds) > 60 {
            inspection.add(
                "pdf.prior-info-dates", claims.isGuarded ? .strong : .moderate,
                value: "CreationDate was \(first.text), is now \(second.text)", at: "Info of state \(number - 1)",
                expected: "the date of making does not change", innocent: "archive software that rewrites dates")
        }
    }
}
