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
  logistics: { cap: 15, title: Where equipment is sent }
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
    ask:
      - "Which city will you work from, and is there anything about the place we should know to reach you?"
      - "Is anybody you live or work with applying here too?"
  - name: elevated
    from: -1020mb
    advice: Ask the next checks named here before going on; most applicants in this band have an honest explanation.
    ask:
      - "Which city will you work from, and where were you in the last two months?"
      - "Is anybody you live or work with applying here too, or paid into the same account?"
      - "Which devices and programs will you work with, and does anybody else use or reach them?"
      - "Where should a machine go, and who will receive it?"
  - name: high
    from: 0mb
    ask:
      - "Which city will you work from, and where were you in the last two months?"
      - "Is anybody you live or work with applying here too, or paid into the same account?"
      - "Which devices and programs will you work with, and does anybody else use or reach them?"
      - "Where should a machine go, and who will receive it?"
      - "Would you join a short second call with somebody you have not met, at ten in the morning of your place?"
    advice: Let a second person read the reasons and benign readings, and settle the next checks before any access is given.
  - name: critical
    from: 1500mb
    advice: Hold, keep the evidence, and hand the case to the person responsible for fraud; do not reject on this score alone.
#=== Rules/account/account-change-asked.yaml
id: account.account-change-asked
indicator: acct-suspended-elsewhere
title: Asked to go on under another account
status: stable
when: |
  "account_change_asked" in account.observations
weight: 5
rationale: "Named in the advisory; bans may be unfair."
group: observation
code: AC-031
reason: "The applicant asked to go on under another account after one was shut."
applicant: "You asked to use another account."
benign:
  - "An unfair ban."
  - "A lost login."
next: "Ask the platform or the applicant why the account was shut."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C1)"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { account.observations: [account_change_asked] }
  - quiet: { account.observations: [voice_changed] }
  - unknown: {}
#=== Rules/account/answers-by-night.yaml
id: account.answers-by-night
indicator: acct-resp-latency
title: Answers come in the night of the claimed place, not by day
status: stable
when: |
  account.day_reply_delay_ratio >= 4.0
weight: 5
rationale: "Median delays over ten answers and more of either kind; care duties and second jobs look alike."
group: account
code: AC-012
reason: "Answers take {account.day_reply_delay_ratio} times longer from 9 to 17 o’clock of the claimed zone than from 21 to 5."
applicant: "The hours you answered in did not fit the hours you gave."
benign:
  - "Care duties or another job by day."
  - "Answers by night owls."
next: "Agree on a short call at ten in the morning of the claimed place."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C10, C14)"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { account.day_reply_delay_ratio: 4.0 }
  - quiet: { account.day_reply_delay_ratio: 3.9 }
  - unknown: {}
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
reason: "One applicant applied to {account.applications_in_7_days|posting|postings} within seven days."
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
  - fire: { account.applications_in_7_days: 10 }
  - quiet: { account.applications_in_7_days: 9 }
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
reason: "The account placed {account.bid_count|bid|bids}, and at most {account.bid_acceptance_bound} of them can have been accepted."
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
  - fire: { account.bid_count: 100, account.bid_acceptance_bound: -0.98 }
  - quiet: { account.bid_count: 99, account.bid_acceptance_bound: -0.98 }
  - quiet: { account.bid_count: 100, account.bid_acceptance_bound: 0.02 }
  - fire: { account.bid_count: 100, account.bid_acceptance_bound: 0.019 }
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
reason: "{account.bid_count|bid stands|bids stand} against so few sessions that each would have placed {account.bids_per_session}."
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
  - quiet: { account.bid_count: 0, account.bids_per_session: 41.0 }
  - fire: { account.bid_count: 100, account.bids_per_session: 41.0 }
  - quiet: { account.bid_count: 99, account.bids_per_session: 41.0 }
  - quiet: { account.bid_count: 100, account.bids_per_session: 40.0 }
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
reason: "The camera stayed off in {account.camera_refusals|meeting|meetings} although video had been agreed."
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
  - fire: { account.observations: [], account.camera_refusals: 2 }
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
reason: "{account.closed_elsewhere_count|of the accounts the applicant names elsewhere is|of the accounts the applicant names elsewhere are} closed or suspended."
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
reason: "Company code was pushed {account.pushes_outside_organisation|time|times} to a remote that is not the organisation’s."
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
  - fire: { account.pushes_outside_organisation: 1 }
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
#=== Rules/account/crypto-insisted.yaml
id: account.crypto-insisted
indicator: pay-crypto-request
title: Insisted on crypto-assets
status: stable
when: |
  "crypto_insisted" in account.observations
weight: 4
rationale: "Recorded by a person; a coin agreed at the outset is no insistence."
group: observation
code: AC-029
reason: "The applicant insisted on being paid in crypto-assets."
applicant: "You asked for a way of payment we do not offer."
benign:
  - "Banks of the applicant’s place are cut off."
  - "Paid so for years."
next: "Offer the usual ways of payment and see which can be used."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C8)"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { account.observations: [crypto_insisted] }
  - quiet: { account.observations: [voice_changed] }
  - unknown: {}
#=== Rules/account/dormant-revived.yaml
id: account.dormant-revived
indicator: acct-dormant-revived
title: A long-silent account woke with new contact data
status: stable
when: |
  account.dormant_days >= 730.0 && account.changed_after_dormancy
weight: 5
rationale: "Below the catalogue’s 8: people come back after children, illness or study, mostly with a new number; of the honest who return in the simulated population six in ten show it."
group: account
code: AC-005
reason: "After {account.dormant_days|day|days} of silence the account became active, and contact or payout data changed at the same time."
applicant: "The account was inactive for long and its details changed when it came back; please confirm them."
benign:
  - "Somebody who returns to work after years and updates old details."
next: "Confirm the change through the contact data that was on file before."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-28
half_life: 730d
examples:
  - fire: { account.dormant_days: 900.0, account.changed_after_dormancy: true }
  - quiet: { account.dormant_days: 900.0, account.changed_after_dormancy: false }
  - quiet: { account.dormant_days: 30.0, account.changed_after_dormancy: true }
  - unknown: {}
  - fire: { account.dormant_days: 730.0, account.changed_after_dormancy: true }
  - quiet: { account.dormant_days: 693.5, account.changed_after_dormancy: true }
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
  - fire: { account.contact_exchange_message: 3 }
  - quiet: { account.contact_exchange_message: 4 }
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
applicant: "We need to speak with you in person about who does the work."
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
reason: "A meeting in person was refused {account.in_person_refusals|time|times}, also near the claimed home."
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
  - quiet: { account.observations: [accommodation_granted], account.in_person_refusals: 2 }
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
  - fire: { account.local_question_failures: 3 }
  - quiet: { account.local_question_failures: 2 }
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
  - fire: { account.changes_within_72_hours: 3 }
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
  - quiet: { account.bids_first_72_hours: 20 }
  - fire: { account.bids_first_72_hours: 21 }
#=== Rules/account/other-name-account-asked.yaml
id: account.other-name-account-asked
indicator: pay-new-name-request
title: Asked to be paid under another name
status: stable
when: |
  "other_name_account_asked" in account.observations
weight: 8
rationale: "Below the measured change of holder: a question is not a change."
group: observation
code: AC-028
reason: "The applicant asked to be paid to an account under another name."
applicant: "You asked to be paid under another name."
benign:
  - "A spouse’s or a company’s account."
  - "A bank that is out of reach."
next: "Ask whose account it is and why; pay only into the contract party’s account."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C1)"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { account.observations: [other_name_account_asked] }
  - quiet: { account.observations: [voice_changed] }
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
#=== Rules/account/prepayment-demanded.yaml
id: account.prepayment-demanded
indicator: pay-prepay-demand
title: Demanded payment in advance again
status: stable
when: |
  "prepayment_demanded" in account.observations
weight: 4
rationale: "Recorded by a person; deposits are usual, repetition is the sign. Tone is not scored."
group: observation
code: AC-030
reason: "The applicant demanded payment in advance more than once."
applicant: "You asked for payment before the first milestone."
benign:
  - "Burnt by a client who never paid."
next: "Agree on a first small milestone."
sources:
  - "US-ROK additional guidance PSA231018, 2023-10-18 (item 7)"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { account.observations: [prepayment_demanded] }
  - quiet: { account.observations: [voice_changed] }
  - unknown: {}
#=== Rules/account/stand-in-seen.yaml
id: account.stand-in-seen
indicator: acct-voice-switch
title: Somebody else seemed to attend
status: stable
when: |
  account.stand_in_observers >= 2
weight: 6
rationale: "Two people must have recorded it independently; looks and accent are no grounds."
group: observation
code: AC-032
reason: "{account.stand_in_observers|person recorded|people recorded} that somebody else seemed to attend."
applicant: "We could not confirm that the same person attended."
benign:
  - "An interpreter or assistant who was not announced."
  - "A bad line."
next: "Hold a short call with the same questions to both interviewers’ notes."
sources:
  - "FBI IC3 PSA240516, 2024-05-16"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { account.stand_in_observers: 2 }
  - quiet: { account.stand_in_observers: 1 }
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
reason: "{account.test_paste_share} of a test answer was pasted and the window lost focus {account.test_focus_losses|time|times}."
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
  - fire: { account.test_paste_share: 0.6, account.test_focus_losses: 10 }
  - quiet: { account.test_paste_share: 0.57, account.test_focus_losses: 10 }
  - quiet: { account.test_paste_share: 0.6, account.test_focus_losses: 0 }
  - quiet: { account.test_paste_share: 0.6, account.test_focus_losses: 9 }
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
applicant: "Something in our correspondence has to be looked at by a person before we go on."
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
reason: "{account.voice_change_observers|interviewer recorded|interviewers independently recorded} that another voice spoke."
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
#=== Rules/document/another-hand.yaml
id: document.another-hand
indicator: doc-cv-author-other
title: A curriculum vitae last saved by another person
status: stable
when: |
  "author-differs" in document.metadata_findings
  || "office.lastmodifiedby-differs" in document.file_findings
weight: 4
rationale: "Below the catalogue’s 5: borrowed computers and people who write résumés for others are common."
group: document
code: DC-023
reason: "The metadata of a curriculum vitae names another person than the applicant."
applicant: "Your file was last saved under another name. Please tell us who helped with it."
benign:
  - "An adviser, spouse or agency wrote or saved it."
  - "A second-hand machine."
next: "Ask who helped with the curriculum vitae; help is no fault."
sources:
  - "US-ROK joint statement on DPRK IT workers, 2022-05-16"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.metadata_findings: [author-differs], document.file_findings: [] }
  - quiet: { document.metadata_findings: [], document.file_findings: [] }
  - unknown: {}
  - fire: { document.metadata_findings: [], document.file_findings: [office.lastmodifiedby-differs] }
#=== Rules/document/birth-date.yaml
id: document.birth-date
indicator: doc-dob-mismatch
title: Birth dates that differ between documents
status: stable
when: |
  document.birth_date_conflicts >= 1
weight: 9
rationale: "A tenth of the claims would have to err for less; swapped days and months are told apart first."
group: document
code: DC-004
reason: "{document.birth_date_conflicts|document gives|documents give} another birth date than the others; day and month in the other order were not counted."
applicant: "Your documents give different birth dates; please check them."
benign:
  - "A slip in typing."
  - "A calendar other than the Gregorian was converted."
next: "Ask for the birth date again and compare it with the document itself."
sources:
  - "US joint advisory on DPRK IT workers, 2022-05-16, annex"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.birth_date_conflicts: 1 }
  - quiet: { document.birth_date_conflicts: 0 }
  - unknown: {}
#=== Rules/document/clock-offset.yaml
id: document.clock-offset
indicator: doc-exif-geo-mismatch
title: A clock set for another part of the world
status: stable
when: |
  document.clock_offset_gap_hours >= 3.0
  || "pdf.tz-mismatch" in document.file_findings
  || "office.zip-vs-meta-tz" in document.file_findings
  || "jpeg.offset-mismatch" in document.file_findings
weight: 7
rationale: "As the clock tests on sessions, with one more for a device that wrote its own offset."
group: document
code: DC-019
reason: "A document was stamped by a clock three hours or more away from the zone claimed."
applicant: "The clock that stamped your file was set for another zone than the one you named."
benign:
  - "Travel, or a move not yet told."
  - "A machine or server left on another zone."
next: "Ask where the file was made, and compare with the sessions of that day."
sources:
  - "Own measurements of producers, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.clock_offset_gap_hours: 9.0, document.file_findings: [] }
  - quiet: { document.clock_offset_gap_hours: 0.0, document.file_findings: [] }
  - unknown: {}
  - fire: { document.clock_offset_gap_hours: 3.0, document.file_findings: [] }
  - quiet: { document.clock_offset_gap_hours: 2.85, document.file_findings: [] }
  - fire: { document.clock_offset_gap_hours: 0.0, document.file_findings: [pdf.tz-mismatch] }
  - fire: { document.clock_offset_gap_hours: 0.0, document.file_findings: [office.zip-vs-meta-tz] }
  - fire: { document.clock_offset_gap_hours: 0.0, document.file_findings: [jpeg.offset-mismatch] }
#=== Rules/document/dates.yaml
id: document.dates
indicator: doc-dates-inconsistent
title: Dates of a document that cannot be
status: stable
when: |
  document.date_conflicts >= 1
weight: 5
rationale: "Order of dates alone; clocks that are wrong explain a part."
group: document
code: DC-006
reason: "{document.date_conflicts|document holds dates that cannot be|documents hold dates that cannot be}: issued after expiry, before birth, or after they were handed in."
applicant: "The dates on a document do not fit together; please check them."
benign:
  - "A slip in typing."
  - "Day and month in the other order."
next: "Ask for a new photograph of the dates."
sources:
  - "US joint advisory on DPRK IT workers, 2022-05-16, annex"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.date_conflicts: 1 }
  - quiet: { document.date_conflicts: 0 }
  - unknown: {}
#=== Rules/document/editor-mark.yaml
id: document.editor-mark
indicator: doc-producer-editor
title: An institution's paper passed through an editor
status: stable
when: |
  "editor" in document.metadata_findings
  || "pdf.editor-producer" in document.file_findings
  || "jpeg.editor-software" in document.file_findings
  || "xmp.history" in document.file_findings
weight: 6
rationale: "Below the catalogue’s 8: services that merge and shrink files are among the marks."
group: document
code: DC-016
reason: "A paper of an institution, or a photograph of an identity document, carries the mark of a program for drawing or retouching."
applicant: "Your document was opened in an editing program; please send the original."
benign:
  - "Cropping or brightening a photograph."
  - "Covering data that was not asked for."
next: "Ask for the original file or a new photograph."
sources:
  - "US joint advisory on DPRK IT workers, 2022-05-16, annex"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.metadata_findings: [editor], document.file_findings: [] }
  - quiet: { document.metadata_findings: [], document.file_findings: [pdf.balance-arithmetic] }
  - unknown: {}
  - fire: { document.metadata_findings: [], document.file_findings: [pdf.editor-producer] }
  - fire: { document.metadata_findings: [], document.file_findings: [jpeg.editor-software] }
  - fire: { document.metadata_findings: [], document.file_findings: [xmp.history] }
#=== Rules/document/generated-picture.yaml
id: document.generated-picture
indicator: doc-ai-provenance
title: A picture that declares itself made by a program
status: stable
when: |
  "generator" in document.metadata_findings
  || "c2pa.ai-source-type" in document.file_findings
  || "xmp.digital-source-type" in document.file_findings
  || "png.ai-text-chunk" in document.file_findings
weight: 9
rationale: "The file itself declares it; on headshots this would be worth far less and is not asked."
group: document
code: DC-022
reason: "A picture of a document declares that a program made it."
applicant: "Your picture declares that a program made it; please send a photograph."
benign:
  - "A synthetic portrait on an otherwise honest profile."
  - "A photo program that marks small edits."
next: "Ask for a new photograph, taken during a call."
sources:
  - "Microsoft Threat Intelligence, Jasper Sleet, 2025-06-30"
  - "IPTC digital source types, as of 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.metadata_findings: [generator], document.file_findings: [] }
  - quiet: { document.metadata_findings: [], document.file_findings: [] }
  - unknown: {}
  - fire: { document.metadata_findings: [], document.file_findings: [c2pa.ai-source-type] }
  - fire: { document.metadata_findings: [], document.file_findings: [xmp.digital-source-type] }
  - fire: { document.metadata_findings: [], document.file_findings: [png.ai-text-chunk] }
#=== Rules/document/hidden-instructions.yaml
id: document.hidden-instructions
indicator: doc-lure-file
title: Hidden text in a document
status: stable
when: |
  "text.prompt-injection" in document.file_findings
  || "office.hidden-text" in document.file_findings
weight: 6
rationale: "Text for a machine reader is no forgery, but nobody needs it honestly."
group: document
code: DC-024
reason: "A document holds text a reader cannot see: {document.file_detail}."
applicant: "Your document holds text that cannot be seen."
benign:
  - "Left-overs of a template."
  - "Key words hidden for other screeners."
next: "Read the document as plain text."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [text.prompt-injection], document.file_detail: x }
  - quiet: { document.file_findings: [] }
  - unknown: {}
  - fire: { document.file_findings: [office.hidden-text] }
#=== Rules/document/licence-code.yaml
id: document.licence-code
indicator: doc-mrz-checksum
title: A driver licence code that contradicts itself
status: stable
when: |
  "aamva.contradiction" in document.file_findings
weight: 10
rationale: "The code on a licence repeats its front; a reading error is possible, so less than two reads of a passport zone."
group: document
code: DC-026
reason: "The code on the back of a driver licence contradicts itself: {document.file_detail}."
applicant: "The code on your licence could not be read as it should; please send it again."
benign:
  - "A mailing address in another state."
next: "Scan the code again from the card itself."
sources:
  - "AAMVA DL/ID Card Design Standard 2020"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [aamva.contradiction], document.file_detail: x }
  - quiet: { document.file_findings: [] }
  - unknown: {}
#=== Rules/document/made-too-early.yaml
id: document.made-too-early
indicator: doc-dates-inconsistent
title: A statement made before its period ended
status: stable
when: |
  "made-before-period-end" in document.metadata_findings
  || "pdf.created-before-period-end" in document.file_findings
weight: 9
rationale: "A statement cannot be made before the period it covers has ended; months off by one are the usual reason."
group: document
code: DC-017
reason: "A statement was made before the last day it covers."
applicant: "Your statement was made before the period it covers had ended; please send it again."
benign:
  - "A wrong clock on the issuer's machine."
  - "A forecast or draft."
next: "Ask for the statement again, downloaded during a call."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.metadata_findings: [made-before-period-end], document.file_findings: [] }
  - quiet: { document.metadata_findings: [], document.file_findings: [] }
  - unknown: {}
  - fire: { document.metadata_findings: [], document.file_findings: [pdf.created-before-period-end] }
#=== Rules/document/metadata-order.yaml
id: document.metadata-order
indicator: doc-dates-inconsistent
title: Metadata dates that cannot be
status: stable
when: |
  "modified-before-created" in document.metadata_findings
  || "made-after-submission" in document.metadata_findings
  || "office.date-order" in document.file_findings
  || "jpeg.exif-date-order" in document.file_findings
weight: 4
rationale: "Clocks that are wrong do this as well."
group: document
code: DC-018
reason: "The dates in a file's metadata cannot be: saved before it was made, or made after it was handed in."
applicant: "The dates inside your file do not fit together."
benign:
  - "A machine whose clock was wrong."
  - "A converter that keeps one of two dates."
next: "Ask where and when the file was made."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.metadata_findings: [modified-before-created], document.file_findings: [] }
  - quiet: { document.metadata_findings: [], document.file_findings: [] }
  - unknown: {}
  - fire: { document.metadata_findings: [made-after-submission], document.file_findings: [] }
  - fire: { document.metadata_findings: [], document.file_findings: [office.date-order] }
  - fire: { document.metadata_findings: [], document.file_findings: [jpeg.exif-date-order] }
#=== Rules/document/metadata-rewritten.yaml
id: document.metadata-rewritten
indicator: doc-dates-inconsistent
title: Metadata of a finished paper was rewritten
status: stable
when: |
  "pdf.exiftool-marker" in document.file_findings
  || "pdf.qdf-marker" in document.file_findings
  || "pdf.prior-info-dates" in document.file_findings
  || "pdf.info-xmp-mismatch" in document.file_findings
weight: 8
rationale: "The mark of a metadata tool on an issued document; archives seldom do it."
group: document
code: DC-013
reason: "The file says in two places that its own metadata was rewritten: {document.file_detail}."
applicant: "Your document was processed after it was made; please send the original."
benign:
  - "An archive or a photographer tagging files."
  - "Software that leaves one of two copies stale."
next: "Ask for the original file from its issuer."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [pdf.exiftool-marker], document.file_detail: x }
  - quiet: { document.file_findings: [pdf.balance-arithmetic] }
  - unknown: {}
  - fire: { document.file_findings: [pdf.qdf-marker] }
  - fire: { document.file_findings: [pdf.prior-info-dates] }
  - fire: { document.file_findings: [pdf.info-xmp-mismatch] }
#=== Rules/document/mrz-against-printed.yaml
id: document.mrz-against-printed
indicator: doc-mrz-checksum
title: A machine-readable zone that contradicts the printed data
status: stable
when: |
  "mrz.viz-mismatch" in document.mrz_findings
weight: 12
rationale: "Below the catalogue’s 14 for one read: text recognition errs."
group: document
code: DC-002
reason: "Birth date, expiry or number of the machine-readable zone differ from the printed data of the same document."
applicant: "Two parts of your document do not agree; please check what you typed."
benign:
  - "A slip in typing the form."
  - "A misread character."
next: "Compare a new photograph with the typed data."
sources:
  - "ICAO Doc 9303, 8th edition, part 4, 2021"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.mrz_findings: [mrz.viz-mismatch] }
  - quiet: { document.mrz_findings: [mrz.unreadable] }
  - unknown: {}
#=== Rules/document/mrz-check-digit.yaml
id: document.mrz-check-digit
indicator: doc-mrz-checksum
title: A machine-readable zone whose check digits do not hold
status: stable
when: |
  "mrz.check-digit" in document.mrz_findings
  || "mrz.composite" in document.mrz_findings
  || "mrz.semantics" in document.mrz_findings
weight: 12
rationale: "Below the catalogue’s 14 for one read: text recognition errs."
group: document
code: DC-001
reason: "A check digit of a document's machine-readable zone does not hold. Letters read for digits were mended first."
applicant: "A line of code on your document could not be read as it should; please send it again."
benign:
  - "A misread character that no mending could reach."
next: "Read the zone a second time from a new photograph."
sources:
  - "ICAO Doc 9303, 8th edition, part 3, 2021"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.mrz_findings: [mrz.composite] }
  - quiet: { document.mrz_findings: [mrz.name-mismatch] }
  - unknown: {}
  - fire: { document.mrz_findings: [mrz.check-digit] }
  - fire: { document.mrz_findings: [mrz.semantics] }
#=== Rules/document/name.yaml
id: document.name
indicator: doc-name-mismatch
title: A document in a name the applicant did not declare
status: stable
when: |
  document.name_conflicts >= 1
weight: 6
rationale: "Married names, orders and spellings are matched first; what is left still often has a reason."
group: document
code: DC-005
reason: "{document.name_conflicts|document bears|documents bear} a name that has no word in common with any name declared."
applicant: "A document bears another name than the one you gave; please tell us about earlier names."
benign:
  - "Marriage, adoption or a change of name."
  - "Another transliteration of the same name."
  - "A document of the spouse, sent by mistake."
next: "Ask about earlier names and names in other scripts before anything else."
sources:
  - "US joint advisory on DPRK IT workers, 2022-05-16, annex"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.name_conflicts: 1 }
  - quiet: { document.name_conflicts: 0 }
  - unknown: {}
#=== Rules/document/number-invalid.yaml
id: document.number-invalid
indicator: doc-id-number-format
title: A national number that fails its public check
status: stable
when: |
  document.invalid_numbers >= 1
weight: 7
rationale: "Public check digits only; text recognition errs."
group: document
code: DC-007
reason: "{document.invalid_numbers|document bears|documents bear} a number that fails the public check of its country."
applicant: "A number on your document does not check; please read it again."
benign:
  - "A misread or mistyped digit."
  - "A number under an older or newer scheme."
next: "Read the number a second time from the document."
sources:
  - "Public check-digit schemes of the issuing states, as of 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.invalid_numbers: 1 }
  - quiet: { document.invalid_numbers: 0 }
  - unknown: {}
#=== Rules/document/odd-type.yaml
id: document.odd-type
indicator: doc-producer-editor
title: One figure set in another type
status: stable
when: |
  "pdf.font-odd-one-out" in document.file_findings
weight: 7
rationale: "One odd typeface in a line of figures; form fillers do this too."
group: document
code: DC-015
reason: "One line of a finished paper stands in another type, size or order of painting: {document.file_detail}."
applicant: "A line on your document looks changed; please send the original."
benign:
  - "A logo, a stamp or a bold caption."
