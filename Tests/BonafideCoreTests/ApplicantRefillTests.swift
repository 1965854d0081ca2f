import BonafideCore
import BonafideTestSupport
import Testing

/// An applicant that is filled again equals one that is new, whatever it held before.
@Suite struct ApplicantRefillTests {
    private static let paths: [(path: FieldPath, elements: Int)] = [
        (RootField.id.path, 1), (RootField.basicsName.path, 1), (RootField.claimsTimezones.path, 1),
        (SessionField.ip.path, 3), (SessionField.start.path, 3), (PayoutField.iban.path, 2),
        (PayoutField.accountNumber.path, 2), (PayoutField.walletAddress.path, 2), (DocumentField.file.path, 2),
    ]

    /// One value of a record: where it goes, its text or nothing, and whether it lies outside the record's bytes.
    private struct Value {
        var path: FieldPath
        var element: Int
        var text: String?
        var isOutside: Bool
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func refilledEqualsNew(seed: UInt64) {
        var random = MutationRandom(seed: seed)
        var applicant = Applicant()
        var values = Self.paths.flatMap { path in
            (0..<path.elements).map { Value(path: path.path, element: $0, text: "x", isOutside: false) }
        }
        for round in 0..<400 {
            Self.change(&values, &random)
            if random.next(below: 9) == 0 { applicant.set(RootField.basicsPhone.path, to: "+1") }
            if random.next(below: 9) == 0 { applicant.appendElement(to: .sessions) }
            var fresh = Applicant()
            Self.withSlices(of: values) { slices, record in
                applicant.refill(slices, from: record, origin: RecordOrigin(record: UInt64(round)))
                fresh.reset(origin: RecordOrigin(record: UInt64(round)))
                fresh.fill(slices, from: record)
            }
            #expect(applicant.canonicalBytes() == fresh.canonicalBytes())
            #expect(applicant.origin == fresh.origin)
            for group in ProfileGroup.allCases { #expect(applicant.count(of: group) == fresh.count(of: group)) }
            for (path, elements) in Self.paths {
                #expect(applicant.isGivenAnywhere(path) == fresh.isGivenAnywhere(path))
                for element in 0..<elements {
                    #expect(applicant.string(path, at: element) == fresh.string(path, at: element))
                    #expect(applicant.strings(path, at: element) == fresh.strings(path, at: element))
                }
            }
        }
    }

    /// Most rounds change texts alone; others move a value, repeat one, take one away or say that there is none.
    private static func change(_ values: inout [Value], _ random: inout MutationRandom) {
        for index in values.indices {
            values[index].text = "\(random.next(below: 1000))"
            values[index].isOutside = random.next(below: 8) == 0
        }
        guard !values.isEmpty else { return }
        let place = random.next(below: values.count)
        switch random.next(below: 12) {
        case 0: values.remove(at: place)
        case 1: values.insert(values[place], at: random.next(below: values.count))
        case 2: values[place].text = nil
        case 3:
            let other = paths[random.next(below: paths.count)]
            values[place].path = other.path
            values[place].element = random.next(below: other.elements)
        case 4, 5, 6:
            let kinds = [PayoutField.iban, .accountNumber, .walletAddress].map(\.path)
            if kinds.contains(values[place].path) { values[place].path = kinds[random.next(below: 3)] }
        default: break
        }
    }

    private static func withSlices(
        of values: [Value], _ body: (UnsafeBufferPointer<FieldSlice>, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        for isOutside in [false, true] {
            for value in values where value.isOutside == isOutside {
                ranges.append(bytes.count..<bytes.count + (value.text?.utf8.count ?? 0))
                bytes += Array((value.text ?? "").utf8)
            }
        }
        let inside = values.count { !$0.isOutside }
        let ordered = values.filter { !$0.isOutside } + values.filter(\.isOutside)
        let recordEnd = inside == 0 ? 0 : ranges[inside - 1].upperBound
        bytes.append(0)
        bytes.withUnsafeBufferPointer { all in
            let slices = zip(ordered, ranges).map { value, range in
                value.text == nil
                    ? FieldSlice(absent: value.path, at: value.element)
                    : FieldSlice(value.path, at: value.element, UnsafeBufferPointer(rebasing: all[range]))
            }
            slices.withUnsafeBufferPointer { body($0, UnsafeBufferPointer(rebasing: all[..<recordEnd])) }
        }
    }
}
