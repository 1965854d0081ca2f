/// Finds a patch of a picture that was copied to another place of it.
///
/// Two places of a photograph never hold the same grain. What remains when edges and the lattice of the compression
/// are taken off is compared with itself at every shift; a copied patch stands out as one shift at which whole
/// windows agree. Repeated letters and patterns do not count: they are edges.
package struct CopiedPatch: Sendable {
    /// How far the copy lies from the original, in pixels.
    package let shift: (x: Int, y: Int)
    /// Pixels that agree.
    package let area: Int
    /// Middle of the agreeing windows of the earlier of both, in pixels.
    package let middle: (x: Int, y: Int)

    /// Pictures above this many pixels are left out.
    static let pixelLimit = 6_000_000
    /// Side of the windows that are compared.
    static let window = 24
    /// Shifts nearer than this along both axes are the smoothness of the picture itself.
    static let nearest = 48
    /// Windows' worth of pixels that must agree.
    static let enough = 8

    /// Searches a plane; nothing where no patch repeats or the picture has no grain.
    package init?(_ plane: GreyPlane) {
        guard plane.width * plane.height <= Self.pixelLimit, min(plane.width, plane.height) >= 192,
            let residue = Residue(plane)
        else { return nil }
        var grid = FourierGrid(atLeast: plane.width, plane.height)
        for row in 0..<plane.height {
            for column in 0..<plane.width {
                grid.real[row * grid.width + column] = residue.values[row * plane.width + column]
            }
        }
        grid.correlateWithItself()
        var best: CopiedPatch?
        for peak in Self.peaks(grid) {
            // A shift and its complement are one peak of the cyclic correlation.
            for wrap in [(0, 0), (grid.width, 0), (0, grid.height), (grid.width, grid.height)] {
                let x = peak.x - wrap.0
                let y = peak.y - wrap.1
                let turned: (x: Int, y: Int) = y < 0 ? (-x, -y) : (x, y)
                guard abs(turned.x) < plane.width - Self.window, turned.y < plane.height - Self.window,
                    max(abs(turned.x), turned.y) >= Self.nearest, residue.mayAgree(turned),
                    let found = residue.agreement(turned)
                else { continue }
                if found.area > best?.area ?? 0 { best = CopiedPatch(turned, found.area, found.middle) }
            }
        }
        guard let best, best.area >= Self.enough * Self.window * Self.window else { return nil }
        self = best
    }

    private init(_ shift: (x: Int, y: Int), _ area: Int, _ middle: (x: Int, y: Int)) {
        self.shift = shift
        self.area = area
        self.middle = middle
    }

    /// The highest places of the upper half of the correlation, near shifts left out.
    ///
    /// Shifts along the rows have a list of their own: lines of text fill it in honest pictures.
    private static func peaks(_ grid: FourierGrid) -> [(x: Int, y: Int)] {
        highest(grid, rows: 0...2, count: 4) + highest(grid, rows: 3...(grid.height / 2), count: 12)
    }

    private static func highest(_ grid: FourierGrid, rows: ClosedRange<Int>, count: Int) -> [(x: Int, y: Int)] {
        var highest: [(value: Float, x: Int, y: Int)] = []
        for y in rows {
            for x in 0..<grid.width {
                let across = min(x, grid.width - x)
                guard max(across, y) >= nearest else { continue }
                let value = grid.real[y * grid.width + x]
                guard highest.count < count || value > highest[count - 1].value else { continue }
                // The slopes of a peak say nothing that its top does not.
                if let near = highest.firstIndex(where: { abs($0.x - x) <= 2 && abs($0.y - y) <= 2 }) {
                    if highest[near].value >= value { continue }
                    highest.remove(at: near)
                }
                let place = highest.firstIndex { value > $0.value } ?? highest.count
                highest.insert((value, x, y), at: place)
                if highest.count > count { highest.removeLast() }
            }
        }
        return highest.map { ($0.x, $0.y) }
    }
}

/// What is left of a picture without its edges and without the lattice of its compression.
private struct Residue {
    let width: Int
    let height: Int
    var values: [Float]

