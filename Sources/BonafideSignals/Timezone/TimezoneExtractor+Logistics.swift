import BonafideCore

/// An address as it stands in a record: its normal form, its building, and the parts of its place.
struct WrittenAddress {
    /// Street with unit and postal code, spelling levelled; nothing where it names no house.
    var full: String?
    var building: String?
    var city: String
    var region: String
    var country: UInt16

    /// How another address lies to this one, as the number of a word of `TimezoneSignals.relations`.
    ///
    /// Gives nothing where too little is written to tell.
    func relation(to other: WrittenAddress) -> Int? {
        if let full, let theirs = other.full, full == theirs { return 0 }
        if let building, let theirs = other.building, building == theirs { return 1 }
        if country != 0, other.country != 0, country != other.country { return 5 }
        let isSameRegion = !region.isEmpty && region == other.region
        if !region.isEmpty, !other.region.isEmpty, !isSameRegion { return 4 }
        if !city.isEmpty, city == other.city { return full == nil || other.full == nil ? nil : 2 }
        guard !city.isEmpty, !other.city.isEmpty else { return nil }
        return isSameRegion || (region.isEmpty && other.region.isEmpty) ? 3 : nil
    }
}

extension TimezoneExtractor {
    /// Where machines were sent, against the claimed home and the addresses of identity documents.
    func reportLogistics(_ applicant: Applicant, _ findings: inout Findings) {
        if applicant.isGivenAnywhere(EquipmentField.shipTo.path) { reportShipping(applicant, &findings) }
        reportChanges(applicant, &findings)
        reportFirstSight(applicant, &findings)
        reportMove(applicant, &findings)
    }

    private func reportShipping(_ applicant: Applicant, _ findings: inout Findings) {
        let home = address(
            applicant, 0, RootField.basicsLocationAddress.path, RootField.basicsLocationPostalCode.path,
            RootField.basicsLocationCity.path, RootField.basicsLocationRegion.path,
            RootField.basicsLocationCountryCode.path)
        let papers = paperAddresses(applicant)
        var count = 0
        var farHome: (relation: Int, element: Int)?
        var farPaper: (relation: Int, element: Int)?
        for element in 0..<applicant.count(of: .equipment) where isHomeDelivery(applicant, element) {
            guard let sent = shippingAddress(applicant, element) else { continue }
            count += 1
            if let relation = home?.relation(to: sent), relation > farHome?.relation ?? -1 {
                farHome = (relation, element)
            }
            let nearest = papers.compactMap { $0.relation(to: sent) }.min()
            if let nearest, nearest > farPaper?.relation ?? -1 { farPaper = (nearest, element) }
        }
        findings.report(slots.shipToCount, count)
        func report(
            _ slot: Slot<SymbolCode>, _ far: (relation: Int, element: Int)?, _ isOtherKnown: Bool,
            _ findings: inout Findings
        ) {
            guard let far else {
                return findings.leaveUnknown(
                    slot, count == 0 ? .notApplicable : isOtherKnown ? .unreadable : .notCollected)
            }
            findings.report(slot, SymbolCode(UInt32(far.relation)))
            findings.cite(slot, EquipmentField.shipTo.path, at: far.element)
        }
        report(slots.shipToHomeRelation, farHome, home != nil, &findings)
        report(slots.shipToIdRelation, farPaper, !papers.isEmpty, &findings)
        if let element = (farPaper ?? farHome)?.element,
            let city = applicant.string(EquipmentField.shipToCity.path, at: element).value
        {
            findings.report(slots.shipToCity, city)
        }
        if let city = applicant.string(RootField.basicsLocationCity.path).value {
            findings.report(slots.claimedCity, city)
        }
    }

    private func isHomeDelivery(_ applicant: Applicant, _ element: Int) -> Bool {
        applicant.flag(EquipmentField.officeDelivery.path, at: element).value != true
    }

    func shippingAddress(_ applicant: Applicant, _ element: Int) -> WrittenAddress? {
        address(
            applicant, element, EquipmentField.shipTo.path, EquipmentField.shipToPostalCode.path,
            EquipmentField.shipToCity.path, EquipmentField.shipToRegion.path, EquipmentField.shipToCountry.path)
    }

