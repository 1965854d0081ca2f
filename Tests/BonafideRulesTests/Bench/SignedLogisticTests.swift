import BonafideArchive
import BonafideRules
import Foundation
import Testing

/// Fits reach the optimum other solvers reach, on tables of real decisions.
@Suite struct SignedLogisticTests {
    struct Baselines: Decodable {
        /// Features that speak against fraud.
        let mitigating: [String]
        let fits: [String: Baseline]
    }

    struct Baseline: Decodable {
        let objective: Double
        let auc: Double
        let pr_auc: Double
        let ks: Double
        let logloss: Double
        let brier: Double
        let recall_at_fpr1: Double
        let recall_at_fpr5: Double
    }

    struct Table {
        var names: [String] = []
        var train: (firing: [[Int]], labels: [Bool]) = ([], [])
        var test: (firing: [[Int]], labels: [Bool]) = ([], [])

        init(_ text: String) {
            let lines = text.split(separator: "\n")
            let heading = lines.first.map { $0.split(separator: ",").map(String.init) } ?? []
            names = Array(heading.dropFirst().dropLast(2))
            for line in lines.dropFirst() {
                let fields = line.split(separator: ",", omittingEmptySubsequences: false)
                guard fields.count == heading.count else { continue }
                let fired = names.indices.filter { fields[$0 + 1] == "1" }
                let label = fields[fields.count - 2] == "1"
                if fields.last == "train" {
                    train.firing.append(fired)
                    train.labels.append(label)
                } else {
                    test.firing.append(fired)
                    test.labels.append(label)
                }
            }
        }
    }

    /// The bundled table, and those of the folder of unseen cases.
    static func tables() throws -> [(name: String, table: Table)] {
        var files = [FixtureFolder.url("tuning/german_credit.csv")]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: extra)) ?? []
            files += names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz") }.sorted().map {
                URL(filePath: extra).appending(path: $0)
            }
        }
        return try files.compactMap { file in
            var bytes = Array(try Data(contentsOf: file))
            if file.pathExtension == "gz" {
                bytes = bytes.withUnsafeBytes { Inflater.inflate($0, as: .gzip, limit: 1 << 28).bytes }
            }
            let name = file.lastPathComponent.replacing(".gz", with: "").replacing(".csv", with: "")
            let table = Table(String(decoding: bytes, as: UTF8.self))
            return table.train.labels.isEmpty ? nil : (name, table)
        }
    }

    static func fit(
        _ table: Table, ridge: Double, isSigned: Bool, mitigating: [String] = []
    ) -> SignedLogistic {
        let rows = FiringRows(names: table.names, firing: table.train.firing, labels: table.train.labels)
        let signs = table.names.map { name -> SignedLogistic.Sign in
            isSigned ? (mitigating.contains(name) ? .negative : .positive) : .free
        }
        return SignedLogistic(SignedLogistic.Problem(rows: rows, signs: signs, ridge: ridge))
    }

    @Test func reachTheOptimum() throws {
        let data = try Data(contentsOf: FixtureFolder.url("tuning/baselines.json"))
        let baselines = try JSONDecoder().decode([String: Baselines].self, from: data)
        for (name, table) in try Self.tables() {
            guard let wanted = baselines[name] else { continue }
            for (kind, baseline) in wanted.fits.sorted(by: { $0.key < $1.key }) {
                let fit = Self.fit(
                    table, ridge: kind.hasSuffix("_10") ? 10 : 1, isSigned: kind.hasPrefix("signed"),
                    mitigating: wanted.mitigating)
                #expect(abs(fit.objective - baseline.objective) <= 1e-6 * baseline.objective, "\(name) \(kind)")
                let scores = table.test.firing.map { fit.logOdds($0) }
                let ranked = RankedScores(scores: scores, labels: table.test.labels)
                #expect(abs(ranked.areaUnderROC.value - baseline.auc) <= 1e-5, "AUC of \(name) \(kind)")
                #expect(abs(ranked.averagePrecision - baseline.pr_auc) <= 1e-4, "\(name) \(kind)")
                #expect(abs(ranked.largestGap.gap - baseline.ks) <= 1e-4, "\(name) \(kind)")
                #expect(abs(ranked.recall(atFalsePositiveRate: 0.01) - baseline.recall_at_fpr1) <= 1e-4)
                #expect(abs(ranked.recall(atFalsePositiveRate: 0.05) - baseline.recall_at_fpr5) <= 1e-4)
                let chances = scores.map { 1 / (1 + exp(-$0)) }
                #expect(abs(ProbabilityMetrics.logLoss(chances, table.test.labels) - baseline.logloss) <= 1e-5)
                #expect(abs(ProbabilityMetrics.brierScore(chances, table.test.labels) - baseline.brier) <= 1e-5)
            }
        }
    }

    @Test func signsHold() throws {
        let table = try #require(try Self.tables().first?.table)
        let fit = Self.fit(table, ridge: 1, isSigned: true)
        #expect(fit.weights.allSatisfy { $0 >= 0 })
        #expect(fit.steps < 30)
        let rows = FiringRows(names: table.names, firing: table.train.firing, labels: table.train.labels)
        let negative = SignedLogistic(
            SignedLogistic.Problem(rows: rows, signs: table.names.map { _ in .negative }, ridge: 1))
        #expect(negative.weights.allSatisfy { $0 <= 0 })
        var fixed = [Double?](repeating: nil, count: table.names.count)
        fixed[2] = 0.75
        let held = SignedLogistic(
            SignedLogistic.Problem(rows: rows, signs: table.names.map { _ in .positive }, fixed: fixed, ridge: 1))
        #expect(held.weights[2] == 0.75)
        let sparse = SignedLogistic(
            SignedLogistic.Problem(rows: rows, signs: table.names.map { _ in .positive }, ridge: 0, lasso: 20))
        #expect(sparse.weights.count { $0 == 0 } > fit.weights.count { $0 == 0 })
    }

    @Test func equalRowsAreCountedTogether() {
        let rows = FiringRows(
            names: ["a", "b"], firing: [[0], [0], [1], [], [0]], labels: [true, false, true, false, true])
        #expect(rows.count == 3)
        #expect(rows.positives == [2, 1, 0] && rows.negatives == [1, 0, 1])
    }
}