next: "Compare the line with the issuer's other papers."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [pdf.font-odd-one-out], document.file_detail: x }
  - quiet: { document.file_findings: [pdf.balance-arithmetic] }
  - unknown: {}
#=== Rules/document/photo-place.yaml
id: document.photo-place
indicator: doc-exif-geo-mismatch
title: A photograph taken far from the claimed place
status: stable
when: |
  "jpeg.gps-mismatch" in document.file_findings
weight: 5
rationale: "Old photos and travel explain most of it."
group: document
code: DC-020
reason: "A photograph of a document was taken far from the claimed place: {document.file_detail}."
applicant: "The place stored in your photograph is far from the one you named."
benign:
  - "Travel."
  - "A photograph taken before a move."
next: "Ask for a new photograph."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [jpeg.gps-mismatch], document.file_detail: x }
  - quiet: { document.file_findings: [] }
  - unknown: {}
#=== Rules/document/picture-changed.yaml
id: document.picture-changed
indicator: doc-exif-absent-or-recompressed
title: A photograph that was changed after it was taken
status: stable
when: |
  "jpeg.thumbnail-mismatch" in document.file_findings
  || "jpeg.double-compression" in document.file_findings
  || "image.grain-break" in document.file_findings
  || "image.copy-move" in document.file_findings
weight: 8
rationale: "A camera leaves one small copy, one compression and one grain; a patch from elsewhere breaks them."
group: document
code: DC-021
reason: "A photograph shows traces of a change after it was taken: {document.file_detail}."
applicant: "Your photograph was changed after it was taken; please send a new one."
benign:
  - "A crop or filter by a program that keeps the old data."
  - "A portal that saves pictures again."
  - "A card put together on a screen by its issuer, or a patch smoothed by the camera's own software."
next: "Ask for a new photograph, taken during a call."
sources:
  - "Kornblum, Using JPEG quantization tables to identify imagery processed by software, DFRWS 2008"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [jpeg.thumbnail-mismatch], document.file_detail: x }
  - quiet: { document.file_findings: [] }
  - unknown: {}
  - fire: { document.file_findings: [jpeg.double-compression] }
  - fire: { document.file_findings: [image.grain-break], document.file_detail: x }
  - fire: { document.file_findings: [image.copy-move], document.file_detail: x }
#=== Rules/document/runs-code.yaml
id: document.runs-code
indicator: doc-lure-file
title: A document that runs code or loads it from elsewhere
status: stable
when: |
  "pdf.active-content" in document.file_findings
  || "office.remote-template" in document.file_findings
  || "office.macros" in document.file_findings
  || "office.dde-field" in document.file_findings
weight: 8
rationale: "Below the catalogue’s 10: forms carry harmless scripts."
group: document
code: DC-025
reason: "A document runs code, or loads parts from elsewhere, when it is opened."
applicant: "Your document holds active content; please send a plain one."
benign:
  - "Interactive forms."
  - "Corporate templates."
next: "Do not open it on a working machine; ask for a plain PDF."
sources:
  - "Unit 42, Contagious Interview, 2023-11-21"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [pdf.active-content] }
  - quiet: { document.file_findings: [] }
  - unknown: {}
  - fire: { document.file_findings: [office.remote-template] }
  - fire: { document.file_findings: [office.macros] }
  - fire: { document.file_findings: [office.dde-field] }
#=== Rules/document/saved-again.yaml
id: document.saved-again
indicator: doc-incremental-update
title: An issued paper was saved again
status: stable
when: |
  "pdf.incremental-update" in document.file_findings
  || "pdf.layout-fingerprint" in document.file_findings
weight: 5
rationale: "Signing services and text recognition save again as well."
group: document
code: DC-014
reason: "An issued paper was saved again, or laid out anew, by a program its issuer has no use for."
applicant: "Your document was processed after it was made; please send the original."
benign:
  - "A form that was filled in."
  - "A portal that cleans uploads."
  - "Text recognition."
next: "Ask for the original file from its issuer."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [pdf.incremental-update] }
  - quiet: { document.file_findings: [pdf.balance-arithmetic] }
  - unknown: {}
  - fire: { document.file_findings: [pdf.layout-fingerprint] }
#=== Rules/document/signature-broken.yaml
id: document.signature-broken
indicator: doc-incremental-update
title: A digital signature that no longer holds
status: stable
when: |
  "pdf.sig-invalid" in document.file_findings
  || "pdf.sig-uncovered-tail" in document.file_findings
weight: 12
rationale: "A signature that was valid and does not fit the content any more is hard to explain."
group: document
code: DC-012
reason: "A signed file was changed after it was signed: {document.file_detail}."
applicant: "The signature on your document does not hold; please send it as you received it."
benign:
  - "Damage in transfer."
  - "Validation data appended in an unusual form."
next: "Ask for the file again as the issuer sent it."
sources:
  - "pdf-insecurity.org: shadow, incremental saving and evil annotation attacks, 2019–2021"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [pdf.sig-invalid], document.file_detail: x }
  - quiet: { document.file_findings: [pdf.balance-arithmetic] }
  - unknown: {}
  - fire: { document.file_findings: [pdf.sig-uncovered-tail] }
#=== Rules/document/small-doubts.yaml
id: document.small-doubts
indicator: doc-exif-absent-or-recompressed
title: Several moderate findings on document files
status: stable
when: |
  document.file_doubts.size() >= 3
weight: 3
rationale: "Three small doubts together; each alone is what messengers do to files."
group: document
code: DC-027
reason: "Several moderate findings stand on the document files."
applicant: "Some details of a document were unclear. Please send the original from its issuer."
benign:
  - "Files that passed through several hands."
next: "Read them with `bonafide inspect`."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_doubts: [pdf.tz-changes, pdf.invisible-text, office.zip-shape] }
  - quiet: { document.file_doubts: [pdf.tz-changes] }
  - unknown: {}
#=== Rules/document/specimen.yaml
id: document.specimen
indicator: doc-id-number-format
title: A published specimen was handed in
status: stable
when: |
  document.specimen
weight: 15
rationale: "A published sample number or picture is nobody’s document."
group: document
code: DC-003
reason: "A document carries the number or name of a published specimen."
applicant: "The document is a published sample; please send your own."
benign:
  - "A test account."
next: "Ask for the document itself on a call."
sources:
  - "ICAO Doc 9303, 8th edition, part 4, 2021"
  - "US Social Security Administration, list of misused numbers, as of 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.specimen: true }
  - quiet: { document.specimen: false }
  - unknown: {}
#=== Rules/document/statement-arithmetic.yaml
id: document.statement-arithmetic
indicator: doc-producer-editor
title: A statement whose balances do not follow
status: stable
when: |
  "pdf.balance-arithmetic" in document.file_findings
weight: 11
rationale: "Banks add up; a missing page is looked for first."
group: document
code: DC-010
reason: "The running balances of a statement do not follow from its amounts: {document.file_detail}."
applicant: "The amounts on your statement do not add up; please send it again from your bank's site."
benign:
  - "Pending rows or fees listed aside."
  - "A layout that was misread."
next: "Ask for the statement again, downloaded during a call."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [pdf.balance-arithmetic], document.file_detail: x }
  - quiet: { document.file_findings: [pdf.sig-invalid] }
  - unknown: {}
#=== Rules/document/text-replaced.yaml
id: document.text-replaced
indicator: doc-producer-editor
title: Text of a finished paper was replaced
status: stable
when: |
  "pdf.object-shadow" in document.file_findings
  || "pdf.whiteout-overlay" in document.file_findings
  || "pdf.scan-text-overlay" in document.file_findings
  || "pdf.touchup-textedit" in document.file_findings
weight: 11
rationale: "An older text lies beneath the one that is shown."
group: document
code: DC-011
reason: "Text on a finished paper was covered or replaced: {document.file_detail}."
applicant: "Your document was changed after it was made; please send the original."
benign:
  - "Redaction of data that was not asked for."
  - "A stamp or a form that was filled in."
next: "Ask for the original file from its issuer."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.file_findings: [pdf.object-shadow], document.file_detail: x }
  - quiet: { document.file_findings: [pdf.balance-arithmetic] }
  - unknown: {}
  - fire: { document.file_findings: [pdf.whiteout-overlay] }
  - fire: { document.file_findings: [pdf.scan-text-overlay] }
  - fire: { document.file_findings: [pdf.touchup-textedit] }
#=== Rules/document/unreadable-file.yaml
id: document.unreadable-file
indicator: doc-low-quality-id
title: A document file that could not be read
status: stable
when: |
  document.files_refused >= 1
weight: 1.5
rationale: "Only a reason to ask again; poor phones are no fraud."
group: document
code: DC-028
reason: "{document.files_refused|document file|document files} could not be read, or only to a limit."
applicant: "A file could not be read; please send it again."
benign:
  - "Damage in transfer."
  - "An unusual format."
  - "A very large scan."
next: "Ask for the file again as PDF or JPEG."
sources:
  - "Own measurements, docs/documents.md, 2026"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { document.files_refused: 1 }
  - quiet: { document.files_refused: 0 }
  - unknown: {}
#=== Rules/link/account-of-two.yaml
id: link.account-of-two
indicator: pay-shared-account
title: Two people with one payout account, whose homes cannot be compared
status: stable
when: |
  link.shared_payout_home_unknown && link.shared_payout_outside_home_count >= 1
weight: 9
rationale: "Far below the 20 for people of two homes: three couples in four have a joint account, and an export without addresses does not tell a couple from two strangers. Alone it leaves nobody above low."
group: shared-payout
code: LK-033
reason: "One other applicant of another family name is paid into the same account ({link.shared_payout_with}); a home address of one of them is missing."
applicant: "The payout account given is also used by another applicant; please tell us where you live, and with whom."
benign:
  - "A couple whose address stands in one application only."
  - "Housemates who receive each other’s pay."
next: "Ask for the missing address, and whether a household should be declared."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (MP6)"
  - "US Census Bureau, SIPP 2023: joint accounts of couples"
reviewed_on: 2026-11-28
half_life: 1825d
examples:
  - fire: { link.shared_payout_home_unknown: true, link.shared_payout_outside_home_count: 1 }
  - quiet: { link.shared_payout_home_unknown: false, link.shared_payout_outside_home_count: 1 }
  - quiet: { link.shared_payout_home_unknown: true, link.shared_payout_outside_home_count: 0 }
  - unknown: {}
#=== Rules/link/flagged-before.yaml
id: link.flagged-before
indicator: pay-cluster-degree
title: Linked with someone an earlier run scored high
status: stable
when: |
  link.direct_count >= 1
  && link.flagged_before_count >= 1
weight: 4
rationale: "Association alone: little, within the cap of the group, and one hop only; what is shared weighs by rules of its own."
group: link
code: LK-032
reason: "{link.flagged_before_count|applicant of an earlier export who scored at least even odds is|applicants of earlier exports who scored at least even odds are} linked with this one ({link.ring})."
applicant: "Something you gave is also used in an earlier application under another name."
benign:
  - "The earlier score may have been wrong, or settled since."
next: "Read how the earlier case ended before this one weighs."
sources:
  - "ZachXBT, payments to DPRK IT workers, 2024-08"
reviewed_on: 2026-11-24
half_life: 365d
examples:
  - fire: { link.direct_count: 1, link.flagged_before_count: 1 }
  - quiet: { link.direct_count: 1, link.flagged_before_count: 0 }
  - quiet: { link.direct_count: 0 }
  - unknown: {}
#=== Rules/link/joint-account.yaml
id: link.joint-account
indicator: pay-shared-account
title: Two people of one home are paid into one account
status: stable
when: |
  link.shared_payout_count >= 1 && link.shared_payout_outside_home_count == 0
weight: 2
rationale: "Three couples in four have a joint account; the catalogue’s 6 for a household is for an undeclared one of several."
group: payout
code: LK-026
reason: "One other applicant, who claims the same home, is paid into the same account ({link.shared_payout_with})."
applicant: "The payout account given is also used by somebody at your address."
benign:
  - "A couple or family with a joint account: by far the most likely reading."
next: "Ask whether a household should be declared."
sources:
  - "US Census, survey of income and program participation, 2023"
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (MP6)"
reviewed_on: 2026-11-24
half_life: 1825d
examples:
  - fire: { link.shared_payout_count: 1, link.shared_payout_outside_home_count: 0 }
  - quiet: { link.shared_payout_count: 1, link.shared_payout_outside_home_count: 1 }
  - quiet: { link.shared_payout_count: 0, link.shared_payout_outside_home_count: 0 }
  - unknown: {}
#=== Rules/link/large-ring.yaml
id: link.large-ring
indicator: pay-cluster-degree
title: A large ring of applicants
status: stable
when: |
  link.ring_size >= 8
  && link.ring_kind_count >= 2 && link.direct_count >= 2
weight: 15
rationale: "Eight and more people held by independent kinds of key; agencies and households are taken out first."
group: link
code: LK-022
reason: "In a ring of {link.ring_size|applicant|applicants} ({link.ring}), held together by {link.ring_kinds}."
applicant: "Several things you gave are also used under other names."
benign:
  - "An agency that declared nothing."
next: "Ask for the agency or household to be declared, then review the members together."
sources:
  - "US v. Chapman, 2024"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.ring_size: 8, link.ring_kind_count: 2, link.direct_count: 2 }
  - quiet: { link.ring_size: 7, link.ring_kind_count: 2, link.direct_count: 2 }
  - unknown: {}
  - quiet: { link.direct_count: 2, link.ring_size: 8, link.ring_kind_count: 0 }
  - quiet: { link.direct_count: 2, link.ring_size: 8, link.ring_kind_count: 1 }
  - quiet: { link.direct_count: 0, link.ring_size: 8, link.ring_kind_count: 2 }
  - quiet: { link.direct_count: 1, link.ring_size: 8, link.ring_kind_count: 2 }
#=== Rules/link/mail-family.yaml
id: link.mail-family
indicator: per-email-stem-family
title: Mail addresses that differ only in digits
status: stable
when: |
  link.shared_email_stem_count >= 1
weight: 6
rationale: "Eight letters at least; families of more than twelve say nothing."
group: shared-contact
code: LK-007
reason: "{link.shared_email_stem_count|other applicant gave a mail address|other applicants gave mail addresses} with the same letters and other digits."
applicant: "Your mail address resembles addresses used under other names."
benign:
  - "Common names: many people called alike have such addresses."
next: "Look at what else these applicants share."
sources:
  - "Published list of 1,419 addresses of DPRK IT workers, measured 2026"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_email_stem_count: 1 }
  - quiet: { link.shared_email_stem_count: 0 }
  - unknown: {}
#=== Rules/link/neighbouring-phone.yaml
id: link.neighbouring-phone
indicator: per-phone-sequential
title: Telephone numbers side by side
status: stable
when: |
  link.phone_block_count >= 1
weight: 4
rationale: "Below the catalogue’s 8: in a small number plan two strangers are neighbours by chance, and no free table says which blocks a carrier sold together."
group: shared-contact
code: LK-034
reason: "{link.phone_block_count|other applicant has|other applicants have} a number at most nine away from this one, as numbers bought together do."
applicant: "Your telephone number lies directly beside that of another applicant."
benign:
  - "Families and offices whose numbers were given out together."
  - "Chance, where a country has few numbers."
next: "Call the number, and ask which carrier it is with and since when."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C11)"
  - "FBI IC3 PSA250123, 2025-01-23"
reviewed_on: 2026-11-28
half_life: 730d
examples:
  - fire: { link.phone_block_count: 1 }
  - quiet: { link.phone_block_count: 0 }
  - unknown: {}
#=== Rules/link/rated-with-others.yaml
id: link.rated-with-others
indicator: acct-single-client-ratings
title: One client rated several developers at the top for small jobs
status: stable
when: |
  link.rated_with_by_one_client_count >= 2
weight: 6
rationale: "Below the catalogue’s 10: satisfied clients of several people exist, and the smallness of a job is fixed, not taken from the batch."
group: shared-account
code: LK-023
reason: "{link.rated_with_by_one_client_count|other developer|other developers} got top ratings for small jobs from the same client within a month."
applicant: "Your first ratings come from a client who rated several developers at once."
benign:
  - "A client who tries out several people."
  - "An agency that sends work on."
next: "Ask the client for the work that was delivered."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P7, MP8)"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { link.rated_with_by_one_client_count: 2 }
  - quiet: { link.rated_with_by_one_client_count: 1 }
  - unknown: {}
#=== Rules/link/rating-circle.yaml
id: link.rating-circle
indicator: acct-reciprocal-ratings
title: Accounts that rate each other in a circle
status: stable
when: |
  link.rating_circle_size >= 2
weight: 6
rationale: "Below the catalogue’s 10: people who work together hire each other; a circle says that ratings are not independent, not that the people are not real."
group: shared-account
code: LK-035
reason: "A circle of {link.rating_circle_size|applicant|applicants}, this one among them, rated each other at the top."
applicant: "You and the clients who rated you have rated each other."
benign:
  - "Two freelancers who pass work to each other."
  - "A small studio whose members have accounts of their own."
next: "Ask for the work that was delivered for these ratings."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P5, P7)"
reviewed_on: 2026-11-28
half_life: 730d
examples:
  - fire: { link.rating_circle_size: 2 }
  - quiet: { link.rating_circle_size: 0 }
  - unknown: {}
#=== Rules/link/reference-is-applicant.yaml
id: link.reference-is-applicant
indicator: per-reference-is-candidate
title: A reference is another applicant
status: stable
when: |
  link.reference_is_applicant_count >= 1
weight: 9
rationale: "Below the catalogue’s 14: colleagues who look for work at the same time name each other."
group: shared-contact
code: LK-024
reason: "{link.reference_is_applicant_count|other applicant is|other applicants are} given as a reference here, or give this applicant as theirs."
applicant: "A reference you gave is an applicant too."
benign:
  - "Colleagues of one team who look for work together."
next: "Ask for one reference from an earlier employer, through a number you found yourself."
sources:
  - "Google Threat Intelligence, DPRK IT workers expand in Europe, 2025-04-01"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { link.reference_is_applicant_count: 1 }
  - quiet: { link.reference_is_applicant_count: 0 }
  - unknown: {}
#=== Rules/link/referred-from-ring.yaml
id: link.referred-from-ring
indicator: per-referral-chain
title: Referred by somebody in a ring, or scored high before
status: stable
when: |
  link.referrer_ring_size >= 3
  || (known(link.referrer_flagged_before) && link.referrer_flagged_before)
weight: 3
rationale: "Half of the catalogue’s 6 and one step only: being recommended is no act of one’s own. Alone, and with all else of its group, it stays an aside."
group: link
code: LK-036
reason: "The applicant’s referrer belongs to a ring of {link.referrer_ring_size|linked applicant|linked applicants}, or scored at least even odds in an earlier run; referrals join {link.referral_chain_size|applicant|applicants}."
applicant: "Somebody whose application raised questions referred you."
benign:
  - "A referrer who knows the applicant only from a forum or a course."
  - "The referrer’s own case may end well."
next: "Ask how the two know each other, and judge this application by its own evidence."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16"
  - "Mandiant podcast on DPRK IT workers, 2025-05-19"
reviewed_on: 2026-11-28
half_life: 365d
examples:
  - fire: { link.referrer_ring_size: 3, link.referral_chain_size: 2 }
  - quiet: { link.referrer_ring_size: 0, link.referrer_flagged_before: false }
  - quiet: { link.referrer_ring_size: 2 }
  - fire: { link.referrer_ring_size: 0, link.referrer_flagged_before: true, link.referral_chain_size: 2 }
  - unknown: {}
#=== Rules/link/ring-edge.yaml
id: link.ring-edge
indicator: pay-cluster-degree
title: At the edge of a ring of applicants
status: stable
when: |
  link.ring_size >= 3
  && link.ring_kind_count >= 2 && link.direct_count == 1
weight: 6
rationale: "Association weighs less with each hop."
group: link
code: LK-021
reason: "Linked with one member of a ring of {link.ring_size} ({link.ring})."
applicant: "Something you gave is also used under another name."
benign:
  - "Whoever shares one thing with one member need not know the others."
next: "Review the one link first."
sources:
  - "ZachXBT, payments to DPRK IT workers, 2024-08"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.ring_size: 3, link.ring_kind_count: 2, link.direct_count: 1 }
  - quiet: { link.ring_size: 3, link.ring_kind_count: 2, link.direct_count: 2 }
  - unknown: {}
  - quiet: { link.direct_count: 1, link.ring_size: 0, link.ring_kind_count: 2 }
  - quiet: { link.direct_count: 1, link.ring_size: 2, link.ring_kind_count: 2 }
  - quiet: { link.direct_count: 1, link.ring_size: 3, link.ring_kind_count: 0 }
  - quiet: { link.direct_count: 1, link.ring_size: 3, link.ring_kind_count: 1 }
#=== Rules/link/ring.yaml
id: link.ring
indicator: pay-cluster-degree
title: A ring of applicants
status: stable
when: |
  link.ring_size >= 3
  && link.ring_kind_count >= 2 && link.direct_count >= 2
weight: 14
rationale: "Two independent kinds of shared identifier and two direct links; what the ring rests on is capped with it."
group: link
code: LK-020
reason: "Linked with {link.direct_count|other directly|others directly}, in a ring of {link.ring_size} ({link.ring}), by {link.ring_kinds}."
applicant: "Several things you gave are also used under other names."
benign:
  - "Colleagues or relatives who share a home and more and declared nothing."
next: "Review the members together."
sources:
  - "ZachXBT, payments to DPRK IT workers, 2024-08"
  - "US v. Chapman, 2024"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.ring_size: 3, link.ring_kind_count: 2, link.direct_count: 2 }
  - quiet: { link.ring_size: 3, link.ring_kind_count: 2, link.direct_count: 1 }
  - quiet: { link.ring_size: 2, link.ring_kind_count: 2, link.direct_count: 1 }
  - unknown: {}
  - quiet: { link.direct_count: 2, link.ring_size: 0, link.ring_kind_count: 2 }
  - quiet: { link.direct_count: 2, link.ring_size: 2, link.ring_kind_count: 2 }
  - quiet: { link.direct_count: 2, link.ring_size: 3, link.ring_kind_count: 0 }
  - quiet: { link.direct_count: 2, link.ring_size: 3, link.ring_kind_count: 1 }
#=== Rules/link/shared-commit-author.yaml
id: link.shared-commit-author
indicator: work-gh-shared-author-email
title: One commit author in several people’s repositories
status: stable
when: |
  link.shared_commit_author_count >= 1
weight: 10
rationale: "Colleagues of one employer commit into one repository."
group: shared-work
code: LK-019
reason: "{link.shared_commit_author_count|other applicant’s repositories hold|other applicants’ repositories hold} commits of the same author address."
applicant: "An author of your repositories also writes in repositories of another applicant."
benign:
  - "Colleagues who worked on one project."
next: "Ask who the author is."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_commit_author_count: 1 }
  - quiet: { link.shared_commit_author_count: 0 }
  - unknown: {}
#=== Rules/link/shared-descriptions.yaml
id: link.shared-descriptions
indicator: work-cv-text-shared
title: One set of job descriptions under several names
status: stable
when: |
  link.shared_curriculum_text_count >= 1
weight: 14
rationale: "Long passages only; job advertisements and résumé builders repeat shorter ones."
group: shared-work
code: LK-016
reason: "{link.shared_curriculum_text_count|other applicant describes jobs|other applicants describe their jobs} in the same words."
applicant: "The descriptions of your jobs were also handed in under another name."
benign:
  - "Texts copied from one advertisement."
next: "Ask about one of the jobs in detail."
sources:
  - "FBI IC3 PSA250123, 2025-01-23"
  - "Mandiant, UNC5267, 2024-09"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_curriculum_text_count: 1 }
  - quiet: { link.shared_curriculum_text_count: 0 }
  - unknown: {}
#=== Rules/link/shared-device.yaml
id: link.shared-device
indicator: net-device-shared
title: One device for several people
status: stable
when: |
  link.shared_device_count >= 1
weight: 14
rationale: "One machine under several names; families share too, so a declared household explains it."
group: shared-account
code: LK-008
reason: "{link.shared_device_count|other applicant was|other applicants were} seen on the same device."
applicant: "A device you used is also used under another name."
benign:
  - "A family computer, a library, a device that was sold or handed on."
next: "Ask who else uses the device."
sources:
  - "Sophos, DPRK IT workers, 2025"
  - "US Attorney, laptop farm case, 2022 (A22-T)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_device_count: 1 }
  - quiet: { link.shared_device_count: 0 }
  - unknown: {}
#=== Rules/link/shared-document.yaml
id: link.shared-document
indicator: doc-number-shared
title: One document for several people
status: stable
when: |
  link.shared_document_count >= 1
