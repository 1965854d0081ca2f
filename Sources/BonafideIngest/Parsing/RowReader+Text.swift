internal import BonafideCore

extension RowReader {
    /// The first column whose quotation marks do not follow RFC 4180.
    func strayQuote(_ base: UnsafePointer<UInt8>, _ rowStart: Int) -> Int? {
        var start = rowStart
        for column in 0..<width {
            let end = scan.ends[column]
            if start < end {
                if base[start] != 0x22 {
                    for index in start..<end where base[index] == 0x22 { return column }
                } else {
                    guard end - start >= 2, base[end - 1] == 0x22 else { return column }
                    var index = start + 1
                    while index < end - 1 {
                        if base[index] == 0x22 {
                            guard index + 1 < end - 1, base[index + 1] == 0x22 else { return column }
                            index += 1
                        }
                        index += 1
                    }
                }
            }
            start = end + 1
        }
        return nil
    }

    /// Writes quoted text with its doubled quotes made single; nothing where there are none.
    func unescape(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ stop: Int, _ assembly: inout RecordAssembly
    ) -> (start: UnsafePointer<UInt8>, count: Int)? {
        var index = start
        while index < stop, base[index] != 0x22 { index += 1 }
        guard index < stop else { return nil }
        let place = assembly.room
        place.update(from: base + start, count: index - start)
        var used = index - start
        while index < stop {
            let byte = base[index]
            place[used] = byte
            used += 1
            index += byte == 0x22 ? 2 : 1
        }
        assembly.take(used)
        return (UnsafePointer(place), used)
    }

    /// Looks for NUL, and for bytes that are not UTF-8.
    func checkText(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (RejectReason, Int)? {
        let text = UnsafeBufferPointer(start: base + start, count: end - start)
        if let place = text.firstIndex(of: 0) { return (.nullByte, start + place) }
        if let place = UTF8Text.firstInvalid(text) { return (.invalidUTF8, start + place) }
        return nil
    }
}
