internal import BonafideCore

/// The records of a JSON list that lies inside an object (`{"data":{"candidates":[…]},"next":null}`).
///
/// Everything outside the list gives way to spaces, line ends kept, so that lines and columns stay those of the file.
/// Several such documents may follow each other, as exports by pages do.
final class EnvelopeStream: ByteStream {
    private let inner: ByteStream
    private let file: String
    /// The keys that lead to the list, as they are written.
    private let keys: [[UInt8]]
    private var failure: IngestError?
    private var line = 1

    private var depth = 0
    /// How many keys have been followed.
    private var followed = 0
    /// Depth of the items' list while inside of it, or 0.
    private var listDepth = 0
    private var isInString = false
    private var isEscaped = false
    /// The string that was read last, where it may be a key, and whether a colon followed it.
    private var word: [UInt8] = []
    private var isKey = false

    init(_ inner: ByteStream, keys: [[UInt8]], file: String) {
        self.inner = inner
        self.keys = keys
        self.file = file
    }

    override var consumed: UInt64 { inner.consumed }

    override func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
        if let failure { throw failure }
        let count = try inner.read(into: buffer)
        if count == 0, !buffer.isEmpty, depth > 0 {
            throw broken("the document ends before its list of records and the object around it are closed")
        }
        for index in 0..<count {
            guard failure == nil else {
                buffer[index] = 0x20
                continue
            }
            let byte = buffer[index]
            if byte == 0x0a { line += 1 }
            let isRecord = listDepth > 0
            step(byte)
            // The bracket that closes the list lies outside of it.
            if !(isRecord && listDepth > 0), byte != 0x0a { buffer[index] = 0x20 }
        }
        return count
    }

    private func step(_ byte: UInt8) {
        if isInString { return stepInString(byte) }
        switch byte {
        case 0x22:
            isInString = true
            word.removeAll(keepingCapacity: true)
            isKey = false
        case 0x3a: isKey = true
        case 0x7b, 0x5b: open(isArray: byte == 0x5b)
        case 0x7d, 0x5d: close()
        case 0x2c: isKey = false
        default:
            if depth == 0, byte > 0x20 { failure = broken("text stands outside the object that holds the records") }
        }
    }

    private func stepInString(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == 0x5c {
            isEscaped = true
        } else if byte == 0x22 {
            isInString = false
            return
        }
        if listDepth == 0, depth == followed + 1, word.count < 256 { word.append(byte) }
    }

    private func open(isArray: Bool) {
        defer {
            depth += 1
            isKey = false
        }
        guard listDepth == 0, isKey, depth == followed + 1, followed < keys.count, word == keys[followed] else {
            return
        }
        if isArray, followed == keys.count - 1 {
            listDepth = depth + 1
        } else if !isArray, followed < keys.count - 1 {
            followed += 1
        }
    }

    private func close() {
        guard depth > 0 else {
            failure = broken("a closing bracket has no opening one")
            return
        }
        if depth == listDepth { listDepth = 0 }
        depth -= 1
        followed = min(followed, max(0, depth - 1))
    }

    private func broken(_ what: String) -> IngestError { IngestError(.brokenJSON, file, line: line, what) }
}

/// Finds the list of records in a JSON object that wraps it.
struct JSONEnvelope {
    /// Keys that name lists of people wherever they stand.
    private static let certain: Set<[UInt8]> = Set(
        [
            "candidates", "applicants", "freelancers", "contractors", "employees", "workers", "opportunities", "users",
            "people", "persons", "members",
        ].map { FlatName.of($0) })
    /// Keys that name lists of anything; taken where the object around them is no applicant itself.
    private static let usual: Set<[UInt8]> = Set(
        [
            "data", "results", "result", "items", "records", "rows", "profiles", "list", "values", "entries", "content",
            "response", "payload", "export", "nodes", "objects",
        ].map { FlatName.of($0) })
    /// Keys of an applicant: where one stands beside a list of anything, the object is a record of its own.
    private static let own: Set<[UInt8]> = Set(
        [
            "id", "profile_id", "applicant_id", "candidate_id", "worker_id", "name", "full_name", "first_name",
            "last_name", "email", "basics",
        ].map { FlatName.of($0) })
    private static let mostLevels = 3

    private struct Member {
        var key: [UInt8]
        var value: Int
    }

    /// The keys that lead to the list in the object that begins a sample, as they are written; none where the object is
    /// a record. A name the user's map gives is looked for first.
    static func keys(_ sample: [UInt8], named name: String) -> [[UInt8]]? {
        guard let start = sample.firstIndex(where: { $0 > 0x20 }), sample[start] == 0x7b else { return nil }
        if !name.isEmpty {
            let parts = name.split(separator: ".").map { FlatName.of($0) }
            if let keys = follow(parts[...], sample, start) { return keys }
        }
        return find(sample, start, mostLevels)
    }

    private static func follow(_ names: ArraySlice<[UInt8]>, _ sample: [UInt8], _ start: Int) -> [[UInt8]]? {
        guard let name = names.first else { return nil }
        for member in members(sample, start) {
            let key = flat(member.key)
            guard key == name || key == name + [0x73] else { continue }
            if sample[member.value] == 0x5b, names.count == 1 { return [member.key] }
            if sample[member.value] == 0x7b, let rest = follow(names.dropFirst(), sample, member.value) {
                return [member.key] + rest
            }
        }
        return nil
    }

    private static func find(_ sample: [UInt8], _ start: Int, _ levels: Int) -> [[UInt8]]? {
        let members = members(sample, start)
        for member in members where certain.contains(flat(member.key)) && isList(sample, member.value) {
            return [member.key]
        }
        guard !members.contains(where: { own.contains(flat($0.key)) }) else { return nil }
        for member in members where usual.contains(flat(member.key)) {
            if isList(sample, member.value) { return [member.key] }
            if levels > 1, sample[member.value] == 0x7b, let rest = find(sample, member.value, levels - 1) {
                return [member.key] + rest
            }
        }
        return nil
    }

    /// Whether a value is a list of objects, or an empty one.
    private static func isList(_ sample: [UInt8], _ start: Int) -> Bool {
        guard sample[start] == 0x5b else { return false }
        let first = sample[(start + 1)...].first { $0 > 0x20 }
        return first == 0x7b || first == 0x5d
    }

    private static func flat(_ key: [UInt8]) -> [UInt8] {
        var name: [UInt8] = []
        FlatName.append(key, to: &name)
        return name
    }

    /// The members of an object, as far as the sample reaches.
    private static func members(_ sample: [UInt8], _ start: Int) -> [Member] {
        var members: [Member] = []
        var depth = 0
        var index = start
        var word: Range<Int>?
        while index < sample.count, members.count < 256 {
            let byte = sample[index]
            index += 1
            switch byte {
            case 0x7b, 0x5b: depth += 1
            case 0x7d, 0x5d:
                depth -= 1
                if depth == 0 { return members }
            case 0x22:
                let begin = index
                while index < sample.count, sample[index] != 0x22 { index += sample[index] == 0x5c ? 2 : 1 }
                word = begin..<min(index, sample.count)
                index += 1
            case 0x3a where depth == 1:
                while index < sample.count, sample[index] <= 0x20 { index += 1 }
                if let word, index < sample.count { members.append(Member(key: Array(sample[word]), value: index)) }
            default: continue
            }
        }
        return members
    }
}
