internal import Foundation

/// Logistic regression whose weights keep the sign their rules have.
///
/// Minimises `Σ log-loss + λ₂/2·‖w‖² + λ₁·‖w‖₁` with a free intercept and `sign·w ≥ 0` for every weight, by projected
/// Newton steps (Bertsekas 1982): weights held at 0 by their sign are left out of the step, the others take the full
/// Newton step along the projection arc, halved until the objective falls. With signs the L1 term is linear, so both
/// penalties are smooth. Units are nats.
package struct SignedLogistic: Sendable {
    /// How a weight may move.
    package enum Sign: Int, Sendable { case negative = -1, free = 0, positive = 1 }

    /// What is minimised.
    package struct Problem: Sendable {
        package var rows: FiringRows
        package var signs: [Sign]
        /// Weights that are given and stay as they are, in nats; nothing where the weight is to be found.
        package var fixed: [Double?]
        package var ridge: Double
        package var lasso: Double

        package init(rows: FiringRows, signs: [Sign], fixed: [Double?]? = nil, ridge: Double = 1, lasso: Double = 0) {
            self.rows = rows
            self.signs = signs
            self.fixed = fixed ?? signs.map { _ in nil }
            self.ridge = ridge
            self.lasso = lasso
        }
    }

    /// Log-odds of an applicant for whom nothing fired.
    package private(set) var intercept = 0.0
    /// Weights in nats.
    package private(set) var weights: [Double]
    /// What was reached.
    package private(set) var objective = Double.infinity
    /// Steps that were taken.
    package private(set) var steps = 0

    private let features: [[Int32]]

    /// Finds the minimum.
    package init(_ problem: Problem, start: SignedLogistic? = nil, limit: Int = 100) {
        let rows = problem.rows
        features = (0..<rows.count).map { rows.features($0).map(Int32.init) }
        weights = problem.signs.map { _ in 0 }
        let (hits, misses) = (rows.positives.reduce(0, +), rows.negatives.reduce(0, +))
        intercept = start?.intercept ?? log((hits + 0.5) / (misses + 0.5))
        for index in weights.indices {
            weights[index] = Self.projected(problem.fixed[index] ?? start?.weights[index] ?? 0, problem, index)
        }
        objective = value(problem, intercept, weights)
        for _ in 0..<limit {
            guard step(problem) else { break }
            steps += 1
        }
    }

    private static func projected(_ weight: Double, _ problem: Problem, _ index: Int) -> Double {
        if let fixed = problem.fixed[index] { return fixed }
        switch problem.signs[index] {
        case .free: return weight
        case .positive: return max(0, weight)
        case .negative: return min(0, weight)
        }
    }

    /// The log-odds of a row of features.
    package func logOdds(_ fired: [Int]) -> Double { fired.reduce(intercept) { $0 + weights[$1] } }

    private func value(_ problem: Problem, _ intercept: Double, _ weights: [Double]) -> Double {
        var sum = 0.0
        for row in features.indices {
            var z = intercept
            for feature in features[row] { z += weights[Int(feature)] }
            // log(1 + e^z) without overflow.
            let soft = z > 0 ? z + log1p(exp(-z)) : log1p(exp(z))
            sum += problem.rows.positives[row] * (soft - z) + problem.rows.negatives[row] * soft
        }
        for (index, weight) in weights.enumerated() where problem.fixed[index] == nil {
            sum += problem.ridge / 2 * weight * weight + problem.lasso * abs(weight)
        }
        return sum
    }

    /// One projected Newton step; false where nothing is to be gained any more.
    private mutating func step(_ problem: Problem) -> Bool {
        let size = weights.count + 1
        var gradient = [Double](repeating: 0, count: size)
        var hessian = [Double](repeating: 0, count: size * size)
        accumulate(problem, &gradient, &hessian)
        for index in weights.indices where problem.fixed[index] == nil {
            gradient[index + 1] +=
                problem.ridge * weights[index] + problem.lasso * Double(problem.signs[index].rawValue)
            hessian[(index + 1) * size + index + 1] += problem.ridge
        }
        let free = [0] + weights.indices.filter { isFree(problem, $0, gradient[$0 + 1]) }.map { $0 + 1 }
        guard free.contains(where: { abs(gradient[$0]) > 1e-9 }),
            let direction = Self.solve(hessian, gradient, free, size)
        else { return false }
        var scale = 1.0
        for _ in 0..<40 {
            var trial = weights
            for (place, index) in free.enumerated() where index > 0 {
                trial[index - 1] = Self.projected(weights[index - 1] - scale * direction[place], problem, index - 1)
            }
            let shifted = intercept - scale * direction[0]
            let reached = value(problem, shifted, trial)
            if reached < objective {
                let gain = objective - reached
                (intercept, weights, objective) = (shifted, trial, reached)
                return gain > 1e-13 * max(1, abs(reached))
            }
            scale /= 2
        }
        return false
    }

    /// Whether a weight may move: not given, and not held at 0 by its sign.
    private func isFree(_ problem: Problem, _ index: Int, _ slope: Double) -> Bool {
        guard problem.fixed[index] == nil else { return false }
        switch problem.signs[index] {
        case .free: return true
        case .positive: return weights[index] > 0 || slope < 0
        case .negative: return weights[index] < 0 || slope > 0
        }
    }

    private func accumulate(_ problem: Problem, _ gradient: inout [Double], _ hessian: inout [Double]) {
        let size = gradient.count
        for row in features.indices {
            var z = intercept
            for feature in features[row] { z += weights[Int(feature)] }
            let p = z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z))
            let total = problem.rows.positives[row] + problem.rows.negatives[row]
            let slope = total * p - problem.rows.positives[row]
            let curve = total * p * (1 - p)
            gradient[0] += slope
            hessian[0] += curve
            let list = features[row]
            for (place, one) in list.enumerated() {
                let i = Int(one) + 1
                gradient[i] += slope
                hessian[i] += curve
                let base = i * size
                for other in list[place...] { hessian[base + Int(other) + 1] += curve }
            }
        }
    }

    /// Solves for the free variables by Cholesky's method; a tiny ridge keeps the matrix positive. Only the upper
    /// triangle of the matrix is filled.
    private static func solve(_ matrix: [Double], _ right: [Double], _ free: [Int], _ size: Int) -> [Double]? {
        let n = free.count
        var lower = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in 0...i {
                let (a, b) = (min(free[i], free[j]), max(free[i], free[j]))
                var sum = matrix[a * size + b] + (i == j ? 1e-10 : 0)
                for k in 0..<j { sum -= lower[i * n + k] * lower[j * n + k] }
                if i == j {
                    guard sum > 0 else { return nil }
                    lower[i * n + i] = sum.squareRoot()
                } else {
                    lower[i * n + j] = sum / lower[j * n + j]
                }
            }
        }
        var solution = free.map { right[$0] }
        for i in 0..<n {
            for k in 0..<i { solution[i] -= lower[i * n + k] * solution[k] }
            solution[i] /= lower[i * n + i]
        }
        for i in stride(from: n - 1, through: 0, by: -1) {
            for k in i + 1..<n { solution[i] -= lower[k * n + i] * solution[k] }
            solution[i] /= lower[i * n + i]
        }
        return solution
    }
}
