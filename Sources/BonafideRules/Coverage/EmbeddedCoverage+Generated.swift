// swift-format-ignore-file
/// The file `Rules/coverage.yaml`, written by `Scripts/generate-pack`.
enum EmbeddedCoverage {
    /// The whole file.
    static let text = ####"""
# Which published flag is answered by what. `bonafide rules coverage` joins this file with the pack: the rules of a row
# are those that name it as their indicator. A row without a rule says here why it has none.
#
# Status of a flag or mitigation:
#   export       told from what hiring systems and platforms export by themselves
#   sessions     told when a table of sessions is given as well
#   feed         told when an optional table or look-up is given
#   observation  told when a person records it by its code
#   procedure    something to do, not something to measure; the result can be recorded
#   unseen       leaves no trace in any data an employer or platform holds
#   refused      could be computed and is not, because it would judge what people are
#
# Status of a row without a rule:
#   guard    keeps rules from firing where they must not
#   note     shown, never weighed
#   covered  answered by a rule of another row
#   feed     needs data that nobody may redistribute or that exports do not hold
#   refused  would judge what people are
#   planned  the extractor is not in this build

documents:
  - { code: A22, date: "2022-05-16", title: "Guidance on the Democratic People’s Republic of Korea information technology workers", by: "US Departments of State and the Treasury, and FBI" }
  - { code: U23, date: "2023-10-18", title: "Additional guidance on DPRK information technology workers (PSA231018)", by: "FBI with the Republic of Korea" }
  - { code: F24, date: "2024-05-16", title: "DPRK leverages US-based individuals (PSA240516)", by: "FBI Internet Crime Complaint Center" }
  - { code: F25a, date: "2025-01-23", title: "DPRK IT workers conducting data extortion (PSA250123)", by: "FBI Internet Crime Complaint Center" }
  - { code: F25b, date: "2025-07-23", title: "DPRK IT worker threats to US businesses (PSA250723-4)", by: "FBI Internet Crime Complaint Center" }

# Flags and mitigations, in our words. `part: mitigation` marks what a document recommends to do.
flags:
  - { id: A22-P1, status: sessions, rows: [net-many-countries, net-impossible-travel], needs: "sessions with addresses and times", what: "One account used from many addresses in a short time, above all from several countries" }
  - { id: A22-P2, status: sessions, rows: [net-shared-ip-accounts, net-shared-farm-ip], needs: "sessions of all accounts", what: "One address behind many accounts" }
  - { id: A22-P3, status: sessions, rows: [loc-work-24h], needs: "sessions with start and end", what: "Logged in for a day and more without a break" }
  - { id: A22-P4, status: feed, rows: [net-rdp-port, net-rmm-tools], needs: "open ports or the programs of the machine", what: "Ports and settings of remote desktops" }
  - { id: A22-P5, status: export, rows: [pay-self-dealing], needs: "payout keys of clients and developers", what: "A made-up client raises a developer’s standing and both use one payment account" }
  - { id: A22-P6, status: export, rows: [acct-bid-text-shared, doc-cv-metadata-shared, per-portfolio-template], needs: "proposal texts or files", what: "The same templates for bids and messages across developers" }
  - { id: A22-P7, status: export, rows: [acct-single-client-ratings, acct-reciprocal-ratings, doc-image-shared, doc-number-shared], needs: "ratings, documents", what: "Several developers rated highly by one client within a short time, with alike papers" }
  - { id: A22-P8, status: export, rows: [acct-bid-ratio], needs: "bids with their outcome", what: "Many bids and few accepted ones" }
  - { id: A22-P9, status: export, rows: [pay-rapid-sweep, pay-prc-service, pay-company-chain], needs: "payments and payout instruments", what: "Money moved on often, above all to PRC banks and through companies" }
  - { id: A22-C1, status: export, rows: [pay-new-name-request, pay-holder-mismatch, acct-suspended-elsewhere], needs: "payout history", what: "An account is shut and another account or name shall be used" }
  - { id: A22-C2, status: export, rows: [pay-prc-service, pay-emoney-provider], needs: "payout provider", what: "Digital payment services, above all linked with the PRC", note: "Only as a contradiction of the claimed residence; an e-money provider as such is worth nothing." }
  - { id: A22-C3, status: export, rows: [per-name-inconsistent, tz-claimed-inconsistent, work-profile-mismatch, doc-name-mismatch, tz-activity-window], needs: "two profiles, or profile and documents", what: "Name, place, contact data, school, jobs or hours differ between profiles", note: "Nationality is compared between documents only." }
  - { id: A22-C4, status: feed, rows: [per-profile-thin, per-portfolio-template], needs: "age and connections of linked profiles", what: "Surprisingly simple portfolio or profiles" }
  - { id: A22-C5, status: feed, rows: [acct-clevel-cold], needs: "channel and coded messages", what: "Cold calls by somebody who says to be an executive" }
  - { id: A22-C6, status: feed, rows: [acct-off-platform], needs: "coded messages", what: "Moves the talk off the platform" }
  - { id: A22-C7, status: export, rows: [loc-shipping-ne-id, loc-cannot-receive-id], needs: "orders of machines, address of the ID", what: "Machine to an address that is not on the ID" }
  - { id: A22-C8, status: export, rows: [pay-crypto-request], needs: "payout method, currency of the contract", what: "Wants to be paid in virtual currency" }
  - { id: A22-C9, status: feed, rows: [pay-prepay-demand], needs: "milestones and payment requests", what: "Wants payment without milestones or meetings" }
  - { id: A22-C10, status: feed, rows: [tz-activity-window, acct-resp-latency], needs: "log of activity", what: "Cannot work the hours that are needed" }
  - { id: A22-C11, status: export, rows: [per-contact-churn, per-phone-country, per-phone-voip, per-phone-sequential], needs: "change history of contact data", what: "Wrong or changing phone numbers and mail addresses" }
  - { id: A22-C12, status: feed, rows: [work-age-conflict, doc-dob-mismatch, work-profile-mismatch], needs: "birth date, documents, linked profiles", what: "The life told does not fit the applicant", note: "Dates only; looks are never read." }
  - { id: A22-C13, status: feed, rows: [acct-missed-deadlines], needs: "milestones", what: "Late or silent on tasks", note: "Shown and worth nothing: performance is not identity." }
  - { id: A22-C14, status: feed, rows: [acct-resp-latency], needs: "messages with times", what: "Cannot be reached, above all at once" }
  - { id: A22-C15, status: observation, rows: [acct-identity-borrow], needs: "a report by a colleague, recorded as identity_borrowing", what: "Asks colleagues for personal data to win other contracts" }

