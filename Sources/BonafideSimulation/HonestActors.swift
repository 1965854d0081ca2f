internal import BonafideCore

/// Makes honest applicants of every way of life.
struct HonestActors: Sendable {
    let people: PersonSource
    let dossier: Dossier
    let recorder: HabitRecorder
    var clock: SimulatedClock { dossier.clock }

    /// How many applicants a unit of a class has.
    func size(of kind: HonestClass, _ random: inout SimulationRandom) -> Int {
        switch kind {
        case .couple, .namesake: 2
        case .agency: random.between(3...12)
        case .dormitory: random.between(3...9)
        default: 1
        }
    }

    /// The applicants of one unit.
    func unit(
        _ kind: HonestClass, size: Int, first: Int, unit: Int, _ random: inout SimulationRandom
    ) -> [SimulatedProfile] {
        let people = companions(kind, size: size, first: first, &random)
        let isDeclared = random.chance(BaseRates.declared.value)
        let sharesAccount = random.chance(BaseRates.jointAccount.value)
        return people.enumerated().map { place, person in
            var profile = SimulatedProfile(
                id: "P-\(first + place)",
                truth: .init(actor: "honest", kind: kind.rawValue, level: "", unit: size > 1 ? unit : 0))
            var random = SimulationRandom(seed: random.next(), stream: UInt64(place))
            dossier.write(person, into: &profile, &random)
            var habits = Habits(person)
            if random.chance(BaseRates.vpnAtWork.value) { habits.shareVPN = 0.05 + random.unit() * 0.5 }
            if random.chance(BaseRates.remoteTool.value) { habits.software.append("TeamViewer") }
            if random.chance(BaseRates.wrongZone.value) { habits.clockPlace = Place.draw(&random) }
            live(kind, person, people, sharesAccount, isDeclared, unit, &habits, &profile, &random)
            recorder.record(habits, of: person, into: &profile, &random)
            return profile
        }
    }

    /// The people of a unit, with what they share by living or working together.
    private func companions(
        _ kind: HonestClass, size: Int, first: Int, _ random: inout SimulationRandom
    ) -> [Person] {
        let home = kind == .behindFirewall ? Place.beijing : Place.draw(&random)
        var all = (0..<size).map { people.person(first + $0, at: home, &random) }
        switch kind {
        case .couple:
            all[1].street = all[0].street
            if random.chance(BaseRates.sameFamilyName.value) { all[1].family = all[0].family }
        case .namesake:
            all[1].given = all[0].given
            all[1].family = all[0].family
        case .dormitory:
            let hall = all[0].street
            for place in all.indices { all[place].street = "\(hall) Apt \(place + 1)" }
        default: break
        }
        return all
    }

    private func live(
        _ kind: HonestClass, _ person: Person, _ people: [Person], _ sharesAccount: Bool, _ isDeclared: Bool,
        _ unit: Int, _ habits: inout Habits, _ profile: inout SimulatedProfile, _ random: inout SimulationRandom
    ) {
        switch kind {
        case .ordinary, .namesake: break
        case .alwaysVPN: habits.egress = .commercial
        case .nomad: nomad(&habits, &profile, &random)
        case .immigrant: immigrant(person, &habits, &profile, &random)
        case .couple:
            habits.network = people[0].number
            if sharesAccount {
                profile.changeAll(.payouts, "account_key") { "\(people[0].account)-\($0)" }
                profile.changeAll(.payouts, "holder") { _ in people[0].name }
            }
            if isDeclared { profile.set("household_id", "household-\(unit)") }
        case .agency: agency(people, isDeclared, unit, &habits, &profile, &random)
        case .displaced: displaced(person, &habits, &profile, &random)
        case .nightOwl: habits.dayStart = 17
        case .privacy:
            habits.egress = .commercial
            profile.set("basics.email", "alias\(person.number)@mail\(person.number % 97).example")
            profile.change(.phones, "line_type", to: "voip")
            profile.drop(.links)
        case .mover: mover(&habits, &profile, &random)
        case .dormitory: habits.network = people[0].number
        case .junior: junior(person, &profile)
        case .behindFirewall:
            habits.egress = .named
            profile.change(.payouts, "country", to: "GB")
        case .renamed: renamed(person, &profile, &random)
        case .crypto:
            profile.set("contract.crypto_agreed", "yes")
            profile.change(.payouts, "method", to: "crypto")
        case .returner: returner(&profile)
        case .dayShift:
            habits.dayPlace = Place.drawUS(&random)
        }
    }

