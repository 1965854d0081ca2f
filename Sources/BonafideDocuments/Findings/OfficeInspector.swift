internal import BonafideArchive
internal import BonafideCore

/// Runs the checks on OOXML and ODF files.
struct OfficeInspector {
    let office: OfficePackage
    let claims: DocumentClaims
    let lists: DocumentLists
    var inspection: DocumentInspection

    private var isLibreOffice: Bool {
        let program = (office.properties["generator"] ?? office.properties["Application"] ?? "").lowercased()
        return program.contains("libreoffice") || program.contains("openoffice")
    }
    private var created: DocumentDate? {
        (office.properties["created"] ?? office.properties["creation-date"]).flatMap { DocumentDate($0) }
    }
    private var modified: DocumentDate? {
        (office.properties["modified"] ?? (office.family == .openDocument ? office.properties["date"] : nil)).flatMap {
            DocumentDate($0)
        }
    }

    mutating func run() {
        noteMetadata()
        checkClock()
        checkDates()
        checkPeople()
        checkHidden()
        checkOutside()
        checkShape()
        collectKeys()
        for (part, why) in office.refused.prefix(4) {
            inspection.add(
                "doc.unparsable", .weak, value: why, at: part, expected: "a part that can be read",
                innocent: "damage in transfer; an unusual converter")
        }
    }

    private mutating func noteMetadata() {
        for name in [
            "generator", "Application", "AppVersion", "creator", "initial-creator", "lastModifiedBy", "created",
            "modified", "TotalTime", "revision", "Template",
        ] {
            inspection.note(name, office.properties[name])
        }
        inspection.event(created, "created", at: "core properties")
        inspection.event(modified, "saved", at: "core properties")
        for text in office.changeDates {
            inspection.event(DocumentDate(text), "tracked change or comment", at: "document body")
        }
    }

    /// LibreOffice writes local time in its metadata and UTC in the archive: the difference is its offset.
    private mutating func checkClock() {
        let zone = ZoneClock(claims.zone)
        guard isLibreOffice, zone.isKnown, let modified,
            let member = office.archive.members.first(where: { ["content.xml", "word/document.xml"].contains($0.name) }
            ),
            let stored = Self.date(dos: member.localTime)
        else { return }
        let apart = Int(modified.wall - stored)
        let offset = Int((Double(apart) / 900).rounded()) * 900
        // A kept date of an older save leaves a rest or a difference no zone has.
        guard abs(apart - offset) <= 180, abs(offset) <= 14 * 3_600 else { return }
        inspection.note("offset of the machine", DocumentDate.text(offset: offset))
        let moment = Timestamp(seconds: stored)
        guard let distance = zone.distance(of: offset, at: moment), distance > 3_600, let own = zone.offset(at: moment)
        else {
            return
        }
        inspection.add(
            "office.zip-vs-meta-tz", distance >= 3 * 3_600 ? .strong : .moderate,
            value:
                "saved at \(DocumentDate(wall: modified.wall, offset: nil).text) by its own clock, \(Timestamp(seconds: stored)) by the archive: \(DocumentDate.text(offset: offset))",
            at: "\(member.name) header, core properties",
            expected: "\(DocumentDate.text(offset: own)) in \(claims.zone)",
            innocent: "travel; a machine set to another zone; a web editor's server")
    }

    /// Seconds since 1970 of an MS-DOS date and time, or nothing for the constant 1980-01-01.
    static func date(dos: UInt32) -> Int64? {
        let (date, time) = (Int(dos >> 16), Int(dos & 0xffff))
        let year = 1980 + date >> 9
        guard year > 1980 || date & 0x1ff != 0x21,
            let day = Day(year: 1980 + (date >> 9), month: date >> 5 & 15, day: date & 31), time >> 11 < 24
        else { return nil }
        return Int64(day.number) * 86_400 + Int64((time >> 11) * 3_600 + (time >> 5 & 63) * 60 + (time & 31) * 2)
    }

