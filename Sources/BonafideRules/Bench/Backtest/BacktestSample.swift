internal import BonafideCore

/// Applicants with labels and scores, and everything that is counted over them.
struct BacktestSample: Sendable {
    let table: OutcomeTable
    let column: LabelTable.Column
    let scores: BacktestScores
    let pack: RulePack
    /// Cleared and confirmed applicants by score.
    let ranked: RankedScores

    init(table: OutcomeTable, column: LabelTable.Column, scores: BacktestScores, pack: RulePack) {
        self.table = table
        self.column = column
        self.scores = scores
        self.pack = pack
        var counts: [Int32: (Int, Int)] = [:]
        for (index, label) in column.labels.enumerated() {
            switch label {
            case .confirmed: counts[scores.totals[index], default: (0, 0)].0 += 1
            case .cleared: counts[scores.totals[index], default: (0, 0)].1 += 1
            default: continue
            }
        }
        ranked = RankedScores(
            steps: counts.keys.sorted(by: >).map {
                let both = counts[$0] ?? (0, 0)
                return RankedScores.Step(score: Double($0), positives: both.0, negatives: both.1)
            })
    }

    var labels: [ReviewLabel] { column.labels }

    var split: Backtest.Split {
        var split = Backtest.Split()
        for label in labels { split.count(label) }
        return split
    }

    var bandRows: [Backtest.BandRow] {
        var splits = pack.card.bands.map { _ in Backtest.Split() }
        for (index, label) in labels.enumerated() {
            splits[pack.card.band(of: Millibans(scores.totals[index]))].count(label)
        }
        return zip(pack.card.bands, splits).map { Backtest.BandRow(name: $0.name, split: $1) }
    }

    /// The first band above the lowest: where a person is asked to look.
    var alarm: Millibans { pack.card.bands.compactMap(\.from).first ?? 0 }

    private func probability(_ total: Double) -> Double {
        Double(Probability.partsPerMillion(Millibans(total))) / 1_000_000
    }

    func metrics(capacity: Int) -> Backtest.Metrics {
        let losses = ranked.losses(probability)
        return Backtest.Metrics(
            areaUnderROC: ranked.areaUnderROC, averagePrecision: ranked.averagePrecision,
            largestGap: ranked.largestGap.gap, brier: losses.brier, logLoss: losses.logLoss,
            calibrationError: ProbabilityMetrics.calibrationError(calibration),
            recallAtOnePercent: ranked.recall(atFalsePositiveRate: 0.01),
            recallAtFivePercent: ranked.recall(atFalsePositiveRate: 0.05),
            precisionAtCapacity: ranked.precision(atCapacity: capacity))
    }

    /// The ranking by the weights of the label file, or nothing where they are all 1.
    var weighted: Backtest.Weighted? {
        guard !column.weights.isEmpty else { return nil }
        var sums: [Int32: (positives: Double, negatives: Double)] = [:]
        for (index, label) in labels.enumerated() where label == .confirmed || label == .cleared {
            if label == .confirmed {
                sums[scores.totals[index], default: (0, 0)].positives += column.weights[index]
            } else {
                sums[scores.totals[index], default: (0, 0)].negatives += column.weights[index]
            }
        }
        var (hits, alarms, wins) = (0.0, 0.0, 0.0)
        var atAlarm = (hits: 0.0, alarms: 0.0)
        for score in sums.keys.sorted(by: >) {
            let sum = sums[score] ?? (0, 0)
            wins += sum.negatives * (hits + sum.positives / 2)
            hits += sum.positives
            alarms += sum.negatives
            if Millibans(score) >= alarm { atAlarm = (hits, alarms) }
        }
        return Backtest.Weighted(
            areaUnderROC: wins / (hits * alarms), recall: atAlarm.hits / hits,
            precision: atAlarm.hits / (atAlarm.hits + atAlarm.alarms))
    }

    var calibration: [ProbabilityMetrics.Bin] { ranked.calibration(probability) }

