/// A mail address, checked and in canonical form.
package struct EmailAddress: Hashable, Sendable {
    /// The part before the at sign as written, in lower case.
    package let localPart: String
    /// The domain in lower case.
    package let domain: String

    private static let dotless: Set<String> = ["gmail.com", "googlemail.com"]
    private static let hyphenTags: Set<String> = [
        "yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "yahoo.co.jp", "yahoo.co.in", "ymail.com", "rocketmail.com",
    ]

    /// Whether a provider leads addresses that differ in dots alone to one account.
    static func ignoresDots(_ domain: UnsafeBufferPointer<UInt8>) -> Bool {
        domain.first == 0x67 && dotless.contains(String(decoding: domain, as: UTF8.self))
    }

    /// Whether a provider lets a tag follow a hyphen.
    static func hasHyphenTags(_ domain: UnsafeBufferPointer<UInt8>) -> Bool {
        (domain.first == 0x79 || domain.first == 0x72) && hyphenTags.contains(String(decoding: domain, as: UTF8.self))
    }

    /// Reads one address; nothing where it is not one.
    package init?(_ text: String) {
        var text = text
        guard let parts = text.withUTF8({ Self.parts(of: $0) }) else { return nil }
        localPart = parts.local
        domain = parts.domain
    }

    /// The local part and the domain, both in lower case.
    private static func parts(of text: UnsafeBufferPointer<UInt8>) -> (local: String, domain: String)? {
        var start = 0
        var end = text.count
        while start < end, text[start] <= 0x20 { start += 1 }
        while end > start, text[end - 1] <= 0x20 || text[end - 1] == 0x2e { end -= 1 }
        if text[start..<end].starts(with: "mailto:".utf8) { start += 7 }
        guard end - start <= 320 else { return nil }
        var at = -1
        for index in start..<end {
            let byte = text[index]
            guard byte > 0x20, byte != 0x7f else { return nil }
            guard byte == 0x40 else { continue }
            guard at < 0 else { return nil }
            at = index
        }
        guard at >= 0, (1...64).contains(at - start), text[start] != 0x2e, text[at - 1] != 0x2e,
            let domain = DomainName(UnsafeBufferPointer(rebasing: text[(at + 1)..<end]))
        else { return nil }
        return (LowerCase.text(UnsafeBufferPointer(rebasing: text[start..<at])), domain.name)
    }

    /// The account the address leads to: tags taken off, dots where the provider ignores them.
    package var canonical: String {
        var local = localPart.utf8.prefix { $0 != 0x2b }[...]
        var domain = domain
        if Self.dotless.contains(domain) {
            domain = "gmail.com"
            let letters = local.filter { $0 != 0x2e }
            return (letters.isEmpty ? localPart : String(decoding: letters, as: UTF8.self)) + "@gmail.com"
        }
        if Self.hyphenTags.contains(domain) { local = local.prefix { $0 != 0x2d } }
        return (local.isEmpty ? localPart : String(decoding: local, as: UTF8.self)) + "@" + domain
    }
}

