internal import BonafideCore

/// The keys met so far in JSON records, each resolved once against the names of a map.
///
/// A node is a place in the document; finding the next node costs one comparison as long as the keys come in
/// the order they came before.
struct PathTree: ~Copyable {
    /// A place in a document.
    struct Node {
        /// What a value here stands for, where it stands for something.
        var target: AliasTable.Target?
        /// Whether anybody reads what a value here stands for.
        var isRead = true
        /// Row of elements the target belongs to, or -1.
        var slot = -1
        /// Rows of elements that begin anew when an object is entered here.
        var renewed: Range<Int> = 0..<0
        var isIgnored = false
        var isDropped = false
        /// Place of an object found here, where it is an item of the list around it rather than a value; or -1.
        var object: Int32 = -1
        /// Whether a plain value found here is to be reported as unknown.
        var isUnreported = false
        /// Whether a key below stands for a value, so that objects below are no items.
        fileprivate var hasValues = false
        /// Place of the items of an array here, or -2 while it is not known.
        var item: Int32 = -2
        fileprivate var firstChild: Int32 = -1
        fileprivate var children: Int32 = 0
    }

    /// What is asked of a place for every value, in eight bytes.
    struct Quick {
        var slot: Int32 = -1
        var group: UInt8 = 0
        var field: UInt8 = 0
        var rank: UInt8 = 0
        fileprivate var marks: UInt8 = 0

        /// Whether a value here is taken as it is.
        var isPlain: Bool { marks & 1 != 0 }
        /// Whether a value here says nothing and is not told of.
        var isSilent: Bool { marks & 2 != 0 }
        /// Whether elements begin anew when a value begins here.
        var renews: Bool { marks & 4 != 0 }
        /// Whether the field may hold several values.
        var isList: Bool { marks & 8 != 0 }

        fileprivate init(_ node: Node) {
            marks = node.renewed.isEmpty ? 0 : 4
            guard let target = node.target else {
                if !node.isDropped, !node.isUnreported { marks |= 2 }
                return
            }
            slot = Int32(truncatingIfNeeded: node.slot)
            (group, field, rank) = (target.group, target.field, target.rank)
            if !node.isRead { marks |= 2 } else if target.transform == .none { marks |= 1 }
            if target.isList { marks |= 8 }
        }
    }

    private struct Child {
        var start: UInt32
        var length: UInt32
        var node: Int32
        var next: Int32
        /// Whether the key is written in JSON as it is.
        var isPlain: Bool
    }

    /// Keys of one object beyond this count are looked up anew each time.
    private static let mostChildren = 1024
    /// Keys that stand for nothing.
    static let ignored = 1
    private static let mostReported = 256

    private(set) var nodes: [Node] = []
    /// For each node what is asked of it most.
    private(set) var quick: [Quick] = []
    private var names: [[UInt8]] = []
    private var labels: [String] = []
    private(set) var renewals: [Int] = []
    private var children: [Child] = []
    private var keys: [UInt8] = []
    private let aliases: AliasTable
    private let fields: FieldSet?
    private let isXML: Bool
    private let items: ItemNames
    private var numbered: [[Int]: Int] = [:]
    /// Paths that no map knows, in the order they were met.
    private(set) var unknown: [String] = []
    /// Keys of protected traits that were met.
    private(set) var dropped: [String] = []

    init(_ aliases: AliasTable, isXML: Bool, reading fields: FieldSet? = nil, assembly: inout RecordAssembly) {
        self.aliases = aliases
        self.fields = fields
        self.isXML = isXML
        items = ItemNames(isXML ? aliases : nil)
        for element in aliases.elements {
            _ = assembly.addSlot(group: element.group, isFirst: element.isFirst, constants: element.constants)
        }
        assembly.setRootConstants(aliases.constants)
        nodes = [Node(), Node(isIgnored: true, item: 1)]
        quick = nodes.map { Quick($0) }
        names = [[], []]
        labels = ["", ""]
    }

    /// The place a key of an object leads to; `last` remembers the child found before.
    @inline(__always)
    mutating func child(
        of node: Int, _ key: UnsafePointer<UInt8>, _ length: Int, _ last: inout Int32, _ assembly: inout RecordAssembly
    ) -> Int {
        if nodes[node].isIgnored { return Self.ignored }
        let guess = last >= 0 ? children[Int(last)].next : nodes[node].firstChild
        if guess >= 0, matches(Int(guess), key, length) {
            last = guess
            return Int(children[Int(guess)].node)
        }
        return search(node, key, length, &last, &assembly)
    }

    @inline(__always)
    private func matches(_ child: Int, _ key: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        let known = children[child]
        guard Int(known.length) == length else { return false }
        return keys.withUnsafeBufferPointer { all in
            var index = 0
            let start = Int(known.start)
            while index < length, all[start + index] == key[index] { index += 1 }
            return index == length
        }
    }

    /// The place the next key leads to and the length of the key, where the text behind a quotation mark is the key
    /// that came at this point before, and its colon follows at once; the text is readable for 64 bytes behind `room`.
    @inline(__always)
    func expectedChild(
        of node: Int, _ text: UnsafePointer<UInt8>, room: Int, _ last: inout Int32
    ) -> (node: Int, length: Int)? {
        let guess = last >= 0 ? children[Int(last)].next : nodes[node].firstChild
        guard guess >= 0 else { return nil }
        let child = children[Int(guess)]
        let length = Int(child.length)
        guard child.isPlain, length + 2 <= room, text[length] == 0x22, text[length + 1] == 0x3a else { return nil }
        let raw = UnsafeRawPointer(text)
        let isSame = keys.withUnsafeBytes { all in
            var offset = 0
            while offset < length {
                var different =
                    UInt64(littleEndian: all.loadUnaligned(fromByteOffset: Int(child.start) + offset, as: UInt64.self))
                    ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                if length - offset < 8 { different &= (1 << UInt64((length - offset) * 8)) &- 1 }
                if different != 0 { return false }
                offset += 8
            }
            return true
        }
        guard isSame else { return nil }
        last = guess
        return (Int(child.node), length)
    }

