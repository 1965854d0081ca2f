import BonafideCore
import BonafideSignals
import Testing

/// Payout instruments without a check digit: another spelling is the same account, another digit another account, and what
/// lacks a part is none.
private struct MadePayout: CustomTestStringConvertible, Sendable {
    typealias Fields = [(PayoutField, String)]

    let testDescription: String
    /// The letters that may be changed, and the letters they may be changed to.
    let make: @Sendable (inout PayoutRandom) -> String
    let alphabet: String
    /// The fields, spelled plainly or otherwise.
    let fields: @Sendable (String, Bool) -> Fields
    /// Fields that name no account.
    let broken: @Sendable (String) -> Fields

    static let all: [MadePayout] = [
        MadePayout(
            testDescription: "sort code and account", make: { $0.digits(6) + "7" + $0.digits(7) },
            alphabet: "0123456789",
            fields: { text, isOther in
                let code = text.prefix(6)
                let spelled = isOther ? "\(code.prefix(2))-\(code.dropFirst(2).prefix(2))-\(code.suffix(2))" : "\(code)"
                return [
                    (.method, "bank"), (.country, "GB"), (.routing, spelled), (.accountNumber, "\(text.dropFirst(6))"),
                ]
            }, broken: { [(.method, "bank"), (.country, "GB"), (.accountNumber, "\($0.dropFirst(6))")] }),
        MadePayout(
            testDescription: "CNAPS code and account", make: { "1" + $0.digits(11) + "6" + $0.digits(15) },
            alphabet: "0123456789",
            fields: { text, isOther in
                let number = text.dropFirst(12)
                let spelled = isOther ? "\(number.prefix(4)) \(number.dropFirst(4))" : "\(number)"
                return [
                    (.method, "bank"), (.country, "CN"), (.routing, "\(text.prefix(12))"), (.accountNumber, spelled),
                ]
            }, broken: { [(.method, "bank"), (.country, "CN"), (.accountNumber, "\($0.dropFirst(12))")] }),
        MadePayout(
            testDescription: "UPI address", make: { $0.letters(9) }, alphabet: "abcdefghijklmnopqrstuvwxyz",
            fields: { [(.method, "upi"), (.email, $1 ? "\($0.uppercased())@OkExample" : "\($0)@okexample")] },
            broken: { [(.method, "upi"), (.email, "\($0.prefix(1))@okexample")] }),
        MadePayout(
            testDescription: "PayPal address", make: { $0.letters(11) }, alphabet: "abcdefghijklmnopqrstuvwxyz",
            fields: {
                let spelled = "\($0.prefix(4)).\($0.dropFirst(4))+pay@GoogleMail.com"
                return [(.method, "paypal"), (.email, $1 ? spelled : "\($0)@gmail.com")]
            }, broken: { [(.method, "paypal"), (.email, "\($0).gmail.com")] }),
        MadePayout(
            testDescription: "phone wallet", make: { "7" + $0.digits(8) }, alphabet: "0123456789",
            fields: {
                let spelled = "0\($0.prefix(3)) \($0.dropFirst(3))"
                return $1
                    ? [(.method, "phone"), (.country, "KE"), (.phone, spelled)]
                    : [(.method, "phone"), (.phone, "+254\($0)")]
            }, broken: { [(.method, "phone"), (.phone, "+25\($0.prefix(3))")] }),
    ]
}

/// Random letters that are the same in every run.
private struct PayoutRandom {
    private var state: UInt64 = 23

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    mutating func text(_ alphabet: String, _ count: Int) -> String {
        let letters = Array(alphabet)
        return String((0..<count).map { _ in letters[next(letters.count)] })
    }

    mutating func digits(_ count: Int) -> String { text("0123456789", count) }
    mutating func letters(_ count: Int) -> String { text("abcdefghijklmnopqrstuvwxyz", count) }
}

@Suite struct RandomPayoutKeyTests {
    private static func keys(_ fields: MadePayout.Fields) -> [String] {
        var made = MadeApplicants()
        made.add([:], [fields.map { ($0.path, $1) }])
        return PayoutKeys.of(made.all[0], at: 0).map(\.text)
    }

    @Test(arguments: MadePayout.all)
    fileprivate func spellingsAreOneAccountAndSlipsAreAnother(kind: MadePayout) {
        var random = PayoutRandom()
        var (unread, apart, same, brokenRead) = (0, 0, 0, 0)
        for _ in 0..<10_000 {
            let text = kind.make(&random)
            let plain = Self.keys(kind.fields(text, false))
            if plain.count != 1 { unread += 1 }
            if Self.keys(kind.fields(text, true)) != plain { apart += 1 }
            var letters = Array(text)
            let place = random.next(letters.count)
            let kept = letters[place]
            repeat { letters[place] = Character(random.text(kind.alphabet, 1)) } while letters[place] == kept
            if Self.keys(kind.fields(String(letters), false)) == plain { same += 1 }
            if !Self.keys(kind.broken(text)).isEmpty { brokenRead += 1 }
        }
        #expect(unread == 0)
        #expect(apart == 0)
        #expect(same == 0)
        #expect(brokenRead == 0)
    }
}
