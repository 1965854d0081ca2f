import BonafideSignals
import Testing

@Suite struct CommunityTests {
    /// A graph of applicants joined by wallets of their own.
    private struct Graph {
        var links: [(UInt32, UInt32)] = []

        mutating func clique(_ rows: Range<UInt32>) {
            for a in rows { for b in rows where a < b { links.append((a, b)) } }
        }

        /// The rings, with the rows numbered forwards or backwards.
        func rings(backwards: Bool) -> [[UInt32]] {
            var book = KeyBook()
            for (a, b) in links {
                for row in [a, b] { book.add(backwards ? 1000 - row : row, .wallet, "\(a)-\(b)") }
            }
            let found = book.index.rings.map(\.members)
            return backwards ? found.map { $0.map { 1000 - $0 }.sorted() }.sorted { $0[0] < $1[0] } : found
        }

        /// The rings, which must not depend on the numbering.
        func settled() -> [[UInt32]] {
            let found = rings(backwards: false)
            #expect(found == rings(backwards: true))
            return found
        }
    }

    @Test(arguments: [[(5, 105)], [(5, 105), (9, 111), (20, 102)]] as [[(UInt32, UInt32)]])
    func fewChanceLinksBetweenTwoCliquesAreCut(chance: [(UInt32, UInt32)]) {
        var graph = Graph()
        graph.clique(0..<30)
        graph.clique(100..<130)
        graph.links += chance
        #expect(graph.settled() == [Array(0..<30), Array(100..<130)])
    }

    @Test func aLargeDenseGroupStaysWholeWithWhoHangsByIt() {
        var graph = Graph()
        graph.clique(0..<60)
        graph.links.append((7, 200))
        #expect(graph.settled() == [Array(0..<60) + [200]])
    }

    @Test func aLongChainIsNoRing() {
        var graph = Graph()
        for row in UInt32(0)..<99 { graph.links.append((row, row + 1)) }
        #expect(graph.settled() == [[0, 1, 2, 3], [96, 97, 98, 99]])
    }

    @Test func findsBridgesAndTheirSmallerSides() {
        let edges: [(a: UInt32, b: UInt32)] = [(1, 2), (2, 3), (1, 3), (3, 4), (4, 5), (5, 6), (4, 6), (6, 7)]
        #expect(Bridges.smallerSides(of: edges) == [0, 0, 0, 3, 0, 0, 0, 1])
    }
}
