extension PDFInspector {
    private static let actions: Set<String> = [
        "JavaScript", "Launch", "ImportData", "SubmitForm", "RichMediaExecute", "GoToE",
    ]

    /// Actions and attachments, object streams opened and names unescaped.
    mutating func checkActions(_ revision: PDFRevision) {
        var found: [String: Int] = [:]
        for number in revision.index.keys.sorted().prefix(20_000) {
            guard let object = file.object(number, in: revision) else { continue }
            collect(object.value, number, &found, depth: 0)
        }
        for (name, number) in found.sorted(by: { $0.key < $1.key }) {
            let isAction = Self.actions.contains(name) || name == "JS"
            inspection.add(
                "pdf.active-content", isAction && name != "SubmitForm" ? .strong : .moderate, value: "/\(name)",
                at: "object \(number)", expected: "a document that only shows",
                innocent: name == "EmbeddedFile"
                    ? "archival files and provenance manifests embed files" : "interactive forms use scripts")
        }
    }

    private func collect(_ value: PDFValue, _ number: Int, _ found: inout [String: Int], depth: Int) {
        guard depth < 24, file.budget.step() else { return }
        switch value {
        case .array(let items): for item in items { collect(item, number, &found, depth: depth + 1) }
        case .dictionary(let pairs):
            if let action = pairs["S"]?.name, Self.actions.contains(action), found[action] == nil {
                found[action] = number
            }
            if pairs["JS"] != nil, found["JavaScript"] == nil { found["JavaScript"] = number }
            if pairs["XFA"] != nil, found["XFA"] == nil { found["XFA"] = number }
            if pairs["Type"]?.name == "EmbeddedFile" || pairs["EF"] != nil, found["EmbeddedFile"] == nil {
                found["EmbeddedFile"] = number
            }
            if pairs["Subtype"]?.name == "RichMedia", found["RichMedia"] == nil { found["RichMedia"] = number }
            for pair in pairs.pairs { collect(pair.value, number, &found, depth: depth + 1) }
        default: break
        }
    }

    /// The metadata of photographs that were wrapped into pages.
    mutating func checkEmbeddedPictures(_ revision: PDFRevision) {
        guard !file.isEncrypted else { return }
        let numbers = Set(pages.flatMap { $0.images.map(\.number) }.filter { $0 >= 0 }).sorted().prefix(4)
        for number in numbers {
            guard let object = file.object(number, in: revision), let range = object.stream,
                file.filters(of: object).last == "DCTDecode", file.filters(of: object).count == 1,
                let picture = JPEGFile(Array(file.bytes[range]))
            else { continue }
            var inner = ImageInspector(claims: claims, lists: lists, into: DocumentInspection())
            inner.inspectMarks(of: picture, place: "object \(number), ")
            for finding in inner.inspection.findings { inspection.findings.append(finding) }
            inspection.keys += inner.inspection.keys
        }
    }
}
