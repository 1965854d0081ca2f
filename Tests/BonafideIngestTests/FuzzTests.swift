import BonafideCore
import BonafideIngest
import Testing

/// A small generator with a seed (SplitMix64, Steele, Lea and Flood 2014), so that a failing round can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value >> 31
    }
}

@Suite("Hostile bytes")
struct FuzzTests {
    #if DEBUG
        private static let rounds = 20
    #else
        private static let rounds = 300
    #endif
    private static let pieces: [[UInt8]] = [
        [0], [0xff], [0xc3, 0x28], [0x22], Array("\"\"".utf8), [0x0a], [0x0d, 0x0a], Array("[[[[".utf8),
        Array("}}".utf8), Array("\\u0000".utf8), Array("\\ud800".utf8), Array("<![CDATA[".utf8), Array("&e;".utf8),
        Array("<!DOCTYPE a>".utf8), Array("</".utf8), Array("1e999".utf8), Array("-".utf8), [0x1f, 0x8b], [0xfe, 0xff],
        Array("login999999999999999999999_ip".utf8), Array("99999999999999999999.99".utf8),
    ]

    private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard !bytes.isEmpty else { return bytes }
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [0], at: place)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
            case 3: bytes.removeLast(bytes.count - place)
            default:
                let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            }
        }
        return bytes
    }

    @Test("No mutation of any format ends the process or goes unnoticed", arguments: FormatTests.inputs().map(\.name))
    func mutations(name: String) throws {
        let bench = Bench()
        let bytes = try #require(FormatTests.inputs().first { $0.name == name }).bytes
        var random = SeededGenerator(seed: 20_260_823)
        var troubled = 0
        for round in 0..<Self.rounds {
            var options = IngestOptions()
            if round % 3 == 0 { options.limits.chunkBytes = 64 }
            let result = bench.read([bench.write(name, mutated(bytes, &random))], options)
            if result.error != nil || !result.rejects.isEmpty { troubled += 1 }
            #expect(result.records == result.applicants.count + result.rejects.count)
            for applicant in result.applicants { #expect(!applicant.canonicalBytes().isEmpty) }
            if let error = result.error { #expect(error.text.contains(name), "\(error.text)") }
        }
        #expect(troubled > 0)
    }
}
