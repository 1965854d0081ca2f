import BonafideCore

/// What the timezone extractor can measure: clocks, the rhythm of activity, and where things are sent.
enum TimezoneSignals {
    /// What the claimed clock was read from, the most exact first.
    static let claimSources = ["stated_zone", "stated_offset", "coordinates", "city", "region", "country", "text"]
    /// Which claims cannot hold together.
    static let conflictKinds = [
        "zone_against_country", "offset_against_country", "offset_against_zone", "city_against_country",
        "region_against_country", "postal_code_against_country", "text_against_country",
        "coordinates_against_country",
    ]
    /// How two addresses lie to each other, the nearest first.
    static let relations = ["same", "other_unit", "same_city", "same_region", "other_region", "other_country"]
    /// Kinds of place that receive for others; the last word is for places that do not.
    static let postKinds = PostalMarkKind.allCases.map(\.word) + ["none"]

    private static let claims: [FieldPath] = [
        RootField.claimsTimezones.path, RootField.claimsUtcOffsetMin.path, RootField.basicsLocationCity.path,
        RootField.basicsLocationRegion.path, RootField.basicsLocationCountryCode.path,
        RootField.basicsLocationText.path, RootField.claimsLocations.path,
    ]
    private static let clocks: [FieldPath] = [
        SessionField.tz.path, SessionField.utcOffsetMin.path, SessionField.start.path,
    ]
    private static let acts: [FieldPath] = [
        ActivityField.at.path, CommitField.authorDate.path, CodeEventField.at.path, MessageField.at.path,
    ]
    private static let shipping: [FieldPath] = [
        EquipmentField.shipTo.path, EquipmentField.shipToPostalCode.path, EquipmentField.shipToCity.path,
        EquipmentField.shipToCountry.path,
    ]
    private static let papers: [FieldPath] = [DocumentField.address.path, DocumentField.addressCity.path]
    private static let home: [FieldPath] = [
        RootField.basicsLocationAddress.path, RootField.basicsLocationPostalCode.path,
        RootField.basicsLocationCity.path,
    ]

    private static let askForClaim = "Ask the applicant which city and time zone they work from."
    private static let askForSessions =
        "Export the sign-in log with the zone or UTC offset each client reported and join it by profile id."
    private static let askForCommits = "Clone a repository of the applicant and export author dates with their offsets."
    private static let askForMail = "Export the dates of the applicant's mails with the offsets their headers hold."
    private static let askForPapers = "Export creation and modification dates of the documents with their offsets."
    private static let askForSpans = "Export when sessions began and ended."
    private static let askForActivity = "Export at least 40 dated acts (edits, commits, messages) of the applicant."
    private static let askForYear = "Export at least 300 dated acts over a summer and a winter."
    private static let askForHistory = "Export the change history of the profile."
    private static let askForOrder = "Export the equipment order with its shipping address."
    private static let askForAddress = "Ask for the full address the applicant lives at."
    private static let askForFirstSight = "Ask device management where the machine was first online."
    private static let askForNumber = "Ask for a telephone number with its country code."

    private static func signal(
        _ name: String, _ type: SignalType, _ summary: String, _ reads: [FieldPath], _ check: String,
        _ privacy: PrivacyClass = .online, cost: CheckCost = .export
    ) -> SignalDeclaration {
        SignalDeclaration(
            "timezone." + name, type, summary, privacy: privacy, cost: cost, reads: reads, check: check)
    }

    static let all: [SignalDeclaration] =
        claimed + client + written + season + presence + activity + logistics + phone

    private static let hours = SignalType.measure(unit: "hours")
    private static let share = SignalType.measure(unit: "share")

    private static let claimed: [SignalDeclaration] = [
        signal(
            "claimed_zone", .label, "Clock the applicant claims, stated or kept at the claimed place.", claims,
            askForClaim, .contact, cost: .question),
        signal(
            "claim_source", .symbol(vocabulary: claimSources), "What the claimed clock was read from.", claims,
            askForClaim, .low, cost: .question),
        signal(
            "claimed_place", .label, "Place the applicant claims to live at.", claims, askForClaim, .contact,
            cost: .question),
        signal(
            "claimed_dst", .flag, "Whether the claimed clock is moved between summer and winter.", claims, askForClaim,
            .low, cost: .question),
        signal(
            "claim_conflict_count", .count, "Claims of place and clock that cannot hold together.",
            claims + [RootField.basicsLocationPostalCode.path], askForClaim, .low, cost: .question),
        signal(
            "claim_conflicts", .symbols(vocabulary: conflictKinds),
            "Which claims of place and clock cannot hold together.",
            claims + [RootField.basicsLocationPostalCode.path], askForClaim, .low, cost: .question),
        signal(
            "location_countries_90_days", .count, "Most countries the claimed location named within 90 days.",
            [HistoryField.field.path, HistoryField.new.path, HistoryField.at.path], askForHistory, .contact),
        signal(
            "unread_clock_count", .count,
            "Zones, offsets and dates that were given and could not be read, or that do not exist.", clocks + acts,
            askForSessions, .low),
    ]

