import BonafideArchive
import BonafideCore
import BonafideSignals
import Foundation

/// A blocklist on disk with its secret beside it: `list.csv` and `list.csv.key`.
struct BlocklistFile {
    let path: String
    private var keyPath: String { path + ".key" }

    init(_ path: String) { self.path = path }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Reads the list with its secret.
    func read() throws -> Blocklist {
        guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
        else { throw CommandFailure(.badInput, "\(path): error: there is no blocklist here that can be read") }
        guard let secret = secret() else {
            throw CommandFailure(
                .badInput, "\(keyPath): error: the list's secret is missing; expected 64 hexadecimal digits")
        }
        do { return try Blocklist(text, secret: secret) } catch {
            throw CommandFailure(.badInput, "\(path):\(error.line): error: \(error.message)")
        }
    }

    /// An empty list under a new secret, which is written beside it for its owner alone.
    func create() throws -> Blocklist {
        var generator = SystemRandomNumberGenerator()
        let secret = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        _ = try OutputFile(keyPath, content: "secret", isPrivate: true)
            .write(Array((Hexadecimal.string(secret) + "\n").utf8))
        return Blocklist(secret: secret)
    }

    func write(_ list: Blocklist) throws {
        _ = try OutputFile(path, content: "blocklist", isPrivate: true).write(Array(list.text.utf8))
    }

    private func secret() -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: keyPath),
            let text = String(validating: data, as: UTF8.self)
        else { return nil }
        let digits = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return digits.utf8.count >= 32 ? Hexadecimal.bytes(digits) : nil
    }
}
