internal import BonafideCore

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are those of another text.
    @inline(__always)
    fileprivate func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for place in 0..<count where self[place] != other[place] { return false }
        return true
    }
}

/// Takes what finds keys again, for the first of two rounds.
///
/// A whole address is left to the second round where it is written in its canonical form: whoever shares it shares that.
struct CompactTaker: LinkKeyTaker {
    /// Stands for the id of a record among the kinds.
    static let idKind: UInt8 = 31
    /// Stand for people named by a mail address and by a phone, so that each alone need be read again.
    static let mailReference: UInt8 = 27
    static let phoneReference: UInt8 = 28

    /// Stands for a mail address that is written in its canonical form, where too many share that and few the address.
    static let writtenMail: UInt8 = 29
    /// The numbers keys go by, those of one kind together, and the forms of a mailbox.
    static let numbersByKind: [[UInt8]] = LinkKind.allCases.compactMap { kind in
        switch kind {
        case .email: nil
        case .emailCanonical: [kind.rawValue, LinkKind.email.rawValue]
        case .referencePerson: [mailReference, phoneReference]
        default: [kind.rawValue]
        }
    }

    /// The kind of the keys that go by a number; nothing where they are ids.
    static func kind(_ number: UInt8) -> LinkKind? {
        number == mailReference || number == phoneReference ? .referencePerson : LinkKind(rawValue: number)
    }

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
        add(Self.number(kind, text), hasher.quick(kind.rawValue, text))
    }

    mutating func take(
        mail written: UnsafeBufferPointer<UInt8>, canonical: UnsafeBufferPointer<UInt8>, _ path: FieldPath,
        _ element: Int
    ) {
        kinds |= LinkKind.email.bit | LinkKind.emailCanonical.bit
        let isOther = !written.isSame(as: canonical)
        let hash = hasher.quick(LinkKind.emailCanonical.rawValue, canonical)
        add(LinkKind.emailCanonical.rawValue, hash, isMarked: isOther)
        if isOther { add(LinkKind.email.rawValue, hasher.quick(LinkKind.email.rawValue, written)) }
    }

    mutating func take(picture: UInt64) {
        kinds |= LinkKind.headshot.bit
        keys.add(picture: picture, row: row)
    }

    @inline(__always)
    func add(_ kind: UInt8, _ hash: UInt64, isMarked: Bool = false) {
        if let filter, !filter.cameTwice(hash) { return }
        keys.add(kind, hash, row: row, isMarked: isMarked)
    }
}

/// Takes what finds keys again, to tell which come twice.
struct SeeingTaker: LinkKeyTaker {
    let hasher: LinkHasher
    var keys: [UInt64]

    var takesPictures: Bool { true }

    @inline(__always)
    mutating func take(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int) {
        keys.append(hasher.quick(kind.rawValue, text))
    }

    mutating func take(
        mail written: UnsafeBufferPointer<UInt8>, canonical: UnsafeBufferPointer<UInt8>, _ path: FieldPath,
        _ element: Int
    ) {
        take(.emailCanonical, canonical, path, element)
        if !written.isSame(as: canonical) { take(.email, written, path, element) }
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
    init(hasher: LinkHasher, _ numbers: [Int32], of shared: SharedKeys) {
        self.hasher = hasher
        wanted = numbers.map { (shared.hash($0), $0, false) }
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

/// Takes the keys that a few applicants may share, for the second of two rounds.
struct SharedTaker: LinkKeyTaker {
    private let hasher: LinkHasher
    private let repeated: RepeatedKeys
    /// The keys that may be shared, as bits by their numbers in the first round, and those of pictures.
    private let kinds: UInt32
    private let triples: UInt32
    private(set) var found: [(kind: LinkKind, hash: LinkHash)] = []

    init(hasher: LinkHasher, _ candidates: CandidateKeys, row: UInt32) {
        self.hasher = hasher
        repeated = candidates.repeated
        kinds = candidates.kinds(of: row)
        triples = candidates.triples(of: row)
    }

    var takesPictures: Bool { true }

    mutating func take(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int) {
        let number = CompactTaker.number(kind, text)
        if mayBeShared(number, hasher.quick(kind.rawValue, text)) { add(kind, hasher.hash(kind, text)) }
    }

    mutating func take(
        mail written: UnsafeBufferPointer<UInt8>, canonical: UnsafeBufferPointer<UInt8>, _ path: FieldPath,
        _ element: Int
    ) {
        let hash = hasher.quick(LinkKind.emailCanonical.rawValue, canonical)
        // Where few share the canonical form, few share an address.
        if mayBeShared(LinkKind.emailCanonical.rawValue, hash) {
            add(.emailCanonical, hasher.hash(.emailCanonical, canonical))
            add(.email, hasher.hash(.email, written))
        } else if !written.isSame(as: canonical) {
            take(.email, written, path, element)
        } else if mayBeShared(CompactTaker.writtenMail, hash) {
            add(.email, hasher.hash(.email, written))
        }
    }

    mutating func take(picture: UInt64) {
        guard kinds & CandidateKeys.pictures != 0 else { return }
        for (number, triple) in PictureKeys.triples.enumerated() where triples >> UInt32(number) & 1 != 0 {
            var key = triple.text(of: picture)
            key.withUTF8 { add(.headshot, hasher.hash(.headshot, $0)) }
        }
    }

    private func mayBeShared(_ number: UInt8, _ hash: UInt64) -> Bool {
        kinds >> UInt32(number) & 1 != 0 && repeated.contains(number, hash)
    }

    private mutating func add(_ kind: LinkKind, _ hash: LinkHash) {
        if !found.contains(where: { $0.hash == hash }) { found.append((kind, hash)) }
    }
}
