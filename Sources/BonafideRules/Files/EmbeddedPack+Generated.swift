// swift-format-ignore-file
/// The rule pack of the folder `Rules`, written by `Scripts/generate-pack`.
package enum EmbeddedPack {
    /// Begins the line that names each file.
    package static let mark = "#=== "
    /// All files, each behind a line with its path.
    package static let text = ####"""
#=== Rules/pack.yaml
# The pack: what holds for all rules together. Rules stand in one folder per family, one rule a file.
# Weights are decibans (10 multiply the odds by 10); a number with the ending `mb` is millibans (1000 mb = 10 decibans).
name: bonafide-base
version: 0.1.0

# Log-odds of organised identity fraud before any evidence: -1996 mb is one applicant in a hundred.
prior: -1996mb

# Inside a group the strongest rule counts whole, the next a quarter of its weight, and so on.
within: 0.25
# Across groups each further group counts 0.7 of the one before.
across: 0.7

# Rules of one group tell the same story. `cap` is the most a group may add, in decibans.
groups:
  vpn: { cap: 10, title: Hidden network origin }
  egress: { cap: 8, title: Network place against claimed place }
  travel: { cap: 8, title: Movement between sessions }
  allocation: { title: Address space of sanctioned operators }
  remote: { cap: 12, title: Remote control of a device }
  device: { cap: 9, title: Devices and equipment }
  timezone: { cap: 10, title: Working hours against claimed place }
  locale: { cap: 6, title: Clock and zone settings against claimed place }
  document: { cap: 15, title: Document forensics }
  document-copy: { cap: 15, title: Documents shared between applicants }
  payout: { cap: 15, title: Where money goes }
  shared-payout: { cap: 18, title: Payout instruments shared between applicants }
  sanctions: { title: Watchlists }
  persona: { cap: 14, title: Contact data against the person claimed }
  shared-contact: { cap: 15, title: Contact data shared between applicants }
  work: { cap: 12, title: Work history against evidence }
  shared-work: { cap: 16, title: Work history shared between applicants }
  code: { cap: 10, title: Published code against the person claimed }
  verification: { cap: 15, title: Direct checks with employers and schools }
  account: { cap: 10, title: Behaviour of the platform account }
  shared-account: { cap: 15, title: Accounts shared between applicants }
  observation: { cap: 15, title: What interviewers recorded }
  identity: { cap: 15, title: Identity checks }
  link: { cap: 15, title: Rings of linked applicants }

# Bands from the lowest up. They advise a person; they decide nothing.
bands:
  - name: low
    advice: Go on as with any applicant; nothing that was checked contradicts the claims.
  - name: elevated
    from: -1020mb
    advice: Ask the next checks named here before going on; most applicants in this band have an honest explanation.
  - name: high
    from: 0mb
    advice: Let a second person read the reasons and benign readings, and settle the next checks before any access is given.
  - name: critical
    from: 1500mb
    advice: Hold, keep the evidence, and hand the case to the person responsible for fraud; do not reject on this score alone.
#=== Rules/account/application-velocity.yaml
id: account.application-velocity
indicator: acct-apply-velocity
title: Very many applications within a week
status: stable
when: |
  account.applications_in_7_days >= 10
weight: 4
rationale: "About 50 interviews for each false identity were counted; honest bulk applying exists."
group: account
code: AC-011
reason: "One applicant applied to {account.applications_in_7_days} postings within seven days."
applicant: "Please tell us which of the positions you want most."
benign:
  - "A desperate search, or a service that applies automatically."
next: "Ask which posting matters and why."
sources:
  - "Okta Threat Intelligence, 2025-09-30"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.applications_in_7_days: 14 }
  - quiet: { account.applications_in_7_days: 3 }
  - unknown: {}
#=== Rules/account/bid-ratio.yaml
id: account.bid-ratio
indicator: acct-bid-ratio
title: Many bids, hardly any accepted
status: stable
when: |
  account.bid_count >= 100 && account.bid_acceptance_bound < 0.02
weight: 4
rationale: "Common among beginners; the bound makes small counts harmless."
group: account
code: AC-001
reason: "The account placed {account.bid_count} bids, and at most {account.bid_acceptance_bound} of them can have been accepted."
applicant: "We would like to understand how the account is used."
benign:
  - "A beginner on the platform; most accounts with few accepted bids are honest."
  - "A narrow speciality with much competition."
