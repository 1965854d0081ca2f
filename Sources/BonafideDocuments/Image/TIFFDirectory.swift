/// One directory of a TIFF structure, as EXIF uses it.
package struct TIFFDirectory: Sendable {
    /// A value of a tag: its type and raw bytes.
    struct Entry: Sendable {
        let type: Int
        let count: Int
        let bytes: [UInt8]
        let offset: Int
    }

    /// Values by tag.
    var entries: [Int: Entry] = [:]
    let order: ByteOrder
    /// Offset of the next directory, 0 at the end.
    var next = 0

    /// Bytes of one value of each type.
    private static let widths = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

    /// Reads a directory at `offset` from the start of the TIFF header at `base`.
    init?(_ bytes: [UInt8], base: Int, offset: Int, order: ByteOrder) {
        self.order = order
        guard offset >= 8, let count = bytes.u16(base + offset, order), count <= 1_024 else { return nil }
        for index in 0..<count {
            let at = base + offset + 2 + index * 12
            guard let tag = bytes.u16(at, order), let type = bytes.u16(at + 2, order),
                let number = bytes.u32(at + 4, order)
            else { break }
            guard type < Self.widths.count, number <= 1 << 20 else { continue }
            let length = Self.widths[type] * number
            let place: Int
            if length <= 4 { place = at + 8 } else { place = base + (bytes.u32(at + 8, order) ?? 0) }
            guard let value = bytes.slice(place, length), entries[tag] == nil else { continue }
            entries[tag] = Entry(type: type, count: number, bytes: Array(value.prefix(1 << 16)), offset: place)
        }
        next = bytes.u32(base + offset + 2 + count * 12, order) ?? 0
    }

    /// A tag's text without its closing zeros.
    func text(_ tag: Int) -> String? {
        guard let entry = entries[tag], entry.type == 2 || entry.type == 7 || entry.type == 1 else { return nil }
        let text = String(decoding: entry.bytes.prefix { $0 != 0 }, as: UTF8.self)
        let trimmed = text.drop { $0 == " " }
        var cut = trimmed
        while cut.last == " " { cut.removeLast() }
        return cut.isEmpty ? nil : String(cut)
    }

    /// A tag's first whole number.
    func whole(_ tag: Int) -> Int? {
        guard let entry = entries[tag] else { return nil }
        switch entry.type {
        case 1, 6, 7: return entry.bytes.first.map(Int.init)
        case 3, 8: return entry.bytes.u16(0, order)
        case 4, 9: return entry.bytes.u32(0, order)
        default: return nil
        }
    }

    /// A tag's rationals.
    func rationals(_ tag: Int) -> [Double] {
        guard let entry = entries[tag], entry.type == 5 || entry.type == 10 else { return [] }
        return (0..<min(8, entry.count)).compactMap { index in
            guard let above = entry.bytes.u32(index * 8, order), let below = entry.bytes.u32(index * 8 + 4, order),
                below != 0
            else { return nil }
            return Double(above) / Double(below)
        }
    }
}

/// The EXIF block of a picture: main, EXIF, GPS and thumbnail directories.
package struct EXIFBlock: Sendable {
    package private(set) var main: TIFFDirectory
    package private(set) var exif: TIFFDirectory?
    package private(set) var gps: TIFFDirectory?
    /// The thumbnail's bytes where it is a JPEG.
    package private(set) var thumbnail: [UInt8]?

    /// Reads a block that begins with the TIFF header at `base`.
    package init?(_ bytes: [UInt8], at base: Int = 0) {
        let order: ByteOrder
        if bytes.holds("II*\0", at: base) {
            order = .little
        } else if bytes.holds("MM\0*", at: base) {
            order = .big
        } else {
            return nil
        }
        guard let first = bytes.u32(base + 4, order),
            let main = TIFFDirectory(bytes, base: base, offset: first, order: order)
        else { return nil }
        self.main = main
        if let offset = main.whole(0x8769) { exif = TIFFDirectory(bytes, base: base, offset: offset, order: order) }
        if let offset = main.whole(0x8825) { gps = TIFFDirectory(bytes, base: base, offset: offset, order: order) }
        guard main.next != 0, main.next != first,
            let second = TIFFDirectory(bytes, base: base, offset: main.next, order: order),
            let start = second.whole(0x0201), let length = second.whole(0x0202),
            let content = bytes.slice(base + start, length), length <= 1 << 20
        else { return }
        thumbnail = Array(content)
    }

    /// `DateTimeOriginal`, `DateTimeDigitized` and `DateTime` with their offsets.
    package func date(_ tag: Int, offset: Int) -> DocumentDate? {
        guard let text = (exif?.text(tag) ?? main.text(tag)), let date = DocumentDate(text) else { return nil }
        guard let zone = exif?.text(offset) ?? main.text(offset),
            let written = DocumentDate("2000-01-01T00:00:00" + zone)?.offset
        else { return date }
        return DocumentDate(wall: date.wall, offset: written)
    }

    package var original: DocumentDate? { date(0x9003, offset: 0x9011) }
    package var digitized: DocumentDate? { date(0x9004, offset: 0x9012) }
    package var modified: DocumentDate? { date(0x0132, offset: 0x9010) }

    /// Latitude and longitude in degrees.
    package var position: (latitude: Double, longitude: Double)? {
        guard let gps else { return nil }
        let (latitude, longitude) = (gps.rationals(2), gps.rationals(4))
        guard latitude.count >= 2, longitude.count >= 2 else { return nil }
        func degrees(_ parts: [Double], _ reference: String?, _ negative: String) -> Double {
            let value = parts[0] + parts[1] / 60 + (parts.count > 2 ? parts[2] / 3_600 : 0)
            return reference?.uppercased() == negative ? -value : value
        }
        let place = (degrees(latitude, gps.text(1), "S"), degrees(longitude, gps.text(3), "W"))
        guard abs(place.0) <= 90, abs(place.1) <= 180, place.0 != 0 || place.1 != 0 else { return nil }
        return place
    }

    /// GPS time, which is UTC by its standard.
    package var satelliteTime: DocumentDate? {
        guard let gps, let day = gps.text(0x1d) else { return nil }
        let time = gps.rationals(7)
        guard time.count >= 3, time.allSatisfy({ $0 >= 0 && $0 < 61 }),
            let date = DocumentDate(day.replacingColons)
        else { return nil }
        return DocumentDate(
            wall: date.wall + Int64(time[0]) * 3_600 + Int64(time[1]) * 60 + Int64(time[2]), offset: 0)
    }
}

extension String {
    fileprivate var replacingColons: String { String(map { $0 == ":" ? "-" : $0 }) }
}
