internal import BonafideArchive
internal import BonafideCore

/// The keys of the first record of a JSON input, for the choice of a map.
enum JSONSample {
    /// The flat names of keys and paths down to the third level.
    static func names(_ sample: [UInt8]) -> Set<[UInt8]> {
        var names: Set<[UInt8]> = []
        // For each open object or array, the flat name that leads to it.
        var open: [(name: [UInt8], isArray: Bool)] = []
        var key: [UInt8] = []
        var index = 0
        while index < sample.count, names.count < 2000 {
            let byte = sample[index]
            index += 1
            switch byte {
            case 0x7b, 0x5b:
                guard open.count < 64 else { return names }
                let isArray = byte == 0x5b
                open.append((key + (isArray && !open.isEmpty ? [FlatName.mark] : []), isArray))
                if isArray { key = open[open.count - 1].name }
            case 0x7d, 0x5d:
                _ = open.popLast()
                key = open.last?.name ?? []
                if open.isEmpty || (open.count == 1 && open[0].isArray) { return names }
            case 0x22:
                let start = index
                while index < sample.count, sample[index] != 0x22 { index += sample[index] == 0x5c ? 2 : 1 }
                guard index < sample.count else { return names }
                let text = sample[start..<index]
                index += 1
                var next = index
                while next < sample.count, sample[next] <= 0x20 { next += 1 }
                guard next < sample.count, sample[next] == 0x3a, open.last?.isArray == false else { continue }
                key = open.last?.name ?? []
                FlatName.append(text, to: &key)
                if open.count <= 4 { names.insert(key) }
            default: continue
            }
        }
        return names
    }
}

/// The element that holds the records of an XML document, and the names inside its first ones.
struct XMLSample {
    let recordElement: String
    let names: Set<[UInt8]>

    /// Names of elements that hold a record wherever they lie, and names that lists inside a record may have too.
    private static let usualNames: Set<String> = [
        "candidate", "applicant", "worker", "user", "person", "freelancer", "contractor", "employee", "opportunity",
    ]
    private static let commonNames: Set<String> = ["profile", "record", "row", "item", "entry"]

    private static let mostElements = 20_000
    private static let mostBytes = 8 << 20

    /// Reads the first elements.
    init(_ stored: StoredInput, _ path: String, _ isCompressed: Bool, _ limits: IngestLimits) throws(IngestError) {
        var stream = stored.stream(path: path)
        if isCompressed { stream = try GzipStream(stream, path: path) }
        let (elements, error) = Self.read(stream, path, limits)
        guard let root = elements.first else {
            throw error ?? IngestError(.emptyInput, path, "the document has no element")
        }
        recordElement = Self.recordElement(elements) ?? root.name
        var names: Set<[UInt8]> = []
        var lead: [[UInt8]] = []
        var recordDepth = -1
        for element in elements where names.count < 2000 {
            if element.name == recordElement, recordDepth < 0 || element.depth <= recordDepth {
                recordDepth = element.depth
                lead = []
                continue
            }
            guard recordDepth >= 0, element.depth > recordDepth else { continue }
            lead.removeLast(max(0, lead.count - (element.depth - recordDepth - 1)))
            let name = (lead.last ?? []) + FlatName.of(element.name)
            lead.append(name)
            names.insert(name)
        }
        self.names = names
        // A document that is refused at once holds nothing worth reading.
        if let error, elements.count < 2 { throw error }
    }

    private static func read(
        _ stream: ByteStream, _ path: String, _ limits: IngestLimits
    ) -> (elements: [XMLOutline.Element], error: IngestError?) {
        let outline = XMLOutline()
        var parser = XMLPushParser(
            handler: outline, maximumDepth: limits.depth, longestPiece: limits.recordBytes)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { buffer.deallocate() }
        var bytes = 0
        while outline.elements.count < mostElements, bytes < mostBytes {
            var count = 0
            do throws(IngestError) { count = try stream.read(into: buffer) } catch { return (outline.elements, error) }
            do throws(XMLError) {
                if count == 0 {
                    try parser.finish()
                } else {
                    try parser.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                }
            } catch {
                let own = IngestError(.refusedXML, path, line: error.line, column: error.column, error.message)
                return (outline.elements, own)
            }
            if count == 0 { break }
            bytes += count
        }
        return (outline.elements, nil)
    }

    /// The shallowest element with children that has a usual name, or else that has a common name or comes more than
    /// once.
    private static func recordElement(_ elements: [XMLOutline.Element]) -> String? {
        let parents = elements.filter(\.hasChildren)
        func shallowest(_ isMeant: (XMLOutline.Element) -> Bool) -> XMLOutline.Element? {
            parents.filter(isMeant).min { $0.depth < $1.depth }
        }
        if let usual = shallowest({ usualNames.contains($0.name.lowercased()) }) { return usual.name }
        var counts: [String: Int] = [:]
        for element in parents { counts["\(element.depth) \(element.name)", default: 0] += 1 }
        let common = shallowest { $0.depth > 0 && commonNames.contains($0.name.lowercased()) }
        let repeated = shallowest { counts["\($0.depth) \($0.name)", default: 0] > 1 }
        if let common, let repeated { return (repeated.depth < common.depth ? repeated : common).name }
        return (common ?? repeated ?? shallowest { $0.depth == 1 })?.name
    }
}

/// The elements and attributes of a document's beginning, with their depth.
private final class XMLOutline: XMLEventHandler {
    struct Element {
        var depth: Int
        var name: String
        /// Whether elements or attributes lie in it.
        var hasChildren = false
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []

    func startElement(_ name: UnsafeBufferPointer<UInt8>, line: Int) {
        let place = elements.count
        attribute(name, UnsafeBufferPointer(start: nil, count: 0))
        open.append(place)
    }

    func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        if let parent = open.last { elements[parent].hasChildren = true }
        elements.append(Element(depth: open.count, name: String(decoding: name, as: UTF8.self)))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    func endElement() { _ = open.popLast() }
}
