internal import BonafideCore
internal import BonafideReport
package import BonafideSignals

/// The middle step of linking: from lines of keys to lines of edges.
package struct EdgeLines {
    private var reader = KeyLineReader()

    package init() {}

    /// Takes one line of keys; `place` is named in errors.
    package mutating func add(_ bytes: some Collection<UInt8>, place: String) throws(LinkLineError) {
        try reader.add(bytes, place: place)
    }

    /// Gives the lines: one for each pair that shares a key that is no hub, then one for each hub.
    package func lines(write: ([UInt8]) throws -> Bool) throws {
        let index = LinkIndex([reader.keys])
        var out: [UInt8] = []
        for pair in index.pairs {
            out.append(contentsOf: line(pair, index).utf8)
            if out.count > 1 << 20 {
                guard try write(out) else { return }
                out.removeAll(keepingCapacity: true)
            }
        }
        for key in index.hubKeys {
            out.append(contentsOf: "{\"hub\":\"\(key.kind.word)\",\"applicants\":\(key.rows.count)}\n".utf8)
        }
        _ = try write(out)
    }

    private func line(_ pair: LinkedPair, _ index: LinkIndex) -> String {
        func end(_ row: UInt32, _ letter: String) -> String {
            let name = ReportEscaping.text(reader.names[Int(row)], in: .json)
            return "\"\(letter)\":\(name),\"row_\(letter)\":\(reader.numbers[Int(row)])"
        }
        let kinds = pair.keys.map { number in
            let key = index.shared[Int(number)]
            return "{\"kind\":\"\(key.kind.word)\",\"applicants\":\(key.rows.count)}"
        }
        let explained = pair.explained.map { "\"\($0.rawValue)\"" } ?? "null"
        return "{\(end(pair.a, "a")),\(end(pair.b, "b")),\"kinds\":[\(kinds.joined(separator: ","))]"
            + ",\"explained\":\(explained),\"weight_millibans\":\(pair.weight),\"linked\":\(pair.isLinked)}\n"
    }
}
