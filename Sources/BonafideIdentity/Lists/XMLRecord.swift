internal import BonafideArchive

/// One element of a list file with all it holds; built record by record, so that memory stays small.
final class XMLRecord {
    let name: String
    let attributes: [(name: String, value: String)]
    private(set) var text = ""
    private(set) var children: [XMLRecord] = []

    init(name: String, attributes: [(name: String, value: String)]) {
        self.name = name
        self.attributes = attributes
    }

    /// Reads the element the reader stands on, to its end.
    static func read(_ reader: inout XMLReader) throws(XMLError) -> XMLRecord {
        let root = XMLRecord(name: reader.localName, attributes: reader.attributes)
        var open = [root]
        while let event = try reader.advance() {
            switch event {
            case .startElement:
                let child = XMLRecord(name: reader.localName, attributes: reader.attributes)
                open[open.count - 1].children.append(child)
                open.append(child)
            case .text:
                if open[open.count - 1].text.utf8.count < 65_536 { open[open.count - 1].text += reader.value }
            case .endElement:
                open.removeLast()
                if open.isEmpty { return root }
            }
        }
        return root
    }

    /// The value of an attribute, empty where there is none.
    func attribute(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
    /// The first child of a name.
    func child(_ name: String) -> XMLRecord? { children.first { $0.name == name } }
    /// All children of a name.
    func children(_ name: String) -> [XMLRecord] { children.filter { $0.name == name } }
    /// The trimmed text of the first child of a name, empty where there is none.
    func value(_ name: String) -> String { child(name)?.text.trimmedText ?? "" }
    /// All elements of a name at any depth below.
    func descendants(_ name: String) -> [XMLRecord] {
        children.flatMap { child in (child.name == name ? [child] : []) + child.descendants(name) }
    }
}