  - { id: A22-MP1, part: mitigation, status: procedure, rows: [work-verification-failed], needs: "verifications", what: "Call the clients that are listed" }
  - { id: A22-MP2, part: mitigation, status: feed, rows: [doc-producer-editor, doc-id-number-format, doc-low-quality-id], needs: "document files", what: "Look for forged and unreadable papers" }
  - { id: A22-MP3, part: mitigation, status: feed, rows: [work-employer-domain-young, work-employer-unverifiable], needs: "registration dates, register look-ups", what: "Look for sites that are defunct or too young" }
  - { id: A22-MP4, part: mitigation, status: procedure, rows: [acct-camera-refusal], needs: "observations", what: "Verify by video" }
  - { id: A22-MP5, part: mitigation, status: sessions, rows: [net-rdp-port, net-commercial-vpn, net-named-vpn], needs: "sessions, open ports", what: "Look for remote-desktop ports and VPN" }
  - { id: A22-MP6, part: mitigation, status: export, rows: [pay-shared-account, doc-number-shared, doc-image-shared], needs: "documents and payout instruments of all accounts", what: "Flag accounts that share papers or payment accounts" }
  - { id: A22-MP7, part: mitigation, status: export, rows: [acct-bid-text-shared, doc-cv-metadata-shared], needs: "proposal texts or files", what: "Flag accounts with the same templates" }
  - { id: A22-MP8, part: mitigation, status: export, rows: [acct-single-client-ratings], needs: "ratings with clients", what: "Flag developers rated by one and the same client" }
  - { id: A22-MP9, part: mitigation, status: export, rows: [acct-bid-ratio, acct-bids-per-login], needs: "bids, sessions", what: "Flag unusual ratios of bids" }
  - { id: A22-MP10, part: mitigation, status: export, rows: [acct-new-full], needs: "account creation, bids", what: "Look closer at activity of new accounts" }
  - { id: A22-MP11, part: mitigation, status: export, rows: [acct-new-full], needs: "verification date, bids", what: "Look closer at accounts that bid before they are verified" }
  - { id: A22-MC1, part: mitigation, status: procedure, rows: [acct-camera-refusal], needs: "observations", what: "Interview by video" }
  - { id: A22-MC2, part: mitigation, status: export, rows: [pay-holder-mismatch, pay-country-mismatch, pay-crypto-request], needs: "payout instruments", what: "Bank details must fit the identity; no virtual currency" }
  - { id: A22-MC3, part: mitigation, status: feed, rows: [net-rmm-tools, net-ip-kvm], needs: "programs and devices of the machine", what: "No remote-control tools" }
  - { id: A22-MC4, part: mitigation, status: procedure, rows: [work-verification-failed, work-school-verification-failed], needs: "verifications", what: "Ask employers and schools directly" }
  - { id: A22-MC5, part: mitigation, status: export, rows: [per-name-inconsistent, work-profile-mismatch, doc-name-mismatch], needs: "two profiles, or profile and documents", what: "Compare the claims with each other" }
  - { id: A22-MC6, part: mitigation, status: feed, rows: [acct-off-platform], needs: "coded messages", what: "Stay on the platform" }
  - { id: A22-MC7, part: mitigation, status: export, rows: [loc-shipping-ne-id, loc-cannot-receive-id], needs: "orders of machines, address of the ID", what: "Send machines only to the address on the ID" }
  - { id: A22-MC8, part: mitigation, status: feed, rows: [pay-micro-charges], needs: "charges with approval limits", what: "Watch small charges" }

