import BonafideCore
import BonafideSignals
import Testing

/// Rings hidden among honest applicants, made from a seed; knows nothing of how the linker works.
private struct RingGenerator {
    private var state: UInt64
    private(set) var made = MadeApplicants()
    /// For each applicant the ring it belongs to, or -1.
    private(set) var truth: [Int] = []

    init(seed: UInt64) { state = seed }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    private mutating func hex(_ count: Int) -> String { (0..<count).map { _ in String(next(16), radix: 16) }.joined() }
    private mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(next(10)) }.joined() }
    private mutating func person() -> (name: String, local: String) {
        let name = "N\(hex(6)) F\(hex(7))"
        return (name, name.lowercased().replacing(" ", with: ".") + digits(2))
    }

    private mutating func own(_ person: (name: String, local: String)) -> [RootField: String] {
        [
            .id: "P-\(truth.count)", .basicsName: person.name, .basicsEmail: person.local + "@example.com",
            .basicsPhone: "+1" + "2025" + digits(6), .basicsLocationCountryCode: "US",
        ]
    }

    private mutating func keep(_ root: [RootField: String], _ rows: [[(FieldPath, String)]], ring: Int) {
        made.add(root, rows)
        truth.append(ring)
    }

    private static func session(_ device: String, _ ip: String) -> [(FieldPath, String)] {
        [(SessionField.deviceId.path, device), (SessionField.ip.path, ip)]
    }

    /// Honest applicants, a fifth of whom share a hub: an office address, a university network, a family account.
    mutating func honest(_ count: Int) {
        for number in 0..<count {
            let person = person()
            var root = own(person)
            var rows = [[(PayoutField.walletAddress.path, "0x" + hex(40))]]
            switch next(20) {
            case 0: rows.append(Self.session("dev-" + hex(8), "24.8.77.3"))
            case 1: root[.agencyId] = "agency-\(next(3))"
            case 2:
                root[.basicsLocationAddress] = "100 Office Park"
                root[.basicsLocationPostalCode] = "37212"
            case 3 where number > 0:
                root[.householdId] = "house-\(number / 2)"
                root[.basicsPhone] = "+1202556\(1000 + number / 2)"
            default: rows.append(Self.session("dev-" + hex(8), "73.\(next(200)).\(next(250)).\(next(250))"))
            }
            keep(root, rows, ring: -1)
        }
    }

    /// Rings of three to forty who share a wallet, or a phone and a device; a fifth write what they share otherwise.
    mutating func rings(_ count: Int) {
        for ring in 0..<count {
            let wallet = "0x" + hex(40)
            let device = "dev-" + hex(10)
            let mailbox = "box\(hex(8))"
            let byWallet = ring % 2 == 0
            for member in 0..<(3 + next(byWallet ? 38 : 16)) {
                var root = own(person())
                var rows: [[(FieldPath, String)]] = []
                let isEvading = next(5) == 0
                if byWallet {
                    rows.append([
                        (PayoutField.walletAddress.path, isEvading ? String(wallet.dropFirst(2)).uppercased() : wallet)
                    ])
                } else {
                    rows.append(Self.session(device, "73.1.\(next(250)).\(next(250))"))
                    root[.basicsEmail] =
                        isEvading
                        ? "\(mailbox.prefix(4)).\(mailbox.dropFirst(4))+m\(member)@googlemail.com"
                        : mailbox + "@gmail.com"
                }
                keep(root, rows, ring: ring)
            }
        }
    }
}

@Suite struct RingGeneratorTests {
    /// The index with what was made, and how applicants were grouped.
    private static func world(seed: UInt64, workers: Int = 1, reversed: Bool = false) -> (RingGenerator, LinkIndex) {
        var generator = RingGenerator(seed: seed)
        generator.honest(600)
        generator.rings(12)
        generator.honest(200)
        let order = Array(generator.made.all.indices)
        let index = generator.made.index(
            generator.made.extractor(salt: seed), workers: workers, order: reversed ? order.reversed() : order)
        return (generator, index)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func findsTheRingsAndNothingElse(seed: UInt64) {
        let (generator, index) = Self.world(seed: seed)
        var found = [Int](repeating: -1, count: generator.truth.count)
        for (number, ring) in index.rings.enumerated() { for row in ring.members { found[Int(row)] = number } }
        var (hits, claimed, real) = (0, 0, 0)
        for a in found.indices where found[a] >= 0 || generator.truth[a] >= 0 {
            for b in found.indices where b > a {
                let isFound = found[a] >= 0 && found[a] == found[b]
                let isReal = generator.truth[a] >= 0 && generator.truth[a] == generator.truth[b]
                hits += isFound && isReal ? 1 : 0
                claimed += isFound ? 1 : 0
                real += isReal ? 1 : 0
            }
        }
        let (precision, recall) = (Double(hits) / Double(max(1, claimed)), Double(hits) / Double(max(1, real)))
        let f1 = 2 * precision * recall / max(1e-9, precision + recall)
        #expect(f1 >= 0.97, "pairwise F1 \(f1), precision \(precision), recall \(recall)")
    }

    @Test func orderAndWorkersChangeNothing() {
        let (_, one) = Self.world(seed: 4)
        let (_, other) = Self.world(seed: 4, workers: 3, reversed: true)
        #expect(!one.rings.isEmpty)
        #expect(one.rings == other.rings)
        #expect(one.pairs == other.pairs)
    }
}
