package import BonafideCore

/// Everything a report says that is the same for every applicant.
package struct ReportContext: Sendable {
    /// The rules, bands and prior.
    package let pack: PackCard
    /// The signals, by their columns.
    package let catalog: SignalCatalog
    /// What makes the run reproducible.
    package let stamp: RunStamp
    /// The reference sources that were at hand.
    package let sources: [SourceStamp]
    /// Names of the input files, by their numbers.
    package let inputs: [String]
    /// What the reader asked for.
    package let options: ReportOptions

    /// Takes all parts.
    package init(
        pack: PackCard, catalog: SignalCatalog, stamp: RunStamp, sources: [SourceStamp] = [], inputs: [String] = [],
        options: ReportOptions = ReportOptions()
    ) {
        self.pack = pack
        self.catalog = catalog
        self.stamp = stamp
        self.sources = sources
        self.inputs = inputs
        self.options = options
    }
}

extension ReportContext {
    /// The card of a rule, or nothing where the number is not of this pack.
    func rule(_ number: Int) -> RuleCard? { pack.rules.indices.contains(number) ? pack.rules[number] : nil }

    /// The id of a rule, or its number where it is not of this pack.
    func ruleID(_ number: Int) -> String { rule(number)?.id ?? "rule \(number)" }

    /// The band of a number, or an unnamed one where the number is not of this pack.
    func band(_ number: Int) -> Band {
        pack.bands.indices.contains(number) ? pack.bands[number] : Band(name: "band \(number)", from: nil, advice: "")
    }

    /// The name of a signal, or its column's number where it is not of this catalog.
    func signalName(_ column: Int) -> String {
        catalog.declarations.indices.contains(column) ? catalog.declarations[column].name : "column \(column)"
    }

    /// What a signal means, one sentence, or empty.
    func signalSummary(_ column: Int) -> String {
        catalog.declarations.indices.contains(column) ? catalog.declarations[column].summary : ""
    }

    /// `profiles.csv, record 3, line 4`, with the parts that are known.
    func place(of origin: RecordOrigin) -> String {
        var parts: [String] = []
        if inputs.indices.contains(Int(origin.file)) { parts.append(inputs[Int(origin.file)]) }
        if origin.record > 0 { parts.append("record \(origin.record)") }
        if origin.line > 0 { parts.append("line \(origin.line)") }
        return parts.joined(separator: ", ")
    }
}