    /// Nothing where there is too little grain to compare.
    init?(_ plane: GreyPlane) {
        width = plane.width
        height = plane.height
        values = [Float](repeating: 0, count: width * height)
        var histogram = [Int](repeating: 0, count: 4_096)
        for y in 1..<(height - 1) {
            for x in 1..<(width - 1) {
                let at = y * width + x
                var sum: Float = 0
                for row in [at - width, at, at + width] {
                    sum += plane.pixels[row - 1] + plane.pixels[row] + plane.pixels[row + 1]
                }
                let value = plane.pixels[at] - sum / 9
                values[at] = value
                histogram[min(4_095, Int(abs(value) * 32))] += 1
            }
        }
        var (seen, median) = (0, 0)
        for (bin, count) in histogram.enumerated() {
            seen += count
            if seen * 2 >= width * height {
                median = bin
                break
            }
        }
        let limit = (Float(median) + 0.5) / 32 * 1.4826 * 3
        guard limit > 1.5 else { return nil }
        for index in values.indices where abs(values[index]) > limit { values[index] = 0 }
        takeLatticeOff()
    }

    private mutating func takeLatticeOff() {
        var sums = [Float](repeating: 0, count: 64)
        for y in 0..<height { for x in 0..<width { sums[(y & 7) * 8 + (x & 7)] += values[y * width + x] } }
        let share = 64 / Float(width * height)
        for y in 0..<height { for x in 0..<width { values[y * width + x] -= sums[(y & 7) * 8 + (x & 7)] * share } }
    }

    /// Whether some windows, taken side by side and of every third row, seem to agree with those a shift away.
    ///
    /// Most peaks come from the texture of the picture and fall here, at a twelfth of the cost.
    func mayAgree(_ shift: (x: Int, y: Int)) -> Bool {
        let side = CopiedPatch.window
        let (left, right) = (max(0, -shift.x), width - max(0, shift.x))
        var agreeing = 0
        for top in stride(from: 0, to: height - shift.y - side, by: side) {
            for start in stride(from: left, to: right - side, by: side) {
                var (a, b, c): (Float, Float, Float) = (0, 0, 0)
                for y in stride(from: top, to: top + side, by: 3) {
                    for x in start..<start + side {
                        let add = terms(x, y, shift)
                        a += add.own
                        b += add.other
                        c += add.both
                    }
                }
                if c > 0, a > 12, b > 12, c * c > 0.16 * a * b { agreeing += 1 }
            }
        }
        return agreeing >= CopiedPatch.enough / 2
    }

    /// Windows that agree with those a shift away: how many pixels are their middles, and where these lie.
    func agreement(_ shift: (x: Int, y: Int)) -> (area: Int, middle: (x: Int, y: Int))? {
        let side = CopiedPatch.window
        let (left, right) = (max(0, -shift.x), width - max(0, shift.x))
        let (wide, high) = (right - left, height - shift.y)
        guard wide > side, high > side else { return nil }
        var own = [Float](repeating: 0, count: wide)
        var (other, both) = (own, own)
        var (count, sumX, sumY) = (0, 0, 0)
        for y in 0..<high {
            for x in 0..<wide {
                let add = terms(x + left, y, shift)
                own[x] += add.own
                other[x] += add.other
                both[x] += add.both
                if y >= side {
                    let drop = terms(x + left, y - side, shift)
                    own[x] -= drop.own
                    other[x] -= drop.other
                    both[x] -= drop.both
                }
            }
            guard y >= side - 1 else { continue }
            var (a, b, c): (Float, Float, Float) = (0, 0, 0)
            let floor = 0.0625 * Float(side * side)
            for x in 0..<wide {
                a += own[x]
                b += other[x]
                c += both[x]
                if x >= side {
                    a -= own[x - side]
                    b -= other[x - side]
                    c -= both[x - side]
                }
                if x >= side - 1, a > floor, b > floor, c > 0, c * c > 0.25 * a * b {
                    count += 1
                    sumX += x + left - side / 2
                    sumY += y - side / 2
                }
            }
        }
        guard count > 0 else { return nil }
        return (area: count, middle: (x: sumX / count, y: sumY / count))
    }

    @inline(__always)
    private func terms(_ x: Int, _ y: Int, _ shift: (x: Int, y: Int)) -> (own: Float, other: Float, both: Float) {
        let a = values[y * width + x]
        let b = values[(y + shift.y) * width + x + shift.x]
        return (a * a, b * b, a * b)
    }
}
