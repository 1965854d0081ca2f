internal import BonafideCore

/// The network of one subscriber: the address itself, the first 64 bits of a version 6 one.
struct SubscriberNetwork: BitwiseCopyable {
    /// The digit of the version.
    let version: UInt8
    let number: UInt64

    /// Takes an address in its unwrapped form.
    init(_ address: IPAddress) {
        version = address.isVersion4 ? 0x34 : 0x36
        number = address.isVersion4 ? UInt64(address.version4) : address.high
    }
}

extension LinkKeyReader {
    /// What lists say of addresses that strangers come from together.
    fileprivate static let crowded: AddressFlags = [
        .anonymous, .softPlace, .privateRelay, .sharedAddressSpace, .privateUse, .reserved,
    ]

    /// The network of an address; nothing where lists say that strangers come from it.
    func network(_ written: IPAddress) -> SubscriberNetwork? {
        let address = written.unwrapped
        for table in addresses {
            guard table.table.attributes(of: address).flags.isDisjoint(with: Self.crowded) else { return nil }
        }
        return SubscriberNetwork(address)
    }

    /// Looks the addresses of all sessions of a block of applicants up together, as each look-up mostly waits for memory.
    func withNetworks(
        of applicants: UnsafeBufferPointer<Applicant>, _ count: Int, _ body: (SessionNetworks) -> Void
    ) {
        var starts = [0]
        starts.reserveCapacity(count + 1)
        for lane in 0..<count { starts.append(starts[lane] + applicants[lane].count(of: .sessions)) }
        let total = starts[count]
        withUnsafeTemporaryAllocation(of: SubscriberNetwork?.self, capacity: max(1, total)) { networks in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, total)) { words in
                words.initialize(repeating: 0)
                for lane in 0..<count {
                    for element in 0..<starts[lane + 1] - starts[lane] {
                        let address = applicants[lane].ipAddress(SessionField.ip.path, at: element).value?.unwrapped
                        let isVersion4 = address?.isVersion4 ?? false
                        let place = starts[lane] + element
                        if let address, isVersion4 { words[place] = address.version4 }
                        (networks.baseAddress! + place).initialize(
                            to: isVersion4 ? address.map { SubscriberNetwork($0) } : address.flatMap { network($0) })
                    }
                }
                leaveOutCrowded(UnsafeMutableBufferPointer(rebasing: networks[..<total]), UnsafeBufferPointer(words))
            }
            body(SessionNetworks(networks: UnsafeBufferPointer(networks), starts: starts))
        }
    }

    /// Takes out the networks of version 4 whose addresses strangers come from.
    private func leaveOutCrowded(
        _ networks: UnsafeMutableBufferPointer<SubscriberNetwork?>, _ words: UnsafeBufferPointer<UInt32>
    ) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: words.count) { codes in
            guard let start = codes.baseAddress else { return }
            for reference in addresses {
                reference.table.codes(of: UnsafeBufferPointer(rebasing: words[..<networks.count]), into: start)
                for place in networks.indices where networks[place]?.version == 0x34 {
                    let flags = reference.table.attributes(at: Int(codes[place])).flags
                    if !flags.isDisjoint(with: Self.crowded) { networks[place] = nil }
                }
            }
        }
    }
}

/// The networks of the sessions of a block of applicants, as long as a call lasts.
struct SessionNetworks {
    fileprivate let networks: UnsafeBufferPointer<SubscriberNetwork?>
    fileprivate let starts: [Int]

    /// Those of one applicant.
    struct OfOne {
        fileprivate let first: UnsafePointer<SubscriberNetwork?>

        /// The network of a session, where there is one that tells.
        subscript(element: Int) -> SubscriberNetwork? { first[element] }
    }

    /// The networks of an applicant's sessions.
    subscript(lane: Int) -> OfOne? { networks.baseAddress.map { OfOne(first: $0 + starts[lane]) } }
}
