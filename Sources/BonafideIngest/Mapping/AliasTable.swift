internal import BonafideCore

/// All names of one map, flattened, ready to be asked for a column or a path.
struct AliasTable: Sendable {
    /// What a name stands for.
    struct Target: Sendable {
        var group: UInt8
        var field: UInt8
        var isList: Bool
        /// Which element the value belongs to; -1 for the root.
        var element: Int
        /// Preference among names of the same field, 0 best.
        var rank: UInt8
        var transform: ValueTransform
    }

    /// One element, or one row of numbered elements, of a group.
    struct Element: Sendable {
        var group: UInt8
        /// What leads to its fields; empty for a single element with whole names.
        var prefix: [UInt8]
        /// Whether its values go to the group's first element, whichever that is.
        var isFirst: Bool
        /// Values every such element gets.
        var constants: [(field: UInt8, text: [UInt8])]
    }

    private(set) var elements: [Element] = []
    private(set) var constants: [(field: UInt8, text: [UInt8])] = []
    private var names: [[UInt8]] = []
    private var targets: [Target] = []

    /// Flattens a map; with a group given, the names of that group's own table, where fields stand alone.
    init(_ map: ColumnMap, table: ProfileGroup? = nil) {
        var collected: [(name: [UInt8], target: Target, priority: Int)] = []
        var priority = 0
        func add(_ name: [UInt8], _ path: FieldPath, _ element: Int, _ rank: Int, _ transform: ValueTransform) {
            guard !name.isEmpty else { return }
            let target = Target(
                group: path.group.rawValue, field: path.field, isList: path.definition.isList, element: element,
                rank: UInt8(clamping: rank), transform: transform)
            collected.append((name, target, priority))
            priority += 1
        }
        if table == nil {
            for field in map.root {
                if let text = field.constant { constants.append((field.path.field, text)) }
                for (rank, source) in field.sources.enumerated() {
                    add(FlatName.of(source.name), field.path, -1, rank, source.transform)
                }
            }
        } else {
            for field in map.root where field.path == RootField.id.path {
                for (rank, source) in field.sources.enumerated() {
                    add(FlatName.of(source.name), field.path, -1, rank, source.transform)
                }
            }
        }
        for group in map.groups where table == nil || group.group == table {
            let constants = group.fields.compactMap { field in field.constant.map { (field.path.field, $0) } }
            var prefixes: [[UInt8]] = group.prefixes.isEmpty ? [[]] : []
            for prefix in group.prefixes.map({ FlatName.of($0) }) { prefixes += [prefix + [FlatName.mark], prefix] }
            if table != nil { prefixes = group.label.isEmpty ? [[]] + prefixes : [] }
            for prefix in prefixes {
                let element = elements.count
                elements.append(
                    Element(
                        group: group.group.rawValue, prefix: prefix, isFirst: group.label == "first",
                        constants: constants))
                for field in group.fields {
                    for (rank, source) in field.sources.enumerated() {
                        let name = source.name == "." ? prefix : prefix + FlatName.of(source.name)
                        add(name, field.path, element, rank, source.transform)
                    }
                }
            }
        }
        // Earlier names win: the map's own come before those of the model.
        collected.sort {
            let order = Self.order($0.name, $1.name)
            return order != 0 ? order < 0 : $0.priority < $1.priority
        }
        for entry in collected where entry.name != names.last {
            names.append(entry.name)
            targets.append(entry.target)
        }
    }

    /// Below 0 where the first name stands before the second, 0 where they are equal.
    private static func order(_ a: [UInt8], _ b: [UInt8]) -> Int {
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                for place in 0..<min(a.count, b.count) where a[place] != b[place] {
                    return Int(a[place]) - Int(b[place])
                }
                return a.count - b.count
            }
        }
    }

    /// For a side table that names the profile in a column of its own, `id` is the row's own id.
    func leavingPlainID(to columns: [String]) -> AliasTable {
        let plain = FlatName.of("id")
        let isNamed = columns.contains { column in
            let name = FlatName.of(column)
            return name != plain && find(name).map { $0.group == 0 && $0.field == 0 } ?? false
        }
        guard isNamed, let index = names.firstIndex(of: plain) else { return self }
        var table = self
        let own = elements.firstIndex { !$0.prefix.isEmpty }.flatMap { find(elements[$0].prefix + plain) }
        if let own { table.targets[index] = own } else { table.remove(index) }
        return table
    }

    private mutating func remove(_ index: Int) {
        names.remove(at: index)
        targets.remove(at: index)
    }

    /// What a whole name stands for.
    func find(_ name: [UInt8]) -> Target? {
        let index = lowerBound(name)
        return index < names.count && names[index] == name ? targets[index] : nil
    }

    /// Whether some name goes on from here.
    func leadsOn(_ name: [UInt8]) -> Bool {
        var index = lowerBound(name)
        if index < names.count, names[index] == name { index += 1 }
        return index < names.count && names[index].starts(with: name)
    }

    /// The elements whose fields begin right behind a name.
    func elements(at prefix: [UInt8]) -> [Int] {
        prefix.isEmpty ? [] : elements.indices.filter { elements[$0].prefix == prefix }
    }

    /// All names, for suggestions.
    var suggestions: [String] {
        names.map { name in
            String(decoding: name.flatMap { $0 == FlatName.mark ? Array("[]".utf8) : [$0] }, as: UTF8.self)
        }
    }

    private func lowerBound(_ name: [UInt8]) -> Int {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle].lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
