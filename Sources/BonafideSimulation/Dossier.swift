internal import BonafideCore

/// Writes what an honest applicant would claim and hand in; actors change it afterwards.
struct Dossier: Sendable {
    let clock: SimulatedClock

    func write(_ person: Person, into profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        claims(person, into: &profile, &random)
        papers(person, into: &profile, &random)
        career(person, into: &profile, &random)
        money(person, into: &profile, &random)
        machine(person, into: &profile, &random)
        contacts(person, into: &profile, &random)
    }

    private func claims(_ person: Person, into profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        profile.set("basics.name", person.name)
        profile.set("basics.email", person.mailbox)
        profile.set("basics.phone", person.phone)
        profile.set("basics.location.address", person.street)
        profile.set("basics.location.postalCode", person.home.postalCode)
        profile.set("basics.location.city", person.home.city)
        profile.set("basics.location.region", person.home.region)
        profile.set("basics.location.countryCode", person.home.country)
        profile.set("claims.timezones", person.home.zone)
        profile.set("person.dob", SimulatedClock.date(person.born))
        profile.set("contract.currency", "USD")
        profile.set("comp.role", "Developer")
        profile.set("comp.rate_minor", "\(4_000 + 100 * random.below(60))")
        profile.set("comp.currency", "USD")
        profile.set("comp.unit", "hour")
        profile.set("offer.made_at", clock.text(daysBefore: 45))
        profile.set("offer.accepted_at", clock.text(daysBefore: 43))
        profile.set("account.created_at", clock.text(daysBefore: 200 + random.below(2_000)))
        profile.set("code.login", "\(Names.handles[person.number % Names.handles.count])\(person.number)")
        profile.set("code.created_at", clock.text(daysBefore: 400 + random.below(3_000)))
        profile.set("source.channel", "applied")
    }

    private func papers(_ person: Person, into profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        let hasMoved = random.chance(BaseRates.movedSinceID.value)
        let isSavedAgain = random.chance(BaseRates.savedAgain.value)
        let scanners = ["Canon iR-ADV C3530", "HP Smart Document Scan", "EPSON Scan"]
        let savers = [
            "macOS Version 14.5 Quartz PDFContext", "Microsoft: Print To PDF", "Skia/PDF m126", "PDFium",
            "iOS Version 17.5 Quartz PDFContext", "Ghostscript 10.03.1", "LibreOffice 24.2", "iLovePDF",
        ]
        profile.add(
            .documents,
            [
                "kind": "id_card", "country": person.home.country, "name": person.name,
                "dob": SimulatedClock.date(person.born), "number_hash": hash("id", person.number),
                "issued": clock.date(daysBefore: 300 + random.below(2_000)),
                "address": hasMoved ? "\(10 + random.below(900)) \(random.pick(Names.streets))" : person.street,
                "address_postalCode": person.home.postalCode, "address_city": person.home.city,
                "address_country": person.home.country,
                "meta.producer": isSavedAgain ? random.pick(savers) : random.pick(scanners), "meta.author": "",
                "submitted_at": clock.text(daysBefore: 42),
            ])
    }

    private func career(_ person: Person, into profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        let today = clock.asOf.parts
        let firstYear = today.year - person.years
        profile.add(
            .education,
            [
                "institution": random.pick(Names.schools), "area": "Computer science", "studyType": "BSc",
                "startDate": "\(firstYear - 5)", "endDate": "\(firstYear - 1)", "countryCode": person.school.country,
            ])
        var year = firstYear
        var places = Names.employers
        while year < today.year, !places.isEmpty {
            let length = 1 + random.below(4)
            let employer = places.remove(at: random.below(places.count))
            let start = "\(year)-\(SimulatedClock.two(1 + random.below(12)))"
            let end = min(year + length, today.year)
            profile.add(
                .work,
                [
                    "name": employer, "position": "Developer", "countryCode": person.home.country,
                    "startDate": start, "endDate": "\(end)-01", "summary": summary(person.number, year, &random),
                    "remote": random.chance(0.5) ? "yes" : "no", "employment": "full_time",
                ])
            year = end
        }
        if random.chance(BaseRates.overlap.value), person.years > 3 {
            profile.add(
                .work,
                [
                    "name": "Side Door Studio", "position": "Developer", "countryCode": person.home.country,
                    "startDate": "\(today.year - 3)-02", "endDate": "\(today.year - 2)-02", "summary": "",
                    "remote": "yes", "employment": "full_time",
                ])
        }
    }

    /// A few sentences of somebody's own.
    private func summary(_ number: Int, _ year: Int, _ random: inout SimulationRandom) -> String {
        let verbs = ["Built", "Kept", "Moved", "Measured", "Rewrote", "Tested", "Split", "Joined"]
        let things = [
            "billing", "search", "the mobile client", "reports", "the build", "payments", "alerts", "imports",
        ]
        return (0..<3).map { "\(random.pick(verbs)) \(random.pick(things)) for team \(number % 911)-\(year + $0)." }
            .joined(separator: " ")
    }

