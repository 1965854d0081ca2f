internal import BonafideCore
internal import Foundation

/// Cleared and confirmed applicants by the rules that fired for them; unknown counts as not fired.
struct TuningSample: Sendable {
    let names: [String]
    /// The weights in the pack, in millibans.
    let weights: [Millibans]
    /// Why a weight must stay, or empty.
    let kept: [String]
    let firing: [[Int]]
    let labels: [Bool]
    /// The group each applicant belongs to; its own id where there is none.
    let groups: [String]
    let times: [String]
    /// How often each applicant counts, from the label file; mostly 1.
    let shares: [Double]
    private let pack: RulePack

    init(_ table: OutcomeTable, _ entries: LabelTable, _ pack: RulePack) {
        self.pack = pack
        let (rows, _) = table.rows(for: pack)
        let scored = pack.scored.filter { pack.rules[$0].file.weight != 0 }
        let places = scored.map { number in pack.judged.firstIndex(of: number).map { rows[$0] } ?? -1 }
        names = scored.map { pack.rules[$0].file.id }
        weights = scored.map { pack.rules[$0].file.weight }
        kept = zip(scored, places).map { number, row in
            let rule = pack.rules[number]
            if rule.file.isLocked { return "locked" }
            if rule.floor != nil || rule.ceiling != nil { return "has a bound" }
            return row < 0 ? "not recorded" : ""
        }
        var (firing, labels, groups, times, shares) = ([[Int]](), [Bool](), [String](), [String](), [Double]())
        for (applicant, id) in table.ids.enumerated() {
            guard let entry = entries.entries[id], entry.label == .confirmed || entry.label == .cleared else {
                continue
            }
            firing.append(
                places.indices.filter {
                    places[$0] >= 0 && table.outcome(rule: places[$0], applicant: applicant) == .fired
                })
            labels.append(entry.label == .confirmed)
            groups.append(entry.group.isEmpty ? "id:" + id : entry.group)
            times.append(entry.at)
            shares.append(entry.weight)
        }
        (self.firing, self.labels, self.groups, self.times, self.shares) = (firing, labels, groups, times, shares)
    }

    var positives: Int { labels.count { $0 } }
    var free: [Int] { kept.indices.filter { kept[$0].isEmpty } }

    /// All applicants, equal ones counted together.
    var all: FiringRows { FiringRows(names: names, firing: firing, labels: labels, weights: shares) }

    private func rows(_ applicants: [Int], _ weights: [Double]? = nil) -> FiringRows {
        FiringRows(
            names: names, firing: applicants.map { firing[$0] }, labels: applicants.map { labels[$0] },
            weights: zip(applicants, weights ?? applicants.map { _ in 1 }).map { shares[$0] * $1 })
    }

    func problem(_ rows: FiringRows, _ penalty: Double, _ isLasso: Bool) -> SignedLogistic.Problem {
        SignedLogistic.Problem(
            rows: rows, signs: weights.map { $0 > 0 ? .positive : .negative },
            fixed: zip(weights, kept).map { $1.isEmpty ? nil : Double($0) / Tuning.millibansPerNat },
            ridge: isLasso ? 0 : penalty, lasso: isLasso ? penalty : 0)
    }

    func counts(_ feature: Int) -> (Int, Int) {
        var (hits, alarms) = (0, 0)
        for (row, fired) in firing.enumerated() where fired.contains(feature) {
            if labels[row] { hits += 1 } else { alarms += 1 }
        }
        return (hits, alarms)
    }

    // MARK: - Cross-validation

    /// The part each applicant belongs to: whole groups together, or stretches of time.
    func folds(_ options: Tuning.Options) -> [Int] {
        let count = max(2, options.folds)
        if options.splitsByTime {
            let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
            var folds = [Int](repeating: 0, count: times.count)
            for (place, applicant) in order.enumerated() { folds[applicant] = place * count / max(1, order.count) }
            return folds
        }
        return groups.map { group in
            // FNV-1a over the group's name, mixed with the seed: the same on every machine.
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for byte in group.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            var numbers = SeededNumbers(seed: options.seed, stream: hash)
            return numbers.below(count)
        }
    }

    func crossValidation(_ options: Tuning.Options) async -> [Tuning.Trial] {
        let folds = folds(options)
        let count = (folds.max() ?? 0) + 1
        let parts = (0..<count).compactMap { fold -> (train: FiringRows, test: [Int])? in
            let test = folds.indices.filter { folds[$0] == fold }
            let train = folds.indices.filter { folds[$0] != fold }
            guard !test.isEmpty, train.contains(where: { labels[$0] }), train.contains(where: { !labels[$0] }) else {
                return nil
            }
            return (rows(train), test)
        }
        return await withTaskGroup(of: (Int, Tuning.Trial).self) { group in
            for (index, penalty) in Tuning.penalties.enumerated() {
                group.addTask { (index, trial(penalty, parts, options)) }
            }
            var trials: [Int: Tuning.Trial] = [:]
            for await (index, trial) in group { trials[index] = trial }
            return trials.keys.sorted().compactMap { trials[$0] }
        }
    }

