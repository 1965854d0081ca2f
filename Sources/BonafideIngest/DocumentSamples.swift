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

    private static let usualNames: Set<String> = [
        "candidate", "applicant", "profile", "record", "row", "worker", "user", "person", "item", "entry", "freelancer",
        "contractor", "employee", "opportunity",
    ]

    /// Reads the first elements.
    init(_ stored: StoredInput, _ path: String, _ isCompressed: Bool, _ limits: IngestLimits) throws(IngestError) {
        var stream = stored.stream(path: path)
        if isCompressed { stream = try GzipStream(stream, path: path) }
        let pull = try XMLPull(XMLSource(stream), path: path, depth: limits.depth)
        let (elements, error) = pull.sample(20_000)
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

    /// The shallowest element with children that has a usual name, or else that comes more than once.
    private static func recordElement(_ elements: [(depth: Int, name: String, hasChildren: Bool)]) -> String? {
        let parents = elements.filter(\.hasChildren)
        let usual = parents.filter { usualNames.contains($0.name.lowercased()) }
        if let best = usual.min(by: { $0.depth < $1.depth }) { return best.name }
        var counts: [String: Int] = [:]
        for element in parents { counts["\(element.depth) \(element.name)", default: 0] += 1 }
        let repeated = parents.filter { counts["\($0.depth) \($0.name)", default: 0] > 1 }
        return (repeated.min { $0.depth < $1.depth } ?? parents.first { $0.depth == 1 })?.name
    }
}