    private mutating func checkPeople() {
        let last =
            office.properties["lastModifiedBy"] ?? (office.family == .openDocument ? office.properties["creator"] : nil)
            ?? ""
        let first =
            office.family == .openDocument
            ? office.properties["initial-creator"] ?? "" : office.properties["creator"] ?? ""
        if !last.isEmpty {
            if isGeneric(last) {
                inspection.add(
                    "office.generic-user", .weak, value: last, at: "lastModifiedBy", expected: "a person's name",
                    innocent: "default account names are common")
            } else if !claims.name.isEmpty, !NameTokens.share(last, claims.name) {
                // Nobody claims to have saved a CV without help, so another hand alone contradicts nothing: an adviser's
                // edit looks the same. Beside a clock of another zone or an impossible order of dates it does.
                let isHandedOver =
                    NameTokens.isPersonal(last) && NameTokens.share(first, claims.name)
                    && (office.properties["Company"] ?? "").isEmpty && !office.text.contains(last)
                    && inspection.findings.contains { ["office.zip-vs-meta-tz", "office.date-order"].contains($0.id) }
                inspection.add(
                    "office.lastmodifiedby-differs", isHandedOver ? .strong : .moderate, value: last,
                    at: "lastModifiedBy",
                    expected: claims.name, innocent: "an adviser, spouse or agency saved it last")
            }
        }
        if !first.isEmpty, !claims.name.isEmpty, !isGeneric(first), !NameTokens.share(first, claims.name) {
            inspection.add(
                "office.creator-differs", .weak, value: first, at: "creator", expected: claims.name,
                innocent: "a template's author; an adviser who began the CV")
        }
    }

    private func isGeneric(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return lists.genericUsers.contains(lowered) || lowered.hasPrefix("desktop-") || lowered.hasPrefix("laptop-")
            || lowered.hasPrefix("pc-") || lowered.hasPrefix("win-") || lowered.hasPrefix("user")
    }

    private mutating func checkDates() {
        if let created, let modified, created.wall - modified.wall > 60 {
            inspection.add(
                "office.date-order", created.wall - modified.wall > 3_600 ? .strong : .moderate,
                value: "created \(created.text), last saved \(modified.text)", at: "core properties",
                expected: "created before it was saved", innocent: "a converter; a machine whose clock was mended")
        }
        let minutes = Int(office.properties["TotalTime"] ?? "")
        let words = office.text.split { $0 == " " || $0 == "\n" }.count
        if minutes == 0, ["0", "1"].contains(office.properties["revision"] ?? ""), words > 60, !isLibreOffice {
            inspection.add(
                "office.zero-edit-time", .weak,
                value: "\(words) words, no editing time, revision \(office.properties["revision"] ?? "")",
                at: "app and core properties", expected: "minutes of editing",
                innocent: "converters and web editors write no editing time")
        }
    }

    private mutating func checkHidden() {
        let text = office.hidden.map(\.text).joined(separator: " ")
        guard !text.filter({ !$0.isWhitespace }).isEmpty else { return }
        let letters = text.filter(\.isLetter).count
        let injects = PromptInjection.isPresent(in: text)
        inspection.add(
            "office.hidden-text", injects || letters >= 40 ? .strong : .moderate,
            value: "«\(DocumentInspection.short(text, limit: 160))» is \(office.hidden[0].why)", at: "document body",
            expected: "no text a reader cannot see", innocent: "style left-overs; notes of a template")
        if injects {
            inspection.add(
                "text.prompt-injection", .strong, value: "«\(DocumentInspection.short(text, limit: 160))»",
                at: "document body",
                expected: "no hidden instructions to a machine that reads the file", innocent: "none known")
        }
    }

