internal import BonafideArchive

/// A crypto-asset address, told by its form; what a source says of its chain is not believed.
package struct WalletAddress: Hashable, Sendable {
    /// The family of chains the form belongs to.
    package enum Form: String, Sendable {
        case evm, bitcoin, litecoin, tron, monero, ripple, zcash, dash, dogecoin, solana, other
    }

    /// The family of chains.
    package let form: Form
    /// One text for all ways to write the address; equal texts are one account.
    ///
    /// Hashes of one public key share a text on every chain that derives addresses alike, so that neither case nor
    /// form hides an account.
    package let canonical: String
    /// False where an EVM address in mixed case fails EIP-55: a slip or a manipulation.
    package let checksumHolds: Bool

    /// Reads an address, a URI with one (`bitcoin:…`), or a CAIP-10 account; nothing where the form is unknown.
    package init?(_ text: String) {
        var letters = Array(text.utf8.filter { $0 > 0x20 && $0 != 0x7f })
        letters = Self.withoutWrapping(letters)
        guard (20...128).contains(letters.count) else { return nil }
        if let found = Self.evm(letters) ?? Self.segregated(letters) ?? Self.checked(letters) ?? Self.cash(letters)
            ?? Self.ripple(letters) ?? Self.monero(letters) ?? Self.solana(letters)
        {
            self = found
        } else {
            return nil
        }
    }

    private init(_ form: Form, _ canonical: String, checksumHolds: Bool = true) {
        self.form = form
        self.canonical = canonical
        self.checksumHolds = checksumHolds
    }

    private static let schemes = [
        "bitcoin:", "ethereum:", "litecoin:", "tron:", "monero:", "ripple:", "zcash:", "dash:", "dogecoin:", "solana:",
    ]

    private static func withoutWrapping(_ text: [UInt8]) -> [UInt8] {
        var text = text
        if let query = text.firstIndex(of: 0x3f) { text.removeSubrange(query...) }
        let lower = text.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
        if let scheme = schemes.first(where: { lower.starts(with: $0.utf8) }) {
            text.removeFirst(scheme.utf8.count)
            if text.starts(with: "pay-".utf8) { text.removeFirst(4) }
        } else if lower.starts(with: "eip155:".utf8) || lower.starts(with: "bip122:".utf8)
            || lower.starts(with: "tron:".utf8),
            let colon = text.lastIndex(of: 0x3a)
        {
            text.removeSubrange(...colon)
        }
        if text.starts(with: "0x".utf8), let at = text.firstIndex(of: 0x40) { text.removeSubrange(at...) }
        return text
    }

    // MARK: - Forms

    private static func evm(_ text: [UInt8]) -> WalletAddress? {
        var digits = text[...]
        if digits.count >= 2, digits[0] == 0x30, digits[1] | 0x20 == 0x78 { digits = digits.dropFirst(2) }
        let hex = Array(digits)
        guard hex.count == 40 || hex.count == 42, hex.allSatisfy(isHexadecimal) else { return nil }
        let lower = hex.map { (0x41...0x46).contains($0) ? $0 | 0x20 : $0 }
        if hex.count == 42 {
            guard hex.starts(with: "41".utf8) else { return nil }
            return WalletAddress(.tron, "tron:" + String(decoding: lower.dropFirst(2), as: UTF8.self))
        }
        let hasUpper = hex.contains { (0x41...0x46).contains($0) }
        let hasLower = hex.contains { (0x61...0x66).contains($0) }
        let holds = !(hasUpper && hasLower) || hex == checksummed(lower)
        return WalletAddress(.evm, "evm:" + String(decoding: lower, as: UTF8.self), checksumHolds: holds)
    }

    private static func isHexadecimal(_ digit: UInt8) -> Bool {
        (0x30...0x39).contains(digit) || (0x61...0x66).contains(digit | 0x20) && digit >= 0x41
    }

    /// The forty digits with the capitals EIP-55 prescribes.
    private static func checksummed(_ lower: [UInt8]) -> [UInt8] {
        let hash = Keccak256.digest(lower)
        return lower.enumerated().map { index, digit in
            let nibble = index % 2 == 0 ? hash[index / 2] >> 4 : hash[index / 2] & 15
            return digit >= 0x61 && nibble >= 8 ? digit - 0x20 : digit
        }
    }

    private static func segregated(_ text: [UInt8]) -> WalletAddress? {
        guard let (prefix, version, program) = Bech32.witness(text) else { return nil }
        let isLitecoin = prefix.starts(with: "ltc".utf8)
        guard
            isLitecoin || prefix.elementsEqual("bc".utf8) || prefix.elementsEqual("tb".utf8)
                || prefix.elementsEqual("bcrt".utf8)
        else { return nil }
        let kind = version == 0 && program.count == 20 ? "keyhash" : "witness\(version)"
        return WalletAddress(isLitecoin ? .litecoin : .bitcoin, "\(kind):\(Hexadecimal.string(program))")
    }

    private static func checked(_ text: [UInt8]) -> WalletAddress? {
        guard let payload = Base58.decodeChecked(text, alphabet: Base58.bitcoin) else { return nil }
        let hash = Hexadecimal.string(Array(payload.suffix(20)))
        if payload.count == 21 {
            switch payload[0] {
            case 0: return WalletAddress(.bitcoin, "keyhash:\(hash)")
            case 5: return WalletAddress(.bitcoin, "scripthash:\(hash)")
            case 48: return WalletAddress(.litecoin, "keyhash:\(hash)")
            case 50: return WalletAddress(.litecoin, "scripthash:\(hash)")
            case 65: return WalletAddress(.tron, "tron:\(hash)")
            case 76: return WalletAddress(.dash, "keyhash:\(hash)")
            case 16: return WalletAddress(.dash, "scripthash:\(hash)")
            case 30: return WalletAddress(.dogecoin, "keyhash:\(hash)")
            case 38: return WalletAddress(.other, "keyhash:\(hash)")
            case 23, 22: return WalletAddress(.other, "scripthash:\(hash)")
            default: return WalletAddress(.other, "base58-\(payload[0]):\(hash)")
            }
        }
        guard payload.count == 22, payload[0] == 0x1c else { return nil }
        switch payload[1] {
        case 0xb8: return WalletAddress(.zcash, "keyhash:\(hash)")
        case 0xbd: return WalletAddress(.zcash, "scripthash:\(hash)")
        default: return nil
        }
    }

    private static func cash(_ text: [UInt8]) -> WalletAddress? {
        guard let (type, hash) = Bech32.cashAddress(text), type <= 1, hash.count == 20 else { return nil }
        return WalletAddress(.bitcoin, "\(type == 0 ? "keyhash" : "scripthash"):\(Hexadecimal.string(hash))")
    }

    private static func ripple(_ text: [UInt8]) -> WalletAddress? {
        guard text[0] == 0x72, let payload = Base58.decodeChecked(text, alphabet: Base58.ripple), payload.count == 21
        else {
            return nil
        }
        return WalletAddress(.ripple, "xrp:\(Hexadecimal.string(Array(payload.dropFirst())))")
    }

    /// 95 or 106 Base58 digits in blocks of eleven; the check is of the Keccak kind, over all but the last four bytes.
    private static func monero(_ text: [UInt8]) -> WalletAddress? {
        guard text.count == 95 || text.count == 106, text[0] == 0x34 || text[0] == 0x38 else { return nil }
        let sizes = [2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8]
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: text.count, by: 11) {
            let block = Array(text[start..<min(start + 11, text.count)])
            guard let size = sizes[block.count], let value = number(block, bytes: size) else { return nil }
            bytes += value
        }
        guard bytes.count > 4, Keccak256.digest(Array(bytes.dropLast(4))).prefix(4).elementsEqual(bytes.suffix(4))
        else {
            return nil
        }
        // An integrated address is a standard one with a payment number behind the two keys.
        return WalletAddress(.monero, "xmr:\(Hexadecimal.string(Array(bytes[1..<min(65, bytes.count)])))")
    }

    private static func number(_ block: [UInt8], bytes count: Int) -> [UInt8]? {
        var value: UInt64 = 0
        for digit in block {
            guard let place = Base58.bitcoin.firstIndex(of: digit) else { return nil }
            let (scaled, tooLarge) = value.multipliedReportingOverflow(by: 58)
            let (sum, overflow) = scaled.addingReportingOverflow(UInt64(place))
            guard !tooLarge, !overflow else { return nil }
            value = sum
        }
        guard count == 8 || value >> UInt64(count * 8) == 0 else { return nil }
        return (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * (count - 1 - $0))) }
    }

    private static func solana(_ text: [UInt8]) -> WalletAddress? {
        guard (32...44).contains(text.count), let bytes = Base58.decode(text), bytes.count == 32 else { return nil }
        return WalletAddress(.solana, "sol:\(Hexadecimal.string(bytes))")
    }
}
