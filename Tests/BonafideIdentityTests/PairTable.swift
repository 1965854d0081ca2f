import Foundation

/// Rows of a comma-separated fixture without quoted line breaks, by their header.
enum PairTable {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func rows(_ name: String) -> [[String: String]] {
        var folders = [root.appendingPathComponent("Fixtures/identity").path]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] { folders.append(extra) }
        return folders.flatMap { folder -> [[String: String]] in
            guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) else { return [] }
            let lines = text.split(whereSeparator: \.isNewline).map { cells(String($0)) }
            guard let header = lines.first else { return [] }
            return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
        }
    }

    private static func cells(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
