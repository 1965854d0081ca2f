/// Finds numbers that lie next to each other, as numbers bought together do.
enum PhoneBlock {
    /// Gives two overlapping decades of a number, as text of digits behind one letter: two numbers at most five apart
    /// share at least one of them, numbers ten apart none.
    ///
    /// Nothing for numbers that no carrier allots; examples and films have them side by side.
    static func forEachKey(of international: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let digits = UnsafeBufferPointer(rebasing: international.dropFirst())
        guard (2...18).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }), !isInvented(digits)
        else { return }
        let number = digits.reduce(into: UInt64(0)) { $0 = $0 * 10 + UInt64($1 - 0x30) }
        write(0x62, number / 10, body)
        write(0x73, (number + 5) / 10, body)
    }

    private static func write(_ letter: UInt8, _ value: UInt64, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 21) { room in
            var place = room.count
            var rest = value
            repeat {
                place -= 1
                room[place] = 0x30 + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            place -= 1
            room[place] = letter
            body(UnsafeBufferPointer(rebasing: room[place...]))
        }
    }

    /// Whether a number stands in a range that is kept for fiction.
    private static func isInvented(_ digits: UnsafeBufferPointer<UInt8>) -> Bool {
        if digits.count == 11, digits[0] == 0x31, digits[4...6].allSatisfy({ $0 == 0x35 }) { return true }
        return digits.starts(with: "447700900".utf8)
    }
}
