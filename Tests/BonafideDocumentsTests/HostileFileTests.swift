import BonafideArchive
import BonafideCore
import BonafideDocuments
import BonafideTestSupport
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

    @Test("a compressed text that inflates beyond the budget is told, and one within it is not")
    func textBomb() {
        #expect(seconds(png(compressedText: 1_000)).findings.allSatisfy { $0.id != "doc.resource-limit" })
        let bomb = seconds(png(compressedText: 256 << 20))
        #expect(bomb.seconds < 2)
        #expect(bomb.findings.contains { $0.id == "doc.resource-limit" })
    }

    /// A PNG whose zTXt chunk inflates to about so many zeros: one literal, then copies of 258 bytes from one back.
    private func png(compressedText size: Int) -> [UInt8] {
        var (data, held, bits) = ([UInt8](), 0, 0)
        func put(_ value: Int, _ count: Int) {
            held |= value << bits
            bits += count
            while bits >= 8 {
                data.append(UInt8(held & 255))
                held >>= 8
                bits -= 8
            }
        }
        put(0b011, 3)
        put(0b0000_1100, 8)
        for _ in 0..<(size / 258) { put(0b0_0000_1010_0011, 13) }
        put(0, 7 + 7)
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            (0..<4).map { UInt8(content.count >> (24 - $0 * 8) & 255) } + Array(name.utf8) + content + [0, 0, 0, 0]
        }
        return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
            + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0])
            + chunk("zTXt", Array("Comment".utf8) + [0, 0, 0x78, 0x9c] + data) + chunk("IEND", [])
    }

    @Test(
        "mutated files end without a crash",
        arguments: [
            "s0237.pdf", "s0113.pdf", "s0226.pdf", "s0090.pdf", "s0028.docx", "s0167.odt", "s0155.png", "small.jpg",
            "middle.jpg",
        ])
    func mutations(_ name: String) throws {
        let original = try Fixtures.bytes(name)
        var claims = DocumentClaims()
        claims.kind = name.hasSuffix("jpg") ? "passport" : "bank_statement"
        claims.zone = "Europe/Berlin"
        for round in 0..<60 {
            let bytes = MutationRandom.mutated(original, seed: 20_261_123, round: round)
            #expect(FileInspector().inspect(bytes, claims: claims).findings.count <= 800, "round \(round)")
        }
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
