import BonafideCore
import BonafideDocuments
import Foundation

/// What a reading child is told through its standard input: what is claimed of the file, and the day it is read on.
struct IsolatedClaims: Codable {
    private var persona, name, country, city, zone, issuer, number, mrz, kind: String
    private var birth, issued, periodEnd, expires: Int32?
    private var place: [Double]?
    private var asOf: Int32

    /// Takes what is told.
    init(_ claims: DocumentClaims, asOf: Day) {
        persona = claims.persona
        name = claims.name
        country = claims.country
        city = claims.city
        zone = claims.zone
        issuer = claims.issuer
        number = claims.number
        mrz = claims.mrz
        kind = claims.kind
        birth = claims.birth?.number
        issued = claims.issued?.number
        periodEnd = claims.periodEnd?.number
        expires = claims.expires?.number
        place = claims.place.map { [$0.latitude, $0.longitude] }
        self.asOf = asOf.number
    }

    /// Reads a line; gives nothing where it is no such line.
    init?(line: String) {
        guard let told = try? JSONDecoder().decode(Self.self, from: Data(line.utf8)) else { return nil }
        self = told
    }

    /// One line of JSON.
    var line: Data { ((try? JSONEncoder().encode(self)) ?? Data()) + Data("\n".utf8) }

    /// The day the file is read on.
    var day: Day { Day(number: asOf) }

    /// What is claimed.
    var claims: DocumentClaims {
        var claims = DocumentClaims()
        claims.persona = persona
        claims.name = name
        claims.country = country
        claims.city = city
        claims.zone = zone
        claims.issuer = issuer
        claims.number = number
        claims.mrz = mrz
        claims.kind = kind
        claims.birth = birth.map { Day(number: $0) }
        claims.issued = issued.map { Day(number: $0) }
        claims.periodEnd = periodEnd.map { Day(number: $0) }
        claims.expires = expires.map { Day(number: $0) }
        if let place, place.count == 2 { claims.place = (place[0], place[1]) }
        return claims
    }
}