  - { id: U23-1, status: observation, rows: [acct-camera-refusal], needs: "camera_refused, in two meetings", what: "Will not appear on camera, or not alike", note: "A granted accommodation silences the rule." }
  - { id: U23-2, status: observation, rows: [acct-inperson-refusal], needs: "in_person_refused", what: "Undue worry about drug tests or meeting in person", note: "Drug tests are not scored." }
  - { id: U23-3, status: feed, rows: [acct-test-cheating], needs: "telemetry of tests", what: "Cheats in tests", note: "Eyes and faces are not watched." }
  - { id: U23-4, status: export, rows: [work-profile-mismatch, per-multi-profile, doc-headshot-shared], needs: "linked profiles, hashes of headshots", what: "Profiles differ from the résumé; several profiles of one identity", note: "A missing picture is worth nothing." }
  - { id: U23-5, status: export, rows: [loc-address-nonresidential, loc-shipping-changed], needs: "orders of machines with changes", what: "Machine to a forwarder, or the address changes on hiring" }
  - { id: U23-6, status: refused, rows: [work-asia-edu-us-jobs, work-geo-continuity], what: "School in one part of the world and jobs in another", note: "Describes most honest immigrants; on-site claims that cannot meet are compared instead." }
  - { id: U23-7, status: feed, rows: [pay-prepay-demand], needs: "milestones and payment requests", what: "Asks again and again for payment in advance", note: "Tone is not scored." }
  - { id: U23-8, status: observation, rows: [acct-threat-extortion], needs: "threat_or_extortion", what: "Threatens to publish code" }
  - { id: U23-9, status: export, rows: [pay-method-change, acct-suspended-elsewhere], needs: "payout history, state of linked accounts", what: "Trouble with accounts; changes of platform and way of payment" }
  - { id: U23-10, status: refused, rows: [work-lang-setting], what: "Prefers a language that does not fit the claimed place", note: "Stands in for national origin, and is out of date." }

