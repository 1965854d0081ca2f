internal import BonafideCore

extension PDFInspector {
    /// Every text that names a program, with its place.
    private var programs: [(text: String, at: String)] {
        var all = [(info.producer, "Info /Producer"), (info.creator, "Info /Creator")]
        for name in ["Producer", "CreatorTool"] { all.append((packet?[name] ?? "", "XMP \(name)")) }
        for step in packet?.history ?? [] { all.append((step.agent, "XMP xmpMM:History")) }
        return all.filter { !$0.0.isEmpty }
    }

    mutating func checkMetadata() {
        checkEditors()
        checkIssuer()
        checkAgreement()
        checkDates()
        checkWriter()
        checkSources()
    }

    private mutating func checkEditors() {
        var seen: Set<String> = []
        for (text, place) in programs {
            guard let editor = lists.editor(in: text), seen.insert(editor.name).inserted else { continue }
            let strength: FindingStrength = !claims.isGuarded ? .info : editor.isWeak ? .weak : .strong
            inspection.add(
                "pdf.editor-producer", strength, value: text, at: place,
                expected: "a program an institution makes papers with",
                innocent: "CVs and diplomas may be laid out in an editor; scans pass through scanning apps")
        }
    }

    private mutating func checkIssuer() {
        guard !claims.issuer.isEmpty, !info.producer.isEmpty || !info.creator.isEmpty,
            let profile = issuers.first(where: { $0.issuer.lowercased() == claims.issuer.lowercased() }),
            let expression = try? Regex(profile.producer).ignoresCase()
        else { return }
        let text = info.producer + " " + info.creator
        guard (try? expression.firstMatch(in: text)) == nil else { return }
        inspection.add(
            "pdf.issuer-producer-mismatch", .moderate, value: text, at: "Info /Producer",
            expected: "\(profile.issuer) makes its papers with \(profile.producer)",
            innocent: "the customer printed it to PDF; the issuer changed its software")
    }

    private mutating func checkAgreement() {
        guard let packet, info.isPresent, signatures.isEmpty else { return }
        if let other = packet["Producer"], !info.producer.isEmpty,
            !Self.agree(other, info.producer)
        {
            inspection.add(
                "pdf.info-xmp-mismatch", claims.isGuarded && file.revisions.count == 1 ? .strong : .moderate,
                value: "Info says «\(info.producer)», XMP says «\(other)»", at: "Info /Producer, XMP pdf:Producer",
                expected: "both copies agree", innocent: "software that leaves XMP stale on an incremental save")
        }
        for (name, date) in [("CreateDate", info.created), ("ModifyDate", info.modified)] {
            guard let text = packet[name], let other = DocumentDate(text), let date else { continue }
            let apart = abs(other.instant.seconds - date.instant.seconds)
            // A copy written without its offset may lie up to 14 hours away.
            let isBare = other.offset == nil || date.offset == nil
            guard apart > (isBare ? 14 * 3_600 + 60 : 60) else { continue }
            inspection.add(
                "pdf.info-xmp-mismatch",
                name == "CreateDate" && claims.isGuarded && file.revisions.count == 1 ? .strong : .moderate,
                value: "Info says \(date.text), XMP says \(other.text)", at: "Info, XMP xmp:\(name)",
                expected: "both copies agree", innocent: "software that leaves XMP stale on an incremental save")
        }
    }

    private static func agree(_ a: String, _ b: String) -> Bool {
        let (a, b) = (a.lowercased(), b.lowercased())
        return a.contains(b) || b.contains(a)
    }

    private mutating func checkDates() {
        if let created = info.created, let end = claims.periodEnd, claims.purpose == .issuerPaper {
            // A writer stamping UTC may be a day ahead or behind the issuer's own calendar.
            if created.day.number < end.number - 1 {
                inspection.add(
                    "pdf.created-before-period-end", .strong, value: "made \(created.text)", at: "Info /CreationDate",
                    expected: "not before \(end), the last day it covers",
                    innocent: "a wrong clock on the issuer's machine; a forecast or draft")
            } else if Int(created.day.number) - Int(end.number) > 730 {
                inspection.add(
                    "pdf.created-long-after", .weak, value: "made \(created.text)", at: "Info /CreationDate",
                    expected: "about \(end)", innocent: "re-issued on request")
            }
        }
        if let created = info.created, let modified = info.modified, signatures.isEmpty,
            modified.instant.seconds - created.instant.seconds > 60
        {
            inspection.add(
                "pdf.moddate-after-create", .weak,
                value: "modified \(modified.text), created \(created.text)", at: "Info /ModDate",
                expected: "one moment", innocent: "post-processing, signing, most Acrobat work")
        }
    }