next: "Compare with other accounts of the same age before weighing this at all."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P8)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.bid_count: 400, account.bid_acceptance_bound: 0.01 }
  - quiet: { account.bid_count: 400, account.bid_acceptance_bound: 0.3 }
  - quiet: { account.bid_count: 20, account.bid_acceptance_bound: 0.01 }
  - unknown: {}
#=== Rules/account/bids-per-session.yaml
id: account.bids-per-session
indicator: acct-bids-per-login
title: Far more bids than sessions explain
status: stable
when: |
  account.bid_count >= 100 && account.bids_per_session > 40.0
weight: 5
rationale: "The advisory asks platforms to watch this ratio; the threshold is far beyond manual work."
group: account
code: AC-002
reason: "{account.bid_count} bids stand against so few sessions that each would have placed {account.bids_per_session}."
applicant: "We would like to understand how the account is used."
benign:
  - "A bidding tool that works through the platform interface."
  - "Sessions are only kept for a shorter time than bids."
next: "Ask whether a bidding tool is used."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (MP9)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.bid_count: 500, account.bids_per_session: 60.0 }
  - quiet: { account.bid_count: 500, account.bids_per_session: 3.0 }
  - unknown: {}
#=== Rules/account/camera-refused.yaml
id: account.camera-refused
indicator: acct-camera-refusal
title: Camera refused in several meetings
status: stable
when: |
  account.camera_refusals >= 2 && !("accommodation_granted" in account.observations)
weight: 6
rationale: "Recorded by people; an accommodation removes it."
group: observation
code: AC-020
reason: "The camera stayed off in {account.camera_refusals} meetings although video had been agreed."
applicant: "Please join one meeting with the camera on, or tell us what you need instead."
benign:
  - "Disability, bandwidth, religion or a shared room; ask what would help."
next: "Offer another way to confirm identity once, the same for everybody at this stage."
sources:
  - "IC3 PSA231018, US-ROK update, 2023-10-18"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.camera_refusals: 3, account.observations: [camera_refused] }
  - quiet: { account.camera_refusals: 1, account.observations: [camera_refused] }
  - quiet: { account.camera_refusals: 3, account.observations: [camera_refused, accommodation_granted] }
  - unknown: {}
#=== Rules/account/closed-elsewhere.yaml
id: account.closed-elsewhere
indicator: acct-suspended-elsewhere
title: An account elsewhere was closed or suspended
status: stable
when: |
  account.closed_elsewhere_count >= 1
weight: 6
rationale: "Named by two advisories; unfair bans are frequent."
group: account
code: AC-003
reason: "{account.closed_elsewhere_count} of the accounts the applicant names elsewhere is closed or suspended."
applicant: "One of the profiles given is not active; please tell us why."
benign:
  - "Platforms close accounts by mistake and often do not say why."
  - "The applicant closed it on purpose."
next: "Ask why that account was closed and see the notice."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C1)"
  - "IC3 PSA231018, US-ROK update, 2023-10-18"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.closed_elsewhere_count: 1 }
  - quiet: { account.closed_elsewhere_count: 0 }
  - unknown: {}
#=== Rules/account/code-pushed-outside.yaml
id: account.code-pushed-outside
indicator: acct-repo-exfil
title: Company code pushed outside the organisation
status: stable
when: |
  account.pushes_outside_organisation >= 1
weight: 8
rationale: "Named by the FBI as a step before extortion; forks happen."
group: account
code: AC-010
reason: "Company code was pushed {account.pushes_outside_organisation} times to a remote that is not the organisation’s."
applicant: "Company code was copied to a place outside the organisation; please explain."
benign:
  - "A fork that was allowed."
  - "A backup made in good faith."
next: "Look at what was pushed and revoke access while asking."
sources:
  - "IC3 PSA250123, 2025-01-23"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.pushes_outside_organisation: 2 }
  - quiet: { account.pushes_outside_organisation: 0 }
  - unknown: {}
#=== Rules/account/cold-executive.yaml
id: account.cold-executive
indicator: acct-clevel-cold
title: An executive title in an unasked first message
status: stable
when: |
  account.cold_executive_contact
weight: 3
rationale: "Named in the advisory; frequent among honest founders."
group: account
code: AC-008
reason: "An unasked first message came from somebody who states an executive title."
applicant: "Please tell us about the company you represent."
benign:
  - "Founders write to clients themselves."
next: "Look the company up in its register."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C5)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.cold_executive_contact: true }
  - quiet: { account.cold_executive_contact: false }
  - unknown: {}
#=== Rules/account/dormant-revived.yaml
id: account.dormant-revived
indicator: acct-dormant-revived
title: A long-silent account woke with new contact data
status: stable
when: |
  account.dormant_days >= 730.0 && account.changed_after_dormancy
