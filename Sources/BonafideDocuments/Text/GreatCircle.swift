internal import Foundation

/// Distances on a sphere.
enum GreatCircle {
    /// Haversine distance in kilometres on a sphere of 6,371 km.
    static func kilometres(_ latitudeA: Double, _ longitudeA: Double, _ latitudeB: Double, _ longitudeB: Double)
        -> Double
    {
        let degree = Double.pi / 180
        let a = sin((latitudeB - latitudeA) * degree / 2)
        let b = sin((longitudeB - longitudeA) * degree / 2)
        let h = a * a + cos(latitudeA * degree) * cos(latitudeB * degree) * b * b
        return 2 * 6_371 * asin(min(1, h.squareRoot()))
    }
}
