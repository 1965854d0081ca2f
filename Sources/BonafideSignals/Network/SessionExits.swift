import BonafideCore

/// The addresses of one applicant's sessions, wrapped forms unwrapped, with what each table was asked for them.
struct SessionExits {
    fileprivate let addresses: UnsafePointer<IPAddress?>
    /// For each table the numbers of the attributes of all sessions of the block, from this applicant's first on.
    fileprivate let codes: UnsafePointer<Int32>
    /// Sessions of the block.
    fileprivate let total: Int

    /// The address of a session, where one can be read.
    @inline(__always)
    func address(_ element: Int) -> IPAddress? { addresses[element] }

    /// What a table knows of a session's address; those of version 4 were looked up ahead.
    @inline(__always)
    func attributes(_ element: Int, _ address: IPAddress, _ table: AddressTable, number: Int) -> AddressAttributes {
        guard address.isVersion4 else { return table.attributes(of: address) }
        return table.attributes(at: Int(codes[number * total + element]))
    }
}

extension SessionExits {
    /// Reads the sessions' addresses of a block of applicants and looks all of them up, table by table.
    ///
    /// A look-up mostly waits for memory; side by side the waits overlap. Those who do not fulfil `condition` have none.
    static func find<Applicants: RandomAccessCollection>(
        of applicants: Applicants, _ count: Int, in tables: [AddressReference],
        where condition: (Applicant) -> Bool = { _ in true }, _ body: (_ exits: (_ lane: Int) -> SessionExits) -> Void
    ) where Applicants.Element == Applicant, Applicants.Index == Int {
        var starts = [0]
        starts.reserveCapacity(count + 1)
        for lane in 0..<count {
            starts.append(starts[lane] + (condition(applicants[lane]) ? applicants[lane].count(of: .sessions) : 0))
        }
        let total = starts[count]
        withUnsafeTemporaryAllocation(of: IPAddress?.self, capacity: max(1, total)) { addresses in
            addresses.initialize(repeating: nil)
            for lane in 0..<count {
                let applicant = applicants[lane]
                for element in 0..<starts[lane + 1] - starts[lane] {
                    let address = applicant.ipAddress(SessionField.ip.path, at: element).value
                    addresses[starts[lane] + element] = address?.unwrapped
                }
            }
            withCodes(UnsafeBufferPointer(rebasing: addresses[..<total]), tables) { codes in
                guard let first = UnsafePointer(addresses.baseAddress) else { return }
                body { lane in
                    SessionExits(addresses: first + starts[lane], codes: codes + starts[lane], total: total)
                }
            }
        }
    }

    /// Looks the addresses up in every table: the numbers of the first table's attributes, then of the second's.
    private static func withCodes(
        _ addresses: UnsafeBufferPointer<IPAddress?>, _ tables: [AddressReference],
        _ body: (UnsafePointer<Int32>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, addresses.count)) { words in
            for number in addresses.indices {
                let address = addresses[number]
                words[number] = address.map { $0.isVersion4 ? $0.version4 : 0 } ?? 0
            }
            let wanted = UnsafeBufferPointer(rebasing: words[..<addresses.count])
            let room = max(1, addresses.count * tables.count)
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: room) { codes in
                guard let start = codes.baseAddress else { return }
                for (number, reference) in tables.enumerated() {
                    reference.table.codes(of: wanted, into: start + number * addresses.count)
                }
                body(start)
            }
        }
    }
}