    private func trial(
        _ penalty: Double, _ parts: [(train: FiringRows, test: [Int])], _ options: Tuning.Options
    ) -> Tuning.Trial {
        let losses = parts.map { part -> Double in
            let fit = SignedLogistic(problem(part.train, penalty, options.isLasso))
            let sum = part.test.reduce(0.0) { sum, applicant in
                let z = fit.logOdds(firing[applicant])
                return sum + shares[applicant] * (log1p(exp(-abs(z))) + max(0, labels[applicant] ? -z : z))
            }
            return sum / max(.leastNonzeroMagnitude, part.test.reduce(0.0) { $0 + shares[$1] })
        }
        let mean = losses.reduce(0, +) / Double(max(1, losses.count))
        let squares = losses.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
        let spread = losses.count > 1 ? (squares / Double(losses.count - 1) / Double(losses.count)).squareRoot() : 0
        return Tuning.Trial(penalty: penalty, loss: mean, deviation: spread)
    }

    /// The deviation of each weight over resamples of whole groups, in nats.
    func deviations(_ penalty: Double, _ options: Tuning.Options, around fit: SignedLogistic) async -> [Double] {
        guard options.resamples > 1 else { return weights.map { _ in .nan } }
        let names = Array(Set(groups)).sorted()
        let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let member = groups.map { number[$0] ?? 0 }
        let fits = await withTaskGroup(of: (Int, [Double]).self) { group in
            for resample in 0..<options.resamples {
                group.addTask {
                    let counts = Bootstrap.counts(names.count, seed: options.seed, resample: resample)
                    let chosen = labels.indices.filter { counts[member[$0]] > 0 }
                    let rows = rows(chosen, chosen.map { Double(counts[member[$0]]) })
                    return (resample, SignedLogistic(problem(rows, penalty, options.isLasso), start: fit).weights)
                }
            }
            var fits: [Int: [Double]] = [:]
            for await (resample, weights) in group { fits[resample] = weights }
            return fits.keys.sorted().compactMap { fits[$0] }
        }
        return weights.indices.map { feature in
            let values = fits.map { $0[feature] }
            let mean = values.reduce(0, +) / Double(values.count)
            return (values.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
        }
    }

    // MARK: - What came out

    private func scores(_ weights: [Double]) -> [Double] { firing.map { $0.reduce(0.0) { $0 + weights[$1] } } }

    func area(_ weights: [Double]) -> Double {
        RankedScores(scores: scores(weights), labels: labels).areaUnderROC.value
    }

    /// Logistic regression of the labels on the score alone: slope 1 and intercept 0 where it is calibrated.
    func calibration(_ weights: [Millibans], prior: Millibans) -> (slope: Double, intercept: Double) {
        let scale = Tuning.millibansPerNat
        let scores = scores(weights.map { Double($0) }).map { ($0 + Double(prior)) / scale }
        var (slope, intercept) = (1.0, 0.0)
        for _ in 0..<50 {
            var (g0, g1, h00, h01, h11) = (0.0, 0.0, 1e-9, 0.0, 1e-9)
            for (score, label) in zip(scores, labels) {
                let z = intercept + slope * score
                let p = 1 / (1 + exp(-max(-500, min(500, z))))
                let (gap, curve) = (p - (label ? 1 : 0), p * (1 - p))
                g0 += gap
                g1 += gap * score
                h00 += curve
                h01 += curve * score
                h11 += curve * score * score
            }
            let determinant = h00 * h11 - h01 * h01
            guard abs(determinant) > 1e-12 else { break }
            let (d0, d1) = ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant)
            intercept -= d0
            slope -= d1
            if abs(d0) + abs(d1) < 1e-10 { break }
        }
        return (slope, intercept)
    }

    func warnings(_ tuned: [Tuning.Weight]) -> [String] {
        var warnings: [String] = []
        let decays =
            pack.settings.within < 1024 || pack.settings.across < 1024
            || pack.settings.groups.values.contains { ($0.within ?? 1024) < 1024 }
        if decays {
            warnings.append(
                "Tuned weights already share what correlated rules know; the pack still decays them. Set `within: 1` and "
                    + "`across: 1` and say `weights: tuned` in the pack file, or the scores will be too low.")
        }
        let zeroed = tuned.filter { $0.kept.isEmpty && $0.after == 0 }.map(\.id)
        if !zeroed.isEmpty {
            warnings.append(
                "These rules add nothing beside the others, or point the other way: \(zeroed.joined(separator: ", ")).")
        }
        let rare = tuned.filter { $0.kept.isEmpty && $0.positives + $0.negatives < 10 }.map(\.id)
        if !rare.isEmpty {
            warnings.append("Fired for fewer than 10 labelled applicants: \(rare.joined(separator: ", ")).")
        }
        return warnings
    }
}