weight: 8
rationale: "Bought accounts wake this way; returning parents do too."
group: account
code: AC-005
reason: "After {account.dormant_days} days of silence the account became active, and contact or payout data changed at the same time."
applicant: "The account was inactive for long and its details changed when it came back; please confirm them."
benign:
  - "Somebody who returns to work after years and updates old details."
next: "Confirm the change through the contact data that was on file before."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.dormant_days: 900.0, account.changed_after_dormancy: true }
  - quiet: { account.dormant_days: 900.0, account.changed_after_dormancy: false }
  - quiet: { account.dormant_days: 30.0, account.changed_after_dormancy: true }
  - unknown: {}
#=== Rules/account/early-off-platform.yaml
id: account.early-off-platform
indicator: acct-off-platform
title: Contact data exchanged in the first messages
status: stable
when: |
  account.contact_exchange_message <= 3
weight: 3
rationale: "Common and culture-dependent; a hint only."
group: account
code: AC-007
reason: "Contact data was exchanged in message {account.contact_exchange_message}, before any hiring."
applicant: "Please keep the conversation on the platform until a contract exists."
benign:
  - "Clients often ask for a call on another service first."
next: "Look at who asked for it."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C6)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.contact_exchange_message: 2 }
  - quiet: { account.contact_exchange_message: 9 }
  - unknown: {}
#=== Rules/account/id-address-refused.yaml
id: account.id-address-refused
indicator: loc-cannot-receive-id
title: Will not receive equipment at the address on the ID
status: stable
when: |
  "id_address_refused" in account.observations
weight: 8
rationale: "Named in the advisory; moving house is the usual reason."
group: observation
code: AC-027
reason: "The applicant declined delivery to the address on the identity document."
applicant: "Please tell us where the device should go and why."
benign:
  - "Moved since the document was issued; parents’ home; confidential address."
next: "Ask for a proof of the new address, or deliver with identity check."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C7)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.observations: [id_address_refused] }
  - quiet: { account.observations: [camera_refused] }
  - unknown: {}
#=== Rules/account/identity-borrowing.yaml
id: account.identity-borrowing
indicator: acct-identity-borrow
title: Asked a colleague for identity data
status: stable
when: |
  "identity_borrowing" in account.observations
weight: 12
rationale: "The advisory’s last sign; only seen when somebody reports it."
group: observation
code: AC-025
reason: "Somebody reported being asked for identity data or an account to use."
applicant: ""
benign:
  - "A misunderstood request for a reference."
next: "Talk to the person who reported it."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C15)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.observations: [identity_borrowing] }
  - quiet: { account.observations: [voice_changed] }
  - unknown: {}
#=== Rules/account/in-person-refused.yaml
id: account.in-person-refused
indicator: acct-inperson-refusal
title: A meeting near home was refused
status: stable
when: |
  account.in_person_refusals >= 2 && !("accommodation_granted" in account.observations)
weight: 5
rationale: "Many honest reasons; half of the published sign, drug-test concern, is not scored."
group: observation
code: AC-021
reason: "A meeting in person was refused {account.in_person_refusals} times, also near the claimed home."
applicant: "Please suggest a place and time that suits you."
benign:
  - "Illness, care duties, travel cost or a pending visa."
next: "Offer a notary or post-office identity check near the claimed home."
sources:
  - "IC3 PSA231018, US-ROK update, 2023-10-18"
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.in_person_refusals: 2, account.observations: [in_person_refused] }
  - quiet: { account.in_person_refusals: 1, account.observations: [in_person_refused] }
  - unknown: {}
#=== Rules/account/local-questions-failed.yaml
id: account.local-questions-failed
indicator: acct-knowledge-gap-location
title: Structured questions on the claimed place failed
status: stable
when: |
  account.local_question_failures >= 3
weight: 5
rationale: "Counts only structured questions asked of everybody."
group: observation
code: AC-023
reason: "{account.local_question_failures} of the structured questions on the claimed place were not answered."
applicant: "Please tell us about the place you live in."
benign:
  - "A newcomer, or somebody who seldom goes out."
next: "Ask about claims the applicant made, the same set for everybody."
sources:
  - "IC3 PSA250123, 2025-01-23"
  - "Kraken, 2025-05-01"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.local_question_failures: 4 }
  - quiet: { account.local_question_failures: 1 }
  - unknown: {}
