import BonafideCore

/// The times of one author's acts, as a file of activity gives them.
public struct AuthorActivity: Sendable {
    /// The author's id: as written, or for addresses the first 14 hexadecimal digits of their SHA-256.
    public let author: String
    /// Seconds since the Unix epoch, ascending.
    public var times: [Int64]
}

/// A line of an activity file that could not be read.
public struct ActivityLineProblem: Error, Equatable, Sendable {
    /// One-based line.
    public let line: Int
    /// What was expected there.
    public let expected: String
}

/// A file of activity: authors in the order of their first line, and the lines that were passed over.
public struct ActivityLog: Sendable {
    /// The shapes a file may have.
    public enum Format: Sendable {
        /// Comma-separated with a header naming `author_id`, `t0_unix` and `deltas_10min`.
        case table
        /// Output of `git log`, plain or with one line a commit that holds an author and a date.
        case gitLog
    }

    /// The format that was recognised.
    public let format: Format
    /// The authors.
    public private(set) var authors: [AuthorActivity] = []
    /// Lines that were passed over, each with what was expected.
    public private(set) var problems: [ActivityLineProblem] = []

    private var places: [String: Int] = [:]

    /// Reads a file; `identify` turns an author's address into an id that reveals nothing.
    ///
    /// A bad line is noted in `problems` and loses nothing else.
    public init(_ text: [UInt8], identify: ([UInt8]) -> String) {
        let lines = text.split(separator: 0x0a, omittingEmptySubsequences: false)
        let header = lines.first.map { Self.columns(of: $0) } ?? []
        if let author = header.firstIndex(of: "author_id"), let first = header.firstIndex(of: "t0_unix"),
            let deltas = header.firstIndex(of: "deltas_10min")
        {
            format = .table
            readTable(lines, author: author, first: first, deltas: deltas)
        } else {
            format = .gitLog
            readGitLog(lines, identify: identify)
        }
        for index in authors.indices { authors[index].times.sort() }
    }

    private mutating func add(_ times: [Int64], author: String) {
        if let place = places[author] {
            authors[place].times += times
        } else {
            places[author] = authors.count
            authors.append(AuthorActivity(author: author, times: times))
        }
    }

    private mutating func note(_ line: Int, _ expected: String) {
        problems.append(ActivityLineProblem(line: line, expected: expected))
    }

    private static func columns(of line: ArraySlice<UInt8>) -> [String] {
        line.split(separator: 0x2c, omittingEmptySubsequences: false).map {
            String(decoding: $0.filter { $0 > 0x20 && $0 != 0x22 }, as: UTF8.self)
        }
    }

    // MARK: - Tables

    private mutating func readTable(_ lines: [ArraySlice<UInt8>], author: Int, first: Int, deltas: Int) {
        for (index, line) in lines.enumerated().dropFirst() where line.contains(where: { $0 > 0x20 }) {
            let cells = line.split(separator: 0x2c, omittingEmptySubsequences: false)
            guard cells.count > max(author, first, deltas) else {
                note(index + 1, "\(max(author, first, deltas) + 1) cells")
                continue
            }
            let id = String(decoding: cells[author].filter { $0 > 0x20 && $0 != 0x22 }, as: UTF8.self)
            guard !id.isEmpty else {
                note(index + 1, "an author_id")
                continue
            }
            guard let start = Self.number(cells[first]), abs(start) < 1 << 40 else {
                note(index + 1, "seconds since 1970 in t0_unix")
                continue
            }
            guard let times = Self.times(start, cells[deltas]) else {
                note(index + 1, "whole numbers separated by spaces in deltas_10min")
                continue
            }
            add(times, author: id)
        }
    }

    private static func times(_ start: Int64, _ deltas: ArraySlice<UInt8>) -> [Int64]? {
        var times = [start]
        for word in deltas.split(whereSeparator: { $0 <= 0x20 || $0 == 0x22 }) {
            guard let step = number(word), step >= 0, step < 1 << 32, let last = times.last, last < 1 << 41 else {
                return nil
            }
            times.append(last + step * 600)
        }
        return times
    }

    private static func number(_ text: ArraySlice<UInt8>) -> Int64? {
        text.withUnsafeBufferPointer { NumberText.integer($0.trimmed) }
    }

    // MARK: - git log

    private mutating func readGitLog(_ lines: [ArraySlice<UInt8>], identify: ([UInt8]) -> String) {
        var author: String?
        for (index, line) in lines.enumerated() {
            if line.starts(with: "commit ".utf8) {
                author = nil
            } else if line.starts(with: "Author:".utf8) {
                author = Self.address(line.dropFirst(7)).map(identify)
            } else if line.starts(with: "Date:".utf8) || line.starts(with: "AuthorDate:".utf8) {
                let value = line.drop { $0 != 0x3a }.dropFirst()
                if let moment = Self.moment(value), let author {
                    add([moment], author: author)
                } else {
                    note(index + 1, author == nil ? "an Author line before the date" : "a date")
                }
            } else if line.first.map({ $0 > 0x20 }) ?? false {
                readOneLine(line, index + 1, identify)
            }
        }
    }

    /// Reads a line that holds a date and an author, as `--format='%ae %aI'` writes it.
    private mutating func readOneLine(_ line: ArraySlice<UInt8>, _ number: Int, _ identify: ([UInt8]) -> String) {
        var moment: Int64?
        var name: ArraySlice<UInt8>?
        for word in line.split(whereSeparator: { $0 <= 0x20 || $0 == 0x2c || $0 == 0x7c }) {
            if moment == nil, word.count >= 8, let read = Self.moment(word) {
                moment = read
            } else if name == nil || (word.contains(0x40) && !(name?.contains(0x40) ?? false)) {
                name = word
            }
        }
        guard let moment, let name else {
            // Headings of other git formats (Merge:, Commit:, tree …) carry no date and are no mistake.
            if !line.prefix(16).contains(0x3a) { note(number, "an author and a date") }
            return
        }
        add([moment], author: identify(Array(name)))
    }

    private static func address(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard let open = text.lastIndex(of: 0x3c), let close = text.lastIndex(of: 0x3e), open < close else {
            return nil
        }
        let inside = text[(open + 1)..<close]
        return inside.isEmpty ? Array(text[..<open]) : Array(inside)
    }

    /// Reads RFC 3339, git's ISO form, epoch seconds, or git's default form `Mon Jan 5 10:00:00 2026 +0900`.
    static func moment(_ text: ArraySlice<UInt8>) -> Int64? {
        if let read = text.withUnsafeBufferPointer({ Timestamp.read($0.trimmed)?.instant }) { return read.seconds }
        let words = text.split(whereSeparator: { $0 <= 0x20 }).map { String(decoding: $0, as: UTF8.self) }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard words.count == 6, let month = months.firstIndex(of: words[1]), let day = Int(words[2]) else { return nil }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        var rewritten = "\(words[4])-\(two(month + 1))-\(two(day))T\(words[3])\(words[5])"
        return rewritten.withUTF8 { Timestamp.read($0)?.instant.seconds }
    }
}
