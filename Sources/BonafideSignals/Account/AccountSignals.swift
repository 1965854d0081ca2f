package import BonafideCore

/// Signals of how an account and its holder behave.
package enum AccountSignals {
    package static let bids = "account.bid_count"
    package static let acceptanceBound = "account.bid_acceptance_bound"
    package static let bidsPerSession = "account.bids_per_session"
    package static let earlyBids = "account.bids_first_72_hours"
    package static let closedElsewhere = "account.closed_elsewhere_count"
    package static let dormantDays = "account.dormant_days"
    package static let revivedChange = "account.changed_after_dormancy"
    package static let jointChanges = "account.changes_within_72_hours"
    package static let earlyContact = "account.contact_exchange_message"
    package static let coldTitle = "account.cold_executive_contact"
    package static let lateShare = "account.late_milestone_share"
    package static let observations = "account.observations"
    package static let cameraMeetings = "account.camera_refusals"
    package static let inPersonRefusals = "account.in_person_refusals"
    package static let voiceObservers = "account.voice_change_observers"
    package static let localFailures = "account.local_question_failures"
    package static let pasteShare = "account.test_paste_share"
    package static let focusLosses = "account.test_focus_losses"
    package static let foreignPushes = "account.pushes_outside_organisation"
    package static let applicationsWeek = "account.applications_in_7_days"

    package static let replyRatio = "account.day_reply_delay_ratio"
    package static let standIns = "account.stand_in_observers"

    private static func paths(_ fields: any ProfileField...) -> [FieldPath] { fields.map { $0.path } }

    package static let declarations: [SignalDeclaration] = [
        .init(bids, .count, "Bids placed.", reads: paths(BidField.at), check: "Export the bids table."),
        .init(
            acceptanceBound, .measure(unit: "share"), "Upper 95 % bound of the share of bids that were accepted.",
            reads: paths(BidField.accepted), check: "Export which bids were accepted."),
        .init(
            bidsPerSession, .measure(unit: "per_session"), "Bids for each recorded session.",
            reads: paths(BidField.at, SessionField.start), check: "Export bids and sessions of the same period."),
        .init(
            earlyBids, .count, "Bids in the first 72 hours of the account.",
            reads: paths(RootField.accountCreatedAt, BidField.at), check: "Export the account's creation date."),
        .init(
            closedElsewhere, .count, "Linked accounts elsewhere that were closed or suspended.",
            cost: .inquiry, reads: paths(LinkField.status), check: "Look at the state of the linked accounts."),
        .init(
            dormantDays, .measure(unit: "days"), "Longest silence of the account before it became active again.",
            reads: paths(ActivityField.at, SessionField.start), check: "Export activity since the account was created."),
        .init(
            revivedChange, .flag, "Whether contact or payout data changed within 30 days of the end of that silence.",
            reads: paths(HistoryField.at, HistoryField.field), check: "Export the change history."),
        .init(
            jointChanges, .count, "Kinds of profile data that changed within one span of 72 hours.",
            reads: paths(HistoryField.at, HistoryField.field), check: "Export the change history."),
        .init(
            earlyContact, .count, "Number of the message in which contact data was first exchanged before hiring.",
            reads: paths(MessageField.kind, MessageField.at), check: "Export coded messages."),
        .init(
            coldTitle, .flag, "Whether an unasked first message came from somebody who states an executive title.",
            reads: paths(RootField.sourceChannel, MessageField.senderTitle), check: "Export the source and messages."),
        .init(
            lateShare, .measure(unit: "share"), "Share of milestones delivered late; a note, never scored.",
            reads: paths(MilestoneField.dueAt, MilestoneField.deliveredAt), check: "Export milestones."),
        .init(
            replyRatio, .measure(unit: "ratio"),
            "How many times longer answers take from 9 to 17 o'clock of the claimed place than from 21 to 5.",
            reads: paths(MessageField.at, MessageField.direction, RootField.claimsUtcOffsetMin),
            check: "Export messages of both directions and the claimed time zone."),
        .init(
            standIns, .count, "People who recorded that somebody else seemed to attend.",
            cost: .appointment, reads: paths(ObservationField.code), check: "Hold a second interview."),
        .init(
            observations, .symbols(vocabulary: ObservationCode.words), "Codes that people recorded.",
            cost: .appointment, reads: paths(ObservationField.code), check: "Record observations by their codes."),
        .init(
            cameraMeetings, .count, "Meetings in which the camera stayed off against an agreement.",
            cost: .appointment, reads: paths(ObservationField.code), check: "Hold a video meeting with camera on."),
        .init(
            inPersonRefusals, .count, "Times a meeting in person was refused, near home included.",
            cost: .appointment, reads: paths(ObservationField.code), check: "Offer a meeting near the claimed home."),
        .init(
            voiceObservers, .count, "Interviewers who recorded that another voice spoke.",
            cost: .appointment, reads: paths(ObservationField.code), check: "Hold a second interview."),
        .init(
            localFailures, .count, "Structured questions on the claimed place that were failed.",
            cost: .question, reads: paths(ObservationField.code), check: "Ask the same questions on the claimed place."),
        .init(
            pasteShare, .measure(unit: "share"), "Largest share of a test answer that was pasted.",
            reads: paths(AssessmentField.pasteSharePermille), check: "Export test telemetry."),
        .init(
            focusLosses, .count, "Most times a test window lost focus.",
            reads: paths(AssessmentField.focusLosses), check: "Export test telemetry."),
        .init(
            foreignPushes, .count, "Pushes of company code to a remote outside the organisation.",
            reads: paths(CodeEventField.kind, CodeEventField.orgRemote), check: "Export push events."),
        .init(
            applicationsWeek, .count, "Most postings applied to within seven days.",
            reads: paths(ApplicationField.at), check: "Export applications."),
    ]
}
