/// Why bytes are not an activity model.
public enum ActivityModelError: Error, Equatable, Sendable {
    /// The file does not begin with the mark of this format and version.
    case notAModel
    /// The file ends early or has bytes left over.
    case wrongLength(expected: Int, found: Int)
    /// A count is outside what the format allows.
    case outOfRange(String)
}

extension ActivityModelError: CustomStringConvertible {
    /// One line for a person.
    public var description: String {
        switch self {
        case .notAModel: "not an activity model (expected the mark BFACT001)"
        case .wrongLength(let expected, let found): "activity model has \(found) bytes, expected \(expected)"
        case .outOfRange(let what): "activity model is damaged: \(what) is out of range"
        }
    }
}

/// A clock an author may live by: a standard offset and the family of its daylight-saving rules.
public struct ClockHypothesis: Hashable, Sendable {
    /// Standard offset in half hours east of UTC, -22...25.
    public let halfHours: Int
    /// Daylight-saving rules.
    public let family: DaylightFamily
}

/// The trained reader of activity times: weights, hypotheses and daylight-saving dates.
///
/// Method: each hypothesis shifts the week histogram into local time, the day profiles of working days
/// and weekend are scored by a small network, and a softmax over hypotheses gives the posterior under a
/// flat prior on offsets. docs/activity-model.md tells what it was trained on and how far to trust it.
public struct ActivityModel: Sendable {
    /// Inputs of the network: two smoothed day profiles as shares and as logarithms, and the sample size.
    static let inputs = 193
    static let hidden1 = 64
    static let hidden2 = 32

    /// One copy of the network, laid out for the evaluator.
    struct Copy: Sendable {
        /// First layer without the sample-size row, in tiles of 4 outputs: [tile][input][4].
        var first: [Float]
        /// The sample-size row.
        var sizeRow: [Float]
        var firstBias: [Float]
        /// Second layer in tiles of 4 outputs: [tile][input][4].
        var second: [Float]
        var secondBias: [Float]
        var third: [Float]
        var thirdBias: Float
    }

    /// The clocks that are compared.
    public let hypotheses: [ClockHypothesis]
    let copies: [Copy]
    let calendars: [DaylightCalendar]
    /// Scores are divided by this before the softmax.
    let temperature: Double
    /// Weights of the daylight-saving evidence: constant, network, season shift.
    let daylightWeights: [Double]
    /// log(1 + k/9) for whole k.
    let logarithms: [Float]

    /// Reads the file `Rules/reference/activity-model.bin`.
    public init(_ bytes: [UInt8]) throws(ActivityModelError) {
        var reader = ModelReader(bytes: bytes)
        guard reader.mark() == Array("BFACT001".utf8) else { throw .notAModel }
        let copyCount = try reader.count(in: 1...8, "number of copies")
        temperature = Double(try reader.float())
        daylightWeights = [Double(try reader.float()), Double(try reader.float()), Double(try reader.float())]
        let hypothesisCount = try reader.count(in: 1...128, "number of hypotheses")
        var hypotheses: [ClockHypothesis] = []
        for _ in 0..<hypothesisCount {
            let halfHours = try reader.count(in: 0...47, "offset") - 22
            guard let family = DaylightFamily(rawValue: UInt8(try reader.count(in: 0...4, "family"))) else {
                throw .outOfRange("family")
            }
            hypotheses.append(ClockHypothesis(halfHours: halfHours, family: family))
        }
        var calendars: [DaylightCalendar] = []
        for _ in 1..<DaylightFamily.allCases.count {
            let begins = try reader.count(in: 0...1, "season")
            let length = try reader.count(in: 1...200, "number of clock changes")
            var starts: [Int64] = []
            for _ in 0..<length { starts.append(Int64(try reader.word())) }
            calendars.append(DaylightCalendar(starts: starts, beginsAhead: begins == 1))
        }
        var copies: [Copy] = []
        for _ in 0..<copyCount { copies.append(try reader.copy()) }
        guard reader.isAtEnd else { throw .wrongLength(expected: reader.position, found: bytes.count) }
        guard temperature > 0 else { throw .outOfRange("temperature") }
        self.hypotheses = hypotheses
        self.calendars = calendars
        self.copies = copies
        logarithms = (0..<4096).map { Float(Elementary.logarithm(1 + Double($0) / 9)) }
    }

