internal import BonafideCore

/// Writes assessments as JSON objects, each on one line.
struct JSONAssessment: Sendable {
    private let fragments: JSONFragments
    private let showsScores: Bool
    private let prior: Millibans
    /// What was written for a pattern before: score to outcomes under twice its number, unknowns with next checks
    /// under that and one.
    private var patterns: WrittenPieces
    private var reasons: JSONReasons

    /// Prepares everything that is the same for every applicant.
    init(_ context: ReportContext, keeping bytes: Int) {
        patterns = WrittenPieces(bytes: bytes / 4 * 3)
        reasons = JSONReasons(keeping: bytes / 4)
        fragments = JSONFragments(context)
        showsScores = context.options.showsScores
        prior = context.pack.prior
    }

    /// Appends one assessment, without a line break.
    mutating func write(_ assessment: borrowing Assessment, to out: inout [UInt8]) {
        writeIdentity(assessment, to: &out)
        let number = assessment.pattern * 2
        if number != 0, let head = patterns.find(number), let rest = patterns.find(number + 1) {
            patterns.copy(head, to: &out)
            reasons.write(assessment.reasons, fragments, to: &out)
            return patterns.copy(rest, to: &out)
        }
        let start = out.count
        writeScore(assessment, to: &out)
        writeContributions(assessment, to: &out)
        writeOutcomes(assessment.outcomes, to: &out)
        let middle = out.count
        reasons.write(assessment.reasons, fragments, to: &out)
        let tail = out.count
        writeUnknowns(assessment.unknowns, to: &out)
        writeNextChecks(assessment.nextChecks, to: &out)
        out.append(UInt8(ascii: "}"))
        guard number != 0 else { return }
        patterns.keep(number, start..<middle, of: out)
        patterns.keep(number + 1, tail..<out.count, of: out)
    }

    private func writeIdentity(_ assessment: borrowing Assessment, to out: inout [UInt8]) {
        out.append(raw: "{\"id\":")
        out.append(json: assessment.applicant)
        out.append(raw: ",\"origin\":{\"input\":")
        out.append(decimal: assessment.origin.file)
        out.append(raw: ",\"record\":")
        out.append(decimal: assessment.origin.record)
        out.append(raw: ",\"line\":")
        out.append(decimal: assessment.origin.line)
        out.append(raw: "},\"profileDigest\":")
        out.append(json: assessment.profileDigest)
        out.append(raw: ",\"droppedColumns\":")
        out.append(decimal: assessment.droppedColumns)
    }

    private func writeScore(_ assessment: borrowing Assessment, to out: inout [UInt8]) {
        if showsScores {
            let score = assessment.score
            out.append(raw: ",\"score\":{\"millibans\":")
            out.append(decimal: score.total)
            out.append(raw: ",\"display\":")
            out.append(decimal: Score.display(score.total))
            out.append(raw: ",\"prior\":")
            out.append(decimal: prior)
            out.append(raw: ",\"low\":")
            out.append(decimal: score.low)
            out.append(raw: ",\"high\":")
            out.append(decimal: score.high)
            out.append(UInt8(ascii: "}"))
        }
        out.append(raw: ",\"band\":")
        fragments.bands.copy(assessment.band, to: &out)
        out.append(raw: ",\"settled\":")
        out.append(flag: assessment.isSettled)
        out.append(raw: ",\"coverage\":")
        out.append(decimal: assessment.score.coveragePermille)
    }

    private func writeContributions(_ assessment: borrowing Assessment, to out: inout [UInt8]) {
        out.append(raw: ",\"contributions\":[")
        var isFirst = true
        for part in assessment.contributions {
            separate(&isFirst, &out)
            fragments.contributions.copy(part.rule, to: &out)
            if showsScores {
                out.append(decimal: part.millibans)
                out.append(UInt8(ascii: "}"))
            }
        }
        out.append(raw: "],\"adjustments\":[")
        isFirst = true
        for part in assessment.adjustments {
            separate(&isFirst, &out)
            fragments.adjustments.copy(part.rule * 2 + (part.kind == .floor ? 0 : 1), to: &out)
            if showsScores {
                out.append(decimal: part.millibans)
                out.append(UInt8(ascii: "}"))
            }
        }
        out.append(UInt8(ascii: "]"))
    }

    private func writeOutcomes(_ outcomes: [RuleOutcome], to out: inout [UInt8]) {
        out.append(raw: ",\"outcomes\":{")
        fragments.listedRules.copyAll(of: outcomes, to: &out, under: fragments.outcomes, last: UInt8(ascii: "]")) {
            Int($0.rawValue)
        }
        out.append(UInt8(ascii: "}"))
    }

    private func writeUnknowns(_ unknowns: [UnknownSignal], to out: inout [UInt8]) {
        out.append(raw: ",\"unknowns\":{")
        var isFirst = true
        for reason in UnknownReason.allCases where unknowns.contains(where: { $0.reason == reason }) {
            separate(&isFirst, &out)
            fragments.unknowns.copy(Int(reason.rawValue), to: &out)
            fragments.listedSignals.copyAll(of: unknowns, to: &out) { _, unknown in
                unknown.reason == reason ? unknown.column : -1
            }
            closeList(&out)
        }
        out.append(UInt8(ascii: "}"))
    }

    /// Ends a list whose elements were each written with a comma behind them.
    private func closeList(_ out: inout [UInt8]) {
        if out.last == UInt8(ascii: ",") { out.removeLast() }
        out.append(UInt8(ascii: "]"))
    }

    private func writeNextChecks(_ checks: [NextCheck], to out: inout [UInt8]) {
        out.append(raw: ",\"nextChecks\":[")
        var isFirst = true
        for check in checks {
            separate(&isFirst, &out)
            out.append(raw: "{\"action\":")
            out.append(json: check.action)
            out.append(raw: ",\"signals\":[")
            fragments.listedSignals.copyAll(of: check.columns, to: &out) { _, column in column }
            closeList(&out)
            out.append(raw: ",\"cost\":\"")
            out.append(text: check.cost.word)
            out.append(UInt8(ascii: "\""))
            if showsScores {
                out.append(raw: ",\"reduction\":")
                out.append(decimal: check.reduction)
            }
            out.append(UInt8(ascii: "}"))
        }
        out.append(UInt8(ascii: "]"))
    }

    @inline(__always)
    private func separate(_ isFirst: inout Bool, _ out: inout [UInt8]) {
        if isFirst { isFirst = false } else { out.append(UInt8(ascii: ",")) }
    }
}