    private mutating func search(
        _ node: Int, _ key: UnsafePointer<UInt8>, _ length: Int, _ last: inout Int32, _ assembly: inout RecordAssembly
    ) -> Int {
        var child = nodes[node].firstChild
        var end: Int32 = -1
        while child >= 0 {
            if matches(Int(child), key, length) {
                last = child
                return Int(children[Int(child)].node)
            }
            end = child
            child = children[Int(child)].next
        }
        guard nodes[node].children < Self.mostChildren, length <= 256 else { return Self.ignored }
        let resolved = resolve(node, UnsafeBufferPointer(start: key, count: length), &assembly)
        let text = UnsafeBufferPointer(start: key, count: length)
        children.append(
            Child(
                start: UInt32(keys.count), length: UInt32(length), node: Int32(resolved), next: -1,
                isPlain: text.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5c }))
        keys.append(contentsOf: text)
        // Eight bytes are compared at once.
        keys.append(contentsOf: repeatElement(0, count: 8))
        let index = Int32(children.count - 1)
        if end >= 0 { children[Int(end)].next = index } else { nodes[node].firstChild = index }
        nodes[node].children += 1
        last = index
        return resolved
    }

    /// The place of an array's items.
    @inline(__always)
    mutating func item(of node: Int) -> Int {
        let known = nodes[node].item
        if known != -2 { return Int(known) }
        let item = makeItem(of: node)
        nodes[node].item = Int32(item)
        return item
    }

    private mutating func makeItem(of node: Int) -> Int {
        // The outer array of a document holds records, and an array inside an array holds the same things.
        if names[node].isEmpty || names[node].last == FlatName.mark { return node }
        let name = names[node] + [FlatName.mark]
        var item = Node(renewed: renewals(at: name))
        if let target = aliases.find(name) {
            item.target = target
            item.slot = target.element
        } else if let target = nodes[node].target {
            item.target = target
            item.slot = nodes[node].slot
        } else if !aliases.leadsOn(name) {
            return Self.ignored
        }
        return add(item, name, labels[node] + "[]")
    }

    private mutating func resolve(
        _ node: Int, _ key: UnsafeBufferPointer<UInt8>, _ assembly: inout RecordAssembly
    ) -> Int {
        var part: [UInt8] = []
        FlatName.append(key, to: &part)
        let text = String(decoding: key, as: UTF8.self)
        let label = labels[node].isEmpty ? text : labels[node] + "." + text
        if ProtectedTraits.holds(part) {
            if dropped.count < Self.mostReported { dropped.append(label) }
            return add(Node(isIgnored: true, isDropped: true, item: 1), [], label)
        }
        let name = names[node] + part
        // XML wraps the items of a list into an element of the list's name.
        let item = isXML && !names[node].isEmpty ? self.item(of: node) : Self.ignored
        let hasItem = item != Self.ignored && item != node
        let isItem = hasItem && isItemName(part, of: node)
        if isItem, nodes[item].target != nil { return item }
        let object = isItem ? Int32(item) : -1
        if let target = aliases.find(name) {
            nodes[node].hasValues = true
            return add(
                Node(target: target, slot: target.element, renewed: renewals(at: name), object: object), name, label)
        }
        if aliases.leadsOn(name) { return add(Node(renewed: renewals(at: name), object: object), name, label) }
        if names[node].isEmpty || nodes[node].renewed.isEmpty,
            let (target, number) = TableLayout.resolve(name, aliases), number >= 0, target.element >= 0
        {
            return add(Node(target: target, slot: slot(target.element, number, &assembly)), name, label)
        }
        if hasItem, nodes[node].renewed.isEmpty { return item }
        if isItem || (hasItem && !nodes[node].hasValues) {
            return add(Node(isIgnored: true, object: Int32(item), isUnreported: true, item: 1), [], label)
        }
        if unknown.count < Self.mostReported { unknown.append(label) }
        return add(Node(isIgnored: true, item: 1), [], label)
    }

    /// Reports a place whose plain value no map knows, once.
    mutating func report(_ node: Int) {
        nodes[node].isUnreported = false
        if unknown.count < Self.mostReported { unknown.append(labels[node]) }
    }

    private func isItemName(_ part: [UInt8], of node: Int) -> Bool {
        nodes[node].renewed.contains { items.holds(part, group: aliases.elements[renewals[$0]].group) }
    }

    /// Numbered keys (`login2_ip`) have an element for each number.
    private mutating func slot(_ element: Int, _ number: Int, _ assembly: inout RecordAssembly) -> Int {
        if let known = numbered[[element, number]] { return known }
        let definition = aliases.elements[element]
        let slot = assembly.addSlot(
            group: definition.group, isFirst: definition.isFirst, constants: definition.constants)
        numbered[[element, number]] = slot
        return slot
    }

    private mutating func renewals(at name: [UInt8]) -> Range<Int> {
        let found = aliases.elements(at: name)
        let first = renewals.count
        renewals += found
        return first..<renewals.count
    }

    private mutating func add(_ node: Node, _ name: [UInt8], _ label: String) -> Int {
        var node = node
        if let target = node.target { node.isRead = fields?.holds(target) ?? true }
        nodes.append(node)
        quick.append(Quick(node))
        names.append(name)
        labels.append(label)
        return nodes.count - 1
    }
}