    /// Every 5 points of the display score and the start of every band.
    var thresholds: [Backtest.Threshold] {
        var totals = Set(stride(from: Millibans(-3000), through: 3000, by: 300))
        let bands = Dictionary(pack.card.bands.compactMap { band in band.from.map { ($0, band.name) } }) { a, _ in a }
        totals.formUnion(bands.keys)
        let sorted = scores.totals.sorted()
        return totals.sorted(by: >).map { total in
            let point = ranked.point(atLeast: Double(total))
            // Applicants at or above the threshold, by binary search.
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if Millibans(sorted[middle]) < total { low = middle + 1 } else { high = middle }
            }
            return Backtest.Threshold(
                total: total, display: Score.display(total), band: bands[total] ?? "", flagged: sorted.count - low,
                recall: point.truePositiveRate, falsePositiveRate: point.falsePositiveRate, precision: point.precision)
        }
    }

    var histogram: [Backtest.Split] {
        var bins = [Backtest.Split](repeating: Backtest.Split(), count: 21)
        for (index, label) in labels.enumerated() {
            bins[min(20, Score.display(Millibans(scores.totals[index])) / 5)].count(label)
        }
        return bins
    }

    // MARK: - Drift and warnings

    private func counts(_ isIn: (Int) -> Bool) -> (inside: [Int], outside: [Int]) {
        var (inside, outside) = ([Int](repeating: 0, count: 21), [Int](repeating: 0, count: 21))
        for index in scores.totals.indices {
            let bin = min(20, Score.display(Millibans(scores.totals[index])) / 5)
            if isIn(index) { inside[bin] += 1 } else { outside[bin] += 1 }
        }
        return (inside, outside)
    }

    /// The later half against the earlier one, and each input file against the others.
    var drift: [Drift] {
        var drift: [Drift] = []
        var reviews = [Int](repeating: 0, count: column.moments.count)
        for time in column.times { reviews[Int(time)] += 1 }
        let dated = table.count - reviews[0]
        if dated >= 100 {
            // The moment the middle one of all dated reviews fell on.
            let order = column.moments.indices.dropFirst().sorted { column.moments[$0] < column.moments[$1] }
            var seen = 0
            let middle = order.first { number in
                seen += reviews[number]
                return seen > dated / 2
            }
            let isEarly = column.moments.map { middle.map { column.moments[$0] } ?? "" > $0 }
            var before = [Int](repeating: 0, count: 21)
            var after = before
            for (index, time) in column.times.enumerated() where time > 0 {
                let bin = min(20, Score.display(Millibans(scores.totals[index])) / 5)
                if isEarly[Int(time)] { before[bin] += 1 } else { after[bin] += 1 }
            }
            drift.append(
                Drift(
                    name: "later half against earlier half", applicants: after.reduce(0, +),
                    index: ShareMetrics.stability(before, after)))
        }
        guard table.inputs.count > 1 else { return drift }
        for (number, name) in table.inputs.enumerated() {
            let (inside, outside) = counts { Int(table.files[$0]) == number }
            drift.append(
                Drift(
                    name: "\(name) against the others", applicants: inside.reduce(0, +),
                    index: ShareMetrics.stability(outside, inside)))
        }
        return drift
    }

    var warnings: [String] {
        var warnings: [String] = []
        let split = split
        let labelled = split.confirmed + split.cleared
        if labelled == 0 {
            warnings.append("No applicant of the export has a label, so nothing can be measured.")
        } else if split.confirmed == 0 || split.cleared == 0 {
            warnings.append("All labels are of one kind, so no ranking can be measured.")
        } else if split.confirmed < 30 {
            warnings.append("Only \(split.confirmed) confirmed cases: every figure below is uncertain.")
        }
        if !scores.stale.isEmpty {
            warnings.append(
                "Not recorded with their present condition, so counted as unknown: "
                    + scores.stale.joined(separator: ", ") + ".")
        }
        let rows = bandRows.filter { $0.split.total > 0 }
        if let first = rows.first, let last = rows.last, first.name != last.name {
            let (a, b) = (reviewed(first.split), reviewed(last.split))
            if a < b / 2 {
                warnings.append(
                    "Labels are selective: \(percent(a)) of the band \(first.name) were reviewed and \(percent(b)) of "
                        + "\(last.name). Fraud nobody looked for counts as if it did not exist, so precision is fair "
                        + "and recall is too high; review a random sample of low scores to measure both.")
            }
        }
        return warnings
    }

    private func reviewed(_ split: Backtest.Split) -> Double {
        Double(split.confirmed + split.cleared + split.unresolved) / Double(max(1, split.total))
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
