import BonafideArchive

/// The elements of a page, read with an XML reader, which also shows that the page is well-formed.
struct HTMLElements {
    /// One element with its attributes and the text directly or indirectly inside it.
    struct Element {
        let name: String
        let attributes: [String: String]
        var text = ""
        var parents: [String]
    }

    /// The elements in the order they begin.
    private(set) var all: [Element] = []

    /// Reads a page; its DOCTYPE is stepped over.
    init(_ page: [UInt8]) throws {
        var reader = try XMLReader(bytes: page, doctype: .skipUnread)
        var open: [Int] = []
        while let event = try reader.advance() {
            switch event {
            case .startElement:
                let names = open.map { all[$0].name }
                let pairs = reader.attributes.map { ($0.name, $0.value) }
                let element = Element(
                    name: reader.localName, attributes: Dictionary(pairs) { first, _ in first }, parents: names)
                open.append(all.count)
                all.append(element)
            case .endElement: _ = open.popLast()
            case .text: for index in open { all[index].text += reader.value }
            }
        }
    }

    /// The elements of a name.
    func named(_ name: String) -> [Element] { all.filter { $0.name == name } }

    /// The values of an attribute wherever it stands.
    func values(of attribute: String) -> [String] { all.compactMap { $0.attributes[attribute] } }
}
