package import BonafideArchive

/// Reads the Windows zone names of the Common Locale Data Repository (`windowsZones.xml`).
package enum WindowsZones {
    /// Each Windows name with the zone it stands for anywhere in the world.
    ///
    /// The source declares a DOCTYPE, which is stepped over unread.
    package static func read(_ bytes: [UInt8]) throws(XMLError) -> [(name: String, zone: String)] {
        var reader = try XMLReader(bytes: bytes, doctype: .skipUnread)
        var found: [(name: String, zone: String)] = []
        while let event = try reader.advance() {
            guard event == .startElement, reader.isNamed("mapZone"), reader.attribute("territory") == "001",
                let name = reader.attribute("other"), let zone = reader.attribute("type")
            else { continue }
            found.append((name, zone))
        }
        return found
    }
}
