internal import BonafideArchive

/// An office file: OOXML or ODF, its metadata parts and body as far as the checks need them.
package struct OfficePackage: Sendable {
    /// Which family of formats the file belongs to.
    package enum Family: Sendable { case word, openDocument, otherOOXML }

    /// Largest XML part that is read, in bytes.
    static let partLimit = 8 << 20
    /// Bytes all parts of a file may inflate to.
    static let totalLimit = 64 << 20

    package let family: Family
    let archive: ZipArchive
    /// Parts that were refused, with the reason.
    package private(set) var refused: [(part: String, why: String)] = []
    /// Text of `docProps/core.xml`, `docProps/app.xml` and ODF's `meta.xml`, by local name.
    package private(set) var properties: [String: String] = [:]
    /// Revision save ids in order, the root first.
    package private(set) var revisionSaveIDs: [String] = []
    package private(set) var rootRevisionSaveID: String?
    /// Visible body text.
    package private(set) var text = ""
    /// Text a reader cannot see, with why.
    package private(set) var hidden: [(text: String, why: String)] = []
    /// Field instructions.
    package private(set) var instructions: [String] = []
    /// External relationships: type, target and part.
    package private(set) var externals: [(type: String, target: String, part: String)] = []
    /// SHA-256 of media members, by name.
    package private(set) var media: [(name: String, digest: String)] = []
    /// Dates of comments and tracked changes.
    package private(set) var changeDates: [String] = []

    private var spent = 0

    /// Reads a package; gives nothing where the archive holds no office file.
    init?(_ archive: ZipArchive) {
        self.archive = archive
        if archive.member(named: "word/document.xml") != nil {
            family = .word
        } else if archive.member(named: "content.xml") != nil, archive.member(named: "meta.xml") != nil {
            family = .openDocument
        } else if archive.member(named: "[Content_Types].xml") != nil {
            family = .otherOOXML
        } else {
            return nil
        }
        for part in ["docProps/core.xml", "docProps/app.xml", "meta.xml"] { readProperties(part) }
        readSettings("word/settings.xml")
        for member in archive.members where member.name.hasSuffix(".rels") { readRelationships(member.name) }
        if family == .word {
            for member in archive.members where Self.isWordBody(member.name) { readWordBody(member.name) }
        } else if family == .openDocument {
            readOpenDocumentBody()
        }
        digestMedia()
    }

    private static func isWordBody(_ name: String) -> Bool {
        guard name.hasPrefix("word/"), name.hasSuffix(".xml") else { return false }
        return ["document", "header", "footer", "comments", "footnotes"].contains {
            name.dropFirst(5).hasPrefix($0)
        }
    }

    private mutating func part(_ name: String) -> [UInt8]? {
        guard let member = archive.member(named: name), spent < Self.totalLimit else { return nil }
        do throws(ZipError) {
            let content = try archive.read(member, limit: min(Self.partLimit, Self.totalLimit - spent))
            spent += content.count
            return content
        } catch {
            refused.append((name, "\(error)"))
            return nil
        }
    }

    /// Walks a part; a DOCTYPE or damage ends the walk and is noted.
    private mutating func walk(
        _ name: String, _ visit: (XMLReader.Event, borrowing XMLReader, inout OfficePackage) -> Void
    ) {
        guard let content = part(name) else { return }
        do throws(XMLError) {
            var reader = try XMLReader(bytes: content)
            while let event = try reader.advance() { visit(event, reader, &self) }
        } catch {
            refused.append((name, error.message))
        }
    }

    private mutating func readProperties(_ name: String) {
        var path: [String] = []
        walk(name) { event, reader, package in
            switch event {
            case .startElement:
                path.append(reader.localName)
                if reader.localName == "document-statistic" || reader.localName == "template" {
                    for (key, value) in reader.attributes { package.properties["\(reader.localName).\(key)"] = value }
                }
            case .text:
                guard let key = path.last, package.properties.count < 256 else { return }
                package.properties[key, default: ""] += String(reader.value.prefix(2_000))
            case .endElement: if !path.isEmpty { path.removeLast() }
            }
        }
    }

    private mutating func readSettings(_ name: String) {
        walk(name) { event, reader, package in
            guard event == .startElement, reader.isNamed("rsid") || reader.isNamed("rsidRoot"),
                let value = reader.attributes.first(where: { $0.name == "val" })?.value.uppercased(),
                package.revisionSaveIDs.count < 5_000
            else { return }
            if reader.isNamed("rsidRoot") { package.rootRevisionSaveID = value }
            package.revisionSaveIDs.append(value)
        }
    }

    private mutating func readRelationships(_ name: String) {
        walk(name) { event, reader, package in
            guard event == .startElement, reader.isNamed("Relationship") else { return }
            let attributes = reader.attributes
            guard attributes.contains(where: { $0.name == "TargetMode" && $0.value == "External" }) else { return }
            let type = attributes.first { $0.name == "Type" }?.value ?? ""
            let target = attributes.first { $0.name == "Target" }?.value ?? ""
            if package.externals.count < 500 {
                package.externals.append((type.split(separator: "/").last.map(String.init) ?? "", target, name))
            }
        }
    }

    private mutating func digestMedia() {
        for member in archive.members where member.name.contains("media/") || member.name.hasPrefix("Pictures/") {
            guard media.count < 64, member.size >= 512, let content = part(member.name) else { continue }
            media.append((member.name, Digest256(of: content).description))
        }
    }
}

