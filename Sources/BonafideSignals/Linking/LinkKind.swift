/// What kind of identifier two applicants may share.
///
/// Kinds of one `family` tell the same story and count once between two applicants, so that one phone
/// cannot link twice.
package enum LinkKind: UInt8, CaseIterable, Sendable {
    case payoutAccount, wallet, documentNumber, taxNumber
    case phone, email, emailCanonical, emailStem
    case device, sessionAddress
    case shipTo, homeAddress
    case documentFile, documentLineage, headshot
    case reference, workSequence, curriculumText, textSketch, proposalText, portfolio
    case commitAuthor
    case clientRating, referencePerson, sweepSink
    case phoneBlock

    /// The word used in files and reports.
    package var word: String {
        switch self {
        case .payoutAccount: "payout_account"
        case .wallet: "wallet"
        case .documentNumber: "document_number"
        case .taxNumber: "tax_number"
        case .phone: "phone"
        case .email: "email"
        case .emailCanonical: "email_canonical"
        case .emailStem: "email_stem"
        case .device: "device"
        case .sessionAddress: "session_address"
        case .shipTo: "ship_to"
        case .homeAddress: "home_address"
        case .documentFile: "document_file"
        case .documentLineage: "document_lineage"
        case .headshot: "headshot"
        case .reference: "reference"
        case .workSequence: "work_sequence"
        case .curriculumText: "curriculum_text"
        case .textSketch: "text_sketch"
        case .proposalText: "proposal_text"
        case .portfolio: "portfolio"
        case .commitAuthor: "commit_author"
        case .clientRating: "client_rating"
        case .referencePerson: "reference_person"
        case .sweepSink: "sweep_sink"
        case .phoneBlock: "phone_block"
        }
    }

    /// The kind as a bit among those of all kinds.
    package var bit: UInt32 { 1 << UInt32(rawValue) }

    /// How many keys of this kind two applicants must share before the kind counts between them.
    ///
    /// One of the 24 parts of a text sketch says little; fourteen equal ones mean that about six in ten runs of words
    /// are the same. Where the runs are at hand they decide.
    package var leastShared: Int { self == .textSketch ? 14 : 1 }

    /// The kind of a word used in files.
    package init?(word: String) {
        guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = kind
    }

    /// Kinds with equal family numbers are not independent of each other.
    package var family: UInt8 {
        switch self {
        case .payoutAccount, .wallet, .sweepSink: 0
        case .documentNumber, .taxNumber, .documentFile: 1
        case .phone, .phoneBlock: 2
        case .email, .emailCanonical, .emailStem: 3
        case .device: 4
        case .sessionAddress: 5
        case .shipTo, .homeAddress: 6
        case .documentLineage: 7
        case .headshot: 8
        case .reference, .referencePerson: 9
        case .workSequence, .curriculumText, .textSketch: 10
        case .proposalText, .portfolio: 11
        case .commitAuthor: 12
        case .clientRating: 13
        }
    }

    /// Weight between two applicants who alone share a key of this kind, in decibans.
    ///
    /// Starting values follow the catalogue's rows for shared identifiers.
    package var weight: Int32 {
        switch self {
        case .wallet: 22
        case .payoutAccount, .documentNumber, .taxNumber: 20
        case .documentFile: 18
        case .shipTo, .workSequence, .textSketch: 14
        case .device, .phone, .headshot, .curriculumText: 14
        case .email, .reference, .documentLineage, .proposalText, .sweepSink: 12
        case .emailCanonical, .portfolio, .commitAuthor: 10
        case .sessionAddress, .homeAddress: 8
        case .emailStem: 6
        case .phoneBlock: 4
        // A satisfied client, or knowing each other, makes no two people one operator.
        case .clientRating, .referencePerson: 0
        }
    }

    /// Whether one key of this kind links two applicants without a second kind.
    package var isStrong: Bool {
        switch self {
        case .wallet, .payoutAccount, .documentNumber, .taxNumber, .documentFile: true
        default: false
        }
    }

    /// How many applicants may share a key before sharing it says nothing.
    package var hubLimit: Int {
        switch self {
        case .payoutAccount, .wallet: 50
        case .documentNumber, .taxNumber, .documentFile: 50
        case .phone, .reference, .referencePerson: 30
        case .email, .emailCanonical: 50
        case .device, .headshot, .documentLineage, .workSequence, .curriculumText, .proposalText, .portfolio: 20
        case .shipTo: 100
        case .textSketch: 20
        case .sessionAddress, .commitAuthor, .clientRating, .sweepSink: 20
        case .homeAddress, .emailStem, .phoneBlock: 12
        }
    }
}
