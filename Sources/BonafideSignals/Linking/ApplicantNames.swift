/// The ids of the applicants who share any key, by their places among each other, in one run of bytes.
struct ApplicantNames: Sendable {
    private var bytes: [UInt8] = []
    private var spans: [(start: UInt32, count: UInt32)]

    init(_ gathered: [LinkKeys], _ sharers: RowBits, count: Int) {
        spans = Array(repeating: (0, 0), count: count)
        for keys in gathered {
            keys.forEachName { row, id in
                guard let place = sharers.place(of: row), bytes.count + id.count < Int(UInt32.max) else { return }
                spans[place] = (UInt32(bytes.count), UInt32(id.count))
                bytes.append(contentsOf: id)
            }
        }
    }

    /// The id of an applicant, or nothing where it has none.
    subscript(place: Int) -> String? {
        guard spans[place].count > 0 else { return nil }
        let (start, count) = spans[place]
        return String(decoding: bytes[Int(start)..<Int(start + count)], as: UTF8.self)
    }
}
