internal import BonafideCore

/// What each column of a table holds.
struct TableLayout: Sendable {
    /// What becomes of a column.
    enum Use: Sendable {
        case field(AliasTable.Target, slot: Int)
        case ignored
        case dropped
    }

    /// A row of elements the columns fill.
    struct Slot: Sendable {
        var group: UInt8
        var isFirst: Bool
        var constants: [(field: UInt8, text: [UInt8])]
    }

    let columns: [String]
    let uses: [Use]
    let slots: [Slot]
    /// Mapped columns in the order they are taken, weaker sources of a field before stronger ones.
    let order: [Int]

    init(columns: [String], aliases: AliasTable) {
        self.columns = columns
        var slots: [Slot] = []
        var known: [[Int]: Int] = [:]
        uses = columns.map { column in
            let flat = Self.flat(column)
            if ProtectedTraits.holds(flat) || ProtectedTraits.holds(Self.lastPart(column)) { return .dropped }
            guard let (target, number) = Self.resolve(flat, aliases) else { return .ignored }
            guard target.element >= 0 else { return .field(target, slot: -1) }
            let key = [target.element, number]
            let slot = known[key] ?? slots.count
            if slot == slots.count {
                known[key] = slot
                let element = aliases.elements[target.element]
                slots.append(Slot(group: element.group, isFirst: element.isFirst, constants: element.constants))
            }
            return .field(target, slot: slot)
        }
        self.slots = slots
        let uses = uses
        func strength(_ index: Int) -> Int {
            guard case .field(let target, let slot) = uses[index] else { return 0 }
            if slot >= 0, slots[slot].isFirst { return -1000 }
            return -Int(target.rank)
        }
        let mapped = uses.indices.filter { if case .field = uses[$0] { true } else { false } }
        // Only columns that share a field change places, so that elements keep the order of their columns.
        var order = mapped
        for (place, index) in mapped.enumerated() {
            guard case .field(let target, let slot) = uses[index], slot >= 0 else { continue }
            let rivals = mapped[..<place].indices.filter {
                if case .field(let other, let otherSlot) = uses[mapped[$0]] {
                    return otherSlot == slot && other.field == target.field
                }
                return false
            }
            // Of columns of one name the first is taken last, so that it wins.
            for rival in rivals where strength(order[rival]) >= strength(order[place]) { order.swapAt(rival, place) }
        }
        let first = order.filter { strength($0) == -1000 }
        self.order = first + order.filter { strength($0) != -1000 }
    }

    /// Finds a column's meaning by its whole name, or by its name with one number taken out.
    static func resolve(_ flat: [UInt8], _ aliases: AliasTable) -> (target: AliasTable.Target, number: Int)? {
        if let target = aliases.find(flat) { return (target, -1) }
        for (name, number) in FlatName.numbered(flat) {
            if let target = aliases.find(name) { return (target, number) }
        }
        return nil
    }

    /// The columns whose name stands more than once, each once, in order.
    static func repeatedNames(_ columns: [String]) -> [String] {
        var counts: [[UInt8]: Int] = [:]
        return columns.filter { column in
            let name = flat(column)
            guard !name.isEmpty else { return false }
            counts[name, default: 0] += 1
            return counts[name] == 2
        }
    }

    private static func flat(_ column: String) -> [UInt8] {
        var name: [UInt8] = []
        FlatName.append(column.utf8, to: &name)
        return name
    }

    private static func lastPart(_ column: String) -> [UInt8] {
        flat(String(column.split(whereSeparator: { "./]".contains($0) }).last ?? ""))
    }
}
