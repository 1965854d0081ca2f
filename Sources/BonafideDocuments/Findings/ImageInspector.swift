internal import BonafideCore

/// Runs the checks on pictures: JPEG, PNG and TIFF.
struct ImageInspector {
    let claims: DocumentClaims
    let lists: DocumentLists
    var inspection: DocumentInspection

    init(claims: DocumentClaims, lists: DocumentLists, into inspection: DocumentInspection) {
        self.claims = claims
        self.lists = lists
        self.inspection = inspection
    }

    private var innocentEdit: String { "cropping or brightening in a photo program" }

    /// Everything that is read from a JPEG file's markers and metadata.
    mutating func inspectMarks(of picture: JPEGFile, place: String = "") {
        if let exif = picture.exif { inspect(exif, place) }
        if let packet = picture.packet { inspect(packet, place) }
        inspect(provenance: picture.provenance, place + "APP11")
        checkSoftware(of: picture, place)
        checkTables(of: picture, place)
    }

    /// The whole of a JPEG file, picture data included where `deep`.
    mutating func inspect(_ picture: JPEGFile, deep: Bool, budget: ReadingBudget) {
        inspectMarks(of: picture)
        if let frame = picture.frame { inspection.note("size", "\(frame.width) × \(frame.height)") }
        if let quality = picture.tables[0].flatMap(QuantizationTables.standardQuality) {
            inspection.note("IJG quality", "\(quality)")
        }
        if deep { inspectCoefficients(of: picture, budget: budget) }
    }

    mutating func inspect(_ picture: PNGFile) {
        inspection.note("size", "\(picture.width) × \(picture.height)")
        if let exif = picture.exif { inspect(exif, "") }
        if let packet = picture.packet { inspect(packet, "") }
        inspect(provenance: picture.provenance, "caBX")
        for (key, value) in picture.texts {
            inspection.note(key, value)
            let isGeneratorKey = lists.generatorKeys.contains(key.lowercased()) && Self.describesGeneration(value)
            guard isGeneratorKey || lists.generator(in: key == "Software" || key == "Comment" ? value : "") != nil
            else { continue }
            inspection.add(
                "png.ai-text-chunk", claims.purpose == .cv ? .info : .strong,
                value: "\(key): \(DocumentInspection.short(value, limit: 120))", at: "text chunk \(key)",
                expected: "a capture", innocent: "an avatar on a profile is no forgery")
        }
        if isScreen(picture.width, picture.height)
            || picture.texts.contains(where: { $0.value.lowercased().contains("screenshot") })
        {
            inspection.add(
                "png.screenshot", .weak, value: "\(picture.width) × \(picture.height)", at: "IHDR",
                expected: "a photograph of the document", innocent: "digital identity apps are shown on a screen")
        }
    }

    mutating func inspect(tiff bytes: [UInt8]) {
        if let exif = EXIFBlock(bytes) { inspect(exif, "") }
    }

    private static func describesGeneration(_ value: String) -> Bool {
        let lowered = value.lowercased()
        let hits = [
            "steps:", "sampler", "cfg", "seed", "class_type", "ksampler", "negative prompt", "checkpoint", "model",
        ]
        return hits.contains { lowered.contains($0) }
    }

    private func isScreen(_ width: Int, _ height: Int) -> Bool {
        let sizes: Set<[Int]> = [
            [1080, 1920], [1170, 2532], [1179, 2556], [1284, 2778], [1290, 2796], [1125, 2436], [1242, 2688],
            [828, 1792],
            [750, 1334], [1080, 2400], [1080, 2340], [1080, 2160], [1440, 3200], [1440, 2560], [1366, 768],
            [1440, 900],
            [1536, 864], [2560, 1440],
        ]
        return sizes.contains([width, height]) || sizes.contains([height, width])
    }
}

// MARK: - EXIF and XMP

extension ImageInspector {
    private mutating func inspect(_ exif: EXIFBlock, _ place: String) {
        inspection.note("Make", exif.main.text(0x010f))
        inspection.note("Model", exif.main.text(0x0110))
        inspection.note("Software", exif.main.text(0x0131))
        inspection.note("DateTimeOriginal", exif.original?.text)
        inspection.event(exif.original, "taken", at: place + "EXIF DateTimeOriginal")
        inspection.event(exif.modified, "changed", at: place + "EXIF DateTime")
        for (tag, name) in [(0xa431, "BodySerialNumber"), (0xa435, "LensSerialNumber"), (0xa420, "ImageUniqueID")] {
            guard let serial = exif.exif?.text(tag) ?? exif.main.text(tag), serial.count >= 4,
                Set(serial).count > 2
            else { continue }
            inspection.keys.append(DocumentKey(kind: .serial, value: "\(name):\(serial)"))
        }
        if let comment = exif.exif?.text(0x9286)
            ?? exif.exif?.entries[0x9286].map({ String(decoding: $0.bytes.drop { $0 < 0x20 }, as: UTF8.self) }),
            comment.contains("Steps: "), comment.contains("Sampler")
        {
            inspection.add(
                "png.ai-text-chunk", .strong, value: DocumentInspection.short(comment, limit: 120),
                at: place + "EXIF UserComment",
                expected: "a capture", innocent: "an avatar on a profile is no forgery")
        }
        checkOffset(exif, place)
        checkPosition(exif, place)
        checkOrder(exif, place)
    }

