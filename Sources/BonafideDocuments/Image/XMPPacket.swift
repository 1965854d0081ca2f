internal import BonafideArchive

/// The properties of an XMP packet that tell how a file was made.
package struct XMPPacket: Sendable {
    /// One step of `xmpMM:History`.
    package struct Step: Sendable {
        package var action = ""
        package var agent = ""
        package var when = ""
        var isEmpty: Bool { action.isEmpty && agent.isEmpty && when.isEmpty }
    }

    /// Largest packet that is read, in bytes.
    static let limit = 4 << 20

    /// First value of each property, by its local name.
    package private(set) var values: [String: String] = [:]
    /// The edit history, oldest first.
    package private(set) var history: [Step] = []
    /// Whether the packet could not be read to its end.
    package private(set) var isDamaged = false

    /// Reads a packet; a DOCTYPE or damage ends the reading, what came before is kept.
    package init(_ bytes: [UInt8]) {
        guard bytes.count <= Self.limit else {
            isDamaged = true
            return
        }
        var names: [String] = []
        var step: Step?
        do throws(XMLError) {
            var reader = try XMLReader(bytes: Self.trimmed(bytes), maximumDepth: 64)
            while let event = try reader.advance() {
                switch event {
                case .startElement:
                    names.append(reader.localName)
                    let isItem = names.last == "li" && names.contains("History")
                    if isItem { step = Step() }
                    for (name, value) in reader.attributes { keep(name, value, names, &step) }
                case .text: keep(names.last(where: { !Self.structure.contains($0) }) ?? "", reader.value, names, &step)
                case .endElement:
                    if names.last == "li", let done = step {
                        if !done.isEmpty, history.count < 256 { history.append(done) }
                        step = nil
                    }
                    if !names.isEmpty { names.removeLast() }
                }
            }
        } catch {
            isDamaged = true
        }
    }

    /// A property's first value.
    package subscript(_ name: String) -> String? { values[name] }

    private static let structure: Set<String> = ["li", "Seq", "Bag", "Alt", "Description", "RDF", "xmpmeta"]

    private mutating func keep(_ name: String, _ value: String, _ names: [String], _ step: inout Step?) {
        guard !name.isEmpty, !value.isEmpty else { return }
        if step != nil {
            switch name {
            case "action": step?.action = value
            case "softwareAgent": step?.agent = value
            case "when": step?.when = value
            default: break
            }
            return
        }
        // Identifiers of a source file are not the file's own.
        let inherited = names.contains("DerivedFrom") || names.contains("Ingredients") || names.contains("Pantry")
        let key = inherited ? "DerivedFrom." + name : name
        if values[key] == nil, values.count < 512 { values[key] = value }
    }

    /// Packets may be padded and may begin with a byte order mark.
    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var start = 0
        while start < bytes.count, bytes[start] != 0x3c { start += 1 }
        var end = bytes.count
        while end > start, bytes[end - 1] != 0x3e { end -= 1 }
        return Array(bytes[start..<end])
    }
}
