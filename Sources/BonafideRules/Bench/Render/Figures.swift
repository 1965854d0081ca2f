internal import Foundation

/// Numbers as reports show them.
enum Figures {
    /// A number with a fixed count of decimals; `–` where there is none.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        value.isFinite ? String(format: "%.\(decimals)f", value) : "–"
    }

    /// A share as a percentage with one decimal.
    static func percent(_ value: Double) -> String { value.isFinite ? fixed(value * 100, 1) + " %" : "–" }

    /// A text filled up with spaces, on the left for numbers.
    static func cell(_ text: String, _ width: Int, isNumber: Bool = true) -> String {
        let space = String(repeating: " ", count: max(0, width - text.count))
        return isNumber ? space + text : text + space
    }

    /// A line of blocks for a terminal, eight heights a character.
    static func spark(_ values: [Int]) -> String {
        let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let highest = values.max() ?? 0
        guard highest > 0 else { return String(repeating: " ", count: values.count) }
        return String(values.map { $0 == 0 ? " " : blocks[min(7, ($0 * 8 - 1) / highest)] })
    }

    /// Text for HTML and SVG.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
