import Foundation
import Testing

/// Compares output with a recorded file, or records it when `BONAFIDE_RECORD` is set, which fails the test.
enum Golden {
    /// The repository's `Fixtures/report`.
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/report")

    /// Holds bytes against the file of a name.
    static func expect(_ bytes: [UInt8], is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["BONAFIDE_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
            Issue.record("recorded \(name)", sourceLocation: sourceLocation)
            return
        }
        let expected = try Array(Data(contentsOf: file))
        guard expected != bytes else { return }
        let place = zip(expected, bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let offset = place ?? min(expected.count, bytes.count)
        let line = expected.prefix(offset).filter { $0 == 10 }.count + 1
        Issue.record("\(name) differs from the recorded file at line \(line)", sourceLocation: sourceLocation)
    }

    /// The lines of a case table, with those of the folder named by `BONAFIDE_EXTRA_CASES`.
    static func cases(_ name: String) -> [[String: String]] {
        var files = [folder.appendingPathComponent(name)]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] {
            files.append(URL(fileURLWithPath: extra).appendingPathComponent(name))
        }
        return files.flatMap { file -> [[String: String]] in
            guard let data = try? Data(contentsOf: file) else { return [] }
            return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap {
                (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: String]
            }
        }
    }
}
