package import BonafideCore

/// What the applicant says about themself and about one file.
package struct DocumentClaims: Sendable {
    /// What a file is handed in as; decides what its traces mean.
    package enum Purpose: Sendable {
        /// Made by an institution: statement, diploma, proof of address.
        case issuerPaper
        /// Passport, card or licence.
        case identity
        /// Written by the applicant.
        case cv
        /// Nothing is known.
        case unknown
    }

    /// The persona the file belongs to; files of different personas are compared.
    package var persona = ""
    package var name = ""
    package var country = ""
    package var city = ""
    /// IANA name of the zone the applicant says to live in.
    package var zone = ""
    package var birth: Day?
    package var issuer = ""
    package var issued: Day?
    package var periodEnd: Day?
    package var number = ""
    package var expires: Day?
    /// The machine-readable zone, lines joined by a newline or `|`.
    package var mrz = ""
    /// `passport`, `bank_statement`, `cv` … where it is known.
    package var kind = ""
    /// Latitude and longitude of the claimed city in degrees, where known.
    package var place: (latitude: Double, longitude: Double)?

    /// No claims at all.
    package init() {}

    /// What the file is handed in as.
    package var purpose: Purpose {
        switch kind {
        case "passport", "id_card", "driver_licence", "residence_permit", "visa": return .identity
        case "bank_statement", "utility_bill", "tax_form", "diploma", "certificate": return .issuerPaper
        case "cv": return .cv
        default: break
        }
        if !issuer.isEmpty || periodEnd != nil { return .issuerPaper }
        if !mrz.isEmpty || !number.isEmpty || expires != nil { return .identity }
        return persona.isEmpty && name.isEmpty ? .unknown : .cv
    }

    /// Whether the applicant has no business changing the file.
    package var isGuarded: Bool { purpose == .issuerPaper || purpose == .identity }
}

/// How an institution's real papers are made.
package struct IssuerProfile: Sendable, Hashable {
    /// The institution's name as the claims write it.
    package let issuer: String
    /// Regular expression the producer of a real paper matches.
    package let producer: String

    package init(issuer: String, producer: String) {
        self.issuer = issuer
        self.producer = producer
    }
}
