internal import BonafideArchive

extension PDFFile {
    /// Decodes a stream through its filters; pictures are left in their own format.
    ///
    /// At most two inflating filters are followed, each within the file's budget. Damaged deflate
    /// streams give what came out before the damage.
    package func decode(_ object: PDFObject, isCrossReference: Bool = false) -> [UInt8]? {
        guard let range = object.stream, let dictionary = object.value.dictionary else { return nil }
        guard isCrossReference || !isEncrypted else { return nil }
        let filters = names(of: dictionary["Filter"] ?? dictionary["F"])
        let parameters = self.parameters(of: dictionary["DecodeParms"] ?? dictionary["DP"])
        var content = Array(bytes[range])
        var inflated = 0
        for (index, filter) in filters.enumerated() {
            switch filter {
            case "FlateDecode", "Fl":
                inflated += 1
                guard inflated <= 2, budget.inflatable > 0 else {
                    budget.noteLimit()
                    return nil
                }
                content = inflate(content)
                content = Self.unpredict(content, parameters.indices.contains(index) ? parameters[index] : nil)
            case "ASCII85Decode", "A85": content = Self.ascii85(content)
            case "ASCIIHexDecode", "AHx": content = Self.asciiHexadecimal(content)
            case "LZWDecode", "LZW":
                inflated += 1
                guard inflated <= 2 else { return nil }
                content = Self.lempelZivWelch(content, limit: min(budget.inflatable, 16 << 20))
                budget.spend(inflated: content.count)
            case "RunLengthDecode", "RL": content = Self.runLength(content, limit: 16 << 20)
            case "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode": return content
            case "Crypt": continue
            default: return nil
            }
        }
        return content
    }

    /// The names of the filters of a stream.
    package func filters(of object: PDFObject) -> [String] {
        guard let dictionary = object.value.dictionary else { return [] }
        return names(of: dictionary["Filter"] ?? dictionary["F"])
    }

    private func names(of value: PDFValue?) -> [String] {
        switch loose(value) {
        case .name(let name)?: return [name]
        case .array(let values)?: return values.prefix(8).compactMap { loose($0)?.name }
        default: return []
        }
    }

    private func parameters(of value: PDFValue?) -> [PDFDictionary?] {
        switch loose(value) {
        case .dictionary(let pairs)?: return [pairs]
        case .array(let values)?: return values.prefix(8).map { loose($0)?.dictionary }
        default: return []
        }
    }

    /// Resolves unless the cross-reference is still being read.
    private func loose(_ value: PDFValue?) -> PDFValue? {
        guard value?.reference != nil else { return value }
        return latest == nil ? nil : resolve(value)
    }

    private func inflate(_ content: [UInt8]) -> [UInt8] {
        let limit = min(budget.inflatable, 32 << 20)
        let (bytes, error) = content.withUnsafeBytes { Inflater.inflate($0, as: .zlib, limit: limit) }
        budget.spend(inflated: bytes.count)
        if case .budgetExceeded? = error { budget.noteLimit() }
        return bytes
    }

    /// Undoes PNG and TIFF predictors.
    static func unpredict(_ content: [UInt8], _ parameters: PDFDictionary?) -> [UInt8] {
        guard let parameters, let predictor = parameters["Predictor"]?.whole, predictor > 1 else { return content }
        let colors = min(32, max(1, parameters["Colors"]?.whole ?? 1))
        let depth = min(16, max(1, parameters["BitsPerComponent"]?.whole ?? 8))
        let columns = min(1 << 20, max(1, parameters["Columns"]?.whole ?? 1))
        let pixel = max(1, colors * depth / 8)
        let row = (columns * colors * depth + 7) / 8
        guard predictor >= 10 else { return content }
        var output: [UInt8] = []
        output.reserveCapacity(content.count)
        var previous = [UInt8](repeating: 0, count: row)
        var position = 0
        while position < content.count {
            let kind = content[position]
            position += 1
            var line = Array(content[position..<min(content.count, position + row)])
            position += line.count
            for index in line.indices {
                let left = index >= pixel ? Int(line[index - pixel]) : 0
                let up = Int(previous[index])
                let corner = index >= pixel ? Int(previous[index - pixel]) : 0
                let guess: Int
                switch kind {
                case 1: guess = left
                case 2: guess = up
                case 3: guess = (left + up) / 2
                case 4: guess = paeth(left, up, corner)
                default: guess = 0
                }
                line[index] = UInt8(truncatingIfNeeded: Int(line[index]) + guess)
            }
            output.append(contentsOf: line)
            guard line.count == row else { break }
            previous = line
        }
        return output
    }