    private static let client: [SignalDeclaration] = [
        signal("client_clock_sessions", .count, "Sessions whose client told its clock.", clocks, askForSessions),
        signal(
            "client_gap_sessions", .count, "Of these, the ones two hours or more from every claimed clock.",
            clocks + claims, askForSessions),
        signal(
            "client_gap_share", share, "Share of the sessions with a clock that are so far off.", clocks, askForSessions
        ),
        signal("client_gap_days", .count, "Distinct UTC days with such a session.", clocks, askForSessions),
        signal(
            "client_gap_hours", hours, "Median distance of these clocks from the nearest claimed one.", clocks,
            askForSessions),
        signal("client_zone", .label, "Clock most of the contradicting sessions told.", clocks, askForSessions),
        signal(
            "client_zone_count", .count, "Different clocks the sessions told that were never equal.", clocks,
            askForSessions),
        signal(
            "client_clock_disagreements", .count, "Sessions whose client told a zone and an offset that disagree.",
            clocks, askForSessions),
        signal(
            "address_clock_sessions", .count, "Sessions with a clock and an address that stands for its own country.",
            clocks + [SessionField.ip.path], askForSessions),
        signal(
            "address_clock_gap_sessions", .count,
            "Of these, the ones two hours or more from every clock of the address's country.",
            clocks + [SessionField.ip.path], askForSessions),
        signal(
            "address_clock_gap_share", share, "Share of these sessions that are so far off.",
            clocks + [SessionField.ip.path], askForSessions),
    ]

    private static let written: [SignalDeclaration] = [
        signal(
            "commit_offset_count", .count, "Commits whose author date has an offset that says something.",
            [CommitField.authorDate.path], askForCommits, .low),
        signal(
            "commit_gap_share", share, "Share of these two hours or more from every claimed clock.",
            [CommitField.authorDate.path], askForCommits, .low),
        signal(
            "commit_gap_hours", hours, "Median distance of these offsets from the nearest claimed clock.",
            [CommitField.authorDate.path], askForCommits, .low),
        signal(
            "commit_offset", .label, "Offset most of the contradicting commits have.", [CommitField.authorDate.path],
            askForCommits, .low),
        signal(
            "mail_offset_count", .count, "Mails of the applicant whose date has an offset that says something.",
            [MessageField.at.path], askForMail, .low),
        signal(
            "mail_gap_share", share, "Share of these two hours or more from every claimed clock.",
            [MessageField.at.path], askForMail, .low),
        signal(
            "mail_gap_hours", hours, "Median distance of these offsets from the nearest claimed clock.",
            [MessageField.at.path], askForMail, .low),
        signal(
            "paper_offset_count", .count, "Dates in documents stamped with the machine's own offset.",
            [DocumentField.metaCreated.path, DocumentField.metaModified.path], askForPapers, .low),
        signal(
            "paper_gap_hours", hours, "Largest distance of these offsets from the nearest claimed clock.",
            [DocumentField.metaCreated.path, DocumentField.metaModified.path], askForPapers, .low),
    ]

    private static let season: [SignalDeclaration] = [
        signal(
            "season_offset_count", .count, "Offsets in the thinner season of those that fit the claim within an hour.",
            clocks + [CommitField.authorDate.path], askForCommits, .low),
        signal(
            "season_mismatch_share", share,
            "Share of the offsets of one season that are an hour off while the other season fits the claim.",
            clocks + [CommitField.authorDate.path], askForCommits, .low),
    ]

    private static let presence: [SignalDeclaration] = [
        signal(
            "longest_presence_hours", hours, "Longest stretch of sessions without a pause of five minutes.",
            [SessionField.start.path, SessionField.end.path], askForSpans),
        signal(
            "long_presence_count", .count, "Stretches of 20 hours or more without such a pause.",
            [SessionField.start.path, SessionField.end.path], askForSpans),
        signal(
            "full_presence_days", .count, "UTC days with 20 hours or more of sessions.",
            [SessionField.start.path, SessionField.end.path], askForSpans),
        signal(
            "round_the_clock_days", .count, "UTC days with activity in 20 or more different hours.", acts,
            askForActivity, .low),
        signal(
            "handover_days", .count,
            "Days on which one device's regular hours ended less than an hour before another's began.",
            [SessionField.deviceId.path, SessionField.start.path, ActivityField.deviceId.path, ActivityField.at.path],
            askForSpans),
        signal(
            "handover_span_hours", hours, "Hours of the day the two devices cover together.",
            [SessionField.deviceId.path, SessionField.start.path, ActivityField.deviceId.path, ActivityField.at.path],
            askForSpans),
    ]

