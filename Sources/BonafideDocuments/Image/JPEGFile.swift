/// The marker segments of a JPEG file.
package struct JPEGFile: Sendable {
    /// One segment before the picture data.
    package struct Segment: Sendable {
        /// The second byte of the marker.
        package let marker: UInt8
        /// The payload behind the length.
        package let range: Range<Int>
    }

    /// What the frame header says.
    package struct Frame: Sendable {
        package let width: Int
        package let height: Int
        package let isProgressive: Bool
        /// Sampling of each component: identifier, horizontal, vertical, table.
        package let components: [(id: UInt8, horizontal: Int, vertical: Int, table: Int)]
    }

    package let bytes: [UInt8]
    package private(set) var segments: [Segment] = []
    package private(set) var frame: Frame?
    /// Quantisation tables by number, in zigzag order.
    package private(set) var tables: [Int: [UInt16]] = [:]
    /// Offset of the first byte of picture data.
    package private(set) var scanStart = 0
    package private(set) var exif: EXIFBlock?
    package private(set) var packet: XMPPacket?
    /// Offset of the block that asserts provenance, where there is one.
    package private(set) var provenance: [UInt8] = []

    /// Reads the segments up to the first scan; gives nothing where the bytes hold no JPEG.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count > 4, bytes[0] == 0xff, bytes[1] == 0xd8 else { return nil }
        self.bytes = bytes
        readSegments()
        readContents()
    }

    private mutating func readSegments() {
        var position = 2
        while segments.count < 512, let first = bytes.byte(position), first == 0xff,
            let marker = bytes.byte(position + 1)
        {
            if marker == 0xff {
                position += 1
                continue
            }
            if marker == 0xd9 { return }
            if marker == 0x01 || (0xd0...0xd8).contains(marker) {
                position += 2
                continue
            }
            guard let length = bytes.u16(position + 2), length >= 2, position + 2 + length <= bytes.count else {
                return
            }
            segments.append(Segment(marker: marker, range: position + 4..<position + 2 + length))
            position += 2 + length
            if marker == 0xda {
                scanStart = position
                return
            }
        }
    }

    private mutating func readContents() {
        for segment in segments {
            let start = segment.range.lowerBound
            switch segment.marker {
            case 0xe1 where bytes.holds("Exif\0\0", at: start):
                if exif == nil { exif = EXIFBlock(bytes, at: start + 6) }
            case 0xe1 where bytes.holds("http://ns.adobe.com/xap/1.0/\0", at: start):
                if packet == nil {
                    packet = XMPPacket(
                        Array(bytes[min(segment.range.upperBound, start + 29)..<segment.range.upperBound]))
                }
            case 0xeb where bytes.holds("JP", at: start): provenance += bytes[segment.range]
            case 0xdb: readTables(segment.range)
            case 0xc0, 0xc1, 0xc2: readFrame(segment)
            default: break
            }
        }
    }

    private mutating func readTables(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            let wide = bytes[position] >> 4 != 0
            let number = Int(bytes[position] & 15)
            position += 1
            let length = wide ? 128 : 64
            guard position + length <= range.upperBound else { return }
            tables[number] = (0..<64).map { index in
                wide
                    ? UInt16(bytes[position + index * 2]) << 8 | UInt16(bytes[position + index * 2 + 1])
                    : UInt16(bytes[position + index])
            }
            position += length
        }
    }

    private mutating func readFrame(_ segment: Segment) {
        let start = segment.range.lowerBound
        guard segment.range.count >= 6, let height = bytes.u16(start + 1), let width = bytes.u16(start + 3) else {
            return
        }
        let count = Int(bytes[start + 5])
        guard (1...4).contains(count), segment.range.count >= 6 + count * 3 else { return }
        let components = (0..<count).map { index in
            let at = start + 6 + index * 3
            return (
                id: bytes[at], horizontal: Int(bytes[at + 1] >> 4), vertical: Int(bytes[at + 1] & 15),
                table: Int(bytes[at + 2])
            )
        }
        frame = Frame(width: width, height: height, isProgressive: segment.marker == 0xc2, components: components)
    }

    /// Whether a segment with this marker begins with these bytes.
    package func hasSegment(_ marker: UInt8, _ head: StaticString) -> Segment? {
        segments.first { $0.marker == marker && bytes.holds(head, at: $0.range.lowerBound) }
    }
}

/// Quantisation tables and whom they belong to.
package enum QuantizationTables {
    /// The order in which tables are written.
    static let zigzag: [Int] = [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54,
        47, 55,
        62, 63,
    ]

    /// The luminance table of ITU-T T.81 annex K, row by row.
    private static let luminance: [Int] = [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87,
        80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
        72, 92,
        95, 98, 112, 100, 103, 99,
    ]

    /// The quality at which the IJG library scales annex K to this luminance table, or nothing where it is no such table.
    package static func standardQuality(_ table: [UInt16]) -> Int? {
        guard table.count == 64 else { return nil }
        for quality in 1...100 {
            let scale = quality < 50 ? 5_000 / quality : 200 - quality * 2
            var fits = true
            for index in 0..<64 {
                let value = min(255, max(1, (luminance[zigzag[index]] * scale + 50) / 100))
                if value != Int(table[index]) {
                    fits = false
                    break
                }
            }
            if fits { return quality }
        }
        return nil
    }
}
