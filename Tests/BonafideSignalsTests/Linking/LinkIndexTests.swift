import BonafideSignals
import Testing

/// Gathers keys of made-up applicants for the linker.
struct KeyBook {
    var gathered: [LinkKeys]
    let hasher: LinkHasher

    init(workers: Int = 1, salt: UInt64 = 1) {
        gathered = Array(repeating: LinkKeys(), count: workers)
        hasher = LinkHasher(salt, ~salt)
    }

    mutating func add(_ row: UInt32, _ kind: LinkKind, _ text: String) {
        var text = text
        let hash = text.withUTF8 { hasher.hash(kind, $0) }
        gathered[Int(row) % gathered.count].add(LinkKeyEntry(hash: hash, row: row, kind: kind))
    }

    mutating func declare(_ row: UInt32, _ declarations: LinkDeclarations) {
        gathered[Int(row) % gathered.count].declare(row: row, declarations)
    }

    var index: LinkIndex { LinkIndex(gathered) }
}

@Suite struct LinkIndexTests {
    @Test func oneStrongKeyLinksAndOneWeakKeyDoesNot() {
        var book = KeyBook()
        book.add(1, .wallet, "0xabc")
        book.add(2, .wallet, "0xabc")
        book.add(3, .phone, "+15550100")
        book.add(4, .phone, "+15550100")
        #expect(book.index.rings.map(\.members) == [[1, 2]])
    }

    @Test func twoIndependentKindsLinkButOneStoryToldTwiceDoesNot() {
        var book = KeyBook()
        for row: UInt32 in [1, 2] {
            book.add(row, .phone, "+15550100")
            book.add(row, .device, "d1")
        }
        for row: UInt32 in [3, 4] {
            book.add(row, .email, "a@example.com")
            book.add(row, .emailCanonical, "a@example.com")
            book.add(row, .emailStem, "aaaaaa")
        }
        #expect(book.index.rings.map(\.members) == [[1, 2]])
    }

    @Test func declarationsExplainSharing() {
        var book = KeyBook()
        for row: UInt32 in 1...2 {
            book.add(row, .payoutAccount, "iban:x")
            book.declare(row, LinkDeclarations(household: 7))
        }
        for row: UInt32 in 3...8 {
            book.add(row, .payoutAccount, "iban:agency")
            book.declare(row, LinkDeclarations(agency: 9))
        }
        for row: UInt32 in 9...10 {
            book.add(row, .homeAddress, "1 example road")
            book.add(row, .payoutAccount, "iban:joint")
            book.declare(row, LinkDeclarations(familyName: 5))
        }
        let index = book.index
        #expect(index.rings.isEmpty)
        #expect(Set(index.pairs.map(\.explained)) == [.declaredHousehold, .declaredAgency, .household])
    }

    @Test func aHubLinksNobody() {
        var book = KeyBook()
        for row in UInt32(0)..<200 {
            book.add(row, .shipTo, "co-working house")
            book.add(row, .sessionAddress, "192.0.2.1")
            book.add(row, .payoutAccount, "payroll")
        }
        let index = book.index
        #expect(index.rings.isEmpty)
        #expect(index.hubKinds(of: 3).nonzeroBitCount == 3)
    }

    @Test func unrelatedRowsWorkersOrderAndSaltChangeNothing() {
        var plain = KeyBook(workers: 1, salt: 1)
        var other = KeyBook(workers: 3, salt: 99)
        var entries: [(UInt32, LinkKind, String)] = []
        for ring in UInt32(0)..<20 {
            for member in UInt32(0)...(ring % 7 + 1) {
                entries.append((ring * 10 + member, .wallet, "ring \(ring)"))
                entries.append((ring * 10 + member, .device, "device \(ring) \(member / 2)"))
            }
        }
        for entry in entries { plain.add(entry.0, entry.1, entry.2) }
        for entry in entries.reversed() { other.add(entry.0, entry.1, entry.2) }
        for row in UInt32(1000)..<3000 { other.add(row, .wallet, "own \(row)") }
        let (a, b) = (plain.index, other.index)
        #expect(a.rings.map(\.members) == b.rings.map(\.members))
        #expect(a.rings.map(\.kinds) == b.rings.map(\.kinds))
        #expect(Array(a.pairs) == b.pairs.filter { $0.a < 1000 })
        #expect(a.rings.count == 20)
    }

    @Test func findsTheShortestPath() {
        var book = KeyBook()
        let links: [(UInt32, UInt32)] = [(1, 2), (2, 3), (3, 4), (4, 5), (1, 6), (6, 5)]
        for (a, b) in links {
            book.add(a, .wallet, "\(a)-\(b)")
            book.add(b, .wallet, "\(a)-\(b)")
        }
        let path = book.index.path(from: 1, to: 5)
        #expect(path?.map { [$0.a, $0.b] } == [[1, 6], [5, 6]])
        #expect(book.index.path(from: 1, to: 99) == nil)
    }

    @Test func aLargeComponentHeldByWeakPairsFallsApart() {
        var book = KeyBook()
        for row in UInt32(0)..<120 {
            book.add(row, .phone, "p\(row / 2)")
            book.add(row, .device, "d\(row / 2)")
            book.add(row, .phone, "q\((row + 1) / 2)")
            book.add(row, .device, "e\((row + 1) / 2)")
        }
        for row: UInt32 in [10, 11] { book.add(row, .wallet, "w") }
        #expect(book.index.rings.map(\.members) == [[10, 11]])
    }

    @Test func hashesTellKindsAndLengthsApart() {
        let hasher = LinkHasher(1, 2)
        var seen: Set<LinkHash> = []
        for length in 0..<64 {
            let bytes = [UInt8](repeating: 7, count: length)
            bytes.withUnsafeBufferPointer { bytes in
                #expect(hasher.hash(.phone, bytes) == hasher.hash(.phone, bytes))
                seen.insert(hasher.hash(.phone, bytes))
                seen.insert(hasher.hash(.device, bytes))
            }
        }
        #expect(seen.count == 128)
    }
}