    private static let activity: [SignalDeclaration] = [
        signal("activity_event_count", .count, "Dated acts of the applicant.", acts, askForActivity, .low),
        signal(
            "activity_half_hours", .count, "Distinct half hours with an act among the latest thousand.", acts,
            askForActivity, .low),
        signal(
            "activity_claim_mass", share,
            "How well the rhythm of acts fits the claim: probability within two hours of a claimed clock, fading to none at five.",
            acts + claims, askForActivity, .low),
        signal(
            "activity_gap_hours", hours, "Distance of the inferred clock from the nearest claimed one, around the day.",
            acts + claims, askForActivity, .low),
        signal(
            "activity_offset", .label,
            "Clock the rhythm of acts fits best, with the range that holds it nine times in ten.",
            acts, askForActivity, .low),
        signal(
            "activity_night_share", share,
            "Share of the active half hours between 00:00 and 06:00 of the claimed clock.",
            acts + claims, askForActivity, .low),
        signal(
            "activity_dst_probability", share,
            "Probability that the rhythm of acts moves by an hour between summer and winter.", acts, askForYear, .low),
        signal(
            "activity_picture", .label, "The day of the acts and the probability of each offset, for the drawing.",
            acts,
            askForActivity, .low),
    ]

    private static let logistics: [SignalDeclaration] = [
        signal(
            "ship_to_count", .count, "Machines with a shipping address, deliveries to an agreed office left out.",
            shipping, askForOrder, .contact),
        signal(
            "ship_to_id_relation", .symbol(vocabulary: relations),
            "How the farthest shipping address lies to the nearest address on an identity document.",
            shipping + papers, askForOrder, .contact),
        signal(
            "ship_to_home_relation", .symbol(vocabulary: relations),
            "How the farthest shipping address lies to the claimed home.", shipping + home, askForOrder, .contact),
        signal("ship_to_city", .label, "Place of that shipping address.", shipping, askForOrder, .contact),
        signal(
            "claimed_city", .label, "Place of the claimed home.", home, askForAddress, .contact, cost: .question),
        signal(
            "ship_to_changes_after_offer", .count,
            "Changes of the shipping address between the offer and the delivery.",
            [ShippingChangeField.changedAt.path, RootField.offerMadeAt.path], askForOrder, .contact),
        signal(
            "ship_to_post_kind", .symbol(vocabulary: postKinds),
            "Kind of place the shipping address is, as far as it receives for others.", shipping, askForOrder, .contact),
        signal(
            "home_post_kind", .symbol(vocabulary: postKinds),
            "Kind of place the claimed home is, as far as it receives for others.", home, askForAddress, .contact,
            cost: .question),
        signal(
            "post_name", .label, "What the list calls that place.", shipping + home, askForOrder, .low),
        signal(
            "first_seen_distance", .measure(unit: "km"),
            "Distance of the place a machine was first online from the place it was sent to, uncertainty taken off.",
            [EquipmentField.firstSeenLat.path, EquipmentField.firstSeenCountry.path, EquipmentField.firstSeenIp.path],
            askForFirstSight),
        signal(
            "first_seen_days", .measure(unit: "days"), "Days from the delivery to the moment it was first online.",
            [EquipmentField.firstSeenAt.path, EquipmentField.deliveredAt.path], askForFirstSight),
        signal(
            "address_confidential", .flag, "Whether an address-confidentiality programme applies.",
            [RootField.claimsAddressConfidential.path], askForAddress, .sensitive, cost: .question),
        signal(
            "known_move", .flag, "Whether the applicant told of a move in the two years before the latest shipping.",
            [RootField.claimsMovedAt.path], "Ask whether and when the applicant moved.", .low, cost: .question),
    ]

    private static let phone: [SignalDeclaration] = [
        signal(
            "phone_gap_hours", hours,
            "Least distance between a clock where numbers of the telephone's prefix are used and a claimed one.",
            [RootField.basicsPhone.path, PhoneField.value.path] + claims, askForNumber, .contact)
    ]
}