// MARK: - Bodies

extension OfficePackage {
    private struct RunState {
        var isHidden = false
        var isWhite = false
        var isTiny = false
        var inProperties = false
        var why: String? {
            isHidden ? "marked hidden" : isWhite ? "white" : isTiny ? "one point or less" : nil
        }
    }

    private mutating func readWordBody(_ name: String) {
        var run: RunState?
        var element = ""
        var paragraph = ""
        walk(name) { event, reader, package in
            switch event {
            case .startElement:
                element = reader.localName
                switch element {
                case "r": run = RunState()
                case "rPr": run?.inProperties = true
                case "vanish", "color", "sz":
                    if run?.inProperties == true { Self.note(element, reader.attributes, &run) }
                case "ins", "del", "comment":
                    if let date = reader.attributes.first(where: { $0.name == "date" })?.value,
                        package.changeDates.count < 64
                    {
                        package.changeDates.append(date)
                    }
                case "tab", "br": package.appendText(" ", &paragraph)
                default: break
                }
            case .text:
                if element == "t" {
                    if let why = run?.why {
                        package.hide(reader.value, why)
                    } else {
                        package.appendText(reader.value, &paragraph)
                    }
                } else if element == "instrText", package.instructions.count < 200 {
                    package.instructions.append(String(reader.value.prefix(500)))
                }
            case .endElement:
                switch reader.localName {
                case "rPr": run?.inProperties = false
                case "r": run = nil
                case "p": package.appendText("\n", &paragraph)
                default: break
                }
            }
        }
    }

    private static func note(_ element: String, _ attributes: [(name: String, value: String)], _ run: inout RunState?) {
        let value = attributes.first { $0.name == "val" }?.value
        switch element {
        case "vanish": run?.isHidden = !["0", "false", "off"].contains(value ?? "1")
        case "color": run?.isWhite = value?.uppercased() == "FFFFFF"
        case "sz": run?.isTiny = value.flatMap { Double($0) }.map { $0 <= 2 } ?? false
        default: break
        }
    }

    private mutating func appendText(_ piece: String, _ paragraph: inout String) {
        if text.utf8.count < 1 << 20 { text += piece }
    }

    private mutating func hide(_ piece: String, _ why: String) {
        guard hidden.count < 400 else { return }
        if let last = hidden.last, last.why == why {
            hidden[hidden.count - 1].text += piece
        } else {
            hidden.append((piece, why))
        }
    }

    private mutating func readOpenDocumentBody() {
        var hiddenStyles: Set<String> = []
        var style = ""
        var stack: [String] = []
        walk("content.xml") { event, reader, package in
            switch event {
            case .startElement:
                let attributes = reader.attributes
                switch reader.localName {
                case "style": style = attributes.first { $0.name == "name" }?.value ?? ""
                case "text-properties":
                    let isHidden = attributes.contains {
                        $0.name == "display" && $0.value == "none"
                            || $0.name == "font-size" && ["0pt", "1pt", "0.5pt"].contains($0.value)
                            || $0.name == "color" && $0.value.lowercased() == "#ffffff"
                    }
                    if isHidden { hiddenStyles.insert(style) }
                case "s", "tab", "line-break": package.text += " "
                default: break
                }
                let own = attributes.first { $0.name == "style-name" }?.value
                stack.append(["span", "p", "h"].contains(reader.localName) ? own ?? "" : "")
            case .text:
                guard package.text.utf8.count < 1 << 20 else { return }
                if stack.contains(where: { hiddenStyles.contains($0) }) {
                    package.hide(reader.value, "marked hidden")
                } else {
                    package.text += reader.value
                }
            case .endElement:
                if reader.localName == "p" || reader.localName == "h" { package.text += "\n" }
                if !stack.isEmpty { stack.removeLast() }
            }
        }
    }
}
