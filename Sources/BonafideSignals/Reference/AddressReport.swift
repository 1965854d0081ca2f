package import BonafideCore

/// All that the tables at hand say of one address, for a person or a program to read.
package struct AddressReport: Sendable {
    /// What one table says.
    package struct Entry: Sendable {
        /// The table: a source's name.
        package var source: String
        /// When the source was taken.
        package var date: Day
        /// Days from then to the moment of the report.
        package var ageDays: Int
        /// Whether that is past the greatest age of the source.
        package var isStale: Bool
        /// What the source is listed for: the word of its kind.
        package var gives: String
    }

    /// The address as it was asked for.
    package var asked: String
    /// The address the tables were asked for, mapped forms unwrapped.
    package var address: IPAddress
    /// Country by registry and by whois.
    package var registryCountry, whoisCountry: CountryCode?
    /// Country by each of the user's databases.
    package var databases: [(source: String, record: NetworkRecord)] = []
    package var flags: AddressFlags = []
    package var provider: String?
    package var autonomousSystem: UInt32?
    package var watch: WatchEntry?
    package var entries: [Entry] = []

    /// The country most tables name, registry and whois first.
    package var country: CountryCode? {
        whoisCountry ?? registryCountry ?? databases.lazy.compactMap(\.record.country).first
    }

    /// `agree`, `split`, `one_table` or `none`.
    package var agreement: String {
        let answers = [registryCountry, whoisCountry].compactMap { $0 } + databases.compactMap(\.record.country)
        guard let first = answers.first else { return "none" }
        if answers.count == 1 { return "one_table" }
        return answers.allSatisfy { $0 == first } ? "agree" : "split"
    }
}

extension ReferenceData {
    /// Asks every table for an address; nothing where the text is no address.
    package func report(on text: String) -> AddressReport? {
        guard let asked = IPAddress(text) else { return nil }
        var report = AddressReport(asked: text, address: asked.unwrapped)
        for reference in addresses {
            let found = reference.table.attributes(of: report.address)
            if report.registryCountry == nil, found.registryCountry != 0 {
                report.registryCountry = CountryCode(packed: found.registryCountry)
            }
            if report.whoisCountry == nil, found.whoisCountry != 0 {
                report.whoisCountry = CountryCode(packed: found.whoisCountry)
            }
            report.flags.formUnion(found.flags)
            report.provider = report.provider ?? reference.provider(found.provider)
            report.watch = report.watch ?? reference.watchEntry(found.watch)
            if report.autonomousSystem == nil, found.autonomousSystem != 0 {
                report.autonomousSystem = found.autonomousSystem
            }
            report.entries += reference.listing(found).map { entry($0.stamp, gives: $0.kind.word) }
        }
        for reference in databases {
            guard let value = (try? reference.database.value(for: report.address)) ?? nil else { continue }
            let record = NetworkRecord(value)
            report.flags.formUnion(record.flags)
            report.provider = report.provider ?? record.provider
            report.autonomousSystem = report.autonomousSystem ?? record.autonomousSystem
            report.databases.append((sources[reference.source].name, record))
            report.entries.append(entry(sources[reference.source], gives: "mmdb"))
        }
        return report
    }

    private func entry(_ stamp: SourceStamp, gives: String) -> AddressReport.Entry {
        let age = Int(asOf.day.number) - Int(stamp.date.number)
        return AddressReport.Entry(
            source: stamp.name, date: stamp.date, ageDays: max(0, age), isStale: age > stamp.maximumAgeDays,
            gives: gives)
    }
}