    /// The byte layout against the program named in the metadata.
    private mutating func checkWriter() {
        let header = file.headerOffset
        guard let mark = file.bytes.find("%", from: header + 5, to: header + 32) else { return }
        let rest = Array(file.bytes[min(file.bytes.count, mark + 1)..<min(file.bytes.count, mark + 24)])
        guard let writer = lists.writers.first(where: { rest.starts(with: $0.header) }) else { return }
        inspection.note("written by", writer.name)
        let named = lists.producer(in: info.producer) ?? lists.producer(in: info.creator)
        guard named?.writer != writer.name else { return }
        if writer.edits {
            inspection.add(
                "pdf.layout-fingerprint", claims.isGuarded ? .strong : .weak,
                value: "laid out by \(writer.name)"
                    + (info.producer.isEmpty ? "" : ", yet Producer says «\(info.producer)»"),
                at: "byte \(mark)", expected: "the layout of the program that made the paper",
                innocent: "a portal that cleans uploads with this library")
        } else if writer.isRewriter {
            inspection.add(
                "pdf.layout-fingerprint", .info, value: "passed through \(writer.name)", at: "byte \(mark)",
                expected: "–", innocent: "delivery tools linearise, compress and encrypt files")
        } else if let named, !named.writer.isEmpty,
            lists.writers.contains(where: { $0.name == named.writer && !$0.isRewriter })
        {
            inspection.add(
                "pdf.layout-fingerprint", claims.isGuarded ? .moderate : .weak,
                value: "laid out by \(writer.name), yet Producer says «\(info.producer)»", at: "byte \(mark)",
                expected: "the layout of \(named.writer)", innocent: "a new version with another header")
        }
    }

    private mutating func checkSources() {
        guard let source = packet?["DigitalSourceType"] else { return }
        let word = source.split(separator: "/").last.map { $0.lowercased() } ?? ""
        guard lists.generatorSources.contains(word) else { return }
        inspection.add(
            "xmp.digital-source-type", .strong, value: source, at: "XMP DigitalSourceType",
            expected: "a capture or a document", innocent: "a synthetic picture on an otherwise honest page")
    }

    // MARK: - Clock

    /// Offsets that a program of the table stamped from the machine's own clock.
    mutating func checkClock() {
        let zone = ZoneClock(claims.zone)
        let clock = (lists.producer(in: info.producer) ?? lists.producer(in: info.creator))?.clock
        var dates: [(date: DocumentDate, at: String)] = []
        if let date = info.created { dates.append((date, "Info /CreationDate")) }
        if let date = info.modified { dates.append((date, "Info /ModDate")) }
        for step in packet?.history ?? [] {
            if let date = DocumentDate(step.when) { dates.append((date, "XMP xmpMM:History")) }
        }
        if clock == .local, zone.isKnown {
            var worst: (apart: Int, date: DocumentDate, at: String)?
            for (date, place) in dates {
                guard let offset = date.offset, !date.isZulu, offset != 0,
                    let apart = zone.distance(of: offset, at: date.instant), apart > 3_600
                else { continue }
                if apart > (worst?.apart ?? 0) { worst = (apart, date, place) }
            }
            if let worst, let own = zone.offset(at: worst.date.instant) {
                inspection.add(
                    "pdf.tz-mismatch", worst.apart >= 3 * 3_600 ? .strong : .moderate, value: worst.date.text,
                    at: worst.at,
                    expected: "\(DocumentDate.text(offset: own)) in \(claims.zone) at that moment",
                    innocent: "travel; a cloud machine or a server set to another zone")
            }
        }
        let offsets = Set(dates.compactMap { $0.date.isZulu ? nil : $0.date.offset }.filter { $0 != 0 })
        if let least = offsets.min(), let most = offsets.max(), most - least > 3_600 {
            inspection.add(
                "pdf.tz-changes", .moderate,
                value: offsets.sorted().map(DocumentDate.text(offset:)).joined(separator: ", "),
                at: "Info and XMP dates",
                expected: "one zone, or two an hour apart over a change of clocks",
                innocent: "the file travelled, or was signed elsewhere")
        }
    }
}
