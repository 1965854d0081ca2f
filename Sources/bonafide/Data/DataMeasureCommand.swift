import ArgumentParser
import BonafideCore
import BonafideSignals
import Foundation

/// `bonafide data measure`, for benchmarks: how long look-ups and the network extractor take on this machine.
struct DataMeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure look-ups and the network extractor over a file of addresses, one a line.",
        shouldDisplay: false)

    @Argument(help: ArgumentHelp("File of addresses.", valueName: "FILE"))
    var file: String

    @OptionGroup var files: ReferenceFileOptions

    @Option(name: .long, help: "How often the whole file is looked up; the fastest round counts.")
    var rounds = 5

    func run() throws {
        guard let text = FileManager.default.contents(atPath: file).map({ String(decoding: $0, as: UTF8.self) }) else {
            throw CommandFailure(.badInput, "\(file): cannot be read")
        }
        let addresses = text.split(separator: "\n").compactMap { IPAddress(String($0))?.unwrapped }
        guard !addresses.isEmpty, rounds > 0 else { throw CommandFailure(.badInput, "\(file): holds no address") }
        do {
            let data = try ReferenceData.load(
                ReferenceOptions(asOf: Timestamp(seconds: 1_787_443_200), files: try files.files()))
            guard let table = data.addresses.first?.table else {
                throw CommandFailure(.badInput, "no table of addresses was given")
            }
            lookUps(addresses, table)
            try extraction(text, data)
        } catch let error as ReferenceError {
            throw CommandFailure(.badInput, "error: \(error)")
        }
    }

    private func lookUps(_ addresses: [IPAddress], _ table: AddressTable) {
        var best = Double.infinity
        var known = 0
        for _ in 0..<rounds {
            known = 0
            let start = DispatchTime.now().uptimeNanoseconds
            for address in addresses where table.attributes(of: address).country != nil { known += 1 }
            let spent = DispatchTime.now().uptimeNanoseconds - start
            best = min(best, Double(spent) / Double(addresses.count))
        }
        Console.output("look-up with country: \(String(format: "%.1f", best)) ns, \(known) of \(addresses.count) known")
    }

    /// Applicants of three sessions each, measured in blocks as a run does.
    private func extraction(_ text: String, _ data: ReferenceData) throws {
        let lines = text.split(separator: "\n").prefix(30_000).map(String.init)
        var applicants: [Applicant] = []
        for first in stride(from: 0, to: lines.count - 2, by: 3) {
            var applicant = Applicant()
            applicant.set(RootField.basicsLocationCountryCode.path, to: "US")
            for number in 0..<3 {
                let element = applicant.appendElement(to: .sessions)
                applicant.set(SessionField.ip.path, at: element, to: lines[first + number])
                applicant.set(SessionField.start.path, at: element, to: "2026-08-0\(number * 2 + 1)T10:00:00Z")
            }
            applicants.append(applicant)
        }
        let catalog = try SignalCatalog(NetworkExtractor.declarations)
        let extractor = NetworkExtractor(catalog: catalog, reference: data)
        var block = SignalBlock(columns: catalog.count)
        var best = Double.infinity
        let blocks = stride(from: 0, to: applicants.count, by: SignalBlock.lanes).map {
            Array(applicants[$0..<min($0 + SignalBlock.lanes, applicants.count)])
        }
        for _ in 0..<rounds {
            let start = DispatchTime.now().uptimeNanoseconds
            for some in blocks {
                block.reset()
                block.used = some.count
                extractor.extract(from: some, count: some.count, columns: 0..<catalog.count, into: &block)
            }
            let spent = DispatchTime.now().uptimeNanoseconds - start
            best = min(best, Double(spent) / Double(max(1, applicants.count)))
        }
        Console.output("network extractor: \(String(format: "%.0f", best)) ns an applicant of three sessions")
    }
}
