import BonafideArchive
import Testing

@Suite struct XMLReaderTests {
    private func trail(_ text: String, doctype: DoctypePolicy = .refuse, depth: Int = 16) throws -> [String] {
        var reader = try XMLReader(bytes: Array(text.utf8), doctype: doctype, maximumDepth: depth)
        var trail: [String] = []
        while let event = try reader.advance() {
            switch event {
            case .startElement:
                let attributes = reader.attributes.map { " \($0.name)=\($0.value)" }.joined()
                trail.append("<\(reader.localName)\(attributes)>")
            case .endElement: trail.append("</\(reader.localName)>")
            case .text: trail.append(reader.value)
            }
        }
        return trail
    }

    @Test func readsElementsAttributesTextAndNamespaces() throws {
        let trail = try trail(
            "<?xml version='1.0'?><a:list xmlns:a='urn:x'><a:row id='1'>x &amp; y</a:row><a:row/><![CDATA[<raw>]]></a:list>"
        )
        #expect(trail == ["<list>", "<row id=1>", "x & y", "</row>", "<row>", "</row>", "<raw>", "</list>"])
    }

    @Test(arguments: [
        ("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", XMLError.Kind.doctypeRefused),
        ("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", .doctypeRefused),
        ("<a><b></a>", .malformed), ("<a>&undefined;</a>", .malformed), ("<a", .malformed), ("", .malformed),
        ("<a>\u{1}</a>", .malformed), (String(repeating: "<a>", count: 40), .tooDeep),
    ])
    func refuses(text: String, kind: XMLError.Kind) {
        let error = #expect(throws: XMLError.self) { try trail(text) }
        #expect(error?.kind == kind)
        #expect(error.map { !$0.message.contains("passwd") } ?? false)
    }

    @Test func namesThePlace() {
        let error = #expect(throws: XMLError.self) { try trail("<a>\n  <b>\n</a>") }
        #expect(error?.line == 3)
    }

    @Test func skipsTheDoctypeOfAPinnedSourceUnread() throws {
        #expect(try trail("<!DOCTYPE a SYSTEM 'x.dtd'><a>1</a>", doctype: .skipUnread) == ["<a>", "1", "</a>"])
    }

    @Test func refusesInvalidUTF8() {
        #expect(throws: XMLError.self) {
            var reader = try XMLReader(bytes: Array("<a>".utf8) + [0xff, 0xfe] + Array("</a>".utf8))
            while try reader.advance() != nil {}
        }
    }
}