weight: 20
rationale: "Numbers and files are nobody else’s; typing errors are the exception."
group: document-copy
code: LK-003
reason: "{link.shared_document_count|other applicant|other applicants} handed in the same document number or file."
applicant: "A document you handed in was also handed in under another name."
benign:
  - "A typing error in the number."
  - "The same form sent to everybody, such as a blank tax form."
next: "Compare the papers side by side."
sources:
  - "US advisory for platforms and companies, mitigation list, 2022-05-16"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_document_count: 1 }
  - quiet: { link.shared_document_count: 0 }
  - unknown: {}
#=== Rules/link/shared-egress.yaml
id: link.shared-egress
indicator: net-shared-farm-ip
title: One network address, several claimed homes
status: stable
when: |
  link.shared_address_other_home_count >= 1
  && link.other_home_address_days >= 3
  && !(known(network.vpn_share) && network.vpn_share >= 0.5)
weight: 5
rationale: "Below the catalogue’s 16: carriers give one address to strangers in turn, and strangers share rooms; with a second kind the ring rules add theirs. Where half of the sessions use a listed VPN, an address no list knows is most likely one more exit."
group: shared-account
code: LK-010
reason: "{link.shared_address_other_home_count|applicant who claims another home|applicants who claim other homes} used the same network address; this one on {link.other_home_address_days|day|days}."
applicant: "You used a network that people who live elsewhere used as well."
benign:
  - "Colleagues who met for some days."
  - "Couples who have not both updated their address."
next: "Ask who lives at the place of the connection."
sources:
  - "Mandiant podcast on DPRK IT workers, 2025-05-19"
  - "US v. Chapman, 2024"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_address_other_home_count: 2, link.other_home_address_days: 4 }
  - quiet: { link.shared_address_other_home_count: 2, link.other_home_address_days: 1 }
  - unknown: {}
  - quiet: { link.shared_address_other_home_count: 0, link.other_home_address_days: 3 }
  - fire: { link.shared_address_other_home_count: 1, link.other_home_address_days: 3 }
  - quiet: { link.shared_address_other_home_count: 1, link.other_home_address_days: 2 }
  - quiet: { link.shared_address_other_home_count: 1, link.other_home_address_days: 3, network.vpn_share: 0.5 }
  - fire: { link.shared_address_other_home_count: 1, link.other_home_address_days: 3, network.vpn_share: 0.4 }
#=== Rules/link/shared-file-making.yaml
id: link.shared-file-making
indicator: doc-cv-metadata-shared
title: Files that were saved on from one another
status: stable
when: |
  link.shared_document_lineage_count >= 1
weight: 12
rationale: "A file saved on from another person’s file; common templates are too many and fall out as hubs."
group: document-copy
code: LK-013
reason: "{link.shared_document_lineage_count|other applicant|other applicants} sent files with the same traces of their making."
applicant: "A file you sent carries the traces of a file sent under another name."
benign:
  - "Templates of résumé builders and career coaches."
next: "Ask for the file in another format, with its history."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P6)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_document_lineage_count: 1 }
  - quiet: { link.shared_document_lineage_count: 0 }
  - unknown: {}
#=== Rules/link/shared-headshot.yaml
id: link.shared-headshot
indicator: doc-headshot-shared
title: One headshot under several names
status: stable
when: |
  link.shared_headshot_count >= 1
weight: 14
rationale: "Equal hashes; logos and stock pictures fall out as hubs."
group: document-copy
code: LK-012
reason: "{link.shared_headshot_count|other applicant|other applicants} sent the same headshot."
applicant: "The picture you sent is also used under another name."
benign:
  - "A logo or a stock avatar instead of a picture."
next: "Hold a video meeting."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (U4)"
  - "FBI IC3 PSA250123, 2025-01-23"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_headshot_count: 1 }
  - quiet: { link.shared_headshot_count: 0 }
  - unknown: {}
#=== Rules/link/shared-mailbox.yaml
id: link.shared-mailbox
indicator: per-email-canonical-dup
title: One mailbox for several people
status: stable
when: |
  link.shared_email_count >= 1
weight: 10
rationale: "One mailbox under several names; a second application of one person has one name and is explained."
group: shared-contact
code: LK-006
reason: "{link.shared_email_count|other applicant gave an address that leads|other applicants gave addresses that lead} to the same mailbox."
applicant: "Your mail address leads to a mailbox that is also used under another name."
benign:
  - "One person applying twice under two spellings of a name."
  - "A couple with one mailbox."
next: "Write to the address and ask who reads it."
sources:
  - "Published list of 1,419 addresses of DPRK IT workers, measured 2026"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_email_count: 1 }
  - quiet: { link.shared_email_count: 0 }
  - unknown: {}
#=== Rules/link/shared-network.yaml
id: link.shared-network
indicator: net-shared-ip-accounts
title: Many people from one network address
status: stable
when: |
  link.shared_address_count >= 2
  && link.crowded_address_days >= 2
  && !(known(network.vpn_share) && network.vpn_share >= 0.5)
weight: 4
rationale: "Below the catalogue’s 12: carrier-grade, mobile and hosting addresses that lists know are left out, those they do not know are not; one chance meeting on one day is none."
group: shared-account
code: LK-009
reason: "{link.shared_address_count|other applicant|other applicants} came from the same network address, which no list knows as shared."
applicant: "Several applicants used the network you used."
benign:
  - "Families, shared flats, co-working rooms, universities, small providers."
next: "Ask where the sessions took place."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P2)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_address_count: 2, link.crowded_address_days: 2 }
  - quiet: { link.shared_address_count: 1, link.crowded_address_days: 0 }
  - quiet: { link.shared_address_count: 5, link.crowded_address_days: 1 }
  - unknown: {}
  - quiet: { link.shared_address_count: 1, link.crowded_address_days: 2 }
  - quiet: { link.shared_address_count: 2, link.crowded_address_days: 2, network.vpn_share: 0.5 }
  - fire: { link.shared_address_count: 2, link.crowded_address_days: 2, network.vpn_share: 0.4 }
#=== Rules/link/shared-payout.yaml
id: link.shared-payout
indicator: pay-shared-account
title: One payout account for several people
status: stable
when: |
  link.shared_payout_outside_home_count >= 1 && !link.shared_payout_home_unknown
weight: 20
rationale: "Declared households and agencies, one person applying twice, one home with one family name and one other person of the same home are taken out first."
group: shared-payout
code: LK-001
reason: "{link.shared_payout_outside_home_count|other applicant|other applicants} of other homes are paid into the same account ({link.shared_payout_with})."
applicant: "The payout account given is also used under other names."
benign:
  - "Spouses or partners with a joint account who declare no household."
  - "An agency or payroll service that pays several people."
next: "Ask whose account it is, and whether a household or agency should be declared."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P, mitigation)"
  - "FBI IC3 PSA250123, 2025-01-23"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_payout_outside_home_count: 1, link.shared_payout_home_unknown: false }
  - quiet: { link.shared_payout_outside_home_count: 0, link.shared_payout_home_unknown: false }
  - quiet: { link.shared_payout_outside_home_count: 1, link.shared_payout_home_unknown: true }
  - unknown: {}
#=== Rules/link/shared-phone.yaml
id: link.shared-phone
indicator: per-phone-shared
title: One phone number for several people
status: stable
when: |
  link.shared_phone_count >= 1
weight: 14
rationale: "One number under several names; a declared household explains it."
group: shared-contact
code: LK-005
reason: "{link.shared_phone_count|other applicant|other applicants} gave the same phone number."
applicant: "The phone number you gave is also used under another name."
benign:
  - "Families, and agencies that give their own number."
next: "Call the number and ask for each of them."
sources:
  - "FBI IC3 PSA250123, 2025-01-23"
  - "Microsoft Threat Intelligence, Jasper Sleet, 2025-06-30"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_phone_count: 1 }
  - quiet: { link.shared_phone_count: 0 }
  - unknown: {}
#=== Rules/link/shared-portfolio.yaml
id: link.shared-portfolio
indicator: per-portfolio-template
title: One portfolio or profile page under several names
status: stable
when: |
  link.shared_portfolio_count >= 1
weight: 10
rationale: "The very page, not its theme."
group: shared-work
code: LK-018
reason: "{link.shared_portfolio_count|other applicant points|other applicants point} at the same page or one made alike."
applicant: "A page you named is also named under another name."
benign:
  - "A popular theme left as it was delivered."
  - "A team that shows one page."
next: "Ask for the sources of the page."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P6)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_portfolio_count: 1 }
  - quiet: { link.shared_portfolio_count: 0 }
  - unknown: {}
#=== Rules/link/shared-proposal.yaml
id: link.shared-proposal
indicator: acct-bid-text-shared
title: One proposal text from several accounts
status: stable
when: |
  link.shared_proposal_text_count >= 1
weight: 12
rationale: "Long proposals alike, word for word or nearly; public templates fall out as hubs."
group: shared-account
code: LK-017
reason: "{link.shared_proposal_text_count|other applicant|other applicants} sent the same or nearly the same proposal text."
applicant: "A proposal you sent, or one much like it, was also sent under another name."
benign:
  - "Public packs of templates."
next: "Ask for a proposal for this posting."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P6)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_proposal_text_count: 1 }
  - quiet: { link.shared_proposal_text_count: 0 }
  - unknown: {}
#=== Rules/link/shared-reference.yaml
id: link.shared-reference
indicator: per-reference-shared
title: One reference for several people
status: stable
when: |
  link.shared_reference_count >= 1
weight: 12
rationale: "Colleagues may share a former manager."
group: shared-contact
code: LK-014
reason: "{link.shared_reference_count|other applicant|other applicants} named the same reference."
applicant: "A reference you named was also named under another name."
benign:
  - "One former manager of several people from one company."
next: "Reach the reference through the switchboard of the employer."
sources:
  - "Google Threat Intelligence Group, 2025-04"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_reference_count: 1 }
  - quiet: { link.shared_reference_count: 0 }
  - unknown: {}
#=== Rules/link/shared-ship-to.yaml
id: link.shared-ship-to
indicator: loc-shipping-shared
title: Machines for several people sent to one address
status: stable
when: |
  link.shared_ship_to_count >= 1
weight: 18
rationale: "Spelling is levelled, units are kept: different rooms of one house are different addresses."
group: shared-contact
code: LK-011
reason: "The machines of {link.shared_ship_to_count|other applicant|other applicants}, of other family names and homes, went to the same address."
applicant: "Your machine was sent to an address other people use as well."
benign:
  - "Dormitories and hotels that take parcels without a unit."
  - "Co-working rooms that were not declared."
next: "Ask for a delivery with identity check at the home address."
sources:
  - "US v. Chapman, 2024"
  - "US v. Knoot, 2024"
  - "US DOJ, nationwide actions, 2025-06-30"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_ship_to_count: 1 }
  - quiet: { link.shared_ship_to_count: 0 }
  - unknown: {}
#=== Rules/link/shared-sweep-sink.yaml
id: link.shared-sweep-sink
indicator: pay-rapid-sweep
title: Payments of several people are swept to one account
status: stable
when: |
  link.shared_sweep_sink_count >= 1
weight: 12
rationale: "Money that leaves at once for an account others feed as well; exchanges many use are hubs and fall out."
group: shared-payout
code: LK-025
reason: "Payments of {link.shared_sweep_sink_count|other applicant is|other applicants are} swept within two days to the same account as this applicant’s."
applicant: "Your payments go on to an account that other people’s payments go on to as well."
benign:
  - "An exchange’s collecting account that few of its customers are seen at."
  - "A family that pays into one account."
next: "Ask whose the receiving account is."
sources:
  - "ZachXBT, DPRK IT worker payments, 2025-07-02"
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P9)"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { link.shared_sweep_sink_count: 1 }
  - quiet: { link.shared_sweep_sink_count: 0 }
  - unknown: {}
#=== Rules/link/shared-tax-number.yaml
id: link.shared-tax-number
indicator: pay-tax-id-conflict
title: One tax number for several people
status: stable
when: |
  link.shared_tax_number_count >= 1
weight: 20
rationale: "Nobody else’s; typing errors are the exception."
group: document-copy
code: LK-004
reason: "{link.shared_tax_number_count|other applicant|other applicants} gave the same tax number."
applicant: "The tax number you gave is also used under another name."
benign:
  - "A typing error."
next: "Ask for the tax document again."
sources:
  - "Mandiant podcast on DPRK IT workers, 2025-05-19"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_tax_number_count: 1 }
  - quiet: { link.shared_tax_number_count: 0 }
  - unknown: {}
#=== Rules/link/shared-wallet.yaml
id: link.shared-wallet
indicator: pay-shared-wallet
title: One wallet for several people
status: stable
when: |
  link.shared_wallet_count >= 1
weight: 22
rationale: "Addresses are compared by what they stand for, so that case, checksum and form hide nothing."
group: shared-payout
code: LK-002
reason: "{link.shared_wallet_count|other applicant is|other applicants are} paid to the same wallet address ({link.shared_payout_with})."
applicant: "The wallet address given is also used under other names."
benign:
  - "A cooperative that pools its pay."
  - "A custodial deposit address that needs a memo, given without it."
next: "Ask for a signed message from the wallet, and who else is paid to it."
sources:
  - "ZachXBT, payments to DPRK IT workers, 2024-08"
  - "US Treasury OFAC designations, 2023-05"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_wallet_count: 1 }
  - quiet: { link.shared_wallet_count: 0 }
  - unknown: {}
#=== Rules/link/shared-work-sequence.yaml
id: link.shared-work-sequence
indicator: work-same-history
title: One work history under several names
status: stable
when: |
  link.shared_work_sequence_count >= 1
weight: 14
rationale: "Three employers with equal starting months; cohorts of graduates are the exception."
group: shared-work
code: LK-015
reason: "{link.shared_work_sequence_count|other applicant claims|other applicants claim} the same employers from the same months, three jobs at least."
applicant: "Your work history was also handed in under another name."
benign:
  - "One person applying twice after a change of name."
next: "Check one of the jobs with the employer."
sources:
  - "FBI IC3 PSA250123, 2025-01-23"
  - "Microsoft Threat Intelligence, Jasper Sleet, 2025-06-30"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { link.shared_work_sequence_count: 1 }
  - quiet: { link.shared_work_sequence_count: 0 }
  - unknown: {}
#=== Rules/network/commercial-vpn-stale.yaml
id: network.commercial-vpn-stale
indicator: net-commercial-vpn
title: Exits of commercial VPNs, by an old list
status: stable
when: |
  network.vpn_sessions >= 1 && network.named_vpn_sessions == 0
  && network.vpn_table_age_days > 90.0
weight: 1.5
rationale: "Half of the weight: the list is older than it should be."
group: vpn
code: NW-008
reason: "{network.vpn_sessions|session|sessions} came from exits of commercial VPNs, by a list {network.vpn_table_age_days} days old that is past its age, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A privacy-minded person."
  - "The egress of an employer or client."
  - "A traveller on public wireless networks."
  - "The list is old; the address may have changed hands."
next: "Ask for one session without the VPN. Build fresh reference data first."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16"
  - "FBI IC3 PSA250123, 2025-01-23"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.vpn_sessions: 3, network.named_vpn_sessions: 0, network.vpn_table_age_days: 100 }
  - quiet: { network.vpn_sessions: 3, network.named_vpn_sessions: 0, network.vpn_table_age_days: 1 }
  - quiet: { network.vpn_sessions: 0, network.named_vpn_sessions: 0, network.vpn_table_age_days: 100 }
  - unknown: {}
  - fire: { network.named_vpn_sessions: 0, network.vpn_sessions: 1, network.vpn_table_age_days: 91.0 }
  - quiet: { network.named_vpn_sessions: 1, network.vpn_sessions: 1, network.vpn_table_age_days: 91.0 }
  - quiet: { network.named_vpn_sessions: 0, network.vpn_sessions: 1, network.vpn_table_age_days: 90.0 }
#=== Rules/network/commercial-vpn.yaml
id: network.commercial-vpn
indicator: net-commercial-vpn
title: Exits of commercial VPNs
status: stable
when: |
  network.vpn_sessions >= 1 && network.named_vpn_sessions == 0
  && network.vpn_table_age_days <= 90.0
weight: 3
rationale: "About a third of internet users have a VPN, so the sign can add little."
group: vpn
code: NW-007
reason: "{network.vpn_sessions|session|sessions} came from exits of commercial VPNs, by a list {network.vpn_table_age_days} days old, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A privacy-minded person."
  - "The egress of an employer or client."
  - "A traveller on public wireless networks."
next: "Ask for one session without the VPN."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16"
  - "FBI IC3 PSA250123, 2025-01-23"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.vpn_sessions: 3, network.named_vpn_sessions: 0, network.vpn_table_age_days: 5 }
  - quiet: { network.vpn_sessions: 3, network.named_vpn_sessions: 0, network.vpn_table_age_days: 100 }
  - quiet: { network.vpn_sessions: 0, network.named_vpn_sessions: 0, network.vpn_table_age_days: 1 }
  - unknown: {}
  - fire: { network.named_vpn_sessions: 0, network.vpn_sessions: 1, network.vpn_table_age_days: -1.0 }
  - quiet: { network.named_vpn_sessions: 1, network.vpn_sessions: 1, network.vpn_table_age_days: -1.0 }
  - fire: { network.named_vpn_sessions: 0, network.vpn_sessions: 1, network.vpn_table_age_days: 90.0 }
  - quiet: { network.named_vpn_sessions: 0, network.vpn_sessions: 1, network.vpn_table_age_days: 91.0 }
#=== Rules/network/country-mismatch-brief.yaml
id: network.country-mismatch-brief
indicator: net-country-mismatch
title: A few sessions, most of them from another country than claimed
status: stable
when: |
  network.country_mismatch_share > 0.5
  && (network.country_mismatch_days < 5 || network.country_mismatch_span_days < 7.0)
  && network.country_mismatch_strength >= 0.3
weight: 2
rationale: "A quarter of the weight: seen for less than a week, as on travel."
group: egress
code: NW-020
reason: "{network.country_mismatch_sessions|session|sessions} on {network.country_mismatch_days|day|days} came from {network.mismatch_country}, while the applicant claims to be in {network.claimed_country} (address tables: {network.country_agreement})."
applicant: "The location we saw did not match the location given."
benign:
  - "A long trip or a recent move that was not told."
  - "A border worker or a satellite line."
  - "An error of the tables; both are named with their age."
  - "One address is a hint, no more."
next: "Export the sessions of some weeks and look again."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C3)"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.country_mismatch_share: 0.9, network.country_mismatch_days: 2, network.country_mismatch_span_days: 12, network.country_mismatch_strength: 1 }
  - quiet: { network.country_mismatch_share: 0.9, network.country_mismatch_days: 6, network.country_mismatch_span_days: 12, network.country_mismatch_strength: 1 }
  - quiet: { network.country_mismatch_share: 0, network.country_mismatch_days: 6, network.country_mismatch_span_days: 12, network.country_mismatch_strength: 1 }
  - unknown: {}
  - quiet: { network.country_mismatch_days: 0, network.country_mismatch_span_days: -0.7, network.country_mismatch_share: -0.7, network.country_mismatch_strength: 0.3 }
  - quiet: { network.country_mismatch_days: 0, network.country_mismatch_span_days: -0.7, network.country_mismatch_share: 0.5, network.country_mismatch_strength: 0.3 }
  - fire: { network.country_mismatch_days: 0, network.country_mismatch_span_days: -0.7, network.country_mismatch_share: 0.525, network.country_mismatch_strength: 0.3 }
  - quiet: { network.country_mismatch_days: 5, network.country_mismatch_span_days: 7.0, network.country_mismatch_share: 0.525, network.country_mismatch_strength: 0.3 }
  - fire: { network.country_mismatch_days: 4, network.country_mismatch_span_days: 7.0, network.country_mismatch_share: 0.525, network.country_mismatch_strength: 0.3 }
  - fire: { network.country_mismatch_days: 5, network.country_mismatch_span_days: -0.7, network.country_mismatch_share: 0.525, network.country_mismatch_strength: 0.3 }
  - fire: { network.country_mismatch_days: 5, network.country_mismatch_span_days: 6.65, network.country_mismatch_share: 0.525, network.country_mismatch_strength: 0.3 }
  - quiet: { network.country_mismatch_days: 0, network.country_mismatch_span_days: -0.7, network.country_mismatch_share: 0.525, network.country_mismatch_strength: -0.7 }
  - quiet: { network.country_mismatch_days: 0, network.country_mismatch_span_days: -0.7, network.country_mismatch_share: 0.525, network.country_mismatch_strength: 0.285 }
#=== Rules/network/country-mismatch-doubtful.yaml
id: network.country-mismatch-doubtful
indicator: net-country-mismatch
title: Most sessions came from another country than claimed, by tables in doubt
status: stable
when: |
  network.country_mismatch_share > 0.5
  && network.country_mismatch_days >= 5
  && network.country_mismatch_span_days >= 7.0
  && network.country_mismatch_strength >= 0.3
  && network.country_mismatch_strength < 0.75
weight: 4
rationale: "Half of the weight: the places behind these addresses are known to be soft."
group: egress
code: NW-019
reason: "{network.country_mismatch_sessions|session|sessions} on {network.country_mismatch_days|day|days} came mainly from {network.mismatch_country}, while the applicant claims to be in {network.claimed_country} (address tables: {network.country_agreement})."
applicant: "The location we saw did not match the location given."
benign:
  - "A long trip or a recent move that was not told."
  - "A border worker or a satellite line."
  - "An error of the tables; both are named with their age."
  - "A neighbouring country, one table alone, a mobile line or old tables: any of these halves what this is worth."
next: "Ask where the applicant was on those days."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C3)"
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.country_mismatch_share: 0.9, network.country_mismatch_days: 6, network.country_mismatch_span_days: 12, network.country_mismatch_strength: 0.5 }
  - quiet: { network.country_mismatch_share: 0.9, network.country_mismatch_days: 6, network.country_mismatch_span_days: 12, network.country_mismatch_strength: 1 }
  - unknown: {}
  - quiet: { network.country_mismatch_days: 5, network.country_mismatch_span_days: 7.0, network.country_mismatch_share: 0.525, network.country_mismatch_strength: -0.7 }
#=== Rules/network/country-mismatch.yaml
id: network.country-mismatch
indicator: net-country-mismatch
title: Most sessions came from another country than claimed
status: stable
when: |
  network.country_mismatch_share > 0.5
  && network.country_mismatch_days >= 5
  && network.country_mismatch_span_days >= 7.0
  && network.country_mismatch_strength >= 0.75
weight: 7
rationale: "Most of a week and more from another country; undeclared travel and nomads are the rest, and many of them use a VPN as well."
group: egress
code: NW-018
reason: "{network.country_mismatch_sessions|session|sessions} on {network.country_mismatch_days|day|days} came mainly from {network.mismatch_country}, while the applicant claims to be in {network.claimed_country} (address tables: {network.country_agreement})."
applicant: "The location we saw did not match the location given."
benign:
  - "A long trip or a recent move that was not told."
  - "A border worker or a satellite line."
  - "An error of the tables; both are named with their age."
next: "Ask where the applicant was on those days."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C3)"
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
  - "ZachXBT, 2024-08-15"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.country_mismatch_share: 0.9, network.country_mismatch_days: 6, network.country_mismatch_span_days: 12, network.country_mismatch_strength: 1 }
  - quiet: { network.country_mismatch_share: 0.2, network.country_mismatch_days: 6, network.country_mismatch_span_days: 12, network.country_mismatch_strength: 1 }
  - quiet: { network.country_mismatch_share: 0.9, network.country_mismatch_days: 2, network.country_mismatch_span_days: 12, network.country_mismatch_strength: 1 }
  - unknown: {}
  - quiet: { network.country_mismatch_days: 5, network.country_mismatch_span_days: 7.0, network.country_mismatch_share: 0.525, network.country_mismatch_strength: -0.5 }
#=== Rules/network/device-churn.yaml
id: network.device-churn
indicator: net-device-churn
title: A new device in almost every session
status: stable
when: |
  network.device_churn_share >= 0.9
  && network.device_count >= 8
weight: 4
rationale: "Clearing cookies does this too."
group: device
code: NW-026
reason: "{network.device_count|device|devices} in as many sessions, where one person's own machine would come back: the share of new ones is {network.device_churn_share}."
applicant: "We would like to understand how the machine is used."
benign:
  - "A browser that clears its data after each visit."
  - "A library or a shared computer pool."
next: "Ask which machine the applicant uses and look for its id."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.device_churn_share: 1, network.device_count: 9 }
  - quiet: { network.device_churn_share: 0.1, network.device_count: 1 }
  - quiet: { network.device_churn_share: 1, network.device_count: 3 }
  - unknown: {}
  - quiet: { network.device_count: 8, network.device_churn_share: -0.1 }
  - fire: { network.device_count: 8, network.device_churn_share: 0.9 }
  - quiet: { network.device_count: 8, network.device_churn_share: 0.855 }
  - quiet: { network.device_count: 7, network.device_churn_share: 0.9 }
