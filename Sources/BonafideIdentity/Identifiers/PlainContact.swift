/// A mail address of plain ASCII in lower case, written where the caller has room, so that no text need be made.
package struct PlainEmail {
    /// Whether the text is an address at all.
    package let isAddress: Bool
    /// Bytes of the local part.
    package let local: Int
    /// Bytes of the whole address.
    package let count: Int

    private static let notOne = PlainEmail(isAddress: false, local: 0, count: 0)

    private init(isAddress: Bool, local: Int, count: Int) {
        self.isAddress = isAddress
        self.local = local
        self.count = count
    }

    /// Writes what `EmailAddress` would read; nothing where the text is not so plain, or longer than the room.
    package static func write(_ text: UnsafeBufferPointer<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>)
        -> PlainEmail?
    {
        guard let last = text.last, last != 0x2e, text.count <= min(320, room.count) else { return nil }
        var at = -1
        for index in text.indices {
            let byte = text[index]
            // White space, other scripts and `mailto:` are read the general way.
            guard byte &- 0x21 < 0x5e, byte != 0x3a else { return nil }
            if byte == 0x40 {
                guard at < 0 else { return notOne }
                at = index
            }
            room[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        }
        guard (1...64).contains(at), text[0] != 0x2e, text[at - 1] != 0x2e else { return notOne }
        guard let isName = DomainName.isPlainName(UnsafeBufferPointer(rebasing: text[(at + 1)...])) else { return nil }
        return isName ? PlainEmail(isAddress: true, local: at, count: text.count) : notOne
    }

    /// Writes the account an address that was written leads to, as `EmailAddress.canonical` does; gives its bytes.
    package func writeCanonical(
        _ written: UnsafeBufferPointer<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        let domain = UnsafeBufferPointer(rebasing: written[(local + 1)..<count])
        let whole = UnsafeBufferPointer(rebasing: written[..<local])
        var end = whole.firstIndex(of: 0x2b) ?? local
        if EmailAddress.ignoresDots(domain) {
            var used = 0
            for byte in whole[..<end] where byte != 0x2e {
                room[used] = byte
                used += 1
            }
            if used == 0 { used = Self.copy(whole, to: room, at: 0) }
            return "@gmail.com".utf8.withContiguousStorageIfAvailable { Self.copy($0, to: room, at: used) } ?? used
        }
        if EmailAddress.hasHyphenTags(domain) { end = whole[..<end].firstIndex(of: 0x2d) ?? end }
        var used = Self.copy(end == 0 ? whole : UnsafeBufferPointer(rebasing: whole[..<end]), to: room, at: 0)
        room[used] = 0x40
        used += 1
        return Self.copy(domain, to: room, at: used)
    }

    private static func copy(
        _ bytes: UnsafeBufferPointer<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>, at place: Int
    ) -> Int {
        for index in bytes.indices { room[place + index] = bytes[index] }
        return place + bytes.count
    }
}

/// A phone number in international form, written where the caller has room.
package enum PlainPhone {
    /// Writes what `PhoneNumber` would read of a number that begins with a plus sign; nothing where it has none, or
    /// must be read the general way.
    package static func write(_ text: UnsafeBufferPointer<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        guard text.count < room.count else { return nil }
        var count = 0
        var hasPlus = false
        for byte in text {
            if byte &- 0x30 < 10 {
                guard hasPlus else { return nil }
                room[count] = byte
                count += 1
            } else if byte == 0x2b {
                guard count == 0 else { return nil }
                room[0] = 0x2b
                count = 1
                hasPlus = true
            } else if byte >= 0x80 {
                return nil
            }
        }
        return (8...16).contains(count) && room[1] != 0x30 ? count : nil
    }
}

/// A domain name in lower case, written where the caller has room.
enum PlainDomain {
    /// Writes what `DomainName.canonical` would be; 0 where the text is no name, nothing where it must be read the
    /// general way.
    static func write(_ text: UnsafeBufferPointer<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        guard let plain = DomainName.plain(text), plain.host.count <= room.count else { return nil }
        guard plain.isName else { return 0 }
        var host = plain.host
        let isPrefixed = host.count > 4 && host[3] == 0x2e && host[..<3].allSatisfy { $0 | 0x20 == 0x77 }
        if isPrefixed, host[4...].contains(0x2e) { host = UnsafeBufferPointer(rebasing: host[4...]) }
        for index in host.indices {
            let byte = host[index]
            room[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        }
        return host.count
    }
}
