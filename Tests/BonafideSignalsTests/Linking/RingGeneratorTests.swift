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

    /// Honest applicants, a third of whom share a hub: an agency's phone, a co-working house, a VPN exit, a registrar, a
    /// payroll account, a family home.
    mutating func honest(_ count: Int) {
        for number in 0..<count {
            let person = person()
            var root = own(person)
            var rows = [[(PayoutField.walletAddress.path, "0x" + hex(40))]]
            switch next(18) {
            case 0: rows.append(Self.session("dev-" + hex(8), "24.8.77.3"))
            case 1:
                root[.basicsPhone] = "+1646555\(2000 + next(3))"
                root[.agencyId] = "agency-\(next(3))"
            case 2:
                rows.append([
                    (EquipmentField.shipTo.path, "100 Office Park"), (EquipmentField.shipToPostalCode.path, "37212"),
                    (EquipmentField.shipToCountry.path, "US"),
                ])
                rows.append(Self.session("dev-" + hex(8), "24.9.1.1"))
            case 3: rows.append([(ReferenceField.email.path, "registrar@uni.example.edu")])
            case 4: rows[0] = [(PayoutField.iban.path, "DE89370400440532013000")]
            case 5 where number > 0:
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
        generator.honest(1_000)
        generator.rings(12)
        generator.honest(400)
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
        let cubed = Self.cubed(found, generator.truth)
        #expect(cubed >= 0.98, "B-cubed F1 \(cubed)")
        #expect(Self.recoveredPayoutRings(found, generator.truth) >= 0.99)
    }

    /// B-cubed F1 (Bagga and Baldwin 1998) over everyone in a true or a found ring.
    private static func cubed(_ found: [Int], _ truth: [Int]) -> Double {
        let all = found.indices.filter { found[$0] >= 0 || truth[$0] >= 0 }
        var (precision, recall) = (0.0, 0.0)
        for one in all {
            let claimed = all.filter { $0 == one || found[one] >= 0 && found[$0] == found[one] }
            let real = all.filter { $0 == one || truth[one] >= 0 && truth[$0] == truth[one] }
            let both = Double(Set(claimed).intersection(real).count)
            precision += both / Double(claimed.count)
            recall += both / Double(real.count)
        }
        return 2 * precision * recall / (precision + recall) / Double(all.count)
    }

    /// Share of the rings that share a wallet of which eight in ten members lie in one found ring.
    private static func recoveredPayoutRings(_ found: [Int], _ truth: [Int]) -> Double {
        let rings = Set(truth).filter { $0 >= 0 && $0 % 2 == 0 }
        let recovered = rings.filter { ring in
            let members = truth.indices.filter { truth[$0] == ring }
            let most =
                Set(members.map { found[$0] }).filter { $0 >= 0 }
                .map { number in members.count { found[$0] == number } }.max() ?? 0
            return most * 10 >= members.count * 8
        }
        return Double(recovered.count) / Double(max(1, rings.count))
    }

    @Test func orderAndWorkersChangeNothing() {
        let (_, one) = Self.world(seed: 4)
        let (_, other) = Self.world(seed: 4, workers: 3, reversed: true)
        #expect(!one.rings.isEmpty)
        #expect(one.rings == other.rings)
        #expect(Array(one.pairs) == Array(other.pairs))
    }
}