    private func nomad(_ habits: inout Habits, _ profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        var zones = [habits.whereabouts.zone]
        for stay in 0..<3 {
            let place = Place.draw(&random)
            habits.trips.append((place, 56 - stay * 19, 40 - stay * 19))
            zones.append(place.zone)
        }
        if random.chance(0.86) {
            profile.set("claims.timezones", zones.joined(separator: "|"))
            profile.set("claims.locations", habits.trips.map(\.place.country).joined(separator: "|"))
            profile.set("basics.location.text", "\(habits.whereabouts.city), usually travelling")
        } else {
            // MBO Partners 2024: 14 % keep it from the employer. That is one thing hidden, and labelled so.
            profile.truth.actor = "lone"
            profile.truth.kind = "untold_nomad"
        }
    }

    private func immigrant(
        _ person: Person, _ habits: inout Habits, _ profile: inout SimulatedProfile, _ random: inout SimulationRandom
    ) {
        let origin = Place.draw(&random)
        profile.change(.education, "countryCode", to: origin.country)
        profile.change(.work, "countryCode", to: origin.country)
        profile.change(.phones, "carrier_country", to: random.chance(0.2) ? origin.country : person.home.country)
        habits.trips = random.chance(0.3) ? [(origin, 20, 10)] : []
    }

    private func agency(
        _ people: [Person], _ isDeclared: Bool, _ unit: Int, _ habits: inout Habits,
        _ profile: inout SimulatedProfile, _ random: inout SimulationRandom
    ) {
        habits.network = people[0].number
        habits.shareMobile = 0.05
        profile.set("source.channel", "agency")
        if isDeclared {
            profile.set("agency_id", "agency-\(unit)")
            if random.chance(0.5) {
                profile.changeAll(.payouts, "account_key") { "agency-account-\(unit)-\($0)" }
                profile.changeAll(.payouts, "holder") { _ in "Agency \(unit) Ltd" }
            }
        }
    }

    private func displaced(
        _ person: Person, _ habits: inout Habits, _ profile: inout SimulatedProfile, _ random: inout SimulationRandom
    ) {
        // Papers replaced, names spelled anew, a number from before.
        profile.change(.documents, "issued", to: clock.date(daysBefore: 200))
        profile.change(.documents, "name", to: "\(person.family) \(person.given)")
        profile.change(.phones, "carrier_country", to: Place.draw(&random).country)
        profile.set("claims.moved_at", clock.date(daysBefore: 250))
        habits.shareMobile = 0.6
    }

    private func mover(_ habits: inout Habits, _ profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        let old = Place.draw(&random)
        habits.trips = [(old, 56, 30)]
        profile.set("claims.moved_at", clock.date(daysBefore: 29))
        profile.change(.documents, "address", to: "\(10 + random.below(900)) \(random.pick(Names.streets))")
        profile.change(.documents, "address_city", to: old.city)
        profile.change(.documents, "address_postalCode", to: old.postalCode)
        profile.add(.history, ["field": "location", "at": clock.text(daysBefore: 29)])
    }

    private func junior(_ person: Person, _ profile: inout SimulatedProfile) {
        let birthday = person.born.parts
        let digits = SimulatedClock.two(birthday.month) + SimulatedClock.two(birthday.day)
        profile.set("basics.email", "\(Names.handles[person.number % 12])\(person.number)q\(digits)@gmail.com")
        profile.change(.links, "account_created_at", to: clock.text(daysBefore: 150))
        profile.change(.links, "connections", to: "12")
        profile.change(.links, "activity_count", to: "0")
        profile.set("code.created_at", clock.text(daysBefore: 160))
        profile.drop(.verifications)
    }

    private func renamed(_ person: Person, _ profile: inout SimulatedProfile, _ random: inout SimulationRandom) {
        let earlier = "\(Names.given(&random, list: people.nameList)) \(person.family)"
        if random.chance(0.6) { profile.set("basics.prior_names", earlier) }
        profile.change(.documents, "name", to: earlier)
        profile.change(.links, "display_name", to: earlier)
    }

    private func returner(_ profile: inout SimulatedProfile) {
        profile.set("account.created_at", clock.text(daysBefore: 1_500))
        profile.add(.activity, ["at": clock.text(daysBefore: 1_400), "kind": "commit"])
        profile.add(.history, ["field": "phone", "at": clock.text(daysBefore: 58)])
    }
}
