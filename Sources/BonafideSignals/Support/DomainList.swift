/// A sorted list of domains searched in place, so that starting up costs nothing.
package struct DomainList: Sendable {
    private let text: StaticString

    /// Takes lines of lower-case ASCII domains, ascending by their bytes.
    package init(_ text: StaticString) { self.text = text }

    /// Whether a domain, or a domain above it, is listed; letters must be lower case.
    package func contains(_ domain: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start < domain.count {
            let rest = UnsafeBufferPointer(rebasing: domain[start...])
            guard rest.contains(0x2e) else { return false }
            if hasLine(rest) { return true }
            while start < domain.count, domain[start] != 0x2e { start += 1 }
            start += 1
        }
        return false
    }

    private func hasLine(_ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var low = 0
        var high = bytes.count
        while low < high {
            var start = low + (high - low) / 2
            while start > low, bytes[start - 1] != 0x0a { start -= 1 }
            var end = start
            while end < high, bytes[end] != 0x0a { end += 1 }
            let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
            if line.elementsEqual(wanted) { return true }
            if line.lexicographicallyPrecedes(wanted) { low = end + 1 } else { high = start }
        }
        return false
    }
}
