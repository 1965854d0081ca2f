import BonafideDocuments
import Testing

@Suite("Comparison across personas")
struct CrossFileTests {
    private func paper(_ file: String, _ persona: String, _ number: String) -> CrossFileComparison.Item {
        var inspection = DocumentInspection()
        inspection.keys = [DocumentKey(kind: .number, value: number)]
        return CrossFileComparison.Item(file: file, persona: persona, inspection: inspection, purpose: .identity)
    }

    @Test(
        "numbers handed out one after another are told, others are not",
        arguments: [
            ("U1234567", "U1234568", true), ("U1234567", "U1234572", true), ("U1234567", "U1234573", false),
            ("U1234567", "V1234568", false), ("AB000999", "AB001001", true), ("12345", "12346", false),
            ("U1234567", "U12345680", false), ("99999999999999999999", "99999999999999999998", true),
        ])
    func neighbours(_ first: String, _ second: String, _ isTold: Bool) {
        for (a, b) in [(first, second), (second, first)] {
            let found = CrossFileComparison.findings([paper("a.jpg", "P1", a), paper("b.jpg", "P2", b)])
            for index in 0...1 {
                let ids = (found[index] ?? []).filter { $0.strength == .moderate }.map(\.id)
                #expect(ids == (isTold ? ["id.number-neighbours"] : []), "\(a) \(b)")
            }
            let ofOne = CrossFileComparison.findings([paper("a.jpg", "P1", a), paper("b.jpg", "P1", b)])
            #expect(ofOne.isEmpty)
        }
    }

    @Test("one number on papers of two personas is strong, and no neighbour of itself")
    func reuse() {
        let found = CrossFileComparison.findings([
            paper("a.jpg", "P1", "U1234567"), paper("b.jpg", "P2", "U1234567"), paper("c.jpg", "P3", "U7654321"),
        ])
        #expect(found[0]?.map(\.id) == ["id.number-reuse"])
        #expect(found[1]?.map(\.strength) == [.strong])
        #expect(found[2] == nil)
    }
}
