internal import Foundation

/// A grid of complex numbers and its discrete Fourier transform; both sides are powers of two.
struct FourierGrid {
    let width: Int
    let height: Int
    var real: [Float]
    var imaginary: [Float]

    /// A grid of at least a size, all zero.
    init(atLeast width: Int, _ height: Int) {
        self.width = Self.power(width)
        self.height = Self.power(height)
        real = [Float](repeating: 0, count: self.width * self.height)
        imaginary = real
    }

    private static func power(_ least: Int) -> Int {
        var power = 1
        while power < least { power *= 2 }
        return power
    }

    /// Replaces the numbers by the squares of their transform's magnitudes, transformed once more: the grid then holds,
    /// at each shift, how well what it held agrees with itself so shifted. Not scaled.
    mutating func correlateWithItself() {
        transform()
        for index in real.indices {
            real[index] = real[index] * real[index] + imaginary[index] * imaginary[index]
            imaginary[index] = 0
        }
        // The spectrum of a real grid is even, so a second forward transform is as good as an inverse one.
        transform()
    }

    private mutating func transform() {
        let (wide, high) = (width, height)
        let across = Turns(wide)
        let down = Turns(high)
        real.withUnsafeMutableBufferPointer { real in
            imaginary.withUnsafeMutableBufferPointer { imaginary in
                guard let re = real.baseAddress, let im = imaginary.baseAddress else { return }
                for row in 0..<high { across.apply(re + row * wide, im + row * wide) }
                // Columns are worked in strips so that a cache line is used whole.
                let strip = min(16, wide)
                var lineRe = [Float](repeating: 0, count: high * strip)
                var lineIm = lineRe
                lineRe.withUnsafeMutableBufferPointer { lineRe in
                    lineIm.withUnsafeMutableBufferPointer { lineIm in
                        for first in stride(from: 0, to: wide, by: strip) {
                            for row in 0..<high {
                                for column in 0..<strip {
                                    lineRe[column * high + row] = re[row * wide + first + column]
                                    lineIm[column * high + row] = im[row * wide + first + column]
                                }
                            }
                            for column in 0..<strip {
                                down.apply(lineRe.baseAddress! + column * high, lineIm.baseAddress! + column * high)
                            }
                            for row in 0..<high {
                                for column in 0..<strip {
                                    re[row * wide + first + column] = lineRe[column * high + row]
                                    im[row * wide + first + column] = lineIm[column * high + row]
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The angles and the order of one length of transform.
private struct Turns {
    private let count: Int
    private let cosines: [Float]
    private let sines: [Float]
    private let order: [Int32]

    init(_ count: Int) {
        self.count = count
        cosines = (0..<max(1, count / 2)).map { Float(cos(2 * .pi * Double($0) / Double(count))) }
        sines = (0..<max(1, count / 2)).map { Float(-sin(2 * .pi * Double($0) / Double(count))) }
        var order = [Int32](repeating: 0, count: count)
        var bits = 0
        while 1 << bits < count { bits += 1 }
        for index in 0..<count {
            var reversed = 0
            for bit in 0..<bits where index >> bit & 1 == 1 { reversed |= 1 << (bits - 1 - bit) }
            order[index] = Int32(reversed)
        }
        self.order = order
    }

    /// Transforms one line in place.
    func apply(_ re: UnsafeMutablePointer<Float>, _ im: UnsafeMutablePointer<Float>) {
        for index in 0..<count {
            let other = Int(order[index])
            if index < other {
                swap(&re[index], &re[other])
                swap(&im[index], &im[other])
            }
        }
        cosines.withUnsafeBufferPointer { cosines in
            sines.withUnsafeBufferPointer { sines in
                var half = 1
                while half < count {
                    let step = count / (2 * half)
                    for base in stride(from: 0, to: count, by: 2 * half) {
                        for place in 0..<half {
                            let (c, s) = (cosines[place * step], sines[place * step])
                            let (a, b) = (base + place, base + place + half)
                            let (u, v) = (re[b] * c - im[b] * s, re[b] * s + im[b] * c)
                            re[b] = re[a] - u
                            im[b] = im[a] - v
                            re[a] += u
                            im[a] += v
                        }
                    }
                    half *= 2
                }
            }
        }
    }
}
