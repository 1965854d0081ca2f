internal import BonafideCore

/// Draws one ring as a graph that can be walked with the keyboard; the tables beside it say the same.
struct HTMLRingGraph {
    /// Links drawn at most, the heaviest first; the table has the rest.
    static let mostLinks = 3_000
    /// Up to so many members every name is drawn; beyond, the one in focus is.
    private static let mostNames = 60

    private let ring: RingReport.Ring
    private let number: Int
    private let levels: [String: (level: Int, band: String)]
    private let place: [String: Int]

    /// Takes a ring, its number on the page and the members' bands.
    init(_ ring: RingReport.Ring, number: Int, levels: [String: (level: Int, band: String)]) {
        self.ring = ring
        self.number = number
        self.levels = levels
        var place: [String: Int] = [:]
        for (index, member) in ring.members.enumerated() where place[member] == nil { place[member] = index }
        self.place = place
    }

    private var height: Int { ring.members.count <= 12 ? 420 : ring.members.count <= 60 ? 620 : 900 }
    private var radius: Int { ring.members.count <= 60 ? 11 : ring.members.count <= 200 ? 8 : 6 }

    /// The figure.
    func markup() -> HTMLMarkup {
        let links = ring.links.prefix(Self.mostLinks)
        let ends = links.compactMap { link -> (a: Int, b: Int)? in
            guard let a = place[link.a], let b = place[link.b], a != b else { return nil }
            return (a, b)
        }
        let layout = RingLayout(count: ring.members.count, edges: ends)
        let spots = layout.places.map { (x: 40 + $0.x * 860, y: 30 + $0.y * Double(height - 60)) }
        let lines = links.map { line($0, spots) }
        let nodes = ring.members.enumerated().map { node($0.element, at: $0.offset, spots[$0.offset]) }
        let size: HTMLMarkup = ring.members.count > Self.mostNames ? " crowded" : ""
        return """
            <figure class="ring\(size)"><svg class="graph" viewBox="0 0 1000 \(height)" role="group" \
            aria-label="Graph of ring \(ring.id): \(ring.members.count) members. Arrow keys go from member to member, \
            Enter goes to the table.">
            <g class="links">\(lines.joined())</g>
            <g class="members">\(nodes.joined())</g>
            </svg><figcaption class="small soft" aria-live="polite">\(caption)</figcaption></figure>

            """
    }

    private var caption: String {
        var text = "A letter in each circle names the member's band; the wider a line, the more it weighs; dashed lines"
        text += " are links the ring falls apart without."
        if ring.links.count > Self.mostLinks {
            text += " The \(Wording.grouped(Int64(Self.mostLinks))) heaviest of"
            text += " \(Wording.grouped(Int64(ring.links.count))) links are drawn."
        }
        return text
    }

    private func line(_ link: RingReport.Link, _ spots: [(x: Double, y: Double)]) -> HTMLMarkup {
        guard let a = place[link.a], let b = place[link.b] else { return "" }
        let width = min(6, max(1, Int(link.weight / 800)))
        let bridge: HTMLMarkup = link.isBridge ? " class=\"bridge\"" : ""
        return """
            <line\(bridge) x1="\(Self.tenths(spots[a].x))" y1="\(Self.tenths(spots[a].y))" \
            x2="\(Self.tenths(spots[b].x))" y2="\(Self.tenths(spots[b].y))" stroke-width="\(width)" \
            data-a="\(a)" data-b="\(b)" data-kinds="\(Self.words(link.kinds))"/>
            """
    }

    private func node(_ member: String, at index: Int, _ spot: (x: Double, y: Double)) -> HTMLMarkup {
        let (level, band) = levels[member] ?? (0, "")
        let letter = band.first.map { String($0).uppercased() } ?? "?"
        let known: HTMLMarkup = band.isEmpty ? "unknown" : "level-\(level)"
        let text = band.isEmpty ? member : "\(member), \(band)"
        let after = spot.x < 780
        return """
            <a class="member \(known)" href="#ring-\(number)-member-\(index)" tabindex="\(index == 0 ? 0 : -1)" \
            data-place="\(index)" aria-label="\(text)" \
            transform="translate(\(Self.tenths(spot.x)) \(Self.tenths(spot.y)))"><title>\(text)</title>\
            <circle r="\(radius)"/><text class="letter" text-anchor="middle" dy="0.36em">\(letter)</text>\
            <text class="name" x="\(after ? radius + 5 : -radius - 5)" dy="0.36em" \
            text-anchor="\(after ? "start" : "end")">\(member)</text></a>
            """
    }

    /// Words of kinds as a reader reads them.
    static func words(_ kinds: [String]) -> String {
        kinds.map { $0.replacingUnderscores }.joined(separator: ", ")
    }

    /// A coordinate with one decimal.
    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}

extension String {
    /// The text with blanks for underscores.
    var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
