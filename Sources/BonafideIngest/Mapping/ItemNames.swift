internal import BonafideCore

/// Names that one item of a list may have inside the element that wraps the list (`<logins><login>…</login></logins>`).
struct ItemNames {
    private static let usual: Set<[UInt8]> = Set(
        ["item", "row", "record", "entry", "element", "value", "li"].map { FlatName.of($0) })

    /// For each group, its names in a map and their singular forms.
    private var names: [UInt8: Set<[UInt8]>] = [:]

    /// Gathers the names of a map's groups; of no map, none.
    init(_ aliases: AliasTable?) {
        for element in aliases?.elements ?? [] {
            let start = element.prefix.lastIndex(of: FlatName.mark).map { $0 + 1 } ?? 0
            let name = Array(element.prefix[start...])
            guard !name.isEmpty else { continue }
            names[element.group, default: []].formUnion(Self.forms(name))
        }
    }

    /// Whether a flat name may be that of an item of the group.
    func holds(_ name: [UInt8], group: UInt8) -> Bool {
        Self.usual.contains(name) || names[group]?.contains(name) ?? false
    }

    /// A name, and what it is in the singular if it is an English plural.
    private static func forms(_ name: [UInt8]) -> [[UInt8]] {
        var forms = [name]
        if name.last == UInt8(ascii: "s") { forms.append(Array(name.dropLast())) }
        if name.suffix(2) == [0x65, 0x73] { forms.append(Array(name.dropLast(2))) }
        if name.suffix(3) == [0x69, 0x65, 0x73] { forms.append(Array(name.dropLast(3)) + [UInt8(ascii: "y")]) }
        return forms
    }
}