    /// Addresses on documents that say where their holder lives.
    private func paperAddresses(_ applicant: Applicant) -> [WrittenAddress] {
        guard applicant.isGivenAnywhere(DocumentField.address.path) else { return [] }
        // passport, id_card, driver_licence, residence_permit, visa
        return (0..<applicant.count(of: .documents)).compactMap { element in
            guard let kind = applicant.word(DocumentField.kind.path, at: element).value, (0...4).contains(kind) else {
                return nil
            }
            return address(
                applicant, element, DocumentField.address.path, DocumentField.addressPostalCode.path,
                DocumentField.addressCity.path, DocumentField.addressRegion.path, DocumentField.addressCountry.path)
        }
    }

    private func address(
        _ applicant: Applicant, _ element: Int, _ street: FieldPath, _ postalCode: FieldPath, _ city: FieldPath,
        _ region: FieldPath, _ country: FieldPath
    ) -> WrittenAddress? {
        func text(_ path: FieldPath) -> String? { applicant.string(path, at: element).value }
        func folded(_ path: FieldPath) -> String {
            applicant.read(path, at: element) { String(decoding: PlaceKey.folded($0.trimmed), as: UTF8.self) }.value
                ?? ""
        }
        guard let line = text(street) else { return nil }
        let code = applicant.country(country, at: element).value
        let full = AddressText.canonical(
            street: line, postalCode: text(postalCode), city: text(city), country: code?.description)
        var division = folded(region)
        if let code,
            let named = applicant.read(region, at: element, { reference.gazetteer?.division($0.trimmed, in: code) })
                .value,
            let number = named.division
        {
            division = "#\(number)"
        }
        return WrittenAddress(
            full: full, building: full.map { AddressText.building($0) }, city: folded(city), region: division,
            country: code?.packed ?? 0)
    }

    // MARK: - Changes, moves, first sight

    private func reportChanges(_ applicant: Applicant, _ findings: inout Findings) {
        guard applicant.count(of: .shipToHistory) > 0 else { return }
        let offer =
            applicant.instant(RootField.offerMadeAt.path).value
            ?? applicant.instant(RootField.offerAcceptedAt.path).value
        guard let offer else { return findings.leaveUnknown(slots.shipToChangesAfterOffer, .notCollected) }
        let delivered = (0..<applicant.count(of: .equipment)).compactMap {
            applicant.instant(EquipmentField.deliveredAt.path, at: $0).value
        }.max()
        var changes = 0
        var dated = 0
        for element in 0..<applicant.count(of: .shipToHistory) {
            guard let at = applicant.instant(ShippingChangeField.changedAt.path, at: element).value else { continue }
            dated += 1
            guard at >= offer, at <= delivered ?? Timestamp(seconds: .max) else { continue }
            changes += 1
            findings.cite(slots.shipToChangesAfterOffer, ShippingChangeField.changedAt.path, at: element)
        }
        guard dated > 0 else { return findings.leaveUnknown(slots.shipToChangesAfterOffer, .unreadable) }
        findings.report(slots.shipToChangesAfterOffer, changes)
    }

    private func reportMove(_ applicant: Applicant, _ findings: inout Findings) {
        let path = RootField.claimsMovedAt.path
        guard applicant.isGivenAnywhere(path) else { return }
        guard let moved = applicant.day(path).value else { return findings.leaveUnknown(slots.knownMove, .unreadable) }
        let shipped =
            (0..<applicant.count(of: .equipment)).compactMap {
                applicant.instant(EquipmentField.orderedAt.path, at: $0).value?.day
            }.max() ?? reference.asOf.day
        findings.report(slots.knownMove, (-60...730).contains(Int(shipped.number) - Int(moved.number)))
        findings.cite(slots.knownMove, path)
    }

    /// How far from its address a machine was first online.
    private func reportFirstSight(_ applicant: Applicant, _ findings: inout Findings) {
        guard let gazetteer = reference.gazetteer else {
            return findings.leaveUnknown(slots.firstSeenDistance, .noReference)
        }
        var farthest: (distance: Double, element: Int)?
        var isAnonymous = false
        for element in 0..<applicant.count(of: .equipment) {
            guard let target = target(applicant, element, gazetteer) else { continue }
            guard let seen = firstSight(applicant, element, gazetteer, &isAnonymous) else { continue }
            let distance = max(0, seen.distance(to: target) - seen.radius - target.radius)
            if distance > farthest?.distance ?? -1 { farthest = (distance, element) }
        }
        guard let farthest else {
            return findings.leaveUnknown(slots.firstSeenDistance, isAnonymous ? .notApplicable : .notCollected)
        }
        findings.report(slots.firstSeenDistance, farthest.distance)
        findings.cite(slots.firstSeenDistance, EquipmentField.firstSeenAt.path, at: farthest.element)
        guard let seen = applicant.instant(EquipmentField.firstSeenAt.path, at: farthest.element).value,
            let start = applicant.instant(EquipmentField.deliveredAt.path, at: farthest.element).value
                ?? applicant.instant(EquipmentField.orderedAt.path, at: farthest.element).value
        else { return findings.leaveUnknown(slots.firstSeenDays, .notCollected) }
        let seconds = seen.seconds.subtractingReportingOverflow(start.seconds).partialValue
        findings.report(slots.firstSeenDays, Double(seconds) / 86_400)
    }

