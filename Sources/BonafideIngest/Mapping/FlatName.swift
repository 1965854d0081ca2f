/// Names of columns and of JSON or XML paths, brought to one form so that they can be compared.
///
/// Letters are lowered and everything but letters and digits is left out, so `Full Name`, `full_name` and
/// `fullName` are one name, and so are the column `payout_type` and the path `payout.type`. The place of a
/// number (`login2_ip`) or of an array (`logins[].ip`) is held by one mark.
enum FlatName {
    /// Stands for a number in a column name or for the items of an array.
    static let mark: UInt8 = 1

    /// Adds one key to a name.
    static func append(_ key: some Sequence<UInt8>, to name: inout [UInt8]) {
        for byte in key {
            switch byte {
            case 0x41...0x5a: name.append(byte | 0x20)
            case 0x61...0x7a, 0x30...0x39, 0x80...: name.append(byte)
            default: continue
            }
        }
    }

    /// The name of a path as maps write it, with `[]` or `{n}` where items or numbers stand.
    static func of(_ pattern: some StringProtocol) -> [UInt8] {
        pattern.utf8.withContiguousStorageIfAvailable { of($0) }
            ?? Array(pattern.utf8).withUnsafeBufferPointer { of($0) }
    }

    private static func of(_ pattern: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var name: [UInt8] = []
        name.reserveCapacity(pattern.count)
        var index = 0
        while index < pattern.count {
            let rest = pattern[index...]
            if rest.starts(with: [0x5b, 0x5d]) {
                name.append(mark)
                index += 2
            } else if rest.starts(with: [0x7b, 0x6e, 0x7d]) {
                name.append(mark)
                index += 3
            } else {
                append(CollectionOfOne(pattern[index]), to: &name)
                index += 1
            }
        }
        return name
    }

    /// The forms of a column's name in which one run of digits gives way to the mark, with the number.
    static func numbered(_ name: [UInt8]) -> [(name: [UInt8], number: Int)] {
        var forms: [(name: [UInt8], number: Int)] = []
        var index = 0
        while index < name.count {
            guard isDigit(name[index]) else {
                index += 1
                continue
            }
            var end = index
            var number = 0
            while end < name.count, isDigit(name[end]) {
                number = min(number * 10 + Int(name[end] - 0x30), 1_000_000)
                end += 1
            }
            forms.append((Array(name[..<index]) + [mark] + Array(name[end...]), number))
            index = end
        }
        return forms
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
