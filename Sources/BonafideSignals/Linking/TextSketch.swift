/// A sketch of a text by which near-duplicates are found without comparing texts.
///
/// The shingles of three words are hashed once and dealt into 24 bins; the smallest hash of each bin is a part of the
/// sketch (one-permutation min-hashing: Li, Owen and Zhang 2012). The share of equal parts estimates the Jaccard
/// likeness of two texts, with a standard error of about a tenth; `TextRuns` confirms what it finds. Shingles of
/// boilerplate and of job advertisements make parts that many share, and those link nobody.
enum TextSketch {
    /// How many parts a sketch has.
    static let bins = 24
    /// From so many equal parts on the runs of two texts are compared; of texts that are just near enough, one in fifty
    /// pairs has fewer.
    static let leastCandidate = 10
    /// Texts with fewer words are too short to be told apart.
    static let leastWords = 40

    /// The parts, each short enough to be held without an allocation; none where the text is short.
    static func parts(of text: String) -> [String] {
        var smallest = [UInt64](repeating: .max, count: bins)
        var text = text
        let words = text.withUTF8 { sketch($0, &smallest) }
        guard words >= leastWords, smallest.count(where: { $0 == .max }) * 2 <= bins else { return [] }
        return smallest.indices.map { bin in
            String(Unicode.Scalar(UInt8(0x41 + bin))) + String(filled(bin, smallest) >> 16, radix: 16)
        }
    }

    /// Keys for texts of which one applicant may have many: two texts share one where all six parts of a band are equal.
    ///
    /// The parts are dealt into four bands three times, each time otherwise. Of texts whose runs are the same in nine of
    /// ten cases nearly all share a band, in eight of ten nine in ten, in six of ten four in ten, in four of ten one in
    /// twenty, in two of ten none in a thousand (locality-sensitive hashing by bands: Leskovec, Rajaraman and Ullman 2014,
    /// chapter 3). None where the text is short.
    static func bands(of text: String) -> [String] {
        let parts = parts(of: text)
        guard parts.count == bins else { return [] }
        return (0..<12).map { band in
            let places = (0..<6).map { step in
                switch band / 4 {
                case 0: band * 6 + step
                case 1: band % 4 + 4 * step
                default: 4 * step + (band + 3 * step) % 4
                }
            }
            return "near:" + places.map { parts[$0] }.joined(separator: " ")
        }
    }

    /// The hash of a bin; an empty one borrows from the next that is not (Shrivastava and Li 2014).
    private static func filled(_ bin: Int, _ smallest: [UInt64]) -> UInt64 {
        for step in 0..<bins {
            let hash = smallest[(bin + step) % bins]
            if hash != .max { return mixed(hash &+ UInt64(step)) }
        }
        return 0
    }

    /// Folds the words of a text into the bins; gives how many there were.
    private static func sketch(_ bytes: UnsafeBufferPointer<UInt8>, _ smallest: inout [UInt64]) -> Int {
        forEachRun(bytes) { hash in
            let bin = Int(hash % UInt64(bins))
            smallest[bin] = min(smallest[bin], hash / UInt64(bins) &+ 1)
        }
    }

    /// Calls a function with the hash of every run of three words; gives how many words there were.
    static func forEachRun(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Void) -> Int {
        var (before, last, word): (UInt64, UInt64, UInt64) = (0, 0, 0)
        var words = 0
        func end() {
            guard word != 0 else { return }
            words += 1
            if words >= 3 { body(mixed(before &* 31 &+ mixed(last &* 37 &+ mixed(word)))) }
            (before, last, word) = (last, word, 0)
        }
        for byte in bytes {
            let isCapital = (0x41...0x5a).contains(byte)
            let isLetter = isCapital || (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
            if isLetter {
                word = (word ^ UInt64(isCapital ? byte | 0x20 : byte) &+ 1) &* 0x0000_0100_0000_01b3
                if word == 0 { word = 1 }
            } else if byte != 0x27 {
                end()
            }
        }
        end()
        return words
    }

    /// A bijection of 64 bits in which every bit depends on all (Stafford's variant 13).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value >> 31
    }
}
