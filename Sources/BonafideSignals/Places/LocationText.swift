import BonafideCore

/// Reads places from free text such as "Bay Area, CA" or "Remote – Kyiv/Warsaw".
///
/// Alternatives the writer gives are kept, and so are the readings of a name that several places share;
/// a reader of the result treats all of them as claimed.
package struct LocationText {
    private let gazetteer: Gazetteer
    /// Most places kept of one text.
    static let limit = 8
    private static let noise: Set<UInt64> = Set(
        [
            "remote", "remotely", "fully remote", "remote only", "remote first", "worldwide", "anywhere", "global",
            "earth", "hybrid", "onsite", "on site", "home office", "open to relocation", "relocating",
            "willing to relocate", "digital nomad", "nomad", "wfh", "work from home", "currently", "emea", "apac",
            "latam", "eu", "europe", "asia", "north america", "south america", "africa", "various", "flexible",
            "internet", "online", "home", "office",
        ].map { PlaceKey($0.utf8).hash })
    private static let affixes: [[UInt8]] = [
        "greater ", "metropolitan ", "metro ", "based in ", "located in ", "living in ", "near ", "from ", "city of ",
        "state of ", "the ", "remote in ", "remote ", "currently in ", "downtown ", " metropolitan area",
        " metro area", " area", " metro", " metropolitan", " region", " city", " county", " state", " province",
        " district", " suburbs",
    ].map { Array($0.utf8) }
    private static let joints: [[UInt8]] = [" or ", " and ", " und ", " et ", " y "].map { Array($0.utf8) }

    /// Takes the gazetteer to look names up in.
    package init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// The places a text names, in the order they are written; empty where none could be made out.
    package func places(in text: some Sequence<UInt8>) -> [NamedPlace] {
        var found: [NamedPlace] = []
        for alternative in Self.alternatives(Self.unified(text)) {
            for place in read(alternative) where found.count < Self.limit && !found.contains(place) {
                found.append(place)
            }
        }
        return found
    }

    /// Turns dashes between words, bullets and brackets into commas; ASCII letters into lower case.
    private static func unified(_ text: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(text.prefix(512))
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            // U+2010–U+2015 and U+2022: dashes and bullets.
            if byte == 0xe2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
                (0x90...0x95).contains(bytes[index + 2]) || bytes[index + 2] == 0xa2
            {
                out.append(0x2c)
                index += 3
                continue
            }
            switch byte {
            case 0x28, 0x29, 0x5b, 0x5d, 0x3a, 0x0a, 0x0d, 0x09: out.append(0x2c)
            case 0x2d where out.last == 0x20 && index + 1 < bytes.count && bytes[index + 1] == 0x20: out.append(0x2c)
            case 0x41...0x5a: out.append(byte | 0x20)
            default: out.append(byte)
            }
            index += 1
        }
        return out
    }

    /// Cuts at `/ | ; & +` and at " or ", " and ".
    private static func alternatives(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        var text = text
        for joint in joints where text.count > joint.count {
            for start in 0...(text.count - joint.count) where text[start...].starts(with: joint) {
                for index in start..<start + joint.count { text[index] = index == start + 1 ? 0x2f : 0x20 }
            }
        }
        return text.split { $0 == 0x2f || $0 == 0x7c || $0 == 0x3b || $0 == 0x26 || $0 == 0x2b }
    }

    /// Reads one alternative: parts between commas, the widest last.
    private func read(_ text: ArraySlice<UInt8>) -> [NamedPlace] {
        let parts = text.split(separator: 0x2c).map { references($0) }.filter { !$0.isEmpty }
        return parts.isEmpty ? [] : resolve(Array(parts.suffix(4)))
    }

    /// What one part may stand for, with words around a name taken off where needed.
    private func references(_ part: ArraySlice<UInt8>) -> [PlaceReference] {
        var part = part
        for _ in 0..<4 {
            while part.first == 0x20 { part = part.dropFirst() }
            while let last = part.last, last == 0x20 || last == 0x2e { part = part.dropLast() }
            let key = PlaceKey(part)
            guard key.length > 0, !Self.noise.contains(key.hash) else { return [] }
            var found: [PlaceReference] = []
            gazetteer.places.index.forEach(key) { found.append($0) }
            if !found.isEmpty { return found }
            let affix = Self.affixes.first { affix in
                guard part.count > affix.count else { return false }
                return affix.first == 0x20 ? part.suffix(affix.count).elementsEqual(affix) : part.starts(with: affix)
            }
            guard let affix else { return [] }
            part = affix.first == 0x20 ? part.dropLast(affix.count) : part.dropFirst(affix.count)
        }
        return []
    }

    /// Finds the readings in which the parts lie inside one another, the widest part last.
    private func resolve(_ parts: [[PlaceReference]]) -> [NamedPlace] {
        guard let widest = parts.last else { return [] }
        var readings: [(place: NamedPlace, depth: Int, weight: Int)] = []
        for reference in widest.prefix(24) {
            guard var place = gazetteer.place(of: reference) else { continue }
            var depth = 1
            for part in parts.dropLast().reversed() {
                let inner = part.lazy.compactMap { self.inside($0, place) }.max { self.weight($0) < self.weight($1) }
                if let inner {
                    place = inner
                    depth += 1
                }
            }
            readings.append((place, depth, weight(place)))
        }
        guard let deepest = readings.map(\.depth).max() else { return [] }
        // Parts that do not lie in one another are alternatives of the writer: "Warsaw, Kyiv".
        if deepest == 1, parts.count > 1 {
            return parts.flatMap { resolve([$0]) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
        let deep = readings.filter { $0.depth == deepest }
        // Of equally deep readings, those are kept that are within a tenth of the most populous one.
        let heaviest = deep.map(\.weight).max() ?? 0
        var kept: [NamedPlace] = []
        for one in deep where one.weight >= heaviest / 10 && kept.count < 4 && !kept.contains(one.place) {
            kept.append(one.place)
        }
        return kept
    }

    /// The place of a reference, where it lies in a wider place that has no city yet.
    private func inside(_ reference: PlaceReference, _ wider: NamedPlace) -> NamedPlace? {
        guard wider.city == nil, let place = gazetteer.place(of: reference), place.country == wider.country,
            place.division != nil, wider.division == nil || wider.division == place.division,
            place.city != nil || wider.division == nil
        else { return nil }
        return place
    }

    /// How likely a place is meant: its inhabitants; countries and divisions outweigh cities of their name.
    private func weight(_ place: NamedPlace) -> Int {
        if let city = place.city { return Int(gazetteer.places.facts(ofCity: city)?.population ?? 0) }
        return place.division == nil ? 1_000_000_000 : 5_000_000
    }
}