#=== Rules/network/dprk-adjacent.yaml
id: network.dprk-adjacent
indicator: net-dprk-adjacent-ru
title: Far-East Russian transit line against a claim to be elsewhere
status: stable
when: |
  network.dprk_adjacent_contradictions >= 1
weight: 9.5
rationale: "Below the catalogue’s 15, so that no network finding but DPRK space leaves the lowest band alone."
group: allocation
code: NW-003
reason: "{network.dprk_adjacent_contradictions|connection|connections} came from {network.watchlist_label}, while the applicant claims to be in {network.claimed_country}."
applicant: "The location we saw did not match the location given."
benign:
  - "A traveller in the Russian Far East."
  - "A resident of Khabarovsk; the rule is quiet for whoever says so."
next: "Ask where the applicant was on those days and for one session on another line."
sources:
  - "ZachXBT, 2024-08-15"
  - "Trend Micro, 2025-04-23"
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { network.dprk_adjacent_contradictions: 2 }
  - quiet: { network.dprk_adjacent_contradictions: 0 }
  - unknown: {}
  - fire: { network.dprk_adjacent_contradictions: 1 }
#=== Rules/network/dprk-allocated.yaml
id: network.dprk-allocated
indicator: net-dprk-allocated
title: A connection from address space registered to the DPRK
status: stable
when: |
  network.dprk_sessions >= 1
weight: 30
rationale: "The only block the registries delegated; still somebody to speak to, never a verdict."
group: allocation
code: NW-001
reason: "{network.dprk_sessions|connection|connections} came from address space registered to North Korea, while the applicant claims to be in {network.claimed_country}."
applicant: "The location we saw did not match the location given."
benign:
  - "An aid worker, diplomat or journalist in the country."
  - "A visitor on the one network foreigners can use there."
next: "Escalate to the person responsible for sanctions; keep the session log as it is."
sources:
  - "RIR delegation of 175.45.176.0/22 (ipverse/rir-ip), 2026-02-01"
  - "Sekoia and Kudelski, 2026-09-07"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.dprk_sessions: 1 }
  - quiet: { network.dprk_sessions: 0 }
  - unknown: {}
#=== Rules/network/dprk-leased.yaml
id: network.dprk-leased
indicator: net-dprk-leased
title: A connection from a range once said to be lent to the DPRK
status: stable
when: |
  network.dprk_leased_contradictions >= 1
weight: 3
rationale: "Informational: the claim of a lease is old and unconfirmed, so it weighs half of what the catalogue proposes."
group: allocation
code: NW-002
reason: "{network.dprk_leased_contradictions|connection|connections} came from {network.watchlist_label}, last seen in that role {network.watchlist_age_days} days ago, while the applicant claims to be in {network.claimed_country}."
applicant: "The location we saw did not match the location given."
benign:
  - "These ranges have been copied from list to list for years; no registry links them to the DPRK."
  - "An ordinary customer of China Unicom or of a satellite provider."
next: "Ask where the applicant was on those days; do not weigh this alone."
sources:
  - "Public address lists since 2010; no registry link"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { network.dprk_leased_contradictions: 1 }
  - quiet: { network.dprk_leased_contradictions: 0 }
  - unknown: {}
#=== Rules/network/dprk-spoofed.yaml
id: network.dprk-spoofed
indicator: net-dprk-allocated
title: A range that a table puts in the DPRK without a registration
status: stable
when: |
  network.dprk_spoofed_sessions >= 1
weight: 2
rationale: "A claimed origin that the network cannot have routed; headers are easily written."
group: vpn
code: NW-004
reason: "{network.dprk_spoofed_sessions|connection|connections} came from ranges a table puts in the DPRK though the registry gives them to others; the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "Foreign VPN operators register ranges that way to confuse tables; their customers are ordinary people."
next: "Ask for one session without a VPN."
sources:
  - "Trend Micro, 2017-10-17"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.dprk_spoofed_sessions: 1 }
  - quiet: { network.dprk_spoofed_sessions: 0 }
  - unknown: {}
#=== Rules/network/exit-rotation.yaml
id: network.exit-rotation
indicator: net-many-countries
title: Anonymous exits in many countries within days
status: stable
when: |
  network.anonymous_countries_24h >= 3
  || network.anonymous_countries_7d >= 4
weight: 3
rationale: "Changing exits is what VPN programs do by themselves."
group: vpn
code: NW-017
reason: "Anonymous exits in {network.anonymous_countries_24h|country|countries} within a day and {network.anonymous_countries_7d} within a week, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "VPN programs choose another exit each time."
next: "Ask for one session without the VPN."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P1)"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.anonymous_countries_24h: 3, network.anonymous_countries_7d: 3 }
  - quiet: { network.anonymous_countries_24h: 1, network.anonymous_countries_7d: 2 }
  - unknown: {}
  - quiet: { network.anonymous_countries_24h: 2, network.anonymous_countries_7d: 0 }
  - fire: { network.anonymous_countries_24h: 0, network.anonymous_countries_7d: 4 }
  - quiet: { network.anonymous_countries_24h: 0, network.anonymous_countries_7d: 3 }
#=== Rules/network/fast-travel.yaml
id: network.fast-travel
indicator: net-impossible-travel
title: Two sessions that only a direct flight could join
status: stable
when: |
  network.impossible_travel_speed > 500.0
  && network.impossible_travel_speed <= 900.0
  && network.travel_distance >= 500.0
weight: 3
rationale: "Flights exist; below the speed of one it is only a question."
group: travel
code: NW-025
reason: "A session in {network.travel_from} and one in {network.travel_to} lie {network.travel_hours} hours apart; the way between asks for {network.impossible_travel_speed} km/h, while the applicant claims to be in {network.claimed_country}."
applicant: "The location we saw did not match the location given."
benign:
  - "A direct flight."
  - "A traveller, a nomad, a crew member."
  - "Mobile roaming and errors of the tables."
next: "Ask whether the applicant travelled that day."
sources:
  - "Microsoft Entra ID Protection, risk detections, 2026-03"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.impossible_travel_speed: 700, network.travel_distance: 8000 }
  - quiet: { network.impossible_travel_speed: 4000, network.travel_distance: 8000 }
  - unknown: {}
  - quiet: { network.impossible_travel_speed: 0.0, network.travel_distance: 500.0 }
  - quiet: { network.impossible_travel_speed: 500.0, network.travel_distance: 500.0 }
  - fire: { network.impossible_travel_speed: 501.0, network.travel_distance: 500.0 }
  - fire: { network.impossible_travel_speed: 900.0, network.travel_distance: 500.0 }
  - quiet: { network.impossible_travel_speed: 901.0, network.travel_distance: 500.0 }
  - quiet: { network.impossible_travel_speed: 501.0, network.travel_distance: 0.0 }
  - quiet: { network.impossible_travel_speed: 501.0, network.travel_distance: 475.0 }
#=== Rules/network/hosted-desktop-meeting.yaml
id: network.hosted-desktop-meeting
indicator: net-meeting-hosted-desktop
title: Meetings joined from a desktop in a data centre
status: stable
when: |
  network.hosted_desktop_meetings >= 1
weight: 3.5
rationale: "Below the catalogue’s 6: exits of VPNs stand in data centres too, and one in three people has one; the two share a cap."
group: vpn
code: NW-032
reason: "{network.hosted_desktop_meetings|meeting was|meetings were} joined by a desktop client from hosting space, where the applicant is said to sit in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A cloud development environment or a company's virtual desktop."
  - "A VPN on the meeting machine."
next: "Ask for one meeting from a phone."
sources:
  - "Kraken, 2025-05-01"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.hosted_desktop_meetings: 1 }
  - quiet: { network.hosted_desktop_meetings: 0 }
  - unknown: {}
#=== Rules/network/hosting-stale.yaml
id: network.hosting-stale
indicator: net-commercial-vpn
title: Hosting or cloud ranges, by an old list
status: stable
when: |
  network.hosting_sessions >= 1 && network.vpn_sessions == 0
  && network.hosting_table_age_days > 90.0
weight: 0.5
rationale: "Half of the weight: the list is older than it should be."
group: vpn
code: NW-010
reason: "{network.hosting_sessions|session|sessions} came from hosting or cloud ranges, by a list {network.hosting_table_age_days} days old that is past its age, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A cloud desktop or development machine."
  - "A company whose egress is in a data centre."
  - "The list is old; the address may have changed hands."
next: "Ask which machine the applicant works from. Build fresh reference data first."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16"
  - "Measured: hosting is a tenth of routed space, 2026-08-22"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.hosting_sessions: 1, network.vpn_sessions: 0, network.hosting_table_age_days: 100 }
  - quiet: { network.hosting_sessions: 1, network.vpn_sessions: 0, network.hosting_table_age_days: 1 }
  - quiet: { network.hosting_sessions: 0, network.vpn_sessions: 0, network.hosting_table_age_days: 100 }
  - unknown: {}
  - quiet: { network.vpn_sessions: 1, network.hosting_sessions: 1, network.hosting_table_age_days: 91.0 }
  - quiet: { network.vpn_sessions: 0, network.hosting_sessions: 1, network.hosting_table_age_days: 90.0 }
  - fire: { network.vpn_sessions: 0, network.hosting_sessions: 1, network.hosting_table_age_days: 91.0 }
#=== Rules/network/hosting.yaml
id: network.hosting
indicator: net-commercial-vpn
title: Hosting or cloud ranges
status: stable
when: |
  network.hosting_sessions >= 1 && network.vpn_sessions == 0
  && network.hosting_table_age_days <= 90.0
weight: 1.5
rationale: "Company networks and cloud workplaces leave here as well."
group: vpn
code: NW-009
reason: "{network.hosting_sessions|session|sessions} came from hosting or cloud ranges, by a list {network.hosting_table_age_days} days old, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A cloud desktop or development machine."
  - "A company whose egress is in a data centre."
next: "Ask which machine the applicant works from."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16"
  - "Measured: hosting is a tenth of routed space, 2026-08-22"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.hosting_sessions: 1, network.vpn_sessions: 0, network.hosting_table_age_days: 5 }
  - quiet: { network.hosting_sessions: 1, network.vpn_sessions: 0, network.hosting_table_age_days: 100 }
  - quiet: { network.hosting_sessions: 0, network.vpn_sessions: 0, network.hosting_table_age_days: 1 }
  - unknown: {}
  - quiet: { network.vpn_sessions: 1, network.hosting_sessions: 1, network.hosting_table_age_days: -1.0 }
  - fire: { network.vpn_sessions: 0, network.hosting_sessions: 1, network.hosting_table_age_days: 90.0 }
  - quiet: { network.vpn_sessions: 0, network.hosting_sessions: 1, network.hosting_table_age_days: 91.0 }
#=== Rules/network/impossible-travel.yaml
id: network.impossible-travel
indicator: net-impossible-travel
title: Two sessions too far apart for the time between
status: stable
when: |
  network.impossible_travel_speed > 900.0
  && network.travel_distance >= 500.0
weight: 8
rationale: "Faster than a flight with the error of both places taken off; roaming is the rest."
group: travel
code: NW-024
reason: "A session in {network.travel_from} and one in {network.travel_to} lie {network.travel_hours} hours apart; the way between asks for {network.impossible_travel_speed} km/h, while the applicant claims to be in {network.claimed_country}."
applicant: "The location we saw did not match the location given."
benign:
  - "Roaming: a mobile line may exit in its home country."
  - "An error of the tables; the radius of both places is taken off."
  - "Somebody else in the household used the account."
next: "Ask for the itinerary and who else uses the account."
sources:
  - "Microsoft Entra ID Protection, risk detections, 2026-03"
  - "Microsoft, Jasper Sleet, 2025-06-30"
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P1)"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.impossible_travel_speed: 4000, network.travel_distance: 8000 }
  - quiet: { network.impossible_travel_speed: 300, network.travel_distance: 8000 }
  - quiet: { network.impossible_travel_speed: 0, network.travel_distance: 0 }
  - unknown: {}
  - quiet: { network.impossible_travel_speed: 900.0, network.travel_distance: 500.0 }
  - fire: { network.impossible_travel_speed: 901.0, network.travel_distance: 500.0 }
  - quiet: { network.impossible_travel_speed: 901.0, network.travel_distance: 0.0 }
  - quiet: { network.impossible_travel_speed: 901.0, network.travel_distance: 475.0 }
#=== Rules/network/ip-kvm.yaml
id: network.ip-kvm
indicator: net-ip-kvm
title: Hardware that relays screen and keyboard over a network
status: stable
when: |
  network.ip_kvm_devices >= 1
weight: 9.5
rationale: "Below the catalogue’s 10, so that one finding on one machine does not leave the lowest band."
group: remote
code: NW-030
reason: "On the machine the applicant is said to use in person, {network.ip_kvm_devices|device relays|devices relay} screen and keyboard over a network ({network.ip_kvm_brand})."
applicant: "We would like to understand how the machine is used."
benign:
  - "The owner of a home laboratory."
  - "A support desk that administers machines without a system."
next: "Ask for a photograph of the desk with today's date, and who owns the device."
sources:
  - "Microsoft, Jasper Sleet, 2025-06-30"
  - "Mandiant, UNC5267, 2024-09-23"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.ip_kvm_devices: 1 }
  - quiet: { network.ip_kvm_devices: 0 }
  - unknown: {}
#=== Rules/network/long-screenshare.yaml
id: network.long-screenshare
indicator: net-long-screenshare
title: Screens shared for whole working days
status: stable
when: |
  network.long_screenshare_meetings >= 2
weight: 5
rationale: "Pair programming does this too; remote hands keep a call open all day."
group: remote
code: NW-033
reason: "{network.long_screenshare_meetings|meeting|meetings} shared a screen for more than eight hours, the longest {network.longest_screenshare} hours, where the applicant is said to work alone at the machine."
applicant: "We would like to understand how the machine is used."
benign:
  - "A team that works in pairs all day."
  - "A call that was forgotten."
next: "Ask who else was in the call."
sources:
  - "Sophos, NICKEL TAPESTRY, 2025-05-08"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.long_screenshare_meetings: 2 }
  - quiet: { network.long_screenshare_meetings: 1 }
  - unknown: {}
#=== Rules/network/many-countries.yaml
id: network.many-countries
indicator: net-many-countries
title: Sessions from many countries within days
status: stable
when: |
  (network.countries_24h >= 3 || network.countries_7d >= 4)
  && network.country_mismatch_sessions >= 1
weight: 8
rationale: "More countries than travel explains; VPN exits are counted apart."
group: travel
code: NW-022
reason: "Sessions came from {network.countries_24h|country|countries} within a day and {network.countries_7d} within a week, while the applicant claims to be in {network.claimed_country}."
applicant: "The location we saw did not match the location given."
benign:
  - "A traveller, a nomad, a crew member."
  - "Mobile roaming and errors of the tables."
next: "Ask for the itinerary of that week."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P1)"
  - "ROK advisory, 2022-12-08"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.countries_24h: 2, network.countries_7d: 4, network.country_mismatch_sessions: 3 }
  - quiet: { network.countries_24h: 1, network.countries_7d: 1, network.country_mismatch_sessions: 0 }
  - quiet: { network.countries_24h: 3, network.countries_7d: 4, network.country_mismatch_sessions: 0 }
  - unknown: {}
  - quiet: { network.country_mismatch_sessions: 1, network.countries_24h: 0, network.countries_7d: 0 }
  - fire: { network.country_mismatch_sessions: 1, network.countries_24h: 3, network.countries_7d: 0 }
  - quiet: { network.country_mismatch_sessions: 1, network.countries_24h: 2, network.countries_7d: 0 }
  - quiet: { network.country_mismatch_sessions: 1, network.countries_24h: 0, network.countries_7d: 3 }
#=== Rules/network/mouse-jiggler.yaml
id: network.mouse-jiggler
indicator: net-mouse-jiggler
title: The mouse is moved by itself
status: stable
when: |
  network.mouse_jiggler_count >= 1
weight: 5
rationale: "Wanted by many who are watched; alone it says little."
group: device
code: NW-031
reason: "{network.mouse_jiggler_count|program or device moves the mouse by itself|programs or devices move the mouse by themselves}, where the applicant is said to be at work."
applicant: "We would like to understand how the machine is used."
benign:
  - "Somebody who keeps the screen from locking."
  - "A person with an injury who works slowly."
next: "Ask what it is for."
sources:
  - "Mandiant, UNC5267, 2024-09-23"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.mouse_jiggler_count: 1 }
  - quiet: { network.mouse_jiggler_count: 0 }
  - unknown: {}
#=== Rules/network/named-vpn-old.yaml
id: network.named-vpn-old
indicator: net-named-vpn
title: A range that was an exit of a named VPN brand more than a year ago
status: stable
when: |
  network.named_vpn_sessions >= 1
  && network.named_vpn_age_days > 365.0
  && !network.vpn_is_customary
weight: 4
rationale: "Half of the weight: the range was seen long before the session."
group: vpn
code: NW-006
reason: "{network.named_vpn_sessions|connection|connections} came from ranges that were exits of the VPN brand {network.named_vpn_brand} {network.named_vpn_age_days} days ago, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "The usual VPN of foreigners who live in China: teachers, students, engineers."
  - "Exit hosts are rented and change hands."
  - "The entry is more than a year old."
next: "Ask for one session without the VPN."
sources:
  - "Mandiant, UNC5267, 2024-09-23"
  - "Microsoft, Jasper Sleet, 2025-06-30"
  - "elchacal801/domain_intel, 2024 seed"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - quiet: { network.named_vpn_sessions: 0 }
  - quiet: { network.named_vpn_sessions: 2, network.named_vpn_age_days: 10 }
  - fire: { network.named_vpn_sessions: 2, network.named_vpn_age_days: 600, network.vpn_is_customary: "false" }
  - quiet: { network.named_vpn_sessions: 2, network.named_vpn_age_days: 600, network.vpn_is_customary: "true" }
  - unknown: {}
  - fire: { network.named_vpn_sessions: 1, network.named_vpn_age_days: 366.0, network.vpn_is_customary: "false" }
  - quiet: { network.named_vpn_sessions: 1, network.named_vpn_age_days: 365.0 }
#=== Rules/network/named-vpn.yaml
id: network.named-vpn
indicator: net-named-vpn
title: A named VPN brand that these schemes use
status: stable
when: |
  network.named_vpn_sessions >= 1
  && network.named_vpn_age_days <= 365.0
  && !network.vpn_is_customary
weight: 8
rationale: "The case files name the brand; so do foreigners who live behind a firewall, so 8 and never more. Who claims to live behind the firewall contradicts nothing by using one."
group: vpn
code: NW-005
reason: "{network.named_vpn_sessions|connection|connections} came from exits of the VPN brand {network.named_vpn_brand}, seen in that role {network.named_vpn_age_days} days ago, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "The usual VPN of foreigners who live in China: teachers, students, engineers."
  - "Exit hosts are rented and change hands."
next: "Ask for one session without the VPN."
sources:
  - "Mandiant, UNC5267, 2024-09-23"
  - "Microsoft, Jasper Sleet, 2025-06-30"
  - "Sophos, NICKEL TAPESTRY, 2025-05-08"
  - "LevelBlue SpiderLabs, 2026-03-17"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - quiet: { network.named_vpn_sessions: 0 }
  - quiet: { network.named_vpn_sessions: 2, network.named_vpn_age_days: 600 }
  - fire: { network.named_vpn_sessions: 2, network.named_vpn_age_days: 100, network.vpn_is_customary: "false" }
  - quiet: { network.named_vpn_sessions: 2, network.named_vpn_age_days: 100, network.vpn_is_customary: "true" }
  - unknown: {}
  - fire: { network.named_vpn_sessions: 1, network.named_vpn_age_days: 0.0, network.vpn_is_customary: "false" }
  - fire: { network.named_vpn_sessions: 1, network.named_vpn_age_days: 365.0, network.vpn_is_customary: "false" }
  - quiet: { network.named_vpn_sessions: 1, network.named_vpn_age_days: 366.0 }
#=== Rules/network/public-proxy-stale.yaml
id: network.public-proxy-stale
indicator: net-commercial-vpn
title: Open proxies, by an old list
status: stable
when: |
  network.public_proxy_sessions >= 1
  && network.proxy_table_age_days > 7.0
weight: 1
rationale: "A quarter of the weight: open proxies live for days."
group: vpn
code: NW-014
reason: "{network.public_proxy_sessions|session|sessions} came from open proxies, by a list {network.proxy_table_age_days} days old that is past its age, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A device that was hijacked without its owner's knowledge."
  - "Open proxies live for hours; the address may be somebody else's by now."
  - "The list is old; the address may have changed hands."
next: "Ask for one session on the applicant's own line. Build fresh reference data first."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.public_proxy_sessions: 1, network.proxy_table_age_days: 17 }
  - quiet: { network.public_proxy_sessions: 1, network.proxy_table_age_days: 1 }
  - quiet: { network.public_proxy_sessions: 0, network.proxy_table_age_days: 17 }
  - unknown: {}
  - quiet: { network.public_proxy_sessions: 1, network.proxy_table_age_days: 7.0 }
  - fire: { network.public_proxy_sessions: 1, network.proxy_table_age_days: 7.35 }
#=== Rules/network/public-proxy.yaml
id: network.public-proxy
indicator: net-commercial-vpn
title: Open proxies
status: stable
when: |
  network.public_proxy_sessions >= 1
  && network.proxy_table_age_days <= 7.0
weight: 4
rationale: "Open proxies are seldom used knowingly."
group: vpn
code: NW-013
reason: "{network.public_proxy_sessions|session|sessions} came from open proxies, by a list {network.proxy_table_age_days} days old, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A device that was hijacked without its owner's knowledge."
  - "Open proxies live for hours; the address may be somebody else's by now."
next: "Ask for one session on the applicant's own line."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.public_proxy_sessions: 1, network.proxy_table_age_days: 5 }
  - quiet: { network.public_proxy_sessions: 1, network.proxy_table_age_days: 17 }
  - quiet: { network.public_proxy_sessions: 0, network.proxy_table_age_days: 1 }
  - unknown: {}
  - fire: { network.public_proxy_sessions: 1, network.proxy_table_age_days: 7.0 }
  - quiet: { network.public_proxy_sessions: 1, network.proxy_table_age_days: 7.35 }
#=== Rules/network/remote-desktop.yaml
id: network.remote-desktop
indicator: net-rdp-port
title: Remote-desktop traces in sessions
status: stable
when: |
  network.remote_desktop_sessions >= 1
weight: 6
rationale: "Administrators do this at work."
group: remote
code: NW-027
reason: "{network.remote_desktop_sessions|session shows|sessions show} an open remote-desktop port or a remote-desktop mark, where the applicant is said to sit at the machine in {network.claimed_country}."
applicant: "We would like to understand how the machine is used."
benign:
  - "IT staff and helpdesks."
  - "A support tool the employer installed."
  - "A Windows desktop in a data centre, provided by a client."
next: "Ask which machine stands at the claimed place, and for a call from it."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P4)"
  - "FBI IC3 PSA240516, 2024-05-16"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.remote_desktop_sessions: 1 }
  - quiet: { network.remote_desktop_sessions: 0 }
  - unknown: {}
#=== Rules/network/residential-proxy-stale.yaml
id: network.residential-proxy-stale
indicator: net-residential-proxy
title: Ranges that sell residential proxies, by an old list
status: stable
when: |
  network.residential_proxy_sessions >= 1
  && network.residential_proxy_table_age_days > 30.0
weight: 2
rationale: "A third of the weight: such exits change within days."
group: vpn
code: NW-016
reason: "{network.residential_proxy_sessions|session|sessions} came from ranges that sell residential proxies, by a list {network.residential_proxy_table_age_days} days old that is past its age, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A neighbour on the same range sells bandwidth, not the applicant."
  - "Shared lines of carriers, campuses and families."
  - "The list is old; the address may have changed hands."
next: "Ask for the provider's name and one session on a mobile line. Build fresh reference data first."
sources:
  - "Sophos, NICKEL TAPESTRY, 2025-05-08"
  - "Avastel proxy ranges, 2026-08-22"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.residential_proxy_sessions: 1, network.residential_proxy_table_age_days: 40 }
  - quiet: { network.residential_proxy_sessions: 1, network.residential_proxy_table_age_days: 1 }
  - quiet: { network.residential_proxy_sessions: 0, network.residential_proxy_table_age_days: 40 }
  - unknown: {}
  - quiet: { network.residential_proxy_sessions: 1, network.residential_proxy_table_age_days: 30.0 }
  - fire: { network.residential_proxy_sessions: 1, network.residential_proxy_table_age_days: 31.0 }
#=== Rules/network/residential-proxy.yaml
id: network.residential-proxy
indicator: net-residential-proxy
title: Ranges that sell residential proxies
status: stable
when: |
  network.residential_proxy_sessions >= 1
  && network.residential_proxy_table_age_days <= 30.0
