extension Applicant {
    /// A field as text, leading and trailing white space taken off; empty text is unreadable.
    public func string(_ path: FieldPath, at element: Int = 0) -> Known<String> {
        read(path, at: element) { bytes in
            let trimmed = bytes.trimmed
            return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
        }
    }

    /// All values of a list field as text.
    public func strings(_ path: FieldPath, at element: Int = 0) -> [String] {
        var all: [String] = []
        forEach(path, at: element) { bytes in
            let trimmed = bytes.trimmed
            if !trimmed.isEmpty { all.append(String(decoding: trimmed, as: UTF8.self)) }
        }
        return all
    }

    /// A field as a moment.
    public func instant(_ path: FieldPath, at element: Int = 0) -> Known<Timestamp> {
        read(path, at: element) { Timestamp.read($0.trimmed)?.instant }
    }

    /// A field as a moment with the offset it was written in.
    public func writtenInstant(_ path: FieldPath, at element: Int = 0) -> Known<WrittenInstant> {
        read(path, at: element) { Timestamp.read($0.trimmed) }
    }

    /// A field as a day.
    public func day(_ path: FieldPath, at element: Int = 0) -> Known<Day> {
        read(path, at: element) { Day.read($0.trimmed) }
    }

    /// A field as a date of reduced precision.
    public func partialDate(_ path: FieldPath, at element: Int = 0) -> Known<PartialDate> {
        read(path, at: element) { PartialDate.read($0.trimmed) }
    }

    /// A field as a whole number.
    public func integer(_ path: FieldPath, at element: Int = 0) -> Known<Int64> {
        read(path, at: element) { NumberText.integer($0.trimmed) }
    }

    /// A field as a decimal number.
    public func decimal(_ path: FieldPath, at element: Int = 0) -> Known<Double> {
        read(path, at: element) { NumberText.decimal($0.trimmed) }
    }

    /// A field as yes or no.
    public func flag(_ path: FieldPath, at element: Int = 0) -> Known<Bool> {
        read(path, at: element) { NumberText.flag($0.trimmed) }
    }

    /// A field as a country, by its code or its English name; what names no country is unreadable.
    public func country(_ path: FieldPath, at element: Int = 0) -> Known<CountryCode> {
        read(path, at: element) { CountryCode.reading($0.trimmed) }
    }

    /// A field as an address, wrapped forms kept as they are.
    public func ipAddress(_ path: FieldPath, at element: Int = 0) -> Known<IPAddress> {
        read(path, at: element) { IPAddress.read($0.trimmed) }
    }

    /// A word field as the number of its word in the definition's list.
    public func word(_ path: FieldPath, at element: Int = 0) -> Known<Int> {
        guard case .word(let words) = path.definition.kind else { return .unknown(.unreadable) }
        return read(path, at: element) { bytes in
            let text = bytes.trimmed
            return words.firstIndex { NumberText.equalsIgnoringCase(text, $0) }
        }
    }

    /// Whether a field holds exactly this text, case of ASCII letters left aside.
    public func has(_ path: FieldPath, at element: Int = 0, _ word: StaticString) -> Bool {
        read(path, at: element) { bytes in
            // Most texts are told by their length; the others may have white space at their ends.
            guard bytes.count >= word.utf8CodeUnitCount else { return false }
            return NumberText.isWord(bytes.count == word.utf8CodeUnitCount ? bytes : bytes.trimmed, word)
        }.value ?? false
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The bytes without ASCII white space at either end.
    @inlinable
    public var trimmed: UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = count
        while start < end, self[start] <= 0x20 { start += 1 }
        while end > start, self[end - 1] <= 0x20 { end -= 1 }
        return UnsafeBufferPointer(rebasing: self[start..<end])
    }
}

/// Numbers and yes/no words as exports write them.
public enum NumberText {
    /// Reads an optional sign and decimal digits that fit 64 bits.
    public static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard let first = text.first else { return nil }
        let isNegative = first == 0x2d
        var index = isNegative || first == 0x2b ? 1 : 0
        guard index < text.count else { return nil }
        var value: Int64 = 0
        // Eighteen digits always fit.
        if text.count <= 18 {
            while text.count &- index >= 8 {
                guard let eight = DecimalDigits.eight(text, from: index) else { return nil }
                value = value &* 100_000_000 &+ Int64(eight)
                index &+= 8
            }
            while index < text.count {
                let digit = text[index] &- 0x30
                guard digit < 10 else { return nil }
                value = value &* 10 &+ Int64(digit)
                index &+= 1
            }
            return isNegative ? 0 &- value : value
        }
        while index < text.count {
            let byte = text[index]
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            let (scaled, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = scaled.subtractingReportingOverflow(Int64(byte - 0x30))
            guard !tooLarge, !overflow else { return nil }
            value = sum
            index += 1
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// Reads a decimal number with a point, without exponent words or infinities.
    public static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard !text.isEmpty, text.count <= 32,
            text.allSatisfy({
                ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2e || $0 == 0x2d || $0 == 0x2b || $0 | 0x20 == 0x65
            })
        else { return nil }
        return Double(String(decoding: text, as: UTF8.self))
    }

    /// Reads `true/false`, `yes/no`, `y/n`, `t/f`, `1/0`, any case.
    public static func flag(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
        if isWord(text, "true") || isWord(text, "yes") || isWord(text, "1") { return true }
        if isWord(text, "false") || isWord(text, "no") || isWord(text, "0") { return false }
        if isWord(text, "y") || isWord(text, "t") { return true }
        return isWord(text, "n") || isWord(text, "f") ? false : nil
    }

    /// Whether bytes are a word, the case of ASCII letters left aside.
    @inline(__always)
    static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard text.count == length else { return false }
        var place = 0
        while place < length, lowered(text[place]) == lowered(word.utf8Start[place]) { place += 1 }
        return place == length
    }

    /// Compares bytes with text, the case of ASCII letters left aside.
    public static func equalsIgnoringCase(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> Bool {
        let other = text.utf8
        guard bytes.count == other.count else { return false }
        var place = 0
        for byte in other {
            if lowered(bytes[place]) != lowered(byte) { return false }
            place += 1
        }
        return true
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte }
}
