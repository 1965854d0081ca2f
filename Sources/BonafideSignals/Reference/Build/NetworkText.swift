import BonafideCore

/// A block of addresses whose first and last differ only in the low bits.
struct AddressBlock: Hashable {
    /// First and last address; version 4 addresses use the low 32 bits.
    var start: UInt128
    var end: UInt128
    var isVersion4: Bool
}

/// Reads blocks of addresses as lists write them.
enum NetworkText {
    /// Reads `address`, `address/length` or `first-last`; a range that is no block is cut into blocks.
    ///
    /// Host bits below the length are cleared. Gives nothing where the text is none of these.
    static func blocks(_ text: UnsafeBufferPointer<UInt8>) -> [AddressBlock]? {
        if let slash = text.firstIndex(of: 0x2f) {
            guard let address = IPAddress.read(part(text, 0, slash)),
                let length = NumberText.integer(part(text, slash + 1, text.count)), length >= 0,
                let block = block(address, length: Int(length))
            else { return nil }
            return [block]
        }
        if let dash = text.firstIndex(of: 0x2d) {
            guard let first = IPAddress.read(part(text, 0, dash).trimmed),
                let last = IPAddress.read(part(text, dash + 1, text.count).trimmed),
                first.isVersion4 == last.isVersion4, bits(first) <= bits(last)
            else { return nil }
            return cut(bits(first), bits(last), isVersion4: first.isVersion4)
        }
        guard let address = IPAddress.read(text) else { return nil }
        return block(address, length: address.isVersion4 ? 32 : 128).map { [$0] }
    }

    /// Reads a range by its two ends, each an address or a version 4 address as a whole number.
    static func blocks(
        first: UnsafeBufferPointer<UInt8>, last: UnsafeBufferPointer<UInt8>
    ) -> [AddressBlock]? {
        func end(_ text: UnsafeBufferPointer<UInt8>) -> IPAddress? {
            if let number = NumberText.integer(text) { return UInt32(exactly: number).map { IPAddress(version4: $0) } }
            return IPAddress.read(text)
        }
        guard let first = end(first), let last = end(last), first.isVersion4 == last.isVersion4,
            bits(first) <= bits(last)
        else { return nil }
        return cut(bits(first), bits(last), isVersion4: first.isVersion4)
    }

    private static func part(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text[from..<max(from, to)])
    }

    private static func bits(_ address: IPAddress) -> UInt128 { UInt128(address.high) << 64 | UInt128(address.low) }

    /// The block of an address and a prefix length; a mapped version 6 block becomes version 4.
    static func block(_ address: IPAddress, length: Int) -> AddressBlock? {
        var address = address
        var length = length
        if !address.isVersion4, address.high == 0, address.low >> 32 == 0xffff, length >= 96 {
            address = address.unwrapped
            length -= 96
        }
        let width = address.isVersion4 ? 32 : 128
        guard (0...width).contains(length) else { return nil }
        let mask: UInt128 = length == width ? 0 : (UInt128.max >> UInt128(128 - width + length))
        let start = bits(address) & ~mask
        return AddressBlock(start: start, end: start | mask, isVersion4: address.isVersion4)
    }

    /// Cuts a range into the fewest blocks.
    private static func cut(_ first: UInt128, _ last: UInt128, isVersion4: Bool) -> [AddressBlock] {
        var blocks: [AddressBlock] = []
        var start = first
        while true {
            var size = min(start == 0 ? (isVersion4 ? 32 : 127) : start.trailingZeroBitCount, isVersion4 ? 32 : 127)
            while size > 0, start + ((UInt128(1) << UInt128(size)) - 1) > last { size -= 1 }
            let end = start + ((UInt128(1) << UInt128(size)) - 1)
            blocks.append(AddressBlock(start: start, end: end, isVersion4: isVersion4))
            if end >= last { return blocks }
            start = end + 1
        }
    }
}

/// Splits the bytes of a list into lines and the lines into comma-separated cells.
enum ListText {
    /// Calls a function with each line that holds something, with its number from 1; comments begin with `#` or `;`.
    static func forEachLine(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (Int, UnsafeBufferPointer<UInt8>) throws(ReferenceError) -> Void
    ) throws(ReferenceError) {
        var start = bytes.count >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf ? 3 : 0
        var number = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0a { end += 1 }
            number += 1
            let line = UnsafeBufferPointer(rebasing: bytes[start..<end]).trimmed
            if let first = line.first, first != 0x23, first != 0x3b { try body(number, line) }
            start = end + 1
        }
    }

    /// Cuts a line at a separator outside double quotes; quotes around a cell are taken off.
    static func cells(
        _ line: UnsafeBufferPointer<UInt8>, separator: UInt8, into cells: inout [UnsafeBufferPointer<UInt8>]
    ) {
        cells.removeAll(keepingCapacity: true)
        var start = 0
        var isQuoted = false
        for index in 0...line.count {
            if index < line.count {
                if line[index] == 0x22 { isQuoted.toggle() }
                guard line[index] == separator, !isQuoted else { continue }
            }
            var cell = UnsafeBufferPointer(rebasing: line[start..<index]).trimmed
            if cell.count >= 2, cell.first == 0x22, cell.last == 0x22 {
                cell = UnsafeBufferPointer(rebasing: cell[1..<cell.count - 1])
            }
            cells.append(cell)
            start = index + 1
        }
    }
}
