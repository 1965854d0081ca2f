/// An affine map of the page, as PDF writes it: `[a b c d e f]`.
package struct PDFMatrix: Sendable {
    var a = 1.0
    var b = 0.0
    var c = 0.0
    var d = 1.0
    var e = 0.0
    var f = 0.0

    /// First this map, then another.
    func then(_ m: PDFMatrix) -> PDFMatrix {
        PDFMatrix(
            a: a * m.a + b * m.c, b: a * m.b + b * m.d, c: c * m.a + d * m.c, d: c * m.b + d * m.d,
            e: e * m.a + f * m.c + m.e, f: e * m.b + f * m.d + m.f)
    }

    func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (x * a + y * c + e, x * b + y * d + f) }

    init(a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0) {
        (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
    }

    init?(_ values: [Double]) {
        guard values.count >= 6, values.allSatisfy({ $0.isFinite }) else { return nil }
        self.init(a: values[0], b: values[1], c: values[2], d: values[3], e: values[4], f: values[5])
    }
}

/// A box on the page, in points.
package struct PDFBox: Sendable, Hashable {
    package var left: Double
    package var bottom: Double
    package var right: Double
    package var top: Double

    package var width: Double { max(0, right - left) }
    package var height: Double { max(0, top - bottom) }
    package var area: Double { width * height }

    /// The part two boxes share.
    package func intersection(_ other: PDFBox) -> PDFBox {
        PDFBox(
            left: max(left, other.left), bottom: max(bottom, other.bottom), right: min(right, other.right),
            top: min(top, other.top))
    }

    /// Which share of this box another covers.
    package func coverage(by other: PDFBox) -> Double {
        area > 0 ? intersection(other).area / area : 0
    }

    mutating func include(_ point: (x: Double, y: Double)) {
        left = min(left, point.x)
        right = max(right, point.x)
        bottom = min(bottom, point.y)
        top = max(top, point.y)
    }

    static let empty = PDFBox(left: .infinity, bottom: .infinity, right: -.infinity, top: -.infinity)

    /// The box around a rectangle carried through a map.
    init(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ matrix: PDFMatrix) {
        self = .empty
        for corner in [(x, y), (x + width, y), (x, y + height), (x + width, y + height)] {
            include(matrix.apply(corner.0, corner.1))
        }
    }

    package init(left: Double, bottom: Double, right: Double, top: Double) {
        (self.left, self.bottom, self.right, self.top) = (left, bottom, right, top)
    }
}
