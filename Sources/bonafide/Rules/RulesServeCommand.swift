import ArgumentParser
import BonafideRules
import Foundation

/// `bonafide rules lsp`
struct RulesServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp", abstract: "Speak the Language Server Protocol over standard input and output.",
        discussion: """
            For editors: mistakes while typing, hover texts of signals, keys and functions, completion of signals,
            vocabulary, functions and groups, from a group to its line in the pack file, formatting.
            """)

    /// The largest message that is read, in bytes.
    private static let largestMessage = 64 << 20

    func run() throws {
        var server = LanguageServer(catalog: try PackOptions.catalog())
        var input = MessageReader()
        while !server.hasExited, let message = input.next(limit: Self.largestMessage) {
            for reply in server.handle(message) {
                let head = "Content-Length: \(reply.count)\r\n\r\n"
                guard Console.output(bytes: Array(head.utf8) + reply) else { return }
            }
        }
        if !server.hasShutDown { throw CommandFailure(.findings) }
    }
}

/// Cuts standard input into messages: headers, an empty line, and as many bytes as `Content-Length` says.
private struct MessageReader {
    private var buffer: [UInt8] = []
    private var position = 0

    mutating func next(limit: Int) -> [UInt8]? {
        var length: Int?
        while let line = line() {
            if line.isEmpty {
                guard let count = length else { continue }
                return bytes(count)
            }
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            length = Int(parts[1].trimmingCharacters(in: .whitespaces)).flatMap { (0...limit).contains($0) ? $0 : nil }
            if length == nil { return nil }
        }
        return nil
    }

    private mutating func line() -> String? {
        while true {
            if let end = buffer[position...].firstIndex(of: 0x0a) {
                var line = buffer[position..<end]
                if line.last == 0x0d { line.removeLast() }
                position = end + 1
                return String(decoding: line, as: UTF8.self)
            }
            guard buffer.count - position < 1 << 16, fill() else { return nil }
        }
    }

    private mutating func bytes(_ count: Int) -> [UInt8]? {
        while buffer.count - position < count { guard fill() else { return nil } }
        defer { position += count }
        return Array(buffer[position..<position + count])
    }

    private mutating func fill() -> Bool {
        buffer.removeFirst(position)
        position = 0
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        var count: Int
        repeat { count = read(STDIN_FILENO, &piece, piece.count) } while count < 0 && errno == EINTR
        guard count > 0 else { return false }
        buffer += piece[..<count]
        return true
    }
}
