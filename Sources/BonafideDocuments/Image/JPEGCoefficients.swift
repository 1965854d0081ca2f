/// The quantised luminance coefficients of a baseline JPEG, decoded from its Huffman codes.
///
/// Written in Swift rather than linked, so that hostile bytes can do no more than end the decoding.
/// Progressive and arithmetic pictures are left alone.
package struct JPEGCoefficients: Sendable {
    /// Pictures above this many pixels are not decoded.
    static let pixelLimit = 40_000_000

    /// Size of the picture in pixels.
    package let width: Int
    package let height: Int
    /// Blocks a row and rows of blocks of the luminance plane.
    package let blocksWide: Int
    package let blocksHigh: Int
    /// 64 coefficients a block in natural order.
    package private(set) var values: [Int16]
    /// The luminance table in natural order.
    package let table: [Int]
    /// The mean colours of the blocks, where the picture has any.
    let colours: BlockColours?

    /// Decodes the first scan; gives nothing where the picture is no complete baseline JPEG.
    package init?(_ picture: JPEGFile) {
        guard let frame = picture.frame, !frame.isProgressive, frame.width > 0, frame.height > 0,
            frame.width * frame.height <= Self.pixelLimit, let first = frame.components.first,
            let zigzagTable = picture.tables[first.table],
            frame.components.allSatisfy({ (1...4).contains($0.horizontal) && (1...4).contains($0.vertical) }),
            let scan = Scan(picture, frame)
        else { return nil }
        width = frame.width
        height = frame.height
        let widest = frame.components.map(\.horizontal).max() ?? 1
        let tallest = frame.components.map(\.vertical).max() ?? 1
        let single = frame.components.count == 1
        let unitWidth = single ? 8 : 8 * widest
        let unitHeight = single ? 8 : 8 * tallest
        let columns = (width + unitWidth - 1) / unitWidth
        let rows = (height + unitHeight - 1) / unitHeight
        let (across, down) = single ? (1, 1) : (first.horizontal, first.vertical)
        blocksWide = columns * across
        blocksHigh = rows * down
        var natural = [Int](repeating: 1, count: 64)
        for index in 0..<64 { natural[QuantizationTables.zigzag[index]] = Int(zigzagTable[index]) }
        table = natural
        var values = [Int16](repeating: 0, count: blocksWide * blocksHigh * 64)
        var colours = BlockColours(picture, frame, columns: columns, rows: rows)
        let complete = scan.decode(
            columns: columns, rows: rows, single: single, blocksWide: blocksWide, into: &values, colours: &colours)
        guard complete else { return nil }
        self.values = values
        self.colours = colours
    }
}

/// One Huffman table as a look-up of eight bits and a slow path for longer codes.
private struct HuffmanTable {
    private(set) var fast = [UInt16](repeating: 0, count: 256)
    private(set) var largest = [Int32](repeating: -1, count: 18)
    private(set) var offset = [Int32](repeating: 0, count: 17)
    private(set) var symbols: [UInt8] = []

    init?(_ counts: ArraySlice<UInt8>, _ symbols: ArraySlice<UInt8>) {
        self.symbols = Array(symbols)
        var code: Int32 = 0
        var place: Int32 = 0
        for length in 1...16 {
            let count = Int32(counts[counts.startIndex + length - 1])
            offset[length] = place - code
            for _ in 0..<count {
                guard code < 1 << Int32(length) else { return nil }
                if length <= 8, Int(place) < self.symbols.count {
                    let first = Int(code) << (8 - length)
                    for fill in 0..<(1 << (8 - length)) where first + fill < 256 {
                        fast[first + fill] = UInt16(length) << 8 | UInt16(self.symbols[Int(place)])
                    }
                }
                code += 1
                place += 1
            }
            largest[length] = count > 0 ? code - 1 : -1
            code <<= 1
        }
    }
}

/// The entropy-coded data of a scan, bit by bit.
private struct BitSource {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int
    var held: UInt64 = 0
    var bits = 0
    var isSpent = false

    @inline(__always)
    mutating func fill() {
        while bits <= 48 {
            var byte: UInt8 = 0
            if position < bytes.count, !isSpent {
                byte = bytes[position]
                if byte == 0xff {
                    let next = position + 1 < bytes.count ? bytes[position + 1] : 0xd9
                    if next == 0 {
                        position += 2
                    } else {
                        // A marker: the rest of this interval is zeros.
                        isSpent = true
                        byte = 0
                    }
                } else {
                    position += 1
                }
            } else {
                isSpent = true
            }
            held = held << 8 | UInt64(byte)
            bits += 8
        }
    }

    @inline(__always)
    mutating func take(_ count: Int) -> Int32 {
        guard count > 0 else { return 0 }
        if bits < count { fill() }
        bits -= count
        return Int32(truncatingIfNeeded: held >> UInt64(bits)) & ((1 << Int32(count)) - 1)
    }

    @inline(__always)
    mutating func symbol(_ table: borrowing HuffmanTable) -> UInt8? {
        if bits < 16 { fill() }
        let entry = table.fast[Int(truncatingIfNeeded: held >> UInt64(bits - 8)) & 255]
        if entry != 0 {
            bits -= Int(entry >> 8)
            return UInt8(entry & 255)
        }
        for length in 9...16 {
            let code = Int32(truncatingIfNeeded: held >> UInt64(bits - length)) & ((1 << Int32(length)) - 1)
            if table.largest[length] >= 0, code <= table.largest[length] {
                let index = Int(code + table.offset[length])
                guard table.symbols.indices.contains(index) else { return nil }
                bits -= length
                return table.symbols[index]
            }
        }
        return nil
    }