#=== Rules/account/many-changes-at-once.yaml
id: account.many-changes-at-once
indicator: acct-rented
title: Several kinds of data changed within three days
status: stable
when: |
  account.changes_within_72_hours >= 3
weight: 12
rationale: "Language, skills, payout and device changing together is what renting an account looks like."
group: account
code: AC-006
reason: "{account.changes_within_72_hours} kinds of profile data changed within 72 hours."
applicant: "Several details of the account changed at once; please confirm them."
benign:
  - "A new machine and a new bank at a move of house make two."
  - "Recovery after the account was broken into."
next: "Confirm each change through the contact data that was on file before."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (tradecraft: borrowed accounts)"
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.changes_within_72_hours: 4 }
  - quiet: { account.changes_within_72_hours: 2 }
  - unknown: {}
#=== Rules/account/new-and-busy.yaml
id: account.new-and-busy
indicator: acct-new-full
title: Full activity in the first three days
status: stable
when: |
  account.bids_first_72_hours > 20
weight: 4
rationale: "Weak on its own; honest job seekers do this."
group: account
code: AC-004
reason: "Within 72 hours of its creation the account placed {account.bids_first_72_hours} bids."
applicant: "We would like to understand how the account is used."
benign:
  - "A person who has just lost work and applies everywhere."
next: "Wait for identity verification before the account may bid further."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (MP10, MP11)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.bids_first_72_hours: 35 }
  - quiet: { account.bids_first_72_hours: 4 }
  - unknown: {}
#=== Rules/account/own-device-insisted.yaml
id: account.own-device-insisted
indicator: loc-byod-insist
title: Insists on an own machine
status: stable
when: |
  "own_device_insisted" in account.observations
weight: 4
rationale: "Weak; common preference."
group: observation
code: AC-026
reason: "The applicant insisted on using an own machine instead of the company’s."
applicant: "Please use the company device, or tell us what you need."
benign:
  - "Assistive set-ups and plain preference."
next: "Offer the same set-up on a company device."
sources:
  - "Google Threat Intelligence, 2025-04-01"
  - "Sophos, 2025-05"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.observations: [own_device_insisted] }
  - quiet: { account.observations: [camera_refused] }
  - unknown: {}
#=== Rules/account/test-not-own-work.yaml
id: account.test-not-own-work
indicator: acct-test-cheating
title: A test answer was pasted while the window lost focus
status: stable
when: |
  account.test_paste_share >= 0.6 && account.test_focus_losses >= 10
weight: 4
rationale: "Use of assistants is common; this is about the claim of own work only."
group: account
code: AC-009
reason: "{account.test_paste_share} of a test answer was pasted and the window lost focus {account.test_focus_losses} times."
applicant: "Please repeat a short part of the test in a call."
benign:
  - "Assistive software pastes and switches windows."
  - "Using an assistant may have been allowed."
next: "Talk through the answer in a call."
sources:
  - "IC3 PSA231018, US-ROK update, 2023-10-18"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.test_paste_share: 0.9, account.test_focus_losses: 14 }
  - quiet: { account.test_paste_share: 0.1, account.test_focus_losses: 14 }
  - unknown: {}
#=== Rules/account/threat.yaml
id: account.threat
indicator: acct-threat-extortion
title: A threat to publish code or data
status: stable
when: |
  "threat_or_extortion" in account.observations
weight: 15
rationale: "Rare among honest workers; recorded by people."
group: observation
code: AC-024
reason: "A threat or an attempt at extortion was recorded."
applicant: ""
benign:
  - "A dispute over pay that was worded badly."
next: "Keep the messages, revoke access, inform the person responsible for incidents."
sources:
  - "IC3 PSA231018, US-ROK update, 2023-10-18"
  - "IC3 PSA250123, 2025-01-23"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.observations: [threat_or_extortion] }
  - quiet: { account.observations: [camera_refused] }
  - unknown: {}
#=== Rules/account/voice-changed.yaml
id: account.voice-changed
indicator: acct-voice-switch
title: Two interviewers heard another voice
status: stable
when: |
  account.voice_change_observers >= 2
weight: 6
rationale: "Only whether the voice changed, never how it sounds."
group: observation
code: AC-022
reason: "{account.voice_change_observers} interviewers independently recorded that another voice spoke."
applicant: "Please join one more short call."
benign:
  - "A cold, another microphone, an interpreter."
next: "Repeat a short call with both interviewers."
sources:
  - "Kraken, 2025-05-01"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { account.voice_change_observers: 2 }
  - quiet: { account.voice_change_observers: 1 }
  - unknown: {}
#=== end
"""####
}