    private static func paeth(_ a: Int, _ b: Int, _ c: Int) -> Int {
        let estimate = a + b - c
        let (da, db, dc) = (abs(estimate - a), abs(estimate - b), abs(estimate - c))
        if da <= db && da <= dc { return a }
        return db <= dc ? b : c
    }

    static func ascii85(_ content: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var group: [UInt32] = []
        for byte in content {
            if byte == 0x7e { break }
            if byte == 0x7a && group.isEmpty {
                output.append(contentsOf: [0, 0, 0, 0])
            } else if byte >= 0x21 && byte <= 0x75 {
                group.append(UInt32(byte - 0x21))
                if group.count == 5 {
                    append(group, 4, to: &output)
                    group.removeAll(keepingCapacity: true)
                }
            }
        }
        if group.count > 1 {
            let count = group.count - 1
            while group.count < 5 { group.append(84) }
            append(group, count, to: &output)
        }
        return output
    }

    private static func append(_ group: [UInt32], _ count: Int, to output: inout [UInt8]) {
        var value: UInt32 = 0
        for digit in group { value = value &* 85 &+ digit }
        for index in 0..<count { output.append(UInt8(truncatingIfNeeded: value >> UInt32(24 - index * 8))) }
    }

    static func asciiHexadecimal(_ content: [UInt8]) -> [UInt8] {
        var lexer = PDFLexer([0x3c] + content + [0x3e])
        return lexer.value()?.string ?? []
    }

    static func runLength(_ content: [UInt8], limit: Int) -> [UInt8] {
        var output: [UInt8] = []
        var position = 0
        while position < content.count, output.count < limit {
            let length = Int(content[position])
            position += 1
            if length == 128 { break }
            if length < 128 {
                let end = min(content.count, position + length + 1)
                output.append(contentsOf: content[position..<end])
                position = end
            } else if position < content.count {
                output.append(contentsOf: repeatElement(content[position], count: 257 - length))
                position += 1
            }
        }
        return output
    }

    /// LZW as PDF uses it, with the early change of code width.
    static func lempelZivWelch(_ content: [UInt8], limit: Int) -> [UInt8] {
        var output: [UInt8] = []
        var table: [(prefix: Int, byte: UInt8)] = []
        var bits = 0
        var held: UInt32 = 0
        var width = 9
        var previous = -1
        func expand(_ code: Int) -> [UInt8] {
            var text: [UInt8] = []
            var code = code
            while code >= 258, code - 258 < table.count {
                text.append(table[code - 258].byte)
                code = table[code - 258].prefix
            }
            if code < 256 { text.append(UInt8(code)) }
            return text.reversed()
        }
        for byte in content {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= width {
                let code = Int(held >> UInt32(bits - width)) & ((1 << width) - 1)
                bits -= width
                if code == 257 || output.count > limit { return output }
                if code == 256 {
                    table.removeAll(keepingCapacity: true)
                    width = 9
                    previous = -1
                    continue
                }
                var text: [UInt8]
                if code < 258 + table.count {
                    text = expand(code)
                } else {
                    guard previous >= 0 else { return output }
                    text = expand(previous)
                    if let first = text.first { text.append(first) }
                }
                output.append(contentsOf: text)
                if previous >= 0, table.count < 3_838, let first = text.first { table.append((previous, first)) }
                previous = code
                let used = table.count + 259
                width = used >= 2_048 ? 12 : used >= 1_024 ? 11 : used >= 512 ? 10 : 9
            }
        }
        return output
    }
}
