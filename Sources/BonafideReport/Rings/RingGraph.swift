extension RingReport {
    /// GraphML, after the schema of graphdrawing.org, version 1.0.
    func writeGraphML(into out: inout [UInt8]) {
        func line(_ text: String) { out.append(contentsOf: (text + "\n").utf8) }
        line(#"<?xml version="1.0" encoding="UTF-8"?>"#)
        line(#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#)
        line(#"  <key id="ring" for="node" attr.name="ring" attr.type="string"/>"#)
        line(#"  <key id="kinds" for="edge" attr.name="kinds" attr.type="string"/>"#)
        line(#"  <key id="weight" for="edge" attr.name="weight_millibans" attr.type="long"/>"#)
        line(#"  <key id="bridge" for="edge" attr.name="bridge" attr.type="boolean"/>"#)
        line(#"  <graph id="rings" edgedefault="undirected">"#)
        for ring in rings {
            for member in ring.members {
                line("    <node id=\"\(Self.xml(member))\"><data key=\"ring\">\(Self.xml(ring.id))</data></node>")
            }
        }
        for link in rings.flatMap(\.links) {
            line(
                "    <edge source=\"\(Self.xml(link.a))\" target=\"\(Self.xml(link.b))\">"
                    + "<data key=\"kinds\">\(link.kinds.joined(separator: " "))</data>"
                    + "<data key=\"weight\">\(link.weight)</data><data key=\"bridge\">\(link.isBridge)</data></edge>")
        }
        line("  </graph>")
        line("</graphml>")
    }

    /// Text for XML; what XML cannot hold becomes the replacement character.
    private static func xml(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\u{0}"..."\u{8}", "\u{b}", "\u{c}", "\u{e}"..."\u{1f}", "\u{fffe}", "\u{ffff}": out += "\u{fffd}"
            case "\u{9}", "\u{a}", "\u{d}": out += "&#\(scalar.value);"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// The language of Graphviz.
    func writeDOT(into out: inout [UInt8]) {
        func line(_ text: String) { out.append(contentsOf: (text + "\n").utf8) }
        line("graph rings {")
        for (number, ring) in rings.enumerated() {
            line("  subgraph cluster_\(number) {")
            line("    label=\(Self.quoted(ring.id));")
            for member in ring.members { line("    \(Self.quoted(member));") }
            for link in ring.links {
                let style = link.isBridge ? ", style=dashed" : ""
                line(
                    "    \(Self.quoted(link.a)) -- \(Self.quoted(link.b)) "
                        + "[label=\(Self.quoted(link.kinds.joined(separator: " "))), weight=\(link.weight / 100)\(style)];"
                )
            }
            line("  }")
        }
        line("}")
    }

    private static func quoted(_ text: String) -> String {
        let safe = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: " ").replacing("\r", with: " ")
        return "\"" + safe + "\""
    }
}
