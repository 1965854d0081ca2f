import BonafideReport
import Foundation

/// What stands after the last assessment of a part: what the run was, and what it counted.
struct PartTail {
    private let inputsMark = Data(",\"inputs\":[".utf8)
    private let countsMark = Data("],\"counts\":{".utf8)
    /// Everything before the inputs, which is the same in all parts but for the number of the part.
    let head: Data
    private let inputs: [InputStamp]
    private let counts: [UInt8]

    /// An input as it is written.
    private struct WrittenInput: Decodable {
        var name: String
        var digest: String
        var bytes, records, rejected: Int64
        var repeatedIDs, withoutProfile: Int64?
    }

    /// Reads a tail; gives nothing where it is none.
    init?(_ tail: Data, shard: String) {
        guard let inputsAt = tail.range(of: inputsMark),
            let countsAt = tail.range(of: countsMark, in: inputsAt.upperBound..<tail.endIndex),
            let part = tail.range(of: Data(",\"shard\":\"\(shard)\"".utf8), in: tail.startIndex..<inputsAt.lowerBound)
        else { return nil }
        head = tail[tail.startIndex..<part.lowerBound] + tail[part.upperBound..<inputsAt.upperBound]
        let list = Data("[".utf8) + tail[inputsAt.upperBound..<countsAt.lowerBound] + Data("]".utf8)
        guard let written = try? JSONDecoder().decode([WrittenInput].self, from: list) else { return nil }
        inputs = written.map {
            var stamp = InputStamp(
                name: $0.name, digest: $0.digest, bytes: $0.bytes, records: $0.records, rejected: $0.rejected)
            stamp.repeated = $0.repeatedIDs ?? 0
            stamp.withoutProfile = $0.withoutProfile ?? 0
            return stamp
        }
        counts = Array(tail[countsAt.lowerBound...])
    }

    /// The tail of the whole run; nothing where the parts are not of one run.
    static func joined(_ tails: [PartTail]) -> [UInt8]? {
        guard let first = tails.first,
            tails.allSatisfy({ $0.head == first.head && $0.inputs.map(\.name) == first.inputs.map(\.name) }),
            let counts = sum(tails.map(\.counts))
        else { return nil }
        var inputs = first.inputs
        for tail in tails.dropFirst() {
            for index in inputs.indices {
                inputs[index].records += tail.inputs[index].records
                inputs[index].rejected += tail.inputs[index].rejected
                inputs[index].repeated += tail.inputs[index].repeated
                inputs[index].withoutProfile += tail.inputs[index].withoutProfile
            }
        }
        var out = Array(first.head)
        for (index, input) in inputs.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            input.write(to: &out)
        }
        return out + counts
    }

    /// Adds numbers that stand in the same places of texts which are equal else; dropped columns are the most of any part.
    private static func sum(_ texts: [[UInt8]]) -> [UInt8]? {
        var places = texts.map { _ in 0 }
        var out: [UInt8] = []
        var isInText = false
        while places[0] < texts[0].count {
            let byte = texts[0][places[0]]
            if !isInText, isDigit(byte) {
                var numbers: [Int64] = []
                for index in texts.indices {
                    let text = texts[index][places[index]...].prefix { isDigit($0) }
                    guard let number = Int64(String(decoding: text, as: UTF8.self)) else { return nil }
                    numbers.append(number)
                    places[index] += text.count
                }
                let isMost = out.suffix(17).elementsEqual("\"droppedColumns\":".utf8)
                out += Array("\(isMost ? numbers.max() ?? 0 : numbers.reduce(0, +))".utf8)
                continue
            }
            for index in texts.indices {
                guard places[index] < texts[index].count, texts[index][places[index]] == byte else { return nil }
                places[index] += 1
            }
            if byte == UInt8(ascii: "\"") { isInText.toggle() }
            out.append(byte)
        }
        return zip(places, texts).allSatisfy { $0 == $1.count } ? out : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
