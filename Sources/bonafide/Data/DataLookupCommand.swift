import ArgumentParser
import BonafideCore
import BonafideSignals
import Foundation

/// `bonafide data lookup`
struct DataLookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup", abstract: "Say what the tables know of addresses: country, flags, sources and dates.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, ndjson }

    @Argument(help: ArgumentHelp("IPv4 or IPv6 addresses.", valueName: "IP"))
    var addresses: [String]

    @Option(name: .long, help: "text or ndjson.")
    var format: Format = .text

    @OptionGroup var files: ReferenceFileOptions

    @Option(name: .long, help: ArgumentHelp("MaxMind-format file you own; may be given again.", valueName: "FILE"))
    var mmdb: [String] = []

    @Option(name: .long, help: ArgumentHelp("The day ages are measured against.", valueName: "DAY"))
    var asOf: String?

    func run() throws {
        let data: ReferenceData
        do {
            data = try ReferenceData.load(
                ReferenceOptions(asOf: try AsOf.moment(asOf), files: try files.files(), databases: mmdb))
        } catch let error as ReferenceError {
            throw CommandFailure(.badInput, "error: \(error)")
        }
        var failures = 0
        for text in addresses {
            guard let report = data.report(on: text) else {
                failures += 1
                Console.error("error: '\(text)' is not an IPv4 or IPv6 address")
                continue
            }
            Console.output(format == .text ? AddressReportText.text(report) : AddressReportText.json(report))
        }
        if failures > 0 { throw CommandFailure(.badInput) }
    }
}

/// Renders what the tables say of an address.
enum AddressReportText {
    /// Indented lines for a person.
    static func text(_ report: AddressReport) -> String {
        var lines = [heading(report)]
        func line(_ label: String, _ value: String) {
            lines.append("  " + label.padding(toLength: 10, withPad: " ", startingAt: 0) + value)
        }
        line("country", country(report))
        if !report.flags.isEmpty { line("flags", report.flags.words.joined(separator: " ")) }
        if let provider = report.provider { line("provider", provider) }
        if let system = report.autonomousSystem { line("asn", "AS\(system)") }
        for (source, record) in report.databases {
            let place = [record.city, record.subdivisionName, record.organization].compactMap { $0 }
            if !place.isEmpty { line("place", place.joined(separator: ", ") + " (\(source))") }
        }
        if let watch = report.watch {
            line(
                "watch",
                "\(watch.label) [\(watch.kind.word)\(watch.brand.isEmpty ? "" : " \(watch.brand)")] \(watch.block)")
            line(
                "",
                "seen \(watch.firstSeen) to \(watch.lastSeen), expires \(watch.expires), confidence \(watch.confidence) %"
            )
            line("", "by \(watch.source)")
        }
        for entry in report.entries {
            line(
                "source",
                "\(entry.source) (\(entry.gives)) \(entry.date), \(AgeText.of(entry.ageDays))\(entry.isStale ? ", STALE" : "")"
            )
        }
        if report.entries.isEmpty { line("source", "none lists it") }
        return lines.joined(separator: "\n")
    }

    private static func heading(_ report: AddressReport) -> String {
        let shown = report.address.description
        return shown == report.asked ? shown : "\(report.asked) = \(shown)"
    }

    private static func country(_ report: AddressReport) -> String {
        if !report.flags.isDisjoint(with: .bogon) { return "none: the range is not on the public network" }
        var answers: [String] = []
        if let code = report.registryCountry { answers.append("\(code) by registry") }
        if let code = report.whoisCountry { answers.append("\(code) by whois") }
        for (source, record) in report.databases {
            if let code = record.country { answers.append("\(code) by \(source)") }
        }
        guard let code = report.country else { return "unknown" }
        return "\(code) (\(answers.joined(separator: ", ")); \(report.agreement.replacing("_", with: " ")))"
    }

    /// One JSON object on one line.
    static func json(_ report: AddressReport) -> String {
        var members: [String] = []
        func add(_ key: String, _ json: String?) { if let json { members.append("\(quoted(key)):\(json)") } }
        add("ip", quoted(report.asked))
        add("address", quoted(report.address.description))
        add("country", report.country.map { quoted($0.description) } ?? "null")
        add("country_registry", report.registryCountry.map { quoted($0.description) } ?? "null")
        add("country_whois", report.whoisCountry.map { quoted($0.description) } ?? "null")
        add("agreement", quoted(report.agreement))
        add("flags", "[" + report.flags.words.map(quoted).joined(separator: ",") + "]")
        add("provider", report.provider.map(quoted) ?? "null")
        add("asn", report.autonomousSystem.map { "\($0)" } ?? "null")
        add("watch", report.watch.map(watch) ?? "null")
        let entries = report.entries.map { entry in
            "{\"name\":\(quoted(entry.source)),\"gives\":\(quoted(entry.gives)),\"date\":\(quoted(entry.date.description)),"
                + "\"age_days\":\(entry.ageDays),\"stale\":\(entry.isStale)}"
        }
        add("sources", "[" + entries.joined(separator: ",") + "]")
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func watch(_ entry: WatchEntry) -> String {
        "{\"cidr\":\(quoted(entry.block)),\"kind\":\(quoted(entry.kind.word)),\"label\":\(quoted(entry.label)),"
            + "\"brand\":\(quoted(entry.brand)),\"source\":\(quoted(entry.source)),"
            + "\"first_seen\":\(quoted(entry.firstSeen.description)),\"last_seen\":\(quoted(entry.lastSeen.description)),"
            + "\"expires\":\(quoted(entry.expires.description)),\"confidence\":\(entry.confidence)}"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20: quoted += String(format: "\\u%04x", scalar.value)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
