public import BonafideCore

/// Measures whether clocks, the rhythm of activity and the ways of goods fit the place an applicant claims.
///
/// Every claim is kept and evidence counts only against all of them; what was seen before a move that was told of
/// says nothing. Offsets come from the compiled zone table, so a score does not hang on the machine's own.
public struct TimezoneExtractor: SignalExtractor {
    public static let family = SignalFamily.timezone
    public static let declarations = TimezoneSignals.all

    let slots: TimezoneSlots
    let reference: ReferenceData
    let zones: ZoneTable?
    let claims: ClaimReader?
    let conflicts: ClaimConflicts?
    let marks: PostalMarks
    let tables: [AddressReference]
    /// For each zone whether its clock moves in the year around the run's moment.
    private let movesClock: [Bool]
    /// For each zone its offset at the run's moment, minutes east of UTC; nothing outside the table's years.
    let offsetsNow: [Int?]

    public init(catalog: SignalCatalog, reference: ReferenceData) {
        slots = TimezoneSlots(catalog)
        self.reference = reference
        zones = reference.zones
        claims = reference.zones.map { ClaimReader(reference, zones: $0) }
        conflicts = ClaimConflicts(reference)
        marks = PostalMarks(reference.postalMarks, on: reference.asOf.day)
        tables = reference.addresses
        movesClock = reference.zones?.movingClocks(around: reference.asOf) ?? []
        offsetsNow = reference.zones?.offsets(at: reference.asOf) ?? []
    }

    public func extract(from applicant: Applicant, into findings: inout Findings) {
        SessionExits.find(of: [applicant], 1, in: tables, where: Self.hasClientClocks) {
            measure(applicant, $0(0), &findings)
        }
    }

    public func extract(
        from applicants: [Applicant], count: Int, columns: Range<Int>, into block: inout SignalBlock
    ) {
        SessionExits.find(of: applicants, count, in: tables, where: Self.hasClientClocks) { exits in
            block.forEachLane(count, columns: columns) { measure(applicants[$0], exits($0), &$1) }
        }
    }

    /// Whether a client told its clock, so that it is compared with the session's address.
    @inline(__always)
    private static func hasClientClocks(_ applicant: Applicant) -> Bool {
        applicant.isGivenAnywhere(SessionField.ip.path)
            && (applicant.isGivenAnywhere(SessionField.tz.path)
                || applicant.isGivenAnywhere(SessionField.utcOffsetMin.path))
    }

    private func measure(_ applicant: Applicant, _ exits: SessionExits, _ findings: inout Findings) {
        reportConflicts(applicant, &findings)
        reportPost(applicant, &findings)
        if applicant.count(of: .equipment) > 0 { reportLogistics(applicant, &findings) }
        if applicant.count(of: .history) > 0 { reportMoves(applicant, &findings) }
        if applicant.count(of: .sessions) > 0 || applicant.count(of: .activity) > 0 {
            reportPresence(applicant, &findings)
        }
        let clocks = hasClocks(applicant)
        let acts = actCount(applicant)
        guard clocks || acts > 0 else { return reportPhoneAlone(applicant, &findings) }
        guard let claims, let zones else { return leaveClocks(.noReference, &findings) }
        let claimed = claims.read(applicant)
        reportClaim(claimed, zones, applicant, &findings)
        var unread = 0
        if clocks { reportClocks(applicant, exits, claimed, zones, &unread, &findings) }
        reportPhones(applicant, claimed, &findings)
        if acts > 0 { reportActivity(applicant, claimed, zones, count: acts, &unread, &findings) }
        findings.report(slots.unreadClockCount, unread)
    }

    /// Whether any clock was told or written.
    @inline(__always)
    private func hasClocks(_ applicant: Applicant) -> Bool {
        applicant.isGivenAnywhere(SessionField.tz.path) || applicant.isGivenAnywhere(SessionField.utcOffsetMin.path)
            || applicant.isGivenAnywhere(CommitField.authorDate.path)
            || applicant.isGivenAnywhere(MessageField.at.path)
            || applicant.isGivenAnywhere(DocumentField.metaCreated.path)
            || applicant.isGivenAnywhere(DocumentField.metaModified.path)
    }

