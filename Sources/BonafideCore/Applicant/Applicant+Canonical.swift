extension Applicant {
    /// The profile as bytes that do not depend on the format or order it was read in.
    ///
    /// For each group of the model in order, its elements in the order of their bytes, and for each field in
    /// order its values: `path:length:value` and a newline, or `path!` and a newline where the source said that
    /// there is none. Values have no white space at either end. Where the record lay plays no part.
    public func canonicalBytes() -> [UInt8] {
        var all: [UInt8] = []
        all.reserveCapacity(2048)
        for group in ProfileGroup.allCases {
            let count = count(of: group)
            if count == 1 {
                writeElement(0, of: group, to: &all)
            } else if count > 1 {
                var elements: [[UInt8]] = []
                elements.reserveCapacity(count)
                for element in 0..<count {
                    var bytes: [UInt8] = []
                    writeElement(element, of: group, to: &bytes)
                    elements.append(bytes)
                }
                elements.sort { $0.lexicographicallyPrecedes($1) }
                for element in elements { all += element }
            }
        }
        return all
    }

    /// Writes one element, a line for each value, and an empty line behind it.
    private func writeElement(_ element: Int, of group: ProfileGroup, to bytes: inout [UInt8]) {
        let names = ProfileLayout.shared.names[Int(group.rawValue)]
        for field in 0..<group.width {
            let path = FieldPath(group: group, field: UInt8(field))
            guard isGiven(path, at: element) else { continue }
            if case .absent = read(path, at: element, { _ in true }) {
                bytes += names[field]
                bytes += [0x21, 0x0a]
            }
            forEach(path, at: element) { value in
                let text = value.trimmed
                bytes += names[field]
                bytes.append(0x3a)
                Self.writeNumber(text.count, to: &bytes)
                bytes.append(0x3a)
                bytes.append(contentsOf: text)
                bytes.append(0x0a)
            }
        }
        bytes.append(0x0a)
    }

    private static func writeNumber(_ number: Int, to bytes: inout [UInt8]) {
        if number >= 10 { writeNumber(number / 10, to: &bytes) }
        bytes.append(UInt8(0x30 + number % 10))
    }
}
