import BonafideReport
import BonafideTestSupport
import Foundation
import Testing

@Suite("Colours of the HTML page")
struct ContrastTests {
    /// The colours of the light and of the dark scheme by their names, read from the page.
    private static let schemes: [[String: String]] = {
        guard let page = try? HTMLElements(SampleReport.bytes(.html)) else { return [] }
        let style = page.named("style").first?.text ?? ""
        return style.components(separatedBy: ":root {").dropFirst().prefix(2).map { block in
            var colours: [String: String] = [:]
            for part in block.prefix(while: { $0 != "}" }).split(separator: ";") {
                let pair = part.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
                if pair.count == 2, pair[0].hasPrefix("--") { colours[String(pair[0].dropFirst(2))] = pair[1] }
            }
            return colours
        }
    }()

    /// Relative luminance, after WCAG 2.2.
    private func luminance(_ colour: String) throws -> Double {
        let value = try #require(Int(colour.dropFirst(), radix: 16))
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func ratio(_ scheme: [String: String], _ ink: String, _ ground: String) throws -> Double {
        let one = try luminance(try #require(scheme[ink]))
        let other = try luminance(try #require(scheme[ground]))
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    @Test("text is read on its ground, light and dark", arguments: [0, 1])
    func text(_ number: Int) throws {
        try #require(Self.schemes.count == 2)
        let scheme = Self.schemes[number]
        for ink in ["ink", "soft", "link"] {
            for ground in ["paper", "card", "faint"] {
                #expect(try ratio(scheme, ink, ground) >= 4.5, "\(ink) \(ground)")
            }
        }
        for level in 0...3 {
            #expect(try ratio(scheme, "level-\(level)", "level-\(level)-bg") >= 4.5, "level \(level)")
        }
    }

    @Test("bars and the focus ring stand out, light and dark", arguments: [0, 1])
    func graphics(_ number: Int) throws {
        let scheme = Self.schemes[number]
        for mark in ["adverse", "mitigating", "prior", "hold", "focus", "soft"] {
            #expect(try ratio(scheme, mark, "card") >= 3, "\(mark)")
        }
        for zone in 0...3 { #expect(try ratio(scheme, "ink", "zone-\(zone)") >= 3, "zone \(zone)") }
    }
}
