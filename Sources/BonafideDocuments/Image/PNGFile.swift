internal import BonafideArchive

/// The chunks of a PNG file; pixels are never decoded.
package struct PNGFile: Sendable {
    package private(set) var width = 0
    package private(set) var height = 0
    /// Chunk names in order, at most 4,096.
    package private(set) var chunks: [String] = []
    /// Text chunks: key and value.
    package private(set) var texts: [(key: String, value: String)] = []
    package private(set) var exif: EXIFBlock?
    package private(set) var packet: XMPPacket?
    package private(set) var provenance: [UInt8] = []

    /// Reads the chunks; gives nothing where the bytes hold no PNG.
    package init?(_ bytes: [UInt8], budget: ReadingBudget) {
        guard bytes.holds("\u{89}PNG", at: 0) || (bytes.count > 8 && bytes[0] == 0x89 && bytes.holds("PNG\r\n", at: 1))
        else {
            return nil
        }
        var position = 8
        while chunks.count < 4_096, let length = bytes.u32(position), let name = bytes.slice(position + 4, 4),
            let data = bytes.slice(position + 8, length)
        {
            let kind = String(decoding: name, as: UTF8.self)
            chunks.append(kind)
            switch kind {
            case "IHDR":
                width = bytes.u32(position + 8) ?? 0
                height = bytes.u32(position + 12) ?? 0
            case "tEXt", "zTXt", "iTXt": readText(kind, Array(data), budget)
            case "eXIf": exif = EXIFBlock(Array(data))
            case "caBX": provenance += data
            default: break
            }
            position += 12 + length
            if kind == "IEND" { break }
        }
    }

    private mutating func readText(_ kind: String, _ data: [UInt8], _ budget: ReadingBudget) {
        guard texts.count < 256, let end = data.firstIndex(of: 0), end <= 79 else { return }
        let key = PDFText.string(Array(data[..<end]))
        var value: [UInt8] = []
        switch kind {
        case "tEXt": value = Array(data[(end + 1)...])
        case "zTXt": if end + 2 <= data.count { value = inflate(Array(data[(end + 2)...]), budget) }
        default:
            guard end + 3 <= data.count, let language = data[(end + 3)...].firstIndex(of: 0),
                let translated = data[(language + 1)...].firstIndex(of: 0)
            else { return }
            value = Array(data[(translated + 1)...])
            if data[end + 1] == 1 { value = inflate(value, budget) }
        }
        if key == "XML:com.adobe.xmp" { packet = XMPPacket(value) }
        texts.append((key, String(decoding: value.prefix(1 << 16), as: UTF8.self)))
    }

    private func inflate(_ data: [UInt8], _ budget: ReadingBudget) -> [UInt8] {
        let limit = min(budget.inflatable, 8 << 20)
        guard limit > 0 else { return [] }
        let (content, error) = data.withUnsafeBytes { Inflater.inflate($0, as: .zlib, limit: limit) }
        budget.spend(inflated: content.count)
        if case .budgetExceeded? = error { budget.noteLimit() }
        return content
    }
}