/// A domain name in lower case.
package struct DomainName: Hashable, Sendable {
    /// The whole name.
    package let name: String

    /// Reads a bare name or the host of a URL; nothing where it is not a name of two labels at least.
    package init?(_ text: String) {
        var text = text
        guard let domain = text.withUTF8({ DomainName($0) }) else { return nil }
        self = domain
    }

    /// Reads bytes of UTF-8.
    package init?(_ text: UnsafeBufferPointer<UInt8>) {
        if let plain = Self.plain(text) {
            guard plain.isName else { return nil }
            self.init(known: LowerCase.text(plain.host))
            return
        }
        self.init(general: String(decoding: text, as: UTF8.self))
    }

    /// The part of a text that can be a name, and whether it is one; nothing where the text must be read the general way.
    static func plain(_ text: UnsafeBufferPointer<UInt8>) -> (host: UnsafeBufferPointer<UInt8>, isName: Bool)? {
        if let isName = isPlainName(text) { return (text, isName) }
        // The host of a mail address, where nothing but one at sign stands in the way.
        guard let at = text.lastIndex(of: 0x40), text[..<at].allSatisfy({ isPlainLocal($0) }) else { return nil }
        let host = UnsafeBufferPointer(rebasing: text[(at + 1)...])
        return isPlainName(host).map { (host, $0) }
    }

    /// Whether letters, digits, hyphens and dots alone form a name; nothing where the text holds anything else.
    static func isPlainName(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
        guard let last = text.last, last != 0x2e else { return nil }
        var labels = 1
        var start = 0
        var isNumber = true
        var isSound = true
        for index in text.indices {
            switch text[index] {
            case 0x30...0x39: continue
            case 0x41...0x5a, 0x61...0x7a, 0x5f: isNumber = false
            case 0x2d:
                isNumber = false
                if index == start || index + 1 == text.count || text[index + 1] == 0x2e { isSound = false }
            case 0x2e:
                if !(1...63).contains(index - start) { isSound = false }
                labels += 1
                start = index + 1
                isNumber = true
            default: return nil
            }
        }
        return isSound && labels >= 2 && (2...63).contains(text.count - start) && !isNumber
            && (3...253).contains(text.count)
    }

    /// Whether a byte may stand before an at sign without ending the host or beginning a port: not `/`, `?`, `#`.
    private static func isPlainLocal(_ byte: UInt8) -> Bool {
        byte &- 0x21 < 0x5e && byte != 0x2f && byte != 0x3f && byte != 0x23
    }

    private init(known name: String) { self.name = name }

    private init?(general text: String) {
        var letters = Array(text.lowercased().utf8.filter { $0 > 0x20 })
        if let rest = Self.behindScheme(letters) { letters.removeSubrange(..<rest) }
        if let end = letters.firstIndex(where: { $0 == 0x2f || $0 == 0x3f || $0 == 0x23 }) {
            letters.removeSubrange(end...)
        }
        if let at = letters.lastIndex(of: 0x40) { letters.removeSubrange(...at) }
        if let port = letters.firstIndex(of: 0x3a) { letters.removeSubrange(port...) }
        while letters.last == 0x2e { letters.removeLast() }
        guard letters.count <= 253, letters.count >= 3 else { return nil }
        let labels = letters.split(separator: 0x2e, omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2, !top.allSatisfy({ (0x30...0x39).contains($0) })
        else {
            return nil
        }
        for label in labels {
            guard (1...63).contains(label.count), label.first != 0x2d, label.last != 0x2d,
                label.allSatisfy({
                    $0 >= 0x80 || $0 == 0x2d || $0 == 0x5f || (0x30...0x39).contains($0) || (0x61...0x7a).contains($0)
                })
            else { return nil }
        }
        name = String(decoding: letters, as: UTF8.self)
    }

    /// The place behind the first `://`.
    private static func behindScheme(_ letters: [UInt8]) -> Int? {
        for index in letters.indices.dropLast(2)
        where letters[index] == 0x3a && letters[index + 1] == 0x2f && letters[index + 2] == 0x2f { return index + 3 }
        return nil
    }

    /// The name without a leading `www`.
    package var canonical: String {
        name.hasPrefix("www.") && name.utf8.filter({ $0 == 0x2e }).count > 1 ? String(name.dropFirst(4)) : name
    }
}

/// Lower case of text that is mostly ASCII.
enum LowerCase {
    /// The text in lower case, as `String.lowercased()` gives it.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        for byte in bytes where byte >= 0x80 { return String(decoding: bytes, as: UTF8.self).lowercased() }
        return String(unsafeUninitializedCapacity: bytes.count) { room in
            for index in bytes.indices {
                let byte = bytes[index]
                room[index] = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
            }
            return bytes.count
        }
    }
}