    private mutating func checkOutside() {
        for (type, target, part) in office.externals {
            let isActive = ["attachedTemplate", "oleObject", "frame", "externalLink", "package"].contains(type)
            guard isActive else { continue }
            let isRemote =
                target.contains("://") && !target.lowercased().hasPrefix("file:///") || target.hasPrefix("\\\\")
            inspection.add(
                isRemote ? "office.remote-template" : "office.template-path", isRemote ? .strong : .weak,
                value: "\(type) \(target)",
                at: part, expected: "nothing loaded from elsewhere", innocent: "a corporate template on a server")
        }
        if let macro = office.archive.members.first(where: { $0.name.hasSuffix("vbaProject.bin") }) {
            inspection.add(
                "office.macros", .strong, value: macro.name, at: macro.name, expected: "a CV without program code",
                innocent: "corporate templates with macros")
        }
        if let field = office.instructions.first(where: { text in
            let word = text.split(separator: " ").first.map { $0.uppercased() } ?? ""
            return word == "DDE" || word == "DDEAUTO"
        }) {
            inspection.add(
                "office.dde-field", .strong, value: DocumentInspection.short(field, limit: 120), at: "document body",
                expected: "no field that starts a program", innocent: "old reports linked to spreadsheets")
        }
    }

    /// Headers that deceive: names that differ between the two views, stray bytes.
    private mutating func checkShape() {
        if let member = office.archive.members.first(where: { $0.name != $0.localName }) {
            inspection.add(
                "office.zip-shape", .moderate, value: "«\(member.name)» is «\(member.localName)» in its own header",
                at: "byte \(member.headerOffset)",
                expected: "one name", innocent: "none known")
        }
        if let member = office.archive.members.first(where: { Self.leadsOut($0.name) }) {
            inspection.add(
                "office.zip-shape", .moderate, value: "«\(member.name)» leads out of the archive",
                at: "byte \(member.headerOffset)", expected: "names below the archive's own folder",
                innocent: "none known; nothing is ever unpacked to disk")
        }
        if office.archive.strayBytes > 0 {
            inspection.add(
                "office.zip-shape", .weak, value: "\(office.archive.strayBytes) bytes outside the archive", at: "file",
                expected: "none", innocent: "mail gateways that append bytes")
        }
        let program = (office.properties["Application"] ?? "").lowercased()
        let times = Set(office.archive.members.map(\.localTime))
        if program.contains("microsoft"), times.contains(where: { Self.date(dos: $0) != nil }) {
            inspection.add(
                "office.zip-shape", .weak,
                value:
                    "the archive carries real times though \(office.properties["Application"] ?? "") writes 1980-01-01",
                at: "member headers", expected: "1980-01-01", innocent: "zipped again by a mail gateway or a web editor"
            )
        }
    }

    /// Whether a member's name would be written outside the folder an archive is unpacked to.
    private static func leadsOut(_ name: String) -> Bool {
        name.hasPrefix("/") || name.hasPrefix("\\") || name.dropFirst().hasPrefix(":")
            || name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
    }

    private mutating func collectKeys() {
        for id in Set(office.revisionSaveIDs).subtracting(lists.templateRevisions).sorted()
        where id != office.rootRevisionSaveID || office.revisionSaveIDs.count > 1 {
            inspection.keys.append(DocumentKey(kind: .revisionSaveID, value: id))
        }
        for (_, digest) in office.media { inspection.keys.append(DocumentKey(kind: .media, value: digest)) }
        inspection.shingles = TextShingles.of(office.text, without: claims.name)
    }
}

/// Names as sets of folded words.
package enum NameTokens {
    package static func words(_ name: String) -> Set<String> {
        Set(name.lowercased().split { !$0.isLetter }.map { String($0) }.filter { $0.count > 1 })
    }

    /// Whether two names have a word in common.
    package static func share(_ a: String, _ b: String) -> Bool {
        !words(Transliteration.plain(a)).isDisjoint(with: words(Transliteration.plain(b)))
    }

    /// Whether a text looks like a person's full name rather than a firm's or an account's.
    package static func isPersonal(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        let offices: Set<String> = [
            "career", "services", "office", "agency", "recruiting", "hr", "gmbh", "ltd", "inc", "llc", "team", "centre",
            "center", "university", "advisor", "adviser", "coach", "consulting", "corporation", "company",
        ]
        return (2...4).contains(words.count)
            && words.allSatisfy { word in
                !offices.contains(word.lowercased())
                    && word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" || $0 == "." }
            }
    }
}
