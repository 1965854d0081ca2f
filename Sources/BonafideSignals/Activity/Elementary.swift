/// Logarithm and exponential made of IEEE 754 basic operations in a fixed order, so that every machine
/// gives the same bits; the C library's versions differ between releases.
enum Elementary {
    /// Natural logarithm of a positive finite number; relative error below 1e-14.
    ///
    /// The mantissa is brought into [√½, √2) and log m = 2·artanh((m−1)/(m+1)) is summed.
    static func logarithm(_ x: Double) -> Double {
        var exponent = Double(x.exponent)
        var mantissa = x.significand
        if mantissa > 1.414_213_562_373_095_1 {
            mantissa *= 0.5
            exponent += 1
        }
        let s = (mantissa - 1) / (mantissa + 1)
        let square = s * s
        var sum = 0.0
        var order = 21.0
        while order >= 1 {
            sum = sum * square + 1 / order
            order -= 2
        }
        return 2 * s * sum + exponent * 0.693_147_180_559_945_3
    }

    /// Exponential of a number in ±700, results outside clamped; relative error below 1e-14.
    static func exponential(_ x: Double) -> Double {
        let bounded = min(700, max(-700, x))
        let power = (bounded * 1.442_695_040_888_963_4).rounded()
        // ln 2 in two parts keeps the remainder exact.
        let rest = (bounded - power * 0.693_147_180_369_123_8) - power * 1.908_214_929_270_587_7e-10
        var sum = 1.0
        var order = 13.0
        while order >= 1 {
            sum = sum * rest / order + 1
            order -= 1
        }
        return Double(sign: .plus, exponent: Int(power), significand: sum)
    }
}
