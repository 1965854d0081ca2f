/// The portrait zone of a photographed card, straightened and made small, to tell whether two cards hold one picture.
///
/// ICAO Doc 9303 puts the portrait at the left of the card. Two prints are compared as pictures: brightness and colour
/// must agree place by place. Nothing is measured of a face, and two pictures of one person are not alike enough.
package struct PortraitPrint: Sendable, Equatable {
    /// Part of the straightened card that is kept: 62 by 72 places from 15 to the right and 35 down.
    private static let left = 15
    private static let top = 35
    private static let wide = 62
    private static let high = 72
    /// Places by which the portraits of two cards may lie apart.
    private static let reach = 5
    /// Correlations of brightness and colour, and the distance of the mean colours, at which two prints are one picture.
    static let brightnessLimit: Float = 0.955
    static let colourLimit: Float = 0.985
    static let castLimit: Float = 12

    private var luma: [UInt8] = []
    private var blue: [Int8] = []
    private var red: [Int8] = []
    /// Mean colour of the zone less that of the rest of the card.
    private var cast: (blue: Float, red: Float) = (0, 0)

    /// Takes the print of a picture; nothing where no card is seen or the portrait zone shows no coloured picture.
    init?(_ plane: GreyPlane, _ colours: BlockColours) {
        guard let frame = CardFrame(plane) else { return nil }
        let halving = max(1, max(plane.width, plane.height) / 640)
        let small = halving > 1 ? plane.scaled(to: plane.width / halving, plane.height / halving) : plane
        for y in 0..<Self.high {
            for x in 0..<Self.wide {
                let (u, v) = frame.point(Float(Self.left + x) + 0.5, Float(Self.top + y) + 0.5)
                luma.append(UInt8(min(255, max(0, small.at(u / Float(halving), v / Float(halving))))))
                let colour = colours.at(x: u, y: v)
                blue.append(Int8(min(127, max(-128, colour.blue))))
                red.append(Int8(min(127, max(-128, colour.red))))
            }
        }
        var rest: (blue: Float, red: Float, count: Float) = (0, 0, 0)
        for y in stride(from: 40, to: 102, by: 6) {
            for x in stride(from: 120, to: 300, by: 6) {
                let (u, v) = frame.point(Float(x), Float(y))
                let colour = colours.at(x: u, y: v)
                rest = (rest.blue + colour.blue, rest.red + colour.red, rest.count + 1)
            }
        }
        let count = Float(blue.count)
        cast = (
            blue.reduce(0) { $0 + Float($1) } / count - rest.blue / rest.count,
            red.reduce(0) { $0 + Float($1) } / count - rest.red / rest.count
        )
        guard Self.spread(luma.map { Float($0) }) > 8, Self.spread(blue.map { Float($0) }) > 2,
            Self.spread(red.map { Float($0) }) > 2
        else { return nil }
    }

    /// Whether two prints are of one picture.
    package func isSamePicture(as other: PortraitPrint) -> Bool {
        let apart = (cast.blue - other.cast.blue, cast.red - other.cast.red)
        guard (apart.0 * apart.0 + apart.1 * apart.1).squareRoot() <= Self.castLimit,
            // Either way round, so that it does not matter which of the two is asked.
            brightness(other, step: 3) >= Self.brightnessLimit - 0.1
                || other.brightness(self, step: 3) >= Self.brightnessLimit - 0.1
        else { return false }
        return brightness(other, step: 1) >= Self.brightnessLimit
            && other.brightness(self, step: 1) >= Self.brightnessLimit
            && colour(other) >= Self.colourLimit && other.colour(self) >= Self.colourLimit
    }

    /// Best correlation of the middle of this print's brightness with the other's over all shifts.
    private func brightness(_ other: PortraitPrint, step: Int) -> Float {
        Self.bestShift(step: step) { x, y in
            var sums = CorrelationSums()
            for (a, b) in Self.places(step, x, y) { sums.add(Float(luma[a]), Float(other.luma[b])) }
            return sums.covariance / max(1e-6, (sums.own * sums.others).squareRoot())
        }
    }

    /// The same of both colours together.
    private func colour(_ other: PortraitPrint) -> Float {
        Self.bestShift(step: 1) { x, y in
            var (first, second) = (CorrelationSums(), CorrelationSums())
            for (a, b) in Self.places(4, x, y) {
                first.add(Float(blue[a]), Float(other.blue[b]))
                second.add(Float(red[a]), Float(other.red[b]))
            }
            let (own, others) = (first.own + second.own, first.others + second.others)
            return (first.covariance + second.covariance) / max(1e-6, (own * others).squareRoot())
        }
    }

    private static func bestShift(step: Int, _ correlation: (Int, Int) -> Float) -> Float {
        var best: Float = -1
        for y in stride(from: -reach, through: reach, by: step) {
            for x in stride(from: -reach, through: reach, by: step) { best = max(best, correlation(x, y)) }
        }
        return best
    }

    /// Pairs of places, in this print's middle and in the other's middle moved by a shift.
    private static func places(_ step: Int, _ x: Int, _ y: Int) -> some Sequence<(Int, Int)> {
        stride(from: reach, to: high - reach, by: step).lazy.flatMap { row in
            stride(from: reach, to: wide - reach, by: step).lazy.map { column in
                (row * wide + column, (row + y) * wide + column + x)
            }
        }
    }

    private static func spread(_ values: [Float]) -> Float {
        let mean = values.reduce(0, +) / Float(values.count)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)).squareRoot()
    }

    package static func == (a: PortraitPrint, b: PortraitPrint) -> Bool { a.bytes == b.bytes }
}

extension PortraitPrint {
    /// The print as bytes, to hand it from one process to another.
    package var bytes: [UInt8] {
        var bytes = luma + blue.map { UInt8(bitPattern: $0) } + red.map { UInt8(bitPattern: $0) }
        for value in [cast.blue, cast.red] {
            let bits = value.bitPattern
            for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        }
        return bytes
    }

    /// Reads what `bytes` wrote.
    package init?(bytes: [UInt8]) {
        let count = Self.wide * Self.high
        guard bytes.count == 3 * count + 8 else { return nil }
        luma = Array(bytes[..<count])
        blue = bytes[count..<2 * count].map { Int8(bitPattern: $0) }
        red = bytes[2 * count..<3 * count].map { Int8(bitPattern: $0) }
        let values = [0, 4].map { start -> Float in
            Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[3 * count + start + $1]) << UInt32(8 * $1) })
        }
        cast = (values[0], values[1])
    }
}

/// Running sums of a correlation.
private struct CorrelationSums {
    private var (count, a, b, aa, bb, ab): (Float, Float, Float, Float, Float, Float) = (0, 0, 0, 0, 0, 0)

    @inline(__always)
    mutating func add(_ x: Float, _ y: Float) {
        // Brightness about its middle keeps the sums of squares small enough for these numbers.
        let (x, y) = (x - 64, y - 64)
        count += 1
        a += x
        b += y
        aa += x * x
        bb += y * y
        ab += x * y
    }

    var own: Float { aa - a * a / count }
    var others: Float { bb - b * b / count }
    var covariance: Float { ab - a * b / count }
}
