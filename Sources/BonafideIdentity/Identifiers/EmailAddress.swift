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

    /// Reads one address; nothing where it is not one.
    package init?(_ text: String) {
        var letters = Array(text.utf8.drop { $0 <= 0x20 })
        while let last = letters.last, last <= 0x20 || last == 0x2e { letters.removeLast() }
        if letters.starts(with: "mailto:".utf8) { letters.removeFirst(7) }
        guard letters.count <= 320, !letters.contains(where: { $0 <= 0x20 || $0 == 0x7f }) else { return nil }
        let parts = letters.split(separator: 0x40, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count), parts[0].first != 0x2e, parts[0].last != 0x2e else {
            return nil
        }
        guard let domain = DomainName(String(decoding: parts[1], as: UTF8.self)) else { return nil }
        localPart = String(decoding: parts[0], as: UTF8.self).lowercased()
        self.domain = domain.name
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
        var letters = Array(text.lowercased().utf8.filter { $0 > 0x20 })
        if let scheme = letters.firstRange(of: "://".utf8) { letters.removeSubrange(..<scheme.upperBound) }
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

    /// The name without a leading `www`.
    package var canonical: String {
        name.hasPrefix("www.") && name.utf8.filter({ $0 == 0x2e }).count > 1 ? String(name.dropFirst(4)) : name
    }
}