    /// Steps over a restart marker; false where there is none.
    mutating func restart() -> Bool {
        held = 0
        bits = 0
        isSpent = false
        while position + 1 < bytes.count {
            if bytes[position] == 0xff, (0xd0...0xd7).contains(bytes[position + 1]) {
                position += 2
                return true
            }
            if bytes[position] == 0xff, bytes[position + 1] == 0xd9 { return false }
            position += 1
        }
        return false
    }
}

/// The tables and layout of one interleaved scan.
private struct Scan {
    private struct Component {
        let across: Int
        let down: Int
        let dc: Int
        let ac: Int
    }
    private var components: [Component] = []
    private var dcTables: [Int: HuffmanTable] = [:]
    private var acTables: [Int: HuffmanTable] = [:]
    private var interval = 0
    private let bytes: [UInt8]
    private let start: Int

    init?(_ picture: JPEGFile, _ frame: JPEGFile.Frame) {
        bytes = picture.bytes
        start = picture.scanStart
        guard start > 0, let header = picture.segments.last, header.marker == 0xda, header.range.count >= 1 else {
            return nil
        }
        for segment in picture.segments {
            if segment.marker == 0xc4, !readTables(segment.range) { return nil }
            if segment.marker == 0xdd { interval = picture.bytes.u16(segment.range.lowerBound) ?? 0 }
        }
        let count = Int(bytes[header.range.lowerBound])
        guard count == frame.components.count, header.range.count >= 1 + count * 2 else { return nil }
        for index in 0..<count {
            let at = header.range.lowerBound + 1 + index * 2
            // T.81 B.2.3 keeps a scan in the frame's order, and the planes are laid out by that order.
            let own = frame.components[index]
            guard own.id == bytes[at] else { return nil }
            let component = Component(
                across: count == 1 ? 1 : own.horizontal, down: count == 1 ? 1 : own.vertical,
                dc: Int(bytes[at + 1] >> 4),
                ac: Int(bytes[at + 1] & 15))
            guard dcTables[component.dc] != nil, acTables[component.ac] != nil else { return nil }
            components.append(component)
        }
    }

    private mutating func readTables(_ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while position + 17 <= range.upperBound {
            let kind = bytes[position]
            let counts = bytes[(position + 1)..<(position + 17)]
            let total = counts.reduce(0) { $0 + Int($1) }
            position += 17
            guard total <= 256, position + total <= range.upperBound,
                let table = HuffmanTable(counts, bytes[position..<position + total])
            else { return false }
            if kind >> 4 == 0 { dcTables[Int(kind & 15)] = table } else { acTables[Int(kind & 15)] = table }
            position += total
        }
        return true
    }

    /// Fills the luminance plane; false where the data ends early.
    func decode(
        columns: Int, rows: Int, single: Bool, blocksWide: Int, into values: inout [Int16],
        colours: inout BlockColours?
    ) -> Bool {
        let dc = components.map { dcTables[$0.dc]! }
        let ac = components.map { acTables[$0.ac]! }
        return bytes.withUnsafeBufferPointer { input in
            values.withUnsafeMutableBufferPointer { output in
                var source = BitSource(bytes: input, position: start)
                var previous = [Int32](repeating: 0, count: components.count)
                var unit = 0
                for row in 0..<rows {
                    for column in 0..<columns {
                        if interval > 0, unit > 0, unit % interval == 0 {
                            guard source.restart() else { return false }
                            for index in previous.indices { previous[index] = 0 }
                        }
                        for index in components.indices {
                            let component = components[index]
                            for y in 0..<component.down {
                                for x in 0..<component.across {
                                    let block =
                                        (row * component.down + y) * blocksWide + column * component.across + x
                                    let target = index == 0 ? block * 64 : -1
                                    guard
                                        Self.block(&source, dc[index], ac[index], &previous[index], output, target)
                                    else { return false }
                                    if index > 0 {
                                        colours?.set(
                                            previous[index], of: index, x: column * component.across + x,
                                            y: row * component.down + y)
                                    }
                                }
                            }
                        }
                        unit += 1
                        if source.isSpent, source.bits < -64 { return false }
                    }
                    // Zeros are handed out behind the end; a picture cut off early is no evidence.
                    if source.isSpent, interval == 0, row + 2 < rows { return false }
                }
                return true
            }
        }
    }

    @inline(__always)
    private static func block(
        _ source: inout BitSource, _ dc: borrowing HuffmanTable, _ ac: borrowing HuffmanTable, _ previous: inout Int32,
        _ output: UnsafeMutableBufferPointer<Int16>, _ target: Int
    ) -> Bool {
        guard let size = source.symbol(dc), size <= 15 else { return false }
        previous = previous &+ extend(source.take(Int(size)), Int(size))
        if target >= 0 { output[target] = Int16(truncatingIfNeeded: previous) }
        var index = 1
        while index < 64 {
            guard let symbol = source.symbol(ac) else { return false }
            let run = Int(symbol >> 4)
            let size = Int(symbol & 15)
            if size == 0 {
                if run < 15 { break }
                index += 16
                continue
            }
            index += run
            guard index < 64 else { return false }
            let value = extend(source.take(size), size)
            if target >= 0 { output[target + QuantizationTables.zigzag[index]] = Int16(truncatingIfNeeded: value) }
            index += 1
        }
        return true
    }

    @inline(__always)
    private static func extend(_ value: Int32, _ size: Int) -> Int32 {
        guard size > 0 else { return 0 }
        return value < 1 << Int32(size - 1) ? value - (1 << Int32(size)) + 1 : value
    }
}
