import BonafideCore
import BonafideTestSupport
import Testing

@Suite struct CanonicalTests {
    /// The canonical form as its description tells it, field by field.
    private func plain(_ applicant: Applicant) -> [UInt8] {
        var bytes: [UInt8] = []
        for group in ProfileGroup.allCases {
            var elements: [[UInt8]] = []
            for element in 0..<applicant.count(of: group) {
                var lines: [UInt8] = []
                for field in 0..<UInt8(group.definitions.count) {
                    let path = FieldPath(group: group, field: field)
                    if case .absent = applicant.read(path, at: element, { _ in true }) {
                        lines += Array("\(path.name)!\n".utf8)
                    }
                    applicant.forEach(path, at: element) { value in
                        let value = Array(value.trimmed)
                        lines += Array("\(path.name):\(value.count):".utf8) + value + [0x0a]
                    }
                }
                elements.append(lines + [0x0a])
            }
            bytes += elements.sorted { $0.lexicographicallyPrecedes($1) }.joined()
        }
        return bytes
    }

    private func value(_ numbers: inout some RandomNumberGenerator) -> String {
        let count = [0, 1, 7, 15, 16, 17, 63, 64, 65, 300].randomElement(using: &numbers) ?? 0
        var text = String((0..<count).map { _ in "ab c\t".randomElement(using: &numbers) ?? " " })
        if Bool.random(using: &numbers) { text = " \t" + text + "\u{0} " }
        return text
    }

    @Test(arguments: 0..<40)
    func isWhatItsDescriptionTells(seed: Int) {
        var numbers = MutationRandom(seed: UInt64(seed))
        var applicant = Applicant()
        let groups: [ProfileGroup] = [.root, .sessions, .documents, .work, .bids]
        for group in groups.shuffled(using: &numbers) {
            for element in 0..<(group == .root ? 1 : Int.random(in: 0...seed, using: &numbers)) {
                if group != .root { applicant.appendElement(to: group) }
                for _ in 0..<Int.random(in: 0...9, using: &numbers) {
                    let field = UInt8.random(in: 0..<UInt8(group.definitions.count), using: &numbers)
                    let path = FieldPath(group: group, field: field)
                    // Few kinds of values, so that elements agree in their first fields and are equal at times.
                    switch Int.random(in: 0..<4, using: &numbers) {
                    case 0: applicant.setAbsent(path, at: element)
                    case 1: applicant.set(path, at: element, to: "same")
                    default: applicant.set(path, at: element, to: value(&numbers))
                    }
                }
            }
        }
        #expect(applicant.canonicalBytes() == plain(applicant))
    }
}
