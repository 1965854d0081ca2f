/// Why a signal could not be learnt.
public enum UnknownReason: UInt8, Sendable, CaseIterable {
    /// No input holds the fields it rests on.
    case notCollected
    /// The fields are there but could not be read.
    case unreadable
    /// The value is outside every reference table at hand.
    case notCovered
    /// The question does not arise for this applicant.
    case notApplicable
    /// Too little was observed to say.
    case tooFew
    /// The reference table it needs was not supplied.
    case noReference
    /// The extractor or rule was switched off.
    case disabled
    /// The extractor gave up.
    case extractorFailed
    /// Removed so that another finding explains it.
    case suppressed

    /// The word used in files.
    public var word: String {
        switch self {
        case .notCollected: "not_collected"
        case .unreadable: "unreadable"
        case .notCovered: "not_covered"
        case .notApplicable: "not_applicable"
        case .tooFew: "too_few"
        case .noReference: "no_reference"
        case .disabled: "disabled"
        case .extractorFailed: "extractor_failed"
        case .suppressed: "suppressed"
        }
    }

    /// The phrase used in reports.
    public var phrase: String {
        switch self {
        case .notCollected: "not in the export"
        case .unreadable: "given but unreadable"
        case .notCovered: "outside every table at hand"
        case .notApplicable: "does not apply here"
        case .tooFew: "too few observations"
        case .noReference: "needs a reference file that was not supplied"
        case .disabled: "switched off"
        case .extractorFailed: "the extractor gave up"
        case .suppressed: "explained by another finding"
        }
    }
}
