/// Which letters a word has, as bits: tells without comparing that two words are far apart.
package struct LetterMarks {
    /// The letters themselves.
    private var letters: UInt64 = 0
    /// What `SoundFolding` leaves of the word for certain.
    private var sure: UInt64 = 0
    /// What it may leave.
    private var possible: UInt64 = 0

    init() {}

    /// Takes the letters of a word.
    package init(_ word: UnsafeBufferPointer<UInt8>) { add(word) }

    /// Adds the letters of a further word; the sounds hold for a single word alone.
    @inline(__always)
    mutating func add(_ word: UnsafeBufferPointer<UInt8>) {
        Self.table.withUnsafeBufferPointer { table in
            for letter in word {
                let marks = table[Int(letter)]
                letters |= marks.letters
                sure |= marks.sure
                possible |= marks.possible
            }
        }
    }

    /// The fewest edits that lead from one word to the other: each edit brings at most one letter that was not there
    /// and takes at most one away.
    @inline(__always)
    func leastEdits(_ other: LetterMarks) -> Int {
        max((letters & ~other.letters).nonzeroBitCount, (other.letters & ~letters).nonzeroBitCount)
    }

    /// The fewest edits between the words as `SoundFolding` folds them.
    @inline(__always)
    func leastSoundEdits(_ other: LetterMarks) -> Int {
        max((sure & ~other.possible).nonzeroBitCount, (other.sure & ~possible).nonzeroBitCount)
    }

    /// Whether the words surely have not the same consonants, as `SoundFolding.skeleton` leaves them.
    @inline(__always)
    func differsInConsonants(_ other: LetterMarks) -> Bool {
        (sure & ~other.possible | other.sure & ~possible) & Self.consonants != 0
    }

    /// The bit of a letter or digit; all other bytes share bits, which makes the count of edits a lower one only.
    private static func bit(_ letter: UInt8) -> UInt64 {
        switch letter {
        case 0x61...0x7a: 1 << UInt64(letter - 0x61)
        case 0x30...0x39: 1 << UInt64(letter - 0x30 + 26)
        default: 1 << UInt64(letter % 28 + 36)
        }
    }

    private static func bits(_ letters: String) -> UInt64 { letters.utf8.reduce(0) { $0 | bit($1) } }

    /// Consonants that `SoundFolding.skeleton` neither drops nor joins with others.
    private static let consonants = bits("klmnrs")

    /// What each letter may become beside itself, and which letters are sure to leave something.
    private static let table: [LetterMarks] = {
        var table = (0...255).map { letter in
            var marks = LetterMarks()
            marks.letters = bit(UInt8(letter))
            (marks.sure, marks.possible) = (marks.letters, marks.letters)
            return marks
        }
        // The letter, what is surely left of it, what may be left of it.
        let folded: [(Character, sure: String, possible: String)] = [
            ("c", "", "cks"), ("d", "", "di"), ("e", "", "ei"), ("g", "k", "k"), ("h", "", "h"), ("j", "i", "i"),
            ("o", "", "ou"), ("p", "", "pf"), ("q", "k", "k"), ("w", "v", "v"), ("x", "s", "s"), ("y", "i", "i"),
            ("z", "s", "s"),
        ]
        for (letter, sure, possible) in folded {
            let place = Int(letter.asciiValue ?? 0)
            (table[place].sure, table[place].possible) = (bits(sure), bits(possible))
        }
        return table
    }()
}
