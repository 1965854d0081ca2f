/// What a person may record of an applicant: a closed list, so that no free text is ever read.
package enum ObservationCode: String, CaseIterable, Sendable {
    case cameraRefused = "camera_refused"
    case inPersonRefused = "in_person_refused"
    case voiceChanged = "voice_changed"
    case localQuestionsFailed = "local_questions_failed"
    case threat = "threat_or_extortion"
    case identityBorrowing = "identity_borrowing"
    case ownDeviceInsisted = "own_device_insisted"
    case idAddressRefused = "id_address_refused"
    case accountChangeAsked = "account_change_asked"
    case otherNameAccountAsked = "other_name_account_asked"
    case cryptoInsisted = "crypto_insisted"
    case prepaymentDemanded = "prepayment_demanded"
    case accommodation = "accommodation_granted"
    case standIn = "stand_in_suspected"

    /// The words, in the order of their bits.
    package static let words = allCases.map(\.rawValue)
}
