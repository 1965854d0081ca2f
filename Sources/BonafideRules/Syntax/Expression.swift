/// A parsed CEL expression: an arena of nodes that refer to each other by number.
///
/// Macros (`has`, `all`, `exists`, `map`, `cel.bind` …) are nodes of their own rather than expanded loops, so that a
/// formatter or an explanation can show what was written. Children come before their parents in the arena, so a
/// single pass over `nodes` visits every operand before the operation that uses it.
package struct Expression: Sendable {
    /// The number of a node in the arena.
    package typealias NodeID = Int32

    /// What a node does; `payload` and `children` are read by it.
    package enum Kind: UInt8, Sendable {
        /// A constant; `constant(of:)`.
        case literal
        /// A name; `name(of:)`.
        case identifier
        /// A name with a leading dot, resolved from the root namespace; `name(of:)` without the dot.
        case rootIdentifier
        /// `operand.field`; `name(of:)` is the field.
        case select
        /// `operand.?field`.
        case optionalSelect
        /// `has(operand.field)`; `name(of:)` is the field.
        case has
        /// `operand[key]`.
        case index
        /// `operand[?key]`.
        case optionalIndex
        /// `name(arguments…)`.
        case call
        /// `target.name(arguments…)`; the target is the first child.
        case memberCall
        /// `!operand`.
        case not
        /// `-operand`.
        case negate
        /// `left operator right`; `binaryOperator(of:)`.
        case binary
        /// `a && b && …`, two or more children.
        case and
        /// `a || b || …`, two or more children.
        case or
        /// `condition ? then : otherwise`.
        case conditional
        /// `[elements…]`; `isOptional(_:element:)` tells `?element`.
        case list
        /// `{key: value, …}`; children are key, value, key, value …
        case map
        /// `Name{field: value, …}`; children are field names as literals and values in turn.
        case message
        /// A macro over a list or map; `fold(of:)`.
        case fold
        /// `cel.bind(name, value, body)`.
        case bind
        /// `operand.optMap(name, body)`.
        case optionalMap
        /// `operand.optFlatMap(name, body)`.
        case optionalFlatMap
        /// `cel.block([slots…], body)`; the body is the last child.
        case block
    }

    /// One node.
    package struct Node: Sendable {
        /// What the node does.
        package var kind: Kind
        /// First byte of the node's source text.
        package var start: UInt32
        /// First byte behind the node's source text.
        package var end: UInt32
        /// First byte of the name or operator that makes the node.
        package var mark: UInt32
        /// Number of a constant, name, fold or operator, by kind.
        package var payload: Int32
        /// Where the node's children begin in `childList`.
        package var firstChild: Int32
        /// How many children the node has.
        package var childCount: Int32
    }

    /// The text that was parsed.
    package var source: String
    /// All nodes, children before parents.
    package var nodes: [Node] = []
    /// The children of all nodes, one run a node.
    package var childList: [NodeID] = []
    /// The constants of literals.
    package var constants: [Constant] = []
    /// Names of identifiers, fields and functions.
    package var names: [String] = []
    /// The macros over lists and maps.
    package var folds: [Fold] = []
    /// For lists, maps and messages with `?` entries: one flag an entry.
    package var optionalEntries: [[Bool]] = []
    /// The node the expression ends in.
    package var root: NodeID = 0
    /// Nodes on the longest path from the root.
    package var depth = 0

    /// A node by its number.
    package subscript(id: NodeID) -> Node { nodes[Int(id)] }

    /// The children of a node.
    package func children(of id: NodeID) -> ArraySlice<NodeID> {
        let node = nodes[Int(id)]
        return childList[Int(node.firstChild)..<Int(node.firstChild + node.childCount)]
    }

    /// One child of a node.
    package func child(_ index: Int, of id: NodeID) -> NodeID { childList[Int(nodes[Int(id)].firstChild) + index] }

    /// The constant of a literal.
    package func constant(of id: NodeID) -> Constant { constants[Int(nodes[Int(id)].payload)] }

    /// The name of an identifier, a field, a function or a bound variable.
    package func name(of id: NodeID) -> String { names[Int(nodes[Int(id)].payload)] }

    /// The macro of a fold.
    package func fold(of id: NodeID) -> Fold { folds[Int(nodes[Int(id)].payload)] }

    /// The operator of a binary node.
    package func binaryOperator(of id: NodeID) -> BinaryOperator {
        BinaryOperator(rawValue: UInt8(truncatingIfNeeded: nodes[Int(id)].payload)) ?? .equal
    }

    /// Whether an entry of a list, map or message is written with `?`.
    package func isOptional(_ id: NodeID, entry: Int) -> Bool {
        let node = nodes[Int(id)]
        let marks = node.kind == .message ? Int(node.payload >> 16) - 1 : Int(node.payload)
        return marks >= 0 && optionalEntries[marks][entry]
    }

    /// The type name of a message literal.
    package func messageName(of id: NodeID) -> String { names[Int(nodes[Int(id)].payload & 0xffff)] }

    /// The bytes a node covers.
    package func span(of id: NodeID) -> Range<Int> { Int(nodes[Int(id)].start)..<Int(nodes[Int(id)].end) }

    /// The bytes of the name or operator that makes a node.
    package func markSpan(of id: NodeID) -> Range<Int> {
        let node = nodes[Int(id)]
        let start = Int(node.mark)
        switch node.kind {
        case .select, .optionalSelect: return start..<Int(node.end)
        case .identifier, .rootIdentifier, .has, .literal: return span(of: id)
        case .call, .memberCall: return start..<start + name(of: id).utf8.count
        case .fold: return start..<start + fold(of: id).name.utf8.count
        case .binary: return start..<start + binaryOperator(of: id).symbol.utf8.count
        case .and, .or: return start..<start + 2
        case .not, .negate, .conditional: return start..<start + 1
        default: return span(of: id)
        }
    }

    /// The source text of a node, parentheses around it not included.
    package func text(of id: NodeID) -> String {
        let bytes = source.utf8
        let span = span(of: id)
        let start = bytes.index(bytes.startIndex, offsetBy: span.lowerBound)
        return String(source[start..<bytes.index(start, offsetBy: span.count)])
    }
}

extension Expression {
    /// The macros over lists and maps.
    package enum FoldKind: UInt8, Sendable {
        case all, exists, existsOne, map, filter, transformList, transformMap, transformMapEntry
    }

    /// A macro over a list or map. Its node's children are the range, the predicate where there is one, and the
    /// transformation where there is one.
    package struct Fold: Sendable {
        /// Which macro it is.
        package var kind: FoldKind
        /// The name it was written with (`exists_one` or `existsOne`).
        package var name: String
        /// The variable for the element, or for the index or key where there are two.
        package var first: String
        /// The variable for the value, where there are two.
        package var second: String?
        /// Whether the second child is a predicate.
        package var hasPredicate: Bool
        /// Whether the last child is a transformation.
        package var hasTransform: Bool
    }
}
