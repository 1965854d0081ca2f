internal import BonafideCore

/// Draws one ring as a graph that can be walked with the keyboard; the tables beside it say the same.
struct HTMLRingGraph {
    /// Links drawn and told in the table at most.
    static let mostLinks = 3_000
    /// Up to so many members every name is drawn; beyond, the one in focus is.
    private static let mostNames = 60

    private let ring: RingReport.Ring
    private let number: Int
    private let levels: [String: (level: Int, band: String)]
    private let place: [String: Int]
    /// The links that are drawn: all, or first those that reach every member, then the heaviest of each in turn.
    let drawnLinks: [RingReport.Link]

    /// Takes a ring, its number on the page and the members' bands.
    init(_ ring: RingReport.Ring, number: Int, levels: [String: (level: Int, band: String)]) {
        self.ring = ring
        self.number = number
        self.levels = levels
        var place: [String: Int] = [:]
        for (index, member) in ring.members.enumerated() where place[member] == nil { place[member] = index }
        self.place = place
        drawnLinks = Self.drawn(ring, place)
    }

    private var height: Int { ring.members.count <= 12 ? 420 : ring.members.count <= 60 ? 620 : 900 }
    private var radius: Int { ring.members.count <= 60 ? 11 : ring.members.count <= 200 ? 8 : 6 }

    /// The figure.
    func markup() -> HTMLMarkup {
        let links = drawnLinks
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

    private static func drawn(_ ring: RingReport.Ring, _ place: [String: Int]) -> [RingReport.Link] {
        guard ring.links.count > mostLinks else { return ring.links }
        var roots = Array(0..<ring.members.count)
        func root(_ member: Int) -> Int {
            var member = member
            while roots[member] != member {
                roots[member] = roots[roots[member]]
                member = roots[member]
            }
            return member
        }
        var isDrawn = [Bool](repeating: false, count: ring.links.count)
        var drawn = [Int](repeating: 0, count: ring.members.count)
        var left = mostLinks
        func draw(_ link: Int, _ a: Int, _ b: Int) {
            (isDrawn[link], drawn[a], drawn[b], left) = (true, drawn[a] + 1, drawn[b] + 1, left - 1)
        }
        let ends = ring.links.map { (a: place[$0.a] ?? 0, b: place[$0.b] ?? 0) }
        for (number, end) in ends.enumerated() where left > 0 && root(end.a) != root(end.b) {
            roots[root(end.a)] = root(end.b)
            draw(number, end.a, end.b)
        }
        var most = 2
        while left > 0 {
            for (number, end) in ends.enumerated()
            where left > 0 && !isDrawn[number] && min(drawn[end.a], drawn[end.b]) < most {
                draw(number, end.a, end.b)
            }
            most *= 2
        }
        return ring.links.indices.filter { isDrawn[$0] }.map { ring.links[$0] }
    }

    private var caption: String {
        var text = "A letter in each circle names the member's band; the wider a line, the more it weighs; dashed lines"
        text += " are links the ring falls apart without."
        if ring.links.count > Self.mostLinks {
            text += " \(Wording.grouped(Int64(Self.mostLinks))) of \(Wording.grouped(Int64(ring.links.count))) links"
            text += " are drawn: those that hold the ring together, then each member's heaviest."
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