weight: 6
rationale: "Sold so as not to be seen; carriers’ shared addresses are taken out first."
group: vpn
code: NW-015
reason: "{network.residential_proxy_sessions|session|sessions} came from ranges that sell residential proxies, by a list {network.residential_proxy_table_age_days} days old, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A neighbour on the same range sells bandwidth, not the applicant."
  - "Shared lines of carriers, campuses and families."
next: "Ask for the provider's name and one session on a mobile line."
sources:
  - "Sophos, NICKEL TAPESTRY, 2025-05-08"
  - "Avastel proxy ranges, 2026-08-22"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.residential_proxy_sessions: 1, network.residential_proxy_table_age_days: 5 }
  - quiet: { network.residential_proxy_sessions: 1, network.residential_proxy_table_age_days: 40 }
  - quiet: { network.residential_proxy_sessions: 0, network.residential_proxy_table_age_days: 1 }
  - unknown: {}
  - fire: { network.residential_proxy_sessions: 1, network.residential_proxy_table_age_days: 30.0 }
  - quiet: { network.residential_proxy_sessions: 1, network.residential_proxy_table_age_days: 31.0 }
#=== Rules/network/rmm-tool.yaml
id: network.rmm-tool
indicator: net-rmm-tools
title: A remote-management program on the machine
status: stable
when: |
  network.rmm_tool_count == 1
weight: 4
rationale: "One tool is what helpdesks install."
group: remote
code: NW-029
reason: "{network.rmm_tool_count} remote-management brand ({network.rmm_tools}) is on the machine the applicant is said to use in person."
applicant: "We would like to understand how the machine is used."
benign:
  - "IT staff and helpdesks."
  - "A support tool the employer installed."
next: "Ask IT whether it installed the program."
sources:
  - "Mandiant, UNC5267, 2024-09-23"
  - "Sophos, NICKEL TAPESTRY, 2025-05-08"
  - "FBI IC3 PSA240516, 2024-05-16"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.rmm_tool_count: 1 }
  - quiet: { network.rmm_tool_count: 0 }
  - quiet: { network.rmm_tool_count: 2 }
  - unknown: {}
#=== Rules/network/rmm-tools.yaml
id: network.rmm-tools
indicator: net-rmm-tools
title: Several remote-management brands on one machine
status: stable
when: |
  network.rmm_tool_count >= 2
weight: 8
rationale: "Two brands on one machine are seldom needed."
group: remote
code: NW-028
reason: "{network.rmm_tool_count} remote-management brands ({network.rmm_tools}) are on the machine the applicant is said to use in person."
applicant: "We would like to understand how the machine is used."
benign:
  - "IT staff and helpdesks."
  - "A support tool the employer installed."
  - "A freelancer who supports clients with different tools."
next: "Ask IT which of them it installed."
sources:
  - "Mandiant, UNC5267, 2024-09-23"
  - "Sophos, NICKEL TAPESTRY, 2025-05-08"
  - "FBI IC3 PSA240516, 2024-05-16"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.rmm_tool_count: 2 }
  - quiet: { network.rmm_tool_count: 1 }
  - unknown: {}
#=== Rules/network/subdivision-mismatch.yaml
id: network.subdivision-mismatch
indicator: net-subdivision-mismatch
title: Sessions come from another state than claimed
status: stable
when: |
  network.subdivision_mismatch_share >= 0.8
  && network.subdivision_distance >= 200.0
  && network.placed_sessions >= 5
weight: 4
rationale: "Carriers route home and companies have central exits."
group: egress
code: NW-021
reason: "{network.subdivision_mismatch_share} of the sessions came from {network.egress_subdivision}, {network.subdivision_distance} km from the claimed {network.claimed_subdivision}."
applicant: "The location we saw did not match the location given."
benign:
  - "Carriers route lines through another state."
  - "The egress of an employer."
next: "Ask for the provider's name and where the line ends."
sources:
  - "Mandiant, incident podcast, 2025-05-19"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.subdivision_mismatch_share: 1, network.subdivision_distance: 1900, network.placed_sessions: 6 }
  - quiet: { network.subdivision_mismatch_share: 1, network.subdivision_distance: 60, network.placed_sessions: 6 }
  - quiet: { network.subdivision_mismatch_share: 0, network.subdivision_distance: 0, network.placed_sessions: 6 }
  - unknown: {}
  - quiet: { network.placed_sessions: 5, network.subdivision_mismatch_share: -0.2, network.subdivision_distance: 200.0 }
  - fire: { network.placed_sessions: 5, network.subdivision_mismatch_share: 0.8, network.subdivision_distance: 200.0 }
  - quiet: { network.placed_sessions: 5, network.subdivision_mismatch_share: 0.76, network.subdivision_distance: 200.0 }
  - quiet: { network.placed_sessions: 5, network.subdivision_mismatch_share: 0.8, network.subdivision_distance: 190.0 }
  - quiet: { network.placed_sessions: 0, network.subdivision_mismatch_share: 0.8, network.subdivision_distance: 200.0 }
  - quiet: { network.placed_sessions: 4, network.subdivision_mismatch_share: 0.8, network.subdivision_distance: 200.0 }
#=== Rules/network/tor-stale.yaml
id: network.tor-stale
indicator: net-tor
title: Tor exits, by an old list
status: stable
when: |
  network.tor_sessions >= 1
  && network.tor_table_age_days > 7.0
weight: 2
rationale: "A third of the weight: exits change daily."
group: vpn
code: NW-012
reason: "{network.tor_sessions|session|sessions} came from Tor exits, by a list {network.tor_table_age_days} days old that is past its age, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A privacy-minded person or a journalist."
  - "Somebody whose provider blocks the platform."
  - "The list is old; the address may have changed hands."
next: "Ask for one session without Tor. Build fresh reference data first."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16"
  - "Tor exit list, 2026-08-22"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.tor_sessions: 1, network.tor_table_age_days: 17 }
  - quiet: { network.tor_sessions: 1, network.tor_table_age_days: 1 }
  - quiet: { network.tor_sessions: 0, network.tor_table_age_days: 17 }
  - unknown: {}
  - quiet: { network.tor_sessions: 1, network.tor_table_age_days: 7.0 }
  - fire: { network.tor_sessions: 1, network.tor_table_age_days: 7.35 }
#=== Rules/network/tor.yaml
id: network.tor
indicator: net-tor
title: Tor exits
status: stable
when: |
  network.tor_sessions >= 1
  && network.tor_table_age_days <= 7.0
weight: 6
rationale: "Used for privacy by few, and by few of these schemes."
group: vpn
code: NW-011
reason: "{network.tor_sessions|session|sessions} came from Tor exits, by a list {network.tor_table_age_days} days old, while the applicant claims to be in {network.claimed_country}."
applicant: "We could not see where the connection really came from."
benign:
  - "A privacy-minded person or a journalist."
  - "Somebody whose provider blocks the platform."
next: "Ask for one session without Tor."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16"
  - "Tor exit list, 2026-08-22"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.tor_sessions: 1, network.tor_table_age_days: 5 }
  - quiet: { network.tor_sessions: 1, network.tor_table_age_days: 17 }
  - quiet: { network.tor_sessions: 0, network.tor_table_age_days: 1 }
  - unknown: {}
  - fire: { network.tor_sessions: 1, network.tor_table_age_days: 7.0 }
  - quiet: { network.tor_sessions: 1, network.tor_table_age_days: 7.35 }
#=== Rules/network/two-countries-in-a-day.yaml
id: network.two-countries-in-a-day
indicator: net-many-countries
title: Sessions from two countries within a day
status: stable
when: |
  network.countries_24h == 2 && network.countries_7d < 4
  && network.country_mismatch_sessions >= 1
weight: 3
rationale: "Borders and layovers."
group: travel
code: NW-023
reason: "Sessions came from {network.countries_24h|country|countries} within a day, while the applicant claims to be in {network.claimed_country}."
applicant: "The location we saw did not match the location given."
benign:
  - "A traveller, a nomad, a crew member."
  - "Mobile roaming and errors of the tables."
  - "One flight is enough for this."
next: "Ask whether the applicant travelled that day."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P1)"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.countries_24h: 2, network.countries_7d: 2, network.country_mismatch_sessions: 1 }
  - quiet: { network.countries_24h: 1, network.countries_7d: 2, network.country_mismatch_sessions: 1 }
  - unknown: {}
  - quiet: { network.country_mismatch_sessions: 1, network.countries_24h: 2, network.countries_7d: 4 }
  - fire: { network.country_mismatch_sessions: 1, network.countries_24h: 2, network.countries_7d: 3 }
  - quiet: { network.country_mismatch_sessions: 0, network.countries_24h: 2, network.countries_7d: 0 }
#=== Rules/network/virtual-camera.yaml
id: network.virtual-camera
indicator: net-synthetic-webcam
title: Video from a virtual camera
status: stable
when: |
  network.virtual_camera_meetings >= 1
weight: 4
rationale: "Streamers and blurred backgrounds."
group: device
code: NW-034
reason: "{network.virtual_camera_meetings|meeting|meetings} took video from {network.virtual_camera_brand}, where a camera in front of the applicant was expected."
applicant: "We would like to understand how the machine is used."
benign:
  - "A streamer or teacher who mixes scenes."
  - "A program that blurs the background."
next: "Ask to switch to the built-in camera for a minute."
sources:
  - "Microsoft, Jasper Sleet, 2025-06-30"
  - "Unit 42, 2025-04-21"
reviewed_on: 2026-11-20
half_life: 365d
examples:
  - fire: { network.virtual_camera_meetings: 1 }
  - quiet: { network.virtual_camera_meetings: 0 }
  - unknown: {}
#=== Rules/payout/account-country.yaml
id: payout.account-country
indicator: pay-country-mismatch
title: An account in a country that was not stated
status: stable
when: |
  payout.country_mismatch_count >= 1
weight: 5
rationale: "Accounts at money services, which lie wherever the service has its licence, are left out."
group: payout
code: PY-002
reason: "{payout.country_mismatch_count|bank account lies|bank accounts lie} outside every stated country."
applicant: "The payout account lies in a country you did not name."
benign:
  - "People who moved and kept their bank."
  - "Nomads."
next: "Ask why the account lies there."
sources:
  - "FBI IC3 PSA, 2023-10-18 (U23)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.country_mismatch_count: 1 }
  - quiet: { payout.country_mismatch_count: 0 }
  - unknown: {}
#=== Rules/payout/crypto-on-fiat.yaml
id: payout.crypto-on-fiat
indicator: pay-crypto-request
title: A wallet for a contract in state money
status: stable
when: |
  payout.crypto_on_fiat_contract
weight: 8
rationale: "Against the contract; a coin agreed at the outset is worth nothing."
group: payout
code: PY-005
reason: "Pay is to go to a wallet although the contract does not provide for it."
applicant: "You asked for payment to a wallet, which the contract does not provide for."
benign:
  - "People in countries whose banks are cut off; people at home in that trade."
next: "Offer a bank transfer."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C8)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.crypto_on_fiat_contract: true }
  - quiet: { payout.crypto_on_fiat_contract: false }
  - unknown: {}
#=== Rules/payout/early-payment.yaml
id: payout.early-payment
indicator: pay-prepay-demand
title: Payment asked for before any work was accepted
status: stable
when: |
  payout.early_prepayment_requests >= 2
weight: 5
rationale: "Deposits are usual; repetition before any accepted work is not."
group: payout
code: PY-007
reason: "Payment was asked for {payout.early_prepayment_requests|time|times} before a milestone was accepted."
applicant: "You asked for payment before the first milestone was accepted."
benign:
  - "Usual deposits; only repeats count."
next: "Offer payment by milestone."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C9)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.early_prepayment_requests: 2 }
  - quiet: { payout.early_prepayment_requests: 1 }
  - unknown: {}
#=== Rules/payout/holder-name.yaml
id: payout.holder-name
indicator: pay-holder-mismatch
title: An account held by somebody else
status: stable
when: |
  payout.other_holder_count >= 1
  && !(known(link.shared_payout_count) && link.shared_payout_count == 1
      && known(link.shared_payout_outside_home_count) && known(link.shared_payout_home_unknown)
      && (link.shared_payout_outside_home_count == 0 || link.shared_payout_home_unknown))
weight: 7
rationale: "Below the catalogue’s 8: joint accounts carry one name. Where another applicant shares the account and may be of the same home, the rules on shared accounts tell that story."
group: payout
code: PY-001
reason: "{payout.other_holder_count|payout instrument is|payout instruments are} held by a name that shares nothing with the applicant’s."
applicant: "The holder of the payout account is not you."
benign:
  - "A company of one’s own with a made-up name."
  - "A spouse who kept another family name; minors."
next: "Ask for a statement that shows holder and account."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C1)"
  - "FBI IC3 PSA, 2023-10-18 (U23)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.other_holder_count: 1 }
  - quiet: { payout.other_holder_count: 0 }
  - unknown: {}
  - quiet: { payout.other_holder_count: 1, link.shared_payout_count: 1, link.shared_payout_outside_home_count: 0, link.shared_payout_home_unknown: false }
  - quiet: { payout.other_holder_count: 1, link.shared_payout_count: 1, link.shared_payout_outside_home_count: 1, link.shared_payout_home_unknown: true }
  - fire: { payout.other_holder_count: 1, link.shared_payout_count: 1, link.shared_payout_outside_home_count: 1, link.shared_payout_home_unknown: false }
  - fire: { payout.other_holder_count: 1, link.shared_payout_count: 3, link.shared_payout_outside_home_count: 2, link.shared_payout_home_unknown: false }
#=== Rules/payout/listed-counterparty.yaml
id: payout.listed-counterparty
indicator: pay-wallet-1hop
title: A wallet that pays a listed address
status: stable
when: |
  payout.listed_counterparty_count >= 1
weight: 12
rationale: "Incoming transfers are left out: anybody can send dust."
group: payout
code: PY-012
reason: "The applicant’s wallet sent to {payout.listed_counterparty_count|address that the supplied feed marks|addresses that the supplied feed marks} as listed."
applicant: "Your wallet sent funds to an address on a public list."
benign:
  - "Exchanges and bridges that a feed marks by mistake."
next: "Have the transactions looked at by a specialist."
sources:
  - "US Treasury OFAC designations, 2023-05"
  - "ZachXBT, payments to DPRK IT workers, 2024-08"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.listed_counterparty_count: 1 }
  - quiet: { payout.listed_counterparty_count: 0 }
  - unknown: {}
#=== Rules/payout/many-changes.yaml
id: payout.many-changes
indicator: pay-method-change
title: Payout instruments changed again and again
status: stable
when: |
  payout.changes_in_90_days >= 2
weight: 6
rationale: "Changing banks twice within 90 days is rare but honest after fraud on the account."
group: payout
code: PY-003
reason: "The payout instrument was changed {payout.changes_in_90_days|time|times} within 90 days."
applicant: "The payout account was changed several times in a short time."
benign:
  - "People who switch banks."
next: "Ask why it was changed."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C1)"
  - "FBI IC3 PSA250123, 2025-01-23"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.changes_in_90_days: 2 }
  - quiet: { payout.changes_in_90_days: 1 }
  - unknown: {}
#=== Rules/payout/new-holder.yaml
id: payout.new-holder
indicator: pay-new-name-request
title: Pay moved to another name
status: stable
when: |
  payout.new_holder_count >= 1
weight: 12
rationale: "The money moved from the applicant’s own account to somebody else’s."
group: payout
code: PY-004
reason: "After an account of the applicant’s own, {payout.new_holder_count|payout instrument of another holder|payout instruments of another holder} followed."
applicant: "The payout account was changed to one under another name."
benign:
  - "Marriage, or a new company of one’s own."
next: "Ask in a call who the new holder is."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C1)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.new_holder_count: 1 }
  - quiet: { payout.new_holder_count: 0 }
  - unknown: {}
#=== Rules/payout/own-client.yaml
id: payout.own-client
indicator: pay-self-dealing
title: Paid from one’s own account
status: stable
when: |
  payout.own_account_as_client_count >= 1
weight: 22
rationale: "Client and developer are paid through one account; agencies test their own shop."
group: shared-payout
code: PY-010
reason: "{payout.own_account_as_client_count|payment|payments} came from an account the applicant is paid to."
applicant: "A client paid you from your own account."
benign:
  - "Agencies that try out the platform."
next: "Look at the client’s account."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P5)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.own_account_as_client_count: 1 }
  - quiet: { payout.own_account_as_client_count: 0 }
  - unknown: {}
#=== Rules/payout/provider-country.yaml
id: payout.provider-country
indicator: pay-prc-service
title: A payment service for residents of another country
status: stable
when: |
  payout.provider_country_contradiction
weight: 6
rationale: "Only the contradiction counts; residents of that country are never touched."
group: payout
code: PY-009
reason: "Money goes to a service for residents of a country other than the one claimed."
applicant: "The payment service you chose serves residents of a country other than the one you named."
benign:
  - "People with family or a former home there."
next: "Ask why this service was chosen."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P9, C2)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.provider_country_contradiction: true }
  - quiet: { payout.provider_country_contradiction: false }
  - unknown: {}
#=== Rules/payout/rapid-sweep.yaml
id: payout.rapid-sweep
indicator: pay-rapid-sweep
title: Pay swept on within two days
status: stable
when: |
  payout.sweep_count >= 3
  && payout.sweep_share >= 0.6
weight: 6
rationale: "Money that never rests goes on to a collector; low incomes empty accounts too, but not to one account."
group: payout
code: PY-006
reason: "{payout.sweep_count|payment|payments} left within 48 hours, to one and the same account."
applicant: "Money you were paid was passed on at once."
benign:
  - "People who live from hand to mouth; one’s own savings account."
next: "Ask whose the receiving account is."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P9)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.sweep_count: 3, payout.sweep_share: 0.8 }
  - quiet: { payout.sweep_count: 2, payout.sweep_share: 0.8 }
  - unknown: {}
  - quiet: { payout.sweep_count: 3, payout.sweep_share: -0.4 }
  - fire: { payout.sweep_count: 3, payout.sweep_share: 0.6 }
  - quiet: { payout.sweep_count: 3, payout.sweep_share: 0.57 }
#=== Rules/payout/rate-below-peers.yaml
id: payout.rate-below-peers
indicator: pay-below-market
title: Asks far less than applicants of the same role and country
status: stable
when: |
  link.rate_to_peer_median <= 0.6
weight: 2
rationale: "The catalogue gives 3: many honest people undersell themselves, and peers are compared within the claimed country only, so that a cheap place counts for nothing."
group: payout
code: PY-013
reason: "The asked rate is {link.rate_to_peer_median} of the median that {link.rate_peer_count|applicant|applicants} of the same role and claimed country ask."
applicant: "You ask less than others of your role and country; please tell us how you came to the rate."
benign:
  - "A beginner, or somebody who comes back to work."
  - "A rate for a trial period or part of a package."
next: "Ask how the rate was arrived at."
sources:
  - "Security Alliance, DPRK IT workers framework, 2026-05"
  - "German BfV, warning on DPRK IT workers, 2024"
reviewed_on: 2026-11-28
half_life: 730d
examples:
  - fire: { link.rate_to_peer_median: 0.6, link.rate_peer_count: 12 }
  - quiet: { link.rate_to_peer_median: 0.7 }
  - unknown: {}
#=== Rules/payout/small-charges.yaml
id: payout.small-charges
indicator: pay-micro-charges
title: Many charges just below the limit
status: stable
when: |
  payout.small_charges_in_180_days >= 10
weight: 6
rationale: "The advisory tells of thirty small charges; subscriptions look alike."
group: payout
code: PY-011
reason: "One actor made {payout.small_charges_in_180_days|charge|charges} below the approval limit within 180 days."
applicant: "Many small charges were made on the company’s account."
benign:
  - "Ordinary subscriptions."
next: "Look through the charges with the holder of the budget."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (A22)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.small_charges_in_180_days: 10 }
  - quiet: { payout.small_charges_in_180_days: 9 }
  - unknown: {}
#=== Rules/payout/young-company.yaml
id: payout.young-company
indicator: pay-company-chain
title: A young company outside the contract is paid
status: stable
when: |
  payout.young_unrelated_company
weight: 6
rationale: "A new company outside the contract; one’s own firm is the usual reason."
group: payout
code: PY-008
reason: "A company less than a year old that is no party to the contract receives the money."
applicant: "The money goes to a company that is not in the contract."
benign:
  - "A company of one’s own, newly founded."
next: "Look the company up in its register."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P9)"
reviewed_on: 2026-11-23
half_life: 730d
examples:
  - fire: { payout.young_unrelated_company: true }
  - quiet: { payout.young_unrelated_company: false }
  - unknown: {}
#=== Rules/persona/contact-churn.yaml
id: persona.contact-churn
indicator: per-contact-churn
title: Contact data changes again and again
status: stable
when: |
  persona.contact_changes_90_days >= 3
weight: 5
rationale: "Named in the advisory."
group: persona
code: PE-009
reason: "Phone or mail changed {persona.contact_changes_90_days|time|times} within 90 days."
applicant: "Your contact data changed several times; please confirm the current one."
benign:
  - "A lost phone and a broken-into mailbox."
next: "Confirm through the contact data on file before."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C11)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.contact_changes_90_days: 4 }
  - quiet: { persona.contact_changes_90_days: 1 }
  - unknown: {}
  - fire: { persona.contact_changes_90_days: 3 }
  - quiet: { persona.contact_changes_90_days: 2 }
#=== Rules/persona/email-disposable.yaml
id: persona.email-disposable
indicator: per-email-disposable
title: Throw-away mail domain
status: stable
when: |
  persona.email_disposable
weight: 4
rationale: "8.8 % of listed addresses; privacy users do it as well."
group: persona
code: PE-004
reason: "The mail address is at {persona.email_domain}, which hands out throw-away addresses."
applicant: "Please give an address you will keep."
benign:
  - "A privacy habit; alias services are not throw-away domains."
next: "Ask for an address that lasts."
sources:
  - "disposable-email-domains list, CC0, 2026-11"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.email_disposable: true }
  - quiet: { persona.email_disposable: false }
  - unknown: {}
#=== Rules/persona/email-month-day.yaml
id: persona.email-month-day
indicator: per-email-mmdd
title: Mail address ends in month and day
status: stable
when: |
  persona.email_ends_in_month_day && persona.email_trade_tokens == 0
weight: 4
rationale: "Measured ratio 19; halved for a kind baseline, and once more because birthdays stand in the addresses of many who are young."
group: persona
code: PE-001
reason: "The free-mail address ends in four digits that read as a month and a day."
applicant: "Some details of your contact data were unclear. Please help us to check them."
benign:
  - "A birthday; very common in student addresses and in many countries."
next: "Look whether the address was used before this application."
sources:
  - "Counted on published address lists, 2025-09"
reviewed_on: 2026-11-20
half_life: 730d
lr: 19
examples:
  - fire: { persona.email_ends_in_month_day: true, persona.email_trade_tokens: 0 }
  - quiet: { persona.email_ends_in_month_day: false, persona.email_trade_tokens: 0 }
  - unknown: {}
  - quiet: { persona.email_ends_in_month_day: true, persona.email_trade_tokens: 1 }
#=== Rules/persona/email-new.yaml
id: persona.email-new
indicator: per-email-newness
title: A mailbox first seen just now
status: stable
when: |
  persona.email_age_days < 180.0
weight: 3
rationale: "Weak; only where the caller supplies the date."
group: persona
code: PE-005
reason: "The mail address was first seen {persona.email_age_days} ago."
applicant: "Some details of your contact data were unclear. Please help us to check them."
benign:
  - "New graduates and people who left an old provider."
next: "Ask for an older address."
sources:
  - "Kraken, 2025-05-01"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.email_age_days: 20.0 }
  - quiet: { persona.email_age_days: 3000.0 }
  - unknown: {}
  - quiet: { persona.email_age_days: 180.0 }
  - fire: { persona.email_age_days: 171.0 }
#=== Rules/persona/email-other-names.yaml
id: persona.email-other-names
indicator: per-email-other-names
title: Mail or phone leads to profiles under other names
status: stable
when: |
  persona.email_leads_to_other_names >= 1
weight: 12
rationale: "Names are compared across scripts and spellings first."
group: persona
code: PE-006
reason: "The applicant’s mail or phone leads to {persona.email_leads_to_other_names|profile|profiles} under an entirely different name."
applicant: "Your contact data is linked with another name; please explain."
benign:
  - "A shared mailbox, or a change of name nobody told of."
next: "Ask whose profiles these are."
sources:
  - "Mandiant, UNC5267, 2024-09"
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.email_leads_to_other_names: 2 }
  - quiet: { persona.email_leads_to_other_names: 0 }
  - unknown: {}
  - fire: { persona.email_leads_to_other_names: 1 }
#=== Rules/persona/email-trade-words-and-digits.yaml
id: persona.email-trade-words-and-digits
indicator: per-email-token+digits
title: Mail address of trade words with a string of digits
status: stable
when: |
  persona.email_trade_tokens >= 1 && persona.email_digits >= 4
