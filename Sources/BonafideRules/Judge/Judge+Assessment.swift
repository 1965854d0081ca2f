package import BonafideCore

extension Judge {
    /// The complete result for one lane of the block judged last.
    ///
    /// - Parameters:
    ///   - id: The applicant's id in the export.
    ///   - origin: Where the record lay.
    ///   - lane: The lane of both blocks.
    ///   - block: The signals that were judged.
    ///   - judged: The results of judging them.
    ///   - sources: The reference sources of the run, as evidence numbers them.
    ///   - digest: SHA-256 of the canonical profile.
    ///   - droppedColumns: Columns of protected traits that were dropped at the door.
    package func assessment(
        id: String, origin: RecordOrigin, lane: Int, block: borrowing SignalBlock, judged: borrowing JudgedBlock,
        sources: [SourceStamp] = [], digest: String = "", droppedColumns: Int = 0
    ) -> Assessment {
        let parts = judged.memory.pointee.parts(judged.outcomes, block.view, lane: lane) {
            pattern($0, lane: lane, view: block.view, judged: judged)
        }
        judged.reasons.pointee.begin(
            view: block.view, labels: block.labels, lane: lane, origin: origin,
            evidence: block.evidence.indices.contains(lane) ? block.evidence[lane] : [], sources: sources)
        var assessment = Assessment(
            applicant: id, origin: origin, profileDigest: digest, score: judged.score(lane), band: judged.band(lane),
            isSettled: judged.isSettled(lane), outcomes: parts.outcomes, contributions: parts.contributions,
            adjustments: parts.adjustments, reasons: judged.reasons.pointee.reasons(parts.reasons),
            unknowns: parts.unknowns,
            nextChecks: parts.nextChecks, droppedColumns: droppedColumns)
        assessment.pattern = parts.number
        if let column = pack.pictureColumn, case .value(let label) = block.view.state(column: column, lane: lane),
            block.labels.indices.contains(Int(clamping: label))
        {
            assessment.activity = ActivityPicture(text: block.labels[Int(label)])
        }
        return assessment
    }

    /// What follows from outcomes and states alone.
    private func pattern(
        _ number: Int, lane: Int, view: SignalBlock.View, judged: borrowing JudgedBlock
    ) -> PatternParts {
        let outcomes = judged.outcomes(lane)
        var (contributions, adjustments) = judged.scoring.parts(lane: lane)
        for place in contributions.indices {
            let part = contributions[place]
            contributions[place] = Contribution(rule: pack.scored[part.rule], millibans: part.millibans)
        }
        contributions.sort { a, b in
            a.millibans.magnitude != b.millibans.magnitude
                ? a.millibans.magnitude > b.millibans.magnitude : a.rule < b.rule
        }
        adjustments = adjustments.map {
            Adjustment(kind: $0.kind, rule: pack.scored[$0.rule], millibans: $0.millibans)
        }
        let score = judged.score(lane)
        let checks =
            score.high > score.low
            ? nextChecks.checks(pack, outcomes, judged.scoring.rows(lane: lane), view, lane, score) : []
        return PatternParts(
            number: number, outcomes: outcomes, contributions: contributions, adjustments: adjustments,
            unknowns: unknowns(outcomes, view, lane), nextChecks: checks)
    }

    /// The signals that unknown rules wait for, by column.
    private func unknowns(_ outcomes: [RuleOutcome], _ view: SignalBlock.View, _ lane: Int) -> [UnknownSignal] {
        guard outcomes.contains(.unknown) else { return [] }
        return pack.readColumns.compactMap { column in
            var reason = UnknownReason.notApplicable
            switch view.state(column: column, lane: lane) {
            case .value: return nil
            case .unknown(let why): reason = why
            case .absent: break
            }
            // Mostly all rules that read a column wait for it; one list of them serves all applicants.
            let readers = readers[column]
            let waiting =
                readers.allSatisfy { outcomes[$0] == .unknown }
                ? readers : readers.filter { outcomes[$0] == .unknown }
            return waiting.isEmpty ? nil : UnknownSignal(column: column, reason: reason, rules: waiting)
        }
    }
}