    /// Where a machine was sent.
    private func target(_ applicant: Applicant, _ element: Int, _ gazetteer: Gazetteer) -> Place? {
        guard let country = applicant.country(EquipmentField.shipToCountry.path, at: element).value else { return nil }
        let division = applicant.read(EquipmentField.shipToRegion.path, at: element) {
            gazetteer.division($0.trimmed, in: country)
        }.value
        let city = applicant.read(EquipmentField.shipToCity.path, at: element) {
            gazetteer.city(named: $0.trimmed, in: country, division: division)
        }.value
        return gazetteer.point(of: city ?? NamedPlace(country: country))
    }

    /// Where it was first online: coordinates, else the stated country, else the country of its address.
    private func firstSight(
        _ applicant: Applicant, _ element: Int, _ gazetteer: Gazetteer, _ isAnonymous: inout Bool
    ) -> Place? {
        if let latitude = applicant.decimal(EquipmentField.firstSeenLat.path, at: element).value,
            let longitude = applicant.decimal(EquipmentField.firstSeenLon.path, at: element).value,
            (-90...90).contains(latitude), (-180...180).contains(longitude)
        {
            return Place(latitude: latitude, longitude: longitude, radius: 50)
        }
        let address = applicant.ipAddress(EquipmentField.firstSeenIp.path, at: element).value?.unwrapped
        if let address,
            reference.addresses.contains(where: {
                !$0.table.attributes(of: address).flags.isDisjoint(with: .anonymous)
            })
        {
            isAnonymous = true
            return nil
        }
        let stated = applicant.country(EquipmentField.firstSeenCountry.path, at: element).value
        guard let country = stated ?? address.flatMap({ self.country(of: $0) }) else { return nil }
        return gazetteer.point(of: NamedPlace(country: country))
    }

    // MARK: - Addresses that receive for others

    /// Whether the home or a shipping address receives for others.
    func reportPost(_ applicant: Applicant, _ findings: inout Findings) {
        let confidential = RootField.claimsAddressConfidential.path
        if applicant.isGivenAnywhere(confidential), let flag = applicant.flag(confidential).value {
            findings.report(slots.addressConfidential, flag)
        }
        guard !marks.isEmpty else { return }
        let street = RootField.basicsLocationAddress.path
        if applicant.isGivenAnywhere(street) {
            let mark = mark(
                applicant, 0, street, RootField.basicsLocationPostalCode.path, RootField.basicsLocationCountryCode.path)
            report(mark, slots.homePostKind, street, 0, &findings)
        }
        let shipTo = EquipmentField.shipTo.path
        guard applicant.isGivenAnywhere(shipTo) else { return }
        for element in 0..<applicant.count(of: .equipment) where isHomeDelivery(applicant, element) {
            let mark = mark(
                applicant, element, shipTo, EquipmentField.shipToPostalCode.path, EquipmentField.shipToCountry.path)
            report(mark, slots.shipToPostKind, shipTo, element, &findings)
            if mark != nil { return }
        }
    }

    private func mark(
        _ applicant: Applicant, _ element: Int, _ street: FieldPath, _ postalCode: FieldPath, _ country: FieldPath
    ) -> PostalMark? {
        let code = applicant.country(country, at: element).value
        return applicant.read(street, at: element) { line in
            applicant.read(postalCode, at: element) { marks.mark(street: line, postalCode: $0.trimmed, country: code) }
                .value ?? marks.mark(street: line, postalCode: nil, country: code)
        }.value
    }

    private func report(
        _ mark: PostalMark?, _ slot: Slot<SymbolCode>, _ path: FieldPath, _ element: Int, _ findings: inout Findings
    ) {
        guard let mark else {
            return findings.report(slot, SymbolCode(UInt32(TimezoneSignals.postKinds.count - 1)))
        }
        findings.report(slot, SymbolCode(UInt32(mark.kind.rawValue)))
        findings.report(slots.postName, mark.name)
        findings.cite(slot, path, at: element)
    }
}