    private func money(_ person: Person, into profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        let isAbroad = random.chance(BaseRates.multiCurrency.value)
        profile.add(
            .payouts,
            [
                "current": "yes", "method": "bank", "provider": isAbroad ? "Wise" : "Riverbend Example Bank",
                "holder": person.name, "account_key": person.account,
                "country": isAbroad ? "BE" : person.home.country, "currency": "USD",
                "changed_at": clock.text(daysBefore: 40),
            ])
        if random.chance(BaseRates.changedBank.value) {
            profile.add(
                .payouts,
                [
                    "current": "no", "method": "bank", "provider": "Old Mill Bank", "holder": person.name,
                    "account_key": person.account + "-old", "country": person.home.country, "currency": "USD",
                    "changed_at": clock.text(daysBefore: 60 + random.below(600)),
                ])
        }
        for month in 0..<2 {
            profile.add(
                .payments,
                [
                    "at": clock.text(daysBefore: 30 - 20 * month), "direction": "in", "amount_minor": "420000",
                    "currency": "USD", "counterparty_key": "payer-main", "kind": "payout",
                ])
        }
    }

    private func machine(_ person: Person, into profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        let toOffice = random.chance(BaseRates.officeDelivery.value)
        let elsewhere = random.chance(BaseRates.shipElsewhere.value)
        profile.add(
            .equipment,
            [
                "serial": "SN\(100_000 + person.number)",
                "ship_to": elsewhere ? "\(10 + random.below(900)) \(random.pick(Names.streets))" : person.street,
                "ship_to_postalCode": person.home.postalCode, "ship_to_city": person.home.city,
                "ship_to_region": person.home.region, "ship_to_country": person.home.country,
                "ordered_at": clock.text(daysBefore: 41), "delivered_at": clock.text(daysBefore: 37),
                "first_seen_at": clock.text(daysBefore: 36), "first_seen_ip": person.home.homeAddress(person.number),
                "first_seen_country": person.home.country, "office_delivery": toOffice ? "yes" : "no",
            ])
    }

    private func contacts(_ person: Person, into profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        profile.add(
            .phones,
            [
                "value": person.phone, "line_type": person.isVirtualLine ? "voip" : "mobile",
                "carrier_country": person.phoneCountry,
            ])
        let allFree = random.chance(BaseRates.freeMailReferences.value)
        for place in 0..<2 {
            let isFree = allFree || random.chance(0.2)
            let employer = random.pick(Names.employers)
            profile.add(
                .references,
                [
                    "name": "",
                    "email":
                        "ref\(person.number)x\(place)@\(isFree ? "gmail.com" : "works\(person.number % 89).example")",
                    "employer": employer, "employer_domain": "works\(person.number % 89).example",
                ])
        }
        profile.add(
            .links,
            [
                "network": "code", "username": "\(Names.handles[person.number % Names.handles.count])\(person.number)",
                "url": "https://code.example/\(person.number)",
                "account_created_at": clock.text(daysBefore: 500 + random.below(3_000)),
                "connections": "\(20 + random.below(400))", "activity_count": "\(random.below(300))",
                "status": "active", "display_name": person.name, "contact_match": "yes", "found_by": "claimed",
            ])
        if random.chance(0.4) {
            for subject in ["employment", "education"] {
                profile.add(
                    .verifications,
                    [
                        "subject": subject, "item": "", "result": random.chance(0.8) ? "confirmed" : "unknown",
                        "at": clock.text(daysBefore: 44),
                    ])
            }
        }
    }

    private func hash(_ what: String, _ number: Int) -> String {
        var random = SimulationRandom(seed: 0x1d0c, stream: UInt64(number))
        return "\(what == "id" ? "1d" : "d1")"
            + (0..<4).map { _ in String(random.next() | 1 << 63, radix: 16) }.joined().prefix(62)
    }
}

extension SimulatedProfile {
    /// Changes a cell of the first row of a table.
    mutating func change(_ table: SimulatedTable, _ column: String, to text: String) {
        guard let row = rows.firstIndex(where: { $0.table == table }),
            let cell = rows[row].cells.firstIndex(where: { $0.column == column })
        else { return }
        rows[row].cells[cell].text = text
    }

    /// Changes a cell of every row of a table.
    mutating func changeAll(_ table: SimulatedTable, _ column: String, _ text: (Int) -> String) {
        var number = 0
        for row in rows.indices where rows[row].table == table {
            if let cell = rows[row].cells.firstIndex(where: { $0.column == column }) {
                rows[row].cells[cell].text = text(number)
            }
            number += 1
        }
    }

    /// Takes all rows of a table away.
    mutating func drop(_ table: SimulatedTable) { rows.removeAll { $0.table == table } }
}