    /// Where the clock of the camera was, against the claimed zone.
    private mutating func checkOffset(_ exif: EXIFBlock, _ place: String) {
        let zone = ZoneClock(claims.zone)
        var offsets: [(date: DocumentDate, at: String)] = []
        for (date, name) in [
            (exif.original, "OffsetTimeOriginal"), (exif.digitized, "OffsetTimeDigitized"),
            (exif.modified, "OffsetTime"),
        ] {
            if let date, date.offset != nil { offsets.append((date, place + "EXIF " + name)) }
        }
        if offsets.isEmpty, let satellite = exif.satelliteTime, let taken = exif.original {
            // GPS time is UTC; the difference to the wall clock is the zone the camera was set to.
            let apart = Int(taken.wall - satellite.wall)
            let rounded = Int((Double(apart) / 900).rounded()) * 900
            if abs(rounded) <= 14 * 3_600, abs(apart - rounded) <= 120 {
                offsets.append((DocumentDate(wall: taken.wall, offset: rounded), place + "EXIF GPSTimeStamp"))
            }
        }
        for (date, name) in offsets {
            guard let offset = date.offset, let apart = zone.distance(of: offset, at: date.instant), apart > 3_600,
                let own = zone.offset(at: date.instant)
            else { continue }
            inspection.add(
                "jpeg.offset-mismatch", apart >= 3 * 3_600 ? .strong : .moderate, value: date.text, at: name,
                expected: "\(DocumentDate.text(offset: own)) in \(claims.zone) at that moment",
                innocent: "travel; a camera clock set to another zone")
            return
        }
    }

    private mutating func checkPosition(_ exif: EXIFBlock, _ place: String) {
        guard let position = exif.position else { return }
        let found = "\(PDFInspector.text(position.latitude)), \(PDFInspector.text(position.longitude))"
        inspection.note("GPS", found)
        let home: (latitude: Double, longitude: Double, reach: Double)
        if let own = claims.place {
            home = (own.latitude, own.longitude, 500)
        } else if let zone = ZonePlaces.place(of: claims.zone) {
            home = (zone.latitude, zone.longitude, 3_000)
        } else {
            return
        }
        let apart = Self.kilometres(position, (home.latitude, home.longitude))
        guard apart > home.reach else { return }
        inspection.add(
            "jpeg.gps-mismatch", apart > 1_500 ? .strong : .moderate, value: found, at: place + "EXIF GPS",
            expected:
                "within \(Int(home.reach)) km of \(claims.city.isEmpty ? claims.zone : claims.city); it is \(Int(apart)) km away",
            innocent: "travel; a photograph taken before a move")
    }

    /// Great-circle distance on a sphere of 6,371 km.
    static func kilometres(_ a: (latitude: Double, longitude: Double), _ b: (Double, Double)) -> Double {
        GreatCircle.kilometres(a.latitude, a.longitude, b.0, b.1)
    }

    private mutating func checkOrder(_ exif: EXIFBlock, _ place: String) {
        guard let original = exif.original else { return }
        if let modified = exif.modified, original.wall - modified.wall > 60 {
            inspection.add(
                "jpeg.exif-date-order", original.wall - modified.wall > 86_400 ? .strong : .moderate,
                value: "taken \(original.text), last changed \(modified.text)",
                at: place + "EXIF DateTimeOriginal, DateTime",
                expected: "taken before it was changed", innocent: "a tool that resets only one of the dates")
        } else if let digitized = exif.digitized, abs(original.wall - digitized.wall) > 86_400,
            exif.main.text(0x010f) != nil, !isScanner(exif)
        {
            inspection.add(
                "jpeg.exif-date-order", .moderate, value: "taken \(original.text), digitised \(digitized.text)",
                at: place + "EXIF DateTimeOriginal, DateTimeDigitized", expected: "a camera writes one moment",
                innocent: "a scanned photograph")
        }
    }

    private func isScanner(_ exif: EXIFBlock) -> Bool { exif.exif?.whole(0xa300).map { $0 < 3 } ?? false }

