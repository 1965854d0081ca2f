import BonafideArchive
import Testing

@Suite struct InflaterTests {
    @Test func inflatesSeveralMembers() {
        // Two stored gzip members: "a" and "b".
        let member: (UInt8, [UInt8]) -> [UInt8] = { byte, crc in
            [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 1, 0, 0xfe, 0xff, byte] + crc + [1, 0, 0, 0]
        }
        let bytes = member(0x61, [0x43, 0xbe, 0xb7, 0xe8]) + member(0x62, [0xf9, 0xef, 0xbe, 0x71])
        let (text, error) = bytes.withUnsafeBytes { Inflater.inflate($0, as: .gzip, limit: 100) }
        #expect(text == Array("ab".utf8))
        #expect(error == nil)
    }

    @Test func tellsTruncationFromDamageAndKeepsWhatCameOut() {
        let whole: [UInt8] = [
            0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 1, 0, 0xfe, 0xff, 0x61, 0x43, 0xbe, 0xb7, 0xe8, 1, 0, 0, 0,
        ]
        let cut = Array(whole.dropLast(3))
        let (text, error) = cut.withUnsafeBytes { Inflater.inflate($0, as: .gzip, limit: 100) }
        #expect(text == Array("a".utf8))
        #expect(error == .truncated)
        var damaged = whole
        damaged[16] ^= 1
        let (_, second) = damaged.withUnsafeBytes { Inflater.inflate($0, as: .gzip, limit: 100) }
        guard case .damaged = second else {
            Issue.record("expected damage, got \(String(describing: second))")
            return
        }
    }

    @Test func stopsAtItsBudget() {
        let stored: [UInt8] = [1, 5, 0, 0xfa, 0xff, 1, 2, 3, 4, 5]
        let (_, error) = stored.withUnsafeBytes { Inflater.inflate($0, as: .raw, limit: 4) }
        #expect(error == .budgetExceeded(limit: 4))
    }
}
