/// Rings of linked applicants, ready to be written.
package struct RingReport: Sendable {
    /// Two applicants and what they share.
    package struct Link: Sendable {
        /// The smaller and the larger id.
        package var a, b: String
        /// Words for the kinds of shared identifier, the weightiest first.
        package var kinds: [String]
        /// Combined weight in millibans.
        package var weight: Int64
        /// Whether the ring falls apart without this link.
        package var isBridge = false

        package init(a: String, b: String, kinds: [String], weight: Int64, isBridge: Bool = false) {
            (self.a, self.b) = a < b ? (a, b) : (b, a)
            self.kinds = kinds
            self.weight = weight
            self.isBridge = isBridge
        }
    }

    /// One ring.
    package struct Ring: Sendable {
        /// The smallest id of its members.
        package var id: String
        /// The members' ids, ascending.
        package var members: [String]
        /// Words for the kinds of key that hold it together.
        package var kinds: [String]
        /// The links inside the ring, the heaviest first.
        package var links: [Link]

        package init(members: [String], kinds: [String], links: [Link]) {
            self.members = members.sorted()
            id = self.members.first ?? ""
            self.kinds = kinds
            self.links = links.sorted { a, b in
                if a.weight != b.weight { return a.weight > b.weight }
                return a.a != b.a ? a.a < b.a : a.b < b.b
            }
        }
    }

    /// An identifier so many share that it says nothing.
    package struct Hub: Sendable {
        package var kind: String
        package var sharers: Int

        package init(kind: String, sharers: Int) {
            self.kind = kind
            self.sharers = sharers
        }
    }

    package var rings: [Ring]
    package var hubs: [Hub]
    /// Pairs whose shared identifiers a declaration or a shared household explains, by reason.
    package var explained: [(reason: String, pairs: Int)]

    /// Puts rings in the order of their size, then their ids.
    package init(rings: [Ring], hubs: [Hub], explained: [(reason: String, pairs: Int)]) {
        self.rings = rings.sorted {
            $0.members.count != $1.members.count ? $0.members.count > $1.members.count : $0.id < $1.id
        }
        self.hubs = hubs.sorted { $0.kind != $1.kind ? $0.kind < $1.kind : $0.sharers > $1.sharers }
        self.explained = explained.sorted { $0.reason < $1.reason }
    }

    /// The forms a report of rings is written in.
    package enum Form: String, CaseIterable, Sendable {
        case text, json, ndjson, csv, graphml, dot
    }

    /// The report in a form.
    package func bytes(_ form: Form) -> [UInt8] {
        var out: [UInt8] = []
        switch form {
        case .text: writeText(into: &out)
        case .json: writeJSON(into: &out)
        case .ndjson: for ring in rings { writeJSON(ring, into: &out) }
        case .csv: writeCSV(into: &out)
        case .graphml: writeGraphML(into: &out)
        case .dot: writeDOT(into: &out)
        }
        return out
    }
}

extension RingReport {
    /// Millibans as decibans with two decimals.
    static func decibans(_ weight: Int64) -> String {
        let rest = String(weight % 100)
        return "\(weight / 100).\(rest.count < 2 ? "0" + rest : rest)"
    }

    private func writeText(into out: inout [UInt8]) {
        func line(_ text: String) { out.append(contentsOf: (text + "\n").utf8) }
        func safe(_ text: String) -> String { ReportEscaping.text(text, in: .text) }
        line(rings.isEmpty ? "No ring was found." : "\(rings.count) \(rings.count == 1 ? "ring" : "rings")")
        for ring in rings {
            line("")
            line(
                "Ring \(safe(ring.id)): \(ring.members.count) members, held together by \(ring.kinds.joined(separator: ", "))"
            )
            line("  members: " + ring.members.map(safe).joined(separator: ", "))
            for link in ring.links.prefix(20) {
                let bridge = link.isBridge ? "; the ring falls apart without this link" : ""
                line(
                    "  \(safe(link.a)) — \(safe(link.b)): \(link.kinds.joined(separator: ", "))"
                        + " (+\(Self.decibans(link.weight)))\(bridge)")
            }
            if ring.links.count > 20 { line("  and \(ring.links.count - 20) more links (--format json shows all)") }
        }
        guard !hubs.isEmpty || !explained.isEmpty else { return }
        line("")
        for (reason, pairs) in explained {
            line("Left aside as explained (\(reason)): \(pairs) \(pairs == 1 ? "pair" : "pairs")")
        }
        for hub in hubs.prefix(20) { line("Left aside as a hub: one \(hub.kind) of \(hub.sharers) applicants") }
        line("A ring is a reason to look, not a verdict: relatives, agencies and shared rooms link people too.")
    }

    private func writeJSON(into out: inout [UInt8]) {
        func raw(_ text: String) { out.append(contentsOf: text.utf8) }
        raw("{\"schema\":\"bonafide/rings/1\",\"rings\":[")
        for (index, ring) in rings.enumerated() {
            raw(index > 0 ? ",\n" : "\n")
            writeJSON(ring, into: &out)
            out.removeLast()
        }
        raw("],\"hubs\":[")
        for (index, hub) in hubs.enumerated() {
            raw(index > 0 ? ",{\"kind\":" : "{\"kind\":")
            out.append(json: hub.kind)
            raw(",\"applicants\":\(hub.sharers)}")
        }
        raw("],\"explained\":{")
        for (index, entry) in explained.enumerated() {
            if index > 0 { raw(",") }
            out.append(json: entry.reason)
            raw(":\(entry.pairs)")
        }
        raw("}}\n")
    }

    /// One ring as a JSON object and a line feed.
    private func writeJSON(_ ring: Ring, into out: inout [UInt8]) {
        func raw(_ text: String) { out.append(contentsOf: text.utf8) }
        func list(_ words: [String]) {
            raw("[")
            for (index, word) in words.enumerated() {
                if index > 0 { raw(",") }
                out.append(json: word)
            }
            raw("]")
        }
        raw("{\"id\":")
        out.append(json: ring.id)
        raw(",\"size\":\(ring.members.count),\"members\":")
        list(ring.members)
        raw(",\"kinds\":")
        list(ring.kinds)
        raw(",\"evidence\":[")
        for (number, link) in ring.links.enumerated() {
            raw(number > 0 ? ",{\"a\":" : "{\"a\":")
            out.append(json: link.a)
            raw(",\"b\":")
            out.append(json: link.b)
            raw(",\"kinds\":")
            list(link.kinds)
            raw(",\"weight_millibans\":\(link.weight),\"bridge\":\(link.isBridge)}")
        }
        raw("]}\n")
    }

    /// One row for each member of each ring.
    private func writeCSV(into out: inout [UInt8]) {
        out.append(contentsOf: "ring,size,member,links,kinds\n".utf8)
        for ring in rings {
            for member in ring.members {
                let links = ring.links.count { $0.a == member || $0.b == member }
                let cells = [ring.id, "\(ring.members.count)", member, "\(links)", ring.kinds.joined(separator: " ")]
                out.append(
                    contentsOf: (cells.map { ReportEscaping.text($0, in: .csv) }.joined(separator: ",") + "\n").utf8)
            }
        }
    }
}
