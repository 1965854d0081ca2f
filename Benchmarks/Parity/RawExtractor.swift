internal import BonafideCore
internal import BonafideSignals

/// Measures the raw facts of the race: the same ones the peers' queries work out.
struct RawExtractor: ComparingExtractor {
    static let family = SignalFamily.network
    static let declarations = RawSignals.declarations

    /// What is counted over the export; each kind is hashed apart.
    enum Counted: UInt64 { case account = 1, device, curriculum, photo }

    let slots: RawSlots
    let lists: RaceLists
    let table: AddressTable?
    /// By the number of a provider, which the address plan uses for the offset, minutes east.
    let offsets: [Int32]
    let hasher = ValueHasher()

    init(catalog: SignalCatalog, reference: ReferenceData) {
        self.init(catalog: catalog, reference: reference, lists: RaceLists())
    }

    init(catalog: SignalCatalog, reference: ReferenceData, lists: RaceLists) {
        slots = RawSlots(catalog)
        self.lists = lists
        table = reference.addresses.first?.table
        offsets = [0] + (reference.addresses.first?.providers ?? []).map { Int32($0) ?? 0 }
    }

    func extract(from applicants: [Applicant], count: Int, columns: Range<Int>, into block: inout SignalBlock) {
        withExits(of: applicants, count) { exits in
            block.forEachLane(count, columns: columns) { lane, findings in
                measure(applicants[lane], exits[lane], &findings)
            }
        }
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        withExits(of: [applicant], 1) { measure(applicant, $0[0], &findings) }
    }

    private func measure(_ applicant: Applicant, _ exits: SIMD4<Int32>, _ findings: inout Findings) {
        let country = applicant.read(RootField.basicsLocationCountryCode.path) { CountryCode.read($0) }.value
        let offset = applicant.read(RootField.claimsUtcOffsetMin.path) { NumberText.integer($0) }.value
        if let country, let offset { sessions(applicant, exits, country, offset, &findings) }
        payout(applicant, country, &findings)
        contacts(applicant, country, &findings)
        texts(applicant, &findings)
    }

    private func payout(_ applicant: Applicant, _ country: CountryCode?, _ findings: inout Findings) {
        let isWallet = applicant.has(PayoutField.method.path, "wallet")
        findings.report(slots.wallet, isWallet)
        var isListed = false
        if isWallet { isListed = withAccount(applicant) { lists.wallets.contains($0) } ?? false }
        findings.report(slots.listedWallet, isListed)
        if isListed { findings.cite(slots.listedWallet, PayoutField.walletAddress.path) }
        let paid = applicant.read(PayoutField.country.path) { CountryCode.read($0) }.value
        if let country, let paid { findings.report(slots.otherCountry, paid != country) }
    }

    private func contacts(_ applicant: Applicant, _ country: CountryCode?, _ findings: inout Findings) {
        let mail = applicant.read(RootField.basicsEmail.path) { text -> (digits: Int, isDisposable: Bool)? in
            guard let at = text.firstIndex(of: 0x40) else { return nil }
            var digits = 0
            for place in 0..<at where text[place] &- 0x30 < 10 { digits += 1 }
            return (digits, lists.disposable.contains(UnsafeBufferPointer(rebasing: text[(at + 1)...])))
        }
        if let mail = mail.value {
            findings.report(slots.digits, mail.digits)
            findings.report(slots.disposable, mail.isDisposable)
            if mail.isDisposable { findings.cite(slots.disposable, RootField.basicsEmail.path) }
        }
        guard let head = applicant.read(RootField.basicsPhone.path, { PackedPrefix.head($0) }).value else { return }
        findings.report(slots.voip, lists.voip.matches(head))
        if let country, let prefix = lists.dial[country.ordinal] {
            findings.report(slots.otherDial, head & prefix.mask != prefix.word)
        }
    }

    private func texts(_ applicant: Applicant, _ findings: inout Findings) {
        let words = applicant.read(RootField.basicsLabel.path) { text in
            text.containsFolded("full stack") && text.containsFolded("blockchain")
        }
        if let words = words.value { findings.report(slots.stackAndChain, words) }
        let name = applicant.read(DocumentField.file.path) { text in
            text.containsFolded("photoshop") || text.containsFolded("_edited")
        }
        if let name = name.value {
            findings.report(slots.editedName, name)
            if name { findings.cite(slots.editedName, DocumentField.file.path) }
        }
        let first = applicant.read(SessionField.start.path) { NumberText.integer($0) }.value
        let created = applicant.read(RootField.accountCreatedAt.path) { NumberText.integer($0) }.value
        if let first, let created { findings.report(slots.accountAge, first - created) }
    }

    /// Calls a function with the account's text, whatever kind of account it is.
    @inline(__always)
    func withAccount<Value>(_ applicant: Applicant, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value? {
        for field in [PayoutField.accountNumber, .walletAddress, .iban, .email] where applicant.isGiven(field.path) {
            return applicant.read(field.path) { body($0) }.value
        }
        return nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the text holds a word of small letters, the case of ASCII letters left aside.
    @inline(__always)
    func containsFolded(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard let start = baseAddress, count >= length else { return false }
        let wanted = word.utf8Start
        var place = 0
        while place + 8 <= count {
            // Of eight bytes only those that are the first letter, in either case, are looked at.
            var marks = Self.places(of: wanted[0], start + place)
            while marks != 0 {
                let here = place + marks.trailingZeroBitCount / 8
                marks &= marks &- 1
                if here + length <= count, Self.isWord(start + here, wanted, length) { return true }
            }
            place += 8
        }
        while place + length <= count {
            if Self.isWord(start + place, wanted, length) { return true }
            place += 1
        }
        return false
    }

    @inline(__always)
    private static func isWord(
        _ start: UnsafePointer<UInt8>, _ word: UnsafePointer<UInt8>, _ length: Int
    ) -> Bool {
        var next = 0
        while next < length, folded(start[next]) == word[next] { next += 1 }
        return next == length
    }

    /// The top bits of those of eight bytes that may be a letter, its case left aside; of two signs that differ by 32
    /// either will do, and a byte behind a match that differs from it in the lowest bit alone.
    @inline(__always)
    private static func places(of letter: UInt8, _ start: UnsafePointer<UInt8>) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)) | (ones &* 0x20)
        let different = word ^ (ones &* UInt64(letter | 0x20))
        return (different &- ones) & ~different & (ones &* 0x80)
    }

    @inline(__always)
    private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