    /// log(1 + k/9) for a smoothed count of k ninths.
    @inline(__always)
    func logarithm(ninths k: Int) -> Float {
        k < logarithms.count ? logarithms[k] : Float(Elementary.logarithm(1 + Double(k) / 9))
    }

    /// For each family after `none`, whether its clocks are ahead at a moment, as bits.
    func seasons(at seconds: Int64) -> Int {
        var bits = 0
        for (index, calendar) in calendars.enumerated() where calendar.isAhead(at: seconds) { bits |= 1 << index }
        return bits
    }
}

/// Takes little-endian numbers from a model file.
private struct ModelReader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func mark() -> [UInt8] {
        guard bytes.count >= 8 else { return [] }
        position = 8
        return Array(bytes[..<8])
    }

    mutating func word() throws(ActivityModelError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw .wrongLength(expected: position + 4, found: bytes.count) }
        defer { position += 4 }
        return (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
    }

    mutating func float() throws(ActivityModelError) -> Float {
        let value = Float(bitPattern: try word())
        guard value.isFinite else { throw .outOfRange("a weight") }
        return value
    }

    mutating func count(in range: ClosedRange<Int>, _ what: String) throws(ActivityModelError) -> Int {
        let value = Int(try word())
        guard range.contains(value) else { throw .outOfRange(what) }
        return value
    }

    /// Weights, kept in half precision.
    mutating func weights(_ count: Int) throws(ActivityModelError) -> [Float] {
        guard position + 2 * count <= bytes.count else {
            throw .wrongLength(expected: position + 2 * count, found: bytes.count)
        }
        var values: [Float] = []
        values.reserveCapacity(count)
        for _ in 0..<count {
            let value = Self.single(UInt16(bytes[position]) | UInt16(bytes[position + 1]) << 8)
            guard value.isFinite else { throw .outOfRange("a weight") }
            values.append(value)
            position += 2
        }
        return values
    }

    /// The IEEE 754 half-precision number of a bit pattern.
    private static func single(_ half: UInt16) -> Float {
        let sign: FloatingPointSign = half >> 15 == 1 ? .minus : .plus
        let exponent = Int(half >> 10 & 31)
        let fraction = Float(half & 1023) / 1024
        if exponent == 31 { return .infinity }
        if exponent == 0 { return Float(sign: sign, exponent: -14, significand: fraction) }
        return Float(sign: sign, exponent: exponent - 15, significand: 1 + fraction)
    }

    mutating func copy() throws(ActivityModelError) -> ActivityModel.Copy {
        let inputs = ActivityModel.inputs
        let first = try weights(inputs * ActivityModel.hidden1)
        let firstBias = try weights(ActivityModel.hidden1)
        let second = try weights(ActivityModel.hidden1 * ActivityModel.hidden2)
        let secondBias = try weights(ActivityModel.hidden2)
        let third = try weights(ActivityModel.hidden2)
        return ActivityModel.Copy(
            first: Self.tiled(first, rows: inputs - 1, columns: ActivityModel.hidden1),
            sizeRow: Array(first[((inputs - 1) * ActivityModel.hidden1)...]),
            firstBias: firstBias,
            second: Self.tiled(second, rows: ActivityModel.hidden1, columns: ActivityModel.hidden2),
            secondBias: secondBias, third: third, thirdBias: try weights(1)[0])
    }

    /// Rearranges [row][column] into [tile of 4 columns][row][4].
    private static func tiled(_ matrix: [Float], rows: Int, columns: Int) -> [Float] {
        var out: [Float] = []
        out.reserveCapacity(rows * columns)
        for tile in stride(from: 0, to: columns, by: 4) {
            for row in 0..<rows { out += matrix[(row * columns + tile)..<(row * columns + tile + 4)] }
        }
        return out
    }
}
