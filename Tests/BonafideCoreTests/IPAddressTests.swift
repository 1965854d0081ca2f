import BonafideCore
import Foundation
import Testing

@Suite struct IPAddressTests {
    @Test(arguments: [
        "0.0.0.0", "255.255.255.255", "192.0.2.1", "::", "::1", "2001:db8::1", "2001:db8:0:1::", "1:2:3:4:5:6:7:8",
        "fe80::1:0:0:1", "::ffff:192.0.2.1", "64:ff9b::192.0.2.33", "2001:DB8::A", "1::8", "::8", "1::",
        // not addresses
        "", ":", ":::", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4:80", "1::2::3", "12345::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "fe80::1%eth0", "::1.2.3", "1:2:3:4:5:6:7:1.2.3.4", "g::1", "1:", ":1", "1.2.3.4 ",
    ])
    func agreesWithTheSystem(text: String) {
        var four = in_addr()
        var six = in6_addr()
        let isFour = inet_pton(AF_INET, text, &four) == 1
        let isSix = inet_pton(AF_INET6, text, &six) == 1
        let read = IPAddress(text)
        #expect((read != nil) == (isFour || isSix))
        if isFour { #expect(read == IPAddress(version4: UInt32(bigEndian: four.s_addr))) }
        if isSix {
            let halves = withUnsafeBytes(of: &six) { raw in
                (
                    UInt64(bigEndian: raw.load(as: UInt64.self)),
                    UInt64(bigEndian: raw.load(fromByteOffset: 8, as: UInt64.self))
                )
            }
            #expect(read == IPAddress(high: halves.0, low: halves.1))
        }
    }

    @Test func writesWhatItReads() {
        var state: UInt64 = 7
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 8 & (state >> 40)
        }
        for _ in 0..<2000 {
            let six = IPAddress(high: next(), low: next())
            #expect(IPAddress(six.description) == six)
            let four = IPAddress(version4: UInt32(truncatingIfNeeded: next()))
            #expect(IPAddress(four.description) == four)
        }
    }

    @Test(arguments: [
        ("::ffff:8.8.8.8", "8.8.8.8"), ("64:ff9b::8.8.4.4", "8.8.4.4"), ("2002:c000:0204::1", "192.0.2.4"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "192.0.2.45"), ("2001:db8::1", "2001:db8::1"),
    ])
    func unwraps(text: String, inner: String) {
        #expect(IPAddress(text)?.unwrapped.description == inner)
    }
}