weight: 9
rationale: "Measured: 1,243 listed free-mail addresses against 37,991 of open-source authors; halved because the baseline is kind to it; LR 69, 18.4 dB."
group: persona
code: PE-003
reason: "The free-mail address joins trade words with {persona.email_digits|digit|digits}."
applicant: "Some details of your contact data were unclear. Please help us to check them."
benign:
  - "The wanted name was taken."
next: "Look whether the address was used before this application."
sources:
  - "Counted on published address lists, 2025-09"
reviewed_on: 2026-11-20
half_life: 730d
lr: 69
examples:
  - fire: { persona.email_trade_tokens: 1, persona.email_digits: 4 }
  - quiet: { persona.email_trade_tokens: 1, persona.email_digits: 0 }
  - unknown: {}
  - quiet: { persona.email_trade_tokens: 0, persona.email_digits: 4 }
  - quiet: { persona.email_trade_tokens: 1, persona.email_digits: 3 }
#=== Rules/persona/email-trade-words.yaml
id: persona.email-trade-words
indicator: per-email-token
title: Mail address made of trade words
status: stable
when: |
  persona.email_trade_tokens >= 1 && !persona.email_ends_in_month_day && persona.email_digits < 4
weight: 4
rationale: "Measured: 1,243 listed free-mail addresses against 37,991 of open-source authors; halved because the baseline is kind to it; LR 7.2, 8.6 dB."
group: persona
code: PE-002
reason: "The free-mail address is built from {persona.email_trade_tokens|kind of|kinds of} trade or praise words."
applicant: "Some details of your contact data were unclear. Please help us to check them."
benign:
  - "Freelancers do this on purpose, to be found."
next: "Look whether the address was used before this application."
sources:
  - "Counted on published address lists, 2025-09"
reviewed_on: 2026-11-20
half_life: 730d
lr: 7.2
examples:
  - fire: { persona.email_trade_tokens: 1, persona.email_ends_in_month_day: false, persona.email_digits: 0 }
  - quiet: { persona.email_trade_tokens: 0, persona.email_ends_in_month_day: false, persona.email_digits: 0 }
  - unknown: {}
  - quiet: { persona.email_ends_in_month_day: true, persona.email_trade_tokens: 1, persona.email_digits: 0 }
  - quiet: { persona.email_ends_in_month_day: false, persona.email_trade_tokens: 1, persona.email_digits: 4 }
  - fire: { persona.email_ends_in_month_day: false, persona.email_trade_tokens: 1, persona.email_digits: 3 }
#=== Rules/persona/handle-renamed.yaml
id: persona.handle-renamed
indicator: per-handle-history
title: Handle renamed shortly before applying
status: stable
when: |
  persona.handle_renamed_before_applying_days < 90.0
weight: 5
rationale: "People rename for private reasons; moderate at most."
group: persona
code: PE-011
reason: "A handle was renamed {persona.handle_renamed_before_applying_days} before the application."
applicant: "Some details of your contact data were unclear. Please help us to check them."
benign:
  - "A new brand, or a change of name."
next: "Ask for the earlier handle."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.handle_renamed_before_applying_days: 12.0 }
  - quiet: { persona.handle_renamed_before_applying_days: 900.0 }
  - unknown: {}
  - quiet: { persona.handle_renamed_before_applying_days: 90.0 }
  - fire: { persona.handle_renamed_before_applying_days: 85.5 }
#=== Rules/persona/lookalike-domain.yaml
id: persona.lookalike-domain
indicator: per-lookalike-domain
title: A mail domain imitates an employer’s
status: stable
when: |
  persona.domain_imitates_employer
weight: 8
rationale: "One or two letters off a long label; look-alike characters."
group: persona
code: PE-015
reason: "The contact domain {persona.imitating_domain} imitates the domain of a claimed employer."
applicant: "Your mail domain looks like your employer’s but is not; please explain."
benign:
  - "An abbreviation the company really uses."
next: "Ask the employer through its own site."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (tradecraft)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.domain_imitates_employer: true }
  - quiet: { persona.domain_imitates_employer: false }
  - unknown: {}
#=== Rules/persona/meeting-other-name.yaml
id: persona.meeting-other-name
indicator: per-name-switch-in-call
title: Joined a meeting under another name
status: stable
when: |
  persona.meeting_under_other_name >= 1
weight: 8
rationale: "Nicknames, initials and other spellings do not count."
group: persona
code: PE-010
reason: "The applicant joined {persona.meeting_under_other_name|meeting|meetings} under an entirely different full name."
applicant: "You joined a call under another name; please tell us whose it is."
benign:
  - "A shared computer, or a colleague’s account."
next: "Ask in the next call."
sources:
  - "Kraken, 2025-05-01"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.meeting_under_other_name: 1 }
  - quiet: { persona.meeting_under_other_name: 0 }
  - unknown: {}
#=== Rules/persona/on-blocklist.yaml
id: persona.on-blocklist
indicator: per-known-ioc
title: A contact on your own blocklist
status: stable
when: |
  persona.blocklist_hits >= 1
weight: 15
rationale: "As good as the list: source and date are shown with every hit, and entries expire."
group: identity
code: PE-017
reason: "{persona.blocklist_hits|contact or handle stands|contacts or handles stand} on your blocklist ({persona.blocklist_source})."
applicant: "A contact you gave appears in an earlier case. You can dispute this."
benign:
  - "A number or handle that changed hands."
  - "A wrong or poisoned entry: read its source first."
next: "Read the case the entry came from, and call the number."
sources:
  - "Kraken, how we identified a North Korean hacker, 2025-05-01"
reviewed_on: 2026-11-24
half_life: 365d
examples:
  - fire: { persona.blocklist_hits: 1 }
  - quiet: { persona.blocklist_hits: 0 }
  - unknown: {}
#=== Rules/persona/phone-country.yaml
id: persona.phone-country
indicator: per-phone-country
title: Phone of another country than claimed
status: stable
when: |
  persona.phone_country != persona.claimed_country
weight: 2
rationale: "Very weak; movers and nomads keep numbers."
group: persona
code: PE-008
reason: "The phone number belongs to a carrier in {persona.phone_country} while the applicant claims to live in {persona.claimed_country}."
applicant: "Your phone number is from another country than your address; please tell us why."
benign:
  - "People keep a number when they move."
next: "Ask since when the applicant lives there."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C11)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.phone_country: PL, persona.claimed_country: US }
  - quiet: { persona.phone_country: US, persona.claimed_country: US }
  - unknown: {}
#=== Rules/persona/phone-virtual.yaml
id: persona.phone-virtual
indicator: per-phone-voip
title: Virtual phone number
status: stable
when: |
  persona.phone_virtual
weight: 3
rationale: "Weak on its own."
group: persona
code: PE-007
reason: "The phone number is a virtual line."
applicant: "Some details of your contact data were unclear. Please help us to check them."
benign:
  - "Very many honest freelancers and newcomers use one."
next: "Ask for a call back on another number."
sources:
  - "KnowBe4, 2024-07-23"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.phone_virtual: true }
  - quiet: { persona.phone_virtual: false }
  - unknown: {}
#=== Rules/persona/profile-other-name.yaml
id: persona.profile-other-name
indicator: per-name-inconsistent
title: A profile the applicant named shows another name
status: stable
when: |
  persona.claimed_profiles_under_other_name >= 1
weight: 6
rationale: "Two full names without a word in common; spelling, order, initials and declared earlier names never count."
group: persona
code: PE-016
reason: "{persona.claimed_profiles_under_other_name|profile the applicant named shows|profiles the applicant named show} an entirely different full name."
applicant: "A profile you named shows another name."
benign:
  - "A team or family account."
  - "A name changed and not declared here: ask, and never ask why."
next: "Ask whose profile it is, or for a sign from within it."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C3)"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { persona.claimed_profiles_under_other_name: 1 }
  - quiet: { persona.claimed_profiles_under_other_name: 0 }
  - unknown: {}
#=== Rules/persona/profiles-many.yaml
id: persona.profiles-many
indicator: per-multi-profile
title: Several profiles on one network
status: stable
when: |
  persona.profiles_on_one_network >= 2
weight: 8
rationale: "Namesakes do not count: mail or phone must be shared."
group: persona
code: PE-013
reason: "{persona.profiles_on_one_network|profile on one network shares|profiles on one network share} the applicant’s mail or phone."
applicant: "We found several profiles of yours on one network; please tell us which is current."
benign:
  - "A forgotten old profile."
next: "Ask which one is current."
sources:
  - "IC3 PSA231018, US-ROK update, 2023-10-18"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.profiles_on_one_network: 3 }
  - quiet: { persona.profiles_on_one_network: 1 }
  - unknown: {}
  - fire: { persona.profiles_on_one_network: 2 }
#=== Rules/persona/profiles-thin.yaml
id: persona.profiles-thin
indicator: per-profile-thin
title: Only thin profiles elsewhere
status: stable
when: |
  persona.links_with_metrics >= 1 && persona.thin_links == persona.links_with_metrics
weight: 4
rationale: "Norms behind it are unmeasured."
group: persona
code: PE-012
reason: "All {persona.thin_links|profile|profiles} named are under a year old, have under 50 connections and show no activity."
applicant: "Some details of your contact data were unclear. Please help us to check them."
benign:
  - "Juniors, and people who avoid social networks."
next: "Ask for work samples or a former colleague."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C4)"
  - "Nisos, 2024-07"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.links_with_metrics: 2, persona.thin_links: 2 }
  - quiet: { persona.links_with_metrics: 2, persona.thin_links: 0 }
  - unknown: {}
  - quiet: { persona.links_with_metrics: 0, persona.thin_links: 0 }
  - fire: { persona.links_with_metrics: 1, persona.thin_links: 1 }
#=== Rules/persona/references-on-free-mail.yaml
id: persona.references-on-free-mail
indicator: per-reference-freemail
title: All references write from free mail
status: stable
when: |
  persona.reference_count >= 2 && persona.references_on_free_mail == persona.reference_count
weight: 4
rationale: "Below the catalogue’s 5: small firms and people who have moved on answer from private addresses."
group: persona
code: PE-014
reason: "All {persona.references_on_free_mail} references use free mail."
applicant: "Please give us business addresses of your references."
benign:
  - "Small firms and retired managers use free mail."
next: "Reach one reference through the switchboard of the employer."
sources:
  - "KnowBe4, 2024-07-23"
  - "Nisos, 2024-07"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { persona.reference_count: 3, persona.references_on_free_mail: 3 }
  - quiet: { persona.reference_count: 3, persona.references_on_free_mail: 1 }
  - unknown: {}
  - quiet: { persona.references_on_free_mail: 0, persona.reference_count: 0 }
  - fire: { persona.references_on_free_mail: 2, persona.reference_count: 2 }
  - quiet: { persona.references_on_free_mail: 1, persona.reference_count: 1 }
#=== Rules/sanctions/homonym-cleared.yaml
id: sanctions.homonym-cleared
indicator: sanc-name-only
title: A listed namesake cleared by the birth date
status: stable
when: |
  sanctions.homonyms_cleared >= 1
weight: 0
rationale: "Recorded so that the comparison need not be made again."
group: sanctions
code: SA-004
reason: "{sanctions.homonyms_cleared|listed namesake was cleared because the birth date contradicts|listed namesakes were cleared because their birth dates contradict} the applicant's."
applicant: "A name or detail was compared with public lists. Please help us to tell you apart from others."
benign:
  - "This is the ordinary case of a namesake."
next: "Nothing."
sources:
  - "OFAC FAQ 5"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.homonyms_cleared: 2 }
  - quiet: { sanctions.homonyms_cleared: 0 }
  - unknown: {}
  - fire: { sanctions.homonyms_cleared: 1 }
#=== Rules/sanctions/identifier-match.yaml
id: sanctions.identifier-match
indicator: sanc-id-exact
title: An identifier that is on a sanctions list
status: stable
when: |
  sanctions.identifier_match
weight: 20
rationale: "An identifier is nobody else’s: recycled numbers are the exception, and a person looks before anything happens."
floor: critical
group: sanctions
code: SA-001
reason: "An identifier the applicant gave is the one of list entry {sanctions.match_reference}."
applicant: "We need to check a detail you gave with the responsible office before we can go on."
benign:
  - "A phone number or mail address was given to somebody else since it was listed."
  - "The address was copied from a public page by mistake."
next: "Hold payments and hand the case to the person responsible for sanctions; keep the evidence as it is."
sources:
  - "US Treasury, State and FBI advisory on DPRK information technology workers, 2022-05-16"
  - "OFAC FAQ 5"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.identifier_match: true }
  - quiet: { sanctions.identifier_match: false }
  - unknown: {}
#=== Rules/sanctions/listed-bank.yaml
id: sanctions.listed-bank
indicator: sanc-id-exact
title: A payout account at a listed bank
status: stable
when: |
  sanctions.listed_banks >= 1
weight: 0
rationale: "Millions of honest people bank there: it says nothing of the person, but money cannot be sent."
group: sanctions
code: SA-009
reason: "{sanctions.listed_banks|payout account is at a bank that is on a list, so that payments there|payout accounts are at banks that are on a list, so that payments there} may be unlawful."
applicant: "We cannot pay to this bank; please name an account at another one."
benign:
  - "A large bank of the applicant's country is on the list."
next: "Ask for an account at another bank; do not pay to this one."
sources:
  - "OFAC FAQ 5"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.listed_banks: 1 }
  - quiet: { sanctions.listed_banks: 0 }
  - unknown: {}
#=== Rules/sanctions/listed-domain.yaml
id: sanctions.listed-domain
indicator: sanc-domain-listed
title: A site or mail domain of a listed party
status: stable
when: |
  sanctions.listed_domains >= 1
weight: 15
rationale: "A domain equals a listed one; domains are registered anew, so the window of the entry is looked at."
group: sanctions
code: SA-008
reason: "{sanctions.listed_domains} of the sites and mail domains given belong to listed parties."
applicant: "We need more about a site or mail address you gave."
benign:
  - "The domain was registered anew by somebody else after it was listed."
next: "Look up who holds the domain now and since when."
sources:
  - "US Department of Justice, seizure of 17 domains of DPRK information technology workers, 2023-10"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.listed_domains: 1 }
  - quiet: { sanctions.listed_domains: 0 }
  - unknown: {}
#=== Rules/sanctions/listed-employer.yaml
id: sanctions.listed-employer
indicator: sanc-employer-listed
title: An employer with the name of a listed organisation
status: stable
when: |
  sanctions.listed_employers >= 1
weight: 12
rationale: "Below an identifier: names of companies repeat, so a country or domain must agree as well."
group: sanctions
code: SA-005
reason: "{sanctions.listed_employers} of the names given as employer are those of listed organisations ({sanctions.organisation_reference})."
applicant: "We need more about an employer you named."
benign:
  - "Another organisation bears the same name."
  - "The person worked there before it was listed."
next: "Compare address and business with the list entry; a person decides, never this finding alone."
sources:
  - "US Treasury designations of 2023-05-23 (DPRK information technology workers)"
  - "US Treasury designations of 2024-03-27"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.listed_employers: 1 }
  - quiet: { sanctions.listed_employers: 0 }
  - unknown: {}
#=== Rules/sanctions/listed-payee.yaml
id: sanctions.listed-payee
indicator: sanc-50pct
title: A payee with the name of a listed organisation
status: stable
when: |
  sanctions.listed_payees >= 1
weight: 15
rationale: "Ownership is taken from what the caller supplied and never guessed."
group: sanctions
code: SA-007
reason: "{sanctions.listed_payees} of the names given as payee are those of listed organisations ({sanctions.organisation_reference})."
applicant: "We need more about the company that is to be paid."
benign:
  - "Another organisation bears the same name."
  - "The account belongs to a company of the same name in another country."
next: "Compare address and business with the list entry; a person decides, never this finding alone."
sources:
  - "US Treasury designations of 2024-03-27"
  - "OFAC FAQ 5"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.listed_payees: 1 }
  - quiet: { sanctions.listed_payees: 0 }
  - unknown: {}
#=== Rules/sanctions/listed-school.yaml
id: sanctions.listed-school
indicator: sanc-school-listed
title: A school with the name of a listed organisation
status: stable
when: |
  sanctions.listed_schools >= 1
weight: 15
rationale: "A school is no choice of employer; scholars and people who fled studied there too, so a person looks."
group: sanctions
code: SA-006
reason: "{sanctions.listed_schools} of the names given as school are those of listed organisations ({sanctions.organisation_reference})."
applicant: "We need more about a school you named."
benign:
  - "Another organisation bears the same name."
  - "The person studied or taught there as a visitor, or left the country since."
next: "Compare address and business with the list entry; a person decides, never this finding alone."
sources:
  - "US Treasury designations of 2023-05-23 (DPRK information technology workers)"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.listed_schools: 1 }
  - quiet: { sanctions.listed_schools: 0 }
  - unknown: {}
#=== Rules/sanctions/name-only.yaml
id: sanctions.name-only
indicator: sanc-name-only
title: A name that a listed person also bears
status: stable
when: |
  sanctions.possible_matches >= 1
weight: 0
rationale: "A name alone is information: namesakes are many, and a second fact must agree."
group: sanctions
code: SA-003
reason: "{sanctions.possible_matches|listed person bears|listed persons bear} a name like this, the nearest {sanctions.possible_reference}; what would clear it: {sanctions.would_clear}."
applicant: "A name or detail was compared with public lists. Please help us to tell you apart from others."
benign:
  - "Most people who share a listed person's name are somebody else."
next: "Compare the birth date with the listed one; that settles nearly all cases."
sources:
  - "CFPB advisory opinion on name-only matching, 2021-11"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.possible_matches: 1 }
  - quiet: { sanctions.possible_matches: 0 }
  - unknown: {}
#=== Rules/sanctions/other-organisation.yaml
id: sanctions.other-organisation
indicator: sanc-employer-listed
title: An employer or school that is listed for something else
status: stable
when: |
  sanctions.other_listed_organisations >= 1
weight: 0
rationale: "Whole countries' banks, factories and universities are listed; having been there says nothing of the person."
group: sanctions
code: SA-011
reason: "{sanctions.other_listed_organisations} of the employers and schools bear the name of a listed organisation ({sanctions.organisation_reference}); the listing concerns other matters."
applicant: "A name or detail was compared with public lists. Please help us to tell you apart from others."
benign:
  - "This is the ordinary case of people from a country whose large employers and universities are listed."
next: "Nothing, unless money is to be paid to that organisation."
sources:
  - "OFAC FAQ 5"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.other_listed_organisations: 1 }
  - quiet: { sanctions.other_listed_organisations: 0 }
  - unknown: {}
#=== Rules/sanctions/strong-match.yaml
id: sanctions.strong-match
indicator: sanc-name+dob
title: Name and birth date of a listed person
status: stable
when: |
  sanctions.strong_match
weight: 20
rationale: "A likeness of names counts only with a second key such as the birth date."
floor: critical
group: sanctions
code: SA-002
reason: "Name and birth date agree with list entry {sanctions.match_reference}."
applicant: "We need to compare your identity document with a public register before we can go on."
benign:
  - "A namesake born on the same day."
next: "Hand the case to the person responsible for sanctions; compare document, address and place of birth with the entry."
sources:
  - "OFAC FAQ 5"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.strong_match: true }
  - quiet: { sanctions.strong_match: false }
  - unknown: {}
#=== Rules/sanctions/weak-alias.yaml
id: sanctions.weak-alias
indicator: sanc-name-only
title: A weak alias of a listed person
status: stable
when: |
  sanctions.weak_alias_matches >= 1 && sanctions.possible_matches == 0
weight: 0
rationale: "Publishers give weak aliases to confirm what other facts suggest, never to stand alone."
group: sanctions
code: SA-010
reason: "The name equals a weak alias of {sanctions.weak_alias_matches|listed person|listed persons}; nothing else was met."
applicant: "A name or detail was compared with public lists. Please help us to tell you apart from others."
benign:
  - "Weak aliases are short and common; nearly everybody who meets one is somebody else."
next: "Nothing, unless another finding points to the same entry."
sources:
  - "OFAC FAQ 122"
reviewed_on: 2026-11-24
examples:
  - fire: { sanctions.weak_alias_matches: 1, sanctions.possible_matches: 0 }
  - quiet: { sanctions.weak_alias_matches: 0, sanctions.possible_matches: 0 }
  - unknown: {}
  - quiet: { sanctions.possible_matches: 1, sanctions.weak_alias_matches: 1 }
#=== Rules/timezone/activity-doubt.yaml
id: timezone.activity-doubt
indicator: tz-activity-window
title: The rhythm of activity fits the claimed zone badly
status: stable
when: |
  timezone.activity_claim_mass < 0.35
  && timezone.activity_gap_hours >= 3.0
  && timezone.activity_half_hours >= 40
  && !(timezone.activity_claim_mass < 0.1 && timezone.activity_gap_hours >= 5.0 && timezone.activity_half_hours >= 60)
weight: 3
rationale: "About one honest author in twenty stands below this mass."
group: timezone
code: TZ-009
reason: "{timezone.activity_half_hours} active half hours fit {timezone.activity_offset} better than the claimed {timezone.claimed_zone}, which keeps a probability of {timezone.activity_claim_mass}."
applicant: "The hours you were active fit another place better than the one you gave."
benign:
  - "Night owls, shift workers, parents and carers."
  - "Work for clients on another continent."
  - "Travel during the time that was looked at."
next: "Ask about working hours; export more activity."
sources:
  - "Own measurements on held-out authors, 2026-11, docs/activity-model.md"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.activity_claim_mass: 0.2, timezone.activity_gap_hours: 4, timezone.activity_half_hours: 90 }
  - quiet: { timezone.activity_claim_mass: 0.01, timezone.activity_gap_hours: 13, timezone.activity_half_hours: 90 }
  - quiet: { timezone.activity_claim_mass: 0.8, timezone.activity_gap_hours: 0.5, timezone.activity_half_hours: 90 }
  - unknown: {}
  - quiet: { timezone.activity_half_hours: 40, timezone.activity_claim_mass: 0.35, timezone.activity_gap_hours: 3.0 }
  - fire: { timezone.activity_half_hours: 40, timezone.activity_claim_mass: 0.3325, timezone.activity_gap_hours: 3.0 }
  - fire: { timezone.activity_half_hours: 60, timezone.activity_claim_mass: 0.1, timezone.activity_gap_hours: 5.0 }
  - quiet: { timezone.activity_half_hours: 60, timezone.activity_claim_mass: 0.095, timezone.activity_gap_hours: 5.0 }
#=== Rules/timezone/activity-fits.yaml
id: timezone.activity-fits
indicator: tz-activity-window
title: The rhythm of activity fits the claimed zone
status: stable
when: |
  timezone.activity_claim_mass >= 0.9
  && timezone.activity_half_hours >= 60
  && !(known(timezone.client_gap_sessions) && timezone.client_gap_sessions > 0)
weight: -1
rationale: "Kept at one deciban: workers on night shift fit as well."
group: timezone
code: TZ-011
reason: "{timezone.activity_half_hours} active half hours fit the claimed {timezone.claimed_zone} with a probability of {timezone.activity_claim_mass}."
applicant: "The hours you were active fit the place you gave."
benign:
  - "Somebody who keeps another continent's hours on purpose looks the same; this clears nothing else."
next: "Nothing to do."
sources:
  - "Own measurements on held-out authors, 2026-11, docs/activity-model.md"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.activity_claim_mass: 0.97, timezone.activity_half_hours: 90 }
  - quiet: { timezone.activity_claim_mass: 0.97, timezone.activity_half_hours: 90, timezone.client_gap_sessions: 3 }
  - quiet: { timezone.activity_claim_mass: 0.5, timezone.activity_half_hours: 90 }
  - unknown: {}
  - fire: { timezone.client_gap_sessions: 0, timezone.activity_half_hours: 60, timezone.activity_claim_mass: 0.9 }
  - quiet: { timezone.client_gap_sessions: 0, timezone.activity_half_hours: 60, timezone.activity_claim_mass: 0.855 }
  - quiet: { timezone.client_gap_sessions: 0, timezone.activity_half_hours: 0, timezone.activity_claim_mass: 0.9 }
  - quiet: { timezone.client_gap_sessions: 0, timezone.activity_half_hours: 59, timezone.activity_claim_mass: 0.9 }
  - quiet: { timezone.client_gap_sessions: 1, timezone.activity_half_hours: 60, timezone.activity_claim_mass: 0.9 }
#=== Rules/timezone/activity-season.yaml
id: timezone.activity-season
indicator: tz-activity-window
title: The rhythm of activity does not follow the claimed daylight-saving time
status: stable
when: |
  timezone.activity_half_hours >= 300
  && (timezone.claimed_dst ? timezone.activity_dst_probability <= 0.1 : timezone.activity_dst_probability >= 0.9)
