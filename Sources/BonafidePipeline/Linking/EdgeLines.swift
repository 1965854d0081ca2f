internal import BonafideCore
internal import BonafideReport
package import BonafideSignals

/// The middle step of linking: from lines of keys to lines of edges.
package struct EdgeLines {
    private var keys = LinkKeys()
    private var names: [String] = []
    private var numbers: [Int] = []
    private var fingerprint: String?

    package init() {}

    /// Takes one line of keys; `place` is named in errors.
    package mutating func add(_ bytes: some Collection<UInt8>, place: String) throws(LinkLineError) {
        let line = try LinkLine(bytes, place: place)
        let mark = try line.text("key_id")
        guard fingerprint == nil || fingerprint == mark else {
            throw LinkLineError(
                text: "\(place): error: these keys were made with another secret than those before; they never meet")
        }
        fingerprint = mark
        guard names.count < Int(UInt32.max) else { throw LinkLineError(text: "\(place): error: too many applicants") }
        let row = UInt32(names.count)
        names.append(try line.text("applicant"))
        numbers.append(try line.number("row"))
        for key in try line.objects("keys") {
            let word = try key.text("kind")
            guard let kind = LinkKind(word: word) else {
                let near = NearestName.of(word, among: LinkKind.allCases.map(\.word))
                throw LinkLineError(
                    text: "\(place): error: unknown kind of key" + (near.map { "; did you mean \($0)?" } ?? ""))
            }
            guard let hash = LinkHash(hexadecimal: try key.text("key")) else {
                throw key.wanted("32 hexadecimal digits", "key")
            }
            keys.add(LinkKeyEntry(hash: hash, row: row, kind: kind))
        }
        var declared = LinkDeclarations()
        for (name, text) in line.texts("declares") {
            guard let word = UInt32(text, radix: 16) else { throw line.wanted("8 hexadecimal digits", name) }
            declared.set(name, to: word)
        }
        keys.declare(row: row, declared)
    }

    /// Gives the lines: one for each pair that shares a key that is no hub, then one for each hub.
    package func lines(write: ([UInt8]) throws -> Bool) throws {
        let index = LinkIndex([keys])
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
            let name = ReportEscaping.text(names[Int(row)], in: .json)
            return "\"\(letter)\":\(name),\"row_\(letter)\":\(numbers[Int(row)])"
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
