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

@Suite struct XMLPushParserTests {
    /// Writes what it is told as a trail.
    private final class Trail: XMLEventHandler {
        var marks: [String] = []
        func startElement(_ name: UnsafeBufferPointer<UInt8>, line: Int) {
            marks.append("<\(String(decoding: name, as: UTF8.self)) \(line)>")
        }
        func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
            marks.append("\(String(decoding: name, as: UTF8.self))=\(String(decoding: value, as: UTF8.self))")
        }
        func text(_ bytes: UnsafeBufferPointer<UInt8>) {
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains(where: { !$0.isWhitespace }) { marks.append(text) }
        }
        func endElement() { marks.append("</>") }
    }

    private func trail(_ text: String, piece: Int = .max, depth: Int = 16) -> (marks: String, error: XMLError?) {
        let handler = Trail()
        var parser = XMLPushParser(handler: handler, maximumDepth: depth, longestPiece: 1 << 20)
        let bytes = Array(text.utf8)
        do throws(XMLError) {
            var start = 0
            while start < bytes.count {
                let end = piece == .max ? bytes.count : min(bytes.count, start + piece)
                let part = Array(bytes[start..<end])
                let fed = part.withUnsafeBytes { raw -> XMLError? in
                    do throws(XMLError) { try parser.feed(raw) } catch { return error }
                    return nil
                }
                if let fed { throw fed }
                start = end
            }
            try parser.finish()
        } catch { return (handler.marks.joined(separator: " "), error) }
        return (handler.marks.joined(separator: " "), nil)
    }

    @Test(arguments: [Int.max, 1, 3, 7])
    func tellsElementsInOrderWhateverThePieces(piece: Int) {
        let text = "<?xml version='1.0'?>\n<a:r xmlns:a='urn:x'>\n<p id='1 &amp; 2'>x</p><p/>\n<![CDATA[<raw>]]></a:r>"
        let (marks, error) = trail(text, piece: piece)
        #expect(error == nil)
        #expect(marks == "<r 2> <p 3> id=1 & 2 x </> <p 3> </> <raw> </>")
    }

    @Test(arguments: [
        ("<r><p>1</p><p>2</r>", "<r 1> <p 1> 1 </> <p 1> 2", XMLError.Kind.malformed),
        ("<r><p>1</p>", "<r 1> <p 1> 1 </>", .malformed),
        ("<r><p>1</p>&e;</r>", "<r 1> <p 1> 1 </>", .malformed),
        ("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>", "", .doctypeRefused),
        ("<!DOCTYPE r [<!ENTITY e 'x'>]><r>&e;</r>", "", .doctypeRefused),
        (
            "<r><p>1</p>" + String(repeating: "<q>", count: 40),
            "<r 1> <p 1> 1 </>" + String(repeating: " <q 1>", count: 16), .tooDeep
        ),
        ("", "", .malformed), ("<r", "<r 1>", .malformed), ("no XML", "", .malformed),
    ])
    func tellsEverythingBeforeAMistake(text: String, marks: String, kind: XMLError.Kind) {
        let found = trail(text)
        #expect(found.marks == marks)
        #expect(found.error?.kind == kind)
        #expect(found.error.map { !$0.message.contains("passwd") && $0.line > 0 } ?? false)
    }

    @Test func boundsTheLongestTag() {
        let (marks, error) = trail("<r><p/><q a='" + String(repeating: "x", count: 3 << 20))
        #expect(marks == "<r 1> <p 1> </>")
        #expect(error?.kind == .tooLong)
    }
}