weight: 3
rationale: "The test has an area under the curve of 0.94 with a whole history."
group: timezone
code: TZ-010
reason: "Over {timezone.activity_half_hours} active half hours the rhythm moves with summer time with a probability of {timezone.activity_dst_probability}; summer time in the claimed {timezone.claimed_zone}: {timezone.claimed_dst}."
applicant: "Your hours of activity did not change with the daylight-saving time of the place you gave."
benign:
  - "Work that follows a client's clock rather than one's own."
  - "School terms and seasons change habits as well."
next: "Ask about working hours over the year."
sources:
  - "Own measurements on held-out authors, 2026-11, docs/activity-model.md"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.activity_half_hours: 400, timezone.claimed_dst: true, timezone.activity_dst_probability: 0.05 }
  - fire: { timezone.activity_half_hours: 400, timezone.claimed_dst: false, timezone.activity_dst_probability: 0.95 }
  - quiet: { timezone.activity_half_hours: 400, timezone.claimed_dst: true, timezone.activity_dst_probability: 0.7 }
  - quiet: { timezone.activity_half_hours: 100, timezone.claimed_dst: true, timezone.activity_dst_probability: 0.05 }
  - unknown: {}
  - fire: { timezone.claimed_dst: true, timezone.activity_half_hours: 300, timezone.activity_dst_probability: 0.1 }
  - quiet: { timezone.claimed_dst: true, timezone.activity_half_hours: 300, timezone.activity_dst_probability: 0.105 }
  - fire: { timezone.claimed_dst: false, timezone.activity_half_hours: 300, timezone.activity_dst_probability: 0.9 }
  - quiet: { timezone.claimed_dst: false, timezone.activity_half_hours: 300, timezone.activity_dst_probability: 0.855 }
#=== Rules/timezone/activity.yaml
id: timezone.activity
indicator: tz-activity-window
title: The rhythm of activity does not fit the claimed zone
status: stable
when: |
  timezone.activity_claim_mass < 0.1
  && timezone.activity_gap_hours >= 5.0
  && timezone.activity_half_hours >= 60
weight: 6
rationale: "Below this mass stand about one in a hundred honest authors and nine in ten that live in East Asia and claim America; the weight is kept far below that ratio because it was measured on commits."
group: timezone
code: TZ-008
reason: "{timezone.activity_half_hours} active half hours fit {timezone.activity_offset} and contradict the claimed {timezone.claimed_zone}: the claim keeps a probability of {timezone.activity_claim_mass}, and {timezone.activity_night_share} of the activity falls between midnight and six there."
applicant: "The hours you were active do not fit the place you gave; please tell us about your working hours."
benign:
  - "Night owls, shift workers, parents and carers."
  - "Work for clients on another continent."
  - "Travel during the time that was looked at."
next: "Ask about working hours and clients; compare with the clocks of sessions."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
  - "Mandiant UNC5267, 2024-09"
  - "Own measurements on held-out authors, 2026-11, docs/activity-model.md"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.activity_claim_mass: 0.01, timezone.activity_gap_hours: 13, timezone.activity_half_hours: 90 }
  - quiet: { timezone.activity_claim_mass: 0.01, timezone.activity_gap_hours: 13, timezone.activity_half_hours: 45 }
  - quiet: { timezone.activity_claim_mass: 0.8, timezone.activity_gap_hours: 0.5, timezone.activity_half_hours: 90 }
  - unknown: {}
  - quiet: { timezone.activity_half_hours: 60, timezone.activity_claim_mass: 0.1, timezone.activity_gap_hours: 5.0 }
  - fire: { timezone.activity_half_hours: 60, timezone.activity_claim_mass: 0.095, timezone.activity_gap_hours: 5.0 }
#=== Rules/timezone/address-clock.yaml
id: timezone.address-clock
indicator: tz-ip-vs-browser
title: Clients told another clock than the country of their address keeps
status: stable
when: |
  timezone.address_clock_gap_sessions >= 3
  && timezone.address_clock_gap_share >= 0.5
  && !(known(network.vpn_share) && network.vpn_share >= 0.5)
  && !(known(timezone.client_gap_share) && timezone.client_gap_share >= 0.5
      && known(timezone.client_gap_sessions) && timezone.client_gap_sessions >= 3)
weight: 5
rationale: "A session behind a listed VPN is not compared at all; where half of the others use one the clock is explained. A clock that contradicts the claim as well is one fact, and its own rule tells it."
group: vpn
code: TZ-002
reason: "{timezone.address_clock_gap_sessions|session|sessions} ({timezone.address_clock_gap_share}) told a clock that the country of their address does not keep, as {timezone.client_zone}, while the applicant claims {timezone.claimed_zone}."
applicant: "Your computer's clock and the place you gave do not fit together; please tell us where you work from."
benign:
  - "A VPN that no list knows; the story is the same as a known VPN and is capped with it."
  - "A traveller whose machine keeps the zone of home."
  - "An error of the address tables."
next: "Ask for one session without VPN, with the clock set to the place."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C3)"
  - "Mandiant UNC5267, 2024-09"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.address_clock_gap_sessions: 4, timezone.address_clock_gap_share: 1 }
  - quiet: { timezone.address_clock_gap_sessions: 4, timezone.address_clock_gap_share: 1, network.vpn_share: 0.8 }
  - quiet: { timezone.address_clock_gap_sessions: 0, timezone.address_clock_gap_share: 0 }
  - unknown: {}
  - quiet: { timezone.address_clock_gap_sessions: 4, timezone.address_clock_gap_share: 1, timezone.client_gap_share: 0.8, timezone.client_gap_sessions: 4 }
  - fire: { timezone.address_clock_gap_sessions: 4, timezone.address_clock_gap_share: 1, timezone.client_gap_share: 0.8, timezone.client_gap_sessions: 2 }
  - fire: { timezone.address_clock_gap_sessions: 4, timezone.address_clock_gap_share: 1, timezone.client_gap_share: 0.2, timezone.client_gap_sessions: 4 }
#=== Rules/timezone/claims-disagree-widely.yaml
id: timezone.claims-disagree-widely
indicator: tz-claimed-inconsistent
title: Several claims of place and clock cannot hold together
status: stable
when: |
  timezone.claim_conflict_count >= 2
weight: 6
rationale: "Several pairs are seldom a slip; capped with the clocks, for they tell one story."
group: locale
code: TZ-013
reason: "{timezone.claim_conflict_count|pair of claims|pairs of claims} cannot hold together: {timezone.claim_conflicts}."
applicant: "Several of your answers about where you live do not fit together; please tell us which are right."
benign:
  - "A move that has not reached every form."
  - "A form that fills in a default country or zone."
  - "A person who lives in one country and works in another."
next: "Ask which of the answers are right."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C3)"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.claim_conflict_count: 3 }
  - quiet: { timezone.claim_conflict_count: 1 }
  - unknown: {}
  - fire: { timezone.claim_conflict_count: 2 }
#=== Rules/timezone/claims-disagree.yaml
id: timezone.claims-disagree
indicator: tz-claimed-inconsistent
title: Two claims of place and clock cannot hold together
status: stable
when: |
  timezone.claim_conflict_count == 1
weight: 3
rationale: "One pair is mostly a slip of a form."
group: locale
code: TZ-012
reason: "These claims cannot hold together: {timezone.claim_conflicts}."
applicant: "Two of your answers about where you live do not fit together; please tell us which is right."
benign:
  - "A move that has not reached every form."
  - "A form that fills in a default country or zone."
  - "A person who lives in one country and works in another."
next: "Ask which of the answers is right."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C3)"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.claim_conflict_count: 1 }
  - quiet: { timezone.claim_conflict_count: 0 }
  - quiet: { timezone.claim_conflict_count: 2 }
  - unknown: {}
#=== Rules/timezone/client-clock.yaml
id: timezone.client-clock
indicator: tz-browser-vs-claimed
title: Clients told another clock than claimed
status: stable
when: |
  timezone.client_gap_sessions >= 3
  && timezone.client_gap_share >= 0.5
  && timezone.client_gap_days >= 2
weight: 6
rationale: "A clock that is set wrong on most days is a moderate contradiction; travellers and machines on another zone are common enough to keep it at odds of four to one."
group: locale
code: TZ-001
reason: "{timezone.client_gap_sessions|session|sessions} on {timezone.client_gap_days|day|days} told the clock {timezone.client_zone}, {timezone.client_gap_hours} from the claimed {timezone.claimed_zone}."
applicant: "Your computer's clock and the place you gave do not fit together; please tell us where you work from."
benign:
  - "A long trip or a move that was not told."
  - "A machine left on an employer's or client's zone."
  - "A virtual machine or test browser; clocks at UTC are not counted."
next: "Ask where the applicant was on those days and which zone the machine is set to."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C3)"
  - "Okta Threat Intelligence, 2025-09-30"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.client_gap_sessions: 5, timezone.client_gap_share: 0.8, timezone.client_gap_days: 4 }
  - quiet: { timezone.client_gap_sessions: 2, timezone.client_gap_share: 1, timezone.client_gap_days: 2 }
  - quiet: { timezone.client_gap_sessions: 5, timezone.client_gap_share: 0.2, timezone.client_gap_days: 4 }
  - unknown: {}
  - fire: { timezone.client_gap_sessions: 3, timezone.client_gap_share: 0.5, timezone.client_gap_days: 2 }
  - quiet: { timezone.client_gap_sessions: 3, timezone.client_gap_share: 0.475, timezone.client_gap_days: 2 }
  - quiet: { timezone.client_gap_sessions: 3, timezone.client_gap_share: 0.5, timezone.client_gap_days: 0 }
  - quiet: { timezone.client_gap_sessions: 3, timezone.client_gap_share: 0.5, timezone.client_gap_days: 1 }
#=== Rules/timezone/clock-disagreement.yaml
id: timezone.clock-disagreement
indicator: tz-browser-vs-claimed
title: Zone and offset of one client disagree
status: stable
when: |
  timezone.client_clock_disagreements >= 3
weight: 3
rationale: "Rare, but privacy extensions do it too."
group: locale
code: TZ-003
reason: "In {timezone.client_clock_disagreements|session the|sessions the} client told a zone and an offset that was not the zone's at the time; claimed is {timezone.claimed_zone}."
applicant: "Your browser gave two clocks that disagree."
benign:
  - "A browser extension that protects privacy."
  - "An old system whose zone data lack a change of rules."
next: "Ask which browser and extensions are used."
sources:
  - "Mandiant UNC5267, 2024-09"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.client_clock_disagreements: 4 }
  - quiet: { timezone.client_clock_disagreements: 0 }
  - unknown: {}
  - fire: { timezone.client_clock_disagreements: 3 }
  - quiet: { timezone.client_clock_disagreements: 2 }
#=== Rules/timezone/commit-offset.yaml
id: timezone.commit-offset
indicator: tz-commit-offset
title: Commits carry another offset than claimed
status: stable
when: |
  timezone.commit_offset_count >= 20
  && timezone.commit_gap_share >= 0.5
weight: 6
rationale: "As the clock of clients; old commits may come from an earlier home."
group: locale
code: TZ-004
reason: "{timezone.commit_gap_share} of {timezone.commit_offset_count|commit carries|commits carry} an offset like {timezone.commit_offset}, {timezone.commit_gap_hours} from the claimed {timezone.claimed_zone}."
applicant: "The clock in your commits does not fit the place you gave; please tell us where you worked."
benign:
  - "A move: older commits keep the offset of the earlier home."
  - "A machine or container set to an employer's zone; commits at UTC are not counted."
  - "Commits of somebody else in a shared repository."
next: "Ask where the applicant lived when the commits were made."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.commit_offset_count: 40, timezone.commit_gap_share: 0.9 }
  - quiet: { timezone.commit_offset_count: 12, timezone.commit_gap_share: 1 }
  - quiet: { timezone.commit_offset_count: 40, timezone.commit_gap_share: 0.1 }
  - unknown: {}
  - fire: { timezone.commit_offset_count: 20, timezone.commit_gap_share: 0.5 }
  - quiet: { timezone.commit_offset_count: 19, timezone.commit_gap_share: 0.5 }
  - quiet: { timezone.commit_offset_count: 20, timezone.commit_gap_share: 0.475 }
#=== Rules/timezone/first-seen-far.yaml
id: timezone.first-seen-far
indicator: loc-device-activated-elsewhere
title: Machine first online far from where it was sent
status: stable
when: |
  timezone.first_seen_distance > 500.0
  && timezone.first_seen_days <= 7.0
weight: 10
rationale: "The machine was somewhere its holder should not be within a week."
group: logistics
code: TZ-026
reason: "A machine was first online {timezone.first_seen_distance} from where it was sent, {timezone.first_seen_days} after the delivery, while the applicant claims to live in {timezone.claimed_city}."
applicant: "Your machine was first used far from where it was sent; please tell us how it got there."
benign:
  - "The machine was taken on a trip."
  - "The line of an employer's network ends elsewhere; addresses of VPNs are not counted."
next: "Ask which way the machine took, and have its serial number shown in a video call."
sources:
  - "GTIG, DPRK IT workers expanding in scope and scale, 2025-04-01"
  - "US v. Chapman, 2024"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.first_seen_distance: 7000, timezone.first_seen_days: 2 }
  - quiet: { timezone.first_seen_distance: 7000, timezone.first_seen_days: 40 }
  - quiet: { timezone.first_seen_distance: 0, timezone.first_seen_days: 2 }
  - unknown: {}
  - quiet: { timezone.first_seen_distance: 500.0, timezone.first_seen_days: 0.0 }
  - fire: { timezone.first_seen_distance: 501.0, timezone.first_seen_days: 0.0 }
  - fire: { timezone.first_seen_distance: 501.0, timezone.first_seen_days: 7.0 }
  - quiet: { timezone.first_seen_distance: 501.0, timezone.first_seen_days: 7.35 }
#=== Rules/timezone/home-forwarder.yaml
id: timezone.home-forwarder
indicator: loc-address-nonresidential
title: Claimed home is a place that receives for others
status: stable
when: |
  timezone.home_post_kind in ["forwarder", "mailbox"]
  && !(known(timezone.address_confidential) && timezone.address_confidential)
weight: 5
rationale: "Expatriates keep such an address for their post."
group: logistics
code: TZ-025
reason: "The claimed home is a {timezone.home_post_kind} ({timezone.post_name})."
applicant: "The address you gave receives post for others; please name the place you live at."
benign:
  - "Expatriates and travellers who have their post kept."
  - "Address-confidentiality schemes; declare it and this is silent."
  - "Rural post that is only delivered to a box."
next: "Ask for the address the applicant lives at."
sources:
  - "US and ROK advisory update, IC3 PSA231018, 2023-10-18"
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.home_post_kind: mailbox }
  - quiet: { timezone.home_post_kind: po_box }
  - quiet: { timezone.home_post_kind: none }
  - unknown: {}
  - quiet: { timezone.home_post_kind: forwarder, timezone.address_confidential: true }
  - fire: { timezone.home_post_kind: forwarder, timezone.address_confidential: false }
#=== Rules/timezone/location-churn.yaml
id: timezone.location-churn
indicator: tz-location-churn
title: The claimed location named many countries in a short time
status: stable
when: |
  timezone.location_countries_90_days >= 3
weight: 5
rationale: "Nomads do it as well, so it stays moderate."
group: timezone
code: TZ-014
reason: "The claimed location named {timezone.location_countries_90_days|country|countries} within 90 days."
applicant: "Your location changed often; please tell us where you live now."
benign:
  - "A nomad who keeps the profile up to date."
  - "A form that was corrected several times."
next: "Ask for the places and dates."
sources:
  - "GTIG, DPRK IT workers expanding in scope and scale, 2025-04-01"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.location_countries_90_days: 4 }
  - quiet: { timezone.location_countries_90_days: 2 }
  - unknown: {}
  - fire: { timezone.location_countries_90_days: 3 }
#=== Rules/timezone/mail-offset.yaml
id: timezone.mail-offset
indicator: tz-browser-vs-claimed
title: Mails carry another offset than claimed
status: stable
when: |
  timezone.mail_offset_count >= 5
  && timezone.mail_gap_share >= 0.5
weight: 4
rationale: "Below the clock of clients, for mail services stamp zones of their own."
group: locale
code: TZ-005
reason: "{timezone.mail_gap_share} of {timezone.mail_offset_count|mail carries|mails carry} an offset {timezone.mail_gap_hours} from the claimed {timezone.claimed_zone}."
applicant: "The clock in your mails does not fit the place you gave."
benign:
  - "Travel."
  - "A mail service that stamps its own zone; mails at UTC are not counted."
next: "Ask where the mails were written."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C3)"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.mail_offset_count: 8, timezone.mail_gap_share: 0.8 }
  - quiet: { timezone.mail_offset_count: 3, timezone.mail_gap_share: 1 }
  - quiet: { timezone.mail_offset_count: 8, timezone.mail_gap_share: 0 }
  - unknown: {}
  - fire: { timezone.mail_offset_count: 5, timezone.mail_gap_share: 0.5 }
  - quiet: { timezone.mail_offset_count: 4, timezone.mail_gap_share: 0.5 }
  - quiet: { timezone.mail_offset_count: 5, timezone.mail_gap_share: 0.475 }
#=== Rules/timezone/paper-offset.yaml
id: timezone.paper-offset
indicator: doc-exif-geo-mismatch
title: Documents were stamped by a clock far from the claim
status: stable
when: |
  timezone.paper_gap_hours >= 3.0
  && !known(document.clock_offset_gap_hours)
weight: 4
rationale: "The claim is read from the place here; where a zone is stated the document's own rule speaks."
group: locale
code: TZ-006
reason: "A document was stamped by a clock {timezone.paper_gap_hours} from the claimed {timezone.claimed_zone}."
applicant: "The clock that stamped your file was set for another zone than the place you named."
benign:
  - "Travel, or a move not yet told."
  - "A file made by somebody else or by a copy shop."
next: "Ask where the file was made."
sources:
  - "Own measurements of producers, 2026-11, docs/documents.md"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.paper_gap_hours: 9 }
  - quiet: { timezone.paper_gap_hours: 9, document.clock_offset_gap_hours: 9 }
  - quiet: { timezone.paper_gap_hours: 1 }
  - unknown: {}
  - fire: { timezone.paper_gap_hours: 3.0 }
  - quiet: { timezone.paper_gap_hours: 2.85 }
#=== Rules/timezone/phone-zone.yaml
id: timezone.phone-zone
indicator: per-phone-country
title: Telephone number used far from the claimed clock
status: stable
when: |
  timezone.phone_gap_hours >= 3.0
weight: 1
rationale: "Very weak; numbers are portable."
group: persona
code: TZ-017
reason: "The telephone number's prefix belongs to places {timezone.phone_gap_hours} from the claimed {timezone.claimed_zone}."
applicant: "Your telephone number is from another zone than the place you gave."
benign:
  - "People keep a number when they move."
next: "Ask since when the applicant lives there."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C11)"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.phone_gap_hours: 6 }
  - quiet: { timezone.phone_gap_hours: 0 }
  - unknown: {}
  - fire: { timezone.phone_gap_hours: 3.0 }
  - quiet: { timezone.phone_gap_hours: 2.85 }
#=== Rules/timezone/round-the-clock.yaml
id: timezone.round-the-clock
indicator: loc-work-24h
title: Present around the clock
status: stable
when: |
  timezone.long_presence_count >= 2
  || timezone.full_presence_days >= 3
  || timezone.round_the_clock_days >= 3
weight: 8
rationale: "One person must sleep; open tabs and unattended jobs are the honest rest."
group: timezone
code: TZ-015
reason: "The account was present without a pause for up to {timezone.longest_presence_hours}, on {timezone.full_presence_days|day|days} for 20 hours or more."
applicant: "Your account was in use around the clock; please tell us who uses it."
benign:
  - "A browser tab or client left open; see whether there was input."
  - "Unattended jobs that act under the account."
  - "A team account that was declared."
next: "Ask for input events or the names of those who use the account."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (P3)"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.long_presence_count: 2, timezone.full_presence_days: 0, timezone.round_the_clock_days: 0 }
  - fire: { timezone.long_presence_count: 0, timezone.full_presence_days: 0, timezone.round_the_clock_days: 4 }
  - quiet: { timezone.long_presence_count: 0, timezone.full_presence_days: 1, timezone.round_the_clock_days: 0 }
  - unknown: {}
  - quiet: { timezone.long_presence_count: 1, timezone.full_presence_days: 0, timezone.round_the_clock_days: 0 }
  - fire: { timezone.long_presence_count: 0, timezone.full_presence_days: 3, timezone.round_the_clock_days: 0 }
  - quiet: { timezone.long_presence_count: 0, timezone.full_presence_days: 2, timezone.round_the_clock_days: 0 }
  - fire: { timezone.long_presence_count: 0, timezone.full_presence_days: 0, timezone.round_the_clock_days: 3 }
  - quiet: { timezone.long_presence_count: 0, timezone.full_presence_days: 0, timezone.round_the_clock_days: 2 }
#=== Rules/timezone/season.yaml
id: timezone.season
indicator: tz-commit-offset
title: The clock did not move with the claimed zone
status: stable
when: |
  timezone.season_mismatch_share >= 0.8
  && timezone.season_offset_count >= 10
weight: 5
rationale: "An hour that stays away for a season is seldom an accident where ten offsets of each season are at hand."
group: locale
code: TZ-007
reason: "In one season {timezone.season_mismatch_share} of the offsets are an hour off while the other season fits the claimed {timezone.claimed_zone}; at least {timezone.season_offset_count} offsets were seen in each."
applicant: "The clock of your computer did not change with the daylight-saving time of the place you gave."
benign:
  - "A region inside the country that keeps another rule."
  - "A machine whose automatic change is switched off."
  - "A season spent with family elsewhere."
next: "Ask which zone the machine is set to and where the applicant was in that season."
sources:
  - "Own measurements on held-out authors, 2026-11, docs/activity-model.md"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.season_mismatch_share: 1, timezone.season_offset_count: 20 }
  - quiet: { timezone.season_mismatch_share: 1, timezone.season_offset_count: 6 }
  - quiet: { timezone.season_mismatch_share: 0, timezone.season_offset_count: 20 }
  - unknown: {}
  - fire: { timezone.season_offset_count: 10, timezone.season_mismatch_share: 0.8 }
  - quiet: { timezone.season_offset_count: 10, timezone.season_mismatch_share: 0.76 }
  - quiet: { timezone.season_offset_count: 9, timezone.season_mismatch_share: 0.8 }
#=== Rules/timezone/shift-handover.yaml
id: timezone.shift-handover
indicator: loc-shift-handover
title: Two devices hand over within the hour
status: stable
when: |
  timezone.handover_days >= 5
  && timezone.handover_span_hours >= 14.0
weight: 6
rationale: "Disjoint hours with a hand-over inside the hour fit two operators better than two machines of one."
group: timezone
code: TZ-016
reason: "On {timezone.handover_days|day|days} one device's regular hours ended less than an hour before another's began; together they cover {timezone.handover_span_hours} of the day."
applicant: "Two devices take turns in your account; please tell us who uses them."
benign:
  - "A machine at work and one at home."
  - "A couple that shares an account; ask."
next: "Ask who uses the two devices."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
  - "Mandiant, incident podcast, 2025-05-19"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.handover_days: 9, timezone.handover_span_hours: 18 }
  - quiet: { timezone.handover_days: 9, timezone.handover_span_hours: 10 }
  - quiet: { timezone.handover_days: 1, timezone.handover_span_hours: 18 }
  - unknown: {}
  - fire: { timezone.handover_days: 5, timezone.handover_span_hours: 14.0 }
  - quiet: { timezone.handover_days: 4, timezone.handover_span_hours: 14.0 }
  - quiet: { timezone.handover_days: 5, timezone.handover_span_hours: 13.0 }
#=== Rules/timezone/ship-to-box.yaml
id: timezone.ship-to-box
indicator: loc-address-nonresidential
title: Machine sent to a box, locker or counter
status: stable
when: |
  timezone.ship_to_post_kind in ["po_box", "parcel_locker", "general_delivery"]
  && !(known(timezone.address_confidential) && timezone.address_confidential)
weight: 3
rationale: "Boxes and lockers are common among honest people."
group: logistics
code: TZ-024
reason: "A machine went to a {timezone.ship_to_post_kind} ({timezone.post_name}), while the applicant claims to live in {timezone.claimed_city}."
applicant: "Your machine was sent to a box or locker; please name your home address."
benign:
  - "Expatriates and travellers who have their post kept."
  - "Address-confidentiality schemes; declare it and this is silent."
  - "Rural post that is only delivered to a box."
next: "Ask for a delivery with a signature."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C7)"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.ship_to_post_kind: parcel_locker }
  - quiet: { timezone.ship_to_post_kind: forwarder }
  - quiet: { timezone.ship_to_post_kind: none }
  - unknown: {}
  - quiet: { timezone.ship_to_post_kind: po_box, timezone.address_confidential: true }
  - fire: { timezone.ship_to_post_kind: po_box, timezone.address_confidential: false }
