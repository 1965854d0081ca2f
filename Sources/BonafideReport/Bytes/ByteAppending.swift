/// Ready-made bytes that are copied whole into an output.
typealias Fragment = [UInt8]

extension [UInt8] {
    /// Appends text without a check; it must be ready for the format.
    @inline(__always)
    mutating func append(raw text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends the UTF-8 bytes of a string as they are.
    @inline(__always)
    mutating func append(text: String) {
        guard text.utf8.withContiguousStorageIfAvailable({ append(contentsOf: $0) }) == nil else { return }
        append(contentsOf: text.utf8)
    }

    /// Appends an integer in decimal digits.
    mutating func append(decimal value: Int64) {
        if value >= 0, value < 10 { return append(UInt8(48 + value)) }
        var rest = value.magnitude
        if value < 0 { append(UInt8(ascii: "-")) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var start = 20
            repeat {
                let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
                start -= 1
                digits[start] = UInt8(48 + remainder)
                rest = quotient
            } while rest != 0
            append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }

    /// Appends an integer in decimal digits.
    mutating func append(decimal value: some BinaryInteger) { append(decimal: Int64(clamping: value)) }

    /// Appends `true` or `false`.
    mutating func append(flag: Bool) {
        if flag { append(raw: "true") } else { append(raw: "false") }
    }
}

extension String {
    /// Calls a function with the string's UTF-8 bytes.
    @inline(__always)
    func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard utf8.withContiguousStorageIfAvailable(body) == nil else { return }
        Array(utf8).withUnsafeBufferPointer(body)
    }
}
