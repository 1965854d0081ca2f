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
    private static let crowded: AddressFlags = [
        .anonymous, .softPlace, .privateRelay, .sharedAddressSpace, .privateUse, .reserved,
    ]

    /// The network a session came from, looked up ahead where `exits` are given; nothing where lists say that strangers
    /// come from it.
    @inline(__always)
    func network(_ applicant: Applicant, _ element: Int, _ exits: SessionExits?) -> SubscriberNetwork? {
        guard let exits else {
            let address = applicant.ipAddress(SessionField.ip.path, at: element).value?.unwrapped
            return address.flatMap { address in network(address) { table, _ in table.attributes(of: address) } }
        }
        return exits.address(element).flatMap { address in
            network(address) { exits.attributes(element, address, $0, number: $1) }
        }
    }

    @inline(__always)
    private func network(
        _ address: IPAddress, _ ask: (AddressTable, _ number: Int) -> AddressAttributes
    ) -> SubscriberNetwork? {
        for number in addresses.indices {
            guard ask(addresses[number].table, number).flags.isDisjoint(with: Self.crowded) else { return nil }
        }
        return SubscriberNetwork(address)
    }
}