  - { id: F24-1, status: sessions, rows: [net-shared-farm-ip, loc-shipping-shared], needs: "sessions, orders of machines", what: "Laptops hosted by a helper" }
  - { id: F24-2, status: feed, rows: [net-rmm-tools, net-ip-kvm], needs: "programs and devices of the machine", what: "Remote access set up on the machine" }
  - { id: F24-3, status: export, rows: [loc-shipping-changed, loc-device-activated-elsewhere], needs: "orders of machines, first sighting", what: "Machines sent on" }
  - { id: F24-4, status: export, rows: [pay-holder-mismatch, pay-shared-account], needs: "payout instruments", what: "Financial accounts lent" }
  - { id: F24-5, status: sessions, rows: [net-device-shared, acct-rented], needs: "sessions with devices, change history", what: "Accounts at job sites lent" }
  - { id: F24-6, status: unseen, rows: [], what: "Web services bought by a helper" }
  - { id: F24-7, status: observation, rows: [acct-voice-switch], needs: "voice_changed by two interviewers", what: "A stand-in attends interviews" }

  - { id: F25a-1, status: feed, rows: [acct-repo-exfil], needs: "push events", what: "Copies company code to own accounts" }
  - { id: F25a-2, status: unseen, rows: [], what: "Harvests credentials and session cookies", note: "Belongs to endpoint security." }
  - { id: F25a-3, status: export, rows: [work-cv-text-shared, per-phone-shared, per-email-canonical-dup], needs: "all applicants of the system", what: "Other applicants with the same résumé or contact data" }
  - { id: F25a-4, status: refused, rows: [acct-form-typo], what: "Odd wording and slips", note: "Stands in for the first language." }
  - { id: F25a-5, status: observation, rows: [acct-knowledge-gap-location], needs: "local_questions_failed, the same questions for all", what: "Fails questions on the claimed place" }
  - { id: F25a-6, status: observation, rows: [acct-threat-extortion], needs: "threat_or_extortion", what: "Extortion with data taken" }

