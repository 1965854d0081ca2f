internal import BonafideCore

/// Takes what finds keys again, for the first of two rounds.
///
/// Whole addresses are left to the second round: whoever shares one shares its canonical form.
struct CompactTaker: LinkKeyTaker {
    /// Stands for the id of a record among the kinds.
    static let idKind: UInt8 = 31
    /// Stand for people named by a mail address and by a phone, so that each alone need be read again.
    static let mailReference: UInt8 = 27
    static let phoneReference: UInt8 = 28

    /// The number a key goes by in this round: that of its kind, where it is of no kind that is told apart further.
    @inline(__always)
    static func number(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>) -> UInt8 {
        guard kind == .referencePerson else { return kind.rawValue }
        return text.first == 0x6d ? mailReference : phoneReference
    }

    let keys: CompactKeys
    let hasher: LinkHasher
    let row: UInt32
    /// Keys that came once alone are not taken, where that is known.
    let filter: SeenKeys?
    /// The kinds met, as bits.
    var kinds: UInt32 = 0

    var takesPictures: Bool { true }

    @inline(__always)
    mutating func take(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int) {
        kinds |= 1 << UInt32(kind.rawValue)
        if kind != .email { add(Self.number(kind, text), hasher.quick(kind.rawValue, text)) }
    }

    mutating func take(picture: UInt64) {
        kinds |= 1 << UInt32(LinkKind.headshot.rawValue)
        keys.add(picture: picture, row: row)
    }

    @inline(__always)
    func add(_ kind: UInt8, _ hash: UInt64) {
        if let filter, !filter.cameTwice(hash) { return }
        keys.add(kind, hash, row: row)
    }
}

/// Takes what finds keys again, to tell which come twice.
struct SeeingTaker: LinkKeyTaker {
    let hasher: LinkHasher
    var keys: [UInt64]

    var takesPictures: Bool { true }

    @inline(__always)
    mutating func take(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int) {
        if kind != .email { keys.append(hasher.quick(kind.rawValue, text)) }
    }
}

/// Takes every key once.
struct DistinctTaker: LinkKeyTaker {
    let hasher: LinkHasher
    /// Most applicants have a few dozen keys, which a list tells at less cost than a set.
    var keys: [(kind: LinkKind, hash: LinkHash)] = []
    private var many: Set<LinkHash> = []

    init(hasher: LinkHasher) {
        self.hasher = hasher
        keys.reserveCapacity(40)
    }

    mutating func take(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int) {
        let hash = hasher.hash(kind, text)
        if keys.count < 64 {
            guard !keys.contains(where: { $0.hash == hash }) else { return }
        } else {
            if many.isEmpty { many = Set(keys.map(\.hash)) }
            guard many.insert(hash).inserted else { return }
        }
        keys.append((kind, hash))
    }
}

/// Notes the kinds of keys alone.
struct KindTaker: LinkKeyTaker {
    var kinds: UInt32 = 0

    mutating func take(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int) {
        kinds |= 1 << UInt32(kind.rawValue)
    }
}

/// A shared key, and where one applicant gave it.
struct FoundKey {
    let kind: LinkKind
    /// The key's number in the index.
    let number: Int32
    let path: FieldPath
    let element: Int
    /// Whether the applicant did not give it before.
    let isFirst: Bool
}

/// Takes the keys of a list, with where they stand.
struct WantedTaker: LinkKeyTaker {
    let hasher: LinkHasher
    /// Ascending by hash; mostly a handful.
    private var wanted: [(hash: LinkHash, number: Int32, isMet: Bool)]
    /// The keys of the list, in the order they were given.
    private(set) var found: [FoundKey] = []

    /// Takes the numbers of the keys that are looked for.
    init(hasher: LinkHasher, _ numbers: [Int32], of shared: [SharedKey]) {
        self.hasher = hasher
        wanted = numbers.map { (shared[Int($0)].hash, $0, false) }
        wanted.sort { $0.hash < $1.hash }
    }

    mutating func take(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int) {
        // With as much of its verification word as entries keep.
        let hash = LinkKeyEntry(hash: hasher.hash(kind, text), row: 0, kind: kind).hash
        var (low, high) = (0, wanted.count)
        while low < high {
            let middle = (low + high) / 2
            if wanted[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        guard low < wanted.count, wanted[low].hash == hash else { return }
        let (_, number, isMet) = wanted[low]
        wanted[low].isMet = true
        found.append(FoundKey(kind: kind, number: number, path: path, element: element, isFirst: !isMet))
    }
}

/// Takes the keys that several applicants may share, for the second of two rounds.
struct SharedTaker: LinkKeyTaker {
    private let hasher: LinkHasher
    private let repeated: RepeatedKeys
    /// The keys that may be shared, as bits by their numbers in the first round.
    private let kinds: UInt32
    private(set) var found: [(kind: LinkKind, hash: LinkHash)] = []
    /// Whether the address whose canonical form was given last may be shared.
    private var isMailShared = false

    init(hasher: LinkHasher, _ repeated: RepeatedKeys, kinds: UInt32) {
        self.hasher = hasher
        self.repeated = repeated
        self.kinds = kinds
    }

    var takesPictures: Bool { true }

    mutating func take(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int) {
        // The canonical form is given right before the address as it is written.
        let number = CompactTaker.number(kind, text)
        let mayBe =
            kind == .email
            ? isMailShared
            : kinds >> UInt32(number) & 1 != 0 && repeated.contains(number, hasher.quick(kind.rawValue, text))
        if kind == .emailCanonical { isMailShared = mayBe }
        if mayBe { add(kind, hasher.hash(kind, text)) }
    }

    mutating func take(picture: UInt64) {
        guard kinds & CandidateKeys.pictures != 0 else { return }
        for key in PictureKeys.of(picture) {
            var key = key
            key.withUTF8 { add(.headshot, hasher.hash(.headshot, $0)) }
        }
    }

    private mutating func add(_ kind: LinkKind, _ hash: LinkHash) {
        if !found.contains(where: { $0.hash == hash }) { found.append((kind, hash)) }
    }
}
