package import BonafideCore

/// Signals of what an applicant shares with others of the same run.
package enum LinkSignals {
    package static let payout = "link.shared_payout_count"
    package static let wallet = "link.shared_wallet_count"
    package static let document = "link.shared_document_count"
    package static let taxNumber = "link.shared_tax_number_count"
    package static let phone = "link.shared_phone_count"
    package static let email = "link.shared_email_count"
    package static let emailStem = "link.shared_email_stem_count"
    package static let device = "link.shared_device_count"
    package static let address = "link.shared_address_count"
    package static let addressElsewhere = "link.shared_address_other_home_count"
    package static let addressDays = "link.shared_address_days"
    package static let elsewhereDays = "link.other_home_address_days"
    package static let crowdedDays = "link.crowded_address_days"
    package static let phoneBlock = "link.phone_block_count"
    package static let payoutHomeUnknown = "link.shared_payout_home_unknown"
    package static let referrerRing = "link.referrer_ring_size"
    package static let referrerFlagged = "link.referrer_flagged_before"
    package static let referralChain = "link.referral_chain_size"
    package static let ratingCircle = "link.rating_circle_size"
    package static let rateToPeers = "link.rate_to_peer_median"
    package static let peers = "link.rate_peer_count"
    package static let shipTo = "link.shared_ship_to_count"
    package static let home = "link.shared_home_count"
    package static let headshot = "link.shared_headshot_count"
    package static let lineage = "link.shared_document_lineage_count"
    package static let reference = "link.shared_reference_count"
    package static let workSequence = "link.shared_work_sequence_count"
    package static let curriculum = "link.shared_curriculum_text_count"
    package static let proposal = "link.shared_proposal_text_count"
    package static let portfolio = "link.shared_portfolio_count"
    package static let commitAuthor = "link.shared_commit_author_count"
    package static let sweepSink = "link.shared_sweep_sink_count"
    package static let payoutOutsideHome = "link.shared_payout_outside_home_count"
    package static let clientRating = "link.rated_with_by_one_client_count"
    package static let referencePerson = "link.reference_is_applicant_count"
    package static let explained = "link.explained_count"
    package static let explanations = "link.explanations"
    package static let hubKinds = "link.hub_kinds"
    package static let direct = "link.direct_count"
    package static let ringSize = "link.ring_size"
    package static let ringKinds = "link.ring_kinds"
    package static let ringKindCount = "link.ring_kind_count"
    package static let ringEvidence = "link.ring_evidence_decibans"
    package static let ring = "link.ring"
    package static let flaggedBefore = "link.flagged_before_count"
    package static let payoutSharers = "link.shared_payout_with"

    /// A count of others who share some kinds of key.
    struct Count: Sendable {
        let name: String
        let kinds: [LinkKind]
        let summary: String
        let reads: [FieldPath]
        let check: String

        init(_ name: String, _ kinds: [LinkKind], _ what: String, _ fields: [any ProfileField], _ check: String) {
            self.name = name
            self.kinds = kinds
            summary = "Other applicants with the same \(what)."
            reads = fields.map { $0.path }
            self.check = check
        }

        /// The kinds as bits.
        var bits: UInt32 { kinds.reduce(0) { $0 | 1 << UInt32($1.rawValue) } }
    }

    /// The plain counts, in the order of their columns.
    static let counts: [Count] = [
        Count(
            payout, [.payoutAccount], "payout account",
            [PayoutField.iban, .routing, .accountNumber, .accountKey, .email, .phone], "Export payout instruments."),
        Count(wallet, [.wallet], "wallet address", [PayoutField.walletAddress], "Export wallet addresses."),
        Count(
            document, [.documentNumber, .documentFile], "document number or file",
            [DocumentField.number, .numberHash, .sha256], "Export document numbers or their keyed digests."),
        Count(taxNumber, [.taxNumber], "tax number", [RootField.taxIdHash], "Export keyed digests of tax numbers."),
        Count(
            phone, [.phone], "phone number", [RootField.basicsPhone, PhoneField.value], "Export all phone numbers."),
        Count(
            email, [.email, .emailCanonical], "mailbox", [RootField.basicsEmail, EmailField.value],
            "Export all mail addresses."),
        Count(
            emailStem, [.emailStem], "letters before differing digits in the mail address",
            [RootField.basicsEmail, EmailField.value], "Export all mail addresses."),
        Count(
            device, [.device], "device", [SessionField.deviceId, EquipmentField.serial, EquipmentField.mac],
            "Export device ids of sessions."),
        Count(address, [.sessionAddress], "network address", [SessionField.ip], "Export sessions with addresses."),
        Count(home, [.homeAddress], "claimed home address", [RootField.basicsLocationAddress], "Ask for the address."),
        Count(headshot, [.headshot], "headshot", [RootField.photoPhash, .photoSha256], "Hash the headshots."),
        Count(
            lineage, [.documentLineage], "trace of one file's making",
            [DocumentField.metaRsid, .metaAuthor, .metaTitle], "Export document metadata."),
        Count(
            reference, [.reference], "reference contact", [ReferenceField.email, .phone], "Export reference contacts."),
        Count(
            workSequence, [.workSequence], "employers and starting months", [WorkField.name, .startDate],
            "Export the work history."),
        Count(
            curriculum, [.curriculumText, .textSketch], "or nearly the same descriptions of jobs",
            [WorkField.summary, .highlights], "Export job descriptions."),
        Count(
            proposal, [.proposalText], "or nearly the same proposal text", [BidField.text], "Export proposal texts."),
        Count(
            portfolio, [.portfolio], "profile page or portfolio", [LinkField.url, .htmlSimhash],
            "Export profile links."),
        Count(
            commitAuthor, [.commitAuthor], "author address in commits", [CommitField.authorEmail],
            "Export commits of the applicant's repositories."),
        Count(
            sweepSink, [.sweepSink], "account their payments are swept to", [PaymentField.counterpartyKey, .direction],
            "Export payments in both directions."),
        Count(
            clientRating, [.clientRating], "top rating for a small job by one client within a month",
            [RatingField.clientId, .score, .at], "Export ratings with clients and dates."),
    ]

    private static func signal(
        _ name: String, _ type: SignalType, _ summary: String, _ reads: [FieldPath] = [], check: String = ""
    ) -> SignalDeclaration {
        SignalDeclaration(name, type, summary, scope: .population, reads: reads, check: check)
    }

    package static let declarations: [SignalDeclaration] =
        counts.map { signal($0.name, .count, $0.summary, $0.reads, check: $0.check) } + [
            signal(
                shipTo, .count,
                "Other applicants of another family name and home whose machine went to the same address.",
                [EquipmentField.shipTo.path, ShippingChangeField.address.path], check: "Export shipping addresses."),
            signal(
                addressElsewhere, .count,
                "Other applicants at the same network address who claim a different home address.",
                [SessionField.ip.path, RootField.basicsLocationAddress.path],
                check: "Export sessions and home addresses."),
            signal(
                addressDays, .count,
                "Most distinct UTC days on which this applicant used one and the same network address others use too.",
                [SessionField.ip.path, SessionField.start.path], check: "Export sessions with times."),
            signal(
                elsewhereDays, .count,
                "Most distinct UTC days on which this applicant used one address that somebody of another claimed home uses.",
                [SessionField.ip.path, SessionField.start.path, RootField.basicsLocationAddress.path],
                check: "Export sessions with times, and home addresses."),
            signal(
                crowdedDays, .count,
                "Most distinct UTC days on which this applicant used one address that at least two others use.",
                [SessionField.ip.path, SessionField.start.path], check: "Export sessions with times."),
            signal(
                phoneBlock, .count,
                "Other applicants whose number lies at most nine from this applicant's and is not the same.",
                [RootField.basicsPhone.path, PhoneField.value.path], check: "Export all phone numbers."),
            signal(
                payoutHomeUnknown, .flag,
                "Whether the only other applicant with the same payout account has no claimed home to compare.",
                [PayoutField.accountKey.path, RootField.basicsLocationAddress.path], check: "Ask for the address."),
            signal(
                payoutOutsideHome, .count,
                "Other applicants with the same payout account, one person of the same claimed home left aside.",
                [PayoutField.accountKey.path, RootField.basicsLocationAddress.path],
                check: "Export payout instruments and home addresses."),
            signal(
                referencePerson, .count,
                "Other applicants whose own contact data is given as a reference, or who give the applicant's.",
                [ReferenceField.email.path, ReferenceField.phone.path], check: "Export reference contacts."),
            signal(explained, .count, "Others whose shared identifiers a declaration or a shared household explains."),
            signal(
                explanations, .symbols(vocabulary: LinkedPair.Explanation.words), "What explains shared identifiers."),
            signal(
                hubKinds, .symbols(vocabulary: LinkKind.allCases.map(\.word)),
                "Kinds of identifier that too many share to say anything."),
            signal(direct, .count, "Other applicants linked directly: by one strong or two independent kinds."),
            signal(ringSize, .count, "Members of the ring the applicant belongs to, the applicant counted."),
            signal(
                ringKinds, .symbols(vocabulary: LinkKind.allCases.map(\.word)),
                "Kinds of key that hold the ring together."),
            signal(ringKindCount, .count, "Independent kinds of key that hold the ring together."),
            signal(
                ringEvidence, .measure(unit: "decibans"), "Weight of the strongest direct link of the applicant."),
            signal(
                flaggedBefore, .count,
                "Directly linked applicants of earlier runs whose latest score there was at least even odds.",
                check: "Score with --store."),
            signal(
                referrerRing, .count, "Members of the ring the applicant's referrer belongs to; 0 where it is in none.",
                [RootField.referrerId.path], check: "Export who referred whom."),
            signal(
                referrerFlagged, .flag, "Whether the referrer's latest score in earlier runs was at least even odds.",
                [RootField.referrerId.path], check: "Score with --store."),
            signal(
                referralChain, .count, "Applicants of the run that referrals join, the applicant counted.",
                [RootField.referrerId.path], check: "Export who referred whom."),
            signal(
                ratingCircle, .count,
                "Applicants of the smallest circle, of at most four, in which each rated the next at the top.",
                [RatingField.clientId.path, RatingField.score.path], check: "Export ratings with clients."),
            signal(
                rateToPeers, .measure(unit: "ratio"),
                "Asked rate, where it was not negotiated, over the median of at least ten applicants of the run with the same role, claimed country, currency and unit.",
                [
                    RootField.compRateMinor.path, RootField.compRole.path, RootField.compCurrency.path,
                    RootField.compUnit.path, RootField.basicsLocationCountryCode.path,
                ], check: "Export asked rates with role, currency and unit."),
            signal(
                peers, .count, "Applicants of the run the rate is compared with, the applicant counted.",
                [RootField.compRateMinor.path, RootField.compRole.path], check: "Export asked rates with role."),
            signal(ring, .label, "The ring's id and the ids of its first members."),
            signal(payoutSharers, .label, "Ids of the first applicants with the same payout account or wallet."),
        ]
}