    /// The fields of the sources of `TimezoneSignals.claimSources`.
    private static let claimPaths: [FieldPath] = [
        RootField.claimsTimezones.path, RootField.claimsUtcOffsetMin.path, RootField.basicsLocationLatitude.path,
        RootField.basicsLocationCity.path, RootField.basicsLocationRegion.path,
        RootField.basicsLocationCountryCode.path, RootField.basicsLocationText.path,
    ]

    func reportClaim(
        _ claimed: ClaimedClocks, _ zones: ZoneTable, _ applicant: Applicant, _ findings: inout Findings
    ) {
        guard let source = claimed.source else {
            let isGiven =
                applicant.isGivenAnywhere(RootField.claimsTimezones.path)
                || applicant.isGivenAnywhere(RootField.basicsLocationCountryCode.path)
                || applicant.isGivenAnywhere(RootField.basicsLocationText.path)
            let reason: UnknownReason =
                !isGiven ? .notCollected : reference.gazetteer == nil ? .noReference : .unreadable
            findings.leaveUnknown(slots.claimedZone, reason)
            findings.leaveUnknown(slots.claimSource, reason)
            findings.leaveUnknown(slots.claimedDst, reason)
            return
        }
        findings.report(slots.claimedZone, claimed.title(zones))
        findings.report(slots.claimSource, SymbolCode(UInt32(source)))
        findings.cite(slots.claimedZone, Self.claimPaths[source])
        var moves = 0
        for clock in claimed.clocks {
            if case .zone(let zone) = clock, movesClock[Int(zone.number)] { moves += 1 }
        }
        let isFixed = claimed.clocks.contains { if case .fixed = $0 { true } else { false } }
        if moves == claimed.clocks.count {
            findings.report(slots.claimedDst, true)
        } else if moves == 0, !isFixed {
            findings.report(slots.claimedDst, false)
        } else {
            // A bare offset, or zones of both kinds: the claim does not say.
            findings.leaveUnknown(slots.claimedDst, .notApplicable)
        }
    }

    private func reportConflicts(_ applicant: Applicant, _ findings: inout Findings) {
        guard let conflicts else {
            findings.leaveUnknown(slots.claimConflictCount, .noReference)
            findings.leaveUnknown(slots.claimConflicts, .noReference)
            return
        }
        let found = conflicts.find(applicant)
        guard found.compared > 0 else { return }
        findings.report(slots.claimConflicts, found.kinds)
        findings.report(slots.claimConflictCount, found.kinds.bits.nonzeroBitCount)
        guard found.kinds.bits != 0 else { return }
        let paths: [FieldPath] = [
            RootField.claimsTimezones.path, RootField.claimsUtcOffsetMin.path, RootField.claimsUtcOffsetMin.path,
            RootField.basicsLocationCity.path, RootField.basicsLocationRegion.path,
            RootField.basicsLocationPostalCode.path, RootField.basicsLocationText.path,
            RootField.basicsLocationLatitude.path,
        ]
        for (kind, path) in paths.enumerated() where found.kinds.bits >> UInt64(kind) & 1 == 1 {
            findings.cite(slots.claimConflicts, path)
        }
    }

    /// Leaves what rests on clocks unknown where no zone table was supplied.
    private func leaveClocks(_ reason: UnknownReason, _ findings: inout Findings) {
        for slot in [
            slots.clientClockSessions, slots.clientGapSessions, slots.clientGapDays, slots.addressClockGapSessions,
            slots.commitOffsetCount, slots.mailOffsetCount, slots.paperOffsetCount, slots.seasonOffsetCount,
        ] { findings.leaveUnknown(slot, reason) }
        for slot in [
            slots.clientGapShare, slots.clientGapHours, slots.addressClockGapShare, slots.commitGapShare,
            slots.commitGapHours, slots.mailGapShare, slots.mailGapHours, slots.paperGapHours,
            slots.seasonMismatchShare, slots.activityClaimMass, slots.activityGapHours, slots.activityNightShare,
            slots.activityDstProbability, slots.phoneGapHours,
        ] { findings.leaveUnknown(slot, reason) }
        findings.leaveUnknown(slots.claimedZone, reason)
    }
}