  - { id: F25b-1, status: export, rows: [doc-headshot-shared, per-multi-profile, per-phone-shared], needs: "hashes of headshots, contact data", what: "Picture and contact data elsewhere under other names" }
  - { id: F25b-2, part: mitigation, status: procedure, rows: [work-verification-failed, work-school-verification-failed], needs: "verifications", what: "Ask employers and schools directly" }
  - { id: F25b-3, status: export, rows: [pay-shared-account, pay-method-change], needs: "payout history of all workers", what: "Payment accounts used again or changed often" }
  - { id: F25b-4, part: mitigation, status: export, rows: [loc-shipping-ne-id, loc-shipping-changed], needs: "orders of machines, address of the ID", what: "Send machines only to the address on the ID" }
  - { id: F25b-5, part: mitigation, status: procedure, rows: [acct-inperson-refusal], needs: "observations", what: "Meet in person" }
  - { id: F25b-6, part: mitigation, status: procedure, rows: [], what: "Watch staffing firms between employer and worker" }

# The rows of the indicator catalogue. Those without a status have a rule.
rows:
  - { row: net-dprk-allocated, what: "Session from address space delegated to the DPRK" }
  - { row: net-dprk-leased, what: "Session from an old range that lists still name" }
  - { row: net-dprk-adjacent-ru, what: "Session from Russian transit ranges these workers use, against the claim" }
  - { row: net-named-vpn, what: "Exit of a VPN brand the case files name" }
  - { row: net-commercial-vpn, what: "Commercial VPN, proxy or hosting address" }
  - { row: net-tor, what: "Tor exit at the time of the session" }
  - { row: net-residential-proxy, what: "Residential proxy or peer VPN" }
  - { row: net-cgnat-guard, what: "Shared carrier addresses", status: guard, why: "Addresses of carrier-grade translation and other wrapped networks are never taken for one person's place, and keys that more than 20 share are dropped." }
  - { row: net-country-mismatch, what: "Most sessions from another country than any claimed" }
  - { row: net-subdivision-mismatch, what: "Steady egress in another subdivision than the claimed one" }
  - { row: net-many-countries, what: "Several countries within a day or a week" }
  - { row: net-impossible-travel, what: "Two sessions too far apart for the time between them" }
  - { row: net-shared-ip-accounts, what: "Several accounts on one address" }
  - { row: net-shared-farm-ip, what: "Unrelated hires behind one residential address" }
  - { row: net-device-shared, what: "One device under several identities" }
  - { row: net-device-churn, what: "A new device at almost every session" }
  - { row: net-rdp-port, what: "Remote-desktop port or session flag" }
  - { row: net-rmm-tools, what: "Remote-control programs on the machine" }
  - { row: net-ip-kvm, what: "Keyboard and screen switch that is driven over the network" }
  - { row: net-mouse-jiggler, what: "Program or device that moves the mouse" }
  - { row: net-meeting-hosted-desktop, what: "Meeting joined from a desktop in a data centre" }
  - { row: net-long-screenshare, what: "Screen-sharing calls of eight hours and more" }
  - { row: net-synthetic-webcam, what: "Virtual camera as the video source" }
  - { row: tz-browser-vs-claimed, what: "Client clock against the claimed place" }
  - { row: tz-ip-vs-browser, what: "Client clock against the country of the address" }
  - { row: tz-activity-window, what: "Hours of activity that fit another longitude" }
  - { row: tz-commit-offset, what: "Offsets in commits that the claimed zone never has" }
  - { row: tz-holiday-pattern, what: "Holidays that are kept or worked", status: refused, why: "The holidays a person keeps tell origin and religion, not a contradiction." }
  - { row: tz-claimed-inconsistent, what: "Stated place, phone, address and zone disagree with each other" }
  - { row: tz-location-churn, what: "Claimed location edited often" }
  - { row: loc-work-24h, what: "Presence around the clock" }
  - { row: loc-shift-handover, what: "Two sets of devices and hours that hand over" }
  - { row: loc-address-nonresidential, what: "Home address at a forwarder, mailbox or warehouse" }
  - { row: loc-shipping-ne-id, what: "Machine sent elsewhere than the ID says" }
  - { row: loc-shipping-changed, what: "Shipping address changed after the offer" }
  - { row: loc-shipping-shared, what: "Machines for unrelated hires sent to one address" }
  - { row: loc-device-activated-elsewhere, what: "Machine first online far from where it was sent" }
  - { row: loc-cannot-receive-id, what: "Will not receive at the address on the ID" }
  - { row: loc-byod-insist, what: "Insists on a machine of one's own" }
  - { row: doc-producer-editor, what: "Editor or generator among the marks of an issued document" }
  - { row: doc-incremental-update, what: "Issued document changed after it was made or signed" }
  - { row: doc-dates-inconsistent, what: "Dates in or about a document out of order" }
  - { row: doc-mrz-checksum, what: "Check digits or printed zone of a travel document disagree" }
  - { row: doc-id-number-format, what: "Number that the stated kind of document cannot have" }
  - { row: doc-exif-absent-or-recompressed, what: "Photo of a document without camera data or compressed again" }
  - { row: doc-exif-geo-mismatch, what: "Place or clock inside a photo against the claim" }
  - { row: doc-ai-provenance, what: "Picture that declares itself generated" }
  - { row: doc-headshot-shared, what: "One headshot under several names" }
  - { row: doc-image-shared, what: "One document image under several people", status: covered, by: link.shared-document, why: "Equal files are a kind of key of the rule on shared documents; look-alike pictures are compared where the caller supplies perceptual hashes." }
  - { row: doc-number-shared, what: "One document number under several identities" }
  - { row: doc-name-mismatch, what: "Name on a document is another person's" }
  - { row: doc-dob-mismatch, what: "Birth dates of two documents disagree" }
  - { row: doc-cv-metadata-shared, what: "Files of several names made in one lineage" }
  - { row: doc-cv-author-other, what: "Author mark of the file is somebody else" }
  - { row: doc-cv-lang-mismatch, what: "Language or fonts of a document", status: refused, why: "Language settings and fonts stand in for national origin and contradict no claim." }
  - { row: doc-low-quality-id, what: "Document picture too poor to read" }
  - { row: doc-lure-file, what: "Attachment that runs code or addresses a machine reader" }
  - { row: pay-shared-account, what: "One payout account for several people" }
  - { row: pay-shared-wallet, what: "One wallet address for several people" }
  - { row: pay-cluster-degree, what: "Ring held together by several kinds of key" }
  - { row: pay-sanctioned-wallet, what: "Payout to a listed wallet", status: covered, by: sanctions.identifier-match, why: "Wallet addresses are identifiers and are matched with the others." }
  - { row: pay-wallet-1hop, what: "Wallet with a listed direct counterparty" }
  - { row: pay-holder-mismatch, what: "Account holder is somebody else" }
  - { row: pay-country-mismatch, what: "Account in a country the applicant never named" }
  - { row: pay-prc-service, what: "Payment service for residents of another country than the claimed one" }
  - { row: pay-emoney-provider, what: "E-money provider as such", status: note, why: "Tens of millions of honest freelancers are paid so. The provider is shown with the payout and is worth nothing." }
  - { row: pay-msb-routing, what: "Routing number of a money service or prepaid issuer", status: feed, why: "Needs a table of routing numbers with the kind of institution; no such table may be redistributed. The kind of account can be recorded as a payout method." }
  - { row: pay-crypto-request, what: "Crypto-assets asked for on a contract in state money" }
  - { row: pay-method-change, what: "Payout instrument changed several times" }
  - { row: pay-new-name-request, what: "Payout moved to somebody else's name" }
  - { row: pay-prepay-demand, what: "Payment asked for before the first accepted milestone" }
  - { row: pay-rapid-sweep, what: "Payments leave at once for one sink" }
  - { row: pay-company-chain, what: "Young company that is no party to the contract is paid" }
  - { row: pay-self-dealing, what: "Client and developer share an instrument" }
  - { row: pay-micro-charges, what: "Many charges just below the approval limit" }
  - { row: pay-below-market, what: "Rate far below peers" }
  - { row: pay-tax-id-conflict, what: "One tax number under several names" }
  - { row: sanc-id-exact, what: "Identifier on a watchlist" }
  - { row: sanc-name+dob, what: "Listed name with a second key" }
  - { row: sanc-name-only, what: "Listed name alone" }
  - { row: sanc-employer-listed, what: "Employer is a listed or published front" }
  - { row: sanc-domain-listed, what: "Domain of a listed or seized front" }
  - { row: sanc-school-listed, what: "Listed school" }
  - { row: sanc-50pct, what: "Payee owned by a listed party" }
  - { row: sanc-list-stale, what: "Watchlists older than they should be", status: note, why: "Every result names its lists with their dates, and a run warns of old ones; an old list says nothing about a person." }
  - { row: per-email-mmdd, what: "Mail address ends in a month and day" }
  - { row: per-email-token, what: "Trade words in the mail address" }
  - { row: per-email-token+digits, what: "Trade words and digits in the mail address" }
  - { row: per-email-disposable, what: "Disposable mail domain" }
  - { row: per-email-canonical-dup, what: "One mailbox under several spellings and names" }
  - { row: per-email-stem-family, what: "Same letters, other digits, other names" }
  - { row: per-email-newness, what: "Mailbox first seen shortly ago" }
  - { row: per-email-other-names, what: "Mail address leads to other names" }
  - { row: per-phone-voip, what: "Virtual phone line" }
  - { row: per-phone-country, what: "Phone of another country than the claimed one" }
  - { row: per-phone-shared, what: "One phone under several identities" }
  - { row: per-phone-sequential, what: "Numbers bought in a block" }
  - { row: per-contact-churn, what: "Contact data changed often" }
  - { row: per-name-inconsistent, what: "Claimed profiles under another name" }
  - { row: per-name-switch-in-call, what: "Joined a call under another full name" }
  - { row: per-handle-history, what: "Handle renamed shortly before applying" }
  - { row: per-profile-thin, what: "All linked profiles young and empty" }
  - { row: per-portfolio-template, what: "One portfolio page under several names" }
  - { row: per-photo-style, what: "No picture, drawing or generated avatar", status: refused, why: "How, or whether, a person shows a face is appearance and privacy." }
  - { row: per-multi-profile, what: "Several profiles on one network with one contact" }
  - { row: per-reference-freemail, what: "All references on free mail" }
  - { row: per-reference-shared, what: "One reference contact for several candidates" }
  - { row: per-reference-is-candidate, what: "A reference is another applicant" }
  - { row: per-referral-chain, what: "Referred by an applicant who is flagged" }
  - { row: per-lookalike-domain, what: "Mail domain that imitates an employer's" }
  - { row: per-known-ioc, what: "Contact on the caller's own blocklist" }
  - { row: acct-bid-ratio, what: "Many bids, few accepted" }
  - { row: acct-bids-per-login, what: "Many bids for each session" }
  - { row: acct-bid-text-shared, what: "One proposal text under several accounts" }
  - { row: acct-single-client-ratings, what: "One client rates many developers fast" }
  - { row: acct-reciprocal-ratings, what: "Accounts that rate each other in a circle" }
  - { row: acct-suspended-elsewhere, what: "Account elsewhere closed" }
  - { row: acct-new-full, what: "New account, immediately busy" }
  - { row: acct-dormant-revived, what: "Long silence, then new contact or payout data" }
  - { row: acct-rented, what: "Many kinds of data changed within three days" }
  - { row: acct-off-platform, what: "Early move off the platform" }
  - { row: acct-clevel-cold, what: "Unasked message from a stated executive" }
  - { row: acct-resp-latency, what: "Answers come at night of the claimed place" }
  - { row: acct-missed-deadlines, what: "Late milestones", status: note, why: "Performance is not identity. The share is a signal that may be shown; no rule weighs it." }
  - { row: acct-camera-refusal, what: "Camera stays off against an agreement" }
  - { row: acct-inperson-refusal, what: "Meetings in person refused" }
  - { row: acct-test-cheating, what: "Test answers pasted, window left often" }
  - { row: acct-voice-switch, what: "Another voice, as two interviewers recorded" }
  - { row: acct-knowledge-gap-location, what: "Questions on the claimed place failed" }
  - { row: acct-threat-extortion, what: "Threat or extortion" }
  - { row: acct-identity-borrow, what: "Asks colleagues for identity data" }
  - { row: acct-repo-exfil, what: "Company code pushed outside" }
  - { row: acct-apply-velocity, what: "Many applications within a week" }
  - { row: acct-form-typo, what: "Slips of language in forms", status: refused, why: "Slips of language stand in for the language a person grew up with." }
  - { row: work-cv-text-shared, what: "Same job descriptions under several names" }
  - { row: work-same-history, what: "Same employers and dates under several names" }
  - { row: work-tech-anachronism, what: "Technology used before it existed" }
  - { row: work-date-overlap, what: "Two full-time jobs at once" }
  - { row: work-age-conflict, what: "Dates that the birth date does not allow" }
  - { row: work-employer-unverifiable, what: "Employer in no register" }
  - { row: work-employer-domain-young, what: "Employer's site younger than the job" }
  - { row: work-employer-copied-site, what: "Two employers with one and the same site" }
  - { row: work-verification-failed, what: "Employer denies the job" }
  - { row: work-school-verification-failed, what: "School denies the degree" }
  - { row: work-geo-continuity, what: "On-site claims that cannot meet" }
  - { row: work-asia-edu-us-jobs, what: "School in one region, jobs in another", status: refused, why: "Describes most honest immigrants. Only dated on-site claims that cannot meet are compared (work-geo-continuity)." }
  - { row: work-profile-mismatch, what: "Jobs dated otherwise on a linked profile" }
  - { row: work-bigname-only, what: "Only large employers", status: refused, why: "Describes many good engineers; there is no neutral list of large employers." }
  - { row: work-gh-commits-before-account, what: "Own repositories older than the account" }
  - { row: work-gh-copied-repo, what: "Commits copied from other repositories" }
  - { row: work-gh-many-identities, what: "Own pushes under several people's names" }
  - { row: work-gh-shared-author-email, what: "One author address in several candidates' repositories" }
  - { row: work-gh-burst, what: "Whole history pushed at once" }
  - { row: work-gh-follow-ring, what: "Large circle of mutual followers" }
  - { row: work-gh-throwaway, what: "Code account made shortly before hiring" }
  - { row: work-lang-setting, what: "Language of device or profile", status: refused, why: "Stands in for national origin, and the groups have since moved to English." }
"""####
}
