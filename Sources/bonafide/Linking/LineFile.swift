import BonafidePipeline
import Foundation

/// Reads files line by line.
enum LineFile {
    /// The longest line that is read.
    private static let longest = 64 << 20

    /// Calls a function with each line that is not blank, and with `FILE:LINE`.
    static func forEach(_ paths: [String], _ body: (ArraySlice<UInt8>, LinePlace) throws -> Void) throws {
        for path in paths {
            let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else {
                throw CommandFailure(.badInput, "\(path): error: \(String(cString: strerror(errno)))")
            }
            defer { if path != "-" { close(file) } }
            try read(file, path, body)
        }
    }

    private static func read(
        _ file: Int32, _ path: String, _ body: (ArraySlice<UInt8>, LinePlace) throws -> Void
    ) throws {
        var rest: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 20)
        var number = 0
        let name = path == "-" ? "standard input" : path
        func give(_ line: ArraySlice<UInt8>) throws {
            number += 1
            guard line.contains(where: { $0 != 0x20 && $0 != 0x0d && $0 != 0x09 }) else { return }
            try body(line, LinePlace(file: name, number: number))
        }
        while true {
            let count = Foundation.read(file, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw CommandFailure(.badInput, "\(path): error: \(String(cString: strerror(errno)))")
            }
            if count == 0 { break }
            var start = 0
            while let end = end(of: start, in: block, count) {
                if rest.isEmpty {
                    try give(block[start..<end])
                } else {
                    rest.append(contentsOf: block[start..<end])
                    try give(rest[...])
                    rest.removeAll(keepingCapacity: true)
                }
                start = end + 1
            }
            rest.append(contentsOf: block[start..<count])
            guard rest.count <= longest else {
                throw CommandFailure(.badInput, "\(path):\(number + 1): error: the line is longer than 64 MB")
            }
        }
        if !rest.isEmpty { try give(rest[...]) }
    }

    /// Place of the first line end from a place on.
    private static func end(of start: Int, in block: [UInt8], _ count: Int) -> Int? {
        block.withUnsafeBytes { bytes in
            guard start < count, let base = bytes.baseAddress, let found = memchr(base + start, 0x0a, count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}