    private mutating func inspect(_ packet: XMPPacket, _ place: String) {
        for step in packet.history {
            inspection.event(
                DocumentDate(step.when), step.action + (step.agent.isEmpty ? "" : " with \(step.agent)"),
                at: place + "XMP xmpMM:History")
        }
        if let source = packet["DigitalSourceType"],
            lists.generatorSources.contains(source.split(separator: "/").last.map { $0.lowercased() } ?? "")
        {
            inspection.add(
                "xmp.digital-source-type", .strong, value: source, at: place + "XMP Iptc4xmpExt:DigitalSourceType",
                expected: "a capture", innocent: "an avatar on a profile is no forgery")
        }
        let agents = ([packet["CreatorTool"] ?? ""] + packet.history.map(\.agent)).filter { !$0.isEmpty }
        for agent in agents {
            guard let editor = lists.editor(in: agent) else { continue }
            inspection.add(
                "xmp.history", editor.isWeak ? .weak : claims.purpose == .identity ? .strong : .moderate, value: agent,
                at: place + "XMP", expected: "no editor between camera and hand-in", innocent: innocentEdit)
            break
        }
        for id in [packet["OriginalDocumentID"], packet["DocumentID"]].compactMap({ $0 }).prefix(1) where id.count >= 8
        {
            inspection.keys.append(DocumentKey(kind: .documentID, value: id))
        }
    }

    /// A C2PA manifest: its presence is told, a declared generator is raised; absence means nothing.
    private mutating func inspect(provenance bytes: [UInt8], _ place: String) {
        guard !bytes.isEmpty, bytes.find("c2pa") != nil else { return }
        let text = String(decoding: bytes.map { $0 >= 0x20 && $0 < 0x7f ? $0 : 0x20 }, as: UTF8.self).lowercased()
        for source in lists.generatorSources.sorted() where text.contains("/" + source) {
            inspection.add(
                "c2pa.ai-source-type", .strong, value: source, at: place + " C2PA manifest", expected: "a capture",
                innocent: "an avatar on a profile is no forgery")
            return
        }
        if let word = lists.generator(in: text) {
            inspection.add(
                "c2pa.ai-source-type", .moderate, value: "claim generator names \(word)", at: place + " C2PA manifest",
                expected: "a capture", innocent: "a photo edited in a program of the same maker")
            return
        }
        inspection.add(
            "c2pa.manifest", .info, value: "a C2PA manifest is present; its signature is not checked", at: place,
            expected: "–", innocent: "cameras and editors attest captures this way")
    }
}

// MARK: - Software and tables

extension ImageInspector {
    private mutating func checkSoftware(of picture: JPEGFile, _ place: String) {
        var texts: [(String, String)] = []
        if let text = picture.exif?.main.text(0x0131) { texts.append((text, "EXIF Software")) }
        for segment in picture.segments where segment.marker == 0xfe {
            texts.append((String(decoding: picture.bytes[segment.range].prefix(200), as: UTF8.self), "COM segment"))
        }
        for (text, name) in texts {
            if let word = lists.generator(in: text) {
                inspection.add(
                    "png.ai-text-chunk", .strong, value: word, at: place + name, expected: "a capture",
                    innocent: "an avatar on a profile is no forgery")
            }
            guard let editor = lists.editor(in: text) else { continue }
            inspection.add(
                "jpeg.editor-software", editor.isWeak ? .weak : claims.purpose == .identity ? .strong : .moderate,
                value: text, at: place + name, expected: "a camera's, phone's or scanner's name", innocent: innocentEdit
            )
        }
        if picture.hasSegment(0xec, "Ducky") != nil || picture.hasSegment(0xed, "Photoshop 3.0") != nil {
            inspection.add(
                "jpeg.editor-software", .weak, value: "segments Photoshop and IPTC writers leave",
                at: place + "APP12/APP13",
                expected: "none", innocent: "captions added by an archive; press photographs")
        }
    }

    private mutating func checkTables(of picture: JPEGFile, _ place: String) {
        guard let luminance = picture.tables[0] else { return }
        let quality = QuantizationTables.standardQuality(luminance)
        if PhotoshopTables.isKnown(luminance) {
            inspection.add(
                "jpeg.photoshop-tables", .moderate, value: "a quantisation table of Photoshop's own", at: place + "DQT",
                expected: "the camera's table", innocent: innocentEdit)
        }
        if let quality, let make = picture.exif?.main.text(0x010f), !isScanned(picture) {
            inspection.add(
                "jpeg.quant-table-vs-camera", .weak,
                value: "standard table of quality \(quality) in a picture of \(make)", at: place + "DQT",
                expected: "the camera's own table", innocent: "nearly half of older cameras use the standard tables")
        }
    }

    private func isScanned(_ picture: JPEGFile) -> Bool { picture.exif?.exif?.whole(0xa300).map { $0 < 3 } ?? false }
}
