import BonafideCore
import BonafideSignals
import Testing

@Suite struct PictureKeyTests {
    private static let hash: UInt64 = 0x9d3a_61f0_47c8_2eb5

    private static func hexadecimal(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func sharers(_ a: String, _ b: String) throws -> SignalState {
        var made = MadeApplicants()
        made.add([.basicsName: "Ada Fenn", .photoPhash: a])
        made.add([.basicsName: "Bo Hurst", .photoPhash: b])
        return try made.state(LinkSignals.headshot, of: 0)
    }

    @Test(arguments: [[], [0], [3, 60], [10, 11, 12], [0, 20, 40], [5, 33, 63], [21, 22, 53]] as [[UInt64]])
    func upToThreeDifferentBitsAreOnePicture(bits: [UInt64]) throws {
        let other = bits.reduce(Self.hash) { $0 ^ 1 << $1 }
        #expect(try Self.sharers(Self.hexadecimal(Self.hash), Self.hexadecimal(other).uppercased()) == .value(1))
    }

    @Test func picturesFarApartAreTwo() throws {
        let far = [1, 8, 15, 25, 30, 40, 45, 50, 57, 61].reduce(Self.hash) { $0 ^ 1 << UInt64($1) }
        #expect(try Self.sharers(Self.hexadecimal(Self.hash), Self.hexadecimal(far)) == .value(0))
        #expect(try Self.sharers(Self.hexadecimal(Self.hash), Self.hexadecimal(~Self.hash)) == .value(0))
    }
}
