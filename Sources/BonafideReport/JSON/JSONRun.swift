internal import BonafideCore

/// Writes what a run was and what it counted as one JSON object.
struct JSONRun: Sendable {
    private let context: ReportContext

    /// Takes what is the same for every applicant.
    init(_ context: ReportContext) { self.context = context }

    /// Appends the object, without a line break.
    func write(_ summary: RunSummary, to out: inout [UInt8]) {
        let stamp = context.stamp
        out.append(raw: "{\"schemaVersion\":")
        out.append(decimal: AssessmentSchema.version)
        if !context.options.shard.isEmpty {
            out.append(raw: ",\"shard\":")
            out.append(json: context.options.shard)
        }
        let texts: [(StaticString, String)] = [
            (",\"notice\":", Wording.disclaimer), (",\"engine\":", stamp.engine), (",\"pack\":", stamp.pack),
            (",\"packDigest\":", stamp.packDigest), (",\"catalogDigest\":", stamp.catalogDigest),
            (",\"dataDigest\":", stamp.dataDigest), (",\"asOf\":", stamp.asOf.description),
        ]
        for (key, text) in texts {
            out.append(raw: key)
            out.append(json: text)
        }
        out.append(raw: ",\"prior\":")
        out.append(decimal: context.pack.prior)
        writeBands(to: &out)
        writeReads(to: &out)
        writeSources(to: &out)
        writeInputs(summary, to: &out)
        writeCounts(summary, to: &out)
        out.append(UInt8(ascii: "}"))
    }

    private func writeBands(to out: inout [UInt8]) {
        out.append(raw: ",\"bands\":")
        out.append(list: context.pack.bands) { band, out in
            out.append(raw: "{\"name\":")
            out.append(json: band.name)
            out.append(raw: ",\"from\":")
            if let from = band.from { out.append(decimal: from) } else { out.append(raw: "null") }
            out.append(raw: ",\"advice\":")
            out.append(json: band.advice)
            out.append(UInt8(ascii: "}"))
        }
    }

    /// Which signals each rule reads: a fact of the pack, so it is told once and not with every unknown signal.
    private func writeReads(to out: inout [UInt8]) {
        out.append(raw: ",\"reads\":{")
        for (number, rule) in context.pack.rules.enumerated() {
            if number > 0 { out.append(UInt8(ascii: ",")) }
            out.append(json: rule.id)
            out.append(UInt8(ascii: ":"))
            out.append(json: rule.signals.map { context.signalName($0) })
        }
        out.append(UInt8(ascii: "}"))
    }

    private func writeSources(to out: inout [UInt8]) {
        out.append(raw: ",\"sources\":")
        out.append(list: context.sources) { source, out in
            out.append(raw: "{\"name\":")
            out.append(json: source.name)
            out.append(raw: ",\"date\":")
            out.append(json: source.date.description)
            out.append(raw: ",\"licence\":")
            out.append(json: source.licence)
            out.append(raw: ",\"digest\":")
            out.append(json: source.digest)
            out.append(raw: ",\"ageDays\":")
            out.append(decimal: source.ageDays(at: context.stamp.asOf))
            out.append(raw: ",\"maximumAgeDays\":")
            out.append(decimal: source.maximumAgeDays)
            out.append(raw: ",\"stale\":")
            out.append(flag: source.isStale(at: context.stamp.asOf))
            out.append(UInt8(ascii: "}"))
        }
    }

    private func writeInputs(_ summary: RunSummary, to out: inout [UInt8]) {
        let inputs = summary.inputs.isEmpty ? context.inputs.map { InputStamp(name: $0) } : summary.inputs
        out.append(raw: ",\"inputs\":")
        out.append(list: inputs) { input, out in input.write(to: &out) }
    }

    private func writeCounts(_ summary: RunSummary, to out: inout [UInt8]) {
        out.append(raw: ",\"counts\":")
        summary.write(context.pack, to: &out)
    }
}

extension InputStamp {
    /// Appends the stamp as a JSON object.
    package func write(to out: inout [UInt8]) {
        out.append(raw: "{\"name\":")
        out.append(json: name)
        out.append(raw: ",\"digest\":")
        out.append(json: digest)
        out.append(raw: ",\"bytes\":")
        out.append(decimal: bytes)
        out.append(raw: ",\"records\":")
        out.append(decimal: records)
        out.append(raw: ",\"rejected\":")
        out.append(decimal: rejected)
        if repeated > 0 {
            out.append(raw: ",\"repeatedIDs\":")
            out.append(decimal: repeated)
        }
        if withoutProfile > 0 {
            out.append(raw: ",\"withoutProfile\":")
            out.append(decimal: withoutProfile)
        }
        out.append(UInt8(ascii: "}"))
    }
}

extension RunSummary {
    /// Appends the counts as a JSON object.
    func write(_ pack: PackCard, to out: inout [UInt8]) {
        out.append(raw: "{\"applicants\":")
        out.append(decimal: applicants)
        out.append(raw: ",\"rejected\":")
        out.append(decimal: rejected)
        out.append(raw: ",\"settled\":")
        out.append(decimal: settled)
        out.append(raw: ",\"droppedColumns\":")
        out.append(decimal: droppedColumns)
        out.append(raw: ",\"bands\":{")
        for (number, band) in pack.bands.enumerated() where number < bands.count {
            if number > 0 { out.append(UInt8(ascii: ",")) }
            out.append(json: band.name)
            out.append(UInt8(ascii: ":"))
            out.append(decimal: bands[number])
        }
        out.append(raw: "},\"outcomes\":{")
        for (number, rule) in pack.rules.enumerated() where number < outcomes.count {
            if number > 0 { out.append(UInt8(ascii: ",")) }
            out.append(json: rule.id)
            out.append(raw: ":{")
            for (index, outcome) in RuleOutcome.allCases.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                out.append(json: outcome.word)
                out.append(UInt8(ascii: ":"))
                out.append(decimal: outcomes[number][index])
            }
            out.append(UInt8(ascii: "}"))
        }
        out.append(raw: "}}")
    }
}

extension SourceStamp {
    /// Days from the source's date to a moment; negative where the source is younger.
    func ageDays(at moment: Timestamp) -> Int { Int(moment.day.number) - Int(date.number) }

    /// Whether the source is older than it may be at a moment.
    func isStale(at moment: Timestamp) -> Bool { ageDays(at: moment) > maximumAgeDays }
}

extension [UInt8] {
    /// Appends a JSON list; the closure writes one element.
    mutating func append<Item>(list elements: [Item], _ write: (Item, inout [UInt8]) -> Void) {
        append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { append(UInt8(ascii: ",")) }
            write(element, &self)
        }
        append(UInt8(ascii: "]"))
    }
}
