import BonafideArchive
import BonafideCore
import BonafideDocuments
import Foundation
import Testing

@Suite("Hostile files")
struct HostileFileTests {
    /// Inspects and gives the seconds it took.
    private func seconds(_ bytes: [UInt8]) -> (findings: [DocumentFinding], seconds: Double) {
        let start = ContinuousClock.now
        let findings = FileInspector().inspect(bytes).findings
        let spent = ContinuousClock.now - start
        return (findings, Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18)
    }

    private func pdf(_ objects: [String]) -> [UInt8] {
        var text = "%PDF-1.7\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { text += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
        return Array((text + "trailer <</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n").utf8)
    }

    @Test("loops end")
    func loops() {
        let pages = pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 1 0 R]/Count 2>>"])
        #expect(seconds(pages).seconds < 2)
        let previous = Array(
            "%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer <</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF".utf8)
        #expect(seconds(previous).seconds < 2)
        let length = pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Length 2 0 R>>stream\nx\nendstream"])
        #expect(seconds(length).seconds < 2)
    }

    @Test("deep nesting is refused")
    func nesting() {
        let deep = String(repeating: "[", count: 200_000)
        #expect(
            seconds(pdf(["<</Type/Catalog/Pages 2 0 R/A \(deep)>>", "<</Type/Pages/Kids[]/Count 0>>"])).seconds < 2)
    }

    @Test("a stream deflated twice stops at the budget")
    func deflateBomb() throws {
        let bytes = try #require(Data(base64Encoded: Self.twiceDeflated))
        let result = seconds([UInt8](bytes))
        #expect(result.seconds < 2)
        #expect(result.findings.contains { $0.id == "doc.resource-limit" })
    }

    @Test("a DOCTYPE in a part is refused before it is read")
    func doctype() throws {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"x\">]><Properties><Application>&b;</Application></Properties>"
        let archive = zip([
            ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document xmlns:w='w'/>"),
            ("docProps/app.xml", bomb),
        ])
        #expect(seconds(archive).findings.contains { $0.id == "doc.unparsable" && $0.value.contains("DOCTYPE") })
    }

    @Test("a member whose name leads out of the archive is told")
    func leadingOut() {
        for name in ["../../etc/x", "/etc/x", "word/../../x", "C:\\x"] {
            let archive = zip([
                ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document xmlns:w='w'/>"), (name, "a"),
            ])
            #expect(
                seconds(archive).findings.contains { $0.id == "office.zip-shape" && $0.value.contains("leads out") },
                "\(name)")
        }
    }

    @Test("members that share bytes are refused")
    func overlaps() {
        var bytes = zip([("a", "12345678"), ("b", "12345678")])
        // The second central header is made to point at the first member.
        let second = bytes.count - 22 - 47
        for index in 0..<4 { bytes[second + 42 + index] = 0 }
        #expect(seconds(bytes).findings.contains { $0.id == "doc.unparsable" && $0.strength == .strong })
    }

    @Test("a large promise in a PNG header costs nothing")
    func pngHeader() {
        var bytes: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        bytes += [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 6, 0, 0, 0, 0, 0, 0, 0]
        #expect(seconds(bytes).seconds < 0.5)
    }

    @Test(
        "mutated files end without a crash",
        arguments: [
            "s0237.pdf", "s0113.pdf", "s0226.pdf", "s0090.pdf", "s0028.docx", "s0167.odt", "s0155.png", "s0196.jpg",
        ])
    func mutations(_ name: String) throws {
        let original = try Fixtures.bytes(name)
        var random = SplitMix64(seed: 20_261_123)
        var claims = DocumentClaims()
        claims.kind = "bank_statement"
        claims.zone = "Europe/Berlin"
        let inspector = FileInspector(decodesPictures: false)
        for _ in 0..<mutationCount {
            var bytes = original
            for _ in 0..<(1 + random.next(below: 12)) { random.mutate(&bytes) }
            let findings = inspector.inspect(bytes, claims: claims).findings
            #expect(findings.count <= 800)
        }
    }

    @Test("mutated pictures are decoded without a crash")
    func mutatedPictures() throws {
        let original = try Fixtures.bytes("s0196.jpg")
        var random = SplitMix64(seed: 7)
        let inspector = FileInspector()
        for _ in 0..<max(3, mutationCount / 20) {
            var bytes = original
            for _ in 0..<(1 + random.next(below: 6)) { random.mutate(&bytes) }
            #expect(inspector.inspect(bytes).findings.count <= 800)
        }
    }

    private var mutationCount: Int {
        ProcessInfo.processInfo.environment["BONAFIDE_FUZZ"].flatMap(Int.init) ?? 60
    }

    /// A page whose content inflates to 1 GiB through two filters.
    private static let twiceDeflated = """
        JVBERi0xLjcKMSAwIG9iago8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFI+PgplbmRvYmoKMiAwIG9iago8PC9UeXBlL1BhZ2Vz\
        L0tpZHNbMyAwIFJdL0NvdW50IDE+PgplbmRvYmoKMyAwIG9iago8PC9UeXBlL1BhZ2UvUGFyZW50IDIgMCBSL01lZGlhQm94WzAg\
        MCA2MTIgNzkyXS9Db250ZW50cyA0IDAgUj4+CmVuZG9iago0IDAgb2JqCjw8L0ZpbHRlclsvRmxhdGVEZWNvZGUvRmxhdGVEZWNv\
        ZGVdL0xlbmd0aCAxNzk5Pj5zdHJlYW0KeNrt3DEupQEYhtH/hkIUzBQqjQ1MKdFIaEyroBalQimZzk3Q24lKbzo7YKayAFGIqARx\
        NyH5n3OW8JVvvjx//j/+nUyGYZhevl89LSwOAAAAwMhN/53NfY0Bw9rH3c7uPgAAADB2h8tL87NR4O1gdds5AAAAYPQuNjd+zD4E\
        nk+P550DAAAARm/l9WFrtgXcflz/3HMPAAAAGL17wQAAAABIEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABo\
        EQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAA\
        AABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAW\
        wQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAA\
        AIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgR\
        DAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAA\
        AGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjB\
        AAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAA\
        gBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEM\
        AAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAA\
        aBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEA\
        AAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACA\
        FsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABoEQwA\
        AACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAAAABo\
        EQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAYwQAA\
        AABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAAAIAY\
        wQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgRDAAA\
        AIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAAAGgR\
        DAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbBAAAA\
        AGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAAgBbB\
        AAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaBEMAAAA\
        gBbBAAAAAGgRDAAAAIAYwQAAAABoEQwAAACAFsEAAAAAaBEMAAAAgBjBAAAAAGgRDAAAAIAWwQAAAABoEQwAAACAGMEAAAAAaDla\
        Xlr42gLOX05Pfg/fbP3m1zD5BGJmst8KZW5kc3RyZWFtCmVuZG9iagp4cmVmCjAgNQowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAw\
        MDAwMDkgMDAwMDAgbiAKMDAwMDAwMDA1NCAwMDAwMCBuIAowMDAwMDAwMTA1IDAwMDAwIG4gCjAwMDAwMDAxODUgMDAwMDAgbiAK\
        dHJhaWxlcjw8L1NpemUgNS9Sb290IDEgMCBSPj4Kc3RhcnR4cmVmCjIwNjYKJSVFT0YK
        """

    /// A stored ZIP archive.
    private func zip(_ members: [(name: String, text: String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        func number(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(value >> ($0 * 8) & 255) } }
        for (name, text) in members {
            let (name, content) = (Array(name.utf8), Array(text.utf8))
            let shared =
                number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4)
                + number(content.count, 4) + number(content.count, 4) + number(name.count, 2) + number(0, 2)
            directory +=
                number(0x0201_4b50, 4) + number(20, 2) + shared + number(0, 2) + number(0, 2) + number(0, 2)
                + number(0, 4)
                + number(bytes.count, 4) + name
            bytes += number(0x0403_4b50, 4) + shared + name + content
        }
        let start = bytes.count
        bytes += directory
        return bytes + number(0x0605_4b50, 4) + number(0, 4) + number(members.count, 2) + number(members.count, 2)
            + number(directory.count, 4) + number(start, 4) + number(0, 2)
    }
}

/// Seeded numbers and byte mutations, the same on every machine.
struct SplitMix64 {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    mutating func next(below limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    /// Flips, overwrites, removes, repeats or cuts bytes.
    mutating func mutate(_ bytes: inout [UInt8]) {
        guard bytes.count > 16 else { return }
        let place = next(below: bytes.count)
        switch next(below: 7) {
        case 0: bytes[place] ^= UInt8(1 << next(below: 8))
        case 1: bytes[place] = [0, 0xff, 0x7f, 0x80, 0x39, 0x3c][next(below: 6)]
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(below: 24)))
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + next(below: 24))], at: place)
        case 4: bytes.insert(contentsOf: Array("9999999999999999999".utf8), at: place)
        case 5: for index in place..<min(bytes.count, place + 4) { bytes[index] = 0xff }
        default: bytes.removeLast(min(bytes.count - 16, next(below: 64)))
        }
    }
}
