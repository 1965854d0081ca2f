internal import BonafideCore
internal import BonafideReport
internal import Foundation
internal import BonafideSignals

/// The middle step of linking: from lines of keys to lines of edges.
package struct EdgeLines {
    private var reader = KeyLineReader()

    package init() {}

    /// Takes one line of keys; `place` is named in errors.
    package mutating func add(_ bytes: some Collection<UInt8>, place: LinePlace) throws(LinkLineError) {
        try reader.add(bytes, place: place)
    }

    /// Gives the lines: one for each pair that shares a key that is no hub, then one for each hub.
    ///
    /// `joined` is told before the first line how many keys are shared, and in how many seconds they were joined and
    /// their rings found.
    package func lines(joined: (Int, Double) -> Void, write: ([UInt8]) throws -> Bool) throws {
        let start = ContinuousClock.now
        let index = LinkIndex([reader.keys], threads: ProcessInfo.processInfo.activeProcessorCount)
        joined(index.sharedCount, (ContinuousClock.now - start).inSeconds)
        var out: [UInt8] = []
        for pair in index.pairs {
            append(pair, index, to: &out)
            if out.count > 1 << 20 {
                guard try write(out) else { return }
                out.removeAll(keepingCapacity: true)
            }
        }
        for key in index.hubKeys {
            out.append(contentsOf: "{\"hub\":\"\(key.kind.word)\",\"applicants\":\(key.count)}\n".utf8)
        }
        _ = try write(out)
    }

    private func append(_ pair: LinkedPair, _ index: LinkIndex, to out: inout [UInt8]) {
        func end(_ row: UInt32, _ letter: String) {
            let name = ReportEscaping.text(reader.names[Int(row)], in: .json)
            out += "\"\(letter)\":\(name),\"row_\(letter)\":\(reader.numbers[Int(row)]),".utf8
        }
        out += "{".utf8
        end(pair.a, "a")
        end(pair.b, "b")
        out += "\"kinds\":[".utf8
        for (place, number) in pair.keys.enumerated() {
            let key = index.shared[Int(number)]
            out += "\(place == 0 ? "" : ","){\"kind\":\"\(key.kind.word)\",\"applicants\":\(key.rows.count)}".utf8
        }
        let explained = pair.explained.map { "\"\($0.rawValue)\"" } ?? "null"
        out += "],\"explained\":\(explained),\"weight_millibans\":\(pair.weight),\"linked\":\(pair.isLinked)}\n".utf8
    }
}