#=== Rules/timezone/ship-to-changed-again.yaml
id: timezone.ship-to-changed-again
indicator: loc-shipping-changed
title: Shipping address changed again and again after the offer
status: stable
when: |
  timezone.ship_to_changes_after_offer >= 2
  && !(known(timezone.known_move) && timezone.known_move)
  && !(known(timezone.address_confidential) && timezone.address_confidential)
weight: 13
rationale: "A second change makes an honest reading rarer still."
group: logistics
code: TZ-022
reason: "The shipping address was changed {timezone.ship_to_changes_after_offer|time|times} between the offer and the delivery, to {timezone.ship_to_city}, while the applicant claims to live in {timezone.claimed_city}."
applicant: "The address for your machine was changed several times after the offer; please tell us why."
benign:
  - "Moving house in that time; a move that was told of silences this."
  - "A parcel that could not be delivered at first."
next: "Hold the parcel and confirm the address by a call on a number known before."
sources:
  - "German BfV warning, 2024"
  - "Sophos, NICKEL TAPESTRY, 2025-05"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.ship_to_changes_after_offer: 3 }
  - quiet: { timezone.ship_to_changes_after_offer: 1 }
  - unknown: {}
  - fire: { timezone.ship_to_changes_after_offer: 2, timezone.address_confidential: false, timezone.known_move: false }
  - quiet: { timezone.ship_to_changes_after_offer: 2, timezone.address_confidential: false, timezone.known_move: true }
  - quiet: { timezone.ship_to_changes_after_offer: 2, timezone.address_confidential: true, timezone.known_move: false }
#=== Rules/timezone/ship-to-changed.yaml
id: timezone.ship-to-changed
indicator: loc-shipping-changed
title: Shipping address changed after the offer
status: stable
when: |
  timezone.ship_to_changes_after_offer == 1
  && !(known(timezone.known_move) && timezone.known_move)
  && !(known(timezone.address_confidential) && timezone.address_confidential)
weight: 10
rationale: "Named by several authorities as a sign on hiring."
group: logistics
code: TZ-021
reason: "The shipping address was changed between the offer and the delivery, to {timezone.ship_to_city}, while the applicant claims to live in {timezone.claimed_city}."
applicant: "The address for your machine was changed after the offer; please tell us why."
benign:
  - "Moving house in that time; a move that was told of silences this."
  - "A parcel that could not be delivered at first."
next: "Hold the parcel and confirm the address by a call on a number known before."
sources:
  - "German BfV warning, 2024"
  - "Sophos, NICKEL TAPESTRY, 2025-05"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.ship_to_changes_after_offer: 1 }
  - quiet: { timezone.ship_to_changes_after_offer: 1, timezone.known_move: true }
  - quiet: { timezone.ship_to_changes_after_offer: 0 }
  - unknown: {}
  - fire: { timezone.ship_to_changes_after_offer: 1, timezone.address_confidential: false, timezone.known_move: false }
  - quiet: { timezone.ship_to_changes_after_offer: 1, timezone.address_confidential: true, timezone.known_move: false }
#=== Rules/timezone/ship-to-forwarder.yaml
id: timezone.ship-to-forwarder
indicator: loc-address-nonresidential
title: Machine sent to a place that receives for others
status: stable
when: |
  timezone.ship_to_post_kind in ["forwarder", "mailbox"]
  && !(known(timezone.address_confidential) && timezone.address_confidential)
weight: 8
rationale: "A warehouse that sends abroad is no home."
group: logistics
code: TZ-023
reason: "A machine went to a {timezone.ship_to_post_kind} ({timezone.post_name}), while the applicant claims to live in {timezone.claimed_city}."
applicant: "Your machine was sent to an address that receives for others; please name your home address."
benign:
  - "Expatriates and travellers who have their post kept."
  - "Address-confidentiality schemes; declare it and this is silent."
  - "Rural post that is only delivered to a box."
next: "Ask for a home address and send against an identity document."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C7)"
  - "US and ROK advisory update, IC3 PSA231018, 2023-10-18"
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.ship_to_post_kind: forwarder }
  - quiet: { timezone.ship_to_post_kind: po_box }
  - quiet: { timezone.ship_to_post_kind: mailbox, timezone.address_confidential: true }
  - quiet: { timezone.ship_to_post_kind: none }
  - unknown: {}
  - fire: { timezone.ship_to_post_kind: forwarder, timezone.address_confidential: false }
#=== Rules/timezone/ship-to-not-home.yaml
id: timezone.ship-to-not-home
indicator: loc-shipping-ne-id
title: Machine sent far from the claimed home
status: stable
when: |
  timezone.ship_to_home_relation in ["other_region", "other_country"]
  && !known(timezone.ship_to_id_relation)
  && !(known(timezone.known_move) && timezone.known_move)
  && !(known(timezone.address_confidential) && timezone.address_confidential)
weight: 5
rationale: "Without a document the claim alone is compared."
group: logistics
code: TZ-020
reason: "A machine went to {timezone.ship_to_city}, while the applicant claims to live in {timezone.claimed_city} (compared: {timezone.ship_to_home_relation})."
applicant: "The address for your machine is far from the home you gave; please tell us why."
benign:
  - "Moved since the document was issued."
  - "Parents' home, partner, or a neighbour who can receive parcels."
  - "Delivery to an office; declare it and it is left out."
next: "Ask whose address it is and for a document that shows it."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C7)"
  - "FBI IC3 PSA250723-4, 2025-07-23"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.ship_to_home_relation: other_country }
  - quiet: { timezone.ship_to_home_relation: other_country, timezone.ship_to_id_relation: same }
  - quiet: { timezone.ship_to_home_relation: same }
  - unknown: {}
  - quiet: { timezone.ship_to_home_relation: other_region, timezone.address_confidential: false, timezone.known_move: true }
  - fire: { timezone.ship_to_home_relation: other_region, timezone.address_confidential: false, timezone.known_move: false }
  - quiet: { timezone.ship_to_home_relation: other_region, timezone.address_confidential: true, timezone.known_move: false }
#=== Rules/timezone/ship-to-other-place.yaml
id: timezone.ship-to-other-place
indicator: loc-shipping-ne-id
title: Machine sent far from the address on the identity document
status: stable
when: |
  timezone.ship_to_id_relation in ["other_region", "other_country"]
  && !(known(timezone.ship_to_home_relation) && timezone.ship_to_home_relation in ["same", "other_unit"])
  && !(known(timezone.known_move) && timezone.known_move)
  && !(known(timezone.address_confidential) && timezone.address_confidential)
weight: 8
rationale: "Named by every authority; movers and families are the honest rest."
group: logistics
code: TZ-018
reason: "A machine went to {timezone.ship_to_city} (compared with the identity document: {timezone.ship_to_id_relation}), while the applicant claims to live in {timezone.claimed_city}."
applicant: "The address for your machine is not the one on your document; please tell us why."
benign:
  - "Moved since the document was issued."
  - "Parents' home, partner, or a neighbour who can receive parcels."
  - "Delivery to an office; declare it and it is left out."
next: "Send it to the address on the document, with a signature against an identity document."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C7, MC7)"
  - "FBI IC3 PSA250723-4, 2025-07-23"
  - "KnowBe4, 2024-07-23"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.ship_to_id_relation: other_region, timezone.ship_to_home_relation: other_region }
  - quiet: { timezone.ship_to_id_relation: other_region, timezone.ship_to_home_relation: other_region, timezone.known_move: true }
  - quiet: { timezone.ship_to_id_relation: other_region, timezone.ship_to_home_relation: same }
  - quiet: { timezone.ship_to_id_relation: same, timezone.ship_to_home_relation: same }
  - unknown: {}
  - fire: { timezone.ship_to_id_relation: other_region, timezone.address_confidential: false, timezone.known_move: false }
  - quiet: { timezone.ship_to_id_relation: other_region, timezone.ship_to_home_relation: other_region, timezone.address_confidential: true, timezone.known_move: false }
#=== Rules/timezone/ship-to-other-street.yaml
id: timezone.ship-to-other-street
indicator: loc-shipping-ne-id
title: Machine sent to another street than the document names
status: stable
when: |
  timezone.ship_to_id_relation in ["same_city", "same_region"]
  && !(known(timezone.ship_to_home_relation) && timezone.ship_to_home_relation in ["same", "other_unit"])
  && !(known(timezone.known_move) && timezone.known_move)
  && !(known(timezone.address_confidential) && timezone.address_confidential)
weight: 3
rationale: "Inside one region an address changes often for honest reasons."
group: logistics
code: TZ-019
reason: "A machine went to another address in {timezone.ship_to_city} than the one on the identity document (compared: {timezone.ship_to_id_relation})."
applicant: "The address for your machine is not the one on your document; please tell us why."
benign:
  - "Moved since the document was issued."
  - "Parents' home, partner, or a neighbour who can receive parcels."
  - "Delivery to an office; declare it and it is left out."
next: "Ask whose address it is."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C7)"
reviewed_on: 2026-11-24
examples:
  - fire: { timezone.ship_to_id_relation: same_city, timezone.ship_to_home_relation: same_city }
  - quiet: { timezone.ship_to_id_relation: same_city, timezone.ship_to_home_relation: same }
  - quiet: { timezone.ship_to_id_relation: other_unit, timezone.ship_to_home_relation: same }
  - unknown: {}
  - fire: { timezone.ship_to_id_relation: same_city, timezone.address_confidential: false, timezone.known_move: false }
  - quiet: { timezone.ship_to_id_relation: same_city, timezone.ship_to_home_relation: same_city, timezone.address_confidential: false, timezone.known_move: true }
  - quiet: { timezone.ship_to_id_relation: same_city, timezone.ship_to_home_relation: same_city, timezone.address_confidential: true, timezone.known_move: false }
#=== Rules/work/claims-confirmed.yaml
id: work.claims-confirmed
indicator: work-verification-failed
title: Claims that were confirmed directly
status: stable
when: |
  work.claims_confirmed >= 2 && work.employment_denied == 0
weight: -4
rationale: "Capped low because stolen identities confirm."
group: verification
code: WK-007
reason: "{work.claims_confirmed|claim was confirmed|claims were confirmed} directly and no job was denied."
applicant: "Some of what you told us about your work was confirmed."
benign:
  - "A stolen identity has a real history that confirms too; this cannot clear other contradictions."
next: "Confirm that the person who applies is the one whose history was confirmed."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (MC4)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.claims_confirmed: 3, work.employment_denied: 0 }
  - quiet: { work.claims_confirmed: 3, work.employment_denied: 1 }
  - unknown: {}
  - quiet: { work.employment_denied: 0, work.claims_confirmed: 0 }
  - fire: { work.employment_denied: 0, work.claims_confirmed: 2 }
  - quiet: { work.employment_denied: 0, work.claims_confirmed: 1 }
#=== Rules/work/commit-messages-copied.yaml
id: work.commit-messages-copied
indicator: work-gh-copied-repo
title: Commit messages copied from other repositories
status: stable
when: |
  work.copied_commit_messages >= 20
weight: 8
rationale: "Twenty rare messages found elsewhere; the catalogue proposes 10 for equal trees, a search of messages shows less."
group: code
code: WK-016
reason: "{work.copied_commit_messages|commit message of the applicant’s repositories stands|commit messages of the applicant’s repositories stand} in a few other repositories as well."
applicant: "Some of the public code you showed also stands in other repositories."
benign:
  - "A mirror that keeps its authors."
  - "Messages written by a program."
next: "Ask about two commits of the applicant’s choice in a call."
sources:
  - "gh-fake-analyzer 1.0.2, 2026"
  - "Security Alliance, DPRK IT workers framework, 2026-05"
reviewed_on: 2026-11-24
half_life: 365d
examples:
  - fire: { work.copied_commit_messages: 20 }
  - quiet: { work.copied_commit_messages: 19 }
  - unknown: {}
#=== Rules/work/dates-against-birth.yaml
id: work.dates-against-birth
indicator: work-age-conflict
title: A job or degree before the claimed birth date allows it
status: stable
when: |
  work.dates_conflict_with_birth
weight: 4
rationale: "Compares claims with each other; age itself is never read."
group: work
code: WK-002
reason: "A full-time job or a degree lies earlier than the claimed birth date allows."
applicant: "Some dates in your history do not fit together; please check them."
benign:
  - "Two digits of a date were swapped."
  - "A prodigy, or an apprenticeship that began early."
next: "Ask for the dates again."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C12)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.dates_conflict_with_birth: true }
  - quiet: { work.dates_conflict_with_birth: false }
  - unknown: {}
#=== Rules/work/education-denied.yaml
id: work.education-denied
indicator: work-school-verification-failed
title: A school says the degree never was
status: stable
when: |
  work.education_denied >= 1
weight: 15
rationale: "Ask under earlier names before weighing it."
group: verification
code: WK-006
reason: "A direct check denied {work.education_denied} of the claimed degrees."
applicant: "A school could not confirm a degree you named; please send us proof of it."
benign:
  - "A change of name since graduation."
  - "The wrong campus was asked."
next: "Ask again under earlier names the applicant declares."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (MC4)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.education_denied: 1 }
  - quiet: { work.education_denied: 0 }
  - unknown: {}
#=== Rules/work/employer-not-registered.yaml
id: work.employer-not-registered
indicator: work-employer-unverifiable
title: An employer is in no register
status: stable
when: |
  work.employers_not_in_registry >= 1
weight: 6
rationale: "Only where the caller looked it up."
group: work
code: WK-003
reason: "A registry look-up did not find {work.employers_not_in_registry} of the claimed employers."
applicant: "We could not find one of the companies you worked for; please help us find it."
benign:
  - "A start-up that was dissolved, a sole trader, or a company abroad."
next: "Ask for a payslip or the company number."
sources:
  - "Nisos, 2023-12 and 2024-07"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.employers_not_in_registry: 2 }
  - quiet: { work.employers_not_in_registry: 0 }
  - unknown: {}
  - fire: { work.employers_not_in_registry: 1 }
#=== Rules/work/employer-site-younger.yaml
id: work.employer-site-younger
indicator: work-employer-domain-young
title: The employer’s site is younger than the job
status: stable
when: |
  work.employer_site_after_start_months > 12.0
weight: 6
rationale: "Front firms had fresh, copied sites; renaming is common."
group: work
code: WK-004
reason: "The employer’s domain was registered {work.employer_site_after_start_months} after the job is said to have begun."
applicant: "The site of one employer is newer than the job; please tell us about it."
benign:
  - "The company changed its name or domain."
next: "Look for an older domain of the company."
sources:
  - "SentinelLabs, 2024-11-21"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.employer_site_after_start_months: 30.0 }
  - quiet: { work.employer_site_after_start_months: 0.0 }
  - unknown: {}
  - quiet: { work.employer_site_after_start_months: 12.0 }
  - fire: { work.employer_site_after_start_months: 12.6 }
#=== Rules/work/employer-sites-alike.yaml
id: work.employer-sites-alike
indicator: work-employer-copied-site
title: Two employers with one and the same site
status: stable
when: |
  work.employer_sites_alike >= 1
weight: 8
rationale: "Front firms copied sites of real ones; within one history two names on one site need an explanation."
group: work
code: WK-015
reason: "{work.employer_sites_alike|employer of another name shows|employers of another name show} the same site text as an employer beside them."
applicant: "Two employers you named show the same web site."
benign:
  - "A firm that was renamed or taken over."
  - "White-label sites of one provider."
next: "Look both firms up in their registers."
sources:
  - "SentinelLabs, DPRK IT workers: front companies, 2024-11-21"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { work.employer_sites_alike: 1 }
  - quiet: { work.employer_sites_alike: 0 }
  - unknown: {}
#=== Rules/work/employment-denied.yaml
id: work.employment-denied
indicator: work-verification-failed
title: An employer says the job never was
status: stable
when: |
  work.employment_denied >= 1
weight: 15
rationale: "An answer of “no comment” counts as unknown."
group: verification
code: WK-005
reason: "A direct check denied {work.employment_denied} of the claimed jobs."
applicant: "An employer could not confirm a job you named; please send us proof of it."
benign:
  - "Worked through an agency under another employer of record."
  - "The wrong office was asked."
next: "Ask for a payslip or contract and ask the employer again."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (MC4)"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.employment_denied: 1 }
  - quiet: { work.employment_denied: 0 }
  - unknown: {}
#=== Rules/work/follow-circle.yaml
id: work.follow-circle
indicator: work-gh-follow-ring
title: A large circle of mutual followers
status: stable
when: |
  work.mutual_follows >= 200 && work.mutual_follow_share >= 0.8
weight: 2
rationale: "Half of the catalogue’s weight: overlap with flagged accounts is not known here."
group: code
code: WK-017
reason: "{work.mutual_follows|account is followed and follows back|accounts are followed and follow back}, {work.mutual_follow_share} of all that are followed."
applicant: "The public profile could not be weighed by its followers."
benign:
  - "Follow-back culture among beginners."
next: "Look at two of the repositories instead."
sources:
  - "Security Alliance, DPRK IT workers framework, 2026-05"
reviewed_on: 2026-11-24
half_life: 365d
examples:
  - fire: { work.mutual_follows: 200, work.mutual_follow_share: 0.8 }
  - quiet: { work.mutual_follows: 199, work.mutual_follow_share: 0.9 }
  - quiet: { work.mutual_follows: 400, work.mutual_follow_share: 0.79 }
  - unknown: {}
#=== Rules/work/full-time-overlap.yaml
id: work.full-time-overlap
indicator: work-date-overlap
title: Two full-time jobs at once for over half a year
status: stable
when: |
  work.full_time_overlap_months > 6.0
weight: 3
rationale: "Common among contractors; weak."
group: work
code: WK-001
reason: "Two jobs that are both claimed as full-time overlap by {work.full_time_overlap_months}."
applicant: "Two of your full-time jobs overlap; please tell us which was full-time."
benign:
  - "A founder with a job, or a contract that was written as a job."
next: "Ask which of the two was full-time."
sources:
  - "Findem, applicant authenticity rubric, 2025"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.full_time_overlap_months: 14.0 }
  - quiet: { work.full_time_overlap_months: 1.0 }
  - unknown: {}
  - quiet: { work.full_time_overlap_months: 6.0 }
  - fire: { work.full_time_overlap_months: 6.3 }
#=== Rules/work/history-pushed-at-once.yaml
id: work.history-pushed-at-once
indicator: work-gh-burst
title: All code appeared when the account did
status: stable
when: |
  work.commits_within_48_hours_of_account_share >= 0.8
weight: 5
rationale: "Migration is the usual honest reason."
group: code
code: WK-012
reason: "{work.commits_within_48_hours_of_account_share} of the commits were made within 48 hours of the account’s creation."
applicant: "Most of your public code dates from one day; please show us other work."
benign:
  - "A migration from another host."
next: "Ask for work under another account."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.commits_within_48_hours_of_account_share: 0.95 }
  - quiet: { work.commits_within_48_hours_of_account_share: 0.05 }
  - unknown: {}
  - fire: { work.commits_within_48_hours_of_account_share: 0.8 }
  - quiet: { work.commits_within_48_hours_of_account_share: 0.76 }
#=== Rules/work/many-commit-identities.yaml
id: work.many-commit-identities
indicator: work-gh-many-identities
title: Commits under several people’s names
status: stable
when: |
  work.commit_identities >= 3
weight: 8
rationale: "Counts committers, not authors, and leaves out hosts and bots."
group: code
code: WK-011
reason: "Own pushes were committed under {work.commit_identities|full name|different full names}."
applicant: "Your repositories carry several names; please tell us whose they are."
benign:
  - "Shared repositories; a change of name; pairing."
next: "Ask who the others are."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.commit_identities: 4 }
  - quiet: { work.commit_identities: 1 }
  - unknown: {}
  - fire: { work.commit_identities: 3 }
  - quiet: { work.commit_identities: 2 }
#=== Rules/work/onsite-jobs-apart.yaml
id: work.onsite-jobs-apart
indicator: work-geo-continuity
title: On-site claims of the same months that cannot meet
status: stable
when: |
  work.onsite_jobs_apart >= 2
weight: 5
rationale: "The same test in every direction; only jobs that are said to be on site count."
group: work
code: WK-014
reason: "{work.onsite_jobs_apart|job claimed as on site overlaps|jobs claimed as on site overlap} by half a year with stays in another country."
applicant: "Some on-site jobs and studies you gave overlap in different countries."
benign:
  - "Remote work during studies, written down as on site."
  - "Dates rounded to years."
  - "Posted abroad by one employer."
next: "Ask which of the overlapping jobs and studies were on site."
sources:
  - "US-ROK additional guidance PSA231018, 2023-10-18 (in place of its item 6)"
reviewed_on: 2026-11-24
half_life: 730d
examples:
  - fire: { work.onsite_jobs_apart: 2 }
  - quiet: { work.onsite_jobs_apart: 1 }
  - unknown: {}
#=== Rules/work/profile-dates-disagree.yaml
id: work.profile-dates-disagree
indicator: work-profile-mismatch
title: Job dates differ between profiles
status: stable
when: |
  work.linked_jobs_compared >= 2 && work.linked_jobs_conflict_share >= 0.4
weight: 8
rationale: "Only contradictions count; leaving a job out is no contradiction."
group: work
code: WK-008
reason: "Of {work.linked_jobs_compared|job claimed in both places|jobs claimed in both places}, {work.linked_jobs_conflict_share} have dates that disagree by over three months."
applicant: "The dates of some jobs differ between your profiles; please tell us which are right."
benign:
  - "Rounded dates, or a profile that was never updated."
next: "Ask about the jobs whose dates disagree."
sources:
  - "US State, Treasury and FBI advisory on DPRK IT workers, 2022-05-16 (C3)"
  - "IC3 PSA231018, US-ROK update, 2023-10-18"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.linked_jobs_compared: 4, work.linked_jobs_conflict_share: 0.75 }
  - quiet: { work.linked_jobs_compared: 4, work.linked_jobs_conflict_share: 0.0 }
  - unknown: {}
  - quiet: { work.linked_jobs_compared: 0, work.linked_jobs_conflict_share: 0.4 }
  - fire: { work.linked_jobs_compared: 2, work.linked_jobs_conflict_share: 0.4 }
  - quiet: { work.linked_jobs_compared: 1, work.linked_jobs_conflict_share: 0.4 }
  - quiet: { work.linked_jobs_compared: 2, work.linked_jobs_conflict_share: 0.38 }
#=== Rules/work/repositories-older-than-account.yaml
id: work.repositories-older-than-account
indicator: work-gh-commits-before-account
title: Repositories older than the account
status: stable
when: |
  work.repositories_before_account >= 2
weight: 6
rationale: "Imports are the usual reason."
group: code
code: WK-010
reason: "{work.repositories_before_account|own repository begins|own repositories begin} before the code-host account was created."
applicant: "Some of your repositories are older than your account; please tell us where they came from."
benign:
  - "Old work imported from another host."
next: "Ask where the repositories were before."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
  - "gh-fake-analyzer 1.0.2, 2025-09"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.repositories_before_account: 4 }
  - quiet: { work.repositories_before_account: 0 }
  - unknown: {}
  - fire: { work.repositories_before_account: 2 }
  - quiet: { work.repositories_before_account: 1 }
#=== Rules/work/technology-before-release.yaml
id: work.technology-before-release
indicator: work-tech-anachronism
title: A technology used before it existed
status: stable
when: |
  work.technology_before_release_months >= 12.0
weight: 8
rationale: "Templates reuse skill lists across eras; parsers err too."
group: work
code: WK-009
reason: "A job that ended {work.technology_before_release_months} before {work.technology_before_release} was first released says it was used there."
applicant: "One of your jobs names a technology that came later; please check the dates."
benign:
  - "A parser joined a skill list with a job."
  - "Dates of two jobs were swapped."
next: "Ask what was built with it at that job."
sources:
  - "DTEX i3, 2024"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.technology_before_release_months: 30.0 }
  - quiet: { work.technology_before_release_months: 0.0 }
  - unknown: {}
  - fire: { work.technology_before_release_months: 12.0 }
  - quiet: { work.technology_before_release_months: 11.0 }
#=== Rules/work/young-code-account.yaml
id: work.young-code-account
indicator: work-gh-throwaway
title: A code account made for this job
status: stable
when: |
  work.code_account_age_at_hire_days < 90.0
weight: 3
rationale: "Weak; many good engineers have no public code."
group: code
code: WK-013
reason: "The code-host account was {work.code_account_age_at_hire_days} old when the offer was made."
applicant: "Your code account is new; please show us other work if you can."
benign:
  - "Earlier work was under an employer’s account or secret."
next: "Ask for work samples in a call."
sources:
  - "Security Alliance frameworks, DPRK IT workers, 2026-05"
reviewed_on: 2026-11-20
half_life: 730d
examples:
  - fire: { work.code_account_age_at_hire_days: 20.0 }
  - quiet: { work.code_account_age_at_hire_days: 2000.0 }
  - unknown: {}
  - quiet: { work.code_account_age_at_hire_days: 90.0 }
  - fire: { work.code_account_age_at_hire_days: 85.5 }
#=== end
"""####
}
